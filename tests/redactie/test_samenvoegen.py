"""Merging two records that are the same: nothing hanging on either is lost, and the old address leads on."""

import threading

import pytest
from django.db import connection
from django.test import Client

from kennisbank.models import Bron, Cijfer, Collectie, EngelseVersie, Netwerk, Praktijk, Praktijkvraag, Thema
from raadsportaal.basis.redactie import samenvoegen
from raadsportaal.basis.redactie.models import Doorverwijzing, Dubbel, Redactiestap
from raadsportaal.basis.redactie.stappen import KanNiet
from raadsportaal.dossiers.models import Besluit, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Programma
from tests import build
from tests.redactie.conftest import member
from tests.redactie.forms import send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def oud():
    return build.praktijk(titel="Weide voor de grutto", slug="grutto-oud", doelen=(15, 6, 13), themas=("groen",))


@pytest.fixture
def nieuw():
    return build.praktijk(titel="De gruttoweide", slug="grutto-nieuw", doelen=(15, 11, 3), themas=("wonen",))


def pair_of(een, twee):
    een, twee = sorted((een.pk, twee.pk))
    why = {"waarom": "De titels lijken op elkaar"}
    return Dubbel.objects.get_or_create(soort="praktijk", een=een, twee=twee, defaults=why)[0]


def page_of(pair):
    return f"/beheer/basis/dubbel/{pair.pk}/change/"


def merge(editor, weg, blijft):
    return editor.post(page_of(pair_of(weg, blijft)), {"_samen": "1", "blijft": blijft.pk}, follow=True)


def status(record):
    return type(record).objects.get(pk=record.pk).status


def test_the_page_shows_both_and_the_older_one_would_stay(controleur, oud, nieuw):
    page = controleur.get(page_of(pair_of(oud, nieuw))).content.decode()
    assert oud.titel in page and nieuw.titel in page and "Dossiers van gemeenten" in page
    assert f'value="{oud.pk}" checked' in page and f'value="{nieuw.pk}" checked' not in page


def test_the_one_that_stays_gets_what_it_lacked_and_nothing_twice(controleur, oud, nieuw):
    Bron.objects.create(praktijk=oud, titel="Zelfde", url="https://grutto.example/a/")
    Bron.objects.create(praktijk=nieuw, titel="Zelfde", url="http://www.grutto.example/a")
    bron = Bron.objects.create(praktijk=nieuw, titel="Telling", url="https://grutto.example/telling")
    Cijfer.objects.create(praktijk=nieuw, label="nesten", waarde="12", bron=bron)
    Praktijkvraag.objects.create(praktijk=nieuw, vraag="Wat kost het?")
    nieuw.netwerken.add(Netwerk.objects.first())
    merge(controleur, nieuw, oud)
    assert [b.url for b in oud.bronregels.all()] == [
        "https://example.org/source", "https://grutto.example/a/", "https://grutto.example/telling",
    ]  # fmt: skip
    assert oud.cijferregels.get().bron == oud.bronregels.get(titel="Telling")
    assert oud.praktijkvraagregels.get().vraag == "Wat kost het?"
    assert {t.slug for t in oud.themas.all()} == {"groen", "wonen"} and oud.netwerken.count() == 1
    assert [r.doel.nummer for r in oud.doelregels.all()] == [15, 6, 13, 11], "four at most, its own first"
    assert nieuw.bronregels.count() == 3, "who takes it back finds it whole"


def test_collections_proposals_and_the_english_version_go_along(controleur, oud, nieuw):
    with_both = Collectie.objects.create(titel="Weidevogels", slug="weidevogels")
    with_one = Collectie.objects.create(titel="Dieren", slug="dieren", thema=Thema.objects.first())
    with_both.regels.create(praktijk=oud)
    with_both.regels.create(praktijk=nieuw, waarom="Zo kan het ook.")
    with_one.regels.create(praktijk=nieuw, waarom="Om de nesten.")
    english = EngelseVersie.objects.create(titel="Godwits", slug="godwits", praktijk=nieuw)
    merge(controleur, nieuw, oud)
    assert [(r.praktijk, r.waarom) for r in with_both.regels.all()] == [(oud, "Zo kan het ook.")]
    assert [(r.praktijk, r.waarom) for r in with_one.regels.all()] == [(oud, "Om de nesten.")]
    english.refresh_from_db()
    assert english.praktijk == oud


def test_the_other_goes_to_the_trash_and_its_address_and_annex_lead_on(controleur, client, oud, nieuw):
    page = merge(controleur, nieuw, oud).content.decode()
    assert "ligt in de prullenbak en leidt hierheen" in page
    assert status(nieuw) == "verwijderd" and status(oud) == "gepubliceerd"
    for rest in ("", "bijlage/", "bijlage.pdf", "?q=1"):
        answer = client.get(f"/kennisbank/grutto-nieuw/{rest}")
        assert (answer.status_code, answer.url) == (301, f"/kennisbank/grutto-oud/{rest}")
    assert client.get("/kennisbank/grutto-oud/niets/").status_code == 404
    assert client.post("/kennisbank/grutto-nieuw/").status_code == 404
    told = {step.record: step.reden for step in Redactiestap.objects.filter(daad="samen")}
    assert oud.titel in told[nieuw.pk] and nieuw.titel in told[oud.pk]
    assert Dubbel.objects.of(nieuw).get().antwoord == "samen"


def test_merged_on_and_on_the_first_address_leads_to_the_last(controleur, client, oud, nieuw):
    first = build.praktijk(titel="Grutto", slug="grutto-eerst")
    merge(controleur, first, nieuw)
    merge(controleur, nieuw, oud)
    for slug in ("grutto-eerst", "grutto-nieuw"):
        assert client.get(f"/kennisbank/{slug}/").url == "/kennisbank/grutto-oud/"


def test_a_page_that_is_there_is_served_without_asking_where_it_went(controleur, client, oud, nieuw):
    merge(controleur, nieuw, oud)
    nieuw.refresh_from_db()
    nieuw.slug = "grutto-elders"
    nieuw.save()
    build.praktijk(slug="grutto-nieuw", titel="Een andere grutto")
    assert "Een andere grutto" in client.get("/kennisbank/grutto-nieuw/").content.decode()


def test_a_new_address_counts_when_the_changes_are_published(beheer, client, oud):
    send(beheer, oud, slug="grutto-b")
    assert client.get("/kennisbank/grutto-oud/").status_code == 200
    send(beheer, oud, data={"_wijzigingen": "1"})
    assert client.get("/kennisbank/grutto-oud/").url == "/kennisbank/grutto-b/"


def test_who_changes_an_address_that_was_public_leaves_no_dead_link(beheer, client):
    oud = build.praktijk(slug="grutto-oud", status="gearchiveerd")
    for slug in ("grutto-b", "grutto-c", "grutto-oud"):
        send(beheer, oud, slug=slug)
        for old in {"grutto-oud", "grutto-b", "grutto-c"} - {slug}:
            answer = client.get(f"/kennisbank/{old}/")
            assert answer.status_code == 404 or answer.url == f"/kennisbank/{slug}/"
        assert client.get(f"/kennisbank/{slug}/").status_code == 200
    assert Doorverwijzing.objects.count() == 2


def test_the_address_of_a_concept_leads_nowhere(schrijver, client):
    praktijk = build.praktijk(status="concept", slug="nooit-openbaar")
    send(schrijver, praktijk, slug="anders")
    assert client.get("/kennisbank/nooit-openbaar/").status_code == 404
    assert not Doorverwijzing.objects.exists()


# Dossiers of municipalities.


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


# Who may, and when not.


def test_what_is_public_is_merged_by_a_controleur_and_concepts_by_any_redacteur(schrijver, oud, nieuw):
    assert "Een controleur kan ze samenvoegen" in merge(schrijver, nieuw, oud).content.decode()
    assert status(nieuw) == "gepubliceerd"
    een, twee = (build.praktijk(status="concept") for _ in range(2))
    merge(schrijver, twee, een)
    assert status(twee) == "verwijderd"


def test_nobody_brings_what_they_wrote_themselves_on_a_public_page(controleur, oud):
    mine = build.praktijk(status="concept", gewijzigd_door=controleur.gebruiker)
    assert "Een collega moet het samenvoegen" in merge(controleur, mine, oud).content.decode()
    assert status(mine) == "concept"


def test_the_public_one_stays_and_a_working_copy_is_first_dealt_with(controleur, schrijver, oud, nieuw):
    concept = build.praktijk(status="concept")
    assert "staat op het portaal" in merge(controleur, oud, concept).content.decode()
    send(schrijver, nieuw, titel="Werk van een collega")
    assert "werkkopie" in merge(controleur, nieuw, oud).content.decode()
    assert {status(oud), status(nieuw), status(concept)} == {"gepubliceerd", "concept"}


def test_an_editor_points_out_two_that_the_computer_did_not_see(schrijver):
    een, twee = (build.praktijk(status="concept") for _ in range(2))
    chosen = {"action": "merge_two", "_selected_action": [een.pk, twee.pk]}
    page = schrijver.post("/beheer/kennisbank/praktijk/", chosen, follow=True).content.decode()
    assert "Een redacteur koos deze twee" in page and een.titel in page and twee.titel in page
    chosen["_selected_action"].append(build.praktijk().pk)
    assert "precies twee" in schrijver.post("/beheer/kennisbank/praktijk/", chosen, follow=True).content.decode()


def test_another_group_merges_no_praktijk(oud, nieuw):
    assert merge(member("programmabeheer"), nieuw, oud).status_code == 403
    assert status(nieuw) == "gepubliceerd"


def test_the_second_of_two_editors_is_told(controleur, oud, nieuw):
    pair = pair_of(oud, nieuw)
    controleur.post(page_of(pair), {"_samen": "1", "blijft": oud.pk})
    again = controleur.post(page_of(pair), {"_samen": "1", "blijft": nieuw.pk}, follow=True).content.decode()
    assert "Misschien was een collega u voor" in again
    assert status(oud) == "gepubliceerd"
    assert "Hierop is al geantwoord: samengevoegd" in controleur.get(page_of(pair)).content.decode()


def test_two_at_the_same_moment_merge_once(portaal, committed):
    """Each in its own connection, as two workers: one waits for the other, and then hears it."""
    beheerder = committed(build.gebruiker)
    een, twee = committed(lambda: [build.praktijk(titel=f"Tegelijk {n}", slug=f"tegelijk-{n}") for n in range(2)])
    start, said = threading.Barrier(2), []

    def run(weg, blijft):
        try:
            start.wait(20)
            samenvoegen.merge(weg, blijft, by=beheerder)
            said.append("gelukt")
        except KanNiet as why:
            said.append(str(why))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in ((een, twee), (twee, een))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    try:
        assert said.count("gelukt") == 1 and any("prullenbak" in words for words in said)
        kept = committed(lambda: sorted(Praktijk.objects.filter(pk__in=[een.pk, twee.pk]).values_list("status")))
        assert kept == [("gepubliceerd",), ("verwijderd",)]
    finally:
        committed(lambda: _remove(een, twee, beheerder))


def _remove(een, twee, beheerder):
    numbers = [een.pk, twee.pk]
    Redactiestap.objects.filter(soort="praktijk", record__in=numbers).delete()
    Dubbel.objects.filter(een__in=numbers).delete()
    Doorverwijzing.objects.filter(record__in=numbers).delete()
    Praktijk.objects.filter(pk__in=numbers).delete()
    beheerder.delete()
