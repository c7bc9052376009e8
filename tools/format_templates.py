"""Lay out the templates: `python tools/format_templates.py [--check] [file …]`, all of templates/ when none is named.

djade writes the template tags in one way, djhtml indents. Both know tags of one line only; what stands on several lines
(basis/templateloader.py) djhtml learns here: the arguments one step in, the closing "%}" under the opening.
Ends with 1 when something changed or, with --check, would have to.
"""

import subprocess
import sys
from pathlib import Path

from djhtml.modes import DjHTML, DjTXT
from djhtml.tokens import Token

ROOT = Path(__file__).resolve().parents[1]
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


def main(arguments):
    check = "--check" in arguments
    paths = [Path(name) for name in arguments if name != "--check"] or sorted((ROOT / "templates").rglob("*.html"))
    djade = Path(sys.executable).parent / "djade"
    done = subprocess.run([djade, "--target-version", DJANGO, *(["--check"] if check else []), *paths], check=False)
    changed = [path for path in paths if indented(path.read_text()) != path.read_text()]
    for path in changed:
        print(f"{path}: {'must be indented' if check else 'indented'}")
        if not check:
            path.write_text(indented(path.read_text()))
    return int(bool(done.returncode or changed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
