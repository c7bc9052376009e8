"""Duplicates: the editor is warned once, answers once, and at night what an import brought is compared too."""

import pytest
from django.urls import reverse

from kennisbank.models import Bron
from raadsportaal.portaal import tasks
from raadsportaal.redactie.kinds import seen_by
from raadsportaal.redactie.models import Dubbel
from tests import build
from tests.kennisbank.test_admin import form
from tests.redactie.conftest import member
from tests.redactie.forms import address, put, said, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/beheer/redactie/dubbel/"


@pytest.fixture
def grutto():
    """One that is there; its source and place are its own."""
    return one(titel="Een weide voor de grutto in Lund", plaats="Lund", bron="https://lund.example/grutto/")


def one(*, bron, **fields):
    praktijk = build.praktijk(**{"land": "SE", "doelen": (15,)} | fields)
    Bron.objects.filter(praktijk=praktijk).update(url=bron)
    return praktijk


def other(pair, praktijk):
    return pair.twee if pair.een == praktijk.pk else pair.een


def pairs(praktijk):
    return {other(pair, praktijk): pair.waarom for pair in Dubbel.objects.of(praktijk)}


def test_a_new_praktijk_with_nearly_the_same_title_in_the_same_country_is_shown_with_the_other(schrijver, grutto):
    data = form(titel="Weide voor de grutto, Lund", plaats="Malmö", slug="grutto-weide")
    page = schrijver.post(reverse("admin:kennisbank_praktijk_add"), data, follow=True)
    text = page.content.decode()
    assert "Kijk hieronder of dit niet dubbel is" in text and "Een weide voor de grutto in Lund" in text
    assert "Dit is iets anders" in text and "voeg samen" in text and "De titels lijken op elkaar" in text
    assert page.context["original"].slug == "grutto-weide", "the form of what was saved"


def test_in_another_country_the_same_title_is_another_praktijk(schrijver, grutto):
    elders = one(titel=grutto.titel, land="NO", plaats="Bodø", bron="https://bodo.example/", status="concept")
    put(schrijver, elders, lastig="Anders.")
    assert not pairs(elders)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"bron": "http://www.lund.example/grutto#top", "land": "NO"}, "een bron gemeen"),
        ({"bron": "https://elders.example/", "plaats": "lund"}, "Dezelfde plaats en hetzelfde doel"),
    ],
    ids=["the same source written otherwise", "the same place and doel"],
)
def test_a_source_or_a_place_and_doel_in_common_warn_too(schrijver, grutto, fields, why):
    praktijk = one(**{"titel": "Kievit", "plaats": "Kiruna", "status": "concept"} | fields)
    assert why in send(schrijver, praktijk, lastig="Anders.").content.decode()
    assert why in pairs(praktijk)[grutto.pk]


def test_a_source_that_many_share_says_nothing(schrijver, grutto):
    for n in range(12):
        one(titel=f"Heel wat anders {n}", land="NO", plaats=f"Dorp {n}", bron="https://lund.example/grutto/")
    put(schrijver, grutto, lastig="Anders.")
    assert not pairs(grutto)


def test_the_answer_is_kept_and_the_question_does_not_come_back(schrijver, grutto):
    praktijk = one(titel=grutto.titel, plaats="Kiruna", bron="https://kiruna.example/", status="concept")
    put(schrijver, praktijk, lastig="Anders.")
    pair = Dubbel.objects.of(praktijk).get()
    page = schrijver.post(f"{LIST}{pair.pk}/change/", {"_anders": "1", "terug": praktijk.pk})
    assert "De vraag komt niet terug" in said(page)
    pair.refresh_from_db()
    assert pair.antwoord == "anders" and pair.door == schrijver.gebruiker
    assert "Mogelijk dubbel</h2>" not in send(schrijver, praktijk, lastig="Nog anders.").content.decode()
    tasks.vergelijk(0)
    assert not Dubbel.objects.open().of(praktijk).exists()


def test_changes_of_a_published_praktijk_are_compared_before_they_are_public(schrijver, grutto):
    praktijk = one(titel="Kievit", plaats="Kiruna", bron="https://kiruna.example/")
    page = send(schrijver, praktijk, titel=grutto.titel).content.decode()
    assert "De titels lijken op elkaar" in page
    praktijk.refresh_from_db()
    assert praktijk.titel == "Kievit"


def test_every_kind_of_publicatie_is_compared_by_its_title():
    programmabeheer = member("programmabeheer")
    from samenwerking.models import Veelgesteld

    een, twee = (
        Veelgesteld.objects.create(titel="Mag een raad een stedenband opzeggen?", slug=slug, antwoord="Ja.")
        for slug in ("opzeggen", "opzeggen-2")
    )
    put(programmabeheer, twee, antwoord="Jawel.")
    assert pairs(twee) == {een.pk: "De titels lijken op elkaar"}


def test_at_night_what_nobody_saved_in_the_admin_is_compared_once(grutto, schrijver):
    same_title = one(titel="De weide voor een grutto in Lund", plaats="Kiruna", bron="https://kiruna.example/")
    same_source = one(titel="Kievit", land="NO", plaats="Bodø", bron="https://www.lund.example/grutto")
    same_place = one(titel="Wulp", plaats="LUND", bron="https://wulp.example/")
    trashed = one(titel=grutto.titel, bron="https://weg.example/", status="verwijderd")
    for _ in range(2):
        tasks.vergelijk(0)
    assert pairs(grutto) == {
        same_title.pk: "De titels lijken op elkaar",
        same_source.pk: "Zij hebben een bron gemeen",
        same_place.pk: "Dezelfde plaats en hetzelfde doel",
    }
    assert not pairs(trashed)
    page = schrijver.get("/beheer/").content.decode()
    mine = Dubbel.objects.open().filter(soort__in=seen_by(schrijver.gebruiker))
    assert f"Mogelijk dubbel ({mine.count()})" in page


@pytest.mark.usefixtures("lege_kennisbank")
def test_the_list_of_pairs_asks_the_same_number_of_queries_for_many(schrijver, grutto, django_assert_num_queries):
    def count():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            page = schrijver.get(LIST).content.decode()
        assert grutto.titel in page
        return len(queries)

    for n in range(2):
        one(titel=grutto.titel, plaats=f"Dorp {n}", bron=f"https://{n}.example/")
    tasks.vergelijk(0)
    few = count()
    for n in range(2, 8):
        one(titel=grutto.titel, plaats=f"Dorp {n}", bron=f"https://{n}.example/")
    tasks.vergelijk(0)
    assert count() == few


def test_who_may_not_change_a_praktijk_answers_nothing_about_it(schrijver, grutto):
    praktijk = one(titel=grutto.titel, bron="https://kiruna.example/", plaats="Kiruna")
    tasks.vergelijk(0)
    pair = Dubbel.objects.of(praktijk).get()
    for stranger in (member("advies"), member("programmabeheer")):
        assert stranger.get(f"{LIST}{pair.pk}/change/").status_code == 403
        assert stranger.post(f"{LIST}{pair.pk}/change/", {"_anders": "1"}).status_code == 403
    pair.refresh_from_db()
    assert pair.is_open
    assert schrijver.get(address(praktijk)).status_code == 200


def test_a_pair_is_shown_to_who_may_see_its_kind(schrijver, grutto):
    one(titel=grutto.titel, bron="https://kiruna.example/", plaats="Kiruna", status="concept")
    tasks.vergelijk(0)
    for stranger in (member("advies"), member("programmabeheer")):
        page, filtered = stranger.get(LIST).content.decode(), stranger.get(f"{LIST}?soort=praktijk").content.decode()
        assert grutto.titel not in page and grutto.titel not in filtered
        n = Dubbel.objects.open().filter(soort__in=seen_by(stranger.gebruiker)).count()
        assert (f"Mogelijk dubbel ({n})" in stranger.get("/beheer/").content.decode()) == (n > 0)
    assert "praktijk" not in seen_by(stranger.gebruiker) and "praktijk" in seen_by(schrijver.gebruiker)
    assert grutto.titel in schrijver.get(LIST).content.decode()
    for odd in ("x", "9" * 40, "²", "-1", "0"):
        assert schrijver.get(f"{LIST}{odd}/change/").status_code == 404, odd
