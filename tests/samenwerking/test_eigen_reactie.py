"""A council member answers a call that asks for one, in their own name; of another call they tell the griffie."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import bereik
from raadsportaal.gemeenten.models import Rol, Zending
from samenwerking.models import Oproep, Reactie
from samenwerking.oproepen import herindeling
from samenwerking.oproepen.own_views import PROPOSALS
from tests import build
from tests.samenwerking.bijeenkomsten import aanbod, deliver, oproep, reactie, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
HERE = "/gemeenten/waterstad/"


@pytest.fixture
def call(gemeente):
    return oproep(titel="Raadsleden voor Oeganda", rol="raadslid", vorm="online")


@pytest.fixture
def raadslid(client, gemeente):
    person = build.lid(gemeente, naam="Sanne de Wit", email="sanne@waterstad.example").gebruiker
    client.force_login(person)
    return person


@pytest.fixture
def griffier(gemeente):
    return build.lid(gemeente, Rol.GRIFFIER, email="griffie@waterstad.example").gebruiker


def everything(queryset):
    with build.bereik(build.EVERYTHING):
        return list(queryset)


def own_page(call):
    return f"{HERE}oproepen/{call.slug}/reageer/eigen/"


def test_a_councillor_answers_and_the_griffie_hears_of_it(client, gemeente, call, raadslid, griffier):
    offer = aanbod(gemeente, persoon=raadslid, titel="Burgerbegroting")
    of_gemeente = aanbod(gemeente, titel="Riool")
    assert own_page(call) in text(client, call.get_absolute_url())
    page = text(client, own_page(call))
    assert "Burgerbegroting" in page and of_gemeente.titel not in page
    response = client.post(own_page(call), {"bericht": "Ik ging al eens.", "aanbod": offer.pk})
    (made,) = everything(Reactie.objects.all().select_related("persoon"))
    assert (made.persoon, made.door, made.aanbod_id, made.stand) == (raadslid, raadslid, offer.pk, "ontvangen")
    assert response.url == f"{HERE}reacties/eigen/{made.pk}/"
    assert "Ik ging al eens." in text(client, response.url) and response.url in text(client, f"{HERE}aanbod/")
    deliver()
    (message,) = mail.outbox
    assert message.to == [griffier.email] and "Sanne" not in message.subject
    assert "Sanne de Wit" in message.body and f"{HERE}reacties/{made.pk}/" in message.body


def test_pressing_twice_answers_once(client, call, raadslid, griffier):
    for words in ("Eerst", "Daarna"):
        response = client.post(own_page(call), {"bericht": words}, follow=True)
    assert "U reageerde al op deze oproep." in response.content.decode()
    assert [one.bericht for one in everything(Reactie.objects.all())] == ["Eerst"]
    deliver()
    assert len(mail.outbox) == 1


def test_the_municipality_and_each_councillor_can_answer_the_same_call(client, gemeente, call, raadslid, griffier):
    reactie(call, gemeente)
    reactie(call, gemeente, persoon=build.lid(gemeente).gebruiker)
    client.post(own_page(call), {"bericht": "Ik ook."})
    assert len(everything(call.reacties.all())) == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        reactie(call, gemeente, persoon=raadslid)
    with pytest.raises(IntegrityError), transaction.atomic():
        reactie(call, gemeente)


def test_it_is_taken_back_by_the_person_only_and_can_be_given_again(client, gemeente, call, raadslid, griffier):
    made = reactie(call, gemeente, persoon=raadslid, door=raadslid, bericht="Ik ging al eens.")
    client.force_login(griffier)
    page = text(client, f"{HERE}reacties/{made.pk}/")
    assert "Reactie van Sanne de Wit, raadslid" in page and "Ik ging al eens." in page
    assert "Trek de reactie in" not in page
    assert client.post(f"{HERE}reacties/{made.pk}/").status_code == 403
    assert f"{HERE}reacties/{made.pk}/" in text(client, f"{HERE}aanbod/")
    client.force_login(raadslid)
    client.post(f"{HERE}reacties/eigen/{made.pk}/")
    page = text(client, f"{HERE}reacties/eigen/{made.pk}/")
    assert "Ingetrokken" in page and own_page(call) in page
    client.post(own_page(call), {"bericht": "Toch wel."})
    assert [(one.pk, one.stand) for one in everything(Reactie.objects.all())] == [(made.pk, "ontvangen")]
    deliver()
    assert [message.to for message in mail.outbox] == [[griffier.email]]


def test_colleagues_do_not_see_it(client, gemeente, call, raadslid):
    made = reactie(call, gemeente, persoon=raadslid, door=raadslid)
    for rol in (Rol.RAADSLID, Rol.FRACTIEMEDEWERKER, Rol.AMBTENAAR):
        client.force_login(build.lid(gemeente, rol).gebruiker)
        assert "Sanne de Wit" not in text(client, f"{HERE}aanbod/"), rol
        for path in (f"reacties/{made.pk}/", f"reacties/eigen/{made.pk}/"):
            assert client.get(HERE + path).status_code in (403, 404), (rol, path)


def test_the_database_lets_the_person_write_it_and_the_griffier_read_it(gemeente, call, raadslid, griffier):
    made = reactie(call, gemeente, persoon=raadslid)
    collega = build.lid(gemeente, Rol.AMBTENAAR).gebruiker
    for gebruiker, seen, changed in [(raadslid, 1, 1), (griffier, 1, 0), (collega, 0, 0)]:
        with bereik(gemeente.pk, gebruiker.pk):
            assert Reactie.objects.filter(pk=made.pk).count() == seen
            assert Reactie.objects.filter(pk=made.pk).update(bericht="Anders") == changed


def test_vng_decides_and_the_person_hears_of_it(beheer, gemeente, call, griffier):
    person = build.lid(gemeente, naam="Sanne de Wit", email="sanne@waterstad.example").gebruiker
    made = reactie(call, gemeente, persoon=person, door=person)
    address = reverse("admin:samenwerking_reactie_change", args=[made.pk])
    assert "Sanne de Wit" in beheer.get(reverse("admin:samenwerking_reactie_changelist")).content.decode()
    assert "sanne@waterstad.example, raadslid, in eigen naam" in beheer.get(address).content.decode()
    response = beheer.post(address, {"stand": "gekozen", "antwoord": "Welkom."}, follow=True)
    assert "Het raadslid krijgt een e-mail." in response.content.decode()
    deliver()
    (message,) = mail.outbox
    assert message.to == [person.email] and f"{HERE}reacties/eigen/{made.pk}/" in message.body
    assert "Sanne de Wit, raadslid van Waterstad, op de oproep" in message.body


def test_when_the_person_is_no_longer_a_councillor_the_griffiers_hear(beheer, gemeente, call, griffier):
    person = build.lid(gemeente, Rol.AMBTENAAR).gebruiker
    made = reactie(call, gemeente, persoon=person, door=person)
    beheer.post(reverse("admin:samenwerking_reactie_change", args=[made.pk]), {"stand": "gekozen", "antwoord": ""})
    deliver()
    (message,) = mail.outbox
    assert message.to == [griffier.email] and f"{HERE}reacties/{made.pk}/" in message.body


def test_a_call_for_another_role_is_the_griffies_who_can_be_told(client, gemeente, raadslid, griffier):
    call = oproep(titel="Riool in Cotonou")
    response = client.get(own_page(call), follow=True)
    assert "Op deze oproep reageert de griffie of een ambtenaar" in response.content.decode()
    client.post(own_page(call), {"bericht": "Ik"})
    assert not everything(Reactie.objects.all())
    tell = f"{HERE}oproepen/{call.slug}/stel-voor/"
    assert tell in text(client, call.get_absolute_url())
    for _ in range(2):
        response = client.post(tell, follow=True)
    assert "Uw griffie krijgt een e-mail over deze oproep." in response.content.decode()
    deliver()
    (message,) = mail.outbox
    assert message.to == [griffier.email] and "Sanne" not in message.subject
    assert "Sanne de Wit" in message.body and call.get_absolute_url() in message.body


def test_the_griffie_is_not_flooded_and_no_griffier_is_said(client, gemeente, raadslid):
    calls = [oproep() for _ in range(int(PROPOSALS.partition("/")[0]) + 1)]
    address = "{}oproepen/{}/stel-voor/".format
    response = client.post(address(HERE, calls[0].slug), follow=True)
    assert "heeft nog geen griffier op het portaal" in response.content.decode()
    build.lid(gemeente, Rol.GRIFFIER)
    for call in calls[1:]:
        response = client.post(address(HERE, call.slug), follow=True)
    assert "Wacht een uur" in response.content.decode()
    assert Zending.objects.filter(sleutel__startswith="oproep-voorgesteld").count() == len(calls) - 2


def test_a_call_whose_role_changed_meanwhile_takes_no_own_answer(client, call, raadslid):
    text(client, own_page(call))
    Oproep.objects.filter(pk=call.pk).update(rol="adviseur")
    client.post(own_page(call), {"bericht": "Ik"})
    assert not everything(Reactie.objects.all())


def test_it_goes_with_the_account_and_is_in_the_download(client, gemeente, call, raadslid, griffier):
    client.post(own_page(call), {"bericht": "Ik ging al eens."})
    stays = reactie(call, gemeente, door=raadslid)
    told = account.collect(raadslid)["samenwerking"]["reacties op oproepen"]
    assert [one["bericht"] for one in told] == ["Ik ging al eens.", "Wij helpen graag."]
    account.erase(raadslid)
    assert everything(call.reacties.all()) == [stays]


def test_at_a_merger_of_what_one_answered_in_both_one_stays(gemeente, call, raadslid):
    naar = build.gemeente("Opvolger")
    ander = build.lid(gemeente).gebruiker
    kept = [reactie(call, naar, persoon=raadslid), reactie(call, naar)]
    for persoon in (raadslid, ander, None):
        reactie(call, gemeente, persoon=persoon)
    with build.bereik(build.EVERYTHING):
        assert herindeling.move(gemeente, naar) == (0, 1)
        assert set(kept) < set(Reactie.objects.filter(gemeente=naar))
        assert Reactie.objects.filter(gemeente=naar, persoon=ander).exists()


def test_mijn_gemeente_and_the_page_of_offers_show_a_councillor_what_asks_for_one(client, gemeente, call, raadslid):
    build.dossier(gemeente)
    other = oproep(titel="Riool in Cotonou")
    aanbod(gemeente, persoon=raadslid, rollen=["raadslid"])
    page = text(client, HERE)
    assert "VNG International zoekt raadsleden" in page and "rol raadslid" in page
    assert page.count(call.get_absolute_url()) == 1 and other.get_absolute_url() in page
    assert "Oproepen voor raadsleden" in text(client, f"{HERE}aanbod/")
    reactie(call, gemeente, persoon=raadslid)
    assert "zoekt raadsleden" not in text(client, HERE)
    assert "Oproepen voor raadsleden" not in text(client, f"{HERE}aanbod/")


def test_who_answers_for_the_municipality_sees_no_calls_for_councillors_apart(client, gemeente, call, griffier):
    build.dossier(gemeente)
    client.force_login(griffier)
    page = text(client, HERE)
    assert "zoekt raadsleden" not in page and call.get_absolute_url() in page
