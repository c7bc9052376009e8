"""A titel is what people click on: there must be something in it to see."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.text import Truncator

from raadsportaal.gemeenten.names import UNSEEN

# Letters and signs that are drawn as nothing: Hangul fillers and the empty braille cell.
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
PASTED = "Geplakt: "  # begins the name of a text that had none
INVISIBLE = "In deze titel staan alleen tekens die u niet ziet. Typ de titel opnieuw."


def is_visible(text: str) -> bool:
    """Whether at least one character of it leaves something on the screen by itself."""
    return any(character not in BLANK and _is_drawn(unicodedata.category(character)) for character in text)


def check_titel(text: str):
    """Raise ValidationError for a titel that nobody can see; an empty one is another message."""
    if text and not is_visible(text):
        raise ValidationError(INVISIBLE, code="titel")


def name_of_pasted(text: str) -> str:
    """By its first line that can be seen: its heading, or the first words."""
    line = next(filter(is_visible, text.splitlines()), "")
    return PASTED + Truncator(Truncator(line.lstrip("#* ")).words(10, truncate="…")).chars(80)


def _is_drawn(category):
    """No space, no mark that needs a letter under it, and nothing of what names may not have."""
    return category not in UNSEEN and category[0] not in "ZM"
