"""A paper as DOCX: real styles for headings and lists, Dutch as its language, so that a griffier can go on in Word."""

from functools import cache
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from raadsportaal.instrumenten.papier import Papier, Vorm
from raadsportaal.instrumenten.stijl import Stijl

LANGUAGE = "nl-NL"
BLACK = RGBColor(0, 0, 0)
SIZES = {"Title": 18, "Heading 1": 13, "Normal": 11}
STYLE = {Vorm.STREEPJES: "List Bullet", Vorm.NUMMERS: "List Number", Vorm.VRAGEN: "List Number"}


def write(papier: Papier, stijl: Stijl) -> bytes:
    document = Document(BytesIO(_ground(stijl.lettertype)))
    _properties(document, papier)
    if papier.liggend:
        _turn(document.sections[0])
    document.sections[0].header.paragraphs[0].text = f"{stijl.boven(papier)}\t\t{papier.merk}"
    if stijl.logo:
        _logo(document, papier, stijl)
    document.add_paragraph(papier.kop, style="Title")
    for label, text in papier.kenmerken:
        line = document.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        line.add_run(text)
    for deel in papier.delen:
        _deel(document, deel)
    _sources(document, papier)
    for line in papier.voet:
        document.add_paragraph(line).runs[0].font.size = Pt(9)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


@cache
def _ground(font: str) -> bytes:
    """An empty document with our styles; made once for a font, for reading the template costs most of the time."""
    document = Document()
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), BLACK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), LANGUAGE)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _properties(document, papier):
    about = document.core_properties
    about.title, about.language = papier.kop, LANGUAGE
    about.author, about.comments = f"Gemeente {papier.gemeente}", papier.merk


def _logo(document, papier, stijl):
    wide, high = stijl.logo_maat
    picture = document.add_paragraph().add_run().add_picture(BytesIO(stijl.logo), Cm(wide), Cm(high))
    picture._inline.docPr.set("descr", f"Logo van {papier.gemeente}")


def _turn(section):
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _deel(document, deel):
    if deel.kop:
        heading = document.add_heading(deel.kop, level=1)
        heading.paragraph_format.page_break_before = deel.nieuwe_bladzijde
    numbering = _new_list(document) if STYLE.get(deel.vorm) == "List Number" else None
    for regel in deel.regels:
        line = document.add_paragraph(regel.tekst, style=STYLE.get(deel.vorm))
        for number in regel.bronnen:
            line.add_run(f" [{number}]").font.superscript = True
        if numbering is not None:
            _number(line, numbering)
        if deel.vorm == Vorm.VRAGEN:
            document.add_paragraph("Antwoord:", style="List Continue")
    if deel.is_table:
        _table(document, deel)


def _new_list(document) -> int:
    """The number of a list that begins at 1 again."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    of_style = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    abstract = next(num for num in numbering.num_lst if str(num.numId) == of_style).abstractNumId.val
    num = numbering.add_num(abstract)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    return num.numId


def _number(line, number):
    properties = line._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _table(document, deel):
    table = document.add_table(rows=1, cols=len(deel.koppen), style="Table Grid")
    _fill(table.rows[0], deel.koppen, bold=True)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for rij in deel.rijen:
        _fill(table.add_row(), rij)


def _fill(row, texts, bold=False):
    for cell, text in zip(row.cells, texts, strict=True):
        cell.paragraphs[0].add_run(text).bold = bold


def _sources(document, papier):
    if not papier.bronnen:
        return
    document.add_heading(papier.bronnenkop, level=1)
    numbering = _new_list(document)
    for bron in papier.bronnen:
        line = document.add_paragraph(" ".join(filter(None, [bron.tekst, bron.url])), style="List Number")
        _number(line, numbering)
