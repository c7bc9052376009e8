"""Which column of a file is which field, however people write its heading."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from raadsportaal.basis.texts import fold

CLOSE = 0.82  # how alike two names must be to be taken for the same
UNUSED = ""


def plain_name(heading: object) -> str:
    """Small letters without accents, the rest underscores: "Wat was lastig?" is wat_was_lastig."""
    return re.sub(r"[\W_]+", "_", fold(str(heading or ""))).strip("_")


class Columns:
    """The fields of a kind of row, each with the names that people give its column, the clearest name first."""

    def __init__(self, fields: Mapping[str, Iterable[str]]):
        self.names = {field: [plain_name(name) for name in names if name] for field, names in fields.items()}
        self.fields: dict[str, str] = {}
        for field, names in self.names.items():
            for name in names:
                self.fields.setdefault(name, field)

    def recognised(self, headings: Iterable[object]) -> set[str]:
        """The fields that these headings name without a doubt."""
        return {self.fields[name] for name in map(plain_name, headings) if name in self.fields}

    def guess(self, headings: Sequence[str]) -> dict[str, str]:
        """{heading: a field, or "" for not used}; no field twice, those that are spelled the same first."""
        found = dict.fromkeys(headings, UNUSED)
        for heading in headings:
            exact = self.fields.get(plain_name(heading), UNUSED)
            if exact not in found.values():
                found[heading] = exact
        for heading in headings:
            near = difflib.get_close_matches(plain_name(heading), self.fields, n=1, cutoff=CLOSE)
            if not found[heading] and near and self.fields[near[0]] not in found.values():
                found[heading] = self.fields[near[0]]
        return found

    def by_field(self, row: Mapping[str | None, Any]) -> dict[str, Any]:
        """The cells of a row by field; of two columns for one field the clearest heading that is filled in counts."""
        cells: dict[str, Any] = {}
        for heading, value in row.items():
            if _is_filled(value):
                cells.setdefault(plain_name(heading), value)
        clearest = {field: next((name for name in names if name in cells), None) for field, names in self.names.items()}
        return {field: cells[name] for field, name in clearest.items() if name}

    def heading_of(self, row: Mapping[str | None, Any], field: str) -> str:
        """The heading of this field as it stands in the file: what somebody looks for to mend a fault in it."""
        names = self.names.get(field, [])
        headings = [heading for heading in row if heading is not None and plain_name(heading) in names]
        headings.sort(key=lambda heading: (not _is_filled(row[heading]), names.index(plain_name(heading))))
        return headings[0] if headings else field


def _is_filled(value):
    return value is not None and bool(str(value).strip())
