"""What fits the dossiers of a municipality: a question for the council, examples; and the last changes."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kennisbank.fitting import Tekst, shared
from kennisbank.models import Praktijkvraag
from raadsportaal.basis.search import corpus, rarity
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from raadsportaal.portaal.attention import next_meeting
from raadsportaal.portaal.fitting import fitting_examples, question_of_the_day
from tests import build
from tests.addresses import context_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lege_kennisbank_per_bestand")]
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=9)
QUERIES = 6


# A question for the council


def test_the_question_comes_from_a_linked_example_and_names_its_source(page, as_role, gemeente):
    as_role()
    praktijk, dossier = build.praktijk(titel="Klimaatbegroting"), build.dossier(gemeente, behandeldatum=SOON)
    Praktijkvraag.objects.create(praktijk=praktijk, vraag="Hoeveel uitstoot mag nog?")
    build.koppeling(dossier, praktijk)
    text = page()
    assert "“Hoeveel uitstoot mag nog?”" in text
    assert f'href="{praktijk.get_absolute_url()}#vragen"' in text
    assert 'data-kopieer="Hoeveel uitstoot mag nog?"' in text


def test_without_examples_the_question_comes_from_the_doel(page, as_role, gemeente):
    as_role()
    build.koppeling(build.dossier(gemeente, behandeldatum=SOON), "13.1")
    assert "Vraag voor uw raad" in page()


def test_the_question_is_another_one_tomorrow_and_the_same_all_day(gemeente):
    praktijk, dossier = build.praktijk(), build.dossier(gemeente, behandeldatum=SOON)
    for place in range(3):
        Praktijkvraag.objects.create(praktijk=praktijk, vraag=f"Vraag {place}?", volgorde=place)
    build.koppeling(dossier, praktijk)
    with bereik(EVERYTHING):
        meeting = next_meeting(gemeente, TODAY)
        days = [date(2026, 11, day) for day in (1, 1, 2, 3, 4)]
        asked = [question_of_the_day(meeting, day).vraag for day in days]
    assert asked[0] == asked[1] == asked[4]
    assert len(set(asked)) == 3


# Examples that fit

WADI = "Wadi’s vangen de regen op en ontlasten het riool"
WATERPLAN = {"titel": "Waterplan", "samenvatting": "Wij leggen wadi’s aan voor de regen. Zo ontlasten wij het riool."}
NOTHING = "Wij vonden geen voorbeeld dat hier goed bij past."


@pytest.fixture(scope="module")
def voorbeelden(lege_kennisbank_per_bestand, django_db_blocker):
    """Examples of other subjects, for all tests from here on: among them a word tells something."""
    with django_db_blocker.unblock():
        for titel in ("Buurtbus met vrijwilligers", "Leren lezen in de bibliotheek", "Jongeren kiezen een begroting"):
            build.praktijk(titel=titel, subdoelen=["11.7"])


@pytest.fixture
def wadi(voorbeelden, db):
    return build.praktijk(titel=WADI, subdoelen=["6.3"])


def shown(page):
    """The part of the page that says what fits."""
    text = page()
    assert "Past bij uw dossiers" in text
    return " ".join(text.split('id="past"')[1].split("</section>")[0].split())


def test_an_example_fits_by_its_subject_and_says_which(page, as_role, gemeente, wadi):
    as_role()
    dossier = build.dossier(gemeente, **WATERPLAN)
    text = shown(page)
    assert "Past bij Waterplan. Gaat ook over " in text
    assert WADI in text and "Gaat ook over ontlasten, regen en riool." in text
    assert "Zelfde subdoel" not in text
    build.koppeling(dossier, "6.3")
    assert "Zelfde subdoel: 6.3 " in shown(page)


def test_a_shared_subdoel_alone_is_no_reason(page, as_role, gemeente, voorbeelden):
    as_role()
    build.koppeling(build.dossier(gemeente, **WATERPLAN), "11.7")
    text = shown(page)
    assert NOTHING in text and 'href="/advies/"' in text
    assert "Buurtbus" not in text


@pytest.mark.parametrize("part", ["beleidspunt", "passage", "stuk"])
def test_all_that_a_dossier_says_counts(page, as_role, gemeente, wadi, part):
    as_role()
    dossier, tekst = build.dossier(gemeente, titel="Programma"), WATERPLAN["samenvatting"]
    if part == "beleidspunt":
        build.beleidspunt(dossier, titel="Water", passage=tekst)
    elif part == "passage":
        build.koppeling(dossier, "13.1", passage=tekst)
    else:
        with bereik(EVERYTHING):
            dossier.stukken.create(naam="Bijlage", tekst=tekst)
    assert WADI in shown(page)


@pytest.mark.parametrize("besluit", ["gekoppeld", "voorstel", "afgewezen", "ontkoppeld"])
def test_what_was_tied_or_refused_before_is_not_offered_again(page, as_role, gemeente, wadi, besluit):
    as_role()
    build.koppeling(build.dossier(gemeente, **WATERPLAN), wadi, besluit=besluit)
    text = shown(page)
    assert WADI not in text and NOTHING in text


@pytest.mark.parametrize(("besluit", "offered"), [("afgewezen", False), ("gekoppeld", False), ("voorstel", True)])
def test_what_the_griffie_decided_for_another_dossier_is_not_offered(page, as_role, gemeente, wadi, besluit, offered):
    as_role()
    build.dossier(gemeente, **WATERPLAN)
    build.koppeling(build.dossier(gemeente, titel="Anders", stand="aangenomen"), wadi, besluit=besluit)
    assert (WADI in shown(page)) is offered


def test_a_suggestion_that_was_refused_is_not_offered(page, as_role, gemeente, wadi):
    as_role()
    build.dossier(gemeente, **WATERPLAN)
    build.suggestie(build.dossier(gemeente, titel="Anders"), wadi, keuze="afgewezen")
    assert WADI not in shown(page)


def test_what_another_municipality_refused_is_offered_here(page, as_role, gemeente, wadi):
    as_role()
    build.dossier(gemeente, **WATERPLAN)
    build.koppeling(build.dossier(build.gemeente("Elders")), wadi, besluit="afgewezen")
    assert WADI in shown(page)


def test_an_example_that_is_not_published_fits_nothing(page, as_role, gemeente, wadi):
    as_role()
    wadi.status = "concept"
    wadi.save()
    build.dossier(gemeente, **WATERPLAN)
    assert WADI not in shown(page)


def test_a_title_alone_does_not_say_what_a_dossier_is_about(page, as_role, gemeente, wadi):
    as_role()
    build.dossier(gemeente, titel="Wadi’s en riool")
    assert NOTHING in shown(page)


def test_examples_fit_open_dossiers_only(page, as_role, gemeente, wadi):
    as_role()
    build.dossier(gemeente, stand="aangenomen", **WATERPLAN)
    assert "Past bij uw dossiers" not in page()


def test_what_fitted_before_does_not_outlive_a_change_of_the_example(page, as_role, gemeente, wadi):
    as_role()
    build.dossier(gemeente, **WATERPLAN)
    assert WADI in shown(page)
    wadi.titel, wadi.samenvatting, wadi.zoektekst = "Muziekles", "Kinderen leren een instrument.", "Muziek op school."
    wadi.save()
    assert NOTHING in shown(page)


def test_what_fitted_before_does_not_outlive_a_change_of_the_dossier(page, as_role, gemeente, wadi):
    as_role()
    dossier = build.dossier(gemeente, **WATERPLAN)
    assert WADI in shown(page)
    dossier.titel, dossier.samenvatting = "Muziekles", "Kinderen leren op school een instrument te bespelen."
    with bereik(EVERYTHING):
        dossier.save()
    assert WADI not in shown(page)


def test_more_dossiers_take_no_more_queries(page, as_role, gemeente, wadi):
    as_role()
    build.koppeling(build.dossier(gemeente, **WATERPLAN), "6.3")
    with bereik(EVERYTHING):
        fitting_examples(gemeente)
        with CaptureQueriesContext(connection) as before:
            fitting_examples(gemeente)
        for _ in range(5):
            build.koppeling(build.dossier(gemeente, **WATERPLAN), "6.3")
        with CaptureQueriesContext(connection) as after:
            fitting_examples(gemeente)
    assert len(after) == len(before) == QUERIES, [query["sql"][:90] for query in before]


# On the page of one dossier, and in a paper that begins there


def beside(page, dossier):
    """The part of the page of a dossier that says what fits it; empty when there is none."""
    return " ".join(page(f"dossiers/{dossier.slug}/").partition('id="past"')[2].split("</section>")[0].split())


def test_a_dossier_names_the_examples_that_fit_it_and_leads_to_a_proposal(page, as_role, gemeente, wadi):
    as_role()
    dossier = build.dossier(gemeente, **WATERPLAN)
    text = beside(page, dossier)
    assert WADI in text and "Gaat ook over ontlasten, regen en riool." in text and "Stel voor" in text
    chosen = page(f"dossiers/{dossier.slug}/koppelen/?naar=praktijk-{wadi.pk}")
    assert f'value="praktijk-{wadi.pk}" checked' in chosen
    assert 'name="naar"' not in page(f"dossiers/{dossier.slug}/koppelen/?naar=praktijk-99999999999999999999")


@pytest.mark.parametrize("besluit", ["gekoppeld", "voorstel", "afgewezen"])
def test_a_dossier_does_not_name_what_was_tied_or_refused_there(page, as_role, gemeente, wadi, besluit):
    as_role()
    dossier = build.dossier(gemeente, **WATERPLAN)
    build.koppeling(dossier, wadi, besluit=besluit)
    assert not beside(page, dossier)


def test_a_dossier_about_everything_gets_no_examples_by_chance(page, as_role, gemeente, wadi):
    as_role()
    assert not beside(page, build.dossier(gemeente, soort="coalitieakkoord", **WATERPLAN))


def test_whoever_decides_gets_a_card_or_this_and_not_both(page, as_role, gemeente, wadi):
    as_role(Rol.GRIFFIER)
    dossier = build.dossier(gemeente, **WATERPLAN)
    assert WADI in beside(page, dossier)
    build.suggestie(dossier, wadi)
    assert not beside(page, dossier)


def test_a_paper_offers_what_is_linked_to_the_dossier_and_what_fits_it_before_the_rest(client, as_role, gemeente, wadi):
    as_role()
    dossier, linked = build.dossier(gemeente, **WATERPLAN), build.praktijk(titel="Gekoppeld voorbeeld")
    build.koppeling(dossier, "11.7")
    build.koppeling(dossier, linked)
    address = f"/gemeenten/{gemeente.slug}/naar-de-raad/motie/?dossier={dossier.slug}"
    offered = context_of(client, address)["aanbod"].praktijken
    assert offered[:2] == [linked, wadi] and len(offered) > 2


# The command


@pytest.fixture
def answers(tmp_path):
    """The answers of `passend` to lines, and what it said about wrong ones."""

    def ask(*lines):
        source, target, faults = tmp_path / "in.jsonl", tmp_path / "uit.jsonl", StringIO()
        source.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
        call_command("passend", jsonl=[str(source), str(target)], stdout=StringIO(), stderr=faults)
        return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()], faults.getvalue()

    return ask


@pytest.mark.parametrize("most_held", [rarity.MOST_HELD, 0])
def test_a_line_gets_the_examples_that_fit_or_an_empty_list(wadi, answers, monkeypatch, most_held):
    monkeypatch.setattr(rarity, "MOST_HELD", most_held)
    tekst = WATERPLAN["samenvatting"]
    found, faults = answers(
        {"id": "a", "titel": "Waterplan", "tekst": tekst},
        {"id": 2, "titel": "Verordening precariobelasting", "tekst": "Het tarief stijgt met de inflatie."},
    )
    assert [one["id"] for one in found] == ["a", 2]
    assert [one["slug"] for one in found[0]["praktijken"]] == [wadi.slug]
    assert found[0]["praktijken"][0]["waarom"].startswith("Gaat ook over ")
    assert found[1] == {"id": 2, "praktijken": []}
    assert not faults


def test_a_bad_line_is_named_and_takes_no_other_along(wadi, answers):
    found, faults = answers(
        "{",
        {"id": "a", "tekst": WATERPLAN["samenvatting"]},
        "",
        "[1]",
        {"titel": "Zonder id", "tekst": "Iets."},
        {"id": "b", "titel": "Zonder tekst"},
        {"id": "\ud83d", "titel": "", "tekst": ""},
    )
    assert [one["id"] for one in found] == ["a", "\ud83d"]
    assert found[1]["praktijken"] == []
    assert [line.partition(":")[0] for line in faults.splitlines()] == ["Regel 1", "Regel 4", "Regel 5", "Regel 6"]
    assert "Regel 6: titel en tekst moeten tekst zijn." in faults


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="dit bestand is niet te lezen"):
        call_command("passend", jsonl=[str(tmp_path / "weg.jsonl"), str(tmp_path / "uit.jsonl")])


# Why


@pytest.mark.parametrize(
    ("tekst", "words"),
    [
        ("Wadi’s bij het riool.", ["wadi’s", "riool"]),
        ("De gemeente en het college.", []),
        ("Er is een riool. Een zichtbare wadi.", ["riool", "wadi"]),
    ],
)
def test_the_reason_has_the_words_that_both_share_as_the_text_writes_them(wadi, tekst, words):
    records = corpus.current(wadi.KIND)
    reason = shared(records, Tekst("", tekst), wadi, "Een zichtbare wadi.").waarom
    assert all(word in reason for word in words) and "zichtbare" not in reason
    assert reason.startswith("Gaat ook over ") if words else reason == ""


def test_the_reason_says_a_word_once_however_it_is_put_together(wadi):
    records = corpus.current(wadi.KIND)
    tekst = Tekst("", "De stedenband. Die band.")
    assert shared(records, tekst, wadi, "De stedenband en de band.").waarom == "Gaat ook over stedenband."


# The last changes


def test_what_one_person_did_to_a_dossier_in_a_day_is_one_line(page, as_role, gemeente):
    as_role()
    dossier = build.dossier(gemeente, titel="Omgevingsvisie")
    build.koppeling(dossier, "13.1")
    build.koppeling(dossier, "11.7")
    text = page("wijzigingen/")
    assert text.count("Omgevingsvisie") == 1
    assert "en nog 2 wijzigingen" in text
