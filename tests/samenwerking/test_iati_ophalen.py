"""Fetching a file from an address: only from the open internet, bounded in size and time; redirects too."""

import gzip
import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from raadsportaal.basis import fetching
from raadsportaal.basis.tables.files import BrokenFile
from samenwerking.models import Programma
from tests.samenwerking.iati import ORG, activity, document
from tests.webserver import serving


def reply(body=b"", status=200, **headers):
    def answer(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.fixture
def own_machine(monkeypatch):
    """Our own machine counts as the open internet, and nothing else does."""
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "opgehaald.xml"


@pytest.mark.usefixtures("own_machine")
class TestFetching:
    def test_the_file_arrives_as_it_is(self, path):
        with serving(reply(b"<a/>" * 100_000)) as (url, asked):
            fetching.fetch(f"{url}/pad?q=1", path)
        assert path.read_bytes() == b"<a/>" * 100_000
        assert asked[0].path == "/pad?q=1"
        assert asked[0].headers["Host"] == url.removeprefix("http://")
        assert "RaadsportaalInternationaal" in asked[0].headers["User-Agent"]

    def test_a_packed_file_is_unpacked(self, path):
        with serving(reply(gzip.compress(b"<a/>"), Content_Encoding="gzip")) as (url, _):
            fetching.fetch(url, path)
        assert path.read_bytes() == b"<a/>"

    def test_a_redirect_is_followed(self, path):
        def answer(handler):
            (reply(b"daar") if handler.path == "/daar" else reply(b"", 302, Location="/daar"))(handler)

        with serving(answer) as (url, _):
            fetching.fetch(url, path)
        assert path.read_bytes() == b"daar"

    @pytest.mark.parametrize(
        ("location", "said"),
        [
            ("file:///etc/passwd", "Alleen een adres dat begint met http"),
            ("ftp://example.org/", "Alleen een adres dat begint met http"),
            ("http://169.254.169.254/latest/meta-data/", "besloten netwerk"),
            ("http://10.0.0.1/", "besloten netwerk"),
            ("http://[::1]/", "besloten netwerk"),
            ("//192.168.1.1/x", "besloten netwerk"),
        ],
    )
    def test_a_redirect_inwards_is_refused(self, path, location, said):
        with serving(reply(b"", 302, Location=location)) as (url, _), pytest.raises(BrokenFile, match=said):
            fetching.fetch(url, path)

    def test_a_redirect_without_end_is_refused(self, path):
        said = "blijft naar een ander adres verwijzen"
        with serving(reply(b"", 302, Location="/weer")) as (url, asked), pytest.raises(BrokenFile, match=said):
            fetching.fetch(url, path)
        assert len(asked) == fetching.REDIRECTS + 1

    def test_a_file_that_is_too_large_is_refused_packed_or_not(self, path):
        bomb = gzip.compress(b"0" * 5_000_000)
        for answer in (reply(b"0" * 5_000_000), reply(bomb, Content_Encoding="gzip")):
            with serving(answer) as (url, _), pytest.raises(BrokenFile, match="groter dan 1 MB"):
                fetching.fetch(url, path, max_bytes=1_000_000)
            assert path.stat().st_size <= 1_000_000

    @pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
    def test_a_refusal_is_said(self, path, status):
        with serving(reply(b"", status)) as (url, _), pytest.raises(BrokenFile, match=rf"\(fout {status}\)"):
            fetching.fetch(url, path)

    def test_silence_ends(self, path, monkeypatch):
        monkeypatch.setattr(fetching, "READ", 0.2)
        with serving(lambda handler: time.sleep(1)) as (url, _), pytest.raises(BrokenFile, match="geen antwoord"):
            fetching.fetch(url, path)

    def test_dripping_ends(self, path, monkeypatch):
        monkeypatch.setattr(fetching, "WHOLE", 0.3)

        def drip(handler):
            reply(b"", 200)(handler)
            for _ in range(40):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)

        with serving(drip) as (url, _), pytest.raises(BrokenFile, match="te langzaam"):
            fetching.fetch(url, path)

    def test_a_broken_answer_is_said(self, path):
        for answer in (
            reply(b"geen gzip", Content_Encoding="gzip"),
            lambda handler: handler.wfile.write(b"onzin"),
            reply(b"kort", Content_Length="1000"),
        ):
            with serving(answer) as (url, _), pytest.raises(BrokenFile, match="geen antwoord"):
                fetching.fetch(url, path)

    @pytest.mark.django_db
    def test_the_command_imports_what_is_behind_an_address(self, content):
        with serving(reply(document(activity()).encode())) as (url, _):
            call_command("import_iati", f"{url}/x.xml?sleutel=geheim", stdout=StringIO(), stderr=StringIO())
            bron = Programma.objects.get(verzameling=ORG).bronnen.get()
            assert bron.url == f"{url}/x.xml"
            with serving(reply(b"<html/>")) as (other, _), pytest.raises(CommandError, match="Er is niets ingelezen"):
                call_command("import_iati", other, stderr=StringIO())


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "ff02::1",
        "2001:db8::1", "::127.0.0.1", "fec0::1", "3fff::1", "3fff:fff:ffff::1", "192.88.99.1",
        "::ffff:192.88.99.1", "5f00::1",
    ],
)  # fmt: skip
def test_an_address_of_a_closed_network_is_refused(address):
    assert not fetching.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "145.97.39.155", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_of_the_open_internet_is_public(address):
    assert fetching.is_public(address)


def test_a_name_is_refused_when_any_of_its_addresses_is_inside(monkeypatch):
    found = [(0, 0, 0, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **options: found)
    with pytest.raises(BrokenFile, match="besloten netwerk"):
        fetching.resolve("dubbel.example", 80)


def test_the_address_that_was_checked_is_the_one_that_is_used(monkeypatch, path):
    """A name that means something else a moment later (DNS rebinding) is asked only once."""
    asked = []

    def resolve(host, port, **options):
        asked.append(host)
        return [(0, 0, 0, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    with serving(reply(b"<a/>")) as (url, seen):
        port = int(url.rpartition(":")[2])
        monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
        monkeypatch.setattr(fetching.socket, "getaddrinfo", _only("wissel.example", resolve))
        fetching.fetch(f"http://wissel.example:{port}/", path)
    assert asked == ["wissel.example"]
    assert seen[0].headers["Host"] == f"wissel.example:{port}"


def _only(name, resolve):
    real = fetching.socket.getaddrinfo
    return lambda host, port, *args, **options: (resolve if host == name else real)(host, port, *args, **options)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/x", "gopher://example.org/", "http://", "http:///x", "https://user:pw@x/",
        "http://a b/", "http://x\n/", "http://x:99999/", "http://[::1", "http://\udcff/", "://x", "javascript://x/%0aalert",
        f"http://{'a' * 300}.example/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url, path):
    with pytest.raises(BrokenFile):
        fetching.fetch(url, path)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:5432", "[::1]:8131", "0x7f000001", "2130706433"])
def test_an_address_inside_is_refused_on_the_command_line(host):
    with pytest.raises(CommandError, match=r"besloten netwerk|bestaat niet"):
        call_command("import_iati", f"http://{host}/x")
