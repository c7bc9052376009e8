"""Lay out our stylesheets and scripts.

A line stays under 110 characters: break a long value or list of selectors by hand, the layout keeps it.
"""

from pathlib import Path

import cssbeautifier
import jsbeautifier

STATIC = Path(__file__).resolve().parents[2] / "static"


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


def untidy(*, write: bool) -> list[Path]:
    """The stylesheets and scripts that stand otherwise than they should; laid out anew if they may be written."""
    ours = [*STATIC.glob("css/**/*.css"), *STATIC.glob("js/**/*.js")]
    found = sorted(path for path in ours if laid_out(path) != path.read_text(encoding="utf-8"))
    if write:
        for path in found:
            path.write_text(laid_out(path), encoding="utf-8")
    return found
