"""What a person may be called: nothing that cannot be seen, and no name that the portal itself uses."""

import unicodedata

from django.core.exceptions import ValidationError

PORTAAL = "Het portaal"
ERASED = "Verwijderde gebruiker"
# Control characters, marks that turn a text around or take no room, what has no meaning, and line ends.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def check_name(name: str):
    """Raise ValidationError for a name that would hide or mimic something in a history."""
    if any(unicodedata.category(character) in UNSEEN for character in name):
        raise ValidationError("In deze naam staan tekens die u niet ziet. Typ de naam opnieuw.", code="naam")
    if _bare(name) in {_bare(PORTAAL), _bare(ERASED)}:
        raise ValidationError("Deze naam gebruikt het portaal zelf. Vul een andere naam in.", code="naam")


def _bare(name):
    """Without what the eye passes over: capitals, wide letters, more than one space."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
