"""How often somebody may try with an address. A stranger who knows it closes the door for nobody else.

Tries are counted for the address and where they come from together: the network, or the device when this account signed
in on it before. On such a device nothing counts of what strangers did. From elsewhere all tries together have a bound
too, so that nobody guesses from a thousand places, or fills a mailbox. A passkey and a municipality's own service ask
for no address, and so stand outside all of this.
"""

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core import signing
from django.utils.crypto import get_random_string, salted_hmac

from raadsportaal.basis import throttle

MAILS = "3/m/key,10/h/key"  # from one place
TOGETHER = {"code": "10/h/key", "vergeten": "10/h/key", "wachtwoord": "50/h/key"}  # from all unknown places
# Not __Host-: a browser takes that for the whole site only, and this one is for fewer pages.
COOKIE, SALT = "__Secure-apparaat" if settings.PRODUCTION else "apparaat", "raadsportaal.apparaat"
KEPT = 365 * 24 * 3600  # seconds
MOST = 5  # accounts that one device knows
PATH = "/inloggen/"  # the browser shows the cookie there and nowhere else


def place(request, email: str) -> str:
    """Where a try with this address comes from."""
    return _device(request, email) or get_ip(request)


def may_mail(request, action: str, email: str) -> bool:
    """Whether a code may go to this address; counts this one too."""
    here = throttle.may(request, f"{action}-hier", MAILS, f"{email} {place(request, email)}")
    return here and may_try(request, action, email)


def may_try(request, action: str, email: str) -> bool:
    """Whether all unknown places together did not try too often yet; counts this one too, if it is one of them."""
    return bool(_device(request, email)) or throttle.may(request, f"{action}-samen", TOGETHER[action], email)


def remember(request, response, email: str) -> None:
    """This account signed in on this device. The cookie lets nobody in: it only says whose tries these are."""
    told = _read(request)
    mark = _mark(email)
    accounts = [mark, *(other for other in told["accounts"] if other != mark)][:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps({"id": told["id"], "accounts": accounts}, salt=SALT),
        max_age=KEPT,
        path=PATH,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _device(request, email):
    """The number of this device, if this account signed in on it; else nothing."""
    told = _read(request)
    return told["id"] if _mark(email) in told["accounts"] else ""


def _read(request):
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return {"id": get_random_string(16), "accounts": []}


def _mark(email):
    return salted_hmac(SALT, email.lower(), algorithm="sha256").hexdigest()[:16]
