"""The e-mail that something waits: to whom, how often, and only when there is something new."""

from datetime import UTC, datetime, timedelta

import pytest

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Rol, Zending
from raadsportaal.portaal import waiting_mail
from tests import build

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 12, 7, 5, 40, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def nobody_else(content):
    """The griffiers of the demo have something that waits too."""
    Gebruiker.objects.update(bericht="nooit")


@pytest.fixture
def griffier(gemeente):
    return build.lid(gemeente, Rol.GRIFFIER, naam="Mark Jansen", email="mark@testwaard.example").gebruiker


def propose(gemeente, when, titel="Geheim plan"):
    return build.koppeling(build.dossier(gemeente, titel=titel), besluit="voorstel", voorgesteld_op=when)


def read(gemeente, when):
    suggestie = build.suggestie(build.dossier(gemeente))
    with bereik(EVERYTHING):
        suggestie.stuk.gelezen_op = when
        suggestie.stuk.save()
    return suggestie


def sent():
    return list(Zending.objects.filter(sleutel__startswith="wacht-").order_by("pk"))


def choose(gebruiker, bericht):
    Gebruiker.objects.filter(pk=gebruiker.pk).update(bericht=bericht)


def test_a_griffier_hears_once_how_much_waits_without_names_or_titles(gemeente, griffier):
    propose(gemeente, MONDAY - DAY)
    read(gemeente, MONDAY - DAY)
    assert waiting_mail.tell(MONDAY) == 1
    (zending,) = sent()
    assert zending.naar == griffier.email
    assert zending.onderwerp == "Er wacht iets op u in het Raadsportaal"
    assert "Testwaard: 1 voorstel en 1 suggestie." in zending.tekst and "/gemeenten/testwaard/wacht/" in zending.tekst
    assert "U koos: elke week." in zending.tekst and "/account/bericht/" in zending.tekst
    assert "Geheim" not in zending.tekst and "Mark" not in zending.tekst


def test_others_than_griffiers_hear_nothing(gemeente):
    for rol in (Rol.RAADSLID, Rol.FRACTIEMEDEWERKER, Rol.AMBTENAAR):
        build.lid(gemeente, rol)
    propose(gemeente, MONDAY - DAY)
    assert waiting_mail.tell(MONDAY) == 0


def test_who_chose_never_hears_nothing_and_who_left_neither(gemeente, griffier):
    propose(gemeente, MONDAY - DAY)
    choose(griffier, "nooit")
    assert waiting_mail.tell(MONDAY) == 0
    choose(griffier, "dagelijks")
    Gebruiker.objects.filter(pk=griffier.pk).update(is_active=False)
    assert waiting_mail.tell(MONDAY) == 0


def test_nothing_goes_when_nothing_waits_or_nothing_is_new(gemeente, griffier):
    choose(griffier, "dagelijks")
    assert waiting_mail.tell(MONDAY) == 0
    propose(gemeente, MONDAY - DAY)
    assert waiting_mail.tell(MONDAY) == 1
    assert waiting_mail.tell(MONDAY + DAY) == 0, "it waits still, and was told"
    read(gemeente, MONDAY + DAY)
    assert waiting_mail.tell(MONDAY + 2 * DAY) == 1


def test_once_a_week_is_once_a_week_whatever_comes(gemeente, griffier):
    propose(gemeente, MONDAY - DAY)
    assert waiting_mail.tell(MONDAY) == 1
    for day in range(1, 7):
        propose(gemeente, MONDAY + day * DAY - timedelta(hours=1))
        assert waiting_mail.tell(MONDAY + day * DAY) == 0
    assert waiting_mail.tell(MONDAY + 7 * DAY) == 1


def test_a_second_run_on_the_same_day_sends_nothing_also_when_the_moment_was_lost(gemeente, griffier):
    choose(griffier, "dagelijks")
    propose(gemeente, MONDAY - DAY)
    assert waiting_mail.tell(MONDAY) == 1
    assert waiting_mail.tell(MONDAY + timedelta(hours=3)) == 0
    Gebruiker.objects.update(bericht_op=None)
    assert waiting_mail.tell(MONDAY + timedelta(hours=5)) == 0
    assert len(sent()) == 1


def test_a_griffier_of_two_municipalities_gets_one_e_mail(gemeente, griffier):
    other = build.gemeente("Anderwaard")
    build.lid(other, Rol.GRIFFIER, gebruiker=griffier)
    propose(gemeente, MONDAY - DAY)
    propose(other, MONDAY - DAY)
    assert waiting_mail.tell(MONDAY) == 1
    assert "Anderwaard: 1 voorstel" in sent()[0].tekst and "Testwaard: 1 voorstel" in sent()[0].tekst


def test_a_griffier_chooses_how_often_on_the_page_of_the_account(client, gemeente, griffier):
    client.force_login(griffier)
    assert "E-mail over wat wacht" in client.get("/account/").content.decode()
    assert client.post("/account/bericht/", {"bericht": "elk uur"}).status_code == 422
    assert client.post("/account/bericht/", {"bericht": "nooit"}).url == "/account/"
    griffier.refresh_from_db()
    assert griffier.bericht == "nooit"


def test_a_raadslid_is_not_asked(client, gemeente):
    client.force_login(build.lid(gemeente).gebruiker)
    assert "E-mail over wat wacht" not in client.get("/account/").content.decode()


def test_the_choice_goes_along_in_the_download_and_the_moment_goes_with_the_person(gemeente, griffier):
    propose(gemeente, MONDAY - DAY)
    waiting_mail.tell(MONDAY)
    griffier.refresh_from_db()
    told = account.collect(griffier)["account"]
    assert told["e-mail over wat wacht"] == "Elke week"
    assert told["laatste e-mail over wat wacht"] == MONDAY
    account.erase(griffier)
    griffier.refresh_from_db()
    assert griffier.bericht_op is None
