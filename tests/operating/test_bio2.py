"""Lines of the BIO2 that no other test shows (docs/privacy.md)."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MANUAL = (ROOT / "docs/beheer.md").read_text(encoding="utf-8")
SECRET = re.compile(r"KEY|SLEUTEL|PASSWORD|DSN|DATABASE\w*_URL")


def part(heading):
    return MANUAL.partition(heading)[2].partition("\n## ")[0]


def test_every_setting_that_is_a_secret_stands_in_the_list_of_keys():
    settings = re.findall(r"^\| `([A-Z_]+)` \|", part("## Settings"), re.M)
    secrets = {name for name in settings if SECRET.search(name)}
    assert {"SECRET_KEY", "DATABASE_URL", "EMAIL_HOST_PASSWORD"} <= secrets
    assert {name for name in secrets if f"`{name}`" not in part("## Keys and encryption")} == set()


def test_the_demo_with_its_known_password_does_not_run_in_production():
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "raadsportaal.settings", "SECRET_KEY": "0123456789abcdef" * 4}
    done = subprocess.run(
        [sys.executable, "manage.py", "demo"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode != 0
    assert "dit is productie" in done.stderr
