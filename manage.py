#!/usr/bin/env python3
"""Start the portal (`python3 manage.py demo`), test it (`python3 manage.py test`) or run a Django command.

`demo` and `test` need only Python 3.11 and git: they make .venv with the standard library and the pip wheel in
requirements/, install the hash-locked packages when the lock changed, and go on inside it.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"demo": "local.txt", "test": "test.txt"}


def installed(lock):
    """Whether this lock, or the test lock that holds all of it, is in .venv for this Python."""
    return any(
        (VENV / name).exists() and (VENV / name).read_text() == fingerprint(ROOT / "requirements" / name)
        for name in {lock.name, "test.txt"}
    )


def fingerprint(lock):
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def install(lock):
    if PYTHON.exists() and installed(lock):
        return
    print(
        f"Pakketten installeren uit requirements/{lock.name} (de eerste keer duurt dit een minuut) ...",
        flush=True,
    )
    works = PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], capture_output=True).returncode == 0
    if not works:
        shutil.rmtree(VENV, ignore_errors=True)
        # Without pip: Debian ships ensurepip apart, and one road for every machine is easier to trust.
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", VENV], check=True)
    pip = next((ROOT / "requirements").glob("pip-*.whl")) / "pip"
    options = [
        "--quiet",
        "--disable-pip-version-check",
        "--no-compile",
        "--require-hashes",
        "--only-binary",
        ":all:",
    ]
    done = subprocess.run([PYTHON, pip, "install", *options, "-r", lock])
    if done.returncode:
        sys.exit("Het installeren lukte niet. Is er een verbinding met de pakketserver (PyPI of uw eigen mirror)?")
    (VENV / lock.name).write_text(fingerprint(lock))


def bootstrap(command):
    """Go on inside .venv; returns only when that is where we are."""
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 of nieuwer is nodig; dit is " + sys.version.split()[0])
    if command in LOCKS and not os.environ.get("RAADSPORTAAL_IN_VENV"):
        install(ROOT / "requirements" / LOCKS[command])
        os.environ["RAADSPORTAAL_IN_VENV"] = "1"
        os.execv(PYTHON, [str(PYTHON), *sys.argv])
    try:
        import django  # noqa: F401
    except ImportError:
        if not PYTHON.exists():
            sys.exit("Draai eerst `python3 manage.py demo` of `python3 manage.py test`: die installeren wat nodig is.")
        if Path(sys.prefix) == VENV:
            sys.exit("De pakketten ontbreken. Draai `python3 manage.py demo`.")
        os.execv(PYTHON, [str(PYTHON), *sys.argv])


def keep_bytecode():
    """Many containers tell Python to write no bytecode beside the source: then each start compiles 1,800 files again.

    What that asks for is a clean checkout, so the bytecode goes to .local instead.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / ".local" / "pycache")
        sys.dont_write_bytecode, sys.pycache_prefix = False, os.environ["PYTHONPYCACHEPREFIX"]


def main():
    os.chdir(ROOT)
    keep_bytecode()
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    bootstrap(command)
    if command == "test":
        # pytest must choose the test settings and start the test cluster before Django is imported.
        from raadsportaal.basis import testing

        sys.exit(testing.main(sys.argv[2:]))
    from raadsportaal.basis import database

    sys.argv = database.take_data_dir(sys.argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "raadsportaal.settings")
    from django.core.management import execute_from_command_line

    with database.running(unless=database.offline(sys.argv)):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
