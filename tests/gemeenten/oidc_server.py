"""A small OpenID Connect provider on localhost, as a municipality runs one: it claims what a test tells it to."""

import json
import threading
import time
from contextlib import suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.webserver import POLL

CLIENT, SECRET = "raadsportaal", "geheim-van-de-dienst"
SANNE = {"sub": "s-1", "email": "sanne@oosterwaard.example", "email_verified": True, "name": "Sanne de Wit"}


@cache
def key(name):
    """A key to sign with; another name is another key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """Serves discovery, authorize, token and userinfo. `claims` is the person who signs in; `fault` what goes wrong."""

    def __init__(self):
        self.claims, self.fault, self.codes, self.asked = dict(SANNE), "", {}, []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Handler,), {"provider": self}))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=[POLL], daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def written(self, data):
        """An answer as it goes over the line."""
        return json.dumps(data).encode()

    def discovery(self):
        names = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        endpoints = {f"{name}_endpoint": f"{self.url}/{path}" for name, path in names.items()}
        return {"issuer": self.url, "jwks_uri": f"{self.url}/jwks"} | endpoints

    def authorize(self, query):
        """Where the person is sent back to; a code is good once and for the redirect it was given for."""
        back = {"state": query["state"]}
        if self.fault == "cancelled":
            back["error"] = "access_denied"
        else:
            back["code"] = f"code-{len(self.codes)}"
            self.codes[back["code"]] = query
        return f"{query['redirect_uri']}?{urlencode(back)}"

    def token(self, form):
        asked = self.codes.pop(form.get("code"), None)
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if not asked or not known or asked["redirect_uri"] != form.get("redirect_uri") or not form.get("code_verifier"):
            return None
        audience = "another-client" if self.fault == "audience" else CLIENT
        issuer = "https://elders.example" if self.fault == "issuer" else self.url
        now = int(time.time())
        expires = now - 60 if self.fault == "expired" else now + 60
        told = self.claims | {"iss": issuer, "aud": audience, "iat": now, "exp": expires} | self._nonce(asked)
        answer = {"access_token": "toegang", "token_type": "Bearer", "id_token": self._sign(told)}
        if self.fault == "no token":
            del answer["id_token"]
        return answer

    def _nonce(self, asked):
        if self.fault == "no nonce":
            return {}
        of_another = {"nonce": next(iter(self.codes.values()), {}).get("nonce")}
        return of_another if self.fault == "nonce of another" else {"nonce": asked["nonce"]}

    def _sign(self, told):
        if self.fault == "unreadable":
            return "geen.token"
        with_secret = {"algorithm": "HS256", "key": SECRET.ljust(32, "-")}
        ways = {
            "another signature": {"key": key("another")},
            "another key": {"headers": {"kid": "another"}},
            "no signature": {"algorithm": "none", "key": None},
            "our own secret": with_secret,
        }
        way = {"algorithm": "RS256", "key": key("own"), "headers": {"kid": "own"}} | ways.get(self.fault, {})
        return jwt.encode(told, **way)

    def signed(self, claims: bytes):
        """A token of these bytes, whatever they are, by its own key."""
        return jwt.PyJWS().encode(claims, key("own"), "RS256", {"kid": "own"})

    def keys(self):
        own = jwt.algorithms.RSAAlgorithm.to_jwk(key("own").public_key(), as_dict=True)
        return {"keys": [own | {"kid": "own", "use": "sig"}]}


class Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self):
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        self.provider.asked.append(address.path)
        if self.provider.fault == "down":
            self._send(503, {})
        elif self.provider.fault == "nonsense":
            self._send(200, ["geen", "woordenboek"])
        elif self.provider.fault == "redirect" and not query:
            self.send_response(302)
            self.send_header("Location", f"{address.path}?weer=1")
            self.end_headers()
        elif self.provider.fault == "large":
            self._send(200, self.provider.discovery() | {"vulling": "x" * 1_000_000})
        elif self.provider.fault == "drips":
            self._drip()
        elif address.path == "/.well-known/openid-configuration":
            self._send(200, self.provider.discovery())
        elif address.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(query))
            self.end_headers()
        elif address.path == "/userinfo":
            another = {"sub": "another"} if self.provider.fault == "another person" else {}
            self._send(200, self.provider.claims | another)
        elif address.path == "/jwks":
            self._send(200, self.provider.keys())
        else:
            self._send(404, {})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        tokens = self.provider.token({name: values[0] for name, values in parse_qs(body).items()})
        self._send(200 if tokens else 400, tokens or {"error": "invalid_grant"})

    def _send(self, status, data):
        body = self.provider.written(data)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self):
        """A header that never ends: the connection is never silent."""
        self.send_response(200)
        with suppress(OSError):
            while True:
                self.send_header("X-Nog", "even")
                self.flush_headers()
                time.sleep(0.05)

    def log_message(self, *arguments):
        pass
