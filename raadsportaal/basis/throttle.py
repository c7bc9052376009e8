"""How often somebody may send something: nobody fills our lists, or with our e-mails somebody's mailbox."""

import time
from dataclasses import dataclass

from allauth.core.internal import ratelimit
from django.core.cache import cache


def may(request, what: str, limits: str, email: str = "") -> bool:
    """Counts this attempt too, whatever comes of it.

    Counted as signing in is (django-allauth, in the cache): by network address (20/h/ip), by a digest of the e-mail
    address (5/h/key) or by who is signed in (20/h/user), with commas between them. Who share a hall share an address.
    """
    return bool(ratelimit.consume(request, app="raadsportaal", action=what, config={what: limits}, key=email.lower()))


@dataclass(frozen=True)
class Allowance:
    """How many questions an address may ask in a span of time, how many are left, and when it begins anew (seconds)."""

    most: int
    left: int
    reset: int

    @property
    def is_used_up(self) -> bool:
        return self.left < 0


def allowance(request, what: str, most: int, seconds: int, *, weight: int = 1) -> Allowance:
    """Counts this question too, by network address; a heavy one as so many (`weight`), and one of no weight not.

    Two at the same instant may count as one: no harm where one only reads.
    """
    now = int(time.time())
    key = f"{what}:{ratelimit.get_ip(request)}:{now // seconds}"
    asked = cache.get(key, 0) + weight
    if weight:
        cache.set(key, asked, seconds)
    return Allowance(most, most - asked, seconds - now % seconds)
