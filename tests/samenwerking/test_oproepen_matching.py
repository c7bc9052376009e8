"""Matching that can be explained: each reason in words, and nobody to a country that is closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenwerking.models import Landpagina, Oproep
from samenwerking.oproepen.matching import calls_for, matches_for
from tests import build
from tests.samenwerking.bijeenkomsten import aanbod, close, oproep, reactie

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def in_scope(content):
    """As the gate sets it; here for all."""
    Oproep.objects.all().delete()
    Landpagina.objects.update(gesloten=False)
    with build.bereik(build.EVERYTHING):
        yield


@pytest.fixture
def gemeente(content):
    return build.gemeente("Waterstad")


def test_what_fits_is_said_in_words(gemeente):
    call = oproep()
    offer = aanbod(gemeente, landen=["BJ"])
    (match,) = matches_for(gemeente, TODAY)
    assert (match.oproep, match.aanbod) == (call, offer)
    assert match.uitleg == "Past: thema water en sanitair, voor Benin, spreekt Frans, rol adviseur, kan op reis."
    assert match.kanttekening == ""
    assert match.score == 10


@pytest.mark.parametrize(
    ("call", "offer", "left"),
    [
        ({}, {"landen": []}, ["thema water en sanitair", "spreekt Frans", "rol adviseur", "kan op reis"]),
        ({"vorm": "online"}, {"reist": False}, ["thema water en sanitair", "spreekt Frans", "rol adviseur"]),
        ({"talen": []}, {}, ["thema water en sanitair", "rol adviseur", "kan op reis"]),
        ({"landen": []}, {"landen": ["UG"]},
         ["thema water en sanitair", "spreekt Frans", "rol adviseur", "kan op reis"]),
        ({"themas": ["water", "wonen"]}, {"themas": ["wonen", "water"], "talen": ["fr", "en"]},
         ["thema’s ‘water en sanitair’ en ‘wonen en wijken’", "spreekt Frans", "rol adviseur", "kan op reis"]),
        ({"talen": ["fr", "en"]}, {"talen": ["en", "fr"]},
         ["thema water en sanitair", "spreekt Frans en Engels", "rol adviseur", "kan op reis"]),
    ],
)  # fmt: skip
def test_what_is_not_asked_or_not_limited_is_no_hindrance(gemeente, call, offer, left):
    oproep(**call)
    aanbod(gemeente, **offer)
    (match,) = matches_for(gemeente, TODAY)
    assert sorted(match.redenen) == sorted(left)


@pytest.mark.parametrize(
    ("call", "offer"),
    [
        ({}, {"themas": ["wonen"]}),
        ({}, {"landen": ["UG"]}),
        ({}, {"talen": ["nl", "en"]}),
        ({}, {"reist": False}),
        ({"deadline": TODAY - timedelta(days=1)}, {}),
        ({"status": "concept"}, {}),
        ({}, {"geldig_tot": TODAY - timedelta(days=1)}),
        ({}, {"gestopt_op": timezone.now()}),
    ],
)
def test_what_a_call_cannot_do_without_is_no_match(gemeente, call, offer):
    oproep(**call)
    aanbod(gemeente, **offer)
    assert matches_for(gemeente, TODAY) == []


def test_another_role_and_no_language_are_things_to_mind(gemeente):
    oproep(rol="trainer")
    aanbod(gemeente, talen=[])
    (match,) = matches_for(gemeente, TODAY)
    assert match.uitleg == "Past: thema water en sanitair, kan op reis."
    assert match.kanttekening == (
        "Let op: de oproep vraagt Frans, en bij uw aanbod staat geen taal, de oproep vraagt de rol ‘trainer’."
    )


def test_nobody_is_matched_to_a_country_that_is_closed_for_travel(gemeente):
    oproep(titel="Reis")
    online = oproep(titel="Online", vorm="online")
    aanbod(gemeente)
    assert len(matches_for(gemeente, TODAY)) == 2
    close("BJ")
    assert [match.oproep for match in matches_for(gemeente, TODAY)] == [online]
    assert [call.oproep for call in calls_for(gemeente, TODAY, limit=9)] == [online]


def test_each_call_comes_once_with_the_offer_that_fits_best_and_the_best_first(gemeente):
    less = oproep(rol="trainer", deadline=TODAY + timedelta(days=2))
    best = oproep()
    aanbod(gemeente, titel="Ook water")
    named = aanbod(gemeente, titel="Water in Benin", landen=["BJ"])
    aanbod(build.gemeente(), titel="Van een ander")
    matches = matches_for(gemeente, TODAY)
    assert [match.oproep for match in matches] == [best, less]
    assert {match.aanbod for match in matches} == {named}


def test_mijn_gemeente_shows_what_fits_first_then_what_is_open_and_not_what_was_answered(gemeente):
    soon = oproep(titel="Past niet, eerst", themas=["wonen"], deadline=TODAY + timedelta(days=1))
    fits = oproep(titel="Past")
    answered = oproep(titel="Al gereageerd", deadline=TODAY + timedelta(days=2))
    taken_back = oproep(titel="Ingetrokken", themas=["wonen"], deadline=TODAY + timedelta(days=5))
    aanbod(gemeente)
    reactie(answered, gemeente)
    reactie(taken_back, gemeente, stand="ingetrokken")
    reactie(fits, build.gemeente())
    calls = calls_for(gemeente, TODAY, limit=3)
    assert [call.oproep for call in calls] == [fits, soon, taken_back]
    assert calls[0].uitleg.startswith("Past: thema water") and calls[1].uitleg == ""
    assert [call.oproep for call in calls_for(gemeente, TODAY, limit=1)] == [fits]


def test_a_municipality_that_offers_nothing_yet_hears_of_the_first_deadlines(gemeente):
    later, soon = oproep(), oproep(deadline=TODAY + timedelta(days=3))
    assert [call.oproep for call in calls_for(gemeente, TODAY)] == [soon, later]


@pytest.mark.parametrize("n", [1, 6])
def test_matching_asks_the_same_number_of_questions_however_much_there_is(gemeente, django_assert_num_queries, n):
    for _ in range(n):
        oproep(themas=["water", "wonen"], landen=["BJ", "UG"])
        aanbod(gemeente, themas=["water", "wonen"], landen=["BJ", "UG"])
    with django_assert_num_queries(7):
        matches_for(gemeente, TODAY)
    with django_assert_num_queries(8):
        calls_for(gemeente, TODAY)
