"""Counts without names: how often a page is read, which words find nothing, in how many dossiers a praktijk is used."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, transaction
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from raadsportaal import gunicorn_conf
from raadsportaal.basis.models import Weergave, Zoekterm
from raadsportaal.basis.search.counting import Views, count_view
from raadsportaal.dossiers.models import Besluit
from samenwerking.models import Programma
from tests import build
from tests.addresses import context_of
from tests.redactie.tellingen import FIREFOX, Reader, days_ago, searched
from tests.tegelijk import Meanwhile, until_waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PRAKTIJKEN = "/beheer/kennisbank/praktijk/"


@pytest.fixture
def client():
    return Reader()


def views(record):
    return [(row.dag, row.aantal) for row in Weergave.objects.filter(soort=record.KIND, record=record.pk)]


def test_each_time_somebody_opens_the_page_is_counted_on_its_day(client):
    praktijk = build.praktijk()
    for _ in range(3):
        assert client.get(praktijk.get_absolute_url()).status_code == 200
    assert views(praktijk) == [(timezone.localdate(), 3)]
    programma = Programma.objects.published().first()
    client.get(programma.get_absolute_url())
    assert views(programma) == [(timezone.localdate(), 1)]
    assert not Session.objects.filter(session_key=client.cookies.get("sessionid")).exists()


def test_visits_are_added_up_and_written_together_by_who_comes_later(client, settings):
    settings.COUNT_EACH = 3600
    read, other = build.praktijk(), build.praktijk()
    for praktijk in (read, other, read):
        client.get(praktijk.get_absolute_url())
    assert views(read) == views(other) == []
    settings.COUNT_EACH = 0
    client.get(other.get_absolute_url())
    assert views(read) == views(other) == [(timezone.localdate(), 2)]
    client.get(read.get_absolute_url())
    assert views(read) == [(timezone.localdate(), 3)]


def test_a_process_that_stops_writes_what_it_counted(client, settings):
    settings.COUNT_EACH = 3600
    praktijk = build.praktijk()
    client.get(praktijk.get_absolute_url())
    gunicorn_conf.worker_exit(None, None)
    gunicorn_conf.worker_exit(None, None)
    assert views(praktijk) == [(timezone.localdate(), 1)]


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
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE weg RENAME TO basis_weergave")
    client.get(praktijk.get_absolute_url())
    assert views(praktijk) == [(timezone.localdate(), 2)], "who came meanwhile is counted later"


def test_two_processes_that_write_the_same_rows_wait_in_turn_and_not_for_each_other(committed, settings):
    settings.COUNT_EACH = 3600
    day, first, last = date(2000, 1, 1), 1, 2
    rows = Weergave.objects.filter(soort="proef")

    def counting(*numbers):
        process = Views()
        for number in numbers:
            process.add("proef", number, day)
        return Meanwhile(process.write)

    def all_but_one_row_free():
        with transaction.atomic():
            rows.select_for_update().get(record=first)
            one = counting(first, last)
            until_waiting(1)
            other = counting(last, first)
            until_waiting(2)
        return one, other

    try:
        committed(counting(first, last).join)
        for process in committed(all_but_one_row_free):
            process.join(30)
        assert committed(lambda: {row.record: row.aantal for row in rows.all()}) == {first: 3, last: 3}
    finally:
        committed(rows.all().delete)


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
    column = context_of(schrijver, PRAKTIJKEN)["cl"].list_display.index("bekeken")
    records = list(context_of(schrijver, f"{PRAKTIJKEN}?o=-{column}")["cl"].result_list)
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
