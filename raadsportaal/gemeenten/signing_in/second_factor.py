"""The forms of the second factor: a code from an app, a passkey, a recovery code."""

import json

from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import forms as webauthn
from django import forms

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


class Bounded(json.JSONDecoder):
    """A list in a list in a list, a thousand times, is no JSON to us either, nor a number of 5,000 digits."""

    def decode(self, text):
        try:
            return super().decode(text)
        except (RecursionError, ValueError):
            raise json.JSONDecodeError("no JSON, too deep or too long", text, 0) from None


def of_a_key():
    """What a key says of itself, by a script of ours or of somebody else."""
    return forms.JSONField(decoder=Bounded, widget=forms.HiddenInput)


class AuthenticateByKeyForm(webauthn.AuthenticateWebAuthnForm):
    credential = of_a_key()


class LoginByKeyForm(webauthn.LoginWebAuthnForm):
    credential = of_a_key()


class ReauthenticateByKeyForm(webauthn.ReauthenticateWebAuthnForm):
    credential = of_a_key()


class AddKeyForm(InOurWords, webauthn.AddWebAuthnForm):
    credential = of_a_key()
    words = {"name": NAME, "passwordless": ("Inloggen met alleen deze sleutel", ALONE, "")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class EditKeyForm(InOurWords, webauthn.EditWebAuthnForm):
    words = {"name": NAME}
