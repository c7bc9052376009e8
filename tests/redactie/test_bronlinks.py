"""Links of sources: looked at politely, from the open internet only, and two failures in a week make one broken."""

from datetime import UTC, datetime

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from kennisbank.models import Praktijk
from raadsportaal.redactie import tasks
from raadsportaal.redactie.checks import links, points, visiting
from raadsportaal.redactie.models import Bronlink, Controlepunt
from tests import build
from tests.redactie.bronlinks import DAY, MONDAY, look, only_link
from tests.redactie.conftest import member
from tests.redactie.forms import address, said
from tests.webserver import answering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content", "own_machine")]


@pytest.mark.parametrize(
    ("path", "stand", "words"),
    [
        ("/goed", "goed", ""),
        ("/head", "goed", ""),
        ("/weg", "hapert", "fout 404"),
        ("/stuk", "hapert", "fout 500"),
        ("/dicht", "geweigerd", "laat geen programma's toe"),
        ("/druk", "geweigerd", "fout 429"),
        ("/verhuisd", "verhuisd", ""),
        ("/tijdelijk", "goed", ""),
        ("/kring", "geweigerd", "blijft naar een ander adres verwijzen"),
        ("/binnen", "hapert", "besloten netwerk"),
        ("/schijf", "hapert", "begint met http"),
    ],
)
def test_what_a_site_answers_becomes_a_state_in_words(path, stand, words):
    answers = {
        "/goed": 200, "/head": lambda asked: 405 if asked.command == "HEAD" else 200, "/stuk": 500, "/dicht": 403,
        "/druk": 429, "/verhuisd": (301, "/goed"), "/tijdelijk": (302, "/goed"), "/kring": (302, "/kring"),
        "/binnen": (301, "http://10.0.0.1/"), "/schijf": (302, "file:///etc/passwd"),
    }  # fmt: skip
    with answering(answers) as (url, asked):
        link = only_link(url + path)
        assert look(link) == stand
        assert words in link.uitleg
        assert link.naar == (f"{url}/goed" if stand == "verhuisd" else "")
    assert asked[0] == ("HEAD", path) and len(asked) <= 2


@pytest.mark.parametrize("url", ["http://localhost:1/", "http://169.254.169.254/", "http://[::1]/"])
def test_an_address_inside_is_never_asked(url, monkeypatch):
    monkeypatch.undo()
    link = only_link(url)
    look(link)
    assert "besloten netwerk" in link.uitleg


def test_one_failure_says_nothing_and_a_second_within_a_week_is_broken_since_the_first():
    with answering({}) as (url, _):
        link = only_link(f"{url}/weg")
        assert look(link) == "hapert" and link.volgende_keer == MONDAY + 2 * DAY
        assert look(link, MONDAY + 2 * DAY) == "kapot"
        assert link.in_woorden == "kapot sinds 16-11-2026: de site geeft fout 404"
        assert look(link, MONDAY + 9 * DAY) == "kapot" and "16-11-2026" in link.uitleg and link.fouten == 3


def test_two_failures_more_than_a_week_apart_are_one_and_one():
    with answering({}) as (url, _):
        link = only_link(f"{url}/weg")
        look(link)
        assert look(link, MONDAY + 8 * DAY) == "hapert" and link.volgende_keer == MONDAY + 10 * DAY


def test_when_no_site_at_all_answers_it_is_our_own_network():
    Bronlink.objects.all().delete()
    for n in range(5):
        Bronlink.objects.create(url=f"http://10.0.0.{n}/", volgende_keer=MONDAY)
    assert not links.check_batch(MONDAY)
    assert set(Bronlink.objects.values_list("stand", flat=True)) == {"onbekend"}


def test_a_batch_that_nobody_answers_is_noted_when_a_site_of_last_time_does():
    Bronlink.objects.all().delete()
    for n in range(5):
        Bronlink.objects.create(url=f"http://10.0.0.{n}/", volgende_keer=MONDAY)
    with answering({"/": 200}) as (url, asked):
        Bronlink.objects.create(url=f"{url}/", stand="goed", bekeken_op=MONDAY - DAY, volgende_keer=MONDAY + 6 * DAY)
        links.check_batch(MONDAY)
    assert asked == [("HEAD", "/")]
    assert Bronlink.objects.filter(stand="hapert").count() == 5


def test_a_batch_that_is_not_noted_makes_room_for_the_next():
    Bronlink.objects.all().delete()
    for n in range(5):
        Bronlink.objects.create(url=f"http://10.0.0.{n}/", volgende_keer=MONDAY)
    links.check_batch(MONDAY)
    assert set(Bronlink.objects.values_list("volgende_keer", "stand")) == {(MONDAY + DAY, "onbekend")}


def test_what_is_no_address_at_all_stops_no_other():
    with answering({"/": 200}) as (url, _):
        only_link("http://[x")
        good = Bronlink.objects.create(url=f"{url}/", volgende_keer=MONDAY)
        assert look(good) == "goed"
    assert Bronlink.objects.get(url="http://[x").uitleg == "Dit is geen webadres."


def test_a_host_has_its_rest_between_two_requests():
    moment, slept = [100.0], []
    beleefd = visiting.Beleefd(pause=2, clock=lambda: moment[0], sleep=slept.append)
    beleefd.wait("http://een.example/a")
    beleefd.wait("http://twee.example/")
    moment[0] += 0.5
    beleefd.wait("http://een.example/b")
    assert slept == [1.5]


def test_a_batch_takes_few_of_one_host_and_asks_for_the_next_batch(monkeypatch):
    with answering({f"/{n}": 200 for n in range(5)}) as (url, asked):
        only_link(f"{url}/0")
        Bronlink.objects.bulk_create([Bronlink(url=f"{url}/{n}", volgende_keer=MONDAY) for n in range(1, 5)])
        monkeypatch.setattr(links.timezone, "now", lambda: MONDAY)
        links.kijk_links()
    assert len(asked) == links.PER_HOST
    assert ProcrastinateJob.objects.filter(task_name=links.TASK, status="todo").count() == 1


def test_each_night_addresses_of_readable_records_are_known_and_others_forgotten():
    praktijk, concept = build.praktijk(), build.praktijk(status="concept")
    praktijk.bronregels.update(url="https://voorbeeld.example/een")
    concept.bronregels.update(url="https://voorbeeld.example/twee")
    Bronlink.objects.create(url="https://voorbeeld.example/van-niemand")
    tasks.verzamel_links(0)
    tasks.verzamel_links(1)  # the one job that waits is enough
    known = Bronlink.objects.filter(url__startswith="https://voorbeeld.example/").values_list("url", flat=True)
    assert list(known) == ["https://voorbeeld.example/een"]
    assert Bronlink.objects.filter(url=Praktijk.objects.get(slug="oslo-klimaatbegroting").bronregels.first().url)
    assert ProcrastinateJob.objects.filter(task_name=links.TASK).count() == 1


def test_a_broken_source_brings_each_record_that_has_it_and_a_repair_takes_it_away():
    one, two = build.praktijk(), build.praktijk()
    link = Bronlink.objects.create(url="https://example.org/source", stand="kapot", uitleg="sinds 16-11-2026: fout 404")
    for _ in range(2):
        points.broken_links(MONDAY)
    assert set(Controlepunt.objects.open().values_list("record", flat=True)) == {one.pk, two.pk}
    assert "kapot sinds 16-11-2026" in Controlepunt.objects.first().uitleg
    Bronlink.objects.filter(pk=link.pk).update(stand="goed")
    points.broken_links(MONDAY + DAY)
    assert not Controlepunt.objects.open().exists()


def test_the_form_says_which_source_is_broken(schrijver):
    praktijk = build.praktijk()
    Bronlink.objects.create(url="https://example.org/source", stand="kapot", uitleg="sinds 16-11-2026: fout 404")
    assert "kapot sinds 16-11-2026: fout 404" in schrijver.get(address(praktijk)).content.decode()


def test_the_list_of_links_names_the_records_and_looks_again_when_asked(schrijver, django_assert_max_num_queries):
    praktijk = build.praktijk(titel="Grutto in de wijk")
    link = only_link("https://example.org/source")
    Bronlink.objects.filter(pk=link.pk).update(stand="kapot", volgende_keer=MONDAY + 900 * DAY)
    with django_assert_max_num_queries(30):
        page = schrijver.get("/beheer/redactie/bronlink/?stand__exact=kapot").content.decode()
    assert address(praktijk) in page and "Grutto in de wijk" in page
    data = {"action": "look_again", "_selected_action": [link.pk]}
    assert "kijkt de komende minuten opnieuw" in said(schrijver.post("/beheer/redactie/bronlink/", data))
    link.refresh_from_db()
    assert link.volgende_keer < datetime.now(UTC) + DAY
    assert "Kapotte bronlinks (1)" in schrijver.get("/beheer/").content.decode()
    assert member("advies").get("/beheer/redactie/bronlink/").status_code == 403
