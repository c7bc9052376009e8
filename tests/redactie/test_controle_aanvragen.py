"""Asking for a check of what is not finished: the writer reads what lacks, and goes on or finishes it first."""

import pytest

from tests import build
from tests.redactie.forms import address, opened, said
from tests.redactie.merging import status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/beheer/kennisbank/praktijk/"


def ask(client, praktijk, **typed):
    return client.post(address(praktijk), opened(client, praktijk) | {"_stap": "vraag"} | typed)


def test_what_lacks_is_told_with_links_and_the_text_is_saved(schrijver):
    praktijk = build.praktijk(status="concept", lastig="", gecontroleerd_op=None)
    question = ask(schrijver, praktijk, titel="Een nieuwe titel")
    page = question.content.decode()
    assert 'href="?#id_lastig"' in page and "Ja, vraag nu al controle aan" in page
    assert "datum van controle" not in page, "that is for who checks"
    praktijk.refresh_from_db()
    assert (praktijk.titel, praktijk.status) == ("Een nieuwe titel", "concept")
    yes = {"_stap": "vraag", "_zeker": "Ja", "_gezien": question.context["gezien"]}
    assert "is nu: ter controle" in said(schrijver.post(address(praktijk), yes))


def test_what_is_finished_is_sent_at_once(schrijver):
    praktijk = build.praktijk(status="concept", gecontroleerd_op=None)
    assert "is nu: ter controle" in said(ask(schrijver, praktijk))


def test_a_fault_in_the_form_comes_first(schrijver):
    praktijk = build.praktijk(status="concept", lastig="")
    assert "Nu al controle aanvragen?" not in ask(schrijver, praktijk, titel="").content.decode()


def test_for_many_at_once_the_page_that_asks_says_which_lack_what(schrijver):
    done, lacks = build.praktijk(status="concept"), build.praktijk(status="concept", lastig="", samenvatting="")
    chosen = {"action": "ask_check", "_selected_action": [done.pk, lacks.pk]}
    page = schrijver.post(LIST, chosen).content.decode()
    assert page.count("Nog niet af.") == 1 and "Nog nodig: samenvatting, wat was lastig?" in page
    schrijver.post(LIST, chosen | {"bevestig": "1"})
    assert {status(done), status(lacks)} == {"ter_beoordeling"}
