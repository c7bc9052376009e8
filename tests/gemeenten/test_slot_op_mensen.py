"""The second lock on people: whatever the gate says, only a griffier changes who works in a municipality."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from raadsportaal.gemeenten import access
from raadsportaal.gemeenten.access import EVERYTHING, PUBLISHED, bereik
from raadsportaal.gemeenten.models import Lidmaatschap, Rol, Uitnodiging
from tests import build
from tests.gemeenten.test_people import invitations

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PEOPLE = "/gemeenten/elders/mensen/"


@pytest.fixture
def elsewhere():
    return build.gemeente("Elders")


@pytest.fixture
def sanne(elsewhere):
    return build.lid(elsewhere, naam="Sanne de Wit")


@pytest.fixture
def broken_gate(client, monkeypatch, elsewhere):
    """The check is taken out of the gate on purpose: it says that whoever comes is griffier."""

    def signed_in(gebruiker):
        made_up = Lidmaatschap(gebruiker=gebruiker, gemeente=elsewhere, rol=Rol.GRIFFIER)
        monkeypatch.setattr(access, "_toegang", lambda request, slug: access.Toegang(elsewhere, made_up))
        client.raise_request_exception = False
        client.force_login(gebruiker)
        return client

    return signed_in


@pytest.fixture(params=["griffier of another municipality", "raadslid of this one", "ambtenaar of this one"])
def intruder(request, elsewhere):
    if request.param.startswith("griffier"):
        return build.lid(build.gemeente("Hier"), Rol.GRIFFIER).gebruiker
    return build.lid(elsewhere, request.param.split()[0]).gebruiker


def people():
    with bereik(EVERYTHING):
        return set(Lidmaatschap.objects.values_list("gebruiker", "gemeente", "rol"))


def test_a_gate_that_lets_an_outsider_in_shows_nobody(broken_gate, elsewhere, sanne):
    invited, _ = build.uitnodiging(elsewhere, "piet@elders.example", naam="Piet Puk")
    outsider = build.lid(build.gemeente("Hier"), Rol.GRIFFIER).gebruiker
    page = broken_gate(outsider).get(PEOPLE)
    assert page.status_code == 200
    for secret in ("Sanne de Wit", sanne.gebruiker.email, "Piet Puk", invited.email, "kwam erbij"):
        assert secret not in page.content.decode()
    assert broken_gate(outsider).get(f"{PEOPLE}{sanne.pk}/weg/").status_code == 404


def test_a_gate_that_calls_anyone_griffier_gives_no_rights(broken_gate, intruder, elsewhere, sanne, mailoutbox):
    uitnodiging, _ = build.uitnodiging(elsewhere, "piet@elders.example")
    before = people()
    client = broken_gate(intruder)
    mine = Lidmaatschap.objects.filter(gebruiker=intruder).get()
    acts = [
        (PEOPLE, {"naam": "Handlanger", "email": "ik@elders.example", "rol": "griffier"}),
        (PEOPLE, {"naam": "Piet", "email": "piet@elders.example", "rol": "griffier"}),  # raise one that waits
        (f"{PEOPLE}{sanne.pk}/", {"rol": "griffier"}),
        (f"{PEOPLE}{mine.pk}/", {"rol": "griffier"}),
        (f"{PEOPLE}{sanne.pk}/weg/", {}),
        (f"/gemeenten/elders/uitnodigingen/{uitnodiging.pk}/", {}),
    ]
    for path, fields in acts:
        with transaction.atomic():
            client.post(path, fields)
    assert people() == before
    assert [(one.pk, one.email, one.rol) for one in invitations()] == [
        (uitnodiging.pk, "piet@elders.example", "raadslid")
    ]
    assert mailoutbox == []


def test_a_griffier_reaches_no_people_of_another_municipality(elsewhere, sanne):
    here = build.gemeente("Hier")
    griffier, colleague = build.lid(here, Rol.GRIFFIER), build.lid(here)
    build.lid(elsewhere, gebruiker=griffier.gebruiker)
    build.uitnodiging(elsewhere)
    with bereik(here.pk, griffier.gebruiker_id):
        assert set(Lidmaatschap.objects.filter(gemeente=here)) == {griffier, colleague}
        assert [lid.gebruiker_id for lid in Lidmaatschap.objects.filter(gemeente=elsewhere)] == [griffier.gebruiker_id]
        assert not Uitnodiging.objects.exists()
        assert Lidmaatschap.objects.filter(gemeente=elsewhere).update(rol="griffier") == 0
        assert Lidmaatschap.objects.filter(pk=sanne.pk).delete()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Lidmaatschap.objects.filter(pk=colleague.pk).update(gemeente=elsewhere)
        with pytest.raises(DatabaseError), transaction.atomic():
            build.persoon().lidmaatschappen.create(gemeente=here, rol=Rol.RAADSLID)  # only by an invitation


@pytest.mark.parametrize("scope", ["", PUBLISHED])
def test_without_the_scope_of_a_griffier_nobody_gets_a_role(scope, elsewhere, sanne):
    build.uitnodiging(elsewhere)
    with bereik(scope, sanne.gebruiker_id):
        assert not Uitnodiging.objects.exists()
        assert Lidmaatschap.objects.filter(pk=sanne.pk).update(rol="griffier") == 0
        assert Lidmaatschap.objects.filter(pk=sanne.pk).delete()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            build.persoon().lidmaatschappen.create(gemeente=elsewhere, rol=Rol.RAADSLID)


def test_the_public_scope_shows_a_person_the_own_places_only(elsewhere, sanne):
    colleague = build.lid(elsewhere)
    with bereik(PUBLISHED, sanne.gebruiker_id):
        assert list(Lidmaatschap.objects.filter(gebruiker__in=[sanne.gebruiker_id, colleague.gebruiker_id])) == [sanne]


@pytest.mark.parametrize("wrong", ["role", "municipality", "person", "used"])
def test_a_secret_opens_one_invitation_for_one_person_in_one_role(wrong, elsewhere):
    other, _ = build.uitnodiging(build.gemeente("Hier"))
    mine, _ = build.uitnodiging(elsewhere, "ik@elders.example")
    me = build.persoon(email="ander@elders.example" if wrong == "person" else "ik@elders.example")
    if wrong == "used":
        with bereik(EVERYTHING):
            Uitnodiging.objects.filter(pk=mine.pk).update(aangenomen_op=timezone.now())
    rol = Rol.GRIFFIER if wrong == "role" else Rol.RAADSLID
    gemeente = other.gemeente if wrong == "municipality" else elsewhere
    with bereik(mine.token):
        assert list(Uitnodiging.objects.all()) == [mine]
        assert Uitnodiging.objects.filter(pk=other.pk).update(rol="griffier") == 0
        assert Uitnodiging.objects.all().delete()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            me.lidmaatschappen.create(gemeente=gemeente, rol=rol)


def test_asking_who_is_griffier_leaves_the_scope_as_it_was(elsewhere):
    """The function that the locks ask opens the table of members for as long as it looks."""
    griffier = build.lid(elsewhere, Rol.GRIFFIER)
    stranger = build.lid(build.gemeente("Hier"))
    with bereik(elsewhere.pk, griffier.gebruiker_id):
        for _ in range(2):
            assert not Lidmaatschap.objects.filter(pk=stranger.pk).exists()
            assert Lidmaatschap.objects.filter(pk=griffier.pk).exists()
