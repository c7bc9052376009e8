"""How often somebody may send something: nobody fills our lists, or with our e-mails somebody's mailbox."""

from allauth.core.internal import ratelimit


def may(request, what: str, limits: str, email: str = "") -> bool:
    """Counts this attempt too, whatever comes of it.

    Counted as signing in is (django-allauth, in the cache): by network address (20/h/ip), by a digest of the e-mail
    address (5/h/key) or by who is signed in (20/h/user), with commas between them. Who share a hall share an address.
    """
    return bool(ratelimit.consume(request, app="raadsportaal", action=what, config={what: limits}, key=email.lower()))
