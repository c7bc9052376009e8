"""Merging two records that are the same: nothing hanging on either is lost, and the old address leads on."""

import threading

import pytest
from django.db import connection

from kennisbank.models import Bron, Cijfer, Collectie, EngelseVersie, Netwerk, Onderwerp, Praktijk, Praktijkvraag, Thema
from raadsportaal.redactie.doubles import merging
from raadsportaal.redactie.models import Doorverwijzing, Dubbel, Redactiestap
from raadsportaal.redactie.workflow import KanNiet
from tests import build
from tests.redactie.conftest import member
from tests.redactie.forms import put, said
from tests.redactie.merging import merge, page_of, pair_of, status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


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
    nieuw.onderwerpen.add(Onderwerp.objects.first())
    Praktijk.objects.filter(pk=oud.pk).update(trefwoorden=["weidevogels", "nesten"])
    Praktijk.objects.filter(pk=nieuw.pk).update(trefwoorden=["nesten", "uitgesteld maaien"])
    merge(controleur, nieuw, oud)
    oud.refresh_from_db()
    assert oud.trefwoorden == ["weidevogels", "nesten", "uitgesteld maaien"] and oud.onderwerpen.count() == 1
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
    assert "ligt in de prullenbak en leidt hierheen" in said(merge(controleur, nieuw, oud))
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
    put(beheer, oud, slug="grutto-b")
    assert client.get("/kennisbank/grutto-oud/").status_code == 200
    put(beheer, oud, data={"_wijzigingen": "1"})
    assert client.get("/kennisbank/grutto-oud/").url == "/kennisbank/grutto-b/"


def test_who_changes_an_address_that_was_public_leaves_no_dead_link(beheer, client):
    oud = build.praktijk(slug="grutto-oud", status="gearchiveerd")
    for slug in ("grutto-b", "grutto-c", "grutto-oud"):
        put(beheer, oud, slug=slug)
        put(beheer, oud, data={"_wijzigingen": "1"})
        for old in {"grutto-oud", "grutto-b", "grutto-c"} - {slug}:
            answer = client.get(f"/kennisbank/{old}/")
            assert answer.status_code == 404 or answer.url == f"/kennisbank/{slug}/"
        assert client.get(f"/kennisbank/{slug}/").status_code == 200
    assert Doorverwijzing.objects.count() == 2


def test_the_address_of_a_concept_leads_nowhere(schrijver, client):
    praktijk = build.praktijk(status="concept", slug="nooit-openbaar")
    put(schrijver, praktijk, slug="anders")
    assert client.get("/kennisbank/nooit-openbaar/").status_code == 404
    assert not Doorverwijzing.objects.exists()


# Who may, and when not.


def test_what_is_public_is_merged_by_a_controleur_and_concepts_by_any_redacteur(schrijver, oud, nieuw):
    assert "Een controleur kan ze samenvoegen" in said(merge(schrijver, nieuw, oud))
    assert status(nieuw) == "gepubliceerd"
    een, twee = (build.praktijk(status="concept") for _ in range(2))
    merge(schrijver, twee, een)
    assert status(twee) == "verwijderd"


def test_nobody_brings_what_they_wrote_themselves_on_a_public_page(controleur, oud):
    mine = build.praktijk(status="concept", gewijzigd_door=controleur.gebruiker)
    assert "Een collega moet het samenvoegen" in said(merge(controleur, mine, oud))
    assert status(mine) == "concept"


def test_the_public_one_stays_and_a_working_copy_is_first_dealt_with(controleur, schrijver, oud, nieuw):
    concept = build.praktijk(status="concept")
    assert "staat op het portaal" in said(merge(controleur, oud, concept))
    put(schrijver, nieuw, titel="Werk van een collega")
    assert "werkkopie" in said(merge(controleur, nieuw, oud))
    assert {status(oud), status(nieuw), status(concept)} == {"gepubliceerd", "concept"}


def test_an_editor_points_out_two_that_the_computer_did_not_see(schrijver):
    een, twee = (build.praktijk(status="concept") for _ in range(2))
    chosen = {"action": "merge_two", "_selected_action": [een.pk, twee.pk]}
    page = schrijver.post("/beheer/kennisbank/praktijk/", chosen, follow=True).content.decode()
    assert "Een redacteur koos deze twee" in page and een.titel in page and twee.titel in page
    chosen["_selected_action"].append(build.praktijk().pk)
    assert "precies twee" in said(schrijver.post("/beheer/kennisbank/praktijk/", chosen))


def test_another_group_merges_no_praktijk(oud, nieuw):
    assert merge(member("programmabeheer"), nieuw, oud).status_code == 403
    assert status(nieuw) == "gepubliceerd"


def test_the_second_of_two_editors_is_told(controleur, oud, nieuw):
    pair = pair_of(oud, nieuw)
    controleur.post(page_of(pair), {"_samen": "1", "blijft": oud.pk})
    again = controleur.post(page_of(pair), {"_samen": "1", "blijft": nieuw.pk})
    assert "Misschien was een collega u voor" in said(again)
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
            merging.merge(weg, blijft, by=beheerder)
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
