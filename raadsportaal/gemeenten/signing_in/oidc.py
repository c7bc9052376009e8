"""OpenID Connect: a municipality's own provider lets its own people in, and nobody else.

A provider is a SocialApp that VNG makes in the admin. It is believed about addresses in its `domeinen` only: a provider
that is broken or broken into must not open the account of another municipality, or of VNG. It never opens one of staff:
their second factor is ours to ask.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.shortcuts import render
from django.utils.crypto import constant_time_compare, salted_hmac

from raadsportaal.basis.texts import refuse_what_json_cannot_keep
from raadsportaal.gemeenten.models import Gebruiker
from raadsportaal.gemeenten.models.gebruiker import lowered
from raadsportaal.gemeenten.signing_in import logged
from raadsportaal.gemeenten.signing_in.provider_calls import guarded_session

# Of a public key only: with HS256 that key would be the secret, and with none there is no signature.
ALGORITHMS = {f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)}


def domain(email: str) -> str:
    return lowered(email).rpartition("@")[2]


def vouched_for(app, claims) -> str:
    """The address that this provider may vouch for and says it has verified; nothing when there is none.

    Entra ID sends no `email_verified`: `email_vertrouwd` in the app says that its administrator sets the addresses.
    Only the JSON true counts: some providers send the text "false".
    """
    email = claims.get("email")
    if not isinstance(email, str) or domain(email) not in app.settings.get("domeinen", []):
        return ""
    verified = claims.get("email_verified", app.settings.get("email_vertrouwd", False))
    return lowered(email) if verified is True else ""


class OIDCAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        return False

    def get_requests_session(self):
        return guarded_session()

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        logged.failed(logged.WAYS["socialaccount"])

    def populate_user(self, request, sociallogin, data):
        """allauth writes all that was told for a moment; a ValueError when the database could not take it."""
        refuse_what_json_cannot_keep(sociallogin.account.extra_data)
        return super().populate_user(request, sociallogin, data)

    def authenticate_by_email(self, sociallogin):
        """The account with the address that the provider vouches for, when no one else of the provider has it.

        An address can pass to a new colleague: whom the provider calls by another id is another person.
        """
        app = sociallogin.provider.app
        email = vouched_for(app, _claims(sociallogin.account))
        gebruiker = email and Gebruiker.objects.with_address(email)
        if not gebruiker or not gebruiker.is_active:
            return None
        if SocialAccount.objects.filter(user=gebruiker, provider=app.provider_id).exists():
            return None
        # allauth empties a password that was set before the address was verified; here the invitation verified it.
        gebruiker.emailaddress_set.update_or_create(email=gebruiker.email, defaults={"verified": True, "primary": True})
        return gebruiker, email

    def pre_social_login(self, request, sociallogin):
        """Refuse who may not come in by this provider, also when they once did; keep nothing that it told us."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            _refuse(request, sociallogin)
        gebruiker = sociallogin.user if sociallogin.is_existing else None
        domains = sociallogin.provider.app.settings.get("domeinen", [])
        if gebruiker is None or gebruiker.is_staff or domain(gebruiker.email) not in domains:
            _refuse(request, sociallogin)
        sociallogin.account.extra_data = {}
        if sociallogin.account.pk:
            sociallogin.account.save(update_fields=["extra_data"])


def nonce_for(state: str) -> str:
    """What an ID token must say, so that it is the answer to this one question of this one browser.

    The state is that already: random, in the session, good once. Who reads it in an address cannot make this of it.
    """
    return salted_hmac("raadsportaal.oidc.nonce", state, algorithm="sha256").hexdigest()


def with_nonce(address: str) -> str:
    """The address that a browser is sent away to, with the nonce that belongs to its state."""
    parts = urlsplit(address)
    query = parse_qsl(parts.query, keep_blank_values=True)
    state = dict(query).get("state")
    return parts._replace(query=urlencode([*query, ("nonce", nonce_for(state))])).geturl() if state else address


class SignedAnswers(OpenIDConnectOAuth2Adapter):
    """Wants an ID token and looks at its signature and nonce. To allauth TLS is enough: it asked for the token."""

    def complete_login(self, request, app, token, **kwargs):
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("No ID token")
        login = super().complete_login(request, app, token, **kwargs)
        told = login.account.extra_data
        nonce = told["id_token"].get("nonce")
        if not isinstance(nonce, str) or not constant_time_compare(nonce, nonce_for(request.GET.get("state", ""))):
            raise OAuth2Error("The ID token answers another question")
        if told.get("userinfo", told["id_token"]).get("sub") != told["id_token"].get("sub"):
            raise OAuth2Error("The userinfo is of another person")
        return login

    def _decode_id_token(self, app, id_token):
        try:
            algorithm = jwt.get_unverified_header(id_token).get("alg")
        except jwt.PyJWTError as fault:
            raise OAuth2Error("Invalid ID token") from fault
        if algorithm not in ALGORITHMS:
            raise OAuth2Error("Algorithm of the ID token")
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


def _claims(account):
    """What the provider says of the person; of its two answers the one that allauth takes the id from."""
    return account.extra_data.get("userinfo") or account.extra_data.get("id_token") or {}


def _refuse(request, sociallogin):
    """One page for every reason: it must not tell whose address has an account here."""
    logged.tell("Inloggen geweigerd", logged.WAYS["socialaccount"])
    context = {"dienst": sociallogin.provider.app.name}
    raise ImmediateHttpResponse(render(request, "socialaccount/geweigerd.html", context, status=403))
