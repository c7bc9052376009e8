"""A file that wants to harm ends in a Dutch message, in bounded time, and leaves nothing behind."""

import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from raadsportaal.basis.documents import Onleesbaar, limits, outside, read_document
from tests.basis.documents.papers import (
    ODF,
    W,
    docx,
    flate_bomb,
    hand_pdf,
    objects_pdf,
    odt,
    p,
    pdf,
    stream,
    zipped,
)

BOMB = b"<w:document xmlns:w='%s'><w:body>%s</w:body></w:document>"
ENTITIES = "<!DOCTYPE a [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
SECRET = Path(__file__).resolve()
OUTSIDE = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{SECRET}"><!ENTITY y SYSTEM "http://127.0.0.1:9/">]>'


def deep(begin, end, depth=100_000):
    return begin * depth + end * depth


def many_entries(count):
    return zipped({"word/document.xml": docx(p("a")), **{f"word/{number}": "" for number in range(count)}})


def nested():
    inner = zipped({"word/document.xml": b"0" * 30_000_000})
    for _ in range(4):
        inner = zipped({"word/document.xml": inner})
    return inner


def lying_about_its_size():
    """A zip whose directory says that a large part is small."""
    data = bytearray(zipped({"word/document.xml": BOMB % (W.encode(), b"<w:p/>" * 2_000_000)}))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


# Each is made by its own test: all of them at once took every run a second before its first test.
WORD_FILES = {
    "a large part in a small file": lambda: zipped({"word/document.xml": BOMB % (W.encode(), b" " * 39_000_000)}),
    "one endless name": lambda: zipped({"word/document.xml": b"<" + b"a" * 30_000_000}),
    "a part that is larger than it says": lying_about_its_size,
    "six thousand entries": lambda: many_entries(6_000),
    "zips in zips": nested,
    "entities in entities": lambda: docx(p("&j;"), before=ENTITIES + "]>"),
    "entities from outside": lambda: docx(p("&x;&y;"), before=OUTSIDE),
    "a hundred thousand levels": lambda: docx(deep("<w:p>", "</w:p>")),
    "tables in tables": lambda: docx(deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 30_000)),
    "no end": lambda: docx(p("Wij bouwen."))[:-200],
    "no document": lambda: zipped({"_rels/.rels": "<a/>"}),
    "styles with entities": lambda: docx(p("a"), styles="&j;"),
    "another alphabet that is not there": lambda: zipped(
        {"word/document.xml": b"<?xml version='1.0' encoding='klingon'?><a/>"}
    ),
}
ODT_FILES = {
    "a large part in a small file": lambda: zipped({"content.xml": b"<a>" + b" " * 39_000_000 + b"</a>"}),
    "entities in entities": lambda: odt("<text:p>&j;</text:p>", before=ENTITIES + "]>"),
    "entities from outside": lambda: odt("<text:p>&x;&y;</text:p>", before=OUTSIDE),
    "a hundred thousand levels": lambda: odt(deep("<text:span>", "</text:span>")),
    "lists in lists": lambda: odt(deep("<text:list><text:list-item>", "</text:list-item></text:list>", 50_000)),
    "no content": lambda: zipped({"styles.xml": f"<a xmlns='{ODF}:text:1.0'/>"}),
}
LEAF = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PDF_FILES = {
    "a page tree that bites its tail": lambda: objects_pdf(
        [CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 9 >>", b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 >>"]
    ),
    "a hundred thousand pages declared": lambda: objects_pdf(
        [CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 100000 >>", LEAF, stream(b"")]
    ),
    "a negative number of pages": lambda: objects_pdf([CATALOGUE, b"<< /Type /Pages /Kids [] /Count -5 >>"]),
    "a page of absurd size": lambda: hand_pdf([[]], box=b"[0 0 1e38 1e38]"),
    "a page of no size": lambda: hand_pdf([[]], box=b"[0 0 0 0]"),
    "a stream that unpacks to a gigabyte": lambda: objects_pdf(
        [CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", LEAF, flate_bomb(1000)]
    ),
    "deep brackets": lambda: objects_pdf([CATALOGUE, b"[" * 100_000 + b"]" * 100_000, LEAF, stream(b"")]),
    "a drawing that draws itself": lambda: objects_pdf(
        [
            CATALOGUE,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            LEAF.replace(b"/Contents", b"/Resources << /XObject << /X 4 0 R >> >> /Contents"),
            stream(b"/X Do " * 50, b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 4 0 R >> >>"),
        ]
    ),
    "half a file": lambda: pdf("Wij bouwen woningen. " * 50)[:-3000],
    "only a beginning": lambda: b"%PDF-1.7",
    "zeros": lambda: b"%PDF-1.7" + bytes(100_000),
}
FILES = [
    *(pytest.param(".docx", make, id=f"docx: {name}") for name, make in WORD_FILES.items()),
    *(pytest.param(".odt", make, id=f"odt: {name}") for name, make in ODT_FILES.items()),
    *(pytest.param(".pdf", make, id=f"pdf: {name}") for name, make in PDF_FILES.items()),
]


@pytest.mark.parametrize(("ending", "make"), FILES)
def test_a_file_that_wants_to_harm_ends_in_a_message_within_seconds(ending, make):
    data = make()
    begin = time.monotonic()
    with pytest.raises(Onleesbaar) as fault:
        read_document(f"stuk{ending}", data)
    message = str(fault.value)
    assert message[0].isupper() and message.endswith(".") and len(message) < 300
    assert str(SECRET) not in message and "Error" not in message
    assert time.monotonic() - begin < 20


def test_a_page_full_of_loose_letters_is_read_in_bounded_time():
    lines = [(30 + (n * 37) % 500, 800 - (n * 91) % 790, "wij") for n in range(20_000)]
    begin = time.monotonic()
    assert "wij" in read_document("stuk.pdf", hand_pdf([lines])).tekst
    assert time.monotonic() - begin < 20


def test_a_page_of_absurd_size_with_text_is_read():
    assert read_document("a.pdf", hand_pdf([[(72, 700, "Wij bouwen.")]], box=b"[-9e9 -9e9 9e9 9e9]")).tekst


def test_more_than_20_megabytes_is_refused_before_anything_is_read():
    with pytest.raises(Onleesbaar, match="20 MB"):
        read_document("a.txt", b"a" * (outside.MAX_BYTES + 1))


def test_more_text_than_300_pages_can_hold_is_refused():
    with pytest.raises(Onleesbaar, match="te lang"):
        read_document("a.txt", b"Wij bouwen. " * 300_000)


def test_what_a_database_cannot_keep_is_not_in_the_text():
    document = read_document("a.txt", ("Wij\x00 bouwen\x07 \ufffe veel." + " en zo verder" * 20).encode())
    assert document.tekst.startswith("Wij  bouwen    veel.")
    document.tekst.encode()


def children():
    tasks = Path("/proc/self/task")
    return [pid for task in tasks.iterdir() for pid in (task / "children").read_text().split()]


def test_a_reader_that_takes_too_long_is_stopped_and_leaves_no_process_and_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    before = children()
    data = hand_pdf([[(72, 30 + n * 13, f"Wij bouwen {n} woningen voor iedereen.") for n in range(60)]] * 300)
    begin = time.monotonic()
    with pytest.raises(Onleesbaar, match="te lang"):
        read_document("stuk.pdf", data, seconds=0.4)
    assert time.monotonic() - begin < 5
    assert set(children()) <= set(before) and not list(tmp_path.iterdir())


BOUNDS = """
import sys; sys.path.insert(0, {root!r})
from raadsportaal.basis.documents import inside
inside.CPU_SECONDS = 1
inside.bound({clock})
{code}
"""


@pytest.mark.parametrize(
    ("clock", "code", "ending"),
    [
        (30, "bytearray(inside.MEMORY)", 1),
        (30, "while True: pass", -24),
        (1, "import time; time.sleep(30)", -14),
        (30, "open('/tmp/lezen-bounds', 'w').write('x' * 9999)", -25),
    ],
    ids=["memory", "processor", "clock", "writing a file"],
)
def test_the_bounds_of_the_reading_process_hold(clock, code, ending):
    code = BOUNDS.format(root=str(outside.ROOT), clock=clock, code=code)
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, timeout=20)
    assert done.returncode == ending or "File too large" in done.stderr, done.stderr
    assert ending != 1 or "MemoryError" in done.stderr
    Path("/tmp/lezen-bounds").unlink(missing_ok=True)


def test_a_reader_that_crashes_or_talks_is_a_broken_file(monkeypatch, capfd):
    monkeypatch.setattr(outside, "CALL", "import os, sys; print('geheim', file=sys.stderr); os.abort()  # {root}")
    with pytest.raises(Onleesbaar, match="kunnen wij niet lezen"):
        read_document("a.txt", b"Wij bouwen.")
    assert capfd.readouterr() == ("", "")


def test_the_reading_process_gets_no_secrets_of_ours(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://geheim")
    code = "import json, os; print(json.dumps(dict(tekst=str(dict(os.environ)), pages=None, meldingen=[])))  # {root}"
    monkeypatch.setattr(outside, "CALL", code)
    assert "geheim" not in read_document("a.txt", b"Wij bouwen.").tekst


def test_a_locked_entry_of_a_zip_is_named_a_lock():
    data = bytearray(docx(p("Wij bouwen.")))
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert packed.testzip() is None
    place = data.rindex(b"word/document.xml") - 46
    data[place + 8] |= 1
    with pytest.raises(Onleesbaar, match="wachtwoord"):
        read_document("a.docx", bytes(data))


def test_sixty_pages_are_read_within_seconds_and_the_process_starts_fast():
    line = "Wij bouwen woningen voor iedereen in de wijk en maken de straten groener en veilig."
    data = hand_pdf([[(72, 780 - 15 * n, line) for n in range(48)]] * 60)
    begin = time.monotonic()
    assert len(read_document("a.pdf", data).tekst) > 200_000
    assert time.monotonic() - begin < 5
    modules = "import sys; import raadsportaal.basis.documents.inside; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", modules], capture_output=True, text=True, cwd=outside.ROOT)
    assert not {"django", "pypdfium2", "xml.parsers.expat", "zipfile"} & set(done.stdout.split())


def test_the_same_file_gives_the_same_text():
    data = pdf("= Kop\n" + "Wij bouwen woningen. " * 200, page="columns: 2, width: 595pt, height: 400pt")
    assert read_document("a.pdf", data) == read_document("b.pdf", data)
    assert limits.MAX_PAGES == 300
