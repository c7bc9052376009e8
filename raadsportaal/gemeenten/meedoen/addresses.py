"""What an e-mail address says of where its owner works; the domains of municipalities are in no list."""

from functools import cache
from pathlib import Path

FREE = Path(__file__).resolve().parents[1] / "data" / "gratis_mail.txt"


@cache
def _free() -> tuple[frozenset, tuple]:
    """(whole domains, beginnings of domains)"""
    lines = [line.strip() for line in FREE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return frozenset(lines), tuple(line for line in lines if line.endswith("."))


def is_free(domein: str) -> bool:
    """Anybody can have an address there."""
    whole, beginnings = _free()
    return domein.lower() in whole or domein.lower().startswith(beginnings)


def has_name_of(domein: str, gemeente) -> bool:
    """Whether the name of the municipality stands in what was registered: griffie.zwolle.nl, not zwolle.nl.xyz.

    A hint for who checks, and no proof.
    """
    registered = ".".join(domein.lower().split(".")[-2:]).replace("-", "")
    return gemeente.slug.replace("-", "") in registered
