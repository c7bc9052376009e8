"""The forms of signing in, with our own words and looks on allauth's behaviour."""

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.core.exceptions import ValidationError
from django.forms import CheckboxInput

from raadsportaal.gemeenten.signing_in import limits

NEW_PASSWORD = "Minstens 12 tekens. Kies er een die u nergens anders gebruikt."  # noqa: S105 (a hint)
CODE = "De code staat in de e-mail die wij u stuurden. Streepjes mag u weglaten."
# The fields of allauth's forms: label, hint, and what to do when it is empty.
WORDS = {
    "email": ("E-mailadres", "Het adres waarop u bent uitgenodigd.", "Vul uw e-mailadres in."),
    "login": ("E-mailadres", "", "Vul uw e-mailadres in."),
    "password": ("Wachtwoord", "", "Vul uw wachtwoord in."),
    "oldpassword": ("Uw wachtwoord van nu", "", "Vul uw wachtwoord van nu in."),
    "password1": ("Nieuw wachtwoord", NEW_PASSWORD, "Kies een wachtwoord."),
    "password2": ("Nieuw wachtwoord nog een keer", "", "Typ het nieuwe wachtwoord nog een keer."),
    "code": ("Code", CODE, "Vul de code in."),
}


class InOurWords:
    """Labels, hints and messages from `words`, the portal's field class, and no placeholders: they vanish on typing."""

    words = WORDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False  # our own message instead of the browser's, in the page's own language
        for name, field in self.fields.items():
            if name in self.words:
                field.label, field.help_text, field.error_messages["required"] = self.words[name]
            field.error_messages["invalid"] = "Vul een e-mailadres in, zoals naam@gemeente.nl."
            field.widget.attrs.pop("placeholder", None)
            if not isinstance(field.widget, CheckboxInput):
                field.widget.attrs["class"] = "raad-invoer"

    def add_error(self, field, error):
        if field == "password2" and not isinstance(error, ValidationError):  # allauth's own sentence says "je"
            error = "De twee wachtwoorden zijn niet hetzelfde. Typ twee keer hetzelfde."
        super().add_error(field, error)


def _count(action, email):
    """One more e-mail to this address; refused when there were too many."""
    if not limits.may_mail(context.request, action, email):
        raise get_adapter().validation_error("too_many_login_attempts")


class PasswordForm(InOurWords, allauth.LoginForm):
    pass


class CodeForm(InOurWords, allauth.RequestLoginCodeForm):
    def clean_email(self):
        _count("code", self.cleaned_data["email"])
        return super().clean_email()


class ConfirmCodeForm(InOurWords, allauth.ConfirmLoginCodeForm):
    pass


class ForgottenForm(InOurWords, allauth.ResetPasswordForm):
    def clean_email(self):
        _count("vergeten", self.cleaned_data["email"])
        return super().clean_email()


class ConfirmForgottenForm(InOurWords, allauth.ConfirmPasswordResetCodeForm):
    pass


class NewPasswordForm(InOurWords, allauth.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(InOurWords, allauth.ChangePasswordForm):
    pass


class SetPasswordForm(InOurWords, allauth.SetPasswordForm):
    pass


class ReauthenticateByPasswordForm(InOurWords, allauth.ReauthenticateForm):
    pass
