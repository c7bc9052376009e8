"""An import whose process is killed in the middle: nothing of it is there, and the same file goes in afterwards."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from kennisbank.models import Praktijk
from kennisbank.storing import import_records

ROOT = Path(__file__).resolve().parents[2]
ROWS = [(n, {"titel": f"Gedood {n}", "land": "NO", "extern_id": f"k{n}"}) for n in range(2, 702)]
# Past the first batch of five hundred rows, which is written by then; there it waits to be killed.
HALFWAY = """
import sys, django
django.setup()
from kennisbank.storing import import_records
from tests.redactie.test_importeren_gedood import ROWS

def rows():
    for number, row in ROWS:
        if number == 602:
            print("halverwege", flush=True)
            sys.stdin.read()
        yield number, row

import_records(rows(), "gedood")
"""


@pytest.mark.django_db
def test_a_killed_import_leaves_nothing_and_can_be_taken_up_again():
    address = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{connection.settings_dict['NAME']}"
    own = os.environ | {"DATABASE_URL": address, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", HALFWAY]
    process = subprocess.Popen(command, cwd=ROOT, env=own, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "halverwege\n"
    process.kill()
    process.wait(30)
    process.stdin.close()
    process.stdout.close()
    assert not Praktijk.objects.filter(verzameling="gedood").exists()
    assert import_records(iter(ROWS), "gedood").added == len(ROWS)
