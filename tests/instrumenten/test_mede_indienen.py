"""Who signs along says so in person, to this very text; the names stand on the paper in every form."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from docx import Document

from raadsportaal.basis.as_seen import SEEN
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Lidmaatschap, Rol, Zending
from raadsportaal.instrumenten.models import Concept, Medeindiener, Raadsregels
from tests import build
from tests.addresses import context_of
from tests.instrumenten.acts import make, page, put_in, typed, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def peter(collega):
    """The browser of a colleague in the council."""
    put_in("Lokaal", collega)
    browser = Client()
    browser.force_login(collega)
    return browser


def ask(client, address, *people):
    with bereik(EVERYTHING):
        leden = list(Lidmaatschap.objects.filter(gebruiker__in=people).values_list("pk", flat=True))
    return client.post(f"/gemeenten/zwolle/{address}mede-indieners/", {"wie": leden, "x": "1"})


def say(browser, address, antwoord, seen=None, **how):
    if seen is None:
        seen = context_of(browser, f"/gemeenten/zwolle/{address}")["mede"]["ik"].merk
    sent = {"antwoord": antwoord, SEEN: seen}
    return browser.post(f"/gemeenten/zwolle/{address}mede-indienen/", sent, **how)


def signed(client, address, soort="txt"):
    return client.get(f"/gemeenten/zwolle/{address}papier.{soort}").content


def test_who_is_asked_sees_it_in_the_list_reads_and_says_yes(client, raadslid, collega, peter):
    address = make(client)
    assert "Peter Aalbers, Lokaal" in page(client, f"{address}mede-indieners/")
    ask(client, address, collega)
    listed = page(peter, "papieren/")
    assert "Dient u mede in?" in listed and "Ik dien mede in" in listed and ">Nee<" in listed
    assert "Sanne de Wit vraagt of u mede indient." in page(peter, address)
    assert b"Peter Aalbers" not in signed(client, address), "asked is no yes"
    assert "U dient mede in." in say(peter, address, "ja", follow=True).content.decode()
    assert "Dient u mede in?" not in page(peter, "papieren/")
    assert "zei ja" in page(client, address)


def test_who_is_asked_gets_one_email_that_tells_nothing_of_the_paper(client, raadslid, collega, peter):
    address = make(client)
    ask(client, address, collega)
    with bereik(EVERYTHING):
        titel, vraag = Concept.objects.get().titel, Medeindiener.objects.get().pk
    client.post(f"/gemeenten/zwolle/{address}mede-indieners/", {"stop": vraag})
    ask(client, address, collega)
    [zending] = Zending.objects.all()
    assert zending.naar == collega.email and zending.onderwerp == "Dient u mede in?"
    assert "Sanne de Wit vraagt" in zending.tekst and "een motie" in zending.tekst
    assert "/gemeenten/zwolle/papieren/" in zending.tekst and titel not in zending.tekst


@pytest.mark.parametrize("soort", ["motie", "motie-vreemd", "amendement", "schriftelijke-vragen", "initiatiefvoorstel"])
def test_the_name_stands_on_the_paper_of_each_kind(client, raadslid, collega, peter, soort):
    address = make(client, soort)
    ask(client, address, collega)
    say(peter, address, "ja")
    text = signed(client, address).decode()
    assert "Peter Aalbers" in text and "Lokaal" in text
    assert "Peter Aalbers" in page(client, address).partition('id="mede"')[0]


def test_the_name_stands_on_the_paper_in_every_form(client, raadslid, collega, peter):
    """Of one kind: the table of signatures is the same part in all, and each form writes a part in one way."""
    address = make(client)
    ask(client, address, collega)
    say(peter, address, "ja")
    document = Document(BytesIO(signed(client, address, "docx")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Peter Aalbers" in " ".join(cells + [line.text for line in document.paragraphs])
    with ZipFile(BytesIO(signed(client, address, "odt"))) as packed:
        assert "Peter Aalbers" in packed.read("content.xml").decode()
    assert signed(client, address, "pdf").startswith(b"%PDF")


@pytest.mark.parametrize("soort", ["mondelinge-vraag", "afwegingskader"])
def test_what_nobody_signs_asks_nobody(client, raadslid, soort):
    address = make(client, soort)
    page(client, f"{address}mede-indieners/", 404)
    assert "Mede-indieners" not in page(client, address)


def test_a_changed_request_asks_again_and_another_part_does_not(client, raadslid, collega, peter):
    address = make(client)
    ask(client, address, collega)
    say(peter, address, "ja")
    write(client, address, "toelichting", "Iets meer uitleg.")
    assert b"Peter Aalbers" in signed(client, address)
    typed(client, address, "verzoek", "iets heel anders te doen vóór 1 juli 2027;")
    assert b"Peter Aalbers" not in signed(client, address)
    assert "gegeven op een eerdere tekst" in page(client, address)
    assert "De tekst veranderde na uw ja." in page(peter, "papieren/")
    say(peter, address, "ja")
    assert b"Peter Aalbers" in signed(client, address)


def test_a_yes_is_for_the_text_that_was_seen(client, raadslid, collega, peter):
    address = make(client)
    ask(client, address, collega)
    seen = context_of(peter, f"/gemeenten/zwolle/{address}")["mede"]["ik"].merk
    write(client, address, "verzoek", "iets heel anders te doen vóór 1 juli 2027;")
    assert "De tekst is net gewijzigd." in say(peter, address, "ja", seen, follow=True).content.decode()
    assert b"Peter Aalbers" not in signed(client, address)


def test_a_yes_is_taken_back_and_a_no_is_told(client, raadslid, collega, peter):
    address = make(client)
    ask(client, address, collega)
    say(peter, address, "ja")
    assert "Trek uw ja in" in page(peter, address)
    say(peter, address, "nee")
    assert b"Peter Aalbers" not in signed(client, address)
    assert "zei nee" in page(client, address)
    assert "Dient u mede in?" not in page(peter, "papieren/"), "who said no is left alone"


def test_the_signatures_are_counted_against_the_minimum_of_the_council(client, raadslid, collega, peter, zwolle):
    with bereik(EVERYTHING):
        Raadsregels.objects.create(gemeente=zwolle, ondertekenaars=2)
    address = make(client)
    assert "Te weinig ondertekenaars" in page(client, address)
    ask(client, address, collega)
    assert "Te weinig ondertekenaars" in page(client, address)
    say(peter, address, "ja")
    assert "Te weinig ondertekenaars" not in page(client, address)


def test_only_another_member_of_the_same_council_can_be_asked(client, raadslid, collega, griffier, zwolle):
    address = make(client)
    stranger = build.lid(build.gemeente()).gebruiker
    for person in (raadslid, griffier, stranger, build.lid(zwolle, Rol.FRACTIEMEDEWERKER).gebruiker):
        assert ask(client, address, person).status_code == 422
    assert "Kies iemand." in ask(client, address).content.decode()
    assert ask(client, address, collega).status_code == 302
    assert ask(client, address, collega).status_code == 422, "once"


def test_who_leaves_the_council_or_is_shown_it_no_more_signs_no_more(client, raadslid, collega, peter):
    address = make(client)
    ask(client, address, collega)
    say(peter, address, "ja")
    with bereik(EVERYTHING):
        Lidmaatschap.objects.filter(gebruiker=collega).update(rol=Rol.AMBTENAAR, fractie="")
    assert b"Peter Aalbers" not in signed(client, address)
    assert peter.post(f"/gemeenten/zwolle/{address}mede-indienen/", {"antwoord": "ja"}).status_code == 404
    with bereik(EVERYTHING):
        Lidmaatschap.objects.filter(gebruiker=collega).update(rol=Rol.RAADSLID)
    assert b"Peter Aalbers" in signed(client, address)
    client.post(f"/gemeenten/zwolle/{address}wie/", {"stop": collega.pk})
    assert b"Peter Aalbers" not in signed(client, address)
    page(peter, address, 404)


def test_the_maker_can_stop_asking(client, raadslid, collega, peter):
    address = make(client)
    ask(client, address, collega)
    with bereik(EVERYTHING):
        pk = Medeindiener.objects.get().pk
    client.post(f"/gemeenten/zwolle/{address}mede-indieners/", {"stop": pk})
    assert "Dient u mede in?" not in page(peter, "papieren/")
    page(peter, address)


def test_the_database_lets_nobody_say_yes_for_another(zwolle, raadslid, collega):
    draft, now = build.concept(zwolle, raadslid), timezone.now()
    lid, other = zwolle.leden.get(gebruiker=collega), build.lid(zwolle).gebruiker
    fields = {"concept_id": draft.pk, "gemeente": zwolle, "gevraagd_op": now}
    with bereik(zwolle.pk, raadslid.pk):
        draft.ask(lid, now=now)
        assert Medeindiener.objects.update(antwoord="ja") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Medeindiener.objects.create(wie=other, antwoord="ja", **fields)
    with bereik(zwolle.pk, other.pk):
        assert not Medeindiener.objects.exists()
    with bereik(zwolle.pk, collega.pk):
        with pytest.raises(DatabaseError), transaction.atomic():
            Medeindiener.objects.create(wie=other, **fields)
        Medeindiener.objects.get().say("ja", merk="x", now=now)


def test_what_was_asked_is_in_the_download_and_goes_when_erased(zwolle, raadslid, collega):
    draft = build.concept(zwolle, raadslid)
    with bereik(EVERYTHING):
        draft.ask(zwolle.leden.get(gebruiker=collega), now=timezone.now())
    [told] = account.collect(collega)["concepten"]["gevraagd mede in te dienen"]
    assert told["gemeente"] == "Zwolle" and told["antwoord"] == ""
    account.erase(collega)
    with bereik(EVERYTHING):
        assert not Medeindiener.objects.exists()
