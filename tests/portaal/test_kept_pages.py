"""A page that was kept is the page as it would be made now, for everybody whom it may be shown to."""

import errno
import gzip
from datetime import date
from unittest.mock import Mock

import psycopg
import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kennisbank.models import Praktijk
from raadsportaal.basis import contentversion
from raadsportaal.basis.models import Weergave
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.portaal.apps import PRIVATE
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PAGE = "/kennisbank/oslo-klimaatbegroting/"
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0", "Accept-Encoding": "gzip"}


@pytest.fixture(autouse=True)
def keeping(settings, tmp_path):
    """As the processes of a web server do."""
    settings.KEEP_PAGES = 3600
    store = {"BACKEND": "raadsportaal.basis.kept_files.KeptFiles", "LOCATION": str(tmp_path)}
    settings.CACHES = settings.CACHES | {"pages": store}
    return tmp_path


def visit(path=PAGE, **headers):
    return Client(headers=BROWSER | headers).get(path)


def text(response):
    packed = response.get("Content-Encoding") == "gzip"
    return (gzip.decompress(response.content) if packed else response.content).decode()


@pytest.mark.parametrize("path", [PAGE, "/", "/kennisbank/", "/kennisbank/?thema=wonen", "/agendas/global-goals/11/"])
def test_the_second_visitor_gets_the_same_page_for_one_question(path, django_assert_num_queries):
    first = visit(path, **{"User-Agent": "curl"})
    with django_assert_num_queries(1):
        second = visit(path, **{"User-Agent": "curl"})
    assert second.content == first.content
    first["X-Request-ID"] = second["X-Request-ID"]  # each question has a number of its own
    assert second.headers == first.headers


def test_a_page_is_made_once_for_all_browsers_that_take_it_packed(django_assert_num_queries):
    first = visit(**{"User-Agent": "curl"})
    with django_assert_num_queries(1):
        same = visit(**{"User-Agent": "curl", "Accept-Encoding": "gzip, deflate, br, zstd"})
    assert same.content == first.content
    assert visit(**{"Accept-Encoding": "br"}).content.decode() == text(first)


def test_pages_of_before_a_change_are_thrown_away(keeping):
    for page in ("/", PAGE, "/kennisbank/"):
        visit(page)
    before = len(list(keeping.iterdir()))
    Praktijk.objects.filter(slug="oslo-klimaatbegroting").update(titel="Nu anders")
    visit()
    assert len(list(keeping.iterdir())) == before - 2


def test_a_page_that_finds_no_room_is_shown_all_the_same(monkeypatch):
    monkeypatch.setattr("tempfile.mkstemp", Mock(side_effect=OSError(errno.ENOSPC, "vol")))
    assert [visit().status_code for _ in range(2)] == [200, 200]


def test_what_is_published_is_on_the_page_at_once():
    visit()
    praktijk = Praktijk.objects.get(slug="oslo-klimaatbegroting")
    praktijk.titel = "Oslo telt het anders"
    praktijk.save()
    assert "Oslo telt het anders" in text(visit())


def test_a_change_that_is_rolled_back_makes_no_other_page():
    visit()
    before = contentversion.current()
    with transaction.atomic():
        Praktijk.objects.filter(slug="oslo-klimaatbegroting").update(titel="Nooit gebeurd")
        assert contentversion.current() != before
        transaction.set_rollback(True)
    assert contentversion.current() == before
    assert "Nooit gebeurd" not in text(visit())


def test_every_table_of_ours_raises_the_version_but_those_that_no_visitor_sees():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgname = %s) FROM pg_class AS c"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname ~ %s",
            [
                contentversion.TRIGGER,
                "^(agendas|basis|dossiers|gemeenten|instrumenten|kennisbank|opendata|portaal|redactie|samenwerking|volgen)_",
            ],
        )
        tables = dict(cursor.fetchall())
    unseen = {table for table, watched in tables.items() if not watched}
    assert unseen == {*PRIVATE, "basis_inhoudsversie", "basis_thesaurusstate"}  # the latter goes with its groups


def test_what_a_council_keeps_to_itself_makes_no_page_anew_and_what_it_shows_does():
    eigen, getoond = (build.dossier(build.gemeente(), openbaar_op=shown) for shown in (None, timezone.now()))
    acts = {
        "a dossier of its own": (lambda: build.dossier(eigen.gemeente), False),
        "a tie of that": (lambda: build.koppeling(eigen), False),
        "a change of it": (lambda: eigen.save(), False),
        "a tie of what is shown": (lambda: build.koppeling(getoond), True),
        "a change of what is shown": (lambda: getoond.save(), True),
        "showing": (lambda: eigen.publish(timezone.now()), True),
        "no longer showing": (lambda: getoond.hide(), True),
        "a change of what is shown now": (lambda: eigen.save(), True),
    }
    for name, (act, raises) in acts.items():  # each as if in a transaction of its own
        before = contentversion.current()
        with bereik(EVERYTHING), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('raadsportaal.inhoud_verhoogd', '', true)")
            act()
        assert (contentversion.current() != before) == raises, name


def test_two_who_write_at_once_do_not_wait_for_each_other():
    """A long import would hold up everybody else."""
    known = connection.get_connection_params() | {"options": "-c lock_timeout=2000"}
    known.pop("cursor_factory"), known.pop("context")
    with psycopg.connect(**known) as first, psycopg.connect(**known) as second:
        for writer, slug in ((first, "oslo-klimaatbegroting"), (second, "grutto-weide")):
            writer.execute("UPDATE kennisbank_land SET naam = naam WHERE code = %s", [slug])
        for writer in (first, second):
            writer.rollback()


def test_who_is_signed_in_gets_a_page_of_his_own_and_leaves_none():
    visit()
    client = Client(headers=BROWSER)
    client.force_login(build.persoon(naam="Femke Vos"))
    assert "Femke Vos" in text(client.get(PAGE))
    assert "Femke Vos" not in text(visit())
    assert "no-store" in client.get(PAGE)["Cache-Control"]


def test_a_page_with_a_form_of_its_own_is_made_for_each():
    address = f"/melden/praktijk/{Praktijk.objects.get(slug='oslo-klimaatbegroting').pk}/"
    tokens = [text(visit(address)).partition('name="csrfmiddlewaretoken" value="')[2][:64] for _ in range(2)]
    assert len(tokens[0]) == 64 and tokens[0] != tokens[1]


def test_who_has_the_page_hears_that_it_is_the_same_until_it_changes():
    etag = visit()["ETag"]
    same = visit(**{"If-None-Match": etag})
    assert (same.status_code, same.content) == (304, b"")
    assert same["Content-Security-Policy"]
    Praktijk.objects.filter(slug="oslo-klimaatbegroting").update(titel="Nu anders")
    other = visit(**{"If-None-Match": etag})
    assert other.status_code == 200 and other["ETag"] != etag


def test_a_part_for_htmx_and_the_page_are_kept_apart():
    page, part = visit("/kennisbank/"), visit("/kennisbank/", **{"HX-Request": "true"})
    assert "<html" in text(page) and "<html" not in text(part)
    assert "<html" in text(visit("/kennisbank/"))


def test_each_visit_is_counted_and_a_program_is_not():
    praktijk = Praktijk.objects.get(slug="oslo-klimaatbegroting")
    for agent in ("curl", BROWSER["User-Agent"], BROWSER["User-Agent"]):
        visit(**{"User-Agent": agent})
    assert sum(Weergave.objects.filter(soort="praktijk", record=praktijk.pk).values_list("aantal", flat=True)) == 2


def test_the_log_says_which_page_it_was_also_of_one_that_was_kept(caplog):
    caplog.set_level("INFO", logger="raadsportaal.verzoek")
    for _ in range(2):
        visit()
    assert [line.feiten["pagina"] for line in caplog.records] == ["kennisbank:praktijk"] * 2


def test_the_next_day_the_page_is_made_again(monkeypatch):
    visit()
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2031, 5, 6))
    with CaptureQueriesContext(connection) as asked:
        visit()
    assert len(asked) > 1
