"""Names that mean one record: what it is called, its other names, abbreviation and code, as somebody may type them."""

import re
from collections.abc import Sequence
from typing import Any

from django.db import connection

from raadsportaal.basis.texts import fold

LONGEST = 120


def plain_name(typed: str) -> str:
    """A name as it is compared: without capitals, accents and marks, so that 11.5 is 11,5 and ’s is s."""
    return " ".join(re.findall(r"[^\W_]+", fold(typed[: LONGEST * 2])))[:LONGEST]


def is_named_in(name: str, text: str) -> bool:
    """Whether a text has all of a name as whole words."""
    return f" {plain_name(name)} " in f" {plain_name(text)} "


def named(typed: str) -> list[tuple[str, int]]:
    """(kind, id) of every record that is called exactly so."""
    name = plain_name(typed)
    if not name:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, object_id FROM basis_searchname WHERE name = %s ORDER BY kind, object_id LIMIT 50", [name]
        )
        return cursor.fetchall()


def beginning(typed: str, most: int) -> list[tuple[str, int]]:
    """(kind, id) of the records with a name that begins so, the shortest name first. There are a few thousand names."""
    name = plain_name(typed)
    if not name:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT kind, object_id FROM basis_searchname WHERE name LIKE %s
            GROUP BY kind, object_id ORDER BY min(length(name)), min(name), kind, object_id LIMIT %s""",
            [f"{name}%", most],
        )
        return cursor.fetchall()


def write(cursor: Any, kind: str, names: dict[int, Sequence[str]]) -> None:
    """Let these records be called so, and no longer what they were called before."""
    cursor.execute("DELETE FROM basis_searchname WHERE kind = %s AND object_id = ANY(%s)", [kind, list(names)])
    rows = sorted({(pk, plain_name(name)) for pk, called in names.items() for name in called if plain_name(name)})
    cursor.execute(
        "INSERT INTO basis_searchname (kind, object_id, name) SELECT %s, * FROM unnest(%s::bigint[], %s::text[])",
        [kind, [pk for pk, _ in rows], [name for _, name in rows]],
    )
