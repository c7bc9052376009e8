"""Rows of a list as CSV or XLSX: the ground of every export, whatever it lists."""

import io
import re

from raadsportaal.basis.tables import sheet

MOST = 20_000
# What a spreadsheet runs as a formula, also with what it skips or takes away before it. Full-width signs: in a Japanese
# or Chinese Excel they are the same.
FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
NEEDS_QUOTES = re.compile(r'[;"\r\n]')


def rows(columns, row_of, records, ids):
    """The heading and a row for each id, fetched in small groups so that a large export needs little memory."""
    yield columns
    for start in range(0, len(ids), 500):
        for record in records.in_order_of(ids[start : start + 500]):
            yield [harmless(value) for value in row_of(record)]


def harmless(value):
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(value, str) and not value[:1].isalnum() and FORMULA.match(value):
        return f"'{value}"
    return value


def _csv(rows, name):
    lines = [";".join(map(_csv_cell, row)) for row in rows]
    text = "\r\n".join([*lines, ""])
    return io.BytesIO(f"\ufeff{text}".encode()), "text/csv; charset=utf-8"  # the mark is how Excel knows UTF-8


def _csv_cell(value):
    """As RFC 4180 has it. Python's csv.writer looks at each character, which was a third of a large export."""
    text = "" if value is None else str(value)
    if NEEDS_QUOTES.search(text):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


def _xlsx(rows, name):
    out = io.BytesIO()
    sheet.write(out, rows, name)
    out.seek(0)
    return out, sheet.CONTENT_TYPE


# Of rows, and the name of their sheet: the file and its content type.
FORMATS = {"csv": _csv, "xlsx": _xlsx}
