"""The sentences of the papers: ours from data/zinnen.toml, or as VNG changed them, filled with the facts of records."""

import string
import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data") / "zinnen.toml"
FORMS = ("bijzin", "hoofdzin")


@cache
def ours() -> dict[str, str]:
    """{"cijfer.bijzin": its text with fields in braces}"""
    return {f"{name}.{form}": zin[form] for name, zin in _read().items() for form in FORMS if form in zin}


@cache
def _read():
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def fields_of(sleutel: str) -> list[str]:
    """The names of the fields that a sentence may have."""
    return list(_read()[sleutel.partition(".")[0]]["velden"])


def uitleg_of(sleutel: str) -> str:
    return _read()[sleutel.partition(".")[0]]["uitleg"]


def faults(sleutel: str, tekst: str) -> list[str]:
    """What is wrong with a changed sentence, in words for the editor."""
    try:
        parts = list(string.Formatter().parse(tekst))
    except ValueError:
        return ["Een accolade staat los. Een veld ziet er zo uit: {titel}."]
    used = {name for _, name, _, _ in parts if name is not None}
    allowed = fields_of(sleutel)
    found = []
    if unknown := sorted(used - set(allowed)):
        found.append(f"Dit veld bestaat hier niet: {', '.join(unknown)}. U kunt kiezen uit: {', '.join(allowed)}.")
    if any(spec or conversion for _, _, spec, conversion in parts):
        found.append("In een veld staat alleen de naam, zoals {titel}.")
    if "  " in tekst or tekst != tekst.strip():
        found.append("Er staat een spatie te veel.")
    ends = tekst.rstrip("}").endswith((".", "?", ",", ":")) or tekst.endswith("}")
    if sleutel.endswith(".hoofdzin") and not ends:
        found.append("De zin eindigt niet met een punt, vraagteken, komma of dubbele punt.")
    if sleutel.endswith(".bijzin") and tekst.endswith((".", ";", ",")):
        found.append("De zin komt na ‘dat’ in een rij. De puntkomma erachter zetten wij.")
    return found


class Zinnen:
    """Sentences for one paper. `changed`: {key: text} of what VNG changed. What was made is kept for a preview."""

    def __init__(self, changed: dict[str, str] | None = None):
        self._texts = ours() | (changed or {})
        self.made: list[tuple[str, str]] = []

    def bijzin(self, name: str, **fields) -> str:
        """What follows "dat", with a semicolon."""
        return f"{self._fill(f'{name}.bijzin', fields)};"

    def hoofdzin(self, name: str, **fields) -> str:
        return self._fill(f"{name}.hoofdzin", fields)

    def _fill(self, sleutel, fields):
        text = " ".join(self._texts[sleutel].format_map(fields).split())
        self.made.append((sleutel, text))
        return text
