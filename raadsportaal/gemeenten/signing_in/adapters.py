"""What the portal decides about signing in where allauth asks: who may sign up (nobody), mails, words."""

from contextlib import suppress

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.urls import reverse
from qrcode.image.svg import SvgPathFillImage

from raadsportaal.gemeenten import emails
from raadsportaal.gemeenten.signing_in import limits
from raadsportaal.gemeenten.signing_in.second_factor import has_code

TOO_MANY = "U heeft het te vaak geprobeerd. Wacht 5 minuten en probeer het dan opnieuw."
WRONG_CODE = "Deze code klopt niet. Kijk of u de nieuwste code heeft en probeer het opnieuw."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dit account is niet meer actief.",
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw.",
        "enter_current_password": "Dit is niet uw wachtwoord van nu. Probeer het opnieuw.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "Dit wachtwoord klopt niet. Probeer het opnieuw.",
        "invalid_password_reset": "Deze code is verlopen. Vraag een nieuwe aan.",
        "rate_limited": TOO_MANY,
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request):
        """An account comes with an invitation, or from VNG in the admin."""
        return False

    def is_safe_url(self, url):
        """Of `next`: what is no address at all is not safe either."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def pre_authenticate(self, request, **credentials):
        super().pre_authenticate(request, **credentials)  # counts by place
        if not limits.may_try(request, "wachtwoord", credentials.get("email", "")):
            raise self.validation_error("too_many_login_attempts")

    def _get_login_attempts_cache_key(self, request, **credentials):
        """By what allauth counts wrong passwords: the address, and where it is tried from."""
        email = credentials.get("email", "").lower()
        return f"{email} {limits.place(request, email)}"

    def post_login(self, request, user, **how):
        response = super().post_login(request, user, **how)
        limits.remember(request, response, user.email)
        return response

    def render_mail(self, template_prefix, email, context, headers=None):
        return emails.compose(template_prefix, email, headers=headers, **context)

    def send_mail(self, template_prefix, email, context):
        """Raises MailNotSent, which the pages that send a code turn into a sentence."""
        known = {"request": self.request, "email": email}
        emails.send(self.render_mail(template_prefix, email, known | context), template_prefix)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """To the address of the account; allauth would look among the addresses that it has noted itself.

        What it tells has been done: a mail server that is down (the log says so) does not undo it.
        """
        with suppress(emails.MailNotSent):
            super().send_notification_mail(template_prefix, user, context, email or user.email)

    def get_password_change_redirect_url(self, request):
        return reverse("account")

    def get_reauthentication_methods(self, user):
        app = is_mfa_enabled(user, ["totp"])
        code = "Met een code uit uw app, of een herstelcode" if app else "Met een herstelcode"
        words = {
            "reauthenticate": "Met uw wachtwoord",
            "mfa_reauthenticate": code,
            "mfa_reauthenticate:webauthn": "Met een toegangssleutel",
        }
        methods = super().get_reauthentication_methods(user)
        if user.is_authenticated and not has_code(user):
            methods = [method for method in methods if method["id"] != "mfa_reauthenticate"]
        return [method | {"description": words[method["id"]]} for method in methods]


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": "Herstelcodes horen bij een tweede stap. Zet die eerst aan.",
    }

    def build_totp_svg(self, url):
        """On white, which a camera needs: allauth's own is see-through and so black on black in the dark."""
        return qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")

    def generate_authenticator_name(self, user, type):
        return f"Sleutel {Authenticator.objects.filter(user=user, type=type).count() + 1}"
