"""The forms of the second factor: a code from an app, a passkey, a recovery code."""

import json
from contextlib import contextmanager

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.db import Error
from fido2 import cbor
from fido2.utils import websafe_decode

from raadsportaal.basis.texts import refuse_what_json_cannot_keep
from raadsportaal.gemeenten.signing_in import logged
from raadsportaal.gemeenten.signing_in.forms import InOurWords

APP_CODE = ("Code uit uw app", "Zes cijfers. Of vul een herstelcode in.", "Vul de code in.")
RECOVERY_CODE = ("Herstelcode", "Een van de codes die u bewaarde toen u uw sleutel maakte.", "Vul een herstelcode in.")
NEW_APP_CODE = ("Code die uw app nu laat zien", "Zes cijfers.", "Vul de code in die uw app laat zien.")
NAME = ("Naam van de sleutel", "Zo herkent u hem later, bijvoorbeeld ‘werklaptop’.", "Geef de sleutel een naam.")
ALONE = "Dan heeft u bij het inloggen niets anders nodig. Uw apparaat vraagt om uw vinger, gezicht of pincode."


def has_code(user) -> bool:
    """Whether this person has a code to fill in: an app, or recovery codes that were ever shown."""
    codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return is_mfa_enabled(user, ["totp"]) or bool(codes and codes.wrap().did_view)


class AsksForWhatOneHas(InOurWords):
    """Mix in before a form that takes a code: who has only a key has no app, and so only recovery codes to fill in."""

    def __init__(self, *args, user, **kwargs):
        self.words = {"code": APP_CODE if is_mfa_enabled(user, ["totp"]) else RECOVERY_CODE}
        self.has_code = has_code(user)
        super().__init__(*args, user=user, **kwargs)


class AuthenticateForm(AsksForWhatOneHas, base.AuthenticateForm):
    pass


class ReauthenticateByFactorForm(AsksForWhatOneHas, base.ReauthenticateForm):
    pass


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm):
    words = {"code": NEW_APP_CODE}


LARGEST = 65_535  # of a number that a key says: the names of algorithms reach to -65535


def small(digits):
    """fido2 makes of a number in the place of bytes as many bytes: of 4,000,000,000 that many, for anybody who asks."""
    if abs(number := int(digits)) > LARGEST:
        raise ValueError("no number of a key")
    return number


class Bounded(json.JSONDecoder):
    """A list in a list in a list, a thousand times, is no JSON to us either, nor a number of 5,000 digits.

    Nor is what cannot be kept: half of a character, NUL, Infinity. And a key speaks in an object: of 0 or false allauth
    looks at nothing, and kept it as a new key.
    """

    def __init__(self, **options):
        super().__init__(**options, parse_int=small)

    def decode(self, text):
        try:
            found = super().decode(text)
            refuse_what_json_cannot_keep(found)
            if not isinstance(found, dict):
                raise ValueError("no object")
        except (RecursionError, ValueError):
            raise json.JSONDecodeError("no JSON, too deep or too long", text, 0) from None
        return found


def of_a_key():
    """What a key says of itself, by a script of ours or of somebody else."""
    return forms.JSONField(decoder=Bounded, widget=forms.HiddenInput)


@contextmanager
def as_a_key_speaks():
    """fido2 believes that a key said this; of what somebody made up it raises a dozen kinds of faults."""
    try:
        yield
    except (ValidationError, Error):
        raise
    except Exception as fault:
        raise get_adapter().validation_error("incorrect_code") from fault


class ByKey(forms.Form):
    """Mix in before a form of allauth that a key signs. Of a wrong key allauth tells nobody, so this does."""

    credential = of_a_key()

    def clean_credential(self):
        try:
            with as_a_key_speaks():
                return super().clean_credential()
        except ValidationError:
            logged.failed(logged.SECOND_STEPS["webauthn"])
            raise


class AuthenticateByKeyForm(ByKey, webauthn.AuthenticateWebAuthnForm):
    pass


class LoginByKeyForm(ByKey, webauthn.LoginWebAuthnForm):
    pass


class ReauthenticateByKeyForm(ByKey, webauthn.ReauthenticateWebAuthnForm):
    pass


class AddKeyForm(InOurWords, webauthn.AddWebAuthnForm):
    credential = of_a_key()
    words = {"name": NAME, "passwordless": ("Inloggen met alleen deze sleutel", ALONE, "")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True

    def clean_credential(self):
        """Of a number where its bytes belong fido2 would make as many bytes, as of one in JSON: see small()."""
        credential = self.cleaned_data["credential"]
        with as_a_key_speaks():
            made = cbor.decode(websafe_decode(credential["response"]["attestationObject"]))
            if not isinstance(made["authData"], bytes):
                raise TypeError("no bytes of a key")
        return credential

    def clean(self):
        with as_a_key_speaks():
            return super().clean()


class EditKeyForm(InOurWords, webauthn.EditWebAuthnForm):
    words = {"name": NAME}
