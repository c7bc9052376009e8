"""A passkey made of program code: all that it says is right, as a browser sends it."""

import json
from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.utils.http import int_to_base36
from fido2.cose import ES256
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

HOST = "testserver"
NUMBER = b"sleutel van de proef"
FLAG = AuthenticatorData.FLAG


def good(told: dict) -> bytes:
    return json.dumps(told).encode()


class Passkey:
    """`say` makes bytes of what the browser signs along: an attack makes something of it that is no JSON."""

    def __init__(self):
        self.private = ec.derive_private_key(16, ec.SECP256R1())
        public = ES256.from_cryptography_key(self.private.public_key())
        self.attested = AttestedCredentialData.create(Aaguid.NONE, NUMBER, public)

    def made(self, challenge: str, say=good) -> dict:
        """What a browser sends when somebody makes this key."""
        data = self._data(FLAG.UP | FLAG.UV | FLAG.AT, self.attested)
        attested = AttestationObject.create("none", data, {})
        client = say(_client("webauthn.create", challenge))
        answer = {"clientDataJSON": encoded(client), "attestationObject": encoded(attested), "transports": ["internal"]}
        return _credential(answer) | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def signed(self, challenge: str, pk: int, say=good) -> dict:
        """What a browser sends when this person signs in by it."""
        data, client = self._data(FLAG.UP | FLAG.UV), say(_client("webauthn.get", challenge))
        signature = self.private.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        answer = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        answer |= {"userHandle": int_to_base36(pk).encode()}
        return _credential({name: encoded(value) for name, value in answer.items()}) | {"clientExtensionResults": {}}

    def _data(self, flags, attested=b""):
        return AuthenticatorData.create(sha256(HOST.encode()).digest(), flags, 1, attested)


def _client(kind, challenge):
    return {"type": kind, "challenge": challenge, "origin": f"http://{HOST}", "crossOrigin": False}


def _credential(answer):
    number = encoded(NUMBER)
    return {
        "type": "public-key",
        "id": number,
        "rawId": number,
        "authenticatorAttachment": "platform",
        "response": answer,
    }


def encoded(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")
