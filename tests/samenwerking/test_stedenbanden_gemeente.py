"""A municipality keeps its own partnerships right, and is asked about them twice a year."""

from datetime import date
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command

from raadsportaal.gemeenten.access import bereik
from raadsportaal.gemeenten.models import Rol, Zending
from samenwerking.models import Bandwijziging, Stedenband
from samenwerking.stedenbanden.asking import ask, round_start
from samenwerking.stedenbanden.tasks import vraag_stedenbanden
from tests import build
from tests.samenwerking import landen as maak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def post(client, path, status=302, **data):
    response = client.post(f"/gemeenten/hier/stedenbanden/{path}", data)
    assert response.status_code == status, response.content.decode()[:400]
    return response.content.decode()


def page(client, path="", status=200):
    response = client.get(f"/gemeenten/hier/stedenbanden/{path}")
    assert response.status_code == status
    return response.content.decode()


BAND = {"plaats": "Thimphu", "land": "64", "soort": "contact", "stand": "actief", "sinds": "2019"}


def test_a_councillor_sees_the_own_and_changes_nothing(client, hier):
    band = maak.band(hier, plaats="Thimphu")
    client.force_login(build.lid(hier).gebruiker)
    html = page(client)
    assert "Thimphu" in html and "Zeg het tegen uw griffie" in html and "Ja, is actief" not in html
    post(client, f"{band.pk}/", 403, daad="bevestig")
    page(client, "nieuw/", 403)


def test_confirming_with_one_button(client, hier, griffier):
    band = maak.band(hier, plaats="Thimphu")
    assert "Klopt dit nog? (1)" in page(client)
    post(client, f"{band.pk}/", daad="bevestig")
    band.refresh_from_db()
    assert (band.stand, band.bevestigd_door) == ("actief", griffier)
    wijziging = band.wijzigingen.get()
    assert wijziging.verschillen == {"stand": ["Niet bevestigd", "Actief"]}
    post(client, f"{band.pk}/", daad="bevestig")
    assert band.wijzigingen.first().verschillen == {}
    assert "Door uw gemeente ingevuld (1)" in page(client)


def test_confirming_what_sleeps_leaves_it_asleep(client, hier, griffier):
    band = maak.band(hier, stand="slapend")
    post(client, f"{band.pk}/", daad="bevestig")
    band.refresh_from_db()
    assert band.stand == "slapend"


def test_correcting_keeps_old_and_new_side_by_side(client, hier, griffier):
    band = maak.band(hier, plaats="Timfu", themas=["water"], breedtegraad=27.4, lengtegraad=89.6)
    post(client, f"{band.pk}/", **BAND, themas=["2", "3"], toelichting="Samen bomen planten.", contact="Piet")
    band.refresh_from_db()
    assert (band.plaats, band.soort, band.sinds, band.contact) == ("Thimphu", "contact", 2019, "Piet")
    assert band.breedtegraad is None  # that was the place of Timfu
    told = band.wijzigingen.get().verschillen
    assert told["plaats"] == ["Timfu", "Thimphu"]
    assert told["soort"] == ["Soort onbekend", "Contact"]
    assert told["sinds"] == ["", "2019"]
    assert told["themas"][0] and told["themas"][0] != told["themas"][1]
    assert "land" not in told
    assert [what for what, _, _ in band.wijzigingen.get().regels][:2] == ["partner", "soort"]


def test_ending_and_what_never_was(client, hier, griffier):
    band = maak.band(hier, plaats="Thimphu")
    post(client, f"{band.pk}/", **(BAND | {"stand": "beeindigd", "tot": "2021"}))
    html = client.get("/samenwerking/stedenbanden/?q=thimphu").content.decode()
    assert "Beëindigd" in html and "2019 tot en met 2021" in html
    post(client, f"{band.pk}/", **(BAND | {"stand": "onjuist", "sinds": ""}))
    assert f'id="band-{band.pk}"' not in client.get("/samenwerking/stedenbanden/?q=thimphu").content.decode()
    assert "Niet openbaar" in page(client)


def test_adding_one(client, hier, griffier):
    post(client, "nieuw/", **BAND, themas=["2"])
    band = hier.stedenbanden.get()
    assert (band.bron, band.bevestigd_door, band.themas.count()) == ("de gemeente", griffier, 1)
    assert band.wijzigingen.get().verschillen["plaats"] == ["", "Thimphu"]
    assert "Thimphu" in client.get("/samenwerking/stedenbanden/?soort=contact&q=thimphu").content.decode()
    assert "Deze band staat al in het register." in post(client, "nieuw/", 422, **(BAND | {"plaats": " thimphu"}))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("plaats", "", "Vul de plaats in."),
        ("land", "", "Kies een land."),
        ("land", "528", "Selecteer een geldige keuze"),
        ("stand", "", "Zeg of de band nog bestaat."),
        ("stand", "niet_bevestigd", "Selecteer een geldige keuze"),
        ("soort", "raar", "Selecteer een geldige keuze"),
        ("sinds", "vorig jaar", "Vul een jaar in, zoals 2019."),
        ("sinds", "1", "Vul een jaar in van 1900"),
        ("tot", "2020", "Laat dit leeg, of kies ‘Beëindigd’."),
        ("themas", "999", "Selecteer een geldige keuze"),
        ("toelichting", "x" * 601, "600"),
    ],
)
def test_a_wrong_field_is_told_and_what_was_typed_stays(client, hier, griffier, field, value, words):
    band = maak.band(hier)
    html = post(client, f"{band.pk}/", 422, **(BAND | {field: value}))
    assert words in html
    assert "De band is nog niet bewaard" in html
    assert not Bandwijziging.objects.filter(stedenband=band).exists()


def test_that_of_another_municipality_is_not_there(client, hier, griffier):
    band = maak.band()
    page(client, f"{band.pk}/", 404)
    post(client, f"{band.pk}/", 404, daad="bevestig")


def test_the_database_lets_nobody_change_that_of_another(hier, griffier):
    band = maak.band()
    with bereik(hier.pk, griffier.pk):
        assert Stedenband.objects.filter(pk=band.pk).exists()
        assert Stedenband.objects.filter(pk=band.pk).update(stand="actief") == 0
    assert Stedenband.objects.filter(pk=band.pk).update(stand="actief") == 0  # without a scope neither


def test_queries_do_not_grow(client, hier, griffier, django_assert_num_queries):
    maak.band(hier, themas=["groen"])
    page(client)
    with django_assert_num_queries(9):
        page(client)
    for _ in range(8):
        maak.band(hier, themas=["groen"])
    with django_assert_num_queries(9):
        page(client)


# Asking twice a year.


@pytest.mark.parametrize(
    ("on", "since"),
    [
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 8, 31), date(2026, 3, 1)),
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2027, 2, 28), date(2026, 9, 1)),
    ],
)
def test_a_round_begins_in_march_and_in_september(on, since):
    assert round_start(on) == since


@pytest.fixture
def alone():
    """Only what this test makes is asked about."""
    maak.empty_register()


MAART, LATER, SEPTEMBER = date(2027, 3, 1), date(2027, 3, 20), date(2027, 9, 1)


def test_each_griffier_is_asked_once_a_round(alone, hier, griffier):
    build.lid(hier, Rol.GRIFFIER, email="tweede@hier.example")
    build.lid(hier, Rol.RAADSLID)
    maak.band(hier, plaats="Thimphu")
    maak.band(build.gemeente("Zonder griffier"))
    told = [str(one) for one in ask(MAART)]
    assert "Hier: 1 band, 2 griffiers op het portaal" in told
    assert "Zonder griffier: 1 band, geen griffiers op het portaal" in told
    assert [one.griffiers for one in ask(LATER)] == [0]
    maak.deliver()
    assert {message.to[0] for message in mail.outbox} == {"griffie@hier.example", "tweede@hier.example"}
    assert len(mail.outbox) == 2
    assert mail.outbox[0].subject == "Kloppen de stedenbanden van uw gemeente nog?"
    assert "Thimphu, Bhutan" in mail.outbox[0].body and "/gemeenten/hier/stedenbanden/" in mail.outbox[0].body
    assert [one.griffiers for one in ask(SEPTEMBER) if one.griffiers] == [2]


def test_asking_again_sends_nothing_even_when_the_trace_of_the_mail_is_gone(alone, hier, griffier):
    maak.band(hier)
    ask(MAART)
    Zending.objects.all().delete()
    ask(LATER)
    assert not Zending.objects.exists()


def test_what_was_confirmed_lately_or_is_over_is_not_asked_about(alone, hier, griffier):
    maak.band(hier, stand="actief", bevestigd_op=date(2027, 1, 1))
    maak.band(hier, stand="beeindigd")
    maak.band(hier, stand="onjuist")
    assert ask(MAART) == []
    assert [one.banden for one in ask(SEPTEMBER)] == [1]


def test_many_are_counted_and_not_all_named(alone, hier, griffier):
    for _ in range(11):
        maak.band(hier)
    ask(MAART)
    maak.deliver()
    (message,) = mail.outbox
    assert message.body.count("\n- Plaats") == 8 and "- en nog 3" in message.body


def test_a_dry_run_writes_nothing(alone, hier, griffier):
    maak.band(hier)
    out = StringIO()
    call_command("vraag_stedenbanden", "--droog", stdout=out)
    assert "Hier: 1 band, 1 griffier op het portaal" in out.getvalue()
    assert "E-mails die zouden weggaan: 1" in out.getvalue()
    assert not Zending.objects.exists()
    call_command("vraag_stedenbanden", stdout=out)
    assert "E-mails in de wachtrij: 1" in out.getvalue()
    assert Zending.objects.count() == 1


def test_the_clock_asks_for_the_day_it_is(alone, hier, griffier):
    maak.band(hier)
    vraag_stedenbanden(timestamp=int(maak.moment(1, 3, 2027).timestamp()))
    assert Zending.objects.get().sleutel.startswith("stedenbanden-2027-03-")
