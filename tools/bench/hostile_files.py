"""Files that somebody sends to do harm: broken, bombs, of another kind than their name says; made from real ones."""

import io
import json
import struct
import zlib
from functools import cache
from random import Random

from openpyxl import Workbook

from tests import build
from tests.basis.documents import papers

TEXT = "De gemeente bouwt woningen en maakt de wijken groener. " * 20
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
NAMES = [
    "../../etc/passwd.{}", "C:\\temp\\a.{}", "con.{}", "a.{}.exe", "{}", "." + "{}", "a" * 300 + ".{}", "=cmd.{}",
    "é👩‍👩‍👧.{}",
    "\u202efdp.{}", "<script>alert(1)</script>.{}", "a;b'c.{}", "a%00.{}", "a.{}", "a.{}", "A.{}", " .{} ",
]  # fmt: skip
SVG = '<?xml version="1.0"?>{}<svg xmlns="http://www.w3.org/2000/svg" width="{}"><script>alert(1)</script>&a;</svg>'
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
CSV = "titel;soort;datum;email;naam;rol\nVisie;visie;2026-11-26;a@b.example;A;raadslid\n"


@cache
def real_files():
    """{ending: (contents…)} of what is in order, and what is a bomb or lies about itself in its own way."""
    bomb = b" " * 30_000_000
    return {
        "pdf": [
            papers.pdf(f"= Visie\n{TEXT}"),
            papers.locked_pdf("Geheim", user=b"x"),
            papers.objects_pdf([CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 9999999 >>"]),
            papers.objects_pdf([papers.flate_bomb(40)]),
            b"%PDF-1.7\n" + b"[" * 100_000,
        ],
        "docx": [
            papers.docx(papers.p(TEXT)),
            papers.docx(papers.p("&c;" * 9), before=ENTITIES),
            papers.docx(papers.p("&a;"), before=OUTSIDE),
            papers.docx("<w:p>" * 20_000),
            papers.zipped({"word/document.xml": bomb, "../../etc/passwd": b"x", "/x": b"x"}),
        ],
        "odt": [
            papers.odt(f"<text:p>{TEXT}</text:p>"),
            papers.odt("<text:p>&c;</text:p>", before=ENTITIES),
            papers.odt('<text:p><text:s text:c="999999999"/></text:p>'),
            papers.zipped({"content.xml": bomb}),
        ],
        "xlsx": [
            _workbook([["titel", "soort"], ["Visie", "visie"]]),
            _workbook([["titel", "titel"], ["=1+1", 10**300], [None, True], ["x" * 32_000, -1e308]]),
            _workbook([["naam", "email", "rol"], *([["A", "a@b.example", "raadslid"]] * 3_000)]),
            papers.zipped({"xl/workbook.xml": bomb, "[Content_Types].xml": b"<x/>"}),
            papers.zipped({"xl/workbook.xml": f"{ENTITIES}<x>&c;</x>".encode(), "xl/worksheets/sheet1.xml": b"<"}),
        ],
        "csv": [
            CSV.encode(), CSV.encode("utf-16"), b"\xff\xfe" + b"\x00" * 999, (CSV * 20_000).encode(), b"titel;" * 5_000,
            b'titel\n"' + b"x\n" * 50_000, "titel\n=1+1\n\x00\n\ufeff＝x\n".encode(), b"\n" * 200_000,
            b"titel\n" + b"x" * 900_000,
        ],
        "json": [json.dumps([{"titel": TEXT}]).encode(), b"[" * 100_000, b'{"a": 1e999, "a": NaN}', b'"\\ud800"'],
        "ndjson": [b'{"titel": "x"}\n' * 999, b'{"titel": ["x", {"y": 1}]}\nnull\n3\n[]\n', b"{}\n" * 100_000],
        "txt": [TEXT.encode(), b"", b"\x00" * 5_000, ("\u202e" + "👩" * 9_000).encode(), b"\xc3\x28" * 999,
            b"a" * 999_999],
        "png": [build.png(), _png(60_000, 60_000), _png(0, 0), _png(2**31 - 1, 1), build.png(4_000, 4_000)],
        "jpg": [_jpeg(100, 100), _jpeg(65_535, 65_535), b"\xff\xd8\xff" + b"\xff" * 9_999],
        "svg": [SVG.format(OUTSIDE, "1").encode(), SVG.format(ENTITIES, "9" * 99).encode()],
    }  # fmt: skip


def hostile_files(chance):
    """(name, content) without end."""
    while True:
        yield _hostile(Random(chance.random()))  # noqa: S311 (of its own: a zip knows the time, and is no longer for it)


def _hostile(chance):
    """A real file or a bomb as it is, cut off, changed, or under another name."""
    kinds = real_files()
    ending = chance.choice(list(kinds))
    content = chance.choice(kinds[ending])
    act = chance.randrange(6)
    if act == 0:
        content = content[: chance.randrange(len(content) + 1)]
    elif act in (1, 2):
        content = _changed(chance, content)
    elif act == 3:
        ending = chance.choice([*kinds, "exe", "html", "doc", "zip", ""])
    elif act == 4:
        content = chance.randbytes(chance.randrange(50_000))
    return chance.choice(NAMES).format(ending), content


def _changed(chance, content):
    """Some bytes of it are others."""
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 30) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _workbook(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _png(wide, high):
    """Says to be this large, and is a few bytes."""
    head = b"IHDR" + struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    data = b"IDAT" + zlib.compress(b"\0" * 9_999)
    end = struct.pack(">I", zlib.crc32(data)) + struct.pack(">I", 0) + b"IEND\xaeB`\x82"
    return start + struct.pack(">I", len(data) - 4) + data + end


def _jpeg(wide, high):
    frame = struct.pack(">BHHBBBB", 8, high, wide, 1, 1, 0x11, 0)
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x01" * 9 + b"\xff\xc0\x00\x0b" + frame + b"\xff\xd9"
