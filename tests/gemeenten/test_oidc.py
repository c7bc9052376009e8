"""OpenID Connect: a municipality's provider lets its own people in, whatever it claims about others."""

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client

from raadsportaal.basis import fetching
from raadsportaal.gemeenten.models import Inlogdienst
from raadsportaal.gemeenten.signing_in import provider_calls
from tests import build
from tests.gemeenten.oidc_server import CLIENT, SANNE, SECRET, Provider
from tests.gemeenten.test_sign_in import signed_in

pytestmark = pytest.mark.django_db
START = "/inloggen/via/oosterwaard/"


@pytest.fixture
def provider(monkeypatch):
    """Our own machine counts as the open internet here, and nothing else does."""
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    provider = Provider()
    yield provider
    provider.close()


@pytest.fixture
def dienst(provider):
    settings = {"server_url": provider.url, "domeinen": ["oosterwaard.example"]}
    return Inlogdienst.objects.create(
        provider="openid_connect", provider_id="oosterwaard", name="Oosterwaard", client_id=CLIENT, secret=SECRET,
        settings=settings,
    )  # fmt: skip


@pytest.fixture
def sanne(db):
    return build.gebruiker(email=SANNE["email"], is_staff=False, is_superuser=False)


def come_in(client, start=START):
    """Follow the whole way: to the provider, which answers at once, and back; gives the last page."""
    away = client.get(start)
    back = requests.get(away.url, allow_redirects=False, timeout=5).headers["Location"]
    return client.get(back.removeprefix("http://testserver"))


def refused(page, client):
    return page.status_code == 403 and "U kunt zo niet inloggen" in page.content.decode() and not signed_in(client)


def test_the_sign_in_page_offers_it_as_a_link(client, dienst):
    page = client.get("/inloggen/?next=/kennisbank/").content.decode()
    assert f'href="{START}?next=/kennisbank/">Inloggen met Oosterwaard</a>' in page


def test_a_person_of_the_municipality_comes_in_and_on_to_the_page_that_was_asked(client, dienst, sanne):
    done = come_in(client, f"{START}?next=/kennisbank/")
    assert done.url == "/kennisbank/"
    assert signed_in(client)
    kept = SocialAccount.objects.get(user=sanne)
    assert (kept.uid, kept.extra_data) == ("s-1", {}), "nothing of what the provider told is kept but its own number"
    assert mail.outbox[0].subject == "U kunt inloggen via uw gemeente"


def test_the_second_time_the_providers_own_number_is_enough(client, dienst, provider, sanne):
    come_in(client)
    client.post("/uitloggen/")
    provider.claims = {"sub": "s-1", "name": "Sanne de Wit"}
    come_in(client)
    assert signed_in(client)
    assert SocialAccount.objects.get(user=sanne).extra_data == {}


def test_a_password_that_was_chosen_before_stays(client, dienst, sanne):
    sanne.set_password("een-lang-wachtwoord")
    sanne.save()
    come_in(client)
    sanne.refresh_from_db()
    assert sanne.check_password("een-lang-wachtwoord")


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "niemand@oosterwaard.example"},
        {"email": "\u017fanne@oosterwaard.example"},  # a long s: to the database an s in capitals
        {"email": "piet@westerwaard.example"},
        {"email": "piet@sub.oosterwaard.example"},
        {"email": "piet@westerwaard.example@oosterwaard.example"},
        {"email": "piet@westerwaard.example", "email_verified": True, "preferred_username": SANNE["email"]},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": "true"},
        {"email_verified": None},
        {"email": None},
        {"email": ["sanne@oosterwaard.example"]},
        {"email": {"a": 1}},
    ],
    ids=str,
)
def test_it_is_believed_about_verified_addresses_of_its_own_only(client, dienst, provider, sanne, claims):
    build.gebruiker(email="piet@westerwaard.example", is_staff=False)
    provider.claims |= claims
    assert refused(come_in(client), client)
    assert not SocialAccount.objects.exists()


def test_it_never_opens_an_account_of_staff_not_even_with_a_domain_of_vng(client, dienst, provider, sanne):
    dienst.settings["domeinen"] += ["vng.example"]
    dienst.save()
    build.gebruiker(email="redactie@vng.example", is_staff=True)
    provider.claims["email"] = "redactie@vng.example"
    assert refused(come_in(client), client)


def test_who_goes_to_work_for_vng_no_longer_comes_in_by_it(client, dienst, sanne):
    come_in(client)
    client.post("/uitloggen/")
    sanne.is_staff = True
    sanne.save()
    assert refused(come_in(client), client)


def test_who_has_an_address_elsewhere_now_no_longer_comes_in_by_it(client, dienst, sanne):
    come_in(client)
    client.post("/uitloggen/")
    sanne.email = "sanne@westerwaard.example"
    sanne.save()
    assert refused(come_in(client), client)


def test_a_new_colleague_with_the_address_of_a_former_one_is_another_person(client, dienst, provider, sanne):
    come_in(client)
    client.post("/uitloggen/")
    provider.claims["sub"] = "s-2"
    assert refused(come_in(client), client)


def test_an_inactive_account_stays_closed(client, dienst, sanne):
    sanne.is_active = False
    sanne.save()
    assert refused(come_in(client), client)


def test_entra_which_says_nothing_of_verifying_is_trusted_when_vng_says_so(client, dienst, provider, sanne):
    del provider.claims["email_verified"]
    assert refused(come_in(client), client)
    dienst.settings["email_vertrouwd"] = True
    dienst.save()
    come_in(client)
    assert signed_in(client)


def test_it_cannot_be_tied_to_the_account_of_whoever_is_signed_in(client, dienst, provider, sanne):
    client.force_login(build.gebruiker(email="piet@westerwaard.example", is_staff=False))
    page = come_in(client, f"{START}?process=connect")
    assert page.status_code == 403
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("fault", ["audience", "issuer", "expired"])
def test_a_token_for_another_or_of_another_or_of_yesterday_is_refused(client, dienst, provider, sanne, fault):
    provider.fault = fault
    page = come_in(client)
    assert page.status_code == 401
    assert "Inloggen bij uw gemeente lukte niet" in page.content.decode()
    assert not signed_in(client)


@pytest.mark.parametrize(
    "fault", ["another signature", "another key", "no signature", "our own secret", "no token", "unreadable"]
)
def test_a_token_that_the_provider_did_not_sign_is_refused(client, dienst, provider, sanne, fault):
    provider.fault = fault
    page = come_in(client)
    assert page.status_code == 401
    assert not signed_in(client)


@pytest.mark.parametrize("fault", ["no nonce", "nonce of another"])
def test_a_token_that_answers_another_question_is_refused(client, dienst, provider, sanne, fault):
    elsewhere = Client().get(START)
    requests.get(elsewhere.url, allow_redirects=False, timeout=5)  # its code is still to be used
    provider.fault = fault
    assert come_in(client).status_code == 401
    assert not signed_in(client)


def test_what_is_told_of_a_person_must_be_of_the_one_in_the_token(client, dienst, provider, sanne):
    provider.fault = "another person"
    assert come_in(client).status_code == 401
    assert not signed_in(client)


@pytest.mark.parametrize("fault", ["down", "nonsense", "redirect", "large", "drips"])
def test_a_provider_that_is_down_gets_a_page_that_says_so(client, dienst, provider, fault, monkeypatch):
    monkeypatch.setattr(provider_calls, "WHOLE", 0.3)
    provider.fault = fault
    page = client.get(START)
    assert page.status_code == 502
    assert "Oosterwaard gaf geen goed antwoord" in page.content.decode()


def test_a_provider_inside_our_own_network_is_not_asked(client, dienst, provider, monkeypatch):
    monkeypatch.undo()
    assert client.get(START).status_code == 502
    assert provider.asked == []


@pytest.mark.parametrize("name", ["token_endpoint", "userinfo_endpoint", "jwks_uri"])
def test_nor_is_an_address_inside_that_a_provider_names(client, dienst, provider, sanne, name):
    dienst.settings["openid_configuration_overrides"] = {name: provider.url.replace("127.0.0.1", "127.0.0.2")}
    dienst.save()
    assert come_in(client).status_code in (401, 502)
    assert not signed_in(client)


def test_a_provider_that_breaks_down_halfway_too(client, dienst, provider, sanne):
    away = client.get(START)
    back = requests.get(away.url, allow_redirects=False, timeout=5).headers["Location"]
    provider.fault = "down"
    assert client.get(back.removeprefix("http://testserver")).status_code in (401, 502)


def test_a_person_without_a_number_at_the_provider_is_no_fault_of_ours(client, dienst, provider, sanne):
    del provider.claims["sub"]
    assert come_in(client).status_code == 502


@pytest.mark.parametrize("claim", [{"name": "San\x00ne"}, {"name": "\ud83d"}, {"sub": "12345" * 40}, {"sub": "\x00"}])
def test_nor_is_what_a_database_cannot_keep(client, dienst, provider, sanne, claim):
    come_in(client)
    client.post("/uitloggen/")
    provider.claims |= claim
    assert come_in(client).status_code == 502


def test_who_stops_halfway_is_told_so(client, dienst, provider):
    provider.fault = "cancelled"
    assert come_in(client).url == "/inloggen/gestopt/"
    assert "U stopte met inloggen" in client.get("/inloggen/gestopt/").content.decode()


def test_an_answer_that_nobody_asked_for_is_refused(client, dienst, provider, sanne):
    page = client.get(f"{START}terug/?code=code-0&state=verzonnen")
    assert page.status_code == 401
    assert not signed_in(client)


def test_a_page_elsewhere_cannot_start_it(client, dienst, provider):
    assert client.get(START, HTTP_SEC_FETCH_SITE="cross-site").url == "/inloggen/"
    assert provider.asked == []
    assert client.get(START, HTTP_SEC_FETCH_SITE="same-origin").url.startswith(provider.url)


def test_starting_it_is_limited(client, dienst):
    for _ in range(30):
        client.get(START)
    assert client.get(START).status_code == 429


@pytest.mark.parametrize("name", ["bestaat-niet", "openid_connect"])
def test_a_provider_that_is_not_there(client, dienst, name):
    assert client.get(f"/inloggen/via/{name}/").status_code == 404
    assert client.get(f"/inloggen/via/{name}/terug/").status_code == 404


FORM = {
    "name": "Westerwaard",
    "provider_id": "westerwaard",
    "client_id": "x",
    "secret": "geheim",
    "server_url": "https://inloggen.westerwaard.example/realms/w",
    "domeinen": "Westerwaard.example, raad.westerwaard.example",
}


def test_vng_makes_one_in_the_admin_and_the_secret_is_not_shown_again(beheer):
    beheer.post("/beheer/gemeenten/inlogdienst/add/", FORM)
    dienst = Inlogdienst.objects.get()
    assert dienst.domeinen == ["raad.westerwaard.example", "westerwaard.example"]
    url = f"/beheer/gemeenten/inlogdienst/{dienst.pk}/change/"
    assert "geheim" not in beheer.get(url).content.decode()
    beheer.post(url, FORM | {"secret": "", "name": "Nieuw"})
    dienst.refresh_from_db()
    assert (dienst.name, dienst.secret) == ("Nieuw", "geheim")


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"domeinen": "oosterwaard.example"}, "staat al bij Oosterwaard"),
        ({"domeinen": "geen domein"}, "is geen domein"),
        ({"domeinen": "@westerwaard.example"}, "is geen domein"),
        ({"provider_id": "oosterwaard"}, "al in gebruik"),
        ({"provider_id": "openid_connect"}, "al in gebruik"),
    ],
)
def test_the_admin_refuses_what_would_open_a_wrong_door(beheer, dienst, fields, word):
    page = beheer.post("/beheer/gemeenten/inlogdienst/add/", FORM | fields).content.decode()
    assert word in page
    assert Inlogdienst.objects.count() == 1
