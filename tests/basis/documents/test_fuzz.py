"""Damaged files: each is read or refused with a reason, and none ends in a fault of our own."""

import json
import random
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from raadsportaal.basis.documents import outside
from tests.basis.documents.papers import GEMEENTE, docx, hand_pdf, odt, p, pdf, table, zipped

VARIANTS = 60  # of each kind; `manage.py bench --deel aanval --bestanden 50` tries more
# One process that forks for each file: starting Python hundreds of times would take a minute.
RUNNER = """
import json, os, sys
sys.path.insert(0, {root!r})
from raadsportaal.basis.documents import docx, inside, odt, packed, pdf
kind, expected, folder = sys.argv[1:]
for name in sorted(os.listdir(folder)):
    place = os.path.join(folder, name)
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.dup2(os.open(place, os.O_RDONLY), 0)
        os.dup2(writing, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        status = 3
        try:
            inside.main(kind, expected, "20")
            sys.stdout.flush()
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with open(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(pid, 0)
    print(json.dumps([name, os.waitstatus_to_exitcode(status), answer.decode("ascii", "replace")]), flush=True)
"""


def real_pdf():
    source = f"= Wonen\n{GEMEENTE * 3}#footnote[Een noot]\n\n#table(columns: 2, [a], [b], [c], [d])\n" * 4
    return pdf(source, page="columns: 2, width: 595pt, height: 500pt, header: [Akkoord]")


def plain_pdf():
    return hand_pdf([[(72, 700 - 14 * n, "Wij bouwen woningen (veel) voor iedereen.") for n in range(20)]] * 3)


def real_docx():
    rows = table(["Wat", "Geld"], ["Bouwen", "twee miljoen"])
    return docx((p("Wonen", style="Kop1") + p(GEMEENTE) + p("groen", style="Opsomming") + rows) * 5)


def real_odt():
    item = "<text:list><text:list-item><text:p>meer</text:p></text:list-item></text:list>"
    return odt(f"<text:h text:outline-level='1'>Wonen</text:h><text:p>{GEMEENTE}</text:p>{item}" * 5)


def damaged(data, dice):
    """The file with flipped bits, a piece gone, doubled, moved or replaced, or cut off."""
    data = bytearray(data)
    for _ in range(dice.choice([1, 1, 2, 5, 40])):
        place, size = dice.randrange(len(data)), dice.choice([1, 1, 4, 30, 500])
        match dice.randrange(6):
            case 0:
                data[place] ^= 1 << dice.randrange(8)
            case 1:
                data[place : place + size] = dice.randbytes(size)
            case 2:
                del data[place : place + size]
            case 3:
                data[place:place] = data[place : place + size]
            case 4:
                data[place : place + size] = dice.choice([b"0", b"-1", b"99999999", b"\xff" * 4, b"<<", b"<w:p>"])
            case _ if dice.random() < 0.2:
                del data[place:]
        if not data:
            return b"x"
    return bytes(data)


def damaged_inside(data, dice):
    """A good zip with a damaged part: what a broken zip would keep from us."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = dice.choice([name for name in parts if name.endswith(".xml") and len(parts[name]) > 100])
    return zipped(parts | {name: damaged(parts[name], dice)})


@pytest.mark.parametrize(
    ("kind", "expected", "originals", "ways"),
    [
        ("pdf", "docx", [real_pdf, plain_pdf], [damaged]),
        ("zip", "docx", [real_docx], [damaged, damaged_inside, damaged_inside]),
        ("zip", "odt", [real_odt], [damaged, damaged_inside, damaged_inside]),
    ],
    ids=["pdf", "docx", "odt"],
)
def test_damaged_files_are_read_or_refused(kind, expected, originals, ways, tmp_path):
    dice, originals = random.Random(f"{kind}{expected}"), [original() for original in originals]
    for number in range(VARIANTS):
        data = dice.choice(ways)(dice.choice(originals), dice)
        (tmp_path / f"{number:03}").write_bytes(data)
    command = [sys.executable, "-I", "-c", RUNNER.format(root=str(outside.ROOT)), kind, expected, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == VARIANTS, done.stderr
    read = 0
    for name, status, answer in answers:
        # 0 is an answer; below 0 is a crash of the parser, which `outside` turns into a message. 3 would be our fault.
        assert status <= 0 and status not in outside.OUT_OF_TIME, name
        if status == 0:
            found = json.loads(answer)
            read += "tekst" in found
            assert found.get("reden", "Zo.").endswith(".")
            pages = found.get("pages") or []
            assert pages == sorted(pages) and max(pages, default=0) <= len(found.get("tekst", ""))
    assert 0 < read < VARIANTS  # the damage was neither nothing nor everything
