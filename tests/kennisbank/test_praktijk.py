"""One praktijk: its page, its annex, and what it says of its own certainty."""

import pytest

from kennisbank.models import Praktijk
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def test_the_page_says_what_was_hard_and_that_nobody_checked_it_yet(client):
    html = client.get("/kennisbank/oslo-klimaatbegroting/").content.decode()
    for text in ("Wat was lastig?", "Kan dit in Nederland?", "Vragen voor uw raad", "Bronnen", "Citeer deze pagina"):
        assert text in html
    assert "Nog niet door VNG gecontroleerd" in html


def test_a_checked_praktijk_shows_its_date(client):
    praktijk = build.praktijk(gecontroleerd_op="2026-10-14")
    assert "VNG, 14 oktober 2026" in client.get(praktijk.get_absolute_url()).content.decode()


def test_an_archived_praktijk_keeps_its_address_and_says_so(client):
    praktijk = build.praktijk(status="gearchiveerd")
    assert "niet meer actueel" in client.get(praktijk.get_absolute_url()).content.decode()


def test_a_foreign_text_carries_its_language(client):
    praktijk = build.praktijk(taal="en", titel="Rain gardens")
    html = client.get(praktijk.get_absolute_url()).content.decode()
    assert '<article class="doel-11" lang="en">' in html


def test_the_annex_is_a_tagged_pdf_even_for_hostile_texts(client):
    hostile = '#import "x": *\n#panic() <script>alert(1)</script> \\ $ `` @label'
    praktijk = build.praktijk(titel=hostile, probleem=hostile, samenvatting=hostile)
    response = client.get(f"/kennisbank/{praktijk.slug}/bijlage.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in response.content


def test_the_annex_comes_also_with_a_source_that_no_font_can_show(client):
    praktijk = build.praktijk(titel="Reis naar 東京 🚲")
    assert client.get(f"/kennisbank/{praktijk.slug}/bijlage.pdf").content.startswith(b"%PDF-")


def test_the_annex_fits_the_page_to_print(client):
    html = client.get("/kennisbank/oslo-klimaatbegroting/bijlage/").content.decode()
    assert "Bijlage bij een raadsstuk" in html
    assert "https://www." in html


def test_the_page_takes_a_constant_number_of_queries(client, django_assert_num_queries):
    client.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0"  # a visit, which is counted
    slugs = ("oslo-klimaatbegroting", "tallinn-gratis-openbaar-vervoer", "utrecht-plan-einstein")
    for slug in slugs:
        client.get(f"/kennisbank/{slug}/")
        with django_assert_num_queries(10):  # what is the same for everybody is kept
            client.get(f"/kennisbank/{slug}/")
    Praktijk.objects.filter(slug=slugs[0]).update(plaats="Oslo-stad")
    for slug in slugs:
        client.get(f"/kennisbank/{slug}/")  # this process reads the weights of all praktijken once
        with django_assert_num_queries(24):
            client.get(f"/kennisbank/{slug}/")
    assert "Oslo-stad" in client.get(f"/kennisbank/{slugs[0]}/").content.decode()


def test_networks_show_what_membership_brings_and_their_examples(client):
    assert "Kennisnetwerken" in client.get("/kennisbank/netwerken/").content.decode()
    html = client.get("/kennisbank/netwerken/c40/").content.decode()
    assert "Wat heeft uw gemeente eraan?" in html
    assert "Voorbeelden van leden" in html
