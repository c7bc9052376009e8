"""Exactly what is filtered, as CSV or XLSX: one row a praktijk, lists joined with a semicolon."""

import csv
import io

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

MOST = 20_000
COLUMNS = [
    "adres", "titel", "samenvatting", "taal", "plaats", "land", "landcode", "werelddeel", "breedtegraad", "lengtegraad",
    "inwoners", "sinds", "tot", "themas", "doelen", "subdoelen", "netwerken", "richting", "zekerheid", "rollen",
    "probleem", "aanpak", "resultaat", "lastig", "kan_in_nederland", "uitleg", "wie_besluit", "wie_voert_uit", "kosten",
    "begin_klein", "vragen", "bronnen", "gecontroleerd_op", "gewijzigd_op",
]  # fmt: skip


def rows(praktijken, ids, absolute):
    """The heading and a row for each id, fetched in small groups so that a large export needs little memory."""
    yield COLUMNS
    for start in range(0, len(ids), 500):
        for praktijk in praktijken.in_order_of(ids[start : start + 500]):
            yield [harmless(value) for value in _row(praktijk, absolute)]


def _row(p, absolute):
    stappen = [f"{stap.titel}: {stap.tekst}" for stap in p.stapregels.all()]
    bronnen = [f"{bron.titel} ({bron.uitgever}) {bron.url}" for bron in p.bronregels.all()]
    return [
        absolute(p.get_absolute_url()), p.titel, p.samenvatting, p.taal, p.plaats, p.land.naam, p.land.code,
        p.land.get_werelddeel_display(), p.breedtegraad, p.lengtegraad, p.inwoners, p.sinds, p.tot,
        "; ".join(thema.naam for thema in p.themas.all()),
        "; ".join(str(regel.doel.nummer) for regel in p.doelregels.all()),
        "; ".join(subdoel.code for subdoel in p.subdoelen.all()),
        "; ".join(netwerk.afkorting for netwerk in p.netwerken.all()),
        p.get_richting_display(), p.get_zekerheid_display(), "; ".join(p.rol_labels),
        p.probleem, "\n".join(stappen), p.resultaat, p.lastig, p.get_nl_antwoord_display(), p.nl_duiding, p.nl_besluit,
        p.nl_uitvoering, p.nl_kosten, p.nl_eerste_stap, "\n".join(v.vraag for v in p.praktijkvraagregels.all()),
        "\n".join(bronnen), p.gecontroleerd_op, p.gewijzigd_op.date(),
    ]  # fmt: skip


def harmless(value):
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def _csv(rows, sheet):
    out = io.StringIO()
    out.write("\ufeff")  # so that Excel reads UTF-8
    csv.writer(out, delimiter=";").writerows(rows)
    return io.BytesIO(out.getvalue().encode()), "text/csv; charset=utf-8"


def _xlsx(rows, sheet):
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    for row in rows:
        page.append([ILLEGAL_CHARACTERS_RE.sub("", v) if isinstance(v, str) else v for v in row])
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


# Of rows, and the name of their sheet: the file and its content type.
FORMATS = {"csv": _csv, "xlsx": _xlsx}
