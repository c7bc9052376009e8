"""What a reader sees of a record, by which the desk knows a change that nobody can see from one worth an e-mail.

Who shows records to all says how: raadsportaal/opendata, whose fields are what the public may know of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Reader:
    """Reads the public fields of a record by its number, and nothing of one that is not public."""

    read: Callable[[int], dict[str, object]]
    weighs: frozenset[str]  # the fields of which a change is worth an e-mail


_readers: dict[str, Reader] = {}


def register(soort: str, reader: Reader) -> None:
    _readers[soort] = reader


def knows(soort: str) -> bool:
    return soort in _readers


def of(record) -> dict[str, object]:
    """As it stands in the database now; white space is no difference."""
    reader = _readers.get(record.KIND)
    return {name: _tidy(value) for name, value in reader.read(record.pk).items()} if reader else {}


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
    return not _readers[record.KIND].weighs.isdisjoint(names)
