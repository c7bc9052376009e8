"""Counts without names: how often a page is read, which words find nothing, in how many dossiers a praktijk is used."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from raadsportaal.basis.models import Weergave, Zoekterm
from raadsportaal.basis.redactie import tellen
from raadsportaal.basis.redactie.tellen import count_view
from raadsportaal.dossiers.models import Besluit
from samenwerking.models import Programma
from tests import build
from tests.redactie.conftest import member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/beheer/basis/zoekterm/"
PRAKTIJKEN = "/beheer/kennisbank/praktijk/"


FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def client():
    return Client(headers={"User-Agent": FIREFOX})


def views(record):
    return [(row.dag, row.aantal) for row in Weergave.objects.filter(soort=record.KIND, record=record.pk)]


def terms():
    return {(row.woorden, row.waar): row.aantal for row in Zoekterm.objects.all()}


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def searched(woorden, *days, waar="praktijk", aantal=1):
    for n in days:
        Zoekterm.objects.create(woorden=woorden, waar=waar, dag=days_ago(n), aantal=aantal)


def test_each_time_somebody_opens_the_page_is_counted_on_its_day(client):
    praktijk = build.praktijk()
    for _ in range(3):
        assert client.get(praktijk.get_absolute_url()).status_code == 200
    assert views(praktijk) == [(timezone.localdate(), 3)]
    programma = Programma.objects.published().first()
    client.get(programma.get_absolute_url())
    assert views(programma) == [(timezone.localdate(), 1)]
    assert not Session.objects.filter(session_key=client.cookies.get("sessionid")).exists()


def test_programs_staff_and_browsers_that_run_ahead_are_no_readers(client, beheer):
    praktijk = build.praktijk()
    page = praktijk.get_absolute_url()
    beheer.get(page)
    client.logout()
    client.head(page)
    programs = [
        "Googlebot/2.1",
        "Some-Crawler",
        "WhatsApp link preview",
        "Yahoo! Slurp",
        "curl/8.5.0",
        "Opera/9.80",
        "",
    ]
    said = ("HeadlessChrome/140", "facebookexternalhit/1.1", "ChatGPT-User/1.0", "meta-externalagent/1.1", "Scrapy/2")
    for agent in [*programs, *(f"Mozilla/5.0 (compatible; {name})" for name in said)]:
        client.get(page, headers={"User-Agent": agent})
    client.get(page, headers={"Sec-Purpose": "prefetch;prerender"})
    assert views(praktijk) == []


def test_a_preview_is_not_counted(client, beheer):
    praktijk = build.praktijk()
    wide = beheer.get(reverse("voorbeeld_maak", args=["praktijk", praktijk.pk])).url
    client.logout()
    assert client.get(f"{wide}pagina/").status_code == 200
    assert views(praktijk) == []


def test_a_count_that_fails_does_not_break_the_page(client):
    praktijk = build.praktijk()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE basis_weergave RENAME TO weg; ALTER TABLE basis_zoekterm RENAME TO ook_weg")
    assert client.get(praktijk.get_absolute_url()).status_code == 200
    assert client.get("/kennisbank/?q=zzzzz").status_code == 200


def test_readers_at_once_are_all_counted(committed):
    record = type("Record", (), {"KIND": "proef", "pk": 1})
    today = date(2000, 1, 1)

    def read(_):
        request = RequestFactory(headers={"User-Agent": FIREFOX}).get("/")
        request.user = AnonymousUser()
        try:
            count_view(request, record, today)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(read, range(24)))
    try:
        assert committed(lambda: Weergave.objects.get(soort="proef", dag=today).aantal) == 24
    finally:
        committed(lambda: Weergave.objects.filter(soort="proef").delete())


def test_words_that_find_nothing_are_counted_per_place_and_in_one_form(client):
    client.get("/kennisbank/", {"q": "  Zwavelkruid   BOMEN "})
    client.get("/kennisbank/", {"q": "zwavelkruid bomen"})
    client.get("/samenwerking/programmas/", {"q": "zwavelkruid"})
    client.get("/samenwerking/stedenbanden/", {"q": "zwavelkruid"})
    client.get("/zoeken/", {"q": "zwavelkruid"})
    assert terms() == {
        ("zwavelkruid bomen", "praktijk"): 2,
        ("zwavelkruid", "programma"): 1,
        ("zwavelkruid", "stedenband"): 1,
        ("zwavelkruid", "overal"): 1,
    }


def test_what_finds_something_or_is_no_search_is_not_counted(client):
    client.get("/kennisbank/", {"q": "regen"})
    client.get("/kennisbank/", {"q": "oslo", "land": "SE"}, follow=True)
    client.get("/kennisbank/", {"q": "oslo", "thema": "onderwijs"})
    client.get("/kennisbank/", {"q": "zwavelkruid", "pagina": "2"})
    client.get("/kennisbank/", {"q": ""})
    client.get("/kennisbank/", {"q": "zwavelkruid"}, headers={"User-Agent": "bingbot"})
    client.get("/zoeken/suggesties/", {"q": "zwavelk"}, headers={"HX-Request": "true"})
    client.head("/zoeken/?q=zwavelkruid")
    assert terms() == {}


def test_another_filter_or_a_reload_is_no_second_search(client):
    here = "http://testserver/kennisbank/?q=Zwavelkruid"
    client.get("/kennisbank/", {"q": "zwavelkruid"}, headers={"HX-Request": "true", "HX-Current-URL": here[:31]})
    client.get(
        "/kennisbank/", {"q": "zwavelkruid", "thema": "wonen"}, headers={"HX-Request": "true", "HX-Current-URL": here}
    )
    client.get("/kennisbank/", {"q": "zwavelkruid"}, headers={"Referer": here})
    client.get("/kennisbank/", {"q": "zwavelkruid"}, headers={"Referer": "http://[kapot"})
    assert terms() == {("zwavelkruid", "praktijk"): 2}


@pytest.mark.parametrize(
    "personal",
    [
        "jan@zwavelkruid.example",
        "zwavelkruid 12345",
        "zwavelkruid 06 12 34 56 78",
        "wie is toch die mevrouw van zwavelkruid hier",
        "zwavelkruid 2514 GL",
        "zwavelkruid 2514gl",
        "Zwavelkruidstraat 12",
        "zwavelkruidlaan 3-b",
        "zwavelkruid, Korte Weg, 145",
    ],
)
def test_what_may_name_a_person_is_not_kept(client, personal):
    client.get("/kennisbank/", {"q": personal})
    client.get("/zoeken/", {"q": personal})
    assert terms() == {}


def test_a_year_behind_a_subject_is_no_address(client):
    client.get("/kennisbank/", {"q": "zwavelkruidpark 2030"})
    assert terms() == {("zwavelkruidpark 2030", "praktijk"): 1}


def test_who_searches_for_ever_new_words_fills_no_table(client, monkeypatch):
    monkeypatch.setattr(tellen, "MOST_NEW", 2)
    searched("van gisteren", 1)
    for words in ("zwavelkruid", "havenkraanx", "tramlijnx", "zwavelkruid"):
        client.get("/kennisbank/", {"q": words})
    assert terms() == {("van gisteren", "praktijk"): 1, ("zwavelkruid", "praktijk"): 2, ("havenkraanx", "praktijk"): 1}


def test_long_words_are_cut_and_hostile_ones_break_nothing(client):
    client.get("/zoeken/", {"q": "zwavelkruid" * 20})
    client.get("/zoeken/", {"q": "zwavelkruid\x00'; DROP TABLE"})
    assert sorted(woorden for woorden, _ in terms()) == sorted([("zwavelkruid" * 20)[:60], "zwavelkruid drop table"])


def test_the_list_sums_three_months_and_hides_what_is_rare(controleur):
    searched("havenkraan", 1, 30, 89)
    searched("havenkraan", 1, waar="overal", aantal=4)
    searched("tramlijn", 3, aantal=3)
    searched("jan jansen", 2, aantal=2)
    searched("te oud", 90, 91, aantal=9)
    page = controleur.get(LIST)
    assert [(row["woorden"], row["keer"], row["laatst"], row["waar"]) for row in page.context["pagina"]] == [
        ("havenkraan", 7, days_ago(1), "hele portaal, praktijken"),
        ("tramlijn", 3, days_ago(3), "praktijken"),
    ]
    assert 'href="/zoeken/?q=havenkraan"' in page.content.decode()
    assert "jan jansen" not in page.content.decode()


def test_the_list_is_read_only_and_for_editors():
    searched("jan jansen", 2)
    one = Zoekterm.objects.get()
    for group, status in (("redacteur", 200), ("programmabeheer", 200), ("advies", 403)):
        client = member(group)
        assert client.get(LIST).status_code == status, group
        for path in (f"{LIST}add/", f"{LIST}{one.pk}/change/", f"{LIST}{one.pk}/delete/", f"{LIST}{one.pk}/history/"):
            page = client.get(path, follow=True)
            assert page.status_code == 403 or "jan jansen" not in page.content.decode(), path


def test_the_night_forgets_old_counts():
    searched("tramlijn", 89, 90)
    for n in (100, 101):
        Weergave.objects.create(soort="praktijk", record=1, dag=days_ago(n), aantal=1)
    out = StringIO()
    call_command("ruim_op", stdout=out)
    assert [row.dag for row in Zoekterm.objects.all()] == [days_ago(89)]
    assert [row.dag for row in Weergave.objects.all()] == [days_ago(100)]


def test_the_editors_list_shows_and_sorts_by_what_is_read(schrijver):
    read, less = build.praktijk(), build.praktijk()
    for record, n, aantal in ((read, 0, 4), (read, 89, 3), (read, 90, 100), (less, 1, 5)):
        Weergave.objects.create(soort="praktijk", record=record.pk, dag=days_ago(n), aantal=aantal)
    Weergave.objects.create(soort="programma", record=less.pk, dag=days_ago(1), aantal=50)
    column = schrijver.get(PRAKTIJKEN).context["cl"].list_display.index("bekeken")
    records = list(schrijver.get(PRAKTIJKEN, {"o": f"-{column}"}).context["cl"].result_list)
    assert [(one.pk, one.bekeken_n) for one in records[:2]] == [(read.pk, 7), (less.pk, 5)]
    assert records[-1].bekeken_n == 0


def test_dossiers_of_all_municipalities_are_counted_and_not_shown(schrijver):
    praktijk = build.praktijk(titel="Geteld voorbeeld")
    for naam, besluit in (("Een", Besluit.GEKOPPELD), ("Twee", Besluit.GEKOPPELD), ("Drie", Besluit.VOORSTEL)):
        dossier = build.dossier(build.gemeente(naam), titel=f"Geheim {naam}")
        build.koppeling(dossier, praktijk, besluit)
    page = schrijver.get(PRAKTIJKEN, {"q": "Geteld voorbeeld"})
    assert [one.dossiers_n for one in page.context["cl"].result_list] == [2]
    assert "Geheim" not in page.content.decode()


def test_more_records_take_no_more_queries(schrijver):
    build.praktijk(titel="Telproef")
    schrijver.get(PRAKTIJKEN)
    with connection.execute_wrapper(count := Count()):
        schrijver.get(PRAKTIJKEN, {"q": "Telproef"})
    for _ in range(5):
        build.praktijk(titel="Telproef")
    with connection.execute_wrapper(again := Count()):
        schrijver.get(PRAKTIJKEN, {"q": "Telproef"})
    assert again.n == count.n


class Count:
    n = 0

    def __call__(self, execute, sql, params, many, context):
        self.n += 1
        return execute(sql, params, many, context)
