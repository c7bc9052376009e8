"""The forms of the second factor: a code from an app, a passkey, a recovery code."""

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

from raadsportaal.gemeenten.aanmelding.forms import InOurWords

APP_CODE = ("Code uit uw app", "Zes cijfers. Of vul een herstelcode in.", "Vul de code in.")
NEW_APP_CODE = ("Code die uw app nu laat zien", "Zes cijfers.", "Vul de code in die uw app laat zien.")
NAME = ("Naam van de sleutel", "Zo herkent u hem later, bijvoorbeeld ‘werklaptop’.", "Geef de sleutel een naam.")
ALONE = "Dan heeft u bij het inloggen niets anders nodig. Uw apparaat vraagt om uw vinger, gezicht of pincode."


class AuthenticateForm(InOurWords, base.AuthenticateForm):
    words = {"code": APP_CODE}


class ReauthenticateForm(InOurWords, base.ReauthenticateForm):
    words = {"code": APP_CODE}


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm):
    words = {"code": NEW_APP_CODE}


class AddKeyForm(InOurWords, webauthn.AddWebAuthnForm):
    words = {"name": NAME, "passwordless": ("Inloggen met alleen deze sleutel", ALONE, "")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class EditKeyForm(InOurWords, webauthn.EditWebAuthnForm):
    words = {"name": NAME}
