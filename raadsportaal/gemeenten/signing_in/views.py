"""The pages of signing in where allauth's own are not enough."""

import logging
from functools import wraps
from http import HTTPStatus

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView, PasswordResetView, RequestLoginCodeView
from allauth.decorators import rate_limit
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.core.exceptions import ImproperlyConfigured
from django.shortcuts import get_object_or_404, redirect, render
from requests import RequestException

from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.emails import MailNotSent
from raadsportaal.gemeenten.models import Inlogdienst
from raadsportaal.gemeenten.signing_in.oidc import SignedAnswers, with_nonce

logger = logging.getLogger(__name__)


class SaysWhenMailFails:
    """Mix in before a view that sends a code: with and without an account a mail goes out, so both hear the same."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except MailNotSent as fault:
            form.add_error(None, str(fault))
            return self.form_invalid(form)


class Inloggen(SaysWhenMailFails, RequestLoginCodeView):
    """The door: a code by e-mail first, and the other ways beside it."""

    template_name = "account/login.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"diensten": Inlogdienst.objects.by_name()}


class Vergeten(SaysWhenMailFails, PasswordResetView):
    pass


class Wachtwoord(LoginView):
    template_name = "account/wachtwoord.html"


class ShowsRecoveryCodes:
    """Mix in before a view that adds a second step: its recovery codes are shown without asking for one of them.

    Who just made the step has shown who they are; it is no sign-in with a second step, which the admin asks for.
    """

    def form_valid(self, form):
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "tweede_stap_gemaakt", reauthenticated=True)
        return response


class NieuweSleutel(ShowsRecoveryCodes, AddWebAuthnView):
    pass


class NieuweApp(ShowsRecoveryCodes, ActivateTOTPView):
    pass


def no_account(request):
    return render_page(request, "account/geen_account.html")


# What comes of a wrong answer; the one of configuration is for a number of a person that is too long.
NO_SENSE = (
    RequestException,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    ArithmeticError,
    RecursionError,
    ImproperlyConfigured,
)


def _speaks_to_provider(view):
    """The provider exists, and when it does not answer as it should the person hears that."""

    @wraps(view)
    def guarded(request, provider_id):
        app = get_object_or_404(Inlogdienst, provider_id=provider_id)
        try:
            return view(request, provider_id)
        except NO_SENSE as fault:
            # Its kind is for who looks after the portal; its text may name a person.
            logger.warning("Inlogdienst %s: %s", provider_id, type(fault).__name__)
            return render(request, "socialaccount/authentication_error.html", {"dienst": app.name}, status=502)

    return guarded


@rate_limit(action="login", limit_get=True)
@_speaks_to_provider
def to_provider(request, provider_id):
    """Off to the municipality's own page. Only from a page of ours: elsewhere it could sign someone in unasked."""
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        return redirect("account_login")
    response = oidc.login(request, provider_id)
    if response.status_code == HTTPStatus.FOUND:
        response["Location"] = with_nonce(response["Location"])
    return response


@_speaks_to_provider
def from_provider(request, provider_id):
    return OAuth2CallbackView.adapter_view(SignedAnswers(request, provider_id))(request)
