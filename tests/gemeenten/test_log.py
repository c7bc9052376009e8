"""What the log says of a refusal: nothing that leads to a dossier, a municipality or an invitation."""

import pytest
from django.test import Client

from tests import build

DOSSIER, INVITATION = "/gemeenten/oosterwaard/dossiers/geheim-plan/wijzig/", "/uitnodiging/geheim-token/"
PASSWORD = "vijf paarden lopen weg"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.django_db
@pytest.mark.parametrize("path", [DOSSIER, INVITATION])
def test_a_refused_request_leaves_no_address_in_the_log(path, caplog):
    for client in (Client(enforce_csrf_checks=True), Client()):
        client.post(path, {"x": "1"})  # without the token of the form; not signed in, or no such method
        client.post(path, "a=" + "x" * 3_000_000, content_type=FORM)  # too big
        client.post(path, "&".join(f"a{n}=1" for n in range(3000)), content_type=FORM)  # too many fields
        assert client.get(path, headers={"host": "elders.example"}).status_code == 400
        client.put(path)
    assert "geheim" not in caplog.text and "oosterwaard" not in caplog.text
    assert "elders.example" in caplog.text, "a wrong host is for the operator to see"


@pytest.fixture
def sanne(caplog):
    caplog.set_level("INFO", "raadsportaal.inloggen")
    sanne = build.gebruiker(email="sanne@oosterwaard.example", is_staff=False)
    sanne.set_password(PASSWORD)
    sanne.save()
    return sanne


def told(caplog):
    return [(line.getMessage(), line.feiten.get("wijze", "")) for line in caplog.records if "inloggen" in line.name]


@pytest.mark.django_db
def test_each_try_to_sign_in_is_a_line_that_says_how_and_not_who(client, sanne, caplog):
    for password in ("verkeerd", PASSWORD):
        client.post("/inloggen/wachtwoord/", {"login": sanne.email, "password": password})
    client.post("/uitloggen/")
    client.post("/inloggen/", {"email": sanne.email})
    client.post("/inloggen/code/", {"code": "AAA-AAA"})
    assert told(caplog) == [
        ("Inloggen mislukt", "wachtwoord"),
        ("Stap van inloggen goed", "wachtwoord"),
        ("Ingelogd", ""),
        ("Uitgelogd", ""),
        ("Inloggen mislukt", "code"),
    ]
    assert "sanne" not in caplog.text.lower()


@pytest.mark.django_db
def test_a_wrong_key_a_wrong_code_for_a_password_and_a_wrong_password_on_the_way_are_lines_too(client, sanne, caplog):
    client.get("/inloggen/sleutel/")
    client.post("/inloggen/sleutel/", {"credential": '{"id": "x"}'})
    client.post("/inloggen/vergeten/", {"email": sanne.email})
    client.post("/inloggen/vergeten/code/", {"code": "AAA-AAA"})
    client.force_login(sanne)
    client.post("/account/bevestigen/", {"password": "verkeerd"})
    assert told(caplog) == [
        ("Inloggen mislukt", "sleutel"),
        ("Inloggen mislukt", "nieuw wachtwoord"),
        ("Ingelogd", ""),
        ("Inloggen mislukt", "wachtwoord"),
    ]
    assert "sanne" not in caplog.text.lower()
