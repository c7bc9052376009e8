"""The bell beside a heading, and the page behind it: with an account, without JavaScript, and for whom it is not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agendas.models import Doel, Indicator
from raadsportaal.gemeenten.models import Rol
from raadsportaal.volgen import spreading
from raadsportaal.volgen.models import Gevolgd
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def doel():
    return Doel.objects.global_goals().get(nummer=11)


def page(client, path, **extra):
    response = client.get(path, **extra)
    assert response.status_code == 200, path
    return response.content.decode()


PUBLIC = [
    "/agendas/global-goals/11/",
    "/agendas/klimaat/parijs/",
    "/kennisbank/?land=noorwegen&q=water",
    "/samenwerking/programmas/",
    "/bijeenkomsten/",
    "/zoeken/?q=water",
    "/samenwerking/landen/jordanie/",
    "/kennisbank/themas/wonen/",
    "/gemeenten/amsterdam/",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_visitor_gets_a_link_and_no_cookie_so_that_the_page_is_the_same_for_all(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert 'href="/volgen/?' in response.content.decode()
    assert not response.cookies and "csrfmiddlewaretoken" not in response.content.decode()


def test_the_pages_of_records_have_it_too(client, amsterdam):
    praktijk, indicator = build.praktijk(), Indicator.objects.published().first()
    for path in (
        praktijk.get_absolute_url(), indicator.get_absolute_url(), f"/gemeenten/amsterdam/meetlat/{indicator.slug}/",
    ):  # fmt: skip
        assert 'href="/volgen/?' in page(client, path)


def test_following_needs_no_more_than_a_choice_and_stopping_a_click(ingelogd, doel):
    adres = f"/volgen/?wat=doel&welk={doel.pk}"
    assert "Volg<span" in page(ingelogd, "/agendas/global-goals/11/")
    sent = {"wat": "doel", "welk": doel.pk, "hoe_vaak": "meteen"}
    after = ingelogd.post("/volgen/", sent, follow=True)
    assert after.redirect_chain == [(adres, 302)]
    assert "U volgt nu: Doel 11" in after.content.decode()
    assert "U volgt dit<span" in page(ingelogd, "/agendas/global-goals/11/")
    assert Gevolgd.objects.get().hoe_vaak == "meteen"
    ingelogd.post("/volgen/", sent | {"stop": "1"})
    assert "Volg<span" in page(ingelogd, "/agendas/global-goals/11/")
    ingelogd.post("/volgen/", sent)
    assert Gevolgd.objects.kept().count() == 1, "who follows it again follows it once"


def test_htmx_gets_the_bell_alone_and_the_reader_hears_it(ingelogd, doel):
    sent = {"wat": "doel", "welk": doel.pk, "hoe_vaak": "week"}
    response = ingelogd.post("/volgen/", sent, headers={"HX-Request": "true"})
    assert response.content.decode().strip().startswith("<details")
    assert "U volgt nu" in response["HX-Trigger-After-Settle"]


def test_without_a_choice_it_says_so_and_follows_nothing(ingelogd, doel):
    response = ingelogd.post("/volgen/", {"wat": "doel", "welk": doel.pk, "hoe_vaak": "soms"})
    assert response.status_code == 422
    assert "Kies hoe vaak u een e-mail wilt." in response.content.decode()
    assert not Gevolgd.objects.exists()


def test_nobody_follows_without_end(ingelogd, volger, doel, monkeypatch):
    monkeypatch.setattr("raadsportaal.volgen.choices.MOST", 1)
    sent = {"wat": "doel", "welk": doel.pk, "hoe_vaak": "week"}
    ingelogd.post("/volgen/", sent)
    assert ingelogd.post("/volgen/", sent).status_code == 302, "what one follows already can be changed"
    response = ingelogd.post("/volgen/", {"zoek": "/kennisbank/", "hoe_vaak": "week"})
    assert response.status_code == 422 and "Stop eerst met iets anders." in response.content.decode()
    assert volger.gevolgd.count() == 1


def test_a_search_is_followed_with_its_filters_and_shown_as_followed(ingelogd):
    ingelogd.post("/volgen/", {"zoek": "/kennisbank/?q=water&land=noorwegen&volgorde=nieuw", "hoe_vaak": "week"})
    assert "U volgt dit<span" in page(ingelogd, "/kennisbank/?q=water&land=noorwegen")
    assert "Volg<span" in page(ingelogd, "/kennisbank/?q=water")


def test_a_dossier_is_followed_by_who_may_read_it_and_is_not_there_for_others(ingelogd, client, gemeente):
    own, other = build.dossier(gemeente), build.dossier(build.gemeente("Elders"))
    assert "Volg<span" in page(ingelogd, own.get_absolute_url())
    assert ingelogd.get(f"/volgen/?wat=dossier&welk={own.pk}").status_code == 200
    for path in (f"/volgen/?wat=dossier&welk={other.pk}", f"/volgen/?wat=passend&welk={other.gemeente_id}"):
        assert ingelogd.get(path).status_code == 404
    assert ingelogd.post("/volgen/", {"wat": "dossier", "welk": other.pk, "hoe_vaak": "dag"}).status_code == 404
    ingelogd.logout()
    assert ingelogd.get(f"/volgen/?wat=dossier&welk={own.pk}").status_code == 404
    assert not Gevolgd.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "wat=doel",
        "wat=doel&welk=999999",
        "wat=doel&welk=-1",
        "wat=doel&welk=x",
        "wat=cijfer&welk=1",
        "wat=weet&welk=1",
        "zoek=https://elders.example/kennisbank/",
        "zoek=/beheer/",
        "zoek=/zoeken/",
        "zoek=//elders.example/zoeken/?q=x",
        "wat=cijfer&welk=1&van=nergens",
        "wat=cijfer&welk=1&van=%00",
        "wat=zoekvraag&welk=1",
        "zoek=%00",
        "zoek=[",
        "zoek=http://[",
        f"zoek=/zoeken/?q={'é' * 100}",
    ],
)
def test_what_cannot_be_followed_is_not_there(client, query):
    assert client.get(f"/volgen/?{query}").status_code == 404


def test_a_search_that_is_too_long_to_follow_is_answered_without_the_way_to_follow_it(client):
    for path in ("/zoeken/", "/kennisbank/"):
        assert "/volgen/?zoek=" in page(client, f"{path}?q=water")
        assert "/volgen/?zoek=" not in page(client, f"{path}?q={'é' * 100}")


def test_each_thing_has_a_feed_of_its_news(client, doel):
    build.praktijk(titel="Klimaatplafond")
    spreading.spread(timezone.now())
    feed = page(client, f"/volgen/nieuws/doel/{doel.pk}/")
    assert "<feed" in feed and "Nieuw voorbeeld: Klimaatplafond." in feed
    for path in ("dossier/1", "zoekvraag/1", "doel/999999999999999999999", "passend/1", "weet/1"):
        assert client.get(f"/volgen/nieuws/{path}/").status_code == 404
    assert f"/volgen/nieuws/doel/{doel.pk}/" in page(client, f"/volgen/?wat=doel&welk={doel.pk}")


def test_each_list_that_can_be_followed_has_a_feed(client):
    for path in ("/kennisbank/", "/samenwerking/programmas/", "/bijeenkomsten/"):
        assert f'href="{path}rss/?q=water"' in page(client, f"/volgen/?zoek={path}?q=water")
        assert "<rss" in page(client, f"{path}rss/?q=water")


def test_the_bells_cost_who_is_signed_in_one_statement_for_the_goal_and_one_for_all_its_subdoelen(ingelogd, doel):
    with CaptureQueriesContext(connection) as queries:
        page(ingelogd, "/agendas/global-goals/11/")
    assert len([one for one in queries if "volgen_" in one["sql"]]) == 2


def test_each_subdoel_has_its_own_bell_on_the_page_of_the_goal(client, raadslid, doel):
    subdoelen = list(doel.subdoelen.all())
    seen = page(client, "/agendas/global-goals/11/")
    assert len(subdoelen) == 10
    for subdoel in subdoelen:
        assert f'href="/volgen/?wat=subdoel&amp;welk={subdoel.pk}"' in seen
        assert f"Volg subdoel {subdoel.code}" in seen
    client.force_login(raadslid)
    client.post("/volgen/", {"wat": "subdoel", "welk": subdoelen[0].pk, "hoe_vaak": "week"})
    seen = page(client, "/agendas/global-goals/11/")
    assert "U volgt subdoel 11.1" in seen and "Volg subdoel 11.2" in seen


def test_a_visitor_of_a_goal_loads_no_script_that_the_page_does_not_use(client, raadslid):
    """The page is near the weight that a first visit may have; see tests/journeys/test_pages_look.py."""
    seen = page(client, "/agendas/global-goals/11/")
    assert "htmx" not in seen and "hx-" not in seen
    client.force_login(raadslid)
    assert "htmx" in page(client, "/agendas/global-goals/11/")


def test_a_griffier_finds_the_e_mail_about_what_waits_on_the_same_page(client, gemeente):
    client.force_login(build.lid(gemeente, Rol.GRIFFIER).gebruiker)
    assert "/account/bericht/" in page(client, "/account/meldingen/")
    assert "/account/meldingen/" in page(client, "/account/")
