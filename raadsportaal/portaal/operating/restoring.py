"""Put a copy back, in a database with nothing in it, and look whether all of it came."""

import json
import shutil
import subprocess
import tarfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from raadsportaal.portaal.operating import copies, postgres_tools


def put_back(copy: Path, identity: str = "") -> dict:
    """Gives what was put back (copies.LIST). `identity` is the file with the key of age; gpg has its own ring."""
    content = _whole(copy)
    root = Path(settings.MEDIA_ROOT)
    if not postgres_tools.is_empty():
        raise CommandError(
            "De database is niet leeg. Terugzetten kan alleen in een lege database. Er is niets gewijzigd."
        )
    fresh = root / f"{copies.HALF}terug"  # within it, for it may be a disk of its own
    shutil.rmtree(fresh, ignore_errors=True)
    if root.exists() and any(root.iterdir()):
        raise CommandError(f"{root} is niet leeg. Zet de bijlagen daar eerst weg. Er is niets gewijzigd.")
    names = list(content["delen"])
    try:
        _unpack(copy / _named(names, copies.FILES), identity, fresh)
        _load(copy / _named(names, copies.DATABASE), identity)
        _compare(content, len([path for path in fresh.rglob("*") if path.is_file()]))
        for path in fresh.iterdir():
            path.rename(root / path.name)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return content


def _whole(copy):
    try:
        content = json.loads((copy / copies.LIST).read_text(encoding="utf-8"))
        for name, expected in content["delen"].items():
            if not (copy / name).exists() or copies.digest(copy / name) != expected:
                raise CommandError(f"{copy / name} is niet zoals het geschreven is. Er is niets gewijzigd.")
    except FileNotFoundError:
        raise CommandError(f"{copy} is geen hele kopie: {copies.LIST} ontbreekt.")
    except OSError as fault:  # the account of the portal may read less than who gives the command
        raise CommandError(f"{fault.filename} is niet te lezen: {fault.strerror}. Er is niets gewijzigd.") from fault
    return content


def _named(names, start):
    return next(name for name in names if name.startswith(start))


def _opened(path, identity):
    """A process whose output is the part as it was before it was locked."""
    command = {".age": ["age", "-d", "-i", identity], ".gpg": ["gpg", "--batch", "--decrypt"]}.get(path.suffix, ["cat"])
    if path.suffix == ".age" and not identity:
        raise CommandError("Deze kopie is versleuteld met age. Geef het bestand met de sleutel: --identiteit BESTAND")
    return postgres_tools.run([*command, str(path)], stdout=subprocess.PIPE)


def _unpack(path, identity, folder):
    folder.mkdir(mode=0o700, parents=True)
    opened = _opened(path, identity)
    try:
        with tarfile.open(fileobj=opened.stdout, mode="r|") as tar:
            for member in tar:
                _take_out(tar, member, folder)
    except tarfile.ReadError as fault:
        opened.stdout.close()
        postgres_tools.wait_for(opened, "Terugzetten", "openen")
        raise CommandError(f"{path} is niet te lezen.") from fault
    postgres_tools.wait_for(opened, "Terugzetten", "openen")


def _take_out(tar, member, folder):
    """One attachment. By hand: the Python of Debian 12 knows no extraction filters."""
    target = (folder / member.name).resolve()
    if not member.isfile() or not target.is_relative_to(folder.resolve()):
        raise CommandError(f"{member.name} hoort niet in een kopie.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tar.extractfile(member) as source, target.open("xb") as out:
        shutil.copyfileobj(source, out)
    target.chmod(0o600)


def _load(path, identity):
    opened = _opened(path, identity)
    load = postgres_tools.load(opened.stdout)
    opened.stdout.close()
    postgres_tools.wait_for(load, "Terugzetten", "pg_restore")
    postgres_tools.wait_for(opened, "Terugzetten", "openen")


def _compare(content, files):
    with postgres_tools.snapshot() as (moment, _):
        found = postgres_tools.described(moment)
    wrong = [what for what, expected in content.items() if what in found and found[what] != expected]
    if content["bestanden"] != files:
        wrong.append("bestanden")
    if wrong:
        raise CommandError(f"Niet alles kwam terug: {', '.join(wrong)}. Gebruik deze database niet.")
