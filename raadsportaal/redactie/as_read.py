"""What a reader sees of a record, by which the desk knows a change that nobody can see from one worth an e-mail.

Who shows records to all says how: raadsportaal/opendata, whose fields are what the public may know of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Lezer:
    """Reads the public fields of a record by its number; nothing of what is not public. `weighs`: what changes its use."""

    read: Callable[[int], dict[str, object]]
    weighs: frozenset[str]


_lezers: dict[str, Lezer] = {}


def register(soort: str, lezer: Lezer) -> None:
    _lezers[soort] = lezer


def knows(soort: str) -> bool:
    return soort in _lezers


def of(record) -> dict[str, object]:
    """As it stands in the database now; white space is no difference."""
    lezer = _lezers.get(record.KIND)
    return {name: _tidy(value) for name, value in lezer.read(record.pk).items()} if lezer else {}


def _tidy(value):
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {name: _tidy(one) for name, one in value.items()}
    return [_tidy(one) for one in value] if isinstance(value, list) else value


def differences(before: dict[str, object], after: dict[str, object]) -> list[str]:
    """The names of the fields that a reader sees change; none where one of the two cannot be read."""
    return [name for name in before if before[name] != after[name]] if before and after else []


def weigh(record, names: list[str]) -> bool:
    """Whether a change of these fields changes what somebody can do with the record."""
    return not _lezers[record.KIND].weighs.isdisjoint(names)
