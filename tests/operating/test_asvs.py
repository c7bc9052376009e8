"""Lines of ASVS 5.0 that no other test shows (docs/privacy.md)."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

from raadsportaal.gemeenten.signing_in import limits

ROOT = Path(__file__).resolve().parents[2]
MANUAL = (ROOT / "docs/beheer.md").read_text()
ASKED = """
import json
from django.conf import settings
names = [name for name in dir(settings) if name.startswith(("SECURE_", "SESSION_COOKIE", "CSRF_COOKIE", "COOKIE_"))]
print(json.dumps({name: repr(getattr(settings, name)) for name in [*names, "DEBUG", "PASSWORD_HASHERS"]}))
"""


@pytest.fixture(scope="module")
def production():
    """The settings of production, as words."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "raadsportaal.settings",
        "SECRET_KEY": "0123456789abcdef" * 4,
        "DEBUG": "0",
    }
    done = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, env=environment, capture_output=True, check=True)
    return json.loads(done.stdout)


def test_cookies_of_production_are_kept_from_scripts_and_other_sites(production):
    expected = {
        "SESSION_COOKIE_NAME": "'__Host-sessionid'",
        "CSRF_COOKIE_NAME": "'__Host-csrftoken'",
        "COOKIE_PREFIX": "'__Host-'",  # of that with messages: raadsportaal/basis/said.py
        "SESSION_COOKIE_SECURE": "True",
        "SESSION_COOKIE_HTTPONLY": "True",
        "SESSION_COOKIE_SAMESITE": "'Lax'",
        "CSRF_COOKIE_SECURE": "True",
        "CSRF_COOKIE_SAMESITE": "'Lax'",
    }
    assert expected.items() <= production.items()


def test_production_asks_browsers_for_https_for_a_year(production):
    assert int(production["SECURE_HSTS_SECONDS"]) >= 365 * 24 * 3600
    assert (production["SECURE_HSTS_INCLUDE_SUBDOMAINS"], production["SECURE_SSL_REDIRECT"]) == ("True", "True")
    assert production["DEBUG"] == "False"


def test_passwords_of_production_are_hashed_as_argon2_asks(production):
    """ASVS 5.0, appendix C: 19 MiB for two passes. What was hashed before is still known."""
    first, *older = re.findall(r"'([^']+)'", production["PASSWORD_HASHERS"])
    hasher = import_string(first)()
    hashed = hasher.decode(hasher.encode("vijf paarden lopen weg", hasher.salt()))
    assert (hashed["variety"], hashed["params"].time_cost) == ("argon2id", 2)
    assert hashed["params"].memory_cost >= 19 * 1024
    assert older == ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


@pytest.mark.django_db
def test_a_password_is_long_and_of_any_kind(client, redacteur):
    with pytest.raises(ValidationError):
        validate_password("korthout7", redacteur)
    for password in (
        "vijf paarden lopen weg",
        "VIJFPAARDENLOPENWEG",
        "8274 koe 6193 lamp",
        " e\u0301n spatie erom ",
        "z7Q" * 30,
    ):
        validate_password(password, redacteur)
        redacteur.set_password(password)
        assert redacteur.check_password(password)
        assert not redacteur.check_password(password.swapcase()) or password == password.swapcase()
        assert not redacteur.check_password(password[:-1])


@pytest.mark.django_db
def test_a_password_is_hidden_and_may_be_pasted(client):
    page = client.get("/inloggen/wachtwoord/").content.decode()
    field = re.search(r'<input[^>]*name="password"[^>]*>', page).group()
    assert 'type="password"' in field and 'autocomplete="current-password"' in field
    assert "onpaste" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/robots.txt", "/kennisbank/export.csv", "/sitemap.xml"])
def test_answers_say_what_they_are_and_in_which_letters(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert re.match(r"(text/[\w.+-]+; ?charset=utf-8|application/[\w.+-]+)", answer["Content-Type"])


def test_the_limits_on_signing_in_are_those_of_the_manual():
    assert limits.TOGETHER == {"code": "10/h/key", "vergeten": "10/h/key", "wachtwoord": "50/h/key"}
    assert limits.MAILS == "3/m/key,10/h/key"
    told = " ".join(MANUAL.split())
    assert "ten codes or fifty passwords in an hour from several networks" in told
    assert "Five wrong passwords in five minutes or ten codes in an hour" in told
    assert "Open stay always" in told, "who knows an address locks nobody out"


def test_the_manual_names_every_system_that_is_asked():
    for system in (
        "Notubiz",
        "iBabs",
        "OpenBesluitvorming",
        "CBS",
        "Entra ID",
        "links of sources",
        "SENTRY_DSN",
        "EMAIL_HOST",
    ):
        assert system in MANUAL


@pytest.mark.django_db
def test_what_is_typed_is_decoded_once(client):
    page = client.get("/zoeken/?q=%253Cb%253E%2526lt%253B").content.decode()
    assert 'value="%3Cb%3E%26lt%3B"' in page
    assert "&lt;b&gt;" not in page and "<b>&lt;" not in page


def test_the_manual_names_every_job_of_the_queue():
    ours = {name for name in app.tasks if not name.startswith(("builtin:", "procrastinate."))}
    assert len(ours) > 10
    assert {name for name in ours if f"`{name}`" not in MANUAL} == set()
