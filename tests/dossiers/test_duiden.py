"""A text that somebody pastes: what its page shows, who sees it, and that nothing of it is left after the session."""

import re
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from kennisbank.models import Praktijk
from raadsportaal.dossiers.models import Lezing
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.readings import AGREEMENT, DUIDING, GELD, HERE, WATER, WONEN, lezingen, marked, paste, words
from tests.queue import run_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LONG = "\n\n".join(f"## Deel {number}\n\n{WONEN}\n\n{GELD}" for number in range(1, 1101))  # 200 kB
QUERIES = 17


@pytest.fixture(scope="module")
def result(testwaard, django_db_blocker):
    """The page of what was found in the agreement, for a councillor: asked once for all that is read on it."""
    client = Client()
    with django_db_blocker.unblock(), transaction.atomic():
        client.force_login(build.lid(testwaard).gebruiker)
        answer = paste(client)
        assert answer.status_code == 302
        page = client.get(answer.url)
        transaction.set_rollback(True)
    return page


def section(response, name):
    return re.search(rf'<section aria-labelledby="{name}".*?</section>', response.content.decode(), re.S)[0]


# What the page shows


def test_a_pasted_text_shows_its_doelen_with_the_words_they_rest_on(result):
    assert {"sociale huurwoningen", "klimaatadaptatiestrategie", "stedenband"} <= {
        part.lower() for part in marked(result)
    }
    wonen = section(result, "doel-11")
    assert "Sterke overeenkomst met subdoel 11.1" in " ".join(re.sub(r"<[^>]+>", " ", wonen).split())
    assert "<cite>Samen verder &gt; Wonen</cite>" in wonen, (
        "the heading above the passage, and no page: a pasted text has none"
    )


def test_what_is_found_is_told_in_words_and_never_as_a_percentage(result):
    main = words(result).partition("Waar gaat het over?")[2].partition("Over dit portaal")[0]
    assert main and "%" not in main
    assert "De computer vergeleek de woorden. U beslist wat past." in words(result)


def test_the_profile_counts_the_passages_of_each_doel_and_the_rest_is_a_blind_spot(result):
    profile, empty = section(result, "profiel"), section(result, "leeg")
    assert re.search(r'href="#doel-11".*?</svg>1</span>', profile, re.S)
    assert "?doel=14" in empty and "?doel=11" not in empty
    shown = re.search(r"Deze tekst raakt (\d+) van de 17 doelen", words(result))
    assert profile.count('<tr><th scope="row">') == int(shown[1])


def test_where_the_world_is_missing_is_said_with_an_example_that_could_help(result):
    wereld = section(result, "wereld")
    assert "samenwerking met gemeenten of partners in andere landen (1 keer)" in wereld
    assert "Hier kan een blik over de grens helpen" in wereld
    assert 'href="#doel-11"' in wereld and 'href="#doel-17"' not in wereld
    assert 'href="/kennisbank/' in wereld


def test_a_text_without_the_world_says_what_is_not_there(client, raadslid):
    said = words(client.get(paste(client, f"{WONEN} {GELD}").url))
    assert re.search("Wij vonden geen samenwerking met .*, internationale afspraken .* en ook geen voorbeelden", said)
    assert "De tekst noemt" not in said


def test_examples_and_commitments_come_with_their_reason(result):
    wonen = section(result, "doel-11")
    examples = wonen.partition("Voorbeelden die passen")[2].partition("Afspraken die hetzelfde vragen")
    assert re.search(
        r'<a href="/kennisbank/[\w-]+/">[^<]+</a>.*?Gaat ook over .*Zelfde subdoel: 11\.\d', examples[0], re.S
    )
    assert re.search(r'<a href="/agendas/[^"]+">[^<]+</a>.*?11\.\w: \S', examples[2], re.S)


def test_where_no_example_fits_it_says_so_with_a_way_to_ask(client, raadslid, lege_kennisbank):
    wonen = section(client.get(paste(client).url), "doel-11")
    assert "Wij vonden geen voorbeeld dat hier goed bij past." in wonen and 'href="/advies/"' in wonen
    assert "Voorbeelden die passen" not in wonen


def test_what_was_refused_for_a_dossier_does_not_come_back_for_it(client, raadslid, gemeente):
    dossier, other = build.dossier(gemeente), build.dossier(gemeente)
    found = re.search(r"/kennisbank/([\w-]+)/", section(client.get(paste(client).url), "doel-11"))[1]
    build.koppeling(dossier, Praktijk.objects.get(slug=found), besluit="afgewezen")
    for where, shown in ((dossier, False), (other, True)):
        page = client.get(paste(client, dossier=where.slug).url).content.decode()
        assert (f"/kennisbank/{found}/" in page) is shown


def test_all_passages_of_one_doel_are_a_page_of_their_own(client, raadslid):
    answer = paste(client, "\n\n".join([WONEN, GELD] * 5))
    page = client.get(answer.url)
    assert "Toon alle 5 passages" in words(page)
    assert marked(page).count("sociale huurwoningen") == 4, "the best one with its question, and the first three"
    assert marked(client.get(f"{answer.url}?doel=11")).count("sociale huurwoningen") == 5
    for odd in ("14", "abc", "9" * 40, "²", ""):
        assert marked(client.get(f"{answer.url}?doel={odd}")).count("sociale huurwoningen") == 4, odd


def test_a_text_without_policy_gets_no_doel(client, raadslid):
    said = words(client.get(paste(client, f"{GELD} De raad besluit de notulen vast te stellen.").url))
    assert "In deze tekst vonden wij geen doel dat duidelijk geraakt wordt." in said
    assert "overeenkomst" not in said


def test_markup_in_a_text_stays_text(client, raadslid):
    tekst = "# <b>Wonen</b> & {{ x }}\n\n<script>alert(1)</script> " + WONEN + " <img src=x onerror=alert(1)>"
    page = client.get(paste(client, tekst).url).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "&lt;b&gt;Wonen" in page
    assert "<script>alert" not in page and "<img src=x" not in page


def test_the_result_takes_a_constant_number_of_queries(client, raadslid, django_assert_num_queries):
    short, long = paste(client).url, paste(client, AGREEMENT * 40).url
    client.get(short)
    for address in (short, long):
        with django_assert_num_queries(QUERIES):
            client.get(address)


# A long text, while it waits for the queue


def test_a_text_of_200_kilobytes_is_read_by_the_queue_and_shows_how_far_it_is(client, raadslid):
    answer = paste(client, LONG)
    waiting = client.get(answer.url)
    assert 'hx-trigger="every 1s"' in waiting.content.decode()
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in waiting.content.decode()
    assert "Wacht op zijn beurt" in words(waiting)
    with bereik(EVERYTHING):
        Lezing.objects.update(stand=Lezing.Stand.DUIDT, voortgang=40)
    fragment = client.get(answer.url, HTTP_HX_REQUEST="true")
    assert "<html" not in fragment.content.decode() and 'value="40"' in fragment.content.decode()
    assert run_queue() == 1
    assert client.get(answer.url, HTTP_HX_REQUEST="true")["HX-Refresh"] == "true"
    assert "1.100 passages" in words(client.get(answer.url))


def test_a_third_text_waits_until_one_of_two_is_read(client, raadslid):
    for _ in range(2):
        assert paste(client, LONG).status_code == 302
    refused = paste(client, AGREEMENT)
    assert refused.status_code == 422
    assert "Er worden al twee stukken voor u gelezen." in words(refused)
    assert WONEN in words(refused), "what was typed stays in the form"
    run_queue()
    assert paste(client, AGREEMENT).status_code == 302


def test_of_the_texts_of_a_session_the_last_five_are_kept_and_the_sixth_is_warned_of(client, raadslid):
    addresses = [paste(client, f"{WONEN} Dit is stuk {number}.").url for number in range(4)]
    assert "Er is geen plaats meer" not in words(client.get(DUIDING))
    addresses.append(paste(client, f"{WONEN} Dit is stuk 5.").url)
    page = client.get(DUIDING)
    assert "Net gelezen (5 van 5)" in words(page) and "Leest u er nog een, dan verdwijnt de oudste:" in words(page)
    assert page.content.decode().count(f'href="{addresses[0]}"') == 2, "in the warning and in the list"
    assert re.search(r"hooguit 5 gelezen teksten, tot u uitlogt of tot \d+\.\d\d uur", words(page))
    addresses.append(paste(client, f"{WONEN} Dit is stuk 6.").url)
    assert [client.get(address).status_code for address in addresses] == [404, 200, 200, 200, 200, 200]


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [
        (AGREEMENT, "Geplakt: Samen verder"),
        (f"\n\n{WONEN}", "Geplakt: Wij bouwen 400 sociale huurwoningen in het stationsgebied. De woningcorporatie…"),
        ("Stationsgebied" * 20, f"Geplakt: {('Stationsgebied' * 20)[:79]}…"),
        (f"\u200b\n# Groen & <b>blauw</b>\n{WATER}", "Geplakt: Groen & <b>blauw</b>"),
    ],
)
def test_a_pasted_text_is_named_by_its_heading_or_first_words(client, raadslid, tekst, naam):
    paste(client, tekst)
    assert naam in unescape(client.get(DUIDING).content.decode())


# Who sees it, and for how long


@pytest.mark.parametrize("rol", Rol.values)
def test_every_role_may_look_and_only_who_edits_is_offered_to_keep_it(client, gemeente, rol):
    client.force_login(build.lid(gemeente, rol).gebruiker)
    address = paste(client).url
    keeps = rol in (Rol.GRIFFIER, Rol.AMBTENAAR)
    assert (f'href="{address}bewaar/"' in client.get(address).content.decode()) == keeps
    assert client.get(f"{address}bewaar/").status_code == (200 if keeps else 403)
    assert client.post(f"{address}bewaar/", {"titel": "x", "soort": "visie"}).status_code == (302 if keeps else 403)


def test_a_visitor_signs_in_and_another_municipality_gets_nothing(client, gemeente):
    assert client.get(DUIDING).url.startswith("/inloggen/")
    client.force_login(build.lid(build.gemeente("Anderwaard")).gebruiker)
    assert client.get(DUIDING).status_code == paste(client).status_code == 404


def test_nobody_else_opens_it_nor_the_same_person_from_another_session(client, gemeente, raadslid):
    address = paste(client).url
    elsewhere, griffier = Client(), Client()
    elsewhere.force_login(raadslid)
    griffier.force_login(build.lid(gemeente, Rol.GRIFFIER).gebruiker)
    for other in (elsewhere, griffier):
        assert other.get(address).status_code == 404
        assert other.get(f"{address}?doel=11", HTTP_HX_REQUEST="true").status_code == 404
        assert other.post(f"{address}weg/").status_code == 404
        assert "Net gelezen" not in words(other.get(DUIDING))
    assert griffier.post(f"{address}bewaar/", {"titel": "x", "soort": "visie"}).status_code == 404
    assert client.get(address).status_code == 200


def end_by_signing_out(client, gebruiker):
    client.post("/uitloggen/")


def end_by_erasing(client, gebruiker):
    account.erase(gebruiker)


def end_by_the_night(client, gebruiker):
    Session.objects.update(expire_date=timezone.now() - timezone.timedelta(hours=9))
    call_command("ruim_op", verbosity=0)


def end_by_signing_in_as_another(client, gebruiker):
    client.force_login(build.persoon())


@pytest.mark.parametrize("end", [end_by_signing_out, end_by_erasing, end_by_the_night, end_by_signing_in_as_another])
def test_nothing_is_left_when_the_session_ends(client, raadslid, end):
    paste(client)
    end(client, raadslid)
    connection.check_constraints()  # what a commit would do
    assert lezingen() == []


def test_the_button_wipes_it_at_once(client, raadslid):
    address = paste(client).url
    assert client.get(f"{address}weg/").status_code == 405
    gone = client.post(f"{address}weg/", follow=True)
    assert "De tekst en de uitkomst zijn gewist." in words(gone)
    assert lezingen() == [] and client.get(address).status_code == 404


def test_the_form_reads_a_document_for_a_dossier_of_the_own_municipality_only(client, gemeente, raadslid):
    build.dossier(gemeente, titel="Woonvisie", slug="woonvisie")
    build.dossier(build.gemeente("Anderwaard"), slug="geheim")
    assert "U leest een stuk bij Woonvisie" in words(client.get(f"{DUIDING}?dossier=woonvisie"))
    assert client.get(f"{DUIDING}?dossier=geheim").status_code == 404
    assert client.get(f"{DUIDING}?dossier=%00").status_code == 200, "nothing is asked, so nothing is looked up"
    assert paste(client, dossier="geheim").status_code == 404
    assert f"{HERE}dossiers/" in client.get(f"{DUIDING}?dossier=woonvisie").content.decode()
