"""Ask a public address, or fetch its file: bounded in time and size, and never from inside our own network."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urljoin, urlsplit

import certifi
import urllib3
from django.conf import settings

from raadsportaal.basis.deadline import Deadline
from raadsportaal.basis.tables.files import BrokenFile

CONNECT, READ, WHOLE = 5.0, 20.0, 900.0  # seconds
MAX_BYTES = 250_000_000  # unpacked
XML = "application/xml, text/xml, */*;q=0.5"
REDIRECTS = 4
ADDRESSES = 3  # of one name: how many are tried
SLOW = "Het adres stuurt het bestand te langzaam."
NOT_CONNECTED = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)
PORTS = {"http": 80, "https": 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")
# What Python's ipaddress calls global and IANA does not: 6to4 relays, site-local, segment routing, documentation.
NOT_PUBLIC = [ipaddress.ip_network(net) for net in ("192.88.99.0/24", "fec0::/10", "5f00::/16", "3fff::/20")]


@contextmanager
def fetched(url: str) -> Iterator[Path]:
    """The file behind an address, for as long as the block lasts; raises BrokenFile."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "opgehaald"
        fetch(url, path)
        yield path


def fetch(url: str, path: Path, *, max_bytes: int = MAX_BYTES, accept: str = XML, seconds=None) -> None:
    """Write what is at the address to the path. Each redirect is checked as the first address was.

    `seconds`: how long all of it may take.
    """
    end = time.monotonic() + (WHOLE if seconds is None else seconds)
    for _ in range(REDIRECTS + 1):
        try:
            location = _ask(url, path, max_bytes, end, accept)
        except (urllib3.exceptions.HTTPError, OSError) as fault:
            raise BrokenFile(f"Het adres geeft geen antwoord ({type(fault).__name__}).")
        if not location:
            return
        url = redirected(url, location)
    raise BrokenFile("Het adres blijft naar een ander adres verwijzen.")


def _ask(url, path, max_bytes, end, accept):
    """Write the body, or return the address that the answer points to."""
    left = end - time.monotonic()
    with answered(url, accept=accept, whole=left) as response:
        if location := response.get_redirect_location():
            return location
        if response.status != 200:
            raise BrokenFile(f"Het adres geeft dit bestand niet (fout {response.status}).")
        _write(response, path, max_bytes, end)
    return ""


def redirected(url: str, location: str) -> str:
    """Where an answer points to: servers also send spaces and letters that no address may have as they are."""
    try:
        text = location.encode("latin-1", "replace").decode("utf-8", "replace").strip()
        parts = urlsplit(urljoin(url, text))
    except ValueError:
        raise BrokenFile("Het adres verwijst naar iets dat geen webadres is.")
    safe = "/:@!$&'()*+,;=%~?"
    return parts._replace(
        path=quote(parts.path, safe), query=quote(parts.query, safe), fragment=quote(parts.fragment, safe)
    ).geturl()


@contextmanager
def answered(url: str, *, method="GET", accept="*/*", read=None, whole=None, cookie="", headers=None, body=None):
    """The answer of an address itself, whose body is not read yet; where it redirects to, nobody asked.

    `read` is how many seconds it may be silent, `whole` how long all of it may take. `headers` are sent beside ours,
    which go first. Raises BrokenFile for what is no public address, or is too slow.
    """
    scheme, host, port, target = split(url)
    shown = f"[{host}]" if ":" in host else host
    ours = {
        "Host": shown if port == PORTS[scheme] else f"{shown}:{port}",
        "User-Agent": f"RaadsportaalInternationaal/1 (+{settings.PORTAL_URL})",
        "Accept": accept,
        "Accept-Encoding": "gzip",
    } | ({"Cookie": cookie} if cookie else {})
    names = {name.lower() for name in ours}
    headers = ours | {name: value for name, value in (headers or {}).items() if name.lower() not in names}
    addresses = resolve(host, port)[:ADDRESSES]
    read = READ if read is None else read
    with Deadline(WHOLE if whole is None else whole) as deadline:
        try:
            pools = (_pool(scheme, host, address, port, read, deadline) for address in addresses)
            with _first_answer(pools, len(addresses), method, target, headers, body) as response:
                yield response
        except (urllib3.exceptions.HTTPError, OSError):
            if not deadline.over:
                raise
        if deadline.over:  # a connection that is cut looks like one that is done
            raise BrokenFile(SLOW)


@contextmanager
def _first_answer(pools, n, method, target, headers, body):
    """Of the first address of a name that can be connected to."""
    for left, pool in zip(range(n - 1, -1, -1), pools, strict=True):
        with pool:
            try:
                response = pool.urlopen(
                    method, target, body=body, headers=headers, redirect=False, preload_content=False
                )
            except NOT_CONNECTED:
                if left:
                    continue
                raise
            try:
                yield response
            finally:
                response.close()
            return


def _write(response, path, max_bytes, end):
    with path.open("wb") as out:
        for part in parts(response, max_bytes):
            if time.monotonic() > end:
                raise BrokenFile(SLOW)
            out.write(part)


def parts(response, max_bytes: int) -> Iterator[bytes]:
    """The body, unpacked, in parts; raises BrokenFile when it is larger than this."""
    size = 0
    # read1 gives what has come in: an address that drips cannot hold us longer than the whole.
    while part := response.read1(65_536, decode_content=True):
        size += len(part)
        if size > max_bytes:
            raise BrokenFile(f"Dit bestand is groter dan {max_bytes // 1_000_000} MB.")
        yield part


def _pool(scheme, host, address, port, read, deadline):
    """Connections to this one address: whatever the name means a moment later, we do not ask again."""
    options = {"timeout": urllib3.Timeout(connect=CONNECT, read=read), "retries": False}
    if scheme == "http":
        pool = urllib3.HTTPConnectionPool(address, port, **options)
    else:
        context = ssl.create_default_context(cafile=certifi.where())
        options |= {"ssl_context": context, "server_hostname": host, "assert_hostname": host}
        pool = urllib3.HTTPSConnectionPool(address, port, **options)
    pool.ConnectionCls = deadline.watched(pool.ConnectionCls)
    return pool


def split(url: str) -> tuple[str, str, int, str]:
    """(scheme, host, port, path with query) of a web address; raises BrokenFile for anything else."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except (ValueError, UnicodeError):
        raise BrokenFile("Dit is geen webadres.")
    if parts.scheme not in PORTS:
        raise BrokenFile("Alleen een adres dat begint met http:// of https:// kan.")
    if not host or parts.username or parts.password or any(c.isspace() or ord(c) < 32 for c in url):
        raise BrokenFile("Dit is geen webadres.")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port or PORTS[parts.scheme], target


def resolve(host: str, port: int) -> list[str]:
    """The network addresses to connect to, the best first; refused when any address of the name is not a public one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise BrokenFile(f"Het adres {host} bestaat niet.")
    addresses = list(dict.fromkeys(entry[4][0] for entry in found))
    if not addresses or not all(is_public(address) for address in addresses):
        raise BrokenFile(f"Het adres {host} ligt in een besloten netwerk. Daar halen wij niets op.")
    return addresses


def is_public(address: str) -> bool:
    """Whether a network address is one of the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6:
        if ip.sixtofour or ip.teredo or ip in NAT64:
            return False  # another address is hidden in it
        ip = ip.ipv4_mapped or ip
    if any(ip in net for net in NOT_PUBLIC):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
