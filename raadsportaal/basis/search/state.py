"""What was last written of a kind: one small query tells whether what a process keeps of it is still so."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

# A number that only grows, also when a record goes; how many records there are; what tells a change of the thesaurus.
STATES = """
SELECT kind, (SELECT coalesce(max(stamp), 0) FROM basis_searchweight AS w WHERE w.kind = asked.kind),
    coalesce((SELECT n FROM basis_searchoption AS o WHERE o.kind = asked.kind AND value = 0), 0),
    (SELECT mark FROM basis_thesaurusstate)
FROM unnest(%s::text[]) AS asked(kind)
"""


class State(NamedTuple):
    """Of a kind the number of its last writing, how many records it has, and the mark of the thesaurus."""

    kind: str
    latest: int
    number: int
    mark: object


def states(kinds: Iterable[str]) -> list[State]:
    with connection.cursor() as cursor:
        cursor.execute(STATES, [list(kinds)])
        return [State(*row) for row in cursor.fetchall()]


def state(kind: str) -> State:
    return states([kind])[0]
