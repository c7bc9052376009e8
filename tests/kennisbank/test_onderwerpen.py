"""Subjects of councils: a filter, a way in from the thema, an answer of the search, and a count of what falls short."""

from io import StringIO

import pytest
from django.core.management import call_command

from kennisbank.loading import load_lists
from kennisbank.models import Onderwerp, Praktijk, Thema
from kennisbank.storing import import_records
from raadsportaal.redactie.models import Status
from tests import build
from tests.kennisbank.test_list import page, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lege_kennisbank_per_bestand")]


def over(slug, **fields):
    praktijk = build.praktijk(**fields)
    praktijk.onderwerpen.set(Onderwerp.objects.filter(slug=slug))
    praktijk.index()
    return praktijk


def test_the_list_filters_by_subject_and_by_how_it_ended(client):
    over("hitte", titel="Schaduw", afloop="loopt")
    over("hitte", titel="Fontein", afloop="mislukt")
    over("leegstand", titel="Winkels", afloop="mislukt")
    assert set(titles(page(client, "?onderwerp=hitte"))) == {"Schaduw", "Fontein"}
    assert titles(page(client, "?onderwerp=hitte&afloop=mislukt")) == ["Fontein"]


@pytest.mark.parametrize(("afloop", "shown"), [("mislukt", 1), ("gestopt", 1), ("loopt", 0), ("afgerond", 0), ("", 0)])
def test_what_failed_or_stopped_says_so_in_the_list(client, afloop, shown):
    over("hitte", afloop=afloop)
    html = page(client)
    label = {"mislukt": "Mislukt", "gestopt": "Voortijdig gestopt"}.get(afloop, "Mislukt")
    assert html.count(f'<span class="nl-data-badge">{label}</span>') == shown


def test_a_thema_leads_to_its_subjects_that_have_an_example_and_to_no_other(client):
    over("hitte", themas=["klimaatadaptatie"])
    over("droogte", status=Status.CONCEPT, themas=["klimaatadaptatie"])
    html = client.get("/kennisbank/themas/klimaatadaptatie/").content.decode()
    assert 'href="/kennisbank/?onderwerp=hitte"' in html
    assert "onderwerp=droogte" not in html and "onderwerp=leegstand" not in html


def test_a_thema_opens_with_what_the_world_agreed_and_three_questions(client):
    thema = Thema.objects.get(slug="water")
    html = client.get(thema.get_absolute_url()).content.decode()
    assert thema.wereld in html
    assert [vraag.vraag in html for vraag in thema.vragen.all()] == [True] * 3


def test_who_types_the_name_of_a_subject_or_another_word_for_it_is_led_there(client):
    over("vakantieverhuur")
    for words in ("vakantieverhuur", "airbnb"):
        html = client.get("/zoeken/", {"q": words}).content.decode()
        assert 'href="/kennisbank/?onderwerp=vakantieverhuur"' in html, words


def test_another_word_for_a_subject_finds_its_examples(client):
    over("weerbaarheid", titel="Wachten op licht")
    build.praktijk(titel="Schaduw")
    assert titles(page(client, "?q=noodpakket"))[0] == "Wachten op licht"


def test_loading_again_keeps_the_text_of_an_editor_and_fills_in_what_came_later():
    Thema.objects.filter(slug="water").update(wereld="Van een redacteur.")
    Thema.objects.get(slug="wonen").vragen.all().delete()
    Thema.objects.filter(slug="wonen").update(wereld="")
    Onderwerp.objects.filter(slug="hitte").update(naam="Warmte")
    load_lists()
    assert Thema.objects.get(slug="water").wereld == "Van een redacteur."
    assert Thema.objects.get(slug="wonen").wereld and Thema.objects.get(slug="wonen").vragen.count() == 3
    assert Onderwerp.objects.get(slug="hitte").naam == "Warmte"


ROW = {"titel": "Schaduw", "extern_id": "s-1", "land": "ES", "plaats": "Cádiz"}


def test_a_record_from_before_there_were_subjects_gets_them_and_an_editors_choice_stays():
    for editor in (False, True):
        Praktijk.objects.all().delete()
        import_records([(1, ROW)], "proef")
        praktijk = Praktijk.objects.get()
        old = {name: value for name, value in praktijk.import_waarden.items() if name not in ("onderwerpen", "afloop")}
        Praktijk.objects.update(import_waarden=old)
        if editor:
            praktijk.onderwerpen.set(Onderwerp.objects.filter(slug="droogte"))
        import_records([(1, ROW | {"onderwerpen": ["hitte"], "afloop": "loopt"})], "proef")
        praktijk = Praktijk.objects.get()
        assert praktijk.afloop == "loopt"
        assert [one.slug for one in praktijk.onderwerpen.all()] == (["droogte"] if editor else ["hitte"])


def stock():
    out = StringIO()
    call_command("inhoud", stdout=out)
    return out.getvalue()


def test_the_count_says_which_subject_falls_short_and_which_lacks_a_small_place():
    for inwoners in (500_000, 400_000, 300_000):
        over("hitte", inwoners=inwoners)
        over("leegstand", inwoners=inwoners // 10)
    over("droogte", inwoners=9_000)
    said = stock()
    assert "- Hitte: geen uit een plaats onder de 100.000" in said
    assert "- Droogte: 1 van 3" in said and "- Bomen: 0 van 3" in said
    assert "- Leegstand" not in said


def test_the_count_is_of_what_can_be_read():
    over("hitte", sinds=2022, inwoners=40_000, afloop="mislukt", nl_kosten="Onbekend.")
    over("hitte", status=Status.CONCEPT, sinds=2022)
    lines = {" ".join(line.split()) for line in stock().splitlines()}
    assert {"vanaf 2021 1", "Tot 50.000 inwoners 1", "Mislukt 1", "onbekend 1"} <= lines
    assert "begonnen in 2021 of later (ten minste 30) 1" in lines
