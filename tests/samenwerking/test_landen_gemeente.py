"""A municipality says where it is active, changes that and ends it."""

import pytest

from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Aanwezigheid
from tests import build
from tests.samenwerking import landen as maak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def post(client, path, status=302, **data):
    response = client.post(f"/gemeenten/hier/{path}", data)
    assert response.status_code == status, response.content.decode()[:400]
    return response


def page(client, path, status=200):
    response = client.get(f"/gemeenten/{path}")
    assert response.status_code == status
    return response.content.decode()


ROW = {"land": "64", "partner": "Thimphu", "onderwerp": "Groen", "sinds": "2019"}


def test_an_official_registers_what_the_municipality_does(client, hier):
    client.force_login(build.lid(hier, Rol.AMBTENAAR).gebruiker)
    post(client, "actief/", **ROW)
    row = Aanwezigheid.objects.get(gemeente=hier)
    assert (row.land.code, row.partner, row.sinds, row.tot) == ("BT", "Thimphu", 2019, None)
    assert row.door.lidmaatschappen.get().gemeente == hier
    assert "Thimphu" in page(client, "hier/actief/")
    assert "Thimphu" in client.get("/samenwerking/landen/bhutan/").content.decode()


def test_a_councillor_reads_and_changes_nothing(client, hier):
    row = maak.actief(hier, partner="Thimphu")
    client.force_login(build.lid(hier).gebruiker)
    html = page(client, "hier/actief/")
    assert "Thimphu" in html and "Zet ons erbij" not in html
    post(client, "actief/", 403, **ROW)
    post(client, f"actief/{row.pk}/", 403, daad="einde")
    post(client, "landenoverleg/bhutan/", 403, onderwerp="x", bericht="y")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("land", "", "Kies een land."),
        ("land", "528", "Selecteer een geldige keuze"),
        ("partner", "", "Zeg met wie u samenwerkt."),
        ("onderwerp", "", "Zeg waarover u samenwerkt."),
        ("sinds", "jaren", "Vul een jaar in, zoals 2019."),
        ("sinds", "1200", "Vul een jaar in van 1900"),
        ("sinds", "9999", "Vul een jaar in van 1900"),
        ("tot", "2001", "Dit jaar ligt voor het begin."),
        ("partner", "thimphu ", "Deze samenwerking staat er al."),
        ("partner", "x" * 151, "150"),
    ],
)
def test_a_wrong_field_is_told_and_what_was_typed_stays(client, hier, griffier, field, value, words):
    maak.actief(hier, partner="Thimphu", onderwerp="Water")
    html = post(client, "actief/", 422, **(ROW | {"partner": "Paro", field: value})).content.decode()
    assert words in html
    assert 'value="Groen"' in html or field == "onderwerp"
    assert Aanwezigheid.objects.filter(gemeente=hier).count() == 1


def test_ending_keeps_the_row_and_can_be_taken_back(client, hier, griffier):
    row = maak.actief(hier, sinds=2019)
    post(client, f"actief/{row.pk}/", daad="einde")
    row.refresh_from_db()
    assert row.beeindigd_op and row.door == griffier
    assert f"Tot {row.beeindigd_op.year}" in client.get("/samenwerking/landen/bhutan/").content.decode()
    assert not Aanwezigheid.objects.active(row.beeindigd_op).filter(pk=row.pk).exists()
    post(client, f"actief/{row.pk}/", daad="herstel")
    row.refresh_from_db()
    assert row.beeindigd_op is None and row.is_active(maak.day())


def test_changing_it(client, hier, griffier):
    row = maak.actief(hier)
    post(client, f"actief/{row.pk}/", **(ROW | {"onderwerp": "Afval"}))
    row.refresh_from_db()
    assert (row.partner, row.onderwerp) == ("Thimphu", "Afval")
    post(client, f"actief/{row.pk}/", 422, iets="1")


def test_the_row_of_another_municipality_is_not_there(client, hier, griffier, daar):
    row = Aanwezigheid.objects.get(gemeente=daar)
    page(client, f"hier/actief/{row.pk}/", 404)
    post(client, f"actief/{row.pk}/", 404, daad="einde")
    page(client, "hier/actief/99999999999999999999/", 404)
