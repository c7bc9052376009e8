"""The desk has one door: signed in, staff, with the second factor. Every address of the portal is tried at it."""

from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse

from raadsportaal.redactie import preview
from tests import build
from tests.addresses import every_address, unrendered, view_answers
from tests.gemeenten.test_second_factor import app_code, turn_on
from tests.gemeenten.test_sign_in import PASSWORD, by_password

# Without the hundreds of examples: exports and lists of all of them are no door.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lege_kennisbank_per_bestand")]
DOOR = "/beheer/login/"
OUTSIDE = {DOOR, "/beheer/logout/"}  # the door itself, and the way out


@pytest.fixture
def concept():
    return build.praktijk(status="concept")


@pytest.fixture
def addresses(concept):
    """An address of every pattern of the portal, of records that are there where that matters."""
    known = {"soort": concept.KIND, "pk": str(concept.pk), "object_id": str(concept.pk), "gemeente": "oosterwaard"}
    known |= {"token": preview.token_of(concept), "app_label": "basis", "slug": concept.slug}
    return sorted(set(every_address(known)) - OUTSIDE)


@pytest.fixture
def only_answers():
    with unrendered():
        yield


def visitor(gebruiker=None):
    client = Client(raise_request_exception=False)
    if gebruiker:
        client.force_login(gebruiker)
    return client


def answer(client, address):
    response = client.get(address)
    return response.status_code, urlsplit(response.get("Location", "")).path


def is_at_the_door(client, address):
    return answer(client, address) == (302, DOOR)


def leads_to_the_door(gebruiker, address):
    """The view behind the address, asked without all that stands before every view."""
    response = view_answers(RequestFactory().get(address), gebruiker)
    return response.status_code == 302 and urlsplit(response.url).path == DOOR


def test_no_address_of_the_desk_opens_without_the_second_factor_to_others_or_to_nobody(addresses, settings):
    settings.STAFF_SECOND_FACTOR = True
    desk = [address for address in addresses if address.startswith("/beheer/")]
    assert len(desk) > 200
    staff = visitor(build.gebruiker())
    assert [address for address in desk if not is_at_the_door(staff, address)] == []
    for who in (build.persoon(), AnonymousUser()):
        assert [address for address in desk if not leads_to_the_door(who, address)] == [], who


def test_what_only_staff_gets_anywhere_else_is_behind_the_same_door(addresses, settings, only_answers):
    """Staff without the second factor is anybody; where staff gets another answer than anybody is the desk too.

    At the addresses of a municipality too, but that is in the table of rights (gemeenten/test_access.py): "vng".
    """
    staff, person, nobody = visitor(build.gebruiker()), visitor(build.persoon()), visitor()
    asked_before = ("/beheer/", "/gemeenten/oosterwaard/")
    elsewhere = [address for address in addresses if not address.startswith(asked_before)]
    assert len(elsewhere) > 100
    settings.STAFF_SECOND_FACTOR = False
    with_all = {address: answer(staff, address) for address in elsewhere}
    settings.STAFF_SECOND_FACTOR = True
    found = []
    for address in elsewhere:
        ours, theirs = with_all[address], answer(person, address)
        if ours == theirs:
            continue
        found.append(address)
        assert all(is_at_the_door(client, address) for client in (staff, person, nobody)), address
    assert {urlsplit(address).path.split("/")[1] for address in found} <= {"schrijfhulp", "voorbeeld"}


def test_help_with_writing_and_a_preview_are_of_the_desk_too(addresses, settings):
    settings.STAFF_SECOND_FACTOR = True
    desk = [address for address in addresses if address.startswith(("/schrijfhulp/", "/voorbeeld/maak/"))]
    assert len(desk) >= 2
    staff = visitor(build.gebruiker())
    assert [address for address in desk if not is_at_the_door(staff, address)] == []


def test_a_preview_is_made_by_staff_with_the_second_factor_and_the_others_hear_why_not(concept, settings):
    settings.STAFF_SECOND_FACTOR = True
    address = reverse("voorbeeld_maak", args=[concept.KIND, concept.pk])
    staff, client = build.gebruiker(), visitor()
    staff.set_password(PASSWORD)
    staff.save()
    by_password(client, staff.email, PASSWORD)
    assert client.get(address, follow=True).request["PATH_INFO"] == "/account/tweede-stap/"
    assert visitor(build.persoon()).get(address, follow=True).status_code == 403
    assert visitor().get(address, follow=True).redirect_chain[-1][0] == f"/inloggen/?next={address}"
    secret = turn_on(client)
    assert client.get(address, follow=True).request["PATH_INFO"] == "/account/bevestigen/code/"
    fields = {"code": app_code(secret, 1), "next": address}
    assert client.post("/account/bevestigen/code/", fields).url == address
    assert client.get(address).url.startswith("/voorbeeld/")
