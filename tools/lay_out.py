"""Lays out our stylesheets and scripts: `.venv/bin/python tools/lay_out.py` writes, with `--check` it only tells.

tests/architecture/test_house.py runs the check. A line stays under 110 characters: break a long value or list of
selectors by hand, the layout keeps it.
"""

import sys
from pathlib import Path

import cssbeautifier
import jsbeautifier

STATIC = Path(__file__).resolve().parents[1] / "static"


def css_options():
    options = cssbeautifier.default_options()
    options.indent_size = 2
    options.max_preserve_newlines = 2
    options.space_around_combinator = True
    options.end_with_newline = True
    return options


def js_options():
    options = jsbeautifier.default_options()
    options.indent_size = 2
    options.max_preserve_newlines = 2
    options.brace_style = "collapse,preserve-inline"
    options.end_with_newline = True
    return options


def laid_out(path: Path) -> str:
    """The text of the file as it should stand."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        return cssbeautifier.beautify(text, css_options())
    return jsbeautifier.beautify(text, js_options())


def untidy() -> list[Path]:
    ours = [*STATIC.glob("css/**/*.css"), *STATIC.glob("js/**/*.js")]
    return sorted(path for path in ours if laid_out(path) != path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    found = untidy()
    for path in found:
        print(path.relative_to(STATIC.parent))
        if "--check" not in sys.argv:
            path.write_text(laid_out(path), encoding="utf-8")
    sys.exit(bool(found) and "--check" in sys.argv)
