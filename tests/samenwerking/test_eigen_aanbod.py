"""A council member offers expertise in their own name: only that person writes it, the griffie and VNG read it."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kennisbank.models import Thema
from raadsportaal.dossiers.herindeling import move
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import bereik
from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Aanbod
from samenwerking.oproepen import retention
from tests import build
from tests.samenwerking.bijeenkomsten import aanbod, deliver, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
HERE = "/gemeenten/waterstad/"
NEW = f"{HERE}aanbod/eigen/nieuw/"


@pytest.fixture
def raadslid(client, gemeente):
    person = build.lid(gemeente, naam="Sanne de Wit").gebruiker
    client.force_login(person)
    return person


@pytest.fixture
def griffier(gemeente):
    return build.lid(gemeente, Rol.GRIFFIER, email="griffie@waterstad.example").gebruiker


def offer(**fields):
    water = Thema.objects.get(slug="water").pk
    return {"titel": "Burgerbegroting", "themas": [water], "talen": ["nl", "en"], "geldig_tot": ""} | fields


def everything(queryset):
    with build.bereik(build.EVERYTHING):
        return list(queryset)


def test_a_councillor_offers_something_and_the_griffie_hears_of_it_once(client, gemeente, raadslid, griffier):
    assert client.post(NEW, offer(rollen=["adviseur"])).url == f"{HERE}aanbod/"
    (made,) = everything(Aanbod.objects.filter(gemeente=gemeente))
    assert (made.persoon, made.door, made.rollen) == (raadslid, raadslid, ["raadslid"])
    client.post(f"{HERE}aanbod/eigen/{made.pk}/", offer(titel="Burgerbegroting en loting"))
    deliver()
    (message,) = mail.outbox
    assert message.to == [griffier.email] and "Sanne" not in message.subject
    assert "Sanne de Wit, raadslid van Waterstad" in message.body and f"{HERE}aanbod/" in message.body
    page = text(client, f"{HERE}aanbod/")
    assert "Burgerbegroting en loting" in page and f"{HERE}aanbod/eigen/{made.pk}/" in page


def test_pressing_twice_offers_it_once(client, gemeente, raadslid, griffier):
    client.post(NEW, offer())
    again = client.post(NEW, offer())
    assert again.status_code == 422 and "Dit biedt u al aan." in again.content.decode()
    assert len(everything(Aanbod.objects.all().filter(persoon=raadslid))) == 1
    deliver()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"titel": ""}, "Schrijf in een paar woorden"), ({"themas": []}, "Kies minstens één thema."),
     ({"talen": []}, "Kies minstens één taal."), ({"geldig_tot": "2020-01-01"}, "Deze dag is voorbij")],
)  # fmt: skip
def test_an_own_offer_that_is_not_complete_keeps_what_was_typed(client, raadslid, fields, said):
    response = client.post(NEW, offer(toelichting="Twee avonden") | fields)
    assert response.status_code == 422 and said in response.content.decode()
    assert "Twee avonden" in response.content.decode() and not mail.outbox


def test_it_is_ended_and_begun_again(client, gemeente, raadslid):
    made = aanbod(gemeente, persoon=raadslid)
    client.post(f"{HERE}aanbod/eigen/{made.pk}/", {"daad": "stop"})
    assert "Gestopt" in text(client, f"{HERE}aanbod/")
    client.post(f"{HERE}aanbod/eigen/{made.pk}/", {"daad": "hervat"})
    assert everything(Aanbod.objects.filter(pk=made.pk))[0].gestopt_op is None


def test_the_griffie_reads_whose_it_is_and_changes_nothing(client, gemeente, raadslid, griffier):
    made = aanbod(gemeente, persoon=raadslid, titel="Burgerbegroting")
    client.force_login(griffier)
    page = text(client, f"{HERE}aanbod/")
    assert "Burgerbegroting" in page and "Sanne de Wit, raadslid" in page
    assert f"aanbod/{made.pk}/" not in page and f"eigen/{made.pk}/" not in page
    assert client.post(f"{HERE}aanbod/{made.pk}/", {"daad": "stop"}).status_code == 404
    assert client.post(f"{HERE}aanbod/eigen/{made.pk}/", {"daad": "stop"}).status_code == 403
    assert client.post(NEW, offer()).status_code == 403


def test_colleagues_and_other_municipalities_never_see_it(client, gemeente, raadslid):
    made = aanbod(gemeente, persoon=raadslid, titel="Burgerbegroting")
    for rol in (Rol.RAADSLID, Rol.FRACTIEMEDEWERKER, Rol.AMBTENAAR):
        client.force_login(build.lid(gemeente, rol).gebruiker)
        assert "Burgerbegroting" not in text(client, f"{HERE}aanbod/"), rol
        assert client.get(f"{HERE}aanbod/eigen/{made.pk}/").status_code in (403, 404), rol
    client.force_login(build.lid(build.gemeente("Elders"), Rol.GRIFFIER).gebruiker)
    assert "Burgerbegroting" not in text(client, "/gemeenten/elders/aanbod/")


def test_the_database_lets_the_person_write_it_and_the_griffier_read_it(gemeente, raadslid, griffier):
    made = aanbod(gemeente, persoon=raadslid)
    collega = build.lid(gemeente).gebruiker
    for gebruiker, seen, changed in [(raadslid, 1, 1), (griffier, 1, 0), (collega, 0, 0)]:
        with bereik(gemeente.pk, gebruiker.pk):
            assert Aanbod.objects.filter(pk=made.pk).count() == seen
            assert Aanbod.objects.filter(pk=made.pk).update(titel="Anders") == changed
    with bereik(gemeente.pk, griffier.pk):
        Aanbod.objects.filter(pk=made.pk).delete()
        assert Aanbod.objects.filter(pk=made.pk).exists()


def test_vng_sees_the_name(beheer, gemeente):
    made = aanbod(gemeente, persoon=build.lid(gemeente, naam="Sanne de Wit", email="sanne@waterstad.example").gebruiker)
    assert "Sanne de Wit" in beheer.get(reverse("admin:samenwerking_aanbod_changelist")).content.decode()
    page = beheer.get(reverse("admin:samenwerking_aanbod_change", args=[made.pk])).content.decode()
    assert "Sanne de Wit, sanne@waterstad.example" in page


def test_it_ends_when_the_person_is_no_longer_a_councillor_and_goes_at_night(client, beheer, gemeente, griffier):
    lid = build.lid(gemeente)
    made, stays = aanbod(gemeente, persoon=lid.gebruiker, titel="Weg"), aanbod(gemeente)
    with build.bereik(build.EVERYTHING):
        lid.change_role(Rol.AMBTENAAR)
    assert "Weg" not in beheer.get(reverse("admin:samenwerking_aanbod_changelist")).content.decode()
    client.force_login(griffier)
    assert "Weg" not in text(client, f"{HERE}aanbod/")
    assert retention.forget(timezone.now()) == 1
    assert everything(Aanbod.objects.filter(pk__in=[made.pk, stays.pk])) == [stays]


def test_it_goes_with_the_account(gemeente, raadslid):
    aanbod(gemeente, persoon=raadslid)
    stays = aanbod(gemeente, door=raadslid)
    account.erase(raadslid)
    assert everything(Aanbod.objects.filter(gemeente=gemeente)) == [stays]


def test_the_download_holds_it(gemeente, raadslid, client):
    client.force_login(raadslid)
    client.post(NEW, offer())
    told = account.collect(raadslid)["samenwerking"]["aanbod"]
    assert [one["titel"] for one in told] == ["Burgerbegroting"]


def test_at_a_merger_it_goes_along_with_the_person(client, gemeente, raadslid):
    made, naar = aanbod(gemeente, persoon=raadslid, titel="Burgerbegroting"), build.gemeente("Opvolger")
    with build.bereik(build.EVERYTHING):
        move(gemeente, naar)
    assert "Burgerbegroting" in text(client, "/gemeenten/opvolger/aanbod/")
    assert text(client, f"/gemeenten/opvolger/aanbod/eigen/{made.pk}/")


@pytest.mark.parametrize("n", [1, 5])
def test_the_page_of_the_griffie_asks_the_same_number_of_questions_however_much_there_is(client, gemeente, griffier, n):
    for _ in range(n):
        aanbod(gemeente, persoon=build.lid(gemeente).gebruiker, themas=["water", "wonen"], landen=["BJ"])
    client.force_login(griffier)
    client.get(f"{HERE}aanbod/")
    with CaptureQueriesContext(connection) as asked:
        text(client, f"{HERE}aanbod/")
    assert len(asked) == 15
