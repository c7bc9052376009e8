"""How often somebody may propose a praktijk: nobody fills our list, or with our confirmation somebody's mailbox.

Counted as signing up for a bijeenkomst is: by network address, by digest of the e-mail address, by who is signed in.
"""

from allauth.core.internal import ratelimit

PLACE, ADDRESS, PERSON = "20/h/ip,60/d/ip", "5/h/key,10/d/key", "20/h/user"


def may_propose(request, email: str = "") -> bool:
    """Counts this attempt too."""
    config = [PERSON if request.user.is_authenticated else PLACE, *([ADDRESS] if email else [])]
    limits = {"voordragen": ",".join(config)}
    return bool(ratelimit.consume(request, app="kennisbank", action="voordragen", config=limits, key=email.lower()))
