"""Parts of the portal on the sites of others: what they show, and that only they may be framed."""

import html
import re

import pytest
from django.test import Client, override_settings

from agendas.models import Indicator
from kennisbank.models import Praktijk
from raadsportaal.gemeenten.access import PUBLISHED, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.doubles.merging import merge
from raadsportaal.redactie.models import Status
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PRAKTIJK = "/inbedden/praktijk/oslo-klimaatbegroting/"
CIJFER = "/inbedden/cijfer/aardgas-per-woning/rijssen-holten/"
WIEL = "/inbedden/wiel/oosterwaard/"


def text_of(response):
    """What a reader sees of it, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def policy(response):
    found = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: rest for name, _, rest in found}


@pytest.mark.parametrize("path", [PRAKTIJK, CIJFER, WIEL, "/inbedden/praktijk/bestaat-niet/"])
def test_any_site_may_frame_an_embed_and_nothing_else_of_its_policy_differs(client, path):
    own, page = client.get(path), client.get("/")
    assert "X-Frame-Options" not in own
    assert policy(own) == policy(page) | {"frame-ancestors": "*"}
    assert own["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize(
    "path", ["/", "/kennisbank/oslo-klimaatbegroting/", "/open-data/", "/id/doel/11", "/inbedden/"]
)
def test_no_other_page_may_be_framed(client, path):
    response = client.get(path)
    assert response["X-Frame-Options"] == "DENY"
    assert policy(response)["frame-ancestors"] == "'none'"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", [PRAKTIJK, CIJFER, WIEL])
def test_an_embed_sets_no_cookie_runs_no_script_and_is_not_listed(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "<script" not in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", [PRAKTIJK, CIJFER, WIEL])
def test_the_links_of_an_embed_leave_the_frame_and_one_leads_back(client, path):
    links = re.findall(r"<a\s[^>]*>", client.get(path).content.decode())
    assert links and all('target="_top"' in link for link in links)
    assert "Raadsportaal Internationaal" in text_of(client.get(path))


def test_an_embed_that_was_kept_may_still_be_framed():
    with override_settings(KEEP_PAGES=600):
        first, kept = (Client().get(PRAKTIJK) for _ in range(2))
    assert first.content == kept.content
    assert "X-Frame-Options" not in kept and policy(kept)["frame-ancestors"] == "*"


def test_the_figure_of_an_embed_is_that_of_the_page(client):
    indicator = Indicator.objects.get(slug="aardgas-per-woning")
    page, own = (
        text_of(client.get("/gemeenten/rijssen-holten/meetlat/aardgas-per-woning/")),
        text_of(client.get(CIJFER)),
    )
    value, year = re.search(r"([\d.,]+) \S+ per \S+ in (20\d\d)\.", page).groups()
    assert value in own and year in own
    place = re.search(r"in 20\d\d\. (?:Dat is een voorlopig cijfer\. )?([^.]+\.)", page).group(1)
    assert place in own
    assert indicator.bron.licentie in own


def test_the_card_of_a_praktijk_says_what_the_page_says_with_its_sources_and_check(client):
    praktijk, own = Praktijk.objects.get(slug="oslo-klimaatbegroting"), text_of(client.get(PRAKTIJK))
    assert praktijk.titel in own and praktijk.samenvatting in own
    assert all(bron.titel in own for bron in praktijk.bronregels.all())
    assert "Nog niet door VNG gecontroleerd" in own


def test_the_wheel_counts_public_dossiers_only(client):
    page, own = text_of(client.get("/gemeenten/oosterwaard/")), text_of(client.get(WIEL))
    said = re.search(r"de (\d+) openbare dossiers over gaan", page).group(1)
    assert f"de {said} openbare dossiers" in own
    with bereik(PUBLISHED):
        assert Gemeente.objects.get(slug="oosterwaard").dossiers.published().count() == int(said)


@pytest.mark.parametrize(
    "path",
    [
        "/inbedden/praktijk/bestaat-niet/",
        "/inbedden/cijfer/bestaat-niet/zwolle/",
        "/inbedden/cijfer/aardgas-per-woning/bestaat-niet/",
        "/inbedden/wiel/zwolle/",
    ],
)
def test_what_is_not_there_says_so_within_the_frame(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "Dit staat niet op het portaal" in text_of(response)


def test_a_concept_cannot_be_embedded_and_what_was_merged_shows_the_one_that_stays(client, redacteur):
    concept, goes, stays = build.praktijk(status=Status.CONCEPT), build.praktijk(), build.praktijk()
    assert client.get(f"/inbedden/praktijk/{concept.slug}/").status_code == 404
    merge(goes, stays, by=redacteur)
    assert client.get(f"/inbedden/praktijk/{goes.slug}/")["Location"] == f"/inbedden/praktijk/{stays.slug}/"


@pytest.mark.parametrize(
    ("page", "embed"),
    [
        ("/kennisbank/oslo-klimaatbegroting/", PRAKTIJK),
        ("/gemeenten/rijssen-holten/meetlat/aardgas-per-woning/", CIJFER),
        ("/gemeenten/oosterwaard/", WIEL),
    ],
)
def test_the_page_has_the_code_to_copy(client, page, embed):
    code = html.unescape(
        re.search(r"<textarea[^>]*>(.*?)</textarea>", client.get(page).content.decode(), re.S).group(1)
    )
    assert re.search(r'<iframe src="https?://[^"]*([/]inbedden[^"]+)"', code).group(1) == embed


def test_a_hostile_title_stays_within_the_code_to_copy(client):
    praktijk = build.praktijk(slug="vijandig")
    Praktijk.objects.filter(pk=praktijk.pk).update(titel='"></iframe></textarea><script>')
    page = client.get("/kennisbank/vijandig/").content.decode()
    assert "</textarea><script>" not in page
    code = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S).group(1))
    assert code.count("</iframe>") == 1
