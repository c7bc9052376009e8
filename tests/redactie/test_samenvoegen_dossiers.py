"""Merging two records that dossiers refer to: the koppelingen of every municipality follow, and no decision is lost."""

import pytest
from django.test import Client

from raadsportaal.dossiers.models import Besluit, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Programma
from tests import build
from tests.redactie.merging import merge, page_of, pair_of, status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def koppelingen(dossier):
    with bereik(EVERYTHING):
        return list(Koppeling.objects.filter(dossier=dossier).select_related("praktijk", "voorgesteld_door"))


def test_dossiers_of_two_municipalities_follow(controleur, oud, nieuw):
    dossiers = [build.dossier(build.gemeente()) for _ in range(2)]
    for dossier in dossiers:
        build.koppeling(dossier, nieuw, toelichting="Past bij ons.")
    griffier = Client()
    griffier.force_login(build.lid(dossiers[0].gemeente, Rol.GRIFFIER).gebruiker)
    merge(controleur, nieuw, oud)
    for dossier in dossiers:
        (koppeling,) = koppelingen(dossier)
        assert (koppeling.praktijk, koppeling.besluit, koppeling.toelichting) == (oud, "gekoppeld", "Past bij ons.")
    assert oud.titel in griffier.get(dossiers[0].get_absolute_url()).content.decode()
    assert not Koppeling.objects.exists(), "and the lock is back: nobody sees them outside a municipality"


@pytest.mark.parametrize("first", [True, False], ids=["the one that stays", "the one that goes"])
def test_a_dossier_with_both_keeps_one_with_the_strongest_decision_and_all_words(controleur, oud, nieuw, first):
    dossier = build.dossier(build.gemeente())
    one, two = build.lid(dossier.gemeente).gebruiker, build.lid(dossier.gemeente).gebruiker
    linked, proposed = (oud, nieuw) if first else (nieuw, oud)
    build.koppeling(dossier, linked, voorgesteld_door=one, besloten_door=one, toelichting="Besloten.")
    build.koppeling(dossier, proposed, Besluit.VOORSTEL, voorgesteld_door=two, besloten_op=None, toelichting="Idee.")
    merge(controleur, nieuw, oud)
    (koppeling,) = koppelingen(dossier)
    assert (koppeling.praktijk, koppeling.besluit, koppeling.toelichting) == (oud, "gekoppeld", "Besloten.")
    assert (koppeling.voorgesteld_door, koppeling.besloten_door) == (one, one)
    with bereik(EVERYTHING):
        also = koppeling.medevoorstellen.get()
        events = Koppeling.pgh_event_model.objects.filter(dossier=dossier.pk)
        assert {e.toelichting for e in events} == {"Besloten.", "Idee."}, "history keeps both"
    assert (also.door, also.toelichting) == (two, "Idee.")


def test_who_spoke_for_both_is_heard_twice(controleur, oud, nieuw):
    dossier = build.dossier(build.gemeente())
    person = build.lid(dossier.gemeente).gebruiker
    for praktijk, words in ((oud, "Over het ene."), (nieuw, "Over het andere.")):
        koppeling = build.koppeling(dossier, praktijk)
        with bereik(EVERYTHING):
            koppeling.medevoorstellen.create(door=person, toelichting=words)
    merge(controleur, nieuw, oud)
    with bereik(EVERYTHING):
        (row,) = koppelingen(dossier)[0].medevoorstellen.all()
        assert (row.door, row.toelichting) == (person, "Over het ene.\nOver het andere.")


def test_the_history_of_the_dossier_tells_it(controleur, oud, nieuw):
    dossier = build.dossier(build.gemeente())
    build.koppeling(dossier, oud, Besluit.AFGEWEZEN)
    build.koppeling(dossier, nieuw)
    griffier = Client()
    griffier.force_login(build.lid(dossier.gemeente, Rol.GRIFFIER).gebruiker)
    merge(controleur, nieuw, oud)
    history = griffier.get(f"{dossier.get_absolute_url()}geschiedenis/").content.decode()
    assert f"want dit is hetzelfde: ‘{nieuw}’ en ‘{oud}’" in history


def test_suggestions_follow_and_of_two_the_decided_one_stays(controleur, oud, nieuw):
    dossier = build.dossier(build.gemeente())
    punt = build.beleidspunt(dossier)
    decided = build.suggestie(dossier, nieuw, beleidspunt=punt, keuze="afgewezen")
    build.suggestie(dossier, oud, beleidspunt=punt, stuk=decided.stuk)
    alone = build.suggestie(dossier, nieuw)
    merge(controleur, nieuw, oud)
    with bereik(EVERYTHING):
        assert {s.pk: (s.praktijk, s.keuze) for s in dossier.suggesties.all()} == {
            decided.pk: (oud, "afgewezen"),
            alone.pk: (oud, "wacht"),
        }


def test_of_two_suggestions_what_was_linked_goes_before_what_was_refused(controleur, oud, nieuw):
    dossier = build.dossier(build.gemeente())
    punt = build.beleidspunt(dossier)
    linked = build.suggestie(dossier, nieuw, beleidspunt=punt, keuze="gekoppeld")
    build.suggestie(dossier, oud, beleidspunt=punt, stuk=linked.stuk, keuze="afgewezen")
    merge(controleur, nieuw, oud)
    with bereik(EVERYTHING):
        assert [(s.pk, s.praktijk, s.keuze) for s in dossier.suggesties.all()] == [(linked.pk, oud, "gekoppeld")]


def test_programmes_merge_with_their_projects_and_dossiers(beheer):
    weg, blijft = (Programma.objects.create(titel=t, slug=t.lower(), status="gepubliceerd") for t in ("Weg", "Blijft"))
    project = Programma.objects.create(titel="Deel", slug="deel", boven=weg, soort="project")
    weg.bronnen.create(titel="Verslag", url="https://vng.example/verslag")
    dossier = build.dossier(build.gemeente())
    build.koppeling(dossier, weg)
    pair = pair_of(weg, blijft)
    pair.soort = "programma"
    pair.save()
    beheer.post(page_of(pair), {"_samen": "1", "blijft": blijft.pk})
    project.refresh_from_db()
    assert project.boven == blijft and blijft.bronnen.get().titel == "Verslag"
    assert koppelingen(dossier)[0].programma_id == blijft.pk and status(weg) == "verwijderd"
