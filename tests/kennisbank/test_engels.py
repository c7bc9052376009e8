"""Good practices in English: their pages, the tie with the Dutch page, the one-page PDF, and our own content."""

import pypdfium2 as pdfium
import pytest

from kennisbank.engels.loading import DATA, load_engels
from kennisbank.models import Deling, EngelseVersie, Praktijk
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIJST = "/en/good-practices/"


def engels(**fields):
    praktijk = fields.pop("praktijk", None) or build.praktijk(land="NL", plaats="Oss", inwoners=94000, sinds=2008)
    fields = {
        "titel": "Trees in every street", "slug": "trees", "samenvatting": "A short summary.", "status": "gepubliceerd",
        "context": "Councils decide on trees.", "aanpak": "They planted trees.", "lastig": "Roots.",
    } | fields  # fmt: skip
    return EngelseVersie.objects.create(praktijk=praktijk, **fields)


def page(client, versie):
    return client.get(versie.get_absolute_url()).content.decode()


def paper(client, versie):
    """(number of pages, text) of the PDF."""
    response = client.get(f"{LIJST}{versie.slug}.pdf")
    assert response["Content-Type"] == "application/pdf"
    document = pdfium.PdfDocument(response.content)
    return len(document), " ".join(" ".join(p.get_textpage().get_text_range() for p in document).split())


def test_the_page_is_english_throughout_and_tells_what_a_foreigner_needs(client):
    html = page(client, engels())
    assert '<html lang="en">' in html and "Skip to the content" in html and "Direct naar de inhoud" not in html
    for words in (
        "Context for readers abroad", "Oss, the Netherlands", "94,000 (year unknown)", "Since 2008",
        "11 Sustainable cities and communities", "Described, not measured", "not yet checked by VNG",
    ):  # fmt: skip
        assert words in html
    assert "Hoofdmenu" not in html and "Shared with" not in html


def test_a_checked_text_says_when_and_a_source_in_which_language(client):
    html = page(client, engels(gecontroleerd_op="2026-10-14"))
    assert "English text checked by VNG on 14 October 2026" in html
    assert "(in English, 2024, not read by us)" in html


def test_the_dutch_and_the_english_page_point_at_each_other(client):
    versie = engels()
    host = "http://testserver"
    nl, en = f"{host}{versie.praktijk.get_absolute_url()}", f"{host}{versie.get_absolute_url()}"
    english, dutch = page(client, versie), client.get(versie.praktijk.get_absolute_url()).content.decode()
    for html in (english, dutch):
        for language, address in (("nl", nl), ("en", en), ("x-default", en)):
            assert f'<link rel="alternate" hreflang="{language}" href="{address}">' in html
    assert f'<link rel="canonical" href="{en}">' in english and f'<link rel="canonical" href="{nl}">' in dutch
    assert f'<a href="{en}" lang="en" hreflang="en">Read this in English</a>' in dutch


@pytest.mark.parametrize("status", ["concept", "ter_beoordeling", "teruggestuurd"])
def test_what_is_not_published_is_nowhere(client, status):
    versie = engels(status=status)
    assert client.get(versie.get_absolute_url()).status_code == 404
    assert client.get(f"{LIJST}trees.pdf").status_code == 404
    assert versie.titel not in client.get(LIJST).content.decode()
    assert "hreflang" not in client.get(versie.praktijk.get_absolute_url()).content.decode().split("</head>")[0]


def test_without_its_dutch_page_there_is_no_english_one(client):
    versie = engels(praktijk=build.praktijk(land="NL", status="concept"))
    assert client.get(versie.get_absolute_url()).status_code == 404
    assert versie.titel not in client.get(LIJST).content.decode()


@pytest.mark.parametrize("which", ["versie", "praktijk"])
def test_an_archived_one_keeps_its_address_says_so_and_leaves_the_list(client, which):
    versie = engels()
    record = versie if which == "versie" else versie.praktijk
    type(record).objects.filter(pk=record.pk).update(status="gearchiveerd")
    assert "no longer up to date" in page(client, versie)
    assert versie.titel not in client.get(LIJST).content.decode()
    assert "no longer up to date" in paper(client, versie)[1]


def test_the_page_names_where_it_was_shared_if_that_has_an_address(client):
    versie = engels()
    Deling.objects.create(versie=versie, waar="A meeting in Ghent", op="2026-09-01")
    assert "Shared with" not in page(client, versie)
    Deling.objects.create(versie=versie, waar="Platform X", url="https://example.org/x", op="2026-10-02")
    html = page(client, versie)
    assert '<a href="https://example.org/x" rel="noopener">Platform X</a> (2 October 2026)' in html
    assert "Ghent" not in html


def test_the_pdf_is_english_tagged_and_of_one_page(client):
    versie = engels()
    data = client.get(f"{LIJST}trees.pdf").content
    assert b"/StructTreeRoot" in data and b"/Lang(en)" in data
    pages, text = paper(client, versie)
    assert pages == 1 and versie.titel in text and "Context for readers abroad" in text


def test_the_pdf_is_made_once_until_something_changes(client):
    versie = engels()
    paper(client, versie)
    EngelseVersie.objects.filter(pk=versie.pk).update(titel="Not by an editor")  # nothing that says it changed
    assert versie.titel in paper(client, versie)[1]
    versie.titel = "Trees in most streets"
    versie.save()
    assert "Trees in most streets" in paper(client, versie)[1]


def test_the_list_has_one_address_however_it_is_asked_for(client):
    assert f'<link rel="canonical" href="http://testserver{LIJST}">' in client.get(f"{LIJST}?a=1").content.decode()


def test_the_language_of_a_source_is_dutch_when_nobody_said_otherwise(client):
    versie = engels()
    versie.praktijk.bronregels.update(taal="")
    assert 'rel="noopener" lang="nl" hreflang="nl"' in page(client, versie)


@pytest.mark.parametrize(
    "fields",
    [
        {"context": "A very long sentence that goes on about trees and councils. " * 300},
        {"context": "word" * 8000, "samenvatting": "unbroken" * 900, "titel": "W" * 200},
        dict.fromkeys(("context", "probleem", "aanpak", "resultaat", "lastig", "samenvatting"), "Line.\n\n" * 400),
    ],
    ids=["sentences", "without a space", "paragraphs"],
)
def test_a_long_text_loses_whole_sentences_and_says_where_the_rest_is(client, fields):
    pages, text = paper(client, engels(**fields))
    assert pages == 1 and "More text and all sources" in text and f"testserver{LIJST}trees/" in text
    assert "A very long sentence that goes on about trees and councils. A" in text or "long sentence" not in text


def test_our_own_content_is_all_dutch_examples_for_abroad_and_fits(client):
    praktijken = Praktijk.objects.filter(richting="uit-nederland", verzameling="raadsportaal")
    versies = list(EngelseVersie.objects.published().for_page())
    assert {v.praktijk.slug for v in versies} == {p.slug for p in praktijken} == {f.stem for f in DATA.glob("*.toml")}
    html = client.get(LIJST).content.decode()
    for versie in versies:
        assert versie.missing() == [] and len(versie.titel) <= 70 and versie.gecontroleerd_op is None
        assert versie.resultaat and versie.lastig and versie.titel in html and not versie.delingen.all()


@pytest.mark.parametrize("name", sorted(file.stem for file in DATA.glob("*.toml")))
def test_each_of_ours_fits_on_one_page_with_all_its_text(client, name):
    versie = EngelseVersie.objects.get(praktijk__slug=name)
    pages, text = paper(client, versie)
    assert pages == 1 and versie.titel in text
    assert " ".join(versie.lastig.split())[-60:] in text


def test_loading_again_adds_what_is_missing_and_overwrites_nothing():
    first, second = EngelseVersie.objects.order_by("pk")[:2]
    EngelseVersie.objects.filter(pk=first.pk).update(titel="An editor's title", status="gearchiveerd")
    second.delete()
    assert load_engels() == 1
    first.refresh_from_db()
    assert (first.titel, first.status) == ("An editor's title", "gearchiveerd")


def test_the_pages_take_a_constant_number_of_queries(client, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get(LIJST)
    for slug in EngelseVersie.objects.values_list("slug", flat=True)[:3]:
        with django_assert_num_queries(6):
            client.get(f"{LIJST}{slug}/")
