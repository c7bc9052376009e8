"""What the content of the tests is made of, as one hash: with another hash goes another template.

Whatever can shape a row of the template counts:
- the migrations, the models and apps.py of our apps, the settings, and the loaders (tests/ground/content.py);
- every module of ours that one of those imports, found by reading the import statements;
- every file beside them that is no Python, such as the data folders;
- the locked packages, since the migrations of others come with them;
- the day, for the councils of the demo meet around it.

Views, forms, the admin, templates and style sheets shape none: after a change there the template stays. What is
imported by a name in a string is not seen; no loader does that.
"""

import ast
import hashlib
from datetime import date
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
LOADING = ["tests.settings", "tests.ground.content", "tests.ground.template"]
LOCK = "requirements/test.txt"
SHAPING = ["apps.py", "models.py", "models/__init__.py", "migrations/*.py"]


def fingerprint(today: date) -> str:
    """A short name for all of it together, on this day."""
    digest = hashlib.sha256(today.isoformat().encode())
    for path in files(ROOT, _our_apps(ROOT), LOADING):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT)} {len(content)} ".encode() + content)
    return digest.hexdigest()[:12]


def files(root: Path, app_names: list[str], loading: list[str]) -> list[Path]:
    """All files that count, given the names of the apps and of the modules that load content."""
    start = [path for name in loading for path in _files_of(root, name)]
    for name in app_names:
        start += [path for pattern in SHAPING for path in (root / _folder(name)).glob(pattern)]
    packages = {name.partition(".")[0] for name in app_names}
    return sorted({root / LOCK, *_with_imports(root, start), *_data(root, packages)})


def _our_apps(root):
    return [config.name for config in apps.get_app_configs() if (root / _folder(config.name)).is_dir()]


def _with_imports(root, start):
    found, waiting = set(), list(start)
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [file for name in _imports(root, path) for file in _files_of(root, name)]
    return found


def _imports(root, path):
    """Names that this file imports, anywhere in it; `from a import b` may mean the module a.b."""
    for node in _statements(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(root).parts[: -node.level] if node.level else ()
            module = ".".join([*package, *filter(None, [node.module])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _statements(node):
    """All in it, at any depth. Not the expressions, of which there are ten times as many."""
    for field in ("body", "orelse", "handlers", "finalbody", "cases"):
        for statement in getattr(node, field, ()):
            yield statement
            yield from _statements(statement)


def _files_of(root, name):
    """The file of a module of ours and those of the packages around it, which Python imports first."""
    parts = name.split(".")
    if not (root / parts[0]).is_dir():
        return
    for count in range(1, len(parts) + 1):
        module = root.joinpath(*parts[:count])
        yield from (path for path in (module / "__init__.py", module.with_suffix(".py")) if path.is_file())


def _data(root, packages):
    for package in packages:
        for path in (root / package).rglob("*"):
            if path.is_file() and path.suffix not in {".py", ".pyc"}:
                yield path


def _folder(name):
    return name.replace(".", "/")
