"""Rows as an XLSX file of one sheet, written row by row.

Of texts, numbers and days alone, which is all that an export has: so no object for each cell, as libraries make that
can do everything (docs/metingen.md). Each text stands once in the file, and is a text: no spreadsheet takes it for a
formula.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from string import ascii_uppercase
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767  # characters that Excel takes in a cell
DAY_NOUGHT = date(1899, 12, 30)  # days are counted from here
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Of the columns, as many as there are names of two letters.
COLUMNS = [*ascii_uppercase, *map("".join, product(ascii_uppercase, repeat=2))]
LEVEL = 1  # of zip: the highest takes twice as long for a file that is a fifth smaller

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
# What stands around the sheet (ECMA-376, part 1): which parts there are, and how a day looks (style 1).
AROUND = {
    "[Content_Types].xml": f"""{START}
<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>
</Types>""",
    "_rels/.rels": f"""{START}
<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>""",
    "xl/_rels/workbook.xml.rels": f"""{START}
<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/>
<Relationship Id="rId3" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>""",
    "xl/styles.xml": f"""{START}
<styleSheet xmlns="{MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="2">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>""",
}
WORKBOOK = f"""{START}
<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">
<sheets><sheet name={{name}} sheetId="1" r:id="rId1"/></sheets>
</workbook>"""


def write(out: BinaryIO, rows: Iterable[Iterable], name: str) -> None:
    """A file with one sheet of this name (31 characters at most, as Excel has it)."""
    texts: dict[str, int] = {}
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=LEVEL) as package:
        for path, content in AROUND.items():
            package.writestr(path, content)
        package.writestr("xl/workbook.xml", WORKBOOK.format(name=quoteattr(name)))
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(f'{START}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for number, row in enumerate(rows, start=1):
                cells = "".join(_cells(row, number, texts))
                part.write(f'<row r="{number}">{cells}</row>'.encode())
            part.write(b"</sheetData></worksheet>")
        with package.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(f'{START}<sst xmlns="{MAIN}">'.encode())
            for text in texts:
                part.write(f'<si><t xml:space="preserve">{_as_xml(text)}</t></si>'.encode())
            part.write(b"</sst>")


def _cells(row: Iterable, number: int, texts: dict[str, int]) -> Iterator[str]:
    """Those with something in them; a text as its place among all texts."""
    for column, value in zip(COLUMNS, row, strict=False):
        if isinstance(value, str):
            if value:
                yield f'<c r="{column}{number}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
        elif isinstance(value, date):
            yield f'<c r="{column}{number}" s="1"><v>{(value - DAY_NOUGHT).days}</v></c>'
        elif value is not None:
            yield f'<c r="{column}{number}"><v>{value}</v></c>'


def _as_xml(text: str) -> str:
    return escape(NOT_IN_XML.sub("", text[:LONGEST]))
