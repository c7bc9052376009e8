"""A DOCX and an ODT give what their reader sees, once and in order; so does plain text in any alphabet."""

import pytest

from raadsportaal.basis.documents import Onleesbaar, read_document
from tests.basis.documents.papers import docx, odt, p, table, zipped

RUN = "<w:r>{}</w:r>"


def word(body, **options):
    return read_document("stuk.docx", docx(body, **options)).tekst


def open_document(body, **options):
    return read_document("stuk.odt", odt(body, **options)).tekst


def test_headings_of_a_docx_are_known_by_the_name_or_the_level_of_their_style():
    body = p("Wonen", style="Kop1") + p("Wij bouwen.") + p("Huur", style="Kop2") + p("Diep", style="MijnKop")
    body += p("Los", properties='<w:outlineLvl w:val="3"/>') + p("Gewoon", properties='<w:outlineLvl w:val="9"/>')
    assert word(body) == "# Wonen\n\nWij bouwen.\n\n## Huur\n\n### Diep\n\n#### Los\n\nGewoon"
    assert word(p("Wonen", style="Heading1") + p("Wij."), styles="") == "# Wonen\n\nWij."


def test_items_of_a_list_stand_below_each_other():
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    body = p("Wij gaan:") + p("groener bouwen", properties=numbered) + p("Sneller", style="Opsomming") + p("Klaar.")
    assert word(body) == "Wij gaan:\n\n• groener bouwen\n• Sneller\n\nKlaar."


def test_rows_of_a_table_become_items_and_cells_lines_and_a_page_laid_out_as_a_table_stays_text():
    long = "Een lange tekst over wonen in onze gemeente. " * 10
    body = table(["Wat", "Geld"], ["Bouwen", "twee miljoen"], ["", "niets"]) + p("Daarna.")
    body += table(["Inleiding", p("Kop", style="Kop1") + p(long)])
    assert word(body) == (
        f"• Wat\nGeld\n• Bouwen\ntwee miljoen\n\nniets\n\nDaarna.\n\nInleiding\n\n# Kop\n\n{long.strip()}"
    )


def test_a_text_box_is_read_once_and_its_paragraph_stays_whole():
    box = f"<w:txbxContent>{p('In het kader.')}</w:txbxContent>"
    inside = RUN.format(
        f"<mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    tail = RUN.format("<w:t> en erna.</w:t>")
    assert word(p("Ervoor", inside=inside + tail)) == "Ervoor en erna.\n\nIn het kader."


def test_of_tracked_changes_the_new_text_is_read_and_the_old_is_not():
    inside = (
        "<w:ins><w:r><w:t>honderd</w:t></w:r></w:ins><w:del><w:r><w:delText>tien</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t> weg</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> huizen</w:t></w:r></w:moveTo>"
    )
    body = p("Wij bouwen ", inside=inside) + p("in de", properties="<w:rPr><w:del/></w:rPr>") + p(" wijk.")
    assert word(body) == "Wij bouwen honderd huizen\n\nin de wijk."


def test_field_codes_notes_hidden_text_and_contents_are_left_out_and_signs_are_right():
    field = "".join(
        RUN.format(part)
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText>PAGEREF x</w:instrText><w:t>code</w:t>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>blz. 4</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    signs = RUN.format(
        "<w:t>kli</w:t><w:softHyphen/><w:t>maat\u00adbeleid</w:t><w:noBreakHyphen/><w:t>nu</w:t><w:tab/>"
    )
    hidden = RUN.format("<w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t>") + RUN.format('<w:footnoteReference w:id="2"/>')
    body = p("Wonen ... 4", style="Inhopg1") + p("Zie ", inside=field + hidden) + p(inside=signs)
    broken = p("Tekst ", inside=RUN.format('<w:fldChar w:fldCharType="begin"/>')) + p("gaat door.")
    assert word(body + broken) == "Zie blz. 4\n\nklimaatbeleid-nu\n\nTekst\n\ngaat door."


def test_a_docx_whose_document_has_another_name_is_read():
    assert word(p("Wij bouwen."), main="word/document2.xml") == "Wij bouwen."


def test_a_docx_of_the_strict_kind_is_read():
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = b'<w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>Strikt.</w:t></w:r></w:p></w:body></w:document>' % strict
    assert read_document("a.docx", zipped({"word/document.xml": xml})).tekst == "Strikt."


def test_an_odt_is_read_with_headings_lists_tables_and_without_notes_remarks_and_contents():
    body = (
        "<text:tracked-changes><text:changed-region><text:p>oud</text:p></text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Wonen 4</text:p></text:index-body></text:table-of-content>"
        '<text:p text:style-name="P1">De visie</text:p><text:h text:outline-level="2">Wonen</text:h>'
        "<text:p>Wij\n bouwen<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Noot</text:p>"
        "</text:note-body></text:note> veel<text:s text:c='900000000'/>en<text:span> groen</text:span>"
        "<office:annotation><text:p>Opmerking</text:p></office:annotation>.<draw:frame><svg:desc>Foto</svg:desc>"
        "<draw:text-box><text:p>In het kader.</text:p></draw:text-box></draw:frame></text:p>"
        "<text:list><text:list-item><text:p>meer</text:p></text:list-item><text:list-item><text:p>beter\u00ad</text:p>"
        "</text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Wat</text:p>"
        "</table:table-cell><table:table-cell><text:p>Geld</text:p></table:table-cell></table:table-row></table:table>"
    )
    automatic = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    assert open_document(body, automatic=automatic, styles='<style:style style:name="Title"/>') == (
        "# De visie\n\n## Wonen\n\nWij bouwen veel en groen.\n\nIn het kader.\n\n• meer\n• beter\n• Wat\nGeld"
    )


@pytest.mark.parametrize("level", ["²", "-1", "", "9" * 5000])
def test_a_level_that_is_no_number_makes_a_heading_no_worse_than_one_without_a_level(level):
    assert word(p("Wonen", properties=f'<w:outlineLvl w:val="{level}"/>')) == "Wonen"
    assert open_document(f'<text:h text:outline-level="{level}">Wonen</text:h>') == "## Wonen"


def test_what_a_file_is_counts_more_than_what_it_is_called():
    assert read_document("stuk.ODT ", docx(p("Wij bouwen."))).tekst == "Wij bouwen."
    assert read_document("akkoord", odt("<text:p>Wij bouwen.</text:p>")).tekst == "Wij bouwen."
    assert read_document("stuk.docx.txt.", odt("<text:p>Wij bouwen.</text:p>")).tekst == "Wij bouwen."


TEXT = "Privé-initiatief: ‘wij’ bouwen voor € 5.\nTwee."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode("cp1252"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
)
def test_plain_text_is_read_in_any_usual_alphabet(data):
    assert read_document("stuk.txt", data).tekst == TEXT


def test_plain_text_with_one_damaged_sign_keeps_the_others():
    assert "Privé-initiatief" in read_document("a.txt", TEXT.encode() * 3 + b"\xc3").tekst


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "leeg"),
        ("a.txt", b"1 2 3 ...", "geen tekst"),
        ("a.txt", bytes(range(256)) * 40, "geen tekstbestand"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"x" * 600, "oud Word-bestand"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"x" * 600, "wachtwoord"),
        ("a.rtf", b"{\\rtf1 hallo}", "RTF"),
        ("a.pages", b"hallo", "Dit soort bestand"),
        ("a", b"hallo", "Dit soort bestand"),
        ("a.xlsx", zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "geen tekstdocument"),
        ("a.odt", odt("", **{"META-INF/manifest.xml": "<m xmlns='x'><encryption-data/></m>"}), "wachtwoord"),
        ("a.docx", b"hallo", "beschadigd"),
        ("a.pdf", b"hallo", "beschadigd"),
        ("a.docx", docx(""), "geen tekst"),
    ],
)
def test_what_we_cannot_read_is_refused_with_a_reason(name, data, says):
    with pytest.raises(Onleesbaar, match=says):
        read_document(name, data)
