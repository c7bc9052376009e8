"""Commands of the portal as an operator gives them, in a process of its own: one start of Django answers them all."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
EACH = """
import json, sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from django.core.management import execute_from_command_line

for command in json.loads(sys.argv[1]):
    said, code = StringIO(), 0
    with redirect_stdout(StringIO()), redirect_stderr(said):
        try:
            execute_from_command_line(["manage.py", *command])
        except SystemExit as end:
            code = end.code or 0
    print(json.dumps([code, said.getvalue()]))
"""


class Answer(NamedTuple):
    code: int
    errors: str


def run_each(commands, **environment) -> list[Answer]:
    """What each of these commands ended with. A fault that none of them catches ends the process, and so the test."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "raadsportaal.settings"} | environment
    done = subprocess.run(
        [sys.executable, "-c", EACH, json.dumps(commands)], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return [Answer(*json.loads(line)) for line in done.stdout.splitlines()]
