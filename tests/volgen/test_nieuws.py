"""What counts as new is told by the record, once, and spread over the places where it is news."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from agendas.models import Agenda, Doel, Indicator, Mijlpaal, Subdoel, Toelichting, Waarde
from kennisbank.models import Collectie, Land, Netwerk, Praktijk, Thema
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.redactie import workflow
from raadsportaal.redactie.doubles import merging
from raadsportaal.redactie.models import Daad, Status
from raadsportaal.volgen import choices, followable, spreading
from raadsportaal.volgen.followable import Plek
from raadsportaal.volgen.models import Nieuws, Nieuwsregel, Wat
from raadsportaal.volgen.retention import NEWS_KEPT, forget_news
from raadsportaal.volgen.telling import tell
from samenwerking.models import Stedenband, Veelgesteld
from tests import build

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 8, 9, tzinfo=UTC)


def told():
    """What was told since the beginning of the test, as sentences."""
    with bereik(EVERYTHING):
        return [one.zin for one in tell(Nieuws.objects.order_by("pk")).values()]


def places():
    spreading.spread(NOW)
    rows = Nieuwsregel.objects.order_by("pk")
    return {(row.soort, row.record, row.van_id) for row in rows}


def follow(volger, volgbaar, hoe_vaak="week"):
    return choices.follow(volger, volgbaar, hoe_vaak=hoe_vaak, now=NOW)


def test_what_is_published_is_news_once_whoever_does_it_and_however_often():
    praktijk = build.praktijk(titel="Klimaatplafond", status=Status.CONCEPT)
    assert told() == []
    for status in (Status.GEPUBLICEERD, Status.CONCEPT, Status.GEPUBLICEERD):
        Praktijk.objects.filter(pk=praktijk.pk).update(status=status)
    assert told() == ["Nieuw voorbeeld: Klimaatplafond."]
    assert Nieuws.objects.count() == 1


def test_what_is_undone_with_its_transaction_was_never_news():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        build.praktijk(titel="Klimaatplafond")
        1 / 0  # noqa: B018
    assert not Nieuws.objects.exists()


def test_it_is_news_for_who_follows_what_it_is_about():
    praktijk = build.praktijk(land="NO", themas=("wonen",), doelen=(11,), subdoelen=("11.7",))
    assert Nieuws.objects.get().record == praktijk.pk
    doel = Doel.objects.global_goals().get(nummer=11)
    assert places() >= {
        ("doel", doel.pk, None),
        ("subdoel", Subdoel.objects.get(code="11.7").pk, None),
        ("thema", Thema.objects.get(slug="wonen").pk, None),
        ("land", Land.objects.get(code="NO").pk, None),
    }


def test_a_search_with_filters_finds_what_is_new_and_no_more(volger):
    for adres in (
        "/kennisbank/?q=wateroverlast&land=noorwegen",
        "/kennisbank/?land=spanje",
        "/zoeken/?q=wateroverlast",
    ):
        assert follow(volger, followable.of_search(adres))
    praktijk = build.praktijk(titel="Wateroverlast in de wijk", land="NO")
    build.praktijk(titel="Fietsen naar school", land="NO")
    spreading.spread(NOW)
    found = Nieuwsregel.objects.filter(soort="zoekvraag").order_by("record")
    assert [row.nieuws.record for row in found] == [praktijk.pk] * 2


def test_a_second_run_and_a_second_worker_spread_nothing_twice():
    build.praktijk()
    assert spreading.spread(NOW) == 1
    before = places()
    Nieuws.objects.update(verdeeld_op=None)  # as if the worker was killed before it wrote that it was done
    assert spreading.spread(NOW) == 1
    assert places() == before and Nieuwsregel.objects.count() == len(before)


def test_a_change_of_what_is_published_is_a_correction_when_an_editor_says_in_which_words(redacteur):
    praktijk = build.praktijk(titel="Klimaatplafond")
    workflow.note(praktijk, Daad.WIJZIGINGEN, redacteur)
    workflow.note(praktijk, Daad.WIJZIGINGEN, redacteur, melding="Het project is gestopt.")
    assert told() == ["Nieuw voorbeeld: Klimaatplafond.", "Het project is gestopt."]
    assert ("praktijk", praktijk.pk, None) in places()


def test_what_comes_to_a_collectie_is_news_of_it_once(volger):
    collectie = Collectie.objects.published().first()
    praktijk, concept = build.praktijk(titel="Klimaatplafond"), build.praktijk(titel="Later", status=Status.CONCEPT)
    for one in (praktijk, concept):
        collectie.regels.create(praktijk=one)
    assert told() == ["Nieuw voorbeeld: Klimaatplafond.", "Nieuw in deze collectie: Klimaatplafond."]
    collectie.regels.all().delete()
    assert told() == ["Nieuw voorbeeld: Klimaatplafond."], "what was taken out meanwhile is not told"
    for one in (praktijk, concept):
        collectie.regels.create(praktijk=one)
    Praktijk.objects.filter(pk=concept.pk).update(status=Status.GEPUBLICEERD)
    assert set(told()) == {
        "Nieuw voorbeeld: Klimaatplafond.",
        "Nieuw in deze collectie: Klimaatplafond.",
        "Nieuw voorbeeld: Later.",
    }
    assert ("collectie", collectie.pk, None) in places()


def test_a_new_example_of_a_network_is_news_of_it():
    netwerk = Netwerk.objects.published().first()
    build.praktijk().netwerken.add(netwerk)
    assert ("netwerk", netwerk.pk, None) in places()


def test_a_new_stedenband_is_news_of_its_land_and_gemeente_and_its_stand_of_itself(gemeente):
    land = Land.objects.get(code="NO")
    with bereik(EVERYTHING):
        band = Stedenband.objects.create(gemeente=gemeente, land=land, plaats="Bergen")
    assert told() == ["Nieuwe stedenband: Testwaard en Bergen, Noorwegen."]
    assert places() == {("land", land.pk, None), ("gemeente", gemeente.pk, None)}
    for stand in ("actief", "beeindigd"):
        band.stand = stand
        with bereik(EVERYTHING):
            band.save()
    assert told()[1:] == ["De stand is nu: beëindigd."], "only how it is now"
    assert ("stedenband", band.pk, None) in places()


def test_a_new_answer_to_a_question_is_found_by_who_follows_a_search(volger):
    follow(volger, followable.of_search("/zoeken/?q=handelsmissie"))
    vraag = Veelgesteld.objects.create(
        titel="Mag de raad mee op handelsmissie?",
        slug="handelsmissie",
        antwoord="Ja.",
        samenvatting="Ja.",
        status=Status.GEPUBLICEERD,
    )
    assert told() == ["Nieuwe veelgestelde vraag: Mag de raad mee op handelsmissie?."]
    vraag.index()
    spreading.spread(NOW)
    assert Nieuwsregel.objects.get().soort == "zoekvraag"


def test_what_is_withdrawn_is_told_and_its_publication_no_more(redacteur):
    praktijk = build.praktijk(titel="Klimaatplafond")
    workflow.take(praktijk, Daad.ARCHIVEER, by=redacteur, reden="Verouderd.")
    assert told() == ["Dit staat nu in het archief en wordt niet meer bijgewerkt."]


def test_a_figure_of_a_new_year_is_news_for_who_follows_that_of_a_municipality(volger, amsterdam):
    indicator = Indicator.objects.published().filter(waarden__gemeente=amsterdam).exclude(laatste_jaar=None).first()
    follow(volger, followable.of(indicator, amsterdam))
    year = indicator.laatste_jaar + 1
    Waarde.objects.create(indicator=indicator, gemeente=amsterdam, jaar=year, waarde=81)
    indicator.refresh_years()
    indicator.refresh_years()
    assert told() == [f"Er is een cijfer over {year}."]
    assert places() == {("indicator", indicator.pk, None), ("cijfer", indicator.pk, amsterdam.pk)}


def test_the_reply_of_a_municipality_to_a_figure_is_news(gemeente):
    indicator = Indicator.objects.published().first()
    with bereik(EVERYTHING):
        Toelichting.objects.create(indicator=indicator, gemeente=gemeente, tekst="Wij bouwden een park.")
    assert told() == ["Testwaard geeft een toelichting bij dit cijfer."]
    assert places() == {("cijfer", indicator.pk, gemeente.pk), ("gemeente", gemeente.pk, None)}


def test_a_date_of_an_agenda_is_told_when_it_comes_near_and_once():
    agenda = Agenda.objects.published().first()
    Mijlpaal.objects.create(agenda=agenda, datum=date(2026, 12, 20), titel="Top in Genève", soort="top")
    Mijlpaal.objects.create(agenda=agenda, datum=date(2027, 6, 20), titel="Later", soort="top")
    for days in range(3):
        spreading.tell_near_dates(NOW + timedelta(days=days))
    assert told().count("Op 20 december 2026: Top in Genève.") == 1
    assert not any("Later" in zin for zin in told())


def test_a_dossier_tells_of_koppelingen_decisions_and_its_day_in_the_council(gemeente):
    dossier = build.dossier(gemeente, titel="Omgevingsvisie")
    koppeling = build.koppeling(dossier, besluit="voorstel")
    assert told() == [], "what one proposes is between that person and the griffie"
    with bereik(EVERYTHING):
        koppeling.besluit = "gekoppeld"
        koppeling.save()
        dossier.stand, dossier.behandeldatum = "aangenomen", date(2026, 12, 17)
        dossier.save()
    assert told() == [
        "De griffie koppelde 11.7 Groen en openbare ruimte voor iedereen.",
        "De stand is nu: aangenomen.",
        "De raad behandelt dit op 17 december 2026.",
    ]
    assert places() == {("dossier", dossier.pk, None)}


def test_what_was_taken_back_meanwhile_is_not_told(gemeente):
    dossier = build.dossier(gemeente)
    koppeling = build.koppeling(dossier)
    with bereik(EVERYTHING):
        dossier.publish(NOW)
        koppeling.besluit = "ontkoppeld"
        koppeling.save()
        dossier.hide()
    assert Nieuws.objects.count() == 0, "the lock: without a scope nobody sees what is told of a dossier"
    with bereik(EVERYTHING):
        assert Nieuws.objects.count() == 2
    assert told() == []


def test_what_a_municipality_makes_public_is_news_of_the_municipality(gemeente):
    dossier = build.dossier(gemeente, titel="Warmtevisie")
    with bereik(EVERYTHING):
        dossier.publish(NOW)
    assert told() == ["Testwaard maakte dit dossier openbaar: Warmtevisie."]
    assert ("gemeente", gemeente.pk, None) in places()


def test_who_follows_a_record_that_is_merged_follows_the_one_that_stays(volger, redacteur):
    weg, blijft = build.praktijk(titel="Klimaatplafond in Oslo"), build.praktijk(titel="Klimaatplafond")
    for one in (weg, blijft):
        follow(volger, followable.of(one))
    merging.merge(weg, blijft, by=redacteur, now=NOW)
    assert [(one.soort, one.record) for one in volger.gevolgd.all()] == [("praktijk", blijft.pk)]


def test_news_is_kept_no_longer_than_needed_and_a_publication_is_never_news_again():
    praktijk = build.praktijk()
    Nieuws.objects.update(op=NOW - NEWS_KEPT - timedelta(days=1))
    places()
    forget_news(NOW)
    assert not Nieuwsregel.objects.exists()
    Praktijk.objects.filter(pk=praktijk.pk).update(status=Status.CONCEPT)
    Praktijk.objects.filter(pk=praktijk.pk).update(status=Status.GEPUBLICEERD)
    assert Nieuws.objects.filter(wat=Wat.GEPUBLICEERD).count() == 1
    assert spreading.spread(NOW) == 0


def test_a_new_example_that_fits_an_open_dossier_is_news_for_its_municipality(volger, gemeente):
    example = Praktijk.objects.published().first()
    with bereik(EVERYTHING):
        build.dossier(gemeente, titel=example.titel, samenvatting=f"{example.samenvatting} {example.zoektekst[:2000]}")
    follow(volger, followable.fitting(gemeente))
    Nieuws.objects.create(soort="praktijk", record=example.pk, wat=Wat.GEPUBLICEERD)
    assert Plek("passend", gemeente.pk) in places()
