"""What earlier editions of our own files said: a field that still says so is ours and is renewed, all else is kept.

`eerder.csv` stands beside the files of an app's data/; `manage.py eerdere_uitgaven` writes it. It has no texts, only
digests: `bestand`, `sleutel` (of the record), `veld` and `vingerafdruk` of each value that the present files no longer
have. A line with the word `nieuw` for a field says that the record was in no earlier edition.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from raadsportaal.basis.tables.files import own_rows

NAME = "eerder.csv"
COLUMNS = ["bestand", "sleutel", "veld", "vingerafdruk"]
NEW = "nieuw"


def digest(value: Any) -> str:
    """Of a value as a file has it or as the database does: a year is the same as "2015", and empty is empty."""
    if isinstance(value, list | dict):
        text = json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    else:
        text = "" if value is None else str(value)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Editions:
    """What an eerder.csv holds, of one folder."""

    def __init__(self, folder: Path):
        self.known: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        path = folder / NAME
        if path.exists():
            for row in own_rows(path):
                self.known[row["bestand"], row["sleutel"]][row["veld"]].add(row["vingerafdruk"])

    def had(self, bestand: str, sleutel: str, veld: str, value: Any) -> bool:
        """Whether an earlier edition said this; then nobody changed it since."""
        fields = self.known.get((bestand, sleutel), {})
        return digest(value) in fields.get(veld, ())

    def is_new(self, bestand: str, sleutel: str) -> bool:
        return NEW in self.known.get((bestand, sleutel), {})

    def gone(self, bestand: str, present: Iterable[str]) -> dict[str, set[str]]:
        """{sleutel: its fields} of the records that only earlier editions have."""
        left = {key for name, key in self.known if name == bestand} - {*present}
        return {key: {*self.known[bestand, key]} for key in sorted(left)}

    def outdated(self, bestand: str, sleutel: str, there: dict[str, Any], now: dict[str, Any]) -> set[str]:
        """The fields of what is `there` that are still as an earlier edition had them, and not as they are `now`."""
        return {
            veld
            for veld, value in now.items()
            if digest(there[veld]) != digest(value) and self.had(bestand, sleutel, veld, there[veld])
        }

    def is_same(self, bestand: str, sleutel: str, there: dict[str, Any], now: dict[str, Any]) -> bool:
        """Whether all of these fields say what this edition or an earlier one said: so it is that record."""
        return all(
            digest(there[veld]) == digest(value) or self.had(bestand, sleutel, veld, there[veld])
            for veld, value in now.items()
        )

    def is_untouched(self, bestand: str, sleutel: str, there: dict[str, Any]) -> bool:
        """Of a record that is gone: whether each field is still as an earlier edition had it."""
        return all(self.had(bestand, sleutel, veld, value) for veld, value in there.items())
