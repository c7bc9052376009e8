"""The value of a field as an editor reads it: lists with commas, parts on lines, an empty one in words."""

from typing import Any

from raadsportaal.redactie.imports.engine import Importer
from raadsportaal.redactie.imports.kinds import Soort

EMPTY = "leeg"


def in_words(soort: Soort, importer: Importer, field: str, value: Any) -> str:
    say = soort.woorden.get(field)
    if say and value not in (None, "", []):
        return say(importer, value)
    return _words(value) or EMPTY


def _words(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dict):
        return "\n".join(f"{name.replace('_', ' ')}: {_words(part)}" for name, part in value.items() if _words(part))
    if isinstance(value, list) and any(isinstance(part, dict) for part in value):
        return "\n".join(" | ".join(filter(None, map(_words, part.values()))) for part in value)
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return str(value)
