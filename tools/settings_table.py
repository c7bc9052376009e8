"""The table of settings in docs/beheer.md: names and defaults from the code, meanings as they stand in the table.

`python -m tools.settings_table` writes it anew, with `?` where a new setting has no meaning yet; `--check` says whether
it is as the code.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOC = ROOT / "docs" / "beheer.md"
PACKAGES = ["raadsportaal", "agendas", "kennisbank", "samenwerking"]
UNKNOWN = "?"
OF_OTHERS = {"DJANGO_SETTINGS_MODULE"}  # always the same: not for an operator to set
BEGIN, END = "<!-- instellingen: python -m tools.settings_table -->", "<!-- einde instellingen -->"
HEAD = "| variable | default | meaning |\n| --- | --- | --- |\n"


def read_by_code() -> dict[str, str]:
    """{variable: its default in words}, of every read of the environment in the packages."""
    found: dict[str, str] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            for name, default in _reads(ast.parse(text)) if "environ" in text else ():
                found[name] = found.get(name) or default
    return {name: found[name] for name in sorted(found.keys() - OF_OTHERS - {UNKNOWN})}


def _reads(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_environ(getattr(node.func, "value", None)):
            yield _text(node.args[0]), _default(node.args[1]) if len(node.args) > 1 else ""
        elif isinstance(node, ast.Compare) and any(_is_environ(one) for one in node.comparators):
            yield _text(node.left), ""


def _is_environ(node):
    return isinstance(node, ast.Attribute) and node.attr == "environ"


def _text(node):
    return node.value if isinstance(node, ast.Constant) else UNKNOWN


def _default(node):
    if isinstance(node, ast.IfExp) and ast.unparse(node.test) == "PRODUCTION":
        return f"`{_text(node.body)}` in production, else `{_text(node.orelse)}`"
    if isinstance(node, ast.Constant):
        return f"`{node.value}`" if node.value != "" else ""
    return ""


def written() -> dict[str, str]:
    """{variable: meaning}, as the table has them."""
    rows = [line.strip("| ").split(" | ") for line in _table().splitlines() if line.startswith("| `")]
    return {cells[0].strip("`"): " | ".join(cells[2:]) for cells in rows}


def made() -> str:
    meanings = written()
    lines = [
        f"| `{name}` | {default or '-'} | {meanings.get(name, UNKNOWN)} |" for name, default in read_by_code().items()
    ]
    return HEAD + "\n".join(lines) + "\n"


def _table():
    return DOC.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0].strip("\n") + "\n"


def main(arguments: list[str]) -> int:
    before, table = _table(), made()
    if "--check" not in arguments:
        DOC.write_text(DOC.read_text(encoding="utf-8").replace(before, table), encoding="utf-8")
    lacking = [name for name, meaning in written().items() if meaning == UNKNOWN]
    if lacking:
        print(f"Say in docs/beheer.md what these mean: {', '.join(lacking)}")
    return int(bool(lacking) or _table() != table)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
