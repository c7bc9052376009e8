"""Sites that behave oddly: what a browser would open is no broken link, and none of them can hold us."""

import socket
import ssl
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from raadsportaal.basis import fetching
from raadsportaal.redactie.checks import visiting
from tests.redactie.bronlinks import look, only_link
from tests.webserver import answering, serving

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content", "own_machine")]


def test_a_site_that_never_answers_a_short_question_is_asked_the_long_one(monkeypatch):
    monkeypatch.setattr(visiting, "SILENCE", 0.2)
    with answering({"/": lambda asked: time.sleep(0.6) or 200 if asked.command == "HEAD" else 200}) as (url, _):
        assert look(only_link(f"{url}/")) == "goed"


def test_a_site_that_gives_a_cookie_and_sends_you_back_lets_you_in():
    def answer(handler):
        known = handler.headers.get("Cookie") == "been=yes"
        handler.send_response(200 if known else 302)
        if not known:
            handler.send_header("Set-Cookie", "been=yes; Path=/; HttpOnly")
            handler.send_header("Location", "/")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    with serving(answer) as (url, asked):
        assert look(only_link(f"{url}/")) == "goed"
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("location", "path"), [("/new file.pdf", "/new%20file.pdf"), ("/caf\u00e9?q=\u00e9", "/caf%C3%A9?q=%C3%A9")]
)
def test_a_redirect_to_what_should_have_been_written_otherwise_is_followed(location, path):
    raw = location.encode().decode("latin-1")  # the bytes of UTF-8, as many servers send them
    with answering({"/": (301, raw), path: 200}) as (url, _):
        link = only_link(f"{url}/")
        assert (look(link), link.naar) == ("verhuisd", url + path)


def test_the_next_address_of_a_name_is_tried_when_the_first_cannot_be_reached(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in ("127.0.0.2", "127.0.0.1")]
    real = socket.getaddrinfo

    def names(host, *args, **options):
        return found if host == "twee.example" else real(host, *args, **options)

    monkeypatch.setattr(fetching, "is_public", lambda address: True)
    monkeypatch.setattr(fetching.socket, "getaddrinfo", names)
    with answering({"/": 200}) as (url, asked):
        assert look(only_link(f"http://twee.example:{url.rpartition(':')[2]}/")) == "goed"
    assert len(asked) == 1


def test_a_certificate_that_is_not_in_order_is_no_broken_link(tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_signed_by_itself(tmp_path / "site.pem"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_greet, args=(server, context), daemon=True).start()
        link = only_link(f"https://127.0.0.1:{server.getsockname()[1]}/")
        assert look(link) == "geweigerd"
    assert link.uitleg == "het certificaat van de site klopt niet"


def _signed_by_itself(path):
    """A file with a key, and a certificate that nobody else vouches for."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")])
    today = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(today).not_valid_after(today + timedelta(days=2))
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(secret + made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM))
    return path


def _greet(server, context):
    connection, _ = server.accept()
    with connection, suppress(OSError):
        context.wrap_socket(connection, server_side=True)


def test_who_sends_a_header_a_byte_at_a_time_is_cut_off(monkeypatch):
    monkeypatch.setattr(visiting, "ONE", 0.4)

    def drip(handler):
        handler.send_response(200)
        handler.flush_headers()
        for _ in range(100):
            handler.wfile.write(b"X")
            time.sleep(0.05)

    with serving(drip) as (url, _):
        link = only_link(f"{url}/")
        assert look(link) == "hapert" and "te langzaam" in link.uitleg
