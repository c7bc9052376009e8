"""A mapping in TOML: which column of another collection fills which field of a praktijk.

In [velden] a value is the name of a column ("sections.challenges" for a nested one), a list of columns to join, a
constant after "=", or a table: kolom, scheiding (split), eerste (only the first), tabel (look up in [tabellen.NAAM];
what is not in it is left out), inkorten (whole sentences up to so many characters). [[bronnen]] has the same values.
"""

import re
import tomllib
from pathlib import Path

from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.basis.texts import clean_text


class Mapping:
    def __init__(self, path: Path):
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            self.verzameling = data["verzameling"]
            self.velden = data["velden"]
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            raise BrokenFile(f"De mapping {path.name} kunnen wij niet lezen: {fault}")
        except KeyError as fault:
            raise BrokenFile(f"In de mapping {path.name} ontbreekt {fault}.")
        self.bronnen = data.get("bronnen", [])
        self.tabellen = data.get("tabellen", {})

    def apply(self, row: dict) -> dict:
        record = {field: self._value(row, rule) for field, rule in self.velden.items()}
        bronnen = [{name: self._value(row, rule) for name, rule in bron.items()} for bron in self.bronnen]
        return record | {"bronnen": [bron for bron in bronnen if bron.get("url")]}

    def _value(self, row, rule):
        if isinstance(rule, list):
            return "\n\n".join(text for text in (clean_text(_column(row, name)) for name in rule) if text)
        if isinstance(rule, str):
            return rule[1:] if rule.startswith("=") else _column(row, rule)
        if not isinstance(rule, dict):
            return rule
        value = _column(row, rule["kolom"])
        if "scheiding" in rule:
            value = [part.strip() for part in str(value or "").split(rule["scheiding"]) if part.strip()]
        if rule.get("eerste"):
            value = value[0] if isinstance(value, list) and value else (value if isinstance(value, str) else "")
        if "tabel" in rule:
            value = self._looked_up(value, self.tabellen.get(rule["tabel"], {}))
        if "inkorten" in rule:
            value = shorten(clean_text(value), rule["inkorten"])
        return value

    @staticmethod
    def _looked_up(value, table):
        found = []
        for part in value if isinstance(value, list) else [value]:
            match = table.get(str(part))
            found += match if isinstance(match, list) else [match] if match is not None else []
        unique = list(dict.fromkeys(found))
        if isinstance(value, list) or len(unique) > 1:
            return unique
        return unique[0] if unique else ""


def _column(row, name):
    if name in row:
        return row[name]
    value = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def shorten(text, most):
    """Whole sentences up to `most` characters; a first sentence that is longer ends in an ellipsis."""
    short = ""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if len(short) + len(sentence) + 1 > most:
            break
        short = f"{short} {sentence}".strip()
    return short or (text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…")
