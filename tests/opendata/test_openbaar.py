"""Open data is what the public pages show and nothing more: no drafts, nothing taken back, no people."""

import json

import pytest

from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, PUBLISHED, bereik
from raadsportaal.gemeenten.models import Gebruiker, Rol
from raadsportaal.instrumenten.models import Ingediend
from raadsportaal.opendata.lezen import every_record
from raadsportaal.opendata.soorten import CONTENT, named
from raadsportaal.redactie.models import Publicatie, Status
from samenwerking.models import Stedenband
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]

DESK = [soort for soort in CONTENT if issubclass(soort.model, Publicatie)]


def _keys(client, slug):
    return {said["sleutel"] for said in client.get(f"/api/v1/{slug}?limiet=1000").json()["resultaten"]}


@pytest.mark.parametrize("soort", DESK, ids=lambda soort: soort.slug)
def test_what_the_desk_does_not_publish_is_not_there(client, soort):
    records = list(soort.model.objects.published().order_by("pk")[: len(Status) - 1])
    hidden = [status for status in Status if status != Status.GEPUBLICEERD]
    for record, status in zip(records, hidden, strict=False):
        record.status = status
        record.save()
        assert client.get(f"/api/v1/{soort.slug}/{record.slug}").status_code == 404
    assert _keys(client, soort.slug) == {record.slug for record in soort.model.objects.published()}


def test_what_hangs_on_an_agenda_goes_with_it(client):
    agenda = named("agendas").model.objects.get(slug="parijs")
    agenda.status = Status.CONCEPT
    agenda.save()
    assert not [key for key in _keys(client, "afspraken") if key.startswith("parijs:")]
    assert not [key for key in _keys(client, "verbanden") if ":parijs:" in key]


def test_figures_of_an_indicator_that_is_a_draft_are_not_there(client):
    indicator = named("indicatoren").model.objects.get(slug="inwoners")
    indicator.status = Status.CONCEPT
    indicator.save()
    assert client.get("/api/v1/waarden/inwoners:GM0344:2022").status_code == 404
    assert client.get("/api/v1/waarden?indicator=inwoners").status_code == 400


@pytest.mark.parametrize("asks", ["bezoeker", "griffier", "redacteur"])
def test_of_dossiers_everybody_gets_what_the_public_sees(client, oosterwaard, asks):
    if asks != "bezoeker":
        who = build.lid(oosterwaard, Rol.GRIFFIER) if asks == "griffier" else build.gebruiker()
        client.force_login(getattr(who, "gebruiker", who))
    with bereik(EVERYTHING):
        public = Dossier.objects.filter(openbaar_op__isnull=False, gearchiveerd_op__isnull=True)
        hidden = Dossier.objects.exclude(pk__in=public)
        dossiers, others = {str(one.pk) for one in public}, [str(one.pk) for one in hidden]
        ties = Koppeling.objects.linked().readable().filter(dossier__in=public)
        koppelingen = {str(one.pk) for one in ties}
        waiting = [str(one.pk) for one in Koppeling.objects.exclude(pk__in=ties)]
        stukken = {str(one.pk) for one in Ingediend.objects.filter(dossier__in=public)}
    assert others and waiting
    assert (_keys(client, "dossiers"), _keys(client, "koppelingen")) == (dossiers, koppelingen)
    assert _keys(client, "stukken") == stukken
    assert {client.get(f"/api/v1/dossiers/{key}").status_code for key in others[:5]} == {404}
    assert {client.get(f"/api/v1/koppelingen/{key}").status_code for key in waiting[:5]} == {404}


def test_a_dossier_that_is_taken_back_takes_all_with_it(client):
    with bereik(EVERYTHING):
        dossier = Ingediend.objects.filter(dossier__openbaar_op__isnull=False).first().dossier
        dossier.hide()
    assert str(dossier.pk) not in _keys(client, "dossiers")
    assert not _keys(client, "stukken")
    shown = client.get("/api/v1/koppelingen?limiet=1000").json()["resultaten"]
    assert str(dossier.pk) not in {said["dossier"] for said in shown}


def test_nobody_stands_in_it():
    """No name or address of anybody with an account, nor the contact of a city partnership."""
    Stedenband.objects.filter(pk=Stedenband.objects.first().pk).update(contact="Iemand Onbekend, 030-1234567")
    people = {text for pair in Gebruiker.objects.values_list("naam", "email") for text in pair if text}
    people |= {"Iemand Onbekend", "030-1234567"}
    for soort in CONTENT:
        if soort.slug == "waarden":  # numbers
            continue
        text = json.dumps(list(every_record(soort)), ensure_ascii=False)
        assert not [person for person in people if person in text], soort.slug


def test_the_lock_of_the_database_holds_without_the_queryset():
    with bereik(PUBLISHED):
        assert set(Dossier.objects.all()) == set(Dossier.objects.published())
