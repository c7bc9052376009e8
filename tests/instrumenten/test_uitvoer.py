"""The papers on paper: DOCX, ODT, PDF and text hold the same words, with real styles and Dutch as their language."""

import shutil
import subprocess
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from docx import Document
from docx.oxml.ns import qn
from odfdo import Document as OpenDocument

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten import materiaal
from raadsportaal.instrumenten.bouwen import build
from raadsportaal.instrumenten.materiaal import Keuze
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.stijl import PLAIN
from raadsportaal.instrumenten.uitvoer import UITVOER
from raadsportaal.instrumenten.zinnen import Zinnen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]

PICKED = ["--subdoel", "11.7", "--cijfer", "gez_roken", "--praktijk", "oslo-klimaatbegroting"]
FACT = "het cijfer ‘Rokers’ voor Zwolle in 2024 op 14,4 procent van volwassenen lag;"
MOTIE = ["Constaterende dat:", "Overwegende dat:", "Verzoekt het college:", "Dekking:", "Ondertekening"]


@pytest.fixture
def make(tmp_path):
    def made(form, soort="motie", picked=PICKED, gemeente="zwolle"):
        path = tmp_path / f"papier.{form}"
        call_command("naar_de_raad", soort, "--gemeente", gemeente, *picked, "--uit", str(path), verbosity=0)
        return path

    return made


def test_word_has_real_headings_and_lists_in_dutch(make):
    document = Document(make("docx"))
    by_style = {}
    for line in document.paragraphs:
        by_style.setdefault(line.style.name, []).append(line.text)
    assert by_style["Title"] == ["Motie: Groen en openbare ruimte voor iedereen"]
    assert [heading for heading in by_style["Heading 1"] if heading in MOTIE] == MOTIE
    assert any(text.startswith(FACT) for text in by_style["List Bullet"])
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "nl-NL"
    assert document.core_properties.language == "nl-NL"
    assert "CONCEPT" in document.sections[0].header.paragraphs[0].text


def test_each_numbered_list_in_word_begins_at_one(make):
    document = Document(make("docx"))
    numbers = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"]
    assert len(set(numbers)) == 2, "the requests, and the sources"


def test_open_document_has_headings_lists_and_the_fact(make):
    document = OpenDocument(str(make("odt")))
    body = document.body
    assert [header.text for header in body.headers if header.text in MOTIE] == MOTIE
    assert {header.style for header in body.headers} == {"Heading_20_1"}
    assert FACT in document.get_formatted_text()
    styles = document.get_part("styles.xml").serialize()
    assert b'fo:language="nl"' in styles and b'fo:language="fr"' not in styles
    assert len(body.lists) == 4 and len(body.tables) == 1


def test_the_pdf_is_tagged_and_holds_the_fact(make):
    data = make("pdf").read_bytes()
    text = " ".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(BytesIO(data)))
    assert FACT in " ".join(text.split())
    assert b"pdfuaid" in data


@pytest.fixture(scope="module")
def picked(django_db_setup, django_db_blocker):
    """What there is to make papers of: with everything picked, with nothing, and a year. Gathering it takes longest."""
    with django_db_blocker.unblock(), bereik(EVERYTHING):
        zwolle, today = Gemeente.objects.get(slug="zwolle"), timezone.localdate()
        everything = Keuze(subdoelen=["11.7"], cijfers=["gez_roken"], praktijken=["oslo-klimaatbegroting"])
        offered = materiaal.offered(zwolle, everything, today)
        everything.vragen = [vraag.tekst for vraag in offered.vragen[:3]]
        some, none = (materiaal.chosen(zwolle, keuze, today) for keuze in (everything, Keuze()))
        year = materiaal.for_jaarbeeld(zwolle, today.year - 1, today)
    return {soort: [year] if soort == Soort.JAARBEELD else [some, none] for soort in Soort}


@pytest.mark.parametrize("soort", Soort.values)
def test_every_form_of_every_kind_says_the_same(picked, soort):
    """With everything picked, and with nothing picked: then it is empty and right in form."""
    for found in picked[soort]:
        papier = build(Soort(soort), found, Zinnen())
        made = {form: BytesIO(uitvoer.write(papier, PLAIN)) for form, uitvoer in UITVOER.items()}
        lines = made["txt"].getvalue().decode().splitlines()
        title = next(line for line in lines if line.startswith(f"{Soort(soort).label}: "))
        assert title in [p.text for p in Document(made["docx"]).paragraphs]
        assert title in OpenDocument(made["odt"]).get_formatted_text()
        assert made["pdf"].getvalue().startswith(b"%PDF")
        assert "CONCEPT" in lines


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice: apt-get install libreoffice-writer-nogui")
def test_libreoffice_opens_both_and_prints_the_same_words(make, tmp_path):
    """Of one start: that takes longer than all it does."""
    forms, profile = ["docx", "odt"], f"-env:UserInstallation=file://{tmp_path}/profiel"
    papers = [make(form).rename(tmp_path / f"{form}.{form}") for form in forms]
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *papers], check=True)
    for form in forms:
        document = pdfium.PdfDocument(tmp_path / f"{form}.pdf")
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        assert FACT in " ".join(text.split()), form


def test_what_is_not_there_is_told(make):
    with pytest.raises(CommandError, match="Dit cijfer is er niet: bestaat-niet"):
        make("txt", picked=["--cijfer", "bestaat-niet"])
    with pytest.raises(CommandError, match="Deze gemeente is er niet"):
        make("txt", gemeente="nergens")
    with pytest.raises(CommandError, match="moet eindigen op"):
        make("doc")


def test_a_municipality_without_figures_gets_no_invented_one(make):
    text = make("txt", "afwegingskader", ["--cijfer", "gez_roken"], "oosterwaard").read_text()
    assert "Van ‘Rokers’ is voor Oosterwaard geen cijfer bekend." in text
    assert "Oosterwaard is een verzonnen gemeente." in text
