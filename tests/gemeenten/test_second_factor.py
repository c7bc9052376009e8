"""The second factor: an app with codes, recovery codes, and what VNG's staff need to enter the admin."""

import json
import tracemalloc
from base64 import b64encode

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from fido2 import cbor

from tests import build
from tests.gemeenten.passkey import Passkey, encoded
from tests.gemeenten.test_sign_in import PASSWORD, by_password, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def medewerker(db):
    """Someone of VNG, with a password."""
    gebruiker = build.gebruiker(email="redactie@vng.example")
    gebruiker.set_password(PASSWORD)
    gebruiker.save()
    return gebruiker


@pytest.fixture
def strict(settings):
    settings.STAFF_SECOND_FACTOR = True


def app_code(secret, step=0):
    """What the app shows; each code is good once, so a second sign-in within the minute takes the next step."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[step]))


def confirm(client):
    """Give the password once more, as the pages that change an account ask."""
    client.post("/account/bevestigen/", {"password": PASSWORD})


def turn_on(client):
    """Set up the app with codes, as a person does; gives its secret."""
    confirm(client)
    page = client.get("/account/tweede-stap/app/")
    secret = page.context["form"].secret
    done = client.post("/account/tweede-stap/app/", {"code": app_code(secret)}, follow=True)
    assert "Herstelcodes" in done.content.decode()
    return secret


def test_setting_it_up_asks_for_the_password_again(client, medewerker):
    by_password(client, medewerker.email, PASSWORD, follow=False)
    assert client.get("/account/tweede-stap/app/").url.startswith("/account/bevestigen/")
    turn_on(client)
    assert "Staat aan" in client.get("/account/tweede-stap/").content.decode()


def test_with_it_a_password_alone_is_not_enough(client, medewerker):
    by_password(client, medewerker.email, PASSWORD, follow=False)
    secret = turn_on(client)
    client.post("/uitloggen/")
    page = by_password(client, medewerker.email, PASSWORD)
    assert "Tweede stap" in page.content.decode()
    assert not signed_in(client)
    page = client.post("/inloggen/tweede-stap/", {"code": "000000"}).content.decode()
    assert "Deze code klopt niet" in page
    client.post("/inloggen/tweede-stap/", {"code": app_code(secret, 1)})
    assert signed_in(client)
    client.post("/uitloggen/")
    by_password(client, medewerker.email, PASSWORD, follow=False)
    client.post("/inloggen/tweede-stap/", {"code": app_code(secret, 1)})
    assert not signed_in(client), "a code is good once"


def test_a_recovery_code_works_once(client, medewerker):
    by_password(client, medewerker.email, PASSWORD, follow=False)
    turn_on(client)
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    download = client.get("/account/herstelcodes/download/").content.decode()
    assert all(code in download for code in codes)
    for attempt, inside in ((codes[0], True), (codes[0], False), (codes[1], True)):
        client.post("/uitloggen/")
        by_password(client, medewerker.email, PASSWORD, follow=False)
        client.post("/inloggen/tweede-stap/", {"code": attempt})
        assert signed_in(client) == inside


def test_guesses_at_it_are_limited(client, medewerker):
    by_password(client, medewerker.email, PASSWORD, follow=False)
    turn_on(client)
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    client.post("/uitloggen/")
    by_password(client, medewerker.email, PASSWORD, follow=False)
    for _ in range(5):
        client.post("/inloggen/tweede-stap/", {"code": "00000000"})
    page = client.post("/inloggen/tweede-stap/", {"code": codes[0]}).content.decode()
    assert "te vaak geprobeerd" in page
    assert not signed_in(client)


def test_turning_it_off(client, medewerker):
    by_password(client, medewerker.email, PASSWORD, follow=False)
    turn_on(client)
    assert client.get("/account/tweede-stap/app/uitzetten/").status_code == 200
    client.post("/account/tweede-stap/app/uitzetten/")
    assert not Authenticator.objects.exists(), "recovery codes go with it"


def test_the_admin_has_no_form_of_its_own(client, medewerker):
    assert client.get("/beheer/").url == "/beheer/login/?next=/beheer/"
    assert client.get("/beheer/login/?next=/beheer/").url == "/inloggen/?next=/beheer/"
    client.post("/beheer/login/", {"username": medewerker.email, "password": PASSWORD})
    assert not signed_in(client)
    assert by_password(client, medewerker.email, PASSWORD, next="/beheer/").request["PATH_INFO"] == "/beheer/"


def test_the_admin_is_closed_to_staff_without_a_second_factor(client, medewerker, strict):
    page = by_password(client, medewerker.email, PASSWORD, next="/beheer/")
    assert page.request["PATH_INFO"] == "/account/tweede-stap/"
    assert "Zet eerst een tweede stap aan" in page.content.decode()
    assert client.get("/beheer/gemeenten/gebruiker/").status_code == 302
    secret = turn_on(client)
    page = client.get("/beheer/gemeenten/gebruiker/", follow=True)
    assert page.request["PATH_INFO"] == "/account/bevestigen/code/", "it is used once before it opens anything"
    fields = {"code": app_code(secret, 1), "next": "/beheer/gemeenten/gebruiker/"}
    assert client.post("/account/bevestigen/code/", fields).url == "/beheer/gemeenten/gebruiker/"
    assert client.get("/beheer/gemeenten/gebruiker/").status_code == 200


def test_staff_who_sign_in_with_it_go_straight_on_to_the_admin(client, medewerker, strict):
    by_password(client, medewerker.email, PASSWORD, follow=False)
    secret = turn_on(client)
    client.post("/uitloggen/")
    by_password(client, medewerker.email, PASSWORD, next="/beheer/", follow=False)
    assert client.get("/beheer/").status_code == 302
    client.post("/inloggen/tweede-stap/", {"code": app_code(secret, 1)})
    assert client.get("/beheer/").status_code == 200


def test_a_session_from_before_the_second_factor_does_not_open_the_admin(client, medewerker, strict):
    client.force_login(medewerker)
    Authenticator.objects.create(user=medewerker, type="totp", data={"secret": "x"})
    assert client.get("/beheer/", follow=True).request["PATH_INFO"] == "/account/bevestigen/code/"


def test_who_has_only_a_passkey_is_asked_for_that(client, medewerker, strict):
    client.force_login(medewerker)
    Authenticator.objects.create(user=medewerker, type="webauthn", data={"name": "sleutel", "credential": {}})
    assert client.get("/beheer/login/?next=/beheer/").url == "/account/bevestigen/sleutel/?next=%2Fbeheer%2F"


def test_without_the_account_s_second_factor_an_old_one_in_the_session_is_worth_nothing(client, medewerker, strict):
    by_password(client, medewerker.email, PASSWORD, follow=False)
    secret = turn_on(client)
    client.post("/account/bevestigen/code/", {"code": app_code(secret, 1)})
    assert client.get("/beheer/").status_code == 200
    medewerker.authenticator_set.all().delete()
    assert client.get("/beheer/", follow=True).request["PATH_INFO"] == "/account/tweede-stap/"


def test_others_are_told_that_the_admin_is_not_theirs(client, strict):
    client.force_login(build.gebruiker(is_staff=False, is_superuser=False))
    assert client.get("/beheer/", follow=True).status_code == 403


def test_vng_takes_away_the_second_factor_of_who_lost_the_phone(client, beheer, medewerker):
    Authenticator.objects.create(user=medewerker, type="totp", data={"secret": "x"})
    data = {"action": "remove_second_factor", "_selected_action": [medewerker.pk]}
    beheer.post("/beheer/gemeenten/gebruiker/", data)
    assert not Authenticator.objects.filter(user=medewerker).exists()


def test_the_admin_shows_no_secrets_of_signing_in(beheer):
    page = beheer.get("/beheer/").content.decode()
    assert "authenticator" not in page.lower()
    assert beheer.get("/beheer/mfa/authenticator/").status_code == 404


def test_who_has_only_a_key_is_asked_for_a_recovery_code_and_not_for_an_app(client, medewerker, monkeypatch):
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda gebruiker: [])  # not a real key
    Authenticator.objects.create(user=medewerker, type="webauthn", data={"name": "sleutel", "credential": {}})
    Authenticator.objects.create(
        user=medewerker, type="recovery_codes", data={"seed": "x", "used_mask": 0, "viewed_at": 1}
    )
    page = by_password(client, medewerker.email, PASSWORD).content.decode()
    assert "Tweede stap" in page and "Herstelcode" in page
    assert "Code uit uw app" not in page and "Zes cijfers" not in page
    client.force_login(medewerker)
    page = client.get("/account/bevestigen/code/").content.decode()
    assert "Herstelcode" in page and "Zes cijfers" not in page
    page = client.get("/account/bevestigen/sleutel/").content.decode()
    assert "Met een herstelcode" in page and "uit uw app" not in page
    Authenticator.objects.create(user=medewerker, type="totp", data={"secret": "x"})
    assert "Code uit uw app" in client.get("/account/bevestigen/code/").content.decode()


def test_no_recovery_code_is_asked_that_was_never_shown(client, medewerker, monkeypatch):
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda gebruiker: [])  # not a real key
    Authenticator.objects.create(user=medewerker, type="webauthn", data={"name": "sleutel", "credential": {}})
    Authenticator.objects.create(user=medewerker, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    page = by_password(client, medewerker.email, PASSWORD).content.decode()
    assert "Gebruik een toegangssleutel" in page and "Vul een herstelcode in" not in page and 'name="code"' not in page
    client.force_login(medewerker)
    assert "herstelcode" not in client.get("/account/bevestigen/sleutel/").content.decode()


def test_who_came_in_by_an_invitation_sees_the_recovery_codes_at_once(client):
    """Without a password or a second step there is nothing to show again who you are with."""
    nieuw = build.persoon(password=None)
    client.force_login(nieuw)
    page = client.get("/account/tweede-stap/app/")
    answer = client.post("/account/tweede-stap/app/", {"code": app_code(page.context["form"].secret)}, follow=True)
    assert answer.request["PATH_INFO"] == "/account/herstelcodes/"
    assert len(answer.context["unused_codes"]) == 10


def as_a_key_would(**lies):
    """What the script of the page sends, but for the lies; `said` is what the browser signed along."""
    said = b64encode(lies.pop("said", b"{}")).decode()
    told = {"clientDataJSON": said, "authenticatorData": "AA", "signature": "AA", "userHandle": "MQ"}
    spoken = {"type": "public-key", "id": "YWJj", "rawId": "YWJj", "response": told | {"attestationObject": "oA"}}
    return json.dumps(spoken | lies)


@pytest.mark.parametrize("path", ["/inloggen/sleutel/", "/account/bevestigen/sleutel/", "/account/sleutels/nieuw/"])
def test_what_a_key_would_never_say_is_refused(client, medewerker, path, monkeypatch):
    by_password(client, medewerker.email, PASSWORD, follow=False)
    confirm(client)
    if "bevestigen" in path:
        monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda gebruiker: [])
        Authenticator.objects.create(user=medewerker, type="webauthn", data={"name": "sleutel", "credential": {}})
    made_up = [as_a_key_would(), as_a_key_would(id=[]), as_a_key_would(rawId="="), as_a_key_would(id="\ud83d")]
    made_up += [as_a_key_would(response=[]), as_a_key_would(said=b"[" * 5_000), as_a_key_would(said=b'{"type": 1}')]
    known = Authenticator.objects.count()
    for sent in ("[" * 100_000, "9" * 5_000, "{}", "[]", "0", "false", "1", '"x"', '"\\u0000"', "", *made_up):
        cache.clear()  # the limit on tries
        visitor = Client() if path == "/inloggen/sleutel/" else client
        answer = visitor.post(path, {"credential": sent})
        assert answer.status_code in (200, 302), sent[:200]
        assert Authenticator.objects.count() == known, sent[:200]


@pytest.mark.parametrize(
    ("strange", "kept"),
    [("x", True), (-65_535, True), (2**40, False), (float("inf"), False), (float("nan"), False)],
)
def test_a_key_that_says_what_cannot_be_kept_or_would_take_all_memory_is_no_key(client, medewerker, strange, kept):
    by_password(client, medewerker.email, PASSWORD, follow=False)
    confirm(client)
    client.get("/account/sleutels/nieuw/")
    spoken = Passkey().made(client.session["mfa.webauthn.state"]["challenge"]) | {"meer": strange}
    answer = client.post("/account/sleutels/nieuw/", {"credential": json.dumps(spoken), "name": "Werklaptop"})
    assert answer.status_code == (302 if kept else 200)
    assert Authenticator.objects.filter(user=medewerker, type="webauthn").exists() == kept


def test_a_new_key_with_a_number_for_its_bytes_takes_no_memory_and_is_refused(client, medewerker):
    by_password(client, medewerker.email, PASSWORD, follow=False)
    confirm(client)
    client.get("/account/sleutels/nieuw/")
    spoken = Passkey().made(client.session["mfa.webauthn.state"]["challenge"])
    many = cbor.encode({"fmt": "none", "attStmt": {}, "authData": 200_000_000})
    spoken["response"]["attestationObject"] = encoded(many)
    tracemalloc.start()
    answer = client.post("/account/sleutels/nieuw/", {"credential": json.dumps(spoken), "name": "Werklaptop"})
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer.status_code == 200 and most < 50_000_000
    assert not Authenticator.objects.filter(user=medewerker, type="webauthn").exists()
