"""The house style of a municipality: name, logo and typeface of its papers, and the order where the law leaves it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from odfdo import Document as OpenDocument

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente, Rol
from raadsportaal.instrumenten.models import Huisstijl
from raadsportaal.instrumenten.papier import Deel, Papier, Vorm
from raadsportaal.instrumenten.stijl import Stijl
from raadsportaal.instrumenten.uitvoer import UITVOER
from tests import build
from tests.addresses import context_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PAGE = "/gemeenten/zwolle/huisstijl/"
SET = {"naam": "Gemeenteraad van Zwolle", "lettertype": "Verdana", "toelichting": "gewoon", "gehoord": "True"}


@pytest.fixture
def zwolle():
    return Gemeente.objects.get(slug="zwolle")


@pytest.fixture
def griffier(zwolle, client):
    person = build.lid(zwolle, Rol.GRIFFIER).gebruiker
    client.force_login(person)
    return person


def send(client, data=None, name="logo.png", **changed):
    upload = {"logo": SimpleUploadedFile(name, data)} if data is not None else {}
    return client.post(PAGE, SET | changed | upload)


def fetched(client, vorm, soort="motie"):
    """A paper that was made after the style was set."""
    address = client.post(f"/gemeenten/zwolle/naar-de-raad/{soort}/").url
    return client.get(f"{address}papier.{vorm}").content


def parts(client, soort):
    text = fetched(client, "txt", soort).decode()
    known = ("gehoord de beraadslagingen", "Ondertekening", "Toelichting")
    return sorted((word for word in known if word in text), key=text.index)


def test_every_form_carries_the_name_logo_and_typeface_of_the_municipality(client, griffier):
    assert send(client, build.png()).status_code == 302
    document = Document(BytesIO(fetched(client, "docx")))
    assert document.sections[0].header.paragraphs[0].text.startswith("Gemeenteraad van Zwolle")
    assert document.styles["Normal"].font.name == "Verdana"
    (picture,) = document.inline_shapes
    assert picture._inline.docPr.get("descr") == "Logo van Zwolle" and picture.width == 3 * picture.height
    opened = OpenDocument(BytesIO(fetched(client, "odt")))
    assert "Gemeenteraad van Zwolle. CONCEPT" in opened.get_formatted_text()
    styles = opened.get_part("styles.xml").serialize()
    assert b'style:font-name="Verdana"' in styles and b'style:font-name="Liberation' not in styles
    assert len(opened.body.images) == 1
    assert b"/Image" in fetched(client, "pdf")
    assert fetched(client, "txt").decode().startswith("Gemeenteraad van Zwolle\n")


def test_without_a_house_style_the_papers_are_as_they_were(client, griffier):
    document = Document(BytesIO(fetched(client, "docx")))
    assert document.sections[0].header.paragraphs[0].text.startswith("Gemeente Zwolle")
    assert document.styles["Normal"].font.name == "Arial" and not document.inline_shapes


@pytest.mark.parametrize(
    ("toelichting", "motie", "amendement"),
    [
        ("gewoon", ["Ondertekening", "Toelichting"], ["Toelichting", "Ondertekening"]),
        ("ervoor", ["Toelichting", "Ondertekening"], ["Toelichting", "Ondertekening"]),
        ("erna", ["Ondertekening", "Toelichting"], ["Ondertekening", "Toelichting"]),
    ],
)
def test_the_griffie_says_where_the_toelichting_stands(client, griffier, toelichting, motie, amendement):
    send(client, toelichting=toelichting, gehoord="False")
    assert parts(client, "motie") == motie
    assert parts(client, "amendement") == amendement


def test_a_council_that_does_not_write_what_it_heard_gets_papers_without_it(client, griffier):
    assert parts(client, "motie")[0] == "gehoord de beraadslagingen"
    send(client, gehoord="False")
    assert "gehoord de beraadslagingen" not in parts(client, "motie")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "Dit is geen png of jpg."),
        (b"<svg onload='alert(1)'/>", "Dit is geen png of jpg."),
        (b"\xff\xd8\xff\xe0 geen plaatje", "Dit plaatje is beschadigd."),
        (build.png()[:-40], "Dit plaatje is beschadigd."),
        (build.png(2_001, 1), "Dit logo heeft meer dan 2.000 beeldpunten op een kant."),
        (build.png() + b"\0" * 300_000, "Dit logo is groter dan 300 kB."),
    ],
)
def test_what_is_no_logo_is_refused_and_what_was_typed_stays(client, griffier, data, fault):
    response = send(client, data)
    text = response.content.decode()
    assert response.status_code == 422 and fault in text and "Gemeenteraad van Zwolle" in text
    with bereik(EVERYTHING):
        assert not Huisstijl.objects.exclude(logo=b"").exists()


def test_the_logo_is_seen_by_who_works_there_stays_when_nothing_is_sent_and_goes_when_asked(client, griffier, zwolle):
    assert client.get(f"{PAGE}logo/").status_code == 404
    send(client, build.png())
    send(client, naam="Raad")
    assert f'src="{PAGE}logo/"' in client.get(PAGE).content.decode()
    client.force_login(build.lid(zwolle).gebruiker)
    response = client.get(f"{PAGE}logo/")
    assert response.content == build.png() and response["Content-Type"] == "image/png"
    assert "sandbox" in response["Content-Security-Policy"] and "no-store" in response["Cache-Control"]
    client.force_login(griffier)
    send(client, logo_weg="on")
    assert client.get(f"{PAGE}logo/").status_code == 404


def test_who_sets_it_over_something_newer_hears_it(client, griffier):
    send(client)
    seen = context_of(client, PAGE)["form"].gezien
    send(client, naam="Van een collega")
    text = send(client, naam="Van mij", _gezien=seen).content.decode()
    assert "Iemand was u voor" in text and "Van een collega" in text and "Van mij" in text


def test_the_database_shows_it_to_its_own_municipality_only(zwolle):
    own, other = build.lid(zwolle).gebruiker, build.lid(build.gemeente("Elders")).gebruiker
    build.huisstijl(zwolle, naam="Raad")
    for person, shown in ((own, True), (other, False)):
        with bereik(zwolle.pk, person.pk):
            assert Huisstijl.objects.exists() == shown


def test_an_open_document_has_plain_headings_framed_tables_and_lies_down_for_a_wide_paper():
    table = Deel("t", "Kop", Vorm.TABEL, koppen=("A", "B"), rijen=(("1", "2"),))
    wide = Papier("afwegingskader", "Afwegingskader", "Zwolle", "Iets", (table,), liggend=True)
    opened = OpenDocument(BytesIO(UITVOER["odt"].write(wide, Stijl())))
    styles = opened.get_part("styles.xml")
    levels = styles.get_elements("//text:outline-level-style")
    assert {level.get_attribute("style:num-format") for level in levels} == {""}
    assert styles.get_element("//style:page-layout-properties").get_attribute("style:print-orientation") == "landscape"
    (found,) = opened.body.tables
    cells = found.get_elements(".//table:table-cell")
    assert [cell.text_recursive.strip() for cell in cells] == ["A", "B", "1", "2"]
    assert found.get_elements(".//table:table-header-rows/table:table-row")
