"""The roof: home, search over everything, the pages about the portal, and faults."""

import errno
import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kennisbank.models import Onderwerp, Praktijk
from raadsportaal.basis import kinds
from raadsportaal.portaal import views
from tests import build
from tests.addresses import unrendered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def test_home_counts_what_is_really_there(client):
    html = client.get("/").content.decode()
    assert f"<dd>{Praktijk.objects.published().count()}</dd>" in html
    assert "Uit de kennisbank" in html


@pytest.mark.parametrize(
    "path", ["/over/", "/over/controle/", "/toegankelijkheid/", "/privacy/", "/open-data/", "/robots.txt"]
)
def test_pages_about_the_portal(client, path):
    assert client.get(path).status_code == 200


def test_what_the_portal_says_of_itself_is_counted_and_not_claimed(client):
    html = " ".join(client.get("/over/").content.decode().split())
    assert f"{Praktijk.objects.published().count()} voorbeelden van gemeenten" in html
    assert f"{Onderwerp.objects.count()} onderwerpen" in html
    assert "/cijfers/" in html and 'href="/cijfers/"' not in html
    for address in ("/samenwerking/belangenbehartiging/", "/samenwerking/op-weg/", "/samenwerking/uitwisseling/"):
        assert f'href="{address}"' in html


OFFERED = re.compile("csv|xlsx|rss|ics")


def test_everything_that_open_data_offers_can_be_had(client):
    html = client.get("/open-data/").content.decode()
    # What is under /data/ is made at night: tests/opendata has it.
    offered = {address for address in re.findall(r'href="(/(?!data/)[^"#?]+)"', html) if OFFERED.search(address)}
    assert len(offered) >= 8
    assert {client.get(address).status_code for address in offered} == {200}


def test_a_missing_page_offers_search_and_a_fault_offers_home(client, rf):
    response = client.get("/bestaat/niet/")
    assert response.status_code == 404
    assert "Deze pagina bestaat niet" in response.content.decode()
    assert "Er ging iets mis bij ons" in views.server_error(rf.get("/")).content.decode()


@pytest.mark.parametrize(("path", "queries"), [("/", 11)])
def test_the_roof_takes_a_constant_number_of_queries(client, path, queries, django_assert_max_num_queries):
    with django_assert_max_num_queries(queries):
        client.get(path)


STYLE = "/static/css/raadsportaal.css"


@pytest.mark.parametrize("path", ["/", "/kennisbank/", "/beheer/login/", "/bestaat/niet/", "/kennisbank/rss/", STYLE])
def test_every_answer_forbids_what_is_not_ours(client, path, settings):
    settings.WHITENOISE_USE_FINDERS = True
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_fault_of_ours_says_it_too(rf, client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr(views, "render_page", None)
    answer = client.get("/over/")
    assert answer.status_code == 500
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_fault_of_ours_asks_nothing_of_the_database(client, monkeypatch, django_assert_num_queries):
    """It may be the database that is away: whoever it is for would wait for it twice."""
    client.force_login(build.persoon())
    client.raise_request_exception = False
    monkeypatch.setattr(views, "render_page", None)
    with django_assert_num_queries(0):
        answer = client.get("/over/")
    assert answer.status_code == 500 and "no-store" in answer["Cache-Control"]


def test_a_question_for_another_host_is_one_line_in_the_log(client, caplog):
    answer = client.get("/", headers={"host": "elders.example"})
    assert answer.status_code == 400
    assert answer.headers["X-Frame-Options"] == "DENY"
    [line] = caplog.records
    assert "elders.example" in line.getMessage() and line.exc_info is None


def test_who_finds_a_hole_reads_whom_to_tell_where_the_operator_said_so(client, settings):
    settings.CONTACT_EMAIL = ""
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.CONTACT_EMAIL = "portaal@vng.example"
    answer = client.get("/.well-known/security.txt")
    told = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert told["Contact"] == "mailto:portaal@vng.example"
    left = datetime.fromisoformat(told["Expires"]) - timezone.now()
    assert timedelta(days=100) < left < timedelta(days=365)


def test_what_has_a_page_of_its_own_is_told_to_search_engines():
    """A kind that forgets it in the register is missed by nobody here. A land with a text is told by its landpagina."""
    records = [(kind, record) for kind in kinds.every() if (record := kind.model.objects.first())]
    with_page = {
        kind.name: bool(kind.pages) for kind, record in records if not re.search("[?#]", record.get_absolute_url())
    }
    assert len(with_page) > 10
    assert {name for name, told in with_page.items() if not told} == {"land", "gemeente"}


def test_search_engines_get_all_that_is_public_and_nothing_else(client, django_assert_max_num_queries):
    open_, closed = build.praktijk(titel="Open"), build.praktijk(titel="Dicht", status="concept")
    with django_assert_max_num_queries(15):
        xml = client.get("/sitemap.xml").content.decode()
    changed = f"<lastmod>{timezone.localdate():%Y-%m-%d}</lastmod>"
    assert f"<loc>http://testserver{open_.get_absolute_url()}</loc>{changed}" in xml
    assert "/kennisbank/themas/wonen/" in xml and "/cijfers/ontbreekt/" in xml and "/en/good-practices/<" in xml
    assert closed.slug not in xml and "/gemeenten/" not in xml and "#" not in xml
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").content.decode()
    addresses = re.findall(r"<loc>http://testserver([^<]*)</loc>", xml)
    assert len(addresses) == len(set(addresses)) > 500
    with unrendered():
        assert {client.get(address).status_code for address in addresses[:: len(addresses) // 25]} == {200}


def test_a_disk_that_is_full_is_told_and_no_fault_without_a_name(client, monkeypatch):
    client.raise_request_exception = False

    def full(*arguments, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(views, "render_page", full)
    answer = client.get("/over/")
    assert answer.status_code == 507
    assert "De schijf van het portaal is vol" in answer.content.decode()
