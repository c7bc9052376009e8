"""Refuses passwords that somebody who knows the Netherlands tries first: a season and a year, welkom, one's own town.

What leaks shows how people make one that is long enough: a known word, with figures or a sign before or behind it, a
zero for an o. So those are taken off, and what is left may not be such a word, nor two of them.
"""

import re
from functools import cache
from itertools import chain
from pathlib import Path

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from raadsportaal.basis.texts import fold
from raadsportaal.gemeenten.models import Gemeente

FILE = Path(__file__).resolve().parent.parent / "data" / "wachtwoorden.txt"
EDGE = re.compile(r"^[\W\d_]+|[\W\d_]+$")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # WelkomZwolle
INSTEAD = str.maketrans("013457@$!", "oieastasi")
MOST_WORDS = 2
LONGEST = 64  # a longer one is no word with a year behind it, and reading it would take long
TRIED_FIRST = "Dit wachtwoord is makkelijk te raden. Kies drie of meer woorden die niet bij elkaar horen."


class TriedFirstValidator:
    """The list is ours (data/wachtwoorden.txt), with the list of Django and the names of all municipalities."""

    def validate(self, password, user=None):
        if len(password) <= LONGEST and any(_is_known(words) for words in _readings(password)):
            raise ValidationError(TRIED_FIRST, code="password_tried_first")

    def get_help_text(self):
        return "Geen bekend woord met een jaartal of cijfers erachter."


def _readings(password):
    """The words of a password, in each way to read it."""
    text = EDGE.sub("", fold(HUMP.sub(" ", password)))
    for way in (text, text.translate(INSTEAD)):
        yield [_once(word) for word in re.split(r"[\W\d_]+", way) if word]
        yield [_once(re.sub(r"[\W\d_]+", "", way))]


def _is_known(words):
    if len(words) > MOST_WORDS:
        return False
    rest = {word for word in words if word not in common()}
    return rest <= _places() if rest else True


def _once(word):
    """welkomwelkom is welkom."""
    found = re.fullmatch(r"(.+?)\1+", word)
    return found[1] if found else word


@cache
def common() -> frozenset[str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    ours = {word for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(ours | {word for word in CommonPasswordValidator().passwords if word.isalpha()})


def _places():
    names = chain.from_iterable(Gemeente.objects.values_list("naam", "officiele_naam"))
    return {re.sub(r"[\W\d_]+", "", fold(name)) for name in names}
