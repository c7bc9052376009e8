"""The colours of the stylesheets, for what no stylesheet reaches: papers (PDF), e-mails, the bar of a phone.

They are written once, in static/css/tokens.css and doelkleuren.css; a change there changes these too.
"""

import re
from functools import cache
from pathlib import Path

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
COLOUR = re.compile(r"--raad-color-([\w-]+): (#[0-9a-f]{6});")
VARIABLE = re.compile(r"var\(--raad-color-([\w-]+)\)")
ON_GOAL = re.compile(r"\.doel-(\d+) \{[^}]*--raad-doel-op: (white|var\(--raad-color-inkt\));")
WHITE = "#ffffff"  # the stylesheets say white, which Typst does not read


@cache
def kleuren() -> dict[str, str]:
    """Every colour by its name, without what they all begin with: {"inkt": …, "blauw-700": …, "doel-17": …}."""
    return dict(COLOUR.findall(_text("tokens.css") + _text("doelkleuren.css")))


def filled_in(css: str) -> str:
    """A stylesheet with our colours themselves, for what knows no variables."""
    return VARIABLE.sub(lambda match: kleuren()[match[1]], css)


@cache
def doelkleuren() -> list[tuple[str, str]]:
    """Of each Global Goal, in their order, its colour and that of a number on it."""
    named = kleuren()
    on_goal = dict(ON_GOAL.findall(_text("doelkleuren.css")))
    return [(named[f"doel-{n}"], WHITE if on_goal[str(n)] == "white" else named["inkt"]) for n in range(1, 18)]


def _text(name):
    return (CSS / name).read_text(encoding="utf-8")
