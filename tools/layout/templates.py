"""Lay out the templates.

djade writes the template tags in one way, djhtml indents. Both know tags of one line only; what stands on several lines
(basis/templateloader.py) djhtml learns here: the arguments one step in, the closing "%}" under the opening.
"""

import subprocess
import sys
from pathlib import Path

from djhtml.modes import DjHTML, DjTXT
from djhtml.tokens import Token

ROOT = Path(__file__).resolve().parents[2]
DJANGO = "5.2"
INDENT = 2


class InsideTemplateTag(DjTXT):
    """From the end of a line inside a template tag to its "%}"."""

    RAW_TOKENS = [r"\n", "%}"]

    def create_token(self, raw, rest, line):
        if raw != "%}":
            return Token.Text(raw, mode=DjTXT), self
        # A condition or loop is still open after its own tag has ended.
        token = Token.CloseAndOpen if self.opens_block else Token.Close
        return token(raw, mode=DjTXT), self.return_mode


def create_token(self, raw, rest, line):
    if raw != "{%":
        return one_line_token(self, raw, rest, line)
    inside = InsideTemplateTag(return_mode=self)
    inside.opens_block = self._has_closing_token(rest.split(maxsplit=1)[0], raw, rest)
    return Token.Open(raw, mode=DjTXT), inside


# In place, not in a subclass: djhtml compares the classes of its modes.
one_line_token = DjHTML.create_token
DjHTML.create_token = create_token
DjHTML.RAW_TOKENS = [*DjHTML.RAW_TOKENS, "{%"]


def indented(source):
    return DjHTML(source).indent(INDENT)


def untidy(*, write: bool) -> list[Path]:
    """The templates that stand otherwise than they should; laid out anew if they may be written."""
    paths = sorted((ROOT / "templates").rglob("*.html"))
    before = {path: path.read_text(encoding="utf-8") for path in paths}
    djade = [Path(sys.executable).parent / "djade", "--target-version", DJANGO]
    done = subprocess.run(
        [*djade, *([] if write else ["--check"]), *paths], capture_output=True, text=True, check=False
    )
    wanted = {path: indented(path.read_text(encoding="utf-8")) for path in paths}
    if write:
        for path in paths:
            path.write_text(wanted[path], encoding="utf-8")
        return [path for path in paths if before[path] != wanted[path]]
    named = [path for path in paths if str(path) in done.stderr + done.stdout]
    return sorted({*named, *(path for path in paths if before[path] != wanted[path])})
