"""The guide to international policy: five steps, examples with their source, and sentences to begin with."""

import pytest
from django.utils.html import escape

from raadsportaal.redactie.models import Status
from samenwerking.models import Beleidsstap
from samenwerking.opweg.loading import load_op_weg
from tests.redactie.forms import put, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PAGE = "/samenwerking/op-weg/"


def html(client, path=PAGE):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_there_are_five_steps_and_each_says_what_to_do_decide_pay_and_avoid(client):
    page = html(client)
    for number in range(1, 6):
        assert f"Stap {number}<" in page
    for heading in ("Wat doet uw raad?", "Besluit", "Wat kost het?", "Waar gaat het mis?"):
        assert page.count(f">{heading}<") == 5, heading


def test_each_step_has_examples_of_municipalities_with_a_source(client):
    page = html(client)
    for stap in Beleidsstap.objects.published():
        assert stap.voorbeelden.count() >= 2
        for voorbeeld in stap.voorbeelden.all():
            assert escape(voorbeeld.gemeente) in page and escape(voorbeeld.bron) in page
            assert voorbeeld.url.startswith("http") and voorbeeld.raadpleging


def test_there_are_sentences_for_the_coalition_agreement_in_our_own_words(client):
    page = html(client)
    assert "Zinnen om mee te beginnen" in page and "Onze eigen woorden" in page
    assert len(Beleidsstap.objects.get(slug="coalitieakkoord").zinnen.splitlines()) >= 4


@pytest.mark.parametrize("words", ["coalitieakkoord", "internationaal beleid", "op weg", "stappenplan"])
def test_who_looks_for_it_finds_it(client, words):
    assert PAGE in html(client, f"/zoeken/?q={words}")


def test_who_looks_for_what_a_municipality_wrote_finds_its_step(client):
    assert f"{PAGE}#coalitieakkoord" in html(client, "/zoeken/?q=missie en visie internationaal beleid")


def test_a_step_that_an_editor_changes_or_takes_off_follows_on_the_page(beheer, client):
    stap = Beleidsstap.objects.get(slug="kies-waarom")
    stap.status = Status.CONCEPT
    stap.save()
    page = html(client)
    assert "Kies waarom" not in page and "Stap 4<" in page and "Stap 5<" not in page
    assert "is nu: gepubliceerd" in said(put(beheer, stap, titel="Bespreek waarom", _stap="publiceer"))
    assert "Bespreek waarom" in html(client)


def test_a_step_without_words_is_not_published(beheer):
    stap = Beleidsstap.objects.create(titel="Leeg", slug="leeg", doen=" ")
    refused = said(put(beheer, stap, doen="Iets.", _stap="publiceer"))
    assert "Dit ontbreekt: een samenvatting van hooguit 240 tekens" in refused


def test_the_way_in_to_samenwerking_leads_to_it_and_loading_again_adds_nothing(client):
    page = html(client, "/samenwerking/")
    assert PAGE in page and "/samenwerking/belangenbehartiging/" in page
    assert load_op_weg() == 0
