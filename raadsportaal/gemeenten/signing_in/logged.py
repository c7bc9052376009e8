"""A line of the log for each step of signing in: how it went, and the number of its request; never who it was."""

import logging

from allauth.account.signals import authentication_step_completed, login_code_rejected, password_reset_code_rejected
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

logger = logging.getLogger("raadsportaal.inloggen")

WAYS = {
    "code": "code",
    "password": "wachtwoord",
    "password_reset": "nieuw wachtwoord",
    "socialaccount": "inlogdienst",
    "tweede_stap_gemaakt": "nieuwe tweede stap",
}
SECOND_STEPS = {"recovery_codes": "herstelcode", "totp": "app", "webauthn": "sleutel"}


def tell(what: str, way: str = "") -> None:
    logger.info(what, extra={"feiten": {"wijze": way} if way else {}})


def failed(way: str) -> None:
    tell("Inloggen mislukt", way)


def listen() -> None:
    """To all that signing in tells of itself. Each is about one request, of which the line has the number."""
    for signal, receiver in (
        (authentication_step_completed, _step),
        (authentication_failed, _wrong_second_step),
        (login_code_rejected, _wrong_code),
        (password_reset_code_rejected, _wrong_code_for_a_password),
        (user_login_failed, _wrong_password),
        (user_logged_in, _in),
        (user_logged_out, _out),
    ):
        signal.connect(receiver, dispatch_uid=f"raadsportaal.inloggen.{receiver.__name__}")


def _step(method, **how):
    tell("Stap van inloggen goed", SECOND_STEPS.get(how.get("type"), WAYS.get(method, method)))


def _wrong_second_step(authenticator, **how):
    failed(SECOND_STEPS[authenticator.type])


def _wrong_code(**how):
    failed(WAYS["code"])


def _wrong_code_for_a_password(**how):
    failed(WAYS["password_reset"])


def _wrong_password(**how):
    failed(WAYS["password"])


def _in(**how):
    tell("Ingelogd")


def _out(user, **how):
    if user is not None:
        tell("Uitgelogd")
