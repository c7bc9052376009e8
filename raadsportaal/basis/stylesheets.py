"""The stylesheets as they are sent: many small files for who writes them, a few minified bundles for who visits.

A bundle says what is in it with lines of `@import "part.css" layer(name);`. In development a browser follows these
by itself; at `collectstatic` the parts take the places of their imports, and only the bundles are served.
"""

import re
from collections.abc import Callable
from pathlib import Path

from django.core.files.base import ContentFile
from rcssmin import cssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

SOURCE = Path(__file__).resolve().parents[2] / "static"
FOLDER = "css/"  # ours; those of Django's admin stay as they are
IMPORT = re.compile(r'^@import "(?P<part>[\w/-]+\.css)"(?: layer\((?P<layer>\w+)\))?;$', re.MULTILINE)


def parts_of(text: str) -> list[str]:
    """The stylesheets that this one imports, by their names among the static files."""
    return [FOLDER + found["part"] for found in IMPORT.finditer(text)]


def joined(text: str, read: Callable[[str], str]) -> str:
    """The stylesheet with each import replaced by what it imports, minified. `read` gives the text of a part."""
    imports = list(IMPORT.finditer(text))
    if not imports:
        return cssmin(text)
    before, after = text[: imports[0].start()], text[imports[-1].end() :]
    return cssmin(before) + "".join(_inlined(found, read) for found in imports) + cssmin(after)


def _inlined(found, read):
    name = FOLDER + found["part"]
    part = read(name)
    if "@import" in part or ("/" in found["part"] and "url(" in part):
        raise ValueError(f"{name}: a part imports nothing, and points to files only from the folder of its bundle")
    # Each part by itself: inside a layer rcssmin would take `.a :focus` for `.a:focus`.
    small = cssmin(part)
    return f"@layer {found['layer']}{{{small}}}" if found["layer"] else small


def built(name: str) -> str:
    """One of our stylesheets as production sends it, from the sources."""
    return joined(_source(name), _source)


def _source(name):
    return (SOURCE / name).read_text(encoding="utf-8")


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Joins and minifies our stylesheets before whitenoise gives them a hash in their name and compresses them."""

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            paths = self._bundled(paths)
        yield from super().post_process(paths, dry_run, **options)

    def _bundled(self, paths):
        """What is left to hash: our stylesheets joined, without the parts, for nobody asks for those."""

        def read(name):
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        own = [name for name in paths if name.startswith(FOLDER)]
        parts = {part for name in own for part in parts_of(read(name))}
        sent = {name: joined(read(name), read) for name in own if name not in parts}
        for name in own:
            self.delete(name)
        for name, text in sent.items():
            self.save(name, ContentFile(text))
        others = {name: place for name, place in paths.items() if name not in own}
        return others | {name: (self, name) for name in sent}
