"""A draft is shown to the fractie of its maker, whoever is in it now, and to the griffie for a look at its form."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from raadsportaal.dossiers.herindeling import move
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Lidmaatschap, Rol
from raadsportaal.instrumenten.models import Concept, Conceptversie, Deling, Kring
from tests import build
from tests.instrumenten.acts import make, page, put_in, share, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
MENSEN = "/gemeenten/zwolle/mensen/"


def seen_by(client, person, address):
    client.force_login(person)
    return client.get(f"/gemeenten/zwolle/{address}").status_code == 200


def test_the_fractie_reads_what_is_shared_and_writes_only_when_allowed(client, raadslid, collega, fractie):
    address = make(client)
    share(client, address, fractie=True)
    assert "uw fractie (Lokaal)" in page(client, address)
    client.force_login(collega)
    assert "Concept van Sanne de Wit." in page(client, address)
    assert "van Sanne de Wit" in page(client, "papieren/")
    page(client, f"{address}delen/toelichting/", 404)
    client.force_login(raadslid)
    share(client, address, fractie=True, mag_schrijven=True)
    client.force_login(collega)
    assert write(client, address, "toelichting", "Van de fractie.").status_code == 302
    page(client, f"{address}wie/", 404)


def test_who_joins_the_fractie_reads_along_and_who_leaves_does_not(client, raadslid, collega, fractie, zwolle):
    later = build.lid(zwolle, naam="Amira Haddad").gebruiker
    address = make(client)
    share(client, address, fractie=True)
    assert not seen_by(client, later, address)
    put_in("Lokaal", later)
    assert seen_by(client, later, address)
    put_in("Anders", collega)
    assert not seen_by(client, collega, address)
    put_in("Anders", raadslid)
    assert not seen_by(client, later, address), "it was of the fractie that its maker left"
    client.force_login(raadslid)
    assert "Alleen u ziet dit concept." in page(client, address)


def test_without_a_fractie_there_is_nothing_to_choose(client, raadslid, zwolle):
    other = build.lid(zwolle).gebruiker
    address = make(client)
    assert "Uw griffie zet bij uw naam in welke fractie u zit." in page(client, f"{address}wie/")
    share(client, address, fractie=True)
    assert not seen_by(client, other, address), "two without a fractie are not in one"


def test_the_griffie_reads_what_is_shown_to_it_and_writes_nothing(client, raadslid, griffier, zwolle):
    address = make(client)
    assert not seen_by(client, griffier, address)
    client.force_login(raadslid)
    share(client, address, griffie=True, mag_schrijven=True)
    assert seen_by(client, griffier, address)
    assert "Wijzig<" not in page(client, address)
    page(client, f"{address}delen/toelichting/", 404)
    assert seen_by(client, build.lid(zwolle, Rol.GRIFFIER).gebruiker, address), "and who becomes griffier later"
    assert not seen_by(client, build.lid(zwolle, Rol.AMBTENAAR).gebruiker, address)
    client.force_login(raadslid)
    share(client, address)
    assert not seen_by(client, griffier, address)


def test_choosing_a_circle_leaves_the_colleagues_as_they_were(client, raadslid, collega):
    address = make(client)
    client.post(f"/gemeenten/zwolle/{address}wie/", {"email": "peter@zwolle.example"})
    share(client, address, griffie=True)
    share(client, address)
    assert "Peter Aalbers" in page(client, f"{address}wie/")
    assert seen_by(client, collega, address)


def test_the_griffie_says_who_is_in_a_fractie(client, raadslid, collega, griffier):
    client.force_login(griffier)
    with bereik(EVERYTHING):
        first, second = (person.lidmaatschappen.get() for person in (raadslid, collega))
    said = client.post(f"{MENSEN}{first.pk}/", {"rol": "raadslid", "fractie": "  Lokaal  Belang "}, follow=True)
    assert "Sanne de Wit is nu raadslid, fractie Lokaal Belang." in said.content.decode()
    client.post(f"{MENSEN}{second.pk}/", {"rol": "raadslid", "fractie": "lokaal belang"})
    text = client.get(MENSEN).content.decode()
    assert "Peter Aalbers zit nu in fractie Lokaal Belang" in text, "spelt as the others do"
    assert client.post(f"{MENSEN}{second.pk}/", {"rol": "raadslid", "fractie": "x" * 61}).status_code == 302
    client.post(f"{MENSEN}{second.pk}/", {"rol": "ambtenaar", "fractie": "Lokaal Belang"})
    second.refresh_from_db()
    assert (second.rol, second.fractie) == ("ambtenaar", "")
    assert account.collect(raadslid)["gemeenten"][0]["fractie"] == "Lokaal Belang"


def test_the_database_puts_no_griffier_in_a_fractie_and_lets_nobody_choose_one(zwolle, griffier, collega):
    with bereik(zwolle.pk, griffier.pk), pytest.raises(IntegrityError), transaction.atomic():
        Lidmaatschap.objects.filter(gebruiker=griffier).update(fractie="Lokaal")
    with bereik(zwolle.pk, collega.pk):
        assert Lidmaatschap.objects.filter(gebruiker=collega).update(fractie="Lokaal") == 0
    uitnodiging, _ = build.uitnodiging(zwolle, "ik@zwolle.example")
    me = build.persoon(email="ik@zwolle.example")
    with bereik(uitnodiging.token), pytest.raises(DatabaseError), transaction.atomic():
        me.lidmaatschappen.create(gemeente=zwolle, rol=Rol.RAADSLID, fractie="Lokaal")


def test_the_database_itself_opens_a_draft_for_the_circle_it_is_shown_to_only(
    zwolle, raadslid, collega, fractie, griffier
):
    draft = build.concept(zwolle, raadslid)
    other = build.lid(zwolle).gebruiker
    elsewhere = build.gemeente("Elders")
    stranger = build.lid(elsewhere, Rol.GRIFFIER).gebruiker
    with bereik(zwolle.pk, griffier.pk):
        assert not Concept.objects.exists()
    with bereik(zwolle.pk, raadslid.pk):
        draft.share_with_kringen(fractie="Lokaal", mag_schrijven=False, griffie=True, now=timezone.now())
    for person, seen in ((collega, 1), (griffier, 1), (other, 0)):
        with bereik(zwolle.pk, person.pk):
            assert (Concept.objects.count(), Conceptversie.objects.count()) == (seen, seen)
            assert Concept.objects.update(titel="Anders") == 0
            assert Deling.objects.count() == seen
            assert Deling.objects.update(mag_schrijven=True) == 0
    with bereik(elsewhere.pk, stranger.pk):
        assert not Concept.objects.exists() and not Deling.objects.exists()


def test_the_database_lets_nobody_share_anothers_draft_with_their_own_fractie(zwolle, raadslid, collega):
    draft = build.concept(zwolle, raadslid)
    put_in("Anders", collega)
    fields = {"concept_id": draft.pk, "gemeente": zwolle, "op": timezone.now(), "kring": Kring.FRACTIE}
    with bereik(zwolle.pk, collega.pk):
        Deling.objects.create(maker=collega, fractie="Anders", mag_schrijven=True, **fields)
        assert not Concept.objects.exists(), "it names another than the maker"
    with bereik(zwolle.pk, raadslid.pk), pytest.raises(IntegrityError), transaction.atomic():
        Deling.objects.create(maker=raadslid, **fields)  # of no fractie at all


def test_a_merger_shows_a_draft_to_no_fractie_of_the_new_council(raadslid, collega, fractie, zwolle):
    draft, new = build.concept(zwolle, raadslid), build.gemeente("Nieuwstad")
    with bereik(zwolle.pk, raadslid.pk):
        draft.share_with_kringen(fractie="Lokaal", mag_schrijven=True, griffie=False, now=timezone.now())
    with bereik(EVERYTHING):
        move(zwolle, new)
    put_in("Lokaal", raadslid, collega)
    with bereik(new.pk, collega.pk):
        assert not Concept.objects.exists()
    with bereik(new.pk, raadslid.pk):
        assert Concept.objects.get() == draft
