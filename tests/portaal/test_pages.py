"""The roof: home, search over everything, the pages about the portal, and faults."""

import re

import pytest
from django.urls import get_resolver

from kennisbank.models import Onderwerp, Praktijk
from raadsportaal.portaal import views

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


def test_everything_that_open_data_offers_can_be_had(client):
    html = client.get("/open-data/").content.decode()
    offered = [address for address in re.findall(r'href="(/[^"#?]+)"', html) if re.search(r"csv|xlsx|rss|ics", address)]
    assert len(set(offered)) >= 8
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


@pytest.mark.parametrize("path", ["/", "/kennisbank/", "/beheer/login/", "/bestaat/niet/"])
def test_every_answer_forbids_what_is_not_ours(client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_every_public_address_is_reached_by_the_hostile_tests():
    from tests.portaal.test_hostile import PATHS

    def names(patterns, prefix=""):
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from names(pattern.url_patterns, route)
            else:
                yield route

    # tests/gemeenten/test_hostile.py reaches those of a municipality.
    elsewhere = ("beheer/", "gemeenten/<slug:gemeente>/")
    public = {route for route in names(get_resolver().url_patterns) if not route.startswith(elsewhere)}
    assert public == {route for route, _ in PATHS}
