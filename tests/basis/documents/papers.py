"""Make the documents that the tests read: PDFs with Typst or by hand, DOCX and ODT as zips of XML."""

import hashlib
import io
import zipfile
import zlib

import typst

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
DOCX_STYLES = (
    '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/></w:style>'
    '<w:style w:styleId="MijnKop"><w:name w:val="Raadskop"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="Opsomming"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    "</w:style>"
)

GEMEENTE = (
    "De gemeente Oosterwaard wil in 2030 schoon en veilig zijn. Wij bouwen woningen voor jonge gezinnen en voor "
    "ouderen. Wij maken de wijken groener en wij vangen het water op waar het valt. Iedereen doet mee. "
)


def pdf(source: str, *, page="height: 842pt, width: 595pt") -> bytes:
    """A PDF from Typst markup; the same fonts on every machine."""
    before = f'#set page({page})\n#set text(lang: "nl", size: 10pt, font: "Libertinus Serif")\n'
    return typst.compile((before + source).encode(), ignore_system_fonts=True)


def objects_pdf(objects: list[bytes], trailer=b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.5\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start))
    return out.getvalue()


def stream(content: bytes, extra=b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def flate_bomb(megabytes) -> bytes:
    """A stream that unpacks to many times one piece; packed once and repeated, so that making it is quick."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(b"q " * 500_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return stream(b"\x78\xda" + piece * megabytes + packer.flush(), b"/Filter /FlateDecode")


def content_of(lines) -> bytes:
    """The drawing of lines at places: (x, y, text) or (x, y, text, size)."""
    drawn = []
    for x, y, text, *size in lines:
        letters = text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)")
        drawn.append(b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size[0] if size else 10, x, y, letters))
    return b"\n".join(drawn)


def hand_pdf(pages, *, page_extra=b"", box=b"[0 0 595 842]") -> bytes:
    """A PDF by hand: each page a list of lines at places, in the order in which the file gives them."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s %s /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % (box, page_extra, 5 + 2 * number)
        )
        objects.append(stream(content_of(lines)))
    return objects_pdf(objects)


PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key, data):
    box, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def locked_pdf(text: str, *, user: bytes, owner=b"baas") -> bytes:
    """A PDF with the oldest kind of lock; with an empty user password anyone may open it."""
    pad = lambda word: (word + PAD)[:32]  # noqa: E731
    owned = _rc4(hashlib.md5(pad(owner)).digest()[:5], pad(user))
    key = hashlib.md5(pad(user) + owned + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + b"0" * 16).digest()[:5]
    drawn = content_of([(72, 700, text)])
    body = _rc4(hashlib.md5(key + bytes([5, 0, 0, 0, 0])).digest()[:10], drawn)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        b" /Contents 5 0 R >>",
        stream(body),
        b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>"
        % (owned.hex().encode(), _rc4(key, PAD).hex().encode()),
    ]
    return objects_pdf(objects, b"/Encrypt 6 0 R /ID [<%s> <%s>]" % (((b"0" * 16).hex().encode(),) * 2))


def zipped(parts: dict, *, first=()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in [*first, *parts.items()]:
            packed.writestr(name, content)
    return out.getvalue()


def docx(body: str, *, styles=DOCX_STYLES, main="word/document.xml", before="", **parts) -> bytes:
    """A DOCX with this XML in its body."""
    spaces = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{rel}" Target="{main}"/></Relationships>',
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
            main: f'<?xml version="1.0"?>{before}<w:document {spaces}><w:body>{body}</w:body></w:document>',
            **parts,
        }
    )


def p(text="", *, style="", properties="", inside="") -> str:
    """A paragraph of a DOCX."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{run}{inside}</w:p>"


def table(*rows) -> str:
    """A table of a DOCX; a cell is a text, or XML."""
    cell = lambda content: f"<w:tc>{content if content.startswith('<') else p(content)}</w:tc>"  # noqa: E731
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def odt(body: str, *, automatic="", styles="", before="", **parts) -> bytes:
    """An ODT with this XML in its body."""
    spaces = " ".join(
        f'xmlns:{name}="{ODF}:{part}:1.0"'
        for name, part in [(x, x) for x in ("office", "text", "table", "style")]
        + [("draw", "drawing"), ("svg", "svg-compatible")]
    )
    return zipped(
        {
            "styles.xml": f"<office:document-styles {spaces}><office:styles>{styles}</office:styles>"
            "</office:document-styles>",
            "content.xml": f'<?xml version="1.0"?>{before}<office:document-content {spaces}><office:automatic-styles>'
            f"{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            **parts,
        },
        first=[("mimetype", "application/vnd.oasis.opendocument.text")],
    )
