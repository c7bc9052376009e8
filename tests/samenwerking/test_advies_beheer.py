"""VNG's queue of adviesvragen in the admin: by deadline in words, taking, answering, notes, and answers for all."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.utils import timezone

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Adviesvraag
from samenwerking.working_days import add_working_days
from tests import build
from tests.samenwerking.advies import MONDAY, SECRET, adviseur, ask, file, send_mail
from tests.samenwerking.test_advies import words

pytestmark = pytest.mark.django_db
Stand = Adviesvraag.Stand
LIST = "/beheer/samenwerking/adviesvraag/"


@pytest.fixture
def staff(client):
    gebruiker = adviseur(naam="Anna Adviseur")
    client.force_login(gebruiker)
    return gebruiker


@pytest.fixture
def vraag():
    lid = build.lid(build.gemeente("Testwaard"), Rol.GRIFFIER, naam="Sanne de Wit", email="sanne@testwaard.example")
    return ask(lid.gebruiker, gemeente=lid.gemeente, meegestuurd=[["Dossier", "Visie <2040>"]])


def page_of(vraag):
    return f"{LIST}{vraag.pk}/change/"


def send(client, vraag, button, antwoord="", seen=None, **fields):
    last = vraag.berichten.last()
    seen = seen if seen is not None else last.pk if last else 0
    values = {
        "antwoord": antwoord,
        "_gezien": f"berichten:{seen}",
        "eigenaar": "",
        "notities": "",
        button: "1",
    } | fields
    return client.post(page_of(vraag), values, follow=True)


def now(vraag):
    vraag.refresh_from_db()
    return vraag


# The queue


def test_the_queue_is_by_deadline_with_the_days_that_are_left_in_words(client, staff, vraag):
    today = timezone.localdate()
    when = {"te laat": today - timedelta(days=10), "vandaag": today, "nog 1 werkdag": add_working_days(today, 1)}
    Adviesvraag.objects.all().delete()
    for words_, deadline in reversed(when.items()):
        one = ask(vraag.vrager, vraag=words_)
        Adviesvraag.objects.filter(pk=one.pk).update(deadline=deadline)
    ask(vraag.vrager, vraag="klaar").close(now=MONDAY)
    waits = ask(vraag.vrager, vraag="wacht", now=MONDAY - timedelta(days=99))
    waits.wait()
    page = words(client.get(LIST))
    places = [page.index(text) for text in when]
    assert places == sorted(places) and page.count("werkdagen te laat") == 1
    assert page.index(waits.nummer) > places[-1], "what waits for another is no one's deadline"
    assert "4 adviesvragen" in page, "what is closed does not stand in the way"


@pytest.mark.parametrize(
    ("welke", "found"),
    [("", {"nieuw", "laat", "wacht"}), ("vng", {"nieuw", "laat"}), ("laat", {"laat"}), ("gemeente", {"wacht"}),
     ("klaar", {"klaar"}), ("alle", {"nieuw", "laat", "wacht", "klaar"}), ("%00<b>", {"nieuw", "laat", "wacht"})],
)  # fmt: skip
def test_filters_show_what_they_say(client, staff, welke, found):
    vrager, future = build.persoon(), timezone.localdate() + timedelta(days=5)
    made = {name: ask(vrager, vraag=name) for name in ("nieuw", "laat", "wacht", "klaar")}
    Adviesvraag.objects.exclude(vraag="laat").update(deadline=future)
    Adviesvraag.objects.filter(vraag="laat").update(deadline=timezone.localdate() - timedelta(days=5))
    made["wacht"].wait()
    made["klaar"].close(now=MONDAY)
    page = client.get(f"{LIST}?welke={welke}" if welke else LIST)
    assert page.status_code in (200, 302)
    if page.status_code == 200:
        assert {name for name, one in made.items() if one.nummer in words(page)} == found


def test_actions_take_wait_and_close_what_is_chosen(client, staff, vraag):
    other = ask(vraag.vrager, vraag="Van een collega")
    other.take(by=adviseur())
    both = {"_selected_action": [vraag.pk, other.pk]}
    page = client.post(LIST, both | {"action": "take"}, follow=True)
    assert "1 door u opgepakt. 1 overgeslagen." in words(page)
    assert (now(vraag).eigenaar, vraag.stand) == (staff, Stand.IN_BEHANDELING)
    assert now(other).eigenaar != staff
    client.post(LIST, both | {"action": "wait"})
    assert now(vraag).stand == now(other).stand == Stand.WACHT
    client.post(LIST, both | {"action": "close"})
    assert now(vraag).is_closed and vraag.gesloten_op


def test_the_queue_asks_the_database_the_same_whatever_is_in_it(client, staff, vraag, django_assert_num_queries):
    for n in range(5):
        ask(build.lid(build.gemeente()).gebruiker, vraag=f"Vraag {n}", gemeente=build.gemeente()).take(by=adviseur())
    for path in (LIST, page_of(vraag)):
        client.get(path)  # what is looked up once per process
        with django_assert_num_queries(8):
            client.get(path)


def test_who_may_not_see_it_does_not(client, vraag):
    for gebruiker, status in ((build.persoon(is_staff=True), 403), (vraag.vrager, 302)):
        client.force_login(gebruiker)
        for path in (LIST, page_of(vraag)):
            answer = client.get(path)
            assert answer.status_code in (status, 403) and SECRET not in answer.content.decode()


def test_who_may_only_look_sees_the_thread_and_changes_nothing(client, vraag):
    gebruiker = build.persoon(is_staff=True)
    gebruiker.user_permissions.add(Permission.objects.get(codename="view_adviesvraag"))
    client.force_login(gebruiker)
    page = client.get(page_of(vraag))
    assert page.status_code == 200 and SECRET in words(page) and "Verstuur als antwoord" not in page.content.decode()
    assert send(client, vraag, "_antwoord", "Zo").status_code == 403
    assert not vraag.berichten.exists()


# A question


def test_the_page_shows_who_asks_what_went_along_and_the_thread(client, staff, vraag):
    vraag.reply(by=vraag.vrager, tekst="Zie <b>dit</b>", van_vng=False, now=MONDAY)
    page = client.get(page_of(vraag))
    for shown in ("Sanne de Wit, sanne@testwaard.example", "Visie &lt;2040&gt;", SECRET, "Zie &lt;b&gt;dit&lt;/b&gt;"):
        assert shown in page.content.decode()
    assert "Visie <2040>" not in page.content.decode()
    assert f"/advies/{vraag.nummer}/" not in page.content.decode(), "that page is the asker's"


def test_an_answer_goes_to_the_asker_who_hears_by_e_mail_that_it_is_there(client, staff, vraag, mailoutbox):
    page = send(client, vraag, "_antwoord", "Bel de burgemeester", bijlage=file("uitleg.pdf"))
    assert "Verstuurd." in words(page) and "uitleg.pdf" in words(page)
    assert (now(vraag).stand, vraag.eigenaar) == (Stand.BEANTWOORD, staff)
    bericht = vraag.berichten.get()
    assert (bericht.van_vng, bericht.door, bericht.bijlage_naam) == (True, staff, "uitleg.pdf")
    send_mail()
    [letter] = mailoutbox
    assert letter.to == ["sanne@testwaard.example"] and f"/advies/{vraag.nummer}/" in letter.body
    assert "burgemeester" not in f"{letter.subject}{letter.body}" and "Anna" not in letter.body
    client.force_login(vraag.vrager)
    page = words(client.get(vraag.get_absolute_url()))
    assert "Bel de burgemeester" in page and "Anna" not in page
    assert not LogEntry.objects.filter(change_message__icontains="burgemeester").exists()


def test_a_question_back_makes_it_wait_for_the_municipality(client, staff, vraag):
    send(client, vraag, "_vraag_terug", "Welke stad?")
    assert now(vraag).stand == Stand.WACHT


def test_notes_stay_with_vng(client, staff, vraag):
    send(client, vraag, "_continue", notities="Deze gemeente belde al", eigenaar=staff.pk)
    assert (now(vraag).notities, vraag.stand) == ("Deze gemeente belde al", Stand.IN_BEHANDELING)
    assert "Deze gemeente belde al" in client.get(page_of(vraag)).content.decode()
    client.force_login(vraag.vrager)
    assert "belde" not in client.get(vraag.get_absolute_url()).content.decode()
    assert "belde" not in client.get("/account/gegevens/").content.decode()


@pytest.mark.parametrize(
    ("button", "antwoord", "message"),
    [
        ("_antwoord", " ", "Schrijf eerst uw antwoord."),
        ("_antwoord", "a" * 8001, "Uw antwoord is te lang. Het kan hooguit 8.000 tekens hebben."),
        ("_continue", "Half antwoord", "Uw antwoord is nog niet verstuurd."),
        ("_sluit", "Half antwoord", "Uw antwoord is nog niet verstuurd."),
    ],
)
def test_no_answer_is_lost_or_sent_empty(client, staff, vraag, button, antwoord, message):
    page = send(client, vraag, button, antwoord)
    assert message in words(page) and antwoord in page.content.decode()
    assert not vraag.berichten.exists() and not now(vraag).is_closed


def test_an_answer_waits_when_somebody_wrote_in_the_meantime(client, staff, vraag):
    vraag.reply(by=vraag.vrager, tekst="Het is al opgelost", van_vng=False, now=MONDAY)
    page = send(client, vraag, "_antwoord", "Mijn antwoord", seen=0)
    assert "Er kwam intussen een bericht bij." in words(page) and "Het is al opgelost" in words(page)
    assert "Mijn antwoord" in page.content.decode() and vraag.berichten.count() == 1
    send(client, vraag, "_antwoord", "Mijn antwoord")
    assert vraag.berichten.count() == 2


def test_taking_and_closing_are_buttons_and_a_colleague_keeps_what_is_taken(client, staff, vraag):
    assert "U pakt deze vraag op." in words(send(client, vraag, "_pak"))
    assert now(vraag).eigenaar == staff
    client.force_login(adviseur())
    page = send(client, vraag, "_pak", eigenaar=staff.pk)
    assert "Een collega was u voor." in words(page) and now(vraag).eigenaar == staff
    assert "De vraag is gesloten." in words(send(client, vraag, "_sluit", eigenaar=staff.pk))
    assert now(vraag).is_closed


def test_what_an_erased_person_asked_says_so_and_sends_nothing(client, staff, vraag, mailoutbox):
    account.erase(vraag.vrager)
    page = words(client.get(page_of(vraag)))
    assert "heeft geen account meer" in page and "verwijderd.invalid" not in page
    assert "heeft geen account meer" in words(send(client, vraag, "_antwoord", "Zo"))
    send_mail()
    assert mailoutbox == []


def test_nobody_makes_or_deletes_a_question_here(client, staff, vraag):
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{vraag.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post(LIST, {"action": "delete_selected", "_selected_action": [vraag.pk], "post": "yes"})
    assert Adviesvraag.objects.exists()
