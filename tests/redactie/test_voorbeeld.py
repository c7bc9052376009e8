"""A preview: what nobody can see yet, for who has the link of today, and nothing of it stays behind."""

import pypdfium2 as pdfium
import pytest
from django.core import signing
from django.test import Client

from kennisbank.models import Netwerk
from raadsportaal.redactie import preview
from raadsportaal.redactie.models import Redactiestap, Werkkopie
from tests import build
from tests.redactie.forms import address, opened, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def link(editor, record):
    """The address of the preview, as the button in the admin gives it."""
    answer = editor.get(f"/voorbeeld/maak/{record.KIND}/{record.pk}/")
    assert answer.status_code == 302
    return answer.url


def test_a_concept_is_seen_by_who_has_the_link_and_by_nobody_else(schrijver):
    praktijk, visitor = build.praktijk(status="concept", titel="Grutto in de wijk"), Client()
    address = link(schrijver, praktijk)
    assert "Grutto in de wijk" in visitor.get(address).content.decode()
    page = visitor.get(f"{address}pagina/")
    assert page.status_code == 200 and "Grutto in de wijk" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex" and "no-store" in page["Cache-Control"]
    assert visitor.get(praktijk.get_absolute_url()).status_code == 404
    praktijk.refresh_from_db()
    assert praktijk.status == "concept"


def test_the_annex_is_there_too(schrijver):
    praktijk = build.praktijk(status="concept", titel="Grutto in de wijk")
    assert "Grutto in de wijk" in Client().get(f"{link(schrijver, praktijk)}bijlage/").content.decode()


def paper(visitor, address):
    answer = visitor.get(address)
    assert answer["Content-Type"] == "application/pdf" and answer["X-Robots-Tag"] == "noindex"
    return pdfium.PdfDocument(answer.content)[0].get_textpage().get_text_range()


def test_the_links_of_a_preview_to_itself_lead_to_its_annex_and_pdf(schrijver):
    concept, visitor = build.praktijk(status="concept", titel="Grutto in de wijk"), Client()
    address = link(schrijver, concept)
    page, annex = (visitor.get(f"{address}{part}/").content.decode() for part in ("pagina", "bijlage"))
    assert f'href="{address}pdf/"' in page and f'href="{address}pdf/"' in annex and f'href="{address}pagina/"' in annex
    assert "Grutto in de wijk" in paper(visitor, f"{address}pdf/")
    assert visitor.get(f"{concept.get_absolute_url()}bijlage.pdf").status_code == 404


def test_the_pdf_of_a_preview_has_the_working_copy_and_what_has_no_pdf_has_no_address_for_it(schrijver):
    praktijk, visitor = build.praktijk(titel="Zo staat het er"), Client()
    put(schrijver, praktijk, titel="Kievit in de wijk")
    assert "Kievit in de wijk" in paper(visitor, f"{link(schrijver, praktijk)}pdf/")
    network = Netwerk.objects.published().first()
    for part in ("bijlage", "pdf"):
        assert visitor.get(f"{link(schrijver, network)}{part}/").status_code == 404


@pytest.mark.parametrize("gone", [False, True], ids=["by somebody", "by who left since"])
def test_changes_of_a_published_text_show_in_the_preview_only(schrijver, gone):
    praktijk = build.praktijk(titel="Zo staat het er")
    put(schrijver, praktijk, titel="Zo wordt het", _stap="vraag")
    if gone:
        build.gebruiker()  # somebody of functioneel beheer
        Werkkopie.objects.update(door=None)
    before = Redactiestap.objects.count()
    assert "Zo wordt het" in Client().get(f"{link(schrijver, praktijk)}pagina/").content.decode()
    assert "Zo staat het er" in Client().get(praktijk.get_absolute_url()).content.decode()
    assert Werkkopie.objects.of(praktijk).exists() and Redactiestap.objects.count() == before


def test_a_link_works_for_a_day(schrijver, monkeypatch):
    address = link(schrijver, build.praktijk(status="concept"))
    now = signing.time.time()
    for seconds, status in ((preview.DAY - 60, 200), (preview.DAY + 60, 404)):
        monkeypatch.setattr(signing.time, "time", lambda later=now + seconds: later)
        assert Client().get(address).status_code == status


def test_a_link_cannot_be_made_up_nor_asked_for_without_the_right(client):
    praktijk = build.praktijk(status="concept")
    forged = signing.dumps([praktijk.KIND, praktijk.pk], salt="iets anders")
    assert client.get(f"/voorbeeld/{forged}/pagina/").status_code == 404
    make = f"/voorbeeld/maak/{praktijk.KIND}/{praktijk.pk}/"
    assert client.get(make, follow=True).redirect_chain[-1][0].startswith("/inloggen/")
    client.force_login(build.gebruiker(is_superuser=False))  # of VNG, in no group
    assert client.get(make).status_code == 404


def test_a_working_copy_comes_back_whole_with_its_rows(schrijver):
    praktijk = build.praktijk()
    row = {"vraag": "Wat kost het ons?", "volgorde": "0"}
    data = opened(schrijver, praktijk) | {"praktijkvraagregels-TOTAL_FORMS": "1"}
    put(schrijver, praktijk, data | {f"praktijkvraagregels-0-{name}": value for name, value in row.items()})
    assert "Wat kost het ons?" in schrijver.get(address(praktijk)).content.decode()
    assert "Wat kost het ons?" in Client().get(f"{link(schrijver, praktijk)}pagina/").content.decode()
    assert not praktijk.praktijkvraagregels.exists()
