"""Where the next page of a list begins: a text that means something to us only.

It holds the last record of the page before, so that records that are added meanwhile shift nothing.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from raadsportaal.basis.digits import LARGEST

LONGEST = 400


class BadCursor(ValueError):
    """Not one that a page of ours gave."""


def write(*place) -> str:
    return urlsafe_b64encode(json.dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")


def read(text: str, *types: type) -> list:
    """The parts that write() was given, if they are of these types."""
    try:
        if len(text) > LONGEST or not text.isascii():
            raise ValueError
        place = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, RecursionError):
        raise BadCursor from None
    right = isinstance(place, list) and [type(part) for part in place] == list(types)
    if not right or any(isinstance(part, int) and abs(part) > LARGEST for part in place):
        raise BadCursor
    return place
