"""Proposing a praktijk: anybody sends one, an editor takes it over or says why not, and the sender hears of it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kennisbank.models import Land, Voordracht
from kennisbank.voordrachten import acts
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.models import Rol, Zending
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PAGE = "/kennisbank/voordragen/"


def typed(**fields):
    return {
        "titel": "Regenwater onder schoolpleinen",
        "plaats": "Bergen",
        "land": Land.objects.get(code="NO").pk,
        "aanpak": "De gemeente groef bakken onder acht pleinen.",
        "resultaat": "",
        "lastig": "De scholen wilden niet dicht.",
        "bron": "https://example.org/regen",
        "naam": "Sanne de Wit",
        "email": "sanne@elders.example",
        "organisatie": "",
    } | fields


def proposed(**fields):
    fields = typed() | {"land": Land.objects.get(code="NO")} | fields
    return acts.propose(fields.pop("op", timezone.now()), **fields)


def address(voordracht):
    return reverse("admin:kennisbank_voordracht_change", args=[voordracht.pk])


def sent():
    return list(Zending.objects.filter(sleutel__startswith="voordracht-").order_by("pk"))


def staff(group):
    gebruiker = build.gebruiker(is_superuser=False)
    gebruiker.groups.set(Group.objects.filter(name=group))
    client = Client()
    client.force_login(gebruiker)
    client.gebruiker = gebruiker
    return client


def test_anybody_proposes_one_and_gets_a_number_and_an_email_that_quotes_nothing(client):
    response = client.post(PAGE, typed(bron="www.example.org/regen"))
    assert response.status_code == 302
    voordracht = Voordracht.objects.get()
    assert voordracht.nummer == f"V{timezone.localdate().year}-0001"
    assert (voordracht.bron, voordracht.stand) == ("https://www.example.org/regen", "nieuw")
    thanks = client.get(response.url).content.decode()
    assert voordracht.nummer in thanks and "Zo gaat het verder" in thanks
    (message,) = sent()
    assert message.naar == "sanne@elders.example"
    assert message.onderwerp == "Wij hebben uw voorbeeld"
    assert voordracht.nummer in message.tekst
    assert "Regenwater" not in message.tekst and "Sanne" not in message.tekst
    assert client.get("/kennisbank/voordragen/bedankt/V2026-0001:verzonnen/").status_code == 404


def test_without_a_name_or_address_nobody_gets_an_email_and_a_second_press_is_the_same(client):
    anonymous = typed(naam="", email="")
    assert client.post(PAGE, anonymous).url == client.post(PAGE, anonymous).url
    assert Voordracht.objects.count() == 1
    assert sent() == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"titel": ""}, "Schrijf op waar het over gaat."),
        ({"land": "999999"}, "Kies een land."),
        ({"land": ""}, "Kies een land."),
        ({"land": "9" * 30}, "Kies een land."),
        ({"land": "1\x00"}, "niet toegestaan"),
        ({"bron": "javascript:alert(1)"}, "Vul een webadres in"),
        ({"bron": "ftp://example.org/regen"}, "Vul een webadres in"),
        ({"aanpak": "x" * 4001}, "hooguit 4000 tekens"),
        ({"email": "geen adres"}, "of laat het leeg"),
        ({"naam": "Het portaal"}, "gebruikt het portaal zelf"),
        ({"nog_iets": "casino"}, "Maak dit vak leeg"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, wrong, said):
    response = client.post(PAGE, typed(**wrong))
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page and "De scholen wilden niet dicht." in page
    assert not Voordracht.objects.exists()


def test_who_is_signed_in_finds_name_address_and_municipality_filled_in(client):
    lid = build.lid(build.gemeente("Voordracht"), Rol.RAADSLID)
    client.force_login(lid.gebruiker)
    form = client.get(PAGE).context["form"]
    assert [form[name].value() for name in ("naam", "email", "organisatie")] == [
        lid.gebruiker.naam, lid.gebruiker.email, "Voordracht",
    ]  # fmt: skip


def test_nobodys_mailbox_is_filled_with_confirmations(client):
    for n in range(6):
        response = client.post(PAGE, typed(titel=f"Voorbeeld {n}"))
    assert response.status_code == 422
    assert "Wacht een uur" in response.content.decode()
    assert len(sent()) == 5


@pytest.mark.parametrize("path", ["/kennisbank/", "/kennisbank/?q=zzzzz"])
def test_the_list_leads_to_the_form_also_when_it_is_empty(client, path):
    page = client.get(path).content.decode()
    assert "Staat uw vraag er niet bij?" in page and f'href="{PAGE}"' in page


def test_an_editor_takes_one_over_as_a_concept_with_its_source(client):
    editor, voordracht = staff("redacteur"), proposed()
    page = editor.get(address(voordracht)).content.decode()
    assert 'href="https://example.org/regen"' in page and "De gemeente groef bakken" in page
    response = editor.post(address(voordracht), {"_overnemen": "1", "antwoord": "Mooi voorbeeld."}, follow=True)
    voordracht.refresh_from_db()
    praktijk = voordracht.praktijk
    assert response.redirect_chain[-1][0] == reverse("admin:kennisbank_praktijk_change", args=[praktijk.pk])
    assert (praktijk.status, praktijk.slug) == ("concept", "bergen-regenwater-onder-schoolpleinen")
    assert (praktijk.gewijzigd_door, praktijk.lastig) == (editor.gebruiker, "De scholen wilden niet dicht.")
    assert [(bron.url, bron.raadpleging) for bron in praktijk.bronregels.all()] == [("https://example.org/regen", "")]
    assert [stap.tekst for stap in praktijk.stapregels.all()] == ["De gemeente groef bakken onder acht pleinen."]
    assert (voordracht.stand, voordracht.beantwoord_door) == ("overgenomen", editor.gebruiker)
    assert "Mooi voorbeeld." in sent()[-1].tekst and "Mooi" not in sent()[-1].onderwerp
    logged = LogEntry.objects.filter(user=editor.gebruiker).values_list("change_message", flat=True)
    assert set(logged) == {"Overgenomen als concept", f"Uit voordracht {voordracht.nummer}"}
    assert client.get(praktijk.get_absolute_url()).status_code == 404


def test_saying_no_asks_for_a_reason_and_sends_it():
    editor, voordracht = staff("redacteur"), proposed()
    page = editor.post(address(voordracht), {"_afwijzen": "1", "antwoord": " "}).content.decode()
    assert "Schrijf eerst waarom" in page
    assert "Er is nog niets verstuurd" in editor.post(address(voordracht), {"antwoord": "Enter"}).content.decode()
    assert len(sent()) == 1, "the confirmation only"
    reason = "Wij hebben <dit> al & willen 't zo."
    editor.post(address(voordracht), {"_afwijzen": "1", "antwoord": reason})
    voordracht.refresh_from_db()
    assert (voordracht.stand, voordracht.antwoord, voordracht.praktijk) == ("afgewezen", reason, None)
    assert reason in sent()[-1].tekst
    page = editor.get(address(voordracht)).content.decode()
    assert "_overnemen" not in page and "niet overgenomen" in page


def test_the_second_editor_is_told_and_nothing_happens_twice():
    first, second, voordracht = staff("redacteur"), staff("redacteur"), proposed()
    first.post(address(voordracht), {"_overnemen": "1", "antwoord": ""})
    mails, log = len(sent()), LogEntry.objects.count()
    page = second.post(address(voordracht), {"_afwijzen": "1", "antwoord": "Past niet."}, follow=True)
    assert f"{first.gebruiker} was u voor" in page.content.decode() and "Past niet." in page.content.decode()
    voordracht.refresh_from_db()
    assert (voordracht.stand, len(sent()), LogEntry.objects.count()) == ("overgenomen", mails, log)


def test_advertising_is_thrown_away_without_an_email_and_its_number_is_not_used_again():
    first, second, voordracht = staff("redacteur"), staff("redacteur"), proposed(naam="Niet Gevraagd")
    mails = len(sent())
    assert "Gooi weg" in first.get(address(voordracht)).content.decode()
    page = first.post(address(voordracht), {"_weggooien": "1", "antwoord": ""}, follow=True).content.decode()
    assert "De indiener krijgt geen bericht" in page and len(sent()) == mails
    voordracht.refresh_from_db()
    assert (voordracht.stand, voordracht.beantwoord_door) == ("afgewezen", first.gebruiker)
    for name in ("titel", "aanpak", "bron", "naam", "email"):
        assert getattr(voordracht, name) in ("", "Weggegooid")
    logged = LogEntry.objects.get(user=first.gebruiker)
    assert logged.change_message == "Weggegooid, zonder e-mail" and "Regenwater" not in logged.object_repr
    page = second.post(address(voordracht), {"_weggooien": "1", "antwoord": ""}, follow=True).content.decode()
    assert "was u voor" in page
    assert proposed(titel="Een ander").nummer.endswith("-0002")


def test_only_editors_of_the_kennisbank_see_them():
    voordracht = proposed()
    pages = [reverse("admin:kennisbank_voordracht_changelist"), address(voordracht)]
    for group, status in (("redacteur", 200), ("controleur", 200), ("programmabeheer", 403), ("advies", 403)):
        client = staff(group)
        assert [client.get(page).status_code for page in pages] == [status, status], group
        assert client.get("/beheer/kennisbank/voordracht/add/").status_code == 403
        assert ("Voorgedragen voorbeelden (1)" in client.get("/beheer/").content.decode()) == (status == 200)
    assert staff("advies").post(address(voordracht), {"_overnemen": "1"}).status_code == 403


def test_the_form_shows_what_we_may_have_already():
    build.praktijk(titel="Regenwater onder de schoolpleinen")
    build.praktijk(titel="Heel wat anders", land="SE").bronregels.update(url="https://example.org/regen/")
    build.praktijk(titel="Regenwater onder schoolpleinen in Lund", land="SE")
    build.praktijk(titel="Regenwater onder schoolpleinen", status="concept")
    shown = staff("redacteur").get(address(proposed())).context["lijken"]
    assert [praktijk.titel for praktijk in shown] == ["Regenwater onder de schoolpleinen", "Heel wat anders"]


def test_names_go_half_a_year_after_the_answer_and_refused_ones_after_a_year():
    def answered(days, act, titel):
        with_name = proposed(titel=titel, email=f"a{days}@elders.example")
        getattr(with_name, act)(by=build.gebruiker(), now=timezone.now() - timedelta(days=days), antwoord="Nee.")

    for days, act, titel in [(366, "refuse", "oud"), (184, "refuse", "half"), (370, "take_over", "pagina")]:
        answered(days, act, titel)
    answered(180, "refuse", "net")
    for titel, days in (("wacht te lang", 366), ("wacht", 360)):
        proposed(titel=titel, op=timezone.now() - timedelta(days=days))
    out = StringIO()
    call_command("ruim_op", stdout=out)
    assert "Voordrachten, een jaar na de afwijzing: 1 weg" in out.getvalue()
    left = {one.titel: bool(one.naam or one.email) for one in Voordracht.objects.all()}
    assert left == {"half": False, "pagina": False, "net": True, "wacht te lang": False, "wacht": True}


def test_who_has_an_account_downloads_what_came_in_with_its_address_and_takes_the_name_out():
    person = build.persoon(email="sanne@elders.example")
    own, other = proposed(email="Sanne@elders.example"), proposed(email="ander@elders.example")
    told = account.collect(person)["voorgedragen voorbeelden"]
    assert [one["nummer"] for one in told] == [own.nummer]
    account.erase(person)
    for one, email in ((own, ""), (other, "ander@elders.example")):
        one.refresh_from_db()
        assert one.email == email
    assert (own.naam, own.titel) == ("", "Regenwater onder schoolpleinen")
