"""The list of events with its filters, and the page of one: what comes, where, and for whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from raadsportaal.portaal.demo.bijeenkomsten import load_demo_bijeenkomsten
from samenwerking.models import Aanbod, Bijeenkomst, Oproep
from tests import build
from tests.samenwerking.bijeenkomsten import at, bijeenkomst, sign_up, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/bijeenkomsten/"


@pytest.fixture(autouse=True)
def no_others(content):
    Bijeenkomst.objects.all().delete()


def test_what_comes_is_listed_the_soonest_first_and_what_was_apart(client):
    now = timezone.now()
    bijeenkomst(titel="Later", begin=now + timedelta(days=20))
    bijeenkomst(titel="Eerder", begin=now + timedelta(days=5))
    bijeenkomst(titel="Nu bezig", begin=now - timedelta(minutes=30))
    bijeenkomst(titel="Geweest", begin=now - timedelta(days=3))
    bijeenkomst(titel="Nog niet klaar", status="concept")
    page = text(client, LIST)
    assert page.index("Nu bezig") < page.index("Eerder") < page.index("Later")
    assert "3 bijeenkomsten" in page
    assert "Geweest</a>" not in page and "Nog niet klaar" not in page
    past = text(client, f"{LIST}?wanneer=geweest")
    assert "Geweest</a>" in past and "Later" not in past and "1 bijeenkomst<" in past


def test_an_empty_list_says_so_and_leads_on(client):
    page = text(client, LIST)
    assert "Er staan nu geen bijeenkomsten gepland" in page
    assert "?wanneer=geweest" in page and "agenda.ics" in page


@pytest.mark.parametrize(
    "query",
    ["thema=water", "doel=6", "land=benin", "doelgroep=raadsleden", "online=ja", "thema=water&doel=6&online=ja"],
)
def test_each_filter_stands_in_the_url_and_leaves_what_fits(client, query):
    bijeenkomst(
        titel="Past", themas=["water"], doelen=[6], land="BJ", doelgroepen=["raadsleden"], online=True, plaats=""
    )
    bijeenkomst(titel="Anders", themas=["wonen"], doelen=[11], doelgroepen=["griffiers"])
    page = text(client, f"{LIST}?{query}")
    assert "Past</a>" in page and "Anders</a>" not in page
    assert "1 bijeenkomst<" in page
    assert "Haal weg: " in page


def test_the_feed_of_a_choice_has_that_choice(client):
    bijeenkomst(titel="Past", themas=["water"])
    bijeenkomst(titel="Anders", themas=["wonen"])
    assert f'href="{LIST}rss/?thema=water"' in text(client, f"{LIST}?thema=water")
    feed = client.get(f"{LIST}rss/?thema=water").content.decode()
    assert "Past" in feed and "Anders" not in feed


def test_what_is_online_and_somewhere_is_found_by_both(client):
    bijeenkomst(titel="Beide", online=True)
    for answer in ("ja", "nee"):
        assert "Beide</a>" in text(client, f"{LIST}?online={answer}")


def test_a_choice_that_finds_nothing_offers_ways_out_with_counts(client):
    bijeenkomst(themas=["water"])
    bijeenkomst(themas=["water"], online=True)
    bijeenkomst(themas=["wonen"], doelen=[11])
    page = text(client, f"{LIST}?thema=water&doel=11")
    assert "Geen bijeenkomsten gevonden" in page
    assert "Zonder ‘Water en sanitair’</a>: 1 bijeenkomst<" in page
    assert "Zonder ‘11 " in page and ": 2 bijeenkomsten<" in page


def test_a_filter_that_we_do_not_know_is_named_and_left_out(client):
    bijeenkomst(titel="Er is er een")
    page = text(client, f"{LIST}?thema=<script>alert(1)</script>&doel=99")
    assert "Dit filter kennen wij niet" in page and "Er is er een" in page
    assert "<script>alert" not in page


ODD = [
    "land=%00", "land=%ED%A0%BD", "land=' OR 1=1--", "doel=%D9%A3", "pagina=-1", "pagina=%D9%A3", "pagina=" + "9" * 400,
    "wanneer=%00", "thema=" + "a" * 10_000, "online=ja&online=nee", "&&==", "q[]=1", "doelgroep={{1111*1111}}",
]  # fmt: skip


@pytest.mark.parametrize("query", ODD)
def test_any_question_gets_an_answer(client, query):
    bijeenkomst(land="BJ")
    for path in (LIST, f"{LIST}maand/2026/12/"):
        assert "1234321" not in text(client, f"{path}?{query}").partition("<main")[2].partition("</main>")[0]


def test_htmx_gets_the_list_only_and_the_address_of_the_choice(client):
    bijeenkomst(titel="Past", themas=["water"])
    response = client.get(f"{LIST}?thema=water&online=", HTTP_HX_REQUEST="true")
    page = response.content.decode()
    assert page.lstrip().startswith('<section id="bijeenkomstlijst"') and "<html" not in page
    assert response["HX-Push-Url"] == f"{LIST}?thema=water"
    assert "1 bijeenkomst gevonden" in response["HX-Trigger-After-Settle"]


def test_more_than_a_page_comes_with_a_button(client):
    for day in range(30):
        bijeenkomst(titel=f"Nummer {day}", begin=timezone.now() + timedelta(days=day + 1))
    page = text(client, LIST)
    assert page.count("raad-datum") == 25 and "?pagina=2" in page
    page = text(client, f"{LIST}?pagina=2")
    assert page.count("raad-datum") == 30 and "Toon meer" not in page


@pytest.mark.parametrize("n", [1, 8])
def test_the_list_asks_the_same_number_of_questions_however_long(client, django_assert_num_queries, n):
    for _ in range(n):
        made = bijeenkomst(themas=["water", "wonen"], doelen=[6, 11], land="BJ", online=True, capaciteit=3)
        sign_up(made)
    text(client, LIST)  # this process reads what was written
    with django_assert_num_queries(6):
        text(client, f"{LIST}?thema=water&doel=6&land=benin")


@pytest.mark.parametrize("n", [1, 8])
def test_month_and_event_ask_the_same_number_of_questions(client, django_assert_num_queries, n):
    for _ in range(n):
        made = bijeenkomst(begin=at("2027-03-10 10:00"), themas=["water", "wonen"], doelen=[6, 11], land="BJ")
    text(client, LIST)  # this process reads what was written
    with django_assert_num_queries(4):
        text(client, f"{LIST}maand/2027/3/?thema=water")
    with django_assert_num_queries(4):
        text(client, made.get_absolute_url())


def test_the_page_of_an_event_tells_what_one_needs_and_never_the_address_to_join(client):
    made = bijeenkomst(
        titel="Klimaatbegroting", tekst="19.30 uur: begin.\n\n20.00 uur: vragen.", online=True, doelen=[13],
        link="https://meet.example/geheim", doelgroepen=["raadsleden"], capaciteit=40, themas=["energie"], land="BJ",
    )  # fmt: skip
    page = text(client, made.get_absolute_url())
    for words in (
        "Klimaatbegroting",
        "20.00 uur: vragen.",
        "Raadsleden",
        "nog 40 plaatsen",
        "Energie en warmte",
        "Benin",
    ):
        assert words in page
    assert "geheim" not in page


def test_an_archived_event_stays_readable_and_a_concept_is_not(client):
    old = bijeenkomst(status="gearchiveerd")
    assert "niet meer actueel" in text(client, old.get_absolute_url())
    assert client.get(bijeenkomst(status="concept").get_absolute_url()).status_code == 404


def test_what_is_called_off_says_so_everywhere(client):
    made = bijeenkomst(afgelast=True, begin=at("2027-03-10 10:00"))
    for path in (LIST, made.get_absolute_url(), f"{LIST}maand/2027/3/"):
        assert "aat niet door" in text(client, path)
    assert "Meld mij aan" not in text(client, made.get_absolute_url())


def test_what_people_write_is_shown_and_not_run(client):
    made = bijeenkomst(
        titel="<script>alert(1)</script>", tekst="<b>vet</b> & {{ 7|add:7 }}", samenvatting="<img src=x>"
    )
    for path in (LIST, made.get_absolute_url(), f"{LIST}maand/{made.dag:%Y/%m}/".replace("/0", "/")):
        page = text(client, path)
        assert "<script>alert(1)" not in page and "<img src=x" not in page
    assert "&lt;b&gt;vet&lt;/b&gt; &amp; {{ 7|add:7 }}" in text(client, made.get_absolute_url())


def test_the_demo_has_five_events_and_four_calls_that_say_they_are_invented(client):
    Oproep.objects.all().delete()
    today = timezone.localdate()
    assert load_demo_bijeenkomsten(today)["bijeenkomsten"] == 5
    assert load_demo_bijeenkomsten(today) == {"bijeenkomsten": 0, "oproepen": 0, "aanbod": 0}
    assert text(client, LIST).count("Voorbeeld in de demo") == 4
    for record in [*Bijeenkomst.objects.all(), *Oproep.objects.all()]:
        assert record.verzonnen and record.is_published
        assert "Voorbeeld in de demo" in text(client, record.get_absolute_url())
    assert Oproep.objects.open(today).count() == 4
    with build.bereik(build.EVERYTHING):
        assert Aanbod.objects.get(gemeente__slug="oosterwaard").themas.exists()
