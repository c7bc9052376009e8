"""Whatever is sent to an address of the desk: a page or a clear refusal, never a fault of ours.

A random walk over all its addresses with hostile queries and forms, the same each time. `--stappen 20000` walks on.
"""

from random import Random

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import Client
from django.utils.http import urlencode

from kennisbank.models import Collectie
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.redactie.admin.concurrency import EenVoorEen
from tests import build
from tests.addresses import every_address
from tests.samenwerking import bijeenkomsten as maak
from tests.samenwerking.advies import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]

# What the admin of Django and ours read from a query or a form, beside the fields and filters of a model.
NAMES = [
    "q", "p", "o", "all", "e", "_to_field", "_popup", "_changelist_filters", "_facets", "next", "term", "app_label",
    "model_name", "field_name", "action", "_selected_action", "select_across", "index", "post", "_save", "_continue",
    "_saveasnew", "_addanother", "_gezien", "_anders", "_samen", "blijft", "terug", "stand", "soort", "status",
    "id__exact", "id__in", "id__isnull", "pk", "password", "form-TOTAL_FORMS", "form-INITIAL_FORMS", "waarde",
]  # fmt: skip
LOOKUPS = ["", "__exact", "__id__exact", "__in", "__isnull", "__gte", "__year", "__x", "__doel__nummer", "__regex"]
ODD = [
    "", "x", "\x00", "0", "-1", "1", "1.5", "1e9", "9" * 30, "9" * 400, "True", "None", "null", "1,2,x", ",,", "'", '"',
    "%00", "%s", "..", "../x", "é", "٣", "a" * 5000, "2026-13-40", "2026-02-30", "{}", "[]", "{{7*7}}", "id", "slug",
    "<script>alert(1)</script>", "titel:abc titel", ":", "&|!()", "11.5", "delete_selected", "on", "(", "doel",
]  # fmt: skip
PLAIN = ["", "x", "-1", "9" * 30]
ANSWERS = {200, 301, 302, 303, 400, 403, 404, 405, 409, 413, 422}


@pytest.fixture
def records():
    """Of what the content has none of: a question for advice, and an answer to a call."""
    ask(build.persoon())
    maak.reactie(maak.oproep(), build.gemeente("Reactiewaard"))


@pytest.fixture
def places(records):
    """(address, names of fields), with the number of a record that is there wherever a model has one."""
    found = [place for model in admin.site._registry for place in of_model(model)]
    models = tuple(start_of(model) for model in admin.site._registry)
    others = {address for address in every_address({}) if address.startswith("/beheer/")}
    return found + sorted((address, []) for address in others if not address.startswith(models))


def of_model(model):
    with bereik(EVERYTHING):
        first = model._default_manager.values_list("pk", flat=True).first()
    known = dict.fromkeys(("pk", "object_id"), str(first or 1))
    names = [field.name for field in model._meta.get_fields()]
    return sorted((address, names) for address in set(every_address(known)) if address.startswith(start_of(model)))


def start_of(model):
    return f"/beheer/{model._meta.app_label}/{model._meta.model_name}/"


def test_a_walk_with_odd_queries_and_forms_meets_no_fault_of_ours(places, request):
    chance, client = Random(16), Client(raise_request_exception=False)
    client.force_login(build.gebruiker())
    chance.shuffle(places)
    faults = {}
    for step in range(request.config.getoption("stappen")):
        address, names = places[step % len(places)]
        fault = walked(client, chance, address, names)
        if fault:
            faults[address, fault] = step
    assert faults == {}


def test_a_list_asked_with_a_null_byte_in_a_filter_answers_all_the_same(client):
    client.force_login(build.gebruiker())
    asked = 0
    for model, site in admin.site._registry.items():
        names = [one for one in site.list_filter if isinstance(one, str)]
        for name in names[:1]:
            asked += 1
            for null in ("%00", "%0%000"):
                assert client.get(f"{start_of(model)}?{name}__exact={null}").status_code in (200, 302), model
    assert asked > 20


def test_a_form_for_two_colleagues_that_comes_back_without_its_fields_says_what_lacks(client, records):
    client.force_login(build.gebruiker())
    forms = [site for site in admin.site._registry.values() if isinstance(site, EenVoorEen)]
    tried = 0
    for site in forms:
        changes = [address for address, _ in of_model(site.model) if address.endswith("/change/")]
        page = client.get(changes[0])
        if page.status_code != 200:
            continue  # a kind of which the content has no record
        tried += 1
        names = page.context["adminform"].form.fields
        seen = " ".join(f"{name}:{'0' * 12}" for name in names)
        for sent in ({}, dict.fromkeys(names, "x")):
            assert client.post(changes[0], {"_gezien": seen, **sent}).status_code in (200, 302), changes[0]
    assert tried >= 4


@pytest.mark.parametrize("ticked", ["", "x", "\x00", "٣", "9" * 400])
def test_an_action_on_what_is_no_record_changes_nothing_and_says_that_nothing_was_chosen(client, ticked):
    client.force_login(build.gebruiker())
    collectie = Collectie.objects.published().first()
    data = {"action": "archive", "_selected_action": [ticked], "bevestig": "1"}
    page = client.post("/beheer/kennisbank/collectie/", data, follow=True)
    assert page.status_code == 200
    assert [message.level_tag for message in page.context["messages"]] == ["warning"]
    collectie.refresh_from_db()
    assert collectie.is_published


def walked(client, chance, address, names):
    """What went wrong at this address, in words; whatever was done there is undone."""
    sent = {name: chance.choice(PLAIN if chance.random() < 0.6 else ODD) for name in asked(chance, address, names)}
    with transaction.atomic():
        reads = chance.random() < 0.7
        answer = client.get(f"{address}?{urlencode(sent)}") if reads else client.post(address, sent)
        transaction.set_rollback(True)
    if answer.status_code not in ANSWERS:
        return f"{answer.status_code} {answer.request['REQUEST_METHOD']} {sent}"
    return ""


def asked(chance, address, names):
    """Names that this address may read: fields in a form, fields with a lookup in a list, and those of the admin."""
    if chance.random() < 0.3 or not names:
        return [chance.choice(NAMES) for _ in range(chance.randrange(6))]
    if address.endswith(("/add/", "/change/")):
        return [*chance.sample(names, chance.randrange(len(names))), chance.choice(NAMES)]
    if address.endswith(("/delete/", "/history/")):
        return ["_to_field"] if chance.random() < 0.5 else [chance.choice(NAMES), chance.choice(NAMES)]
    return [chance.choice(names) + chance.choice(LOOKUPS) for _ in range(chance.randrange(3))] + [chance.choice(NAMES)]
