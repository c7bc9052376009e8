"""A paper as ODT, the open standard of the Dutch government: headings, lists and tables as such, Dutch its language."""

from io import BytesIO

from odfdo import Document, Element, Header, List, ListItem, Paragraph, Span, Style, Table

from raadsportaal.instrumenten.papier import Papier, Regel, Vorm

TITLE, SMALL, SOURCE, NEW_PAGE, BOLD = "RaadTitel", "RaadKlein", "RaadBron", "RaadNieuw", "RaadVet"
HEADING, NUMBERED, BULLETS = "Heading_20_1", "RaadNummers", "RaadStreepjes"
LIST_STYLES = (
    f'<text:list-style style:name="{NUMBERED}"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."><style:list-level-properties text:space-before="0.2cm" text:min-label-width="0.7cm"/>'
    "</text:list-level-style-number></text:list-style>",
    f'<text:list-style style:name="{BULLETS}"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:space-before="0.2cm" text:min-label-width="0.7cm"/>'
    "</text:list-level-style-bullet></text:list-style>",
)


def write(papier: Papier) -> bytes:
    document = Document("text")
    body = document.body
    body.clear()
    _styles(document)
    document.meta.title, document.meta.language = papier.kop, "nl-NL"
    body.append(Paragraph(f"Gemeente {papier.gemeente}. {papier.merk}", style=SMALL))
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


def _styles(document):
    """Our few styles, and Dutch for every one that there is."""
    for properties in document.get_part("styles.xml").get_elements("//style:text-properties"):
        if properties.get_attribute("fo:language"):
            properties.set_attribute("fo:language", "nl")
            properties.set_attribute("fo:country", "NL")
    new = [
        Style("paragraph", name=TITLE, area="text", size="18pt", bold=True),
        Style("paragraph", name=SMALL, area="text", size="9pt"),
        Style("paragraph", name=NEW_PAGE, parent_style=HEADING, area="paragraph", break_before="page"),
        Style("text", name=BOLD, area="text", bold=True),
    ]
    for style in new:
        document.insert_style(style, automatic=style.name != TITLE)
    automatic = document.get_part("content.xml").get_element("//office:automatic-styles")
    for markup in LIST_STYLES:
        automatic.append(Element.from_tag(markup))


def _deel(body, deel):
    if deel.kop:
        body.append(_heading(deel.kop, NEW_PAGE if deel.nieuwe_bladzijde else HEADING))
    if deel.vorm == Vorm.ALINEA:
        for regel in deel.regels:
            body.append(_line(regel))
    elif deel.is_table:
        _table(body, deel)
    else:
        body.append(_list(deel))


def _heading(text, style=HEADING):
    header = Header(1, text)
    header.style = style
    return header


def _line(regel: Regel):
    return Paragraph(str(regel))


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
            table.set_value((x, y), text)
    body.append(table)


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
