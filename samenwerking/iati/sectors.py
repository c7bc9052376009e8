"""The thema of an IATI sector, where it is certain (sectoren.toml)."""

import tomllib
from functools import cache
from pathlib import Path

PURPOSES, CATEGORIES = "1", "2"  # sector vocabularies; without one a code is a purpose


@cache
def _tables():
    data = tomllib.loads(Path(__file__).with_name("sectoren.toml").read_text(encoding="utf-8"))
    return [{code: thema for thema, codes in data[name].items() for code in codes} for name in ("codes", "categories")]


def thema_of(vocabulary: str, code: str) -> str:
    """The slug of the thema that a code of this vocabulary belongs to, or ""."""
    codes, categories = _tables()
    if vocabulary in ("", PURPOSES) and len(code) == 5:
        return codes.get(code) or categories.get(code[:3], "")
    return categories.get(code, "") if vocabulary == CATEGORIES else ""
