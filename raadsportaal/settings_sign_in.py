"""Settings of signing in, a part of settings.py: django-allauth, its limits, the second factor, OpenID Connect."""

import os

PRODUCTION = "SECRET_KEY" in os.environ

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portaal:home"

# Signing in (django-allauth). Nobody signs up: an account comes with an invitation (gemeenten/signing_in/adapters.py).
ACCOUNT_ADAPTER = "raadsportaal.gemeenten.signing_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    name: f"raadsportaal.gemeenten.signing_in.forms.{form}"
    for name, form in {
        "login": "PasswordForm",
        "request_login_code": "CodeForm",
        "confirm_login_code": "ConfirmCodeForm",
        "reset_password": "ForgottenForm",
        "confirm_password_reset_code": "ConfirmForgottenForm",
        "reset_password_from_key": "NewPasswordForm",
        "change_password": "ChangePasswordForm",
        "set_password": "SetPasswordForm",
        "reauthenticate": "ReauthenticateByPasswordForm",
    }.items()
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation or a code has shown whose address it is
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a person hears of every change in how they sign in
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 10 * 60  # the e-mails say so
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True  # no secret in an address, where logs and histories keep it
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"  # says that it is done
ACCOUNT_RATE_LIMITS = {
    # By network: what counts by address is in signing_in/limits.py, which knows whose device it is.
    "request_login_code": "20/m/ip",
    "reset_password": "20/m/ip",
    "invite": "30/h/user",
    "invite_list": "5/h/user",
}
# How many proxies of ours add to X-Forwarded-For: the limits count by the address before them.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", 1 if PRODUCTION else 0))


def pages_in(folder: str) -> dict:
    """A cache for pages of visitors in a folder of all processes of a web server (gunicorn_conf.py).

    They are 6 kB each, and so many that the 700 of the sitemap stay beside what people look for. The content says when
    they are old.
    """
    backend = "raadsportaal.basis.kept_files.KeptFiles"
    return {"BACKEND": backend, "LOCATION": folder, "OPTIONS": {"MAX_ENTRIES": 2_000}}


CACHES = {
    # The limits: every process must see the same numbers. `createcachetable` makes the table.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Above this number Django throws away live counts too: so high that no one can flush the limits.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
if "PAGES_FOLDER" in os.environ:
    CACHES["pages"] = pages_in(os.environ["PAGES_FOLDER"])

MFA_FORMS = {
    name: f"raadsportaal.gemeenten.signing_in.second_factor.{form}"
    for name, form in {
        "authenticate": "AuthenticateForm",
        "reauthenticate": "ReauthenticateByFactorForm",
        "activate_totp": "ActivateTOTPForm",
        "authenticate_webauthn": "AuthenticateByKeyForm",
        "login_webauthn": "LoginByKeyForm",
        "reauthenticate_webauthn": "ReauthenticateByKeyForm",
        "add_webauthn": "AddKeyForm",
        "edit_webauthn": "EditKeyForm",
    }.items()
}
MFA_ADAPTER = "raadsportaal.gemeenten.signing_in.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Raadsportaal Internationaal"
MFA_TOTP_TOLERANCE = 1  # half a minute: the clock of a phone may be off
# The reason for refusing is that a stranger might sign up with someone's address; nobody signs up here.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # http://localhost
STAFF_SECOND_FACTOR = os.environ.get("STAFF_SECOND_FACTOR", "1" if PRODUCTION else "0") == "1"

SOCIALACCOUNT_ADAPTER = "raadsportaal.gemeenten.signing_in.oidc.OIDCAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True  # the next time by the provider's own id, not by address
# A link, not a form: `form-action 'self'` also forbids where a form is redirected to, and a municipality's provider
# may pass people on to yet another host. What POST keeps out (a page elsewhere that starts it) the view refuses.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
