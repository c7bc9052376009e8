"""Answers for everyone, made of an adviesvraag: without the names we know, and not public before an editor looked."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission

from raadsportaal.basis.search import find_everywhere
from raadsportaal.redactie.models import Status
from samenwerking.models import Adviesvraag, Veelgesteld
from tests import build
from tests.redactie.forms import sure
from tests.samenwerking.advies import MONDAY
from tests.samenwerking.test_advies import words
from tests.samenwerking.test_advies_beheer import page_of, send, staff, vraag  # noqa: F401 (fixtures)

pytestmark = pytest.mark.django_db


def test_a_concept_for_everyone_has_the_words_without_the_names_we_know(client, staff, vraag):  # noqa: F811
    Adviesvraag.objects.filter(pk=vraag.pk).update(
        vraag="Ik ben Sanne de Wit van Testwaard (sanne@testwaard.example). Mag dat?"
    )
    vraag.reply(by=staff, tekst="Eerder antwoord", van_vng=True, now=MONDAY)
    vraag.reply(by=staff, tekst="Dag Sanne, dat mag in Testwaard.", van_vng=True, now=MONDAY + timedelta(hours=1))
    page = words(send(client, vraag, "_veelgesteld", eigenaar=staff.pk))
    assert "Haal alle namen eruit" in page
    made = Veelgesteld.objects.get(status=Status.CONCEPT)
    text = f"{made.titel} {made.samenvatting} {made.antwoord} {made.slug}"
    assert made.status == Status.CONCEPT and made.antwoord == "Dag [naam], dat mag in [gemeente]."
    for name in ("Sanne", "Testwaard", "@", vraag.nummer):
        assert name not in text
    assert made.titel not in words(client.get("/advies/"))


def test_it_is_published_when_the_marks_are_gone_and_then_found(client, staff, vraag):  # noqa: F811
    vraag.reply(by=staff, tekst="Dag Sanne, dat mag.", van_vng=True, now=MONDAY)
    send(client, vraag, "_veelgesteld", eigenaar=staff.pk)
    made = Veelgesteld.objects.get(status=Status.CONCEPT)
    address = f"/beheer/samenwerking/veelgesteld/{made.pk}/change/"
    values = {"titel": "Mag een tweede partner?", "slug": "tweede-partner", "onderwerp": "partner", "volgorde": "1"}
    values |= {"samenvatting": "Ja.", "antwoord": "Dag [naam], dat mag.", "_stap": "publiceer"}
    client.force_login(build.gebruiker())
    assert "andere woorden voor [naam]" in words(client.post(address, values, follow=True))
    client.post(address, values | {"samenvatting": "a" * 241, "antwoord": "Dat mag."})
    assert not Veelgesteld.objects.get(pk=made.pk).is_published
    sure(client, address, client.post(address, values | {"antwoord": "Ja, dat mag met Ergensdam."}))
    assert Veelgesteld.objects.get(pk=made.pk).is_published
    assert "Mag een tweede partner?" in words(client.get("/advies/"))
    assert "faq" in str(find_everywhere("Ergensdam", limit=1))


def test_who_may_not_write_answers_for_everyone_gets_no_button(client, staff, vraag):  # noqa: F811
    staff.groups.clear()
    staff.user_permissions.set(Permission.objects.filter(codename__in=["view_adviesvraag", "change_adviesvraag"]))
    assert "veelgestelde vraag van" not in words(client.get(page_of(vraag)))
    assert send(client, vraag, "_veelgesteld").status_code == 403
    assert not Veelgesteld.objects.filter(status=Status.CONCEPT).exists()
