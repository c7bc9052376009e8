"""Start the reading of a document in a process of its own, and refuse what it does not survive.

A file from outside can make a parser loop, crash or eat all memory; then only that process ends.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

MAX_BYTES = 20_000_000
SECONDS = 40
OUT_OF_TIME = {-14, -24}  # ended by its own alarm, or out of its seconds of CPU
ROOT = Path(__file__).resolve().parents[3]

EMPTY = "Dit bestand is leeg."
TOO_BIG = "Dit bestand is groter dan 20 MB. Maak het kleiner of plak de tekst."
TOO_SLOW = "Dit bestand lezen duurde te lang. Is het te ingewikkeld of beschadigd? Plak anders de tekst."
BROKEN = "Dit bestand kunnen wij niet lezen. Is het beschadigd? Sla het opnieuw op, of plak de tekst."
UNKNOWN = "Dit soort bestand kennen wij niet. Kies een PDF, Word (.docx), ODT of tekst (.txt)."
OLD_WORD = "Dit is een oud Word-bestand. Sla het op als .docx of PDF."
RTF = "Dit is een RTF-bestand. Sla het op als .docx of PDF."

ENDINGS = {"pdf": "pdf", "docx": "zip", "docm": "zip", "dotx": "zip", "odt": "zip", "ott": "zip", "txt": "txt"}
REFUSED = {"doc": OLD_WORD, "dot": OLD_WORD, "rtf": RTF}
CALL = (
    "import sys; sys.path.insert(0, {root!r}); "
    "from raadsportaal.basis.documents.inside import main; main(*sys.argv[1:])"
)


class Onleesbaar(Exception):
    """The document could not be read; the message is Dutch and says what to do."""


@dataclass(frozen=True)
class Document:
    """The whole text; `pages` are the places where each page after the first begins, None where there are no pages.

    `meldingen` are Dutch sentences about what could not be read, such as pages that are only an image.
    """

    tekst: str
    pages: list[int] | None = None
    meldingen: list[str] = field(default_factory=list)


def check_size(size: int) -> None:
    """Whether a file of so many bytes may be read at all. Raises Onleesbaar."""
    if not size:
        raise Onleesbaar(EMPTY)
    if size > MAX_BYTES:
        raise Onleesbaar(TOO_BIG)


def read_document(name: str, data: bytes, *, seconds: float = SECONDS) -> Document:
    """The text of a document; # marks headings, • items of a list and rows of a table. Raises Onleesbaar."""
    check_size(len(data))
    answer = _ask(_kind(name, data), name, data, seconds)
    if reason := answer.get("reden"):
        raise Onleesbaar(reason)
    return Document(answer["tekst"], answer["pages"], answer["meldingen"])


def _kind(name, data):
    """What the first bytes say, else what the name says: a PDF that is called .docx is still a PDF."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        raise Onleesbaar(RTF)
    ending = name.strip().rstrip(". ").lower().rpartition(".")[2]
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) and ending not in REFUSED:
        return "zip"
    if ending not in ENDINGS:
        raise Onleesbaar(REFUSED.get(ending, UNKNOWN))
    return ENDINGS[ending]


def _ask(kind, name, data, seconds):
    """The answer of the other process; it gets the file on its standard input, so nothing is left on a disk."""
    odt = "odt" if name.lower().rstrip(". ").endswith((".odt", ".ott")) else "docx"
    command = [sys.executable, "-I", "-c", CALL.format(root=str(ROOT)), kind, odt, str(int(seconds) + 5)]
    try:
        done = subprocess.run(
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a parser says can hold text of the document: not for a log
            timeout=seconds,
            check=False,
            cwd=ROOT.anchor,
            env=_surroundings(),
        )
    except subprocess.TimeoutExpired:
        raise Onleesbaar(TOO_SLOW)
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise Onleesbaar(TOO_SLOW if done.returncode in OUT_OF_TIME else BROKEN)


def _surroundings():
    """No passwords or addresses of ours for the process that opens other people's files."""
    keep = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
    return {name: os.environ[name] for name in keep if name in os.environ} | {"LC_ALL": "C.UTF-8"}
