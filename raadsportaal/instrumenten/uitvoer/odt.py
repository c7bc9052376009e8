"""A paper as ODT, the open standard of the Dutch government: headings, lists and tables as such, Dutch its language."""

from io import BytesIO

from odfdo import Cell, Document, Element, Frame, Header, List, ListItem, Paragraph, Span, Table

from raadsportaal.instrumenten.papier import Papier, Regel, Vorm
from raadsportaal.instrumenten.stijl import Stijl
from raadsportaal.instrumenten.uitvoer.odt_stijl import (
    BOLD,
    BULLETS,
    CELL,
    HEADING,
    LINE,
    NEW_PAGE,
    NUMBERED,
    SMALL,
    TITLE,
    dress,
)


def write(papier: Papier, stijl: Stijl) -> bytes:
    document = Document("text")
    body = document.body
    body.clear()
    dress(document, stijl.lettertype, lying=papier.liggend)
    document.meta.title, document.meta.language = papier.kop, "nl-NL"
    body.append(Paragraph(f"{stijl.boven(papier)}. {papier.merk}", style=SMALL))
    if stijl.logo:
        body.append(_logo(document, papier, stijl))
    body.append(Paragraph(papier.kop, style=TITLE))
    for label, text in papier.kenmerken:
        line = Paragraph()
        line.append(Span(f"{label}: ", style=BOLD))
        line.append(Span(text))
        body.append(line)
    for deel in papier.delen:
        _deel(body, deel)
    _sources(body, papier)
    for line in papier.voet:
        body.append(Paragraph(line, style=SMALL))
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _logo(document, papier, stijl):
    """The picture in a line of its own, with words for who does not see it."""
    wide, high = stijl.logo_maat
    address = document.add_file(BytesIO(stijl.logo))
    frame = Frame.image_frame(address, size=(f"{wide:.2f}cm", f"{high:.2f}cm"), anchor_type="as-char")
    frame.svg_description = f"Logo van {papier.gemeente}"
    line = Paragraph()
    line.append(frame)
    return line


def _deel(body, deel):
    if deel.kop:
        body.append(_heading(deel.kop, NEW_PAGE if deel.nieuwe_bladzijde else HEADING))
    if deel.vorm == Vorm.ALINEA:
        for regel in deel.regels:
            body.append(_line(regel, LINE))
    elif deel.is_table:
        _table(body, deel)
    else:
        body.append(_list(deel))


def _heading(text, style=HEADING):
    header = Header(1, text)
    header.style = style
    return header


def _line(regel: Regel, style=None):
    return Paragraph(str(regel), style=style)


def _list(deel):
    listed = List(style=BULLETS if deel.vorm == Vorm.STREEPJES else NUMBERED)
    for regel in deel.regels:
        item = ListItem()
        item.append(_line(regel))
        if deel.vorm == Vorm.VRAGEN:
            item.append(Paragraph("Antwoord:"))
        listed.append(item)
    return listed


def _table(body, deel):
    table = Table(deel.sleutel, width=len(deel.koppen), height=1 + len(deel.rijen))
    for y, rij in enumerate((deel.koppen, *deel.rijen)):
        for x, text in enumerate(rij):
            table.set_cell((x, y), _cell(text, is_head=y == 0))
    repeated = Element.from_tag("<table:table-header-rows/>")
    table.insert(repeated, position=table.index(table.get_row(0, clone=False)))
    repeated.append(table.get_row(0, clone=False))
    body.append(table)


def _cell(text, *, is_head):
    cell, line = Cell(style=CELL), Paragraph()
    line.append(Span(text, style=BOLD) if is_head else text)
    cell.append(line)
    return cell


def _sources(body, papier):
    if not papier.bronnen:
        return
    body.append(_heading(papier.bronnenkop))
    listed = List(style=NUMBERED)
    for bron in papier.bronnen:
        item = ListItem()
        item.append(Paragraph(" ".join(filter(None, [bron.tekst, bron.url]))))
        listed.append(item)
    body.append(listed)
