"""Whose session ended while typing: told so, and back to the page of the form after signing in."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.gemeenten.test_access import place as place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def sent(place, method="post", **headers):
    base, keys, *_ = place
    return getattr(Client(), method)(
        f"{base}dossiers/{keys['dossier']}/koppelen/", {"toelichting": "x"}, headers=headers
    )


FORM = "/gemeenten/proefgemeente/dossiers/geheim-plan/koppelen/?zoek=groen"


def test_who_was_signed_out_while_typing_hears_so_and_comes_back_to_the_form(place):
    response = sent(place, referer=f"http://testserver{FORM}")
    assert parse_qs(urlsplit(response.url).query)["next"] == [FORM]
    client = Client()
    client.cookies = response.cookies
    assert "U bent uitgelogd. Log in, dan gaat u verder." in client.get(response.url).content.decode()


def test_over_htmx_too(place):
    headers = {"hx-request": "true", "hx-current-url": f"http://testserver{FORM}"}
    response = sent(place, **headers)
    assert parse_qs(urlsplit(response["HX-Redirect"]).query)["next"] == [FORM]


@pytest.mark.parametrize(
    "elsewhere",
    ["", "https://elders.example/", "http://testserver//elders.example/x", "javascript:alert(1)", "/x", "http://[x"],
)
def test_a_form_that_was_sent_from_elsewhere_leads_to_the_own_municipality(place, elsewhere):
    response = sent(place, referer=elsewhere)
    assert parse_qs(urlsplit(response.url).query)["next"] == ["/mijn-gemeente/"]


def test_a_visitor_who_follows_a_link_is_not_told_of_signing_out(place):
    response = sent(place, "get", referer=f"http://testserver{FORM}")
    assert "messages" not in response.cookies
    assert "geheim-plan/koppelen/" in response.url
