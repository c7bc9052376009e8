"""Two colleagues of VNG at one adviesvraag or one response: nobody's work is written over, and the second hears it."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol, Zending
from samenwerking.models import Adviesvraag, Reactie
from tests import build
from tests.redactie.forms import address
from tests.samenwerking.advies import adviseur, ask
from tests.samenwerking.bijeenkomsten import oproep, reactie
from tests.tegelijk import Meanwhile, until_waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def desk(**fields):
    client = Client()
    client.gebruiker = adviseur(**fields)
    client.force_login(client.gebruiker)
    return client


@pytest.fixture
def vraag():
    return ask(build.lid(build.gemeente("Testwaard"), Rol.GRIFFIER).gebruiker)


def page_with(client, record):
    """What the form would send, with the hidden field that says what it showed."""
    page = client.get(address(record))
    data = {bound.html_name: "" if bound.value() is None else bound.value() for bound in page.context["adminform"].form}
    return {name: value for name, value in data.items() if name != "bijlage"} | shown(page.content.decode())


def shown(page):
    return {"_gezien": re.search(r'name="_gezien" value="([^"]+)"', page)[1]}


def save(client, record, data, **typed):
    return client.post(address(record), data | typed, follow=True).content.decode()


def test_who_answers_leaves_the_notes_and_the_owner_that_a_colleague_set_meanwhile(vraag):
    first, second = desk(naam="Anna"), desk(naam="Bram")
    open_page = page_with(second, vraag)
    save(first, vraag, page_with(first, vraag), notities="Bel eerst.", eigenaar=first.gebruiker.pk, _continue="1")
    assert "Bel eerst." in second.get(address(vraag)).content.decode()
    assert "Verstuurd." in save(second, vraag, open_page, antwoord="Ja, dat kan.", _antwoord="1")
    vraag.refresh_from_db()
    assert (vraag.notities, vraag.eigenaar) == ("Bel eerst.", first.gebruiker)


def test_who_changed_the_same_hears_it_and_may_insist(vraag):
    first, second = desk(), desk()
    open_page = page_with(second, vraag)
    save(first, vraag, page_with(first, vraag), notities="Van de een.\nTwee regels.", _continue="1")
    page = save(second, vraag, open_page, notities="Van de ander.", _continue="1")
    assert "Iemand was u voor. Nu staat er: ‘Van de een." in page and ">\nVan de ander.</textarea>" in page
    vraag.refresh_from_db()
    assert vraag.notities == "Van de een.\nTwee regels."
    save(second, vraag, open_page | shown(page), notities="Toch.", _continue="1")
    vraag.refresh_from_db()
    assert vraag.notities == "Toch."


def test_what_was_said_meanwhile_is_read_before_closing_and_closing_twice_is_told(vraag):
    first, second = desk(), desk()
    open_page = page_with(second, vraag)
    vraag.reply(by=vraag.vrager, tekst="Nog iets.", now=timezone.now(), van_vng=False)
    assert "Er kwam intussen een bericht bij" in save(second, vraag, open_page, _sluit="1")
    open_page = page_with(second, vraag)
    save(first, vraag, page_with(first, vraag), _sluit="1")
    assert "Een collega was u voor." in save(second, vraag, open_page, _sluit="1")


def state_of(answer):
    with bereik(EVERYTHING):
        return Reactie.objects.get(pk=answer.pk)


def test_a_decision_about_a_response_is_not_written_over_unseen(beheer, gemeente, redacteur):
    answer = reactie(oproep(), gemeente)
    collega = Client()
    collega.force_login(build.gebruiker())
    only_words, other = page_with(beheer, answer), page_with(beheer, answer)
    save(collega, answer, page_with(collega, answer), stand="gekozen")
    save(beheer, answer, only_words, antwoord="Wij bellen u.")
    now = state_of(answer)
    assert (now.stand, now.antwoord) == ("gekozen", "Wij bellen u.")
    page = save(beheer, answer, other, stand="niet_gekozen")
    assert "Iemand was u voor. Nu staat er: ‘Gekozen’" in page
    assert state_of(answer).stand == "gekozen"


def test_two_who_answer_at_the_same_moment_send_one_answer(portaal, committed):
    def made():
        vraag = ask(build.persoon(email="tegelijk@elders.example"))
        clients = [desk(email=f"tegelijk{n}@vng.example") for n in range(2)]
        return vraag, clients, [page_with(client, vraag) for client in clients]

    vraag, clients, pages = committed(made)

    def both():
        with transaction.atomic():
            Adviesvraag.objects.select_for_update().get(pk=vraag.pk)
            sent = [
                Meanwhile(lambda c=c, p=p: save(c, vraag, p, antwoord="Ja.", _antwoord="1"))
                for c, p in zip(clients, pages, strict=True)
            ]
            until_waiting(2)
        for one in sent:
            one.join(30)
        return sorted("Er kwam intussen een bericht bij" in one.said for one in sent), vraag.berichten.count()

    def clean():
        Adviesvraag.objects.filter(pk=vraag.pk).delete()
        mails = Zending.objects.filter(naar__startswith="tegelijk")
        with connection.cursor() as cursor:
            pks = [f"{pk}" for pk in mails.values_list("pk", flat=True)]
            cursor.execute("DELETE FROM procrastinate_jobs WHERE args->>'pk' = ANY(%s)", [pks])
        mails.delete()
        for client in clients:
            client.logout()
            client.gebruiker.delete()
        vraag.vrager.delete()

    try:
        assert committed(both) == ([False, True], 1)
    finally:
        committed(clean)
