"""The house rules that a program can hold: imports, style, migrations, templates, locks, production settings."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
REGISTRIES = ["files.python" + "hosted", "pypi.org/" + "simple", "registry.npm" + "js"]
INLINE = re.compile(r'\sstyle="|<style|\son\w+="|<script(?![^>]*(src=|type="application/json"))')
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
pytestmark = pytest.mark.long


# Which addresses there are is decided when the portal starts: asked of the same start, for that takes longest.
IN_PRODUCTION = """
import django
django.setup()
from django.core.management import call_command
from django.urls import Resolver404, resolve
call_command("check", deploy=True, fail_level="WARNING")
try:
    resolve("/demo/post/")
except Resolver404:
    pass
else:
    raise SystemExit("the mailbox of the demo is there")
"""


def run(*command, **environment):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | environment, check=False)


def test_ruff_finds_nothing():
    for arguments in (["check"], ["format", "--check"]):
        done = run(sys.executable, "-m", "ruff", *arguments, ".")
        assert done.returncode == 0, done.stdout


def test_templates_stylesheets_and_scripts_are_laid_out():
    done = run(sys.executable, "-m", "tools.layout", "--check")
    assert done.returncode == 0, f"run: .venv/bin/python -m tools.layout\n{done.stdout}{done.stderr}"


def test_types_fit_where_they_are_checked():
    """Only where pyproject.toml says: search, reading documents, duiding."""
    done = run(sys.executable, "-m", "mypy")
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_follow_the_one_line():
    done = run(sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
    assert done.returncode == 0, done.stdout


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_production_settings_pass_the_deploy_check():
    """And with them there is no page of the demo."""
    done = run(
        sys.executable, "-c", IN_PRODUCTION,
        DJANGO_SETTINGS_MODULE="raadsportaal.settings", SECRET_KEY="0123456789abcdef" * 4, DJANGO_ALLOW_ASYNC_UNSAFE="",
        ALLOWED_HOSTS="raadsportaal.example",
        PORTAL_URL="https://raadsportaal.example", DATABASE_URL="postgresql://x@localhost/x", PYTHONPATH=str(ROOT),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_day_of_a_moment_is_that_of_the_netherlands():
    """A moment is in UTC, also as the database gives it: its own date() is yesterday's for one or two hours a night."""
    wrong = re.compile(r"(_op|\bnow(\(\))?)\.date\(\)|\{[\w.]*(_op|now\(\)):%")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for app in ("raadsportaal", "agendas", "kennisbank", "samenwerking")
        for path in (ROOT / app).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if wrong.search(line)
    ]
    assert found == [], "timezone.localdate(…) gives the day, timezone.localtime(…) the hour"


def test_a_template_compiles_and_holds_no_inline_style_or_script():
    for path in TEMPLATES:
        get_template(str(path.relative_to(ROOT / "templates")))
        assert not INLINE.search(path.read_text()), path


def test_a_fragment_has_the_id_of_its_file():
    for path in TEMPLATES:
        if path.name.startswith("_"):
            assert f'id="{path.stem.removeprefix("_")}"' in path.read_text(), path


def tracked():
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard").stdout.split("\n")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def test_no_file_holds_a_registry_address_or_a_path_of_this_machine():
    for path in tracked():
        if path.suffix in {".woff2", ".png", ".whl", ".pdf", ".ico", ".mo"}:
            continue
        text = path.read_text(encoding="utf-8")
        assert str(ROOT) + "/" not in text, path
        assert not any(host in text for host in REGISTRIES), path
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "http" not in lock.read_text()
