"""What is asked of every page in the browser: no axe violation in any dress, no sideways scroll on a small phone."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALL = [*WCAG, "best-practice"]
# The rules that look at colours: in the dark nothing else can differ.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RUN = """([parts, rules]) => axe.run(parts || document, {resultTypes: ['violations'], runOnly: rules})
    .then(found => found.violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html)]))"""


def look(page: Page, name: str) -> None:
    """Ends at 320 pixels wide. `name`: what a failure calls the page."""
    load_axe(page)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in (("light", ALL), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            assert violations(page, rules) == [], f"{name} {width} {scheme}"
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def load_axe(page: Page) -> None:
    """By the browser's own door, so outside the CSP."""
    page.evaluate(AXE.read_text())


def violations(page: Page, rules: list[str] | dict = ALL, parts: dict | None = None) -> list:
    """As it is shown now, after load_axe(). `parts`: what of the page is asked, as axe calls it; all of it without."""
    return page.evaluate(RUN, [parts, rules])
