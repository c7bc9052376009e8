"""A raadslid's reading ends in something: three doelen with a question each, and two ways to go on with them."""

import re
from html import unescape

import pytest

from agendas.models import Agenda, Vraag
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.readings import HERE, WONEN, paste, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def first_section(page):
    return re.search(r'<section[^>]*aria-labelledby="eerste".*?</section>', page.content.decode(), re.S)[0]


def test_the_first_three_doelen_have_a_quotation_and_a_question_of_vng_and_the_rest_is_folded(client, raadslid):
    page = client.get(paste(client).url)
    section = first_section(page)
    assert "Drie doelen, drie vragen" in words(page)
    questions = re.findall(r'class="raad-top3__vraag">([^<]+)<', section)
    assert len(questions) == 3 == section.count("<blockquote")
    known = set(Vraag.objects.filter(agenda__in=Agenda.objects.published()).values_list("vraag", flat=True))
    assert known & set(questions)
    after = page.content.decode().partition(section)[2].partition("</main>")[0]
    folded = re.sub(r"<details.*</details>", "", after, flags=re.S)
    assert "<h2" not in folded and "Inhoud van het stuk" in words(page) and "Hoe komt dit tot stand?" in words(page)


def test_a_question_goes_along_to_the_council(client, raadslid):
    section = first_section(client.get(paste(client).url))
    links = re.findall(r'href="(/gemeenten/testwaard/naar-de-raad/\?[^"]+)"', section)
    assert len(links) == 4, "one each, and one for the three together"
    question = re.search(r'class="raad-top3__vraag">([^<]+)<', section)[1]
    first = client.get(links[0].replace("&amp;", "&"))
    assert first.status_code == 200
    paper = next(
        p for p in re.findall(r'href="([^"]+)"', first.content.decode()) if "/naar-de-raad/" in p and "vraag=" in p
    )
    assert question in client.get(paper.replace("&amp;", "&")).content.decode()
    assert links[-1].count("vraag=") == 3


def test_a_councillor_proposes_its_best_passage_to_the_griffie_and_nobody_else_gets_it(client, gemeente, raadslid):
    dossier = build.dossier(gemeente, titel="Woonvisie", slug="woonvisie")
    address = paste(client, dossier="woonvisie").url
    link = re.search(r'href="([^"]*koppelen/subdoel/11\.1/\?lezing=\d+)"', client.get(address).content.decode())[1]
    form = client.get(link).content.decode()
    assert WONEN in form and f'<option value="{dossier.pk}" selected>' in form
    for odd in ("0", "abc", "9" * 40, "²"):
        assert WONEN not in client.get(f"{link.partition('=')[0]}={odd}").content.decode()
    client.force_login(build.lid(gemeente).gebruiker)
    assert WONEN not in client.get(link).content.decode(), "a reading is of the session that gave it"


def test_who_links_is_not_told_to_propose(client, gemeente):
    client.force_login(build.lid(gemeente, Rol.GRIFFIER).gebruiker)
    assert "Stel voor aan de griffie" not in words(client.get(paste(client).url))


def test_one_doel_has_one_question_and_a_text_without_policy_none(client, raadslid):
    one = client.get(paste(client, WONEN).url)
    assert "Een doel, een vraag" in words(one) and "Neem alle" not in words(one)
    none = client.get(paste(client, "De raad besluit de notulen van de vorige vergadering vast te stellen.").url)
    assert "raad-top3" not in none.content.decode()


def test_the_contents_name_the_parts_with_the_doelen_they_touch(client, raadslid):
    said = words(client.get(paste(client).url)).partition("Inhoud van het stuk")[2]
    assert re.search(r"Wonen doel 11\b", said) and re.search(r"Geld (?!doel)", said)


def test_mijn_gemeente_leads_to_a_reading_and_back_to_the_last_one(client, gemeente, raadslid):
    for _ in range(2):  # without a dossier, and with one
        assert 'href="/gemeenten/testwaard/duiding/"' in client.get(HERE).content.decode()
        address = paste(client).url
        assert f'href="{address}"' in client.get(HERE).content.decode()
        build.dossier(gemeente)


def test_a_question_is_kept_with_the_passage_that_it_is_about(client, raadslid):
    page = unescape(client.get(paste(client, WONEN).url).content.decode())
    button = re.search(r'<form[^>]*id="bewaar-doel-.*?</form>', page, re.S)[0]
    sent = dict(re.findall(r'name="(soort|record|vraag|notitie)" value="([^"]*)"', button))
    client.post(f"{HERE}bewaard/", sent)
    kept = unescape(client.get(f"{HERE}bewaard/").content.decode())
    assert sent["vraag"] in kept and f"“{WONEN}”" in kept
