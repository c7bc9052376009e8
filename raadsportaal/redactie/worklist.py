"""The start page of the admin as a list of work: each app says what waits, and for whom."""

from dataclasses import dataclass

_lines = []


@dataclass(frozen=True)
class Werk:
    """A line of the list: what waits, how many, where it is, and a word more."""

    label: str
    aantal: int
    url: str
    uitleg: str = ""


def werk(permission: str, *, personal=False):
    """Register a function that gives the Werk of now, or None; it is asked for who has the permission.

    A `personal` one is told for whom.
    """

    def register(function):
        _lines.append((permission, function, personal))
        return function

    return register


def for_person(gebruiker) -> list[Werk]:
    """All that waits for this person, with something to do first."""
    mine = [(function, personal) for permission, function, personal in _lines if gebruiker.has_perm(permission)]
    found = [function(gebruiker) if personal else function() for function, personal in mine]
    return sorted((line for line in found if line), key=lambda line: not line.aantal)
