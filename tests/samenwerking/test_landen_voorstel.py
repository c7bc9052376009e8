"""A council member proposes a landenoverleg to the griffie, which takes it over or declines with a reason."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Landenoverleg, Overlegvoorstel
from samenwerking.models.overleg import MOST_PER_WEEK as MOST_OF_GEMEENTE
from samenwerking.models.overlegvoorstel import MOST_PER_WEEK
from tests import build
from tests.samenwerking import landen as maak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
HERE = "/gemeenten/hier/"
NEW = f"{HERE}landenoverleg/bhutan/voorstel/"
TEXT = {"onderwerp": "Groen in de wijk", "bericht": "Zij planten bomen met bewoners.\r\nHoe doen wij dat?"}


@pytest.fixture
def raadslid(hier, client):
    person = build.lid(hier, naam="Sanne de Wit", email="sanne@hier.example").gebruiker
    client.force_login(person)
    return person


@pytest.fixture
def griffie(hier):
    return maak.griffier(hier, naam="Mark Jansen", email="griffie@hier.example")


def page(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def all_of(hier):
    with bereik(EVERYTHING):
        return list(Overlegvoorstel.objects.of_gemeente(hier).order_by("pk"))


def deliver():
    maak.deliver()
    sent, mail.outbox[:] = list(mail.outbox), []
    return sent


def test_the_griffie_hears_what_a_councillor_proposes(client, hier, raadslid, griffie, daar):
    maak.actief(hier)
    for path in ("/samenwerking/landen/bhutan/", f"{HERE}actief/"):
        assert NEW in page(client, path)
    assert "Uw griffie kan dit vragen aan: Daar" in page(client, NEW)
    assert client.post(NEW, TEXT).url == f"{HERE}actief/"
    (message,) = deliver()
    assert message.to == ["griffie@hier.example"] and "Sanne" not in message.subject
    assert "Sanne de Wit" in message.body and f"{HERE}actief/" in message.body
    html = page(client, f"{HERE}actief/")
    assert "Bhutan: Groen in de wijk" in html and "Wacht op de griffie" in html
    with bereik(EVERYTHING):
        assert not Landenoverleg.objects.filter(gemeente=hier).exists(), "nobody is asked yet"


def test_what_waits_stands_on_mijn_gemeente_of_the_griffie(client, hier, raadslid, griffie):
    build.dossier(hier)
    voorstel = maak.voorstel(hier, raadslid)
    assert "van raadsleden voor een" not in page(client, HERE)
    client.force_login(griffie)
    assert "1 voorstel van raadsleden voor een" in page(client, HERE)
    client.post(f"{HERE}overlegvoorstellen/{voorstel.pk}/", {"reden": "Nee."})
    assert "van raadsleden voor een" not in page(client, HERE)


def test_pressing_twice_proposes_once(client, hier, raadslid, griffie):
    for _ in range(2):
        client.post(NEW, TEXT)
    assert len(all_of(hier)) == 1 and len(deliver()) == 1


@pytest.mark.parametrize(("field", "words"), [("onderwerp", "Zeg waar u het over wilt hebben."),
                                              ("bericht", "Schrijf een bericht.")])  # fmt: skip
def test_what_is_missing_is_told_and_what_was_typed_stays(client, hier, raadslid, field, words):
    response = client.post(NEW, TEXT | {field: ""})
    html = response.content.decode()
    assert response.status_code == 422 and words in html
    assert all(text.partition("\r")[0] in html for name, text in TEXT.items() if name != field) and not all_of(hier)


def test_a_person_proposes_a_few_a_week(client, hier, raadslid, griffie):
    for n in range(MOST_PER_WEEK):
        client.post(NEW, TEXT | {"onderwerp": f"Nummer {n}"})
    response = client.post(NEW, TEXT)
    assert response.status_code == 422 and "U stelde deze week al 3 keer een overleg voor" in response.content.decode()
    client.force_login(build.lid(hier).gebruiker)
    assert client.post(NEW, TEXT).status_code == 302, "the limit is of the person"
    client.force_login(raadslid)
    with bereik(EVERYTHING):
        Overlegvoorstel.objects.of_person(raadslid).update(op=maak.moment() - timedelta(days=8))
    assert client.post(NEW, TEXT).status_code == 302


def test_the_griffie_takes_it_over_and_the_councillor_hears_of_it(client, hier, raadslid, griffie, daar):
    client.post(NEW, TEXT)
    (voorstel,) = all_of(hier)
    deliver()
    client.force_login(griffie)
    address = f"{HERE}landenoverleg/bhutan/?voorstel={voorstel.pk}"
    assert address in page(client, f"{HERE}actief/")
    html = page(client, address)
    assert 'value="Groen in de wijk"' in html and "Zij planten bomen" in html and "Sanne de Wit stelde dit voor" in html
    client.post(address, TEXT | {"bericht": "Zullen wij bellen?"})
    with bereik(EVERYTHING):
        assert Landenoverleg.objects.get(gemeente=hier).bericht == "Zullen wij bellen?"
    assert all_of(hier)[0].stand == "overgenomen" and all_of(hier)[0].besloten_door == griffie
    to_others, to_raadslid = sorted(deliver(), key=lambda message: message.to)
    assert to_others.to == ["griffie@daar.example"] and to_raadslid.to == ["sanne@hier.example"]
    assert "nam het over" in to_raadslid.body
    client.force_login(raadslid)
    assert "Overgenomen" in page(client, f"{HERE}actief/")


def test_taking_over_twice_asks_the_others_once(client, hier, raadslid, griffie, daar):
    voorstel = maak.voorstel(hier, raadslid)
    client.force_login(griffie)
    address = f"{HERE}landenoverleg/bhutan/?voorstel={voorstel.pk}"
    for _ in range(2):
        response = client.post(address, TEXT, follow=True)
    assert "U besloot al. Dit voorstel is overgenomen." in response.content.decode()
    with bereik(EVERYTHING):
        assert Landenoverleg.objects.filter(gemeente=hier).count() == 1
    assert len(deliver()) == 2
    client.force_login(maak.griffier(hier))
    response = client.post(address, TEXT, follow=True)
    assert "Mark Jansen was u voor. Dit voorstel is overgenomen." in response.content.decode()


def test_when_the_griffie_asked_enough_this_week_the_proposal_keeps_waiting(client, hier, raadslid, griffie, daar):
    for _ in range(MOST_OF_GEMEENTE):
        maak.overleg(hier, [daar])
    voorstel = maak.voorstel(hier, raadslid)
    client.force_login(griffie)
    with bereik(EVERYTHING):
        Landenoverleg.objects.filter(gemeente=hier).update(op=timezone.now())
    assert client.post(f"{HERE}landenoverleg/bhutan/?voorstel={voorstel.pk}", TEXT).status_code == 422
    assert all_of(hier)[0].waits


def test_the_griffie_declines_with_a_reason_that_the_councillor_reads(client, hier, raadslid, griffie):
    voorstel = maak.voorstel(hier, raadslid)
    client.force_login(griffie)
    address = f"{HERE}overlegvoorstellen/{voorstel.pk}/"
    assert address in page(client, f"{HERE}actief/") and "Zullen wij bellen?" in page(client, address)
    assert client.post(address, {"reden": " "}).status_code == 422
    client.post(address, {"reden": "Dat loopt al via de provincie."})
    response = client.post(address, {"reden": "Nog eens."}, follow=True)
    assert "Dit voorstel is afgewezen." in response.content.decode()
    (message,) = deliver()
    assert message.to == ["sanne@hier.example"] and "via de provincie" in message.body
    client.force_login(raadslid)
    html = page(client, f"{HERE}actief/")
    assert "Afgewezen" in html and "via de provincie" in html and "Nog eens" not in html


def test_it_stays_between_the_councillor_and_the_griffie(client, hier, raadslid, griffie, daar):
    voorstel = maak.voorstel(hier, raadslid, onderwerp="Geheim")
    for rol in (Rol.RAADSLID, Rol.FRACTIEMEDEWERKER, Rol.AMBTENAAR):
        client.force_login(build.lid(hier, rol).gebruiker)
        assert "Geheim" not in page(client, f"{HERE}actief/"), rol
        assert client.get(f"{HERE}landenoverleg/bhutan/?voorstel={voorstel.pk}").status_code in (403, 404)
    client.force_login(daar.leden.get().gebruiker)
    page(client, f"/gemeenten/daar/overlegvoorstellen/{voorstel.pk}/", 404)
    page(client, f"/gemeenten/daar/landenoverleg/bhutan/?voorstel={voorstel.pk}", 404)


@pytest.mark.parametrize("number", ["0", "x", "99999999999999999999", "²"])
def test_a_proposal_that_is_not_there_is_not_there(client, hier, griffie, daar, number):
    client.force_login(griffie)
    page(client, f"{HERE}landenoverleg/bhutan/?voorstel={number}", 404)


def test_the_database_shows_it_to_the_councillor_and_the_griffier_who_decides(hier, raadslid, griffie, daar):
    voorstel = maak.voorstel(hier, raadslid)
    collega, elders = build.lid(hier, Rol.AMBTENAAR).gebruiker, daar.leden.get().gebruiker
    people = [(hier, raadslid, 1, 0), (hier, griffie, 1, 1), (hier, collega, 0, 0), (daar, elders, 0, 0)]
    for gemeente, gebruiker, seen, changed in people:
        with bereik(gemeente.pk, gebruiker.pk):
            assert Overlegvoorstel.objects.filter(pk=voorstel.pk).count() == seen
            assert Overlegvoorstel.objects.filter(pk=voorstel.pk).update(reden="x") == changed
    assert not Overlegvoorstel.objects.exists()


def test_it_is_in_the_download_and_goes_with_the_account(hier, raadslid):
    maak.voorstel(hier, raadslid)
    (told,) = account.collect(raadslid)["samenwerking"]["overleg voorgesteld aan de griffie"]
    assert (told["onderwerp"], told["bericht"]) == ("Wie doet wat?", "Zullen wij bellen?")
    account.erase(raadslid)
    assert not all_of(hier)


def test_who_left_hears_nothing(client, hier, griffie):
    lid = build.lid(hier)
    voorstel = maak.voorstel(hier, lid.gebruiker)
    with bereik(EVERYTHING):
        lid.end()
    client.force_login(griffie)
    client.post(f"{HERE}overlegvoorstellen/{voorstel.pk}/", {"reden": "Het raadslid is weg."})
    assert all_of(hier)[0].stand == "afgewezen" and not deliver()


def test_queries_of_the_page_do_not_grow(client, hier, griffie):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            page(client, f"{HERE}actief/")
        return len(queries)

    client.force_login(griffie)
    maak.voorstel(hier, build.lid(hier).gebruiker)
    page(client, f"{HERE}actief/")
    few = asked()
    for _ in range(5):
        maak.voorstel(hier, build.lid(hier).gebruiker)
    assert asked() == few
