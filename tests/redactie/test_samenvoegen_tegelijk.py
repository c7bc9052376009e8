"""An editor merges two praktijken while a griffie links to one: each waits for the end of the other, and hears it."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kennisbank.models import Praktijk
from raadsportaal.dossiers.models import AlGedaan, Besluit, Dossier, Koppeling, Suggestie, Suggestiebesluit
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from raadsportaal.redactie.doubles import merging
from raadsportaal.redactie.models import Doorverwijzing, Dubbel, Redactiestap
from tests import build
from tests.tegelijk import Meanwhile, until_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(proefstad, committed):
    """Two praktijken, a dossier with a suggestion of the one, and somebody who merges: (weg, blijft, dossier, by)."""

    def made():
        weg, blijft = (build.praktijk(titel=f"Tegelijk {n}", slug=f"tegelijk-{n}") for n in "ab")
        dossier = build.dossier(proefstad)
        build.suggestie(dossier, weg)
        return weg, blijft, dossier, build.gebruiker(email="samen@proefstad.example")

    def clean():
        numbers = [weg.pk, blijft.pk]
        with bereik(EVERYTHING):
            for model in (Suggestiebesluit, Suggestie, Koppeling):
                model.objects.filter(gemeente=proefstad).delete()
        Redactiestap.objects.filter(record__in=numbers).delete()
        Dubbel.objects.filter(een__in=numbers).delete()
        Doorverwijzing.objects.filter(record__in=numbers).delete()
        Praktijk.objects.filter(pk__in=numbers).delete()

    weg, blijft, dossier, by = committed(made)
    yield weg, blijft, dossier, by
    committed(clean)


def linking(dossier, praktijk, by):
    with bereik(EVERYTHING):
        return Koppeling.make(dossier, praktijk, by=by, now=timezone.now(), linked=True).besluit


def taking_the_suggestion(dossier, by):
    with bereik(EVERYTHING):
        (suggestie,) = Suggestie.objects.filter(dossier=dossier).for_card()
        return suggestie.decide("koppel", by=by, now=timezone.now(), versie=1).keuze


@pytest.mark.parametrize("act", ["by hand", "the suggestion"])
def test_linking_and_merging_wait_for_each_other_without_a_fault(pair, committed, act):
    """Somebody holds the dossier; the griffier waits for it, and the editor for the griffier. Then all goes on."""
    weg, blijft, dossier, by = pair
    link = (lambda: linking(dossier, weg, by)) if act == "by hand" else (lambda: taking_the_suggestion(dossier, by))

    def hold_the_dossier():
        with bereik(EVERYTHING), transaction.atomic():
            Dossier.objects.select_for_update().get(pk=dossier.pk)
            griffier = Meanwhile(link)
            until_waiting(1)
            editor = Meanwhile(lambda: merging.merge(weg, blijft, by=by))
            until_waiting(2)
        return griffier, editor

    griffier, editor = committed(hold_the_dossier)
    griffier.join(30)
    editor.join(30)
    assert (griffier.said, editor.said) == ("gekoppeld", None)

    def linked_to():
        with bereik(EVERYTHING):
            return [koppeling.praktijk_id for koppeling in Koppeling.objects.filter(dossier=dossier)]

    assert committed(linked_to) == [blijft.pk], "what was linked just before follows"


def test_who_links_to_what_is_being_merged_hears_that_it_is_no_more(pair, committed):
    weg, blijft, dossier, by = pair

    def merge():
        with transaction.atomic():
            merging.merge(weg, blijft, by=by)
            griffier = Meanwhile(lambda: linking(dossier, weg, by))
            until_waiting(1)
        return griffier

    griffier = committed(merge)
    griffier.join(30)
    assert isinstance(griffier.said, AlGedaan) and "samengevoegd" in str(griffier.said)


def test_who_decides_about_a_koppeling_that_is_being_merged_finds_that_it_is_no_more(pair, committed, proefstad):
    weg, blijft, dossier, by = pair

    def made():
        build.koppeling(dossier, blijft)
        client = Client()
        client.force_login(build.lid(proefstad, Rol.GRIFFIER, email="griffie@proefstad.example").gebruiker)
        return client, build.koppeling(dossier, weg, Besluit.VOORSTEL, besloten_op=None)

    client, koppeling = committed(made)
    address = reverse("dossiers:besluit", args=[proefstad.slug, koppeling.pk])

    def merge():
        with transaction.atomic():
            merging.merge(weg, blijft, by=by)
            griffier = Meanwhile(lambda: client.post(address, {"daad": "koppel", "_gezien": 1}).status_code)
            until_waiting(1)
        return griffier

    griffier = committed(merge)
    griffier.join(30)
    committed(client.logout)
    assert griffier.said == 404


def test_who_is_in_the_way_of_another_reads_so_and_nothing_is_saved(pair, committed):
    """The database breaks off an act that waits too long or in a circle; the person reads what to do."""
    weg, _, _, by = pair
    address = f"/beheer/kennisbank/praktijk/{weg.pk}/change/"

    def hold_it():
        client = Client()
        client.force_login(by)
        with transaction.atomic():
            Praktijk.objects.select_for_update().get(pk=weg.pk)
            return committed(lambda: impatient(client))

    def impatient(client):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '50ms'")
            return client.post(address, {"_stap": "archiveer", "reden": "Oud."})

    answer = committed(hold_it)
    assert answer.status_code == 409
    assert "Iemand anders was tegelijk bezig" in answer.content.decode()
