"""What VNG does for municipalities: told with its sources and doubts, and on the page of the agreement."""

import pytest
from django.urls import reverse

from agendas.models import Agenda
from raadsportaal.redactie.models import Status
from samenwerking.belangenbehartiging.loading import load_belangenbehartiging
from samenwerking.models import Inzet, Inzetbron
from tests.redactie.forms import put, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/samenwerking/belangenbehartiging/"


def html(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def inzet(**fields):
    said = {"samenvatting": "Kort.", "inbreng": "Meer vogels.", "onbekend": "Alles."} | fields
    made = Inzet.objects.create(titel="Kwartelkoningen", slug="kwartelkoningen", **said)
    Inzetbron.objects.create(inzet=made, titel="Verslag", url="https://example.org/", datum="mei 2024")
    return made


def test_every_subject_is_in_the_list_and_says_where_it_stands_and_who_checked_it(client):
    page = html(client, LIST)
    assert Inzet.objects.published().count() >= 8
    for one in Inzet.objects.published():
        assert one.titel in page and one.get_stand_display() in page
        own = html(client, one.get_absolute_url())
        assert "Nog niet door VNG gecontroleerd" in own
        assert one.uitkomst or one.onbekend
        assert "Bronnen" in own and "gelezen 1 december 2026" in own


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/agendas/global-goals/", "Global Goals: gemeenten aan tafel bij de VN"),
        ("/agendas/klimaat/parijs/", "Klimaattoppen: een vaste plek voor steden"),
        ("/agendas/natuur/kunming-montreal/", "Natuur: de Europese wet voor natuurherstel"),
        ("/agendas/migratie/migratiepact-eu/", "Migratie: het Europese pact voor asiel"),
        ("/agendas/digitaal/digitale-rechten-eu/", "Digitaal: de Europese wet voor slimme computers"),
        ("/agendas/stad/urban-agenda-eu/", "Steden: meepraten over Europese regels en geld"),
    ],
)
def test_the_page_of_an_agreement_says_what_vng_does_with_it(client, path, title):
    page = html(client, path)
    assert "Wat doet VNG hiermee?" in page and title in page


def test_an_agreement_about_which_we_know_nothing_has_no_empty_heading(client):
    assert "Wat doet VNG hiermee?" not in html(client, "/agendas/klimaat/sendai/")


def test_what_is_no_longer_public_is_nowhere_and_what_is_archived_says_so(client):
    made = inzet(status=Status.GEPUBLICEERD)
    made.agendas.add(Agenda.objects.get(slug="sendai"))
    assert "Kwartelkoningen" in html(client, "/agendas/klimaat/sendai/")
    made.status = Status.CONCEPT
    made.save()
    html(client, made.get_absolute_url(), 404)
    assert "Kwartelkoningen" not in html(client, LIST) + html(client, "/agendas/klimaat/sendai/")
    made.status = Status.GEARCHIVEERD
    made.save()
    assert "niet meer actueel" in html(client, made.get_absolute_url())


@pytest.mark.parametrize("words", ["belangenbehartiging", "lobby", "RGRE", "natuurherstelwet", "regiofondsen"])
def test_the_search_over_everything_finds_it(client, words):
    assert "/samenwerking/belangenbehartiging/" in html(client, f"/zoeken/?q={words}")


def test_an_editor_is_told_what_lacks_and_publishes_it(beheer, client):
    made = inzet(inbreng="", onbekend="")
    made.bronnen.all().delete()
    refused = said(put(beheer, made, inbreng="Wij vragen iets.", _stap="publiceer"))
    assert "Dit ontbreekt: wat ervan kwam, of dat wij dat niet weten, een bron" in refused
    Inzetbron.objects.create(inzet=made, titel="Verslag", url="https://example.org/")
    done = said(put(beheer, made, inbreng="Wij vragen iets.", onbekend="De uitkomst.", _stap="publiceer"))
    assert "is nu: gepubliceerd" in done
    own = html(client, made.get_absolute_url())
    assert "Dat weten wij niet." in own and "De uitkomst." in own and "zonder datum" in own


def test_loading_again_changes_nothing_that_an_editor_changed():
    one = Inzet.objects.get(slug="klimaattoppen-vn")
    one.titel = "Anders"
    one.save()
    assert load_belangenbehartiging() == 0
    assert Inzet.objects.get(pk=one.pk).titel == "Anders"
    Inzet.objects.filter(slug="wederopbouw-oekraine").delete()
    assert load_belangenbehartiging() == 1
    assert Inzet.objects.reindex() == Inzet.objects.published().count()


def test_sources_of_which_an_address_no_longer_opens_are_looked_at(beheer):
    assert "https://vng.nl/nieuws/lokale-overheden-pleiten-voor-formele-rol-tijdens-cop27" in Inzet.objects.links()
    assert beheer.get(reverse("admin:samenwerking_inzet_changelist")).status_code == 200
