"""Joining with a municipality: a griffier asks, confirms the address, and VNG invites or says why not."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, PUBLISHED, bereik
from raadsportaal.gemeenten.meedoen import acts
from raadsportaal.gemeenten.meedoen.addresses import has_name_of
from raadsportaal.gemeenten.models import Deelnameverzoek, Gebruiker, Gemeente, Rol, Zending
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PAGE, CONFIRM = "/meedoen/", "/meedoen/bevestigen/"
ADDRESS = "griffie@nieuwland.nl"


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture(scope="module")
def nieuwland(kept_for_the_file):
    return build.gemeente("Nieuwland")


@pytest.fixture
def gemeente(nieuwland, db):
    return Gemeente.objects.get(pk=nieuwland.pk)


@pytest.fixture
def typed(gemeente):
    def fields(**other):
        return {
            "gemeente": gemeente.pk,
            "naam": "Sanne de Wit",
            "functie": "Griffier",
            "email": ADDRESS,
            "opmerking": "Wij beginnen in januari.",
        } | other

    return fields


@pytest.fixture
def vng():
    """Who lets municipalities join, and no more than that."""
    gebruiker = build.gebruiker(is_superuser=False)
    gebruiker.groups.set(Group.objects.filter(name="aansluiten"))
    client = Client()
    client.force_login(gebruiker)
    client.gebruiker = gebruiker
    return client


def requests():
    with bereik(EVERYTHING):
        return list(Deelnameverzoek.objects.select_related("gemeente").order_by("pk"))


def link(message=-1):
    """The path in an e-mail that was sent."""
    return re.search(r"/meedoen/bevestigen/[^/\s]+/", mail.outbox[message].body)[0]


def asked(client, typed, **fields):
    """Asked and confirmed."""
    assert client.post(PAGE, typed(**fields)).url == "/meedoen/verstuurd/"
    client.get(link())
    client.post(CONFIRM)
    return requests()[-1]


def address(verzoek):
    return reverse("admin:gemeenten_deelnameverzoek_change", args=[verzoek.pk])


def posted(beginning):
    return {row.naar: row for row in Zending.objects.filter(sleutel__startswith=beginning)}


def test_a_griffier_asks_confirms_and_is_invited(client, typed, gemeente, vng):
    assert "Kijk bij ongewenste e-mail" in client.post(PAGE, typed(), follow=True).content.decode()
    [message] = mail.outbox
    assert message.to == [ADDRESS] and message.subject == "Bevestig uw e-mailadres"
    assert "Sanne" not in message.body and "januari" not in message.body, "whoever typed it could write anything"
    assert vng.get("/beheer/").content.decode().count("Verzoeken om mee te doen") == 1, "only the name of the list"
    page = client.get(link(), follow=True).content.decode()
    assert "Bevestig mijn adres" in page and requests()[0].bevestigd_op is None, "opening the link confirms nothing"
    page = client.post(CONFIRM, follow=True).content.decode()
    assert "Uw verzoek staat nu bij de VNG" in page and "al een griffier" not in page
    [verzoek] = requests()
    assert "stand__exact=wacht" in vng.get("/beheer/").content.decode()
    page = vng.get(address(verzoek)).content.decode()
    for text in ("Sanne de Wit, Griffier", "nieuwland.nl", "staat erin", "wordt de eerste griffier", "in januari"):
        assert text in page
    assert "Zij is 14 dagen geldig" in vng.post(address(verzoek), {"_uitnodigen": "1"}, follow=True).content.decode()
    invitation = mail.outbox[-1]
    assert invitation.to == [ADDRESS] and "De VNG nodigt u uit" in invitation.body and "als griffier" in invitation.body
    newcomer = Client()
    newcomer.get(re.search(r"/uitnodiging/\S+", invitation.body)[0])
    newcomer.post("/uitnodiging/")
    assert gemeente.leden.get().rol == Rol.GRIFFIER and gemeente.leden.get().gebruiker.email == ADDRESS
    assert "U werkt al in deze gemeente" in client.get(CONFIRM).content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"gemeente": ""}, "Kies uw gemeente."),
        ({"gemeente": "9" * 30}, "Kies uw gemeente."),
        ({"gemeente": "1\x00"}, "niet toegestaan"),
        ({"naam": ""}, "Vul uw naam in."),
        ({"naam": "x" * 151}, "hooguit 150 tekens"),
        ({"naam": "Het portaal"}, "gebruikt het portaal zelf"),
        ({"functie": ""}, "Vul uw functie in"),
        ({"email": "geen adres"}, "zoals naam@gemeente.nl"),
        ({"email": "griffie@nieuwland.nl\r\nBcc: x@elders.nl"}, "zoals naam@gemeente.nl"),
        ({"email": "s.dewit@Gmail.com"}, "iedereen kan er een krijgen bij gmail.com"),
        ({"email": "s.dewit@live.nl"}, "Vul uw werkadres bij de gemeente in"),
        ({"opmerking": "x" * 1001}, "hooguit 1000 tekens"),
        ({"nog_iets": "casino"}, "Maak dit vak leeg"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, typed, wrong, said):
    response = client.post(PAGE, typed(**{"functie": "Raadsgriffier"} | wrong))
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page and ("Raadsgriffier" in page or "functie" in wrong)
    assert requests() == [] and mail.outbox == []


@pytest.mark.parametrize(
    ("domein", "says"),
    [
        ("nieuwland.nl", True),
        ("raad.gemeente-nieuwland.nl", True),
        ("nieuwland.nl.elders.example", False),
        ("bedrijf.example", False),
    ],
)
def test_the_name_in_a_domain_is_looked_for_where_somebody_registered_it(gemeente, domein, says):
    assert has_name_of(domein, gemeente) == says


def test_a_former_municipality_cannot_be_chosen(client, typed):
    former = build.gemeente("Oudland", einddatum=timezone.localdate() - timedelta(days=1))
    assert client.post(PAGE, typed(gemeente=former.pk)).status_code == 422


def test_the_page_does_not_tell_whether_an_address_is_known(client, typed, gemeente):
    build.lid(gemeente, Rol.GRIFFIER, email=ADDRESS)
    known, unknown = (client.post(PAGE, typed(email=email)) for email in (ADDRESS, "ander@nieuwland.nl"))
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert mail.outbox[0].body.count("\n") == mail.outbox[1].body.count("\n")
    client.get(link(0))
    assert "werkt al" not in client.get(CONFIRM).content.decode(), "not before the address is confirmed"


def test_nobodys_mailbox_is_filled_and_no_network_floods_us(client, typed):
    for _ in range(5):
        assert client.post(PAGE, typed()).status_code == 302
    page = client.post(PAGE, typed())
    assert page.status_code == 422 and "Wacht een uur" in page.content.decode() and len(mail.outbox) == 5
    for n in range(14):
        client.post(PAGE, typed(email=f"griffie{n}@nieuwland.nl"))
    assert client.post(PAGE, typed(email="nog@nieuwland.nl")).status_code == 422


def test_when_the_email_cannot_go_nothing_is_kept_but_what_was_typed(client, typed, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    page = client.post(PAGE, typed())
    assert page.status_code == 422 and "kon niet weg" in page.content.decode() and ADDRESS in page.content.decode()
    assert requests() == []


def test_a_link_works_three_days_and_twice_is_once(client, typed):
    client.post(PAGE, typed())
    client.get(link())
    with bereik(EVERYTHING):
        Deelnameverzoek.objects.update(gevraagd_op=timezone.now() - timedelta(days=3, minutes=1))
    assert client.post(CONFIRM).status_code == client.get(CONFIRM).status_code == 404
    with bereik(EVERYTHING):
        Deelnameverzoek.objects.update(gevraagd_op=timezone.now() - timedelta(days=2, hours=23))
    client.post(CONFIRM)
    first = requests()[0].bevestigd_op
    assert first
    client.get(link())
    assert "Uw adres is bevestigd" in client.post(CONFIRM, follow=True).content.decode()
    assert requests()[0].bevestigd_op == first
    assert Client().get("/meedoen/bevestigen/verzonnen/").status_code == Client().get(CONFIRM).status_code == 404


def test_asked_twice_from_one_address_stands_once_in_the_list(client, typed, vng):
    asked(client, typed)
    again = asked(client, typed, naam="Sanne de Wit-Jansen")
    assert "Uw verzoek staat nu bij de VNG" in client.get(CONFIRM).content.decode()
    page = vng.get("/beheer/gemeenten/deelnameverzoek/").content.decode()
    assert page.count("nieuwland.nl") == 1
    assert vng.get(address(again)).status_code == 302, "it is not there"


def test_what_is_not_confirmed_is_seen_by_nobody(client, typed, vng):
    client.post(PAGE, typed())
    [verzoek] = requests()
    assert vng.get(address(verzoek)).status_code == 302
    assert "nieuwland.nl" not in vng.get("/beheer/gemeenten/deelnameverzoek/").content.decode()


def test_the_griffiers_that_are_there_hear_of_it_and_who_asks_hears_no_name(client, typed, gemeente):
    there = build.lid(gemeente, Rol.GRIFFIER, naam="Piet de Bruin")
    build.lid(gemeente, Rol.RAADSLID)
    asked(client, typed)
    told = posted("meedoen-griffier-")
    assert set(told) == {there.gebruiker.email}
    row = told[there.gebruiker.email]
    assert ADDRESS in row.tekst and "Sanne" not in row.onderwerp and "januari" not in row.tekst
    page = client.get(CONFIRM).content.decode()
    assert "heeft hier al een griffier" in page and "Piet" not in page and there.gebruiker.email not in page
    client.post(CONFIRM)
    assert len(posted("meedoen-griffier-")) == 1


def test_who_decides_at_vng_hears_once_that_a_municipality_waits_and_not_who_asks(client, typed, gemeente, vng):
    build.gebruiker(is_superuser=False)  # of the staff, in no group
    left = build.gebruiker(is_superuser=False, is_active=False)
    left.groups.set(Group.objects.filter(name="aansluiten"))
    asked(client, typed)
    client.post(CONFIRM)
    told = posted("meedoen-vng-")
    assert set(told) == {vng.gebruiker.email}
    row = told[vng.gebruiker.email]
    assert str(gemeente) in row.tekst and "Sanne" not in row.tekst + row.onderwerp and ADDRESS not in row.tekst
    assert row.onderwerp == "Een gemeente wil meedoen met het Raadsportaal"
    work = re.search(r"https?://[^/]+(/beheer/\S+)", row.tekst)[1]
    assert "nieuwland.nl" in vng.get(work).content.decode()


def test_vng_refuses_with_a_reason_that_goes_to_who_asked(client, typed, vng):
    verzoek = asked(client, typed)
    page = vng.post(address(verzoek), {"_afwijzen": "1", "reden": " "})
    assert "Schrijf eerst waarom" in page.content.decode()
    assert "Kies onderaan" in vng.post(address(verzoek), {"reden": "Nee."}).content.decode()
    page = vng.post(address(verzoek), {"_afwijzen": "1", "reden": "Dit adres is niet van de gemeente."}, follow=True)
    assert "krijgt een e-mail met de reden" in page.content.decode()
    assert "niet van de gemeente" in posted("meedoen-afgewezen-")[ADDRESS].tekst
    assert "De VNG heeft geantwoord" in client.get(CONFIRM).content.decode()
    assert asked(client, typed).waits, "and it may be asked again"


def test_the_second_of_two_colleagues_hears_who_was_first(client, typed, vng):
    verzoek = asked(client, typed)
    vng.post(address(verzoek), {"_afwijzen": "1", "reden": "Nee."})
    page = vng.post(address(verzoek), {"_uitnodigen": "1"}).content.decode()
    assert f"{vng.gebruiker} was u voor: dit verzoek is afgewezen" in page
    assert "uitnodiging" not in mail.outbox[-1].body


def test_the_griffiers_that_are_there_hear_that_vng_invited_one_more(client, typed, gemeente, vng):
    there = build.lid(gemeente, Rol.GRIFFIER)
    verzoek = asked(client, typed)
    page = vng.get(address(verzoek)).content.decode()
    assert "1 griffier" in page and "voorbeeld.nl" in page
    vng.post(address(verzoek), {"_uitnodigen": "1"})
    assert "Sanne de Wit is uitgenodigd als griffier" in posted("meedoen-uitgenodigd-")[there.gebruiker.email].tekst


def test_an_invitation_that_cannot_be_says_why_and_changes_nothing(client, typed, gemeente, vng, settings):
    verzoek = asked(client, typed)
    own = asked(client, typed, email=vng.gebruiker.email)
    assert "uw eigen adres" in vng.post(address(own), {"_uitnodigen": "1"}).content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    assert "kon niet weg" in vng.post(address(verzoek), {"_uitnodigen": "1"}).content.decode()
    build.lid(gemeente, email=ADDRESS)
    assert "werkt al in Nieuwland" in vng.post(address(verzoek), {"_uitnodigen": "1"}).content.decode()
    gemeente.einddatum = timezone.localdate() - timedelta(days=1)
    gemeente.save()
    assert "bestaat niet meer" in vng.post(address(verzoek), {"_uitnodigen": "1"}).content.decode()
    assert [one.stand for one in requests()] == ["wacht", "wacht"]


@pytest.mark.parametrize("group", ["redacteur", "controleur", "programmabeheer", "advies"])
def test_other_staff_do_not_see_who_asked(client, typed, group):
    verzoek = asked(client, typed)
    gebruiker = build.gebruiker(is_superuser=False)
    gebruiker.groups.set(Group.objects.filter(name=group))
    client.force_login(gebruiker)
    assert client.get(address(verzoek)).status_code == 403
    assert client.get("/beheer/gemeenten/deelnameverzoek/").status_code == 403


def test_the_database_shows_a_request_to_vng_and_to_who_has_its_secret_only(client, typed, gemeente):
    griffier = build.lid(gemeente, Rol.GRIFFIER)
    verzoek = asked(client, typed)
    scopes = [(gemeente.pk, griffier.gebruiker.pk), (PUBLISHED, None), ("", None), ("x" * 64, None)]
    for what, who in scopes:
        with bereik(what, who):
            assert not Deelnameverzoek.objects.exists(), what
    with bereik(verzoek.token):
        assert Deelnameverzoek.objects.get() == verzoek


def test_requests_go_after_their_time(client, typed):
    now = timezone.now()

    def ago(**moments):
        verzoek = asked(client, typed, email=f"griffie{len(requests())}@nieuwland.nl")
        values = {name: days and now - timedelta(days=days) for name, days in moments.items()}
        with bereik(EVERYTHING):
            Deelnameverzoek.objects.filter(pk=verzoek.pk).update(**values)
        return verzoek.pk

    gone = [ago(gevraagd_op=8, bevestigd_op=None), ago(bevestigd_op=184), ago(beantwoord_op=91)]
    kept = [ago(gevraagd_op=6, bevestigd_op=None), ago(bevestigd_op=182), ago(bevestigd_op=300, beantwoord_op=89)]
    assert acts.forget(now) == len(gone)
    assert [verzoek.pk for verzoek in requests()] == kept
    assert acts.forget(now) == 0


def test_a_person_takes_it_along_and_has_it_erased(client, typed):
    asked(client, typed)
    person = build.persoon(email=ADDRESS)
    [told] = account.collect(person)["verzoeken om mee te doen"]
    assert (told["gemeente"], told["naam"], told["opmerking"]) == (
        "Nieuwland", "Sanne de Wit", "Wij beginnen in januari.",
    )  # fmt: skip
    account.erase(person)
    assert requests() == []


def test_erasing_the_colleague_who_answered_keeps_the_answer(client, typed, vng):
    verzoek = asked(client, typed)
    vng.post(address(verzoek), {"_afwijzen": "1", "reden": "Nee."})
    account.erase(Gebruiker.objects.get(pk=vng.gebruiker.pk))
    assert str(requests()[0].beantwoord_door) == "Verwijderde gebruiker"


def test_the_ways_to_the_form_are_there_and_know_the_municipality(client, gemeente, django_assert_num_queries):
    for path in ("/inloggen/", "/inloggen/geen-account/", "/over/", "/gemeenten/"):
        assert 'href="/meedoen/"' in client.get(path).content.decode()
    assert 'href="/meedoen/?gemeente=nieuwland"' in client.get("/gemeenten/nieuwland/").content.decode()
    assert f'<option value="{gemeente.pk}" selected>' in client.get("/meedoen/?gemeente=nieuwland").content.decode()
    assert client.get("/meedoen/?gemeente=%00").status_code == 200
    build.lid(gemeente, Rol.GRIFFIER)
    page = client.get("/gemeenten/nieuwland/").content.decode()
    assert "?gemeente=nieuwland" not in page and "Vraag uw griffie om een uitnodiging" in page
    with django_assert_num_queries(2):
        client.get(PAGE)
