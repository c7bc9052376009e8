"""How often somebody may sign up: our name goes on the e-mail, so nobody's mailbox is filled.

Counted as signing in is (django-allauth, in the cache): by network address and by a digest of the e-mail address, or by
the number of who signed in. A council that signs up in its hall shares one network address.
"""

from allauth.core.internal import ratelimit

LIMITS = {"gast": "30/h/ip,100/d/ip,5/h/key,12/d/key", "lid": "20/h/user"}


def may_sign_up(request, email: str = "") -> bool:
    """Counts this attempt too, whether the address was signed up already or not. Without address: who signed in."""
    action = "gast" if email else "lid"
    return bool(ratelimit.consume(request, app="samenwerking", action=action, config=LIMITS, key=email))
