"""Check a row of an import field by field, before anything touches the database: what records of all kinds share."""

import difflib
import re
from typing import Any
from urllib.parse import urlsplit

from raadsportaal.basis.tables import numbers
from raadsportaal.basis.texts import clean_text, fold

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
WORDS = {int: "heel getal", float: "getal"}


class RowChecker:
    """Checks one row; `record` is what may be stored, `faults` are (field, reason) pairs in Dutch.

    A subclass says in check() what a record holds; `lookups` know what its names and codes may refer to.
    """

    def __init__(self, row: dict[str, Any], lookups: Any):  # each kind of row has lookups of its own
        self.row, self.lookups = row, lookups
        self.faults: list[tuple[str, str]] = []
        self.record = self.check()

    def check(self) -> dict[str, Any]:
        raise NotImplementedError

    def fault(self, field: str, reason: str) -> None:
        self.faults.append((field, reason))

    def text(self, value, field):
        if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool) and value == value):
            return clean_text(value)
        self.fault(field, "hier hoort een tekst te staan")
        return ""

    def short(self, value, field, longest):
        text = " ".join(self.text(value, field).split())
        if len(text) > longest:
            self.fault(field, f"is langer dan {longest} tekens ({len(text)})")
        return text[:longest]

    def language(self, value, field):
        code = self.text(value, field)
        if code and not LANGUAGE.fullmatch(code):
            self.fault(field, f"‘{code[:20]}’ is geen code van een taal, zoals nl of en")
            return ""
        return code

    def number(self, value, field, kind, least, most):
        text = str(value if value is not None else "").strip()
        if not text:
            return None
        number = numbers.read(text, whole=kind is int)
        if number is not None and least <= number <= most and (kind is float or number == int(number)):
            return kind(number)
        self.fault(field, f"‘{text[:40]}’ is geen {WORDS[kind]} van {least} tot {most}")
        return None

    def keys(self, field, known, key):
        """What a list of names or codes refers to, each once, by the key that is stored."""
        found = []
        for value in self.listed(field):
            match = known.get(value) or known.get(value.casefold())
            if match is None:
                self.fault(field, f"‘{value[:60]}’ kennen wij niet{hint(value, known)}")
            elif key(match) not in found:
                found.append(key(match))
        return found

    def choice(self, field, values, default):
        value = self.row.get(field)
        value = default if value is None or value == "" else str(value).removesuffix(".0")
        if value == default or value in values:
            return value
        self.fault(field, f"‘{value[:60]}’ kan niet. Kies uit: {', '.join(values)}")
        return default

    def listed(self, field):
        """The texts of a list, or of a text with semicolons in it."""
        value = self.row.get(field)
        values = value if isinstance(value, list) else self.text(value, field).split(";")
        return [text for text in (self.text(v, field) for v in values) if text]

    def parts(self, field, lengths, required):
        """The rows of a list of tables: {column: longest text, or None}; a row without `required` is a fault."""
        rows = self.row.get(field) or []
        if isinstance(rows, str):  # from a spreadsheet: a line each, for what a line can hold
            rows = [_part(line, lengths, required) for line in rows.splitlines() if line.strip()]
        if not isinstance(rows, list) or not all(isinstance(part, dict) for part in rows):
            self.fault(field, "is geen lijst")
            return []
        parts = []
        for number, part in enumerate(rows, start=1):
            place = f"{field} {number}"
            values = {name: self._cell(part, name, place, longest) for name, longest in lengths.items()}
            if not values[required]:
                self.fault(place, f"{required} ontbreekt")
            elif values.get("url") and not is_web_address(values["url"]):
                self.fault(place, f"‘{values['url'][:80]}’ is geen webadres (http of https)")
            self.finish_part(field, values, part, place)
            parts.append(values)
        return parts

    def finish_part(self, field, values, part, place):
        """Add what a row of such a list holds besides texts."""

    def _cell(self, part, name, place, longest):
        place = f"{place}, {name}"
        if name == "url":  # an address is no text: & and < in it mean something
            return str(part.get(name) or "").strip()[:longest]
        if name == "taal":
            return self.language(part.get(name), place)
        return self.short(part.get(name), place, longest) if longest else self.text(part.get(name), place)


def _part(line, lengths, required):
    """A line of a cell: the texts between upright strokes in the order of the columns, or the required one only."""
    texts = [text.strip() for text in line.split(" | ")]
    return {required: texts[0]} if len(texts) == 1 else dict(zip(lengths, texts, strict=False))


def hint(value, known):
    """Asks whether the name that is most like it was meant, when there is one; accents do not count."""
    names = {fold(key): key for key in known if len(key) > 2}
    near = difflib.get_close_matches(fold(value), names, n=1, cutoff=0.7)
    return f". Bedoelt u {getattr(known[names[near[0]]], 'naam', names[near[0]])}?" if near else ""


def is_web_address(url):
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(url) & set(" <>\"'`")
    except ValueError:
        return False
