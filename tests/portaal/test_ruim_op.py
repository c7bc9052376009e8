"""The nightly clearing: what was kept long enough goes, what is needed stays, a second time nothing happens."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from raadsportaal.dossiers.models import Invoer
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Uitnodiging
from tests import build

pytestmark = pytest.mark.django_db


def ruim_op():
    out = StringIO()
    call_command("ruim_op", stdout=out)
    return out.getvalue()


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def uitnodiging(email, verstuurd, aangenomen=None):
    made, _ = build.uitnodiging(build.gemeente(), email, now=days_ago(verstuurd))
    with bereik(EVERYTHING):
        Uitnodiging.objects.filter(pk=made.pk).update(aangenomen_op=aangenomen and days_ago(aangenomen))
    return made


def test_ended_sessions_go_and_living_ones_stay():
    Session.objects.all().delete()  # journeys leave some behind
    for key, days in (("oud", 1), ("nieuw", -1)):
        Session.objects.create(session_key=key, session_data="", expire_date=days_ago(days))
    assert "Verlopen sessies: 1 weg" in ruim_op()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["nieuw"]


def test_an_invitation_goes_a_month_after_it_expired_and_a_year_after_it_was_accepted():
    uitnodiging("lang-verlopen@voorbeeld.nl", verstuurd=14 + 31)
    uitnodiging("lang-aangenomen@voorbeeld.nl", verstuurd=370, aangenomen=366)
    kept = [
        uitnodiging("net-verlopen@voorbeeld.nl", verstuurd=14 + 29),
        uitnodiging("net-aangenomen@voorbeeld.nl", verstuurd=370, aangenomen=364),
        uitnodiging("wacht@voorbeeld.nl", verstuurd=1),
    ]
    assert "Oude uitnodigingen: 2 weg" in ruim_op()
    with bereik(EVERYTHING):
        assert set(Uitnodiging.objects.values_list("pk", flat=True)) == {one.pk for one in kept}


def test_an_import_that_nobody_took_over_goes_after_a_week_in_every_municipality():
    with bereik(EVERYTHING):
        for days in (8, 6):
            Invoer.objects.create(gemeente=build.gemeente(), bron="bestand", naam=str(days), gemaakt_op=days_ago(days))
        for days in (31, 29):
            Invoer.objects.create(
                gemeente=build.gemeente(), bron="bestand", naam=str(days), gemaakt_op=days_ago(40),
                ingelezen_op=days_ago(days),
            )  # fmt: skip
    assert "Invoer van meer dan een week, of een maand na het inlezen: 2 weg" in ruim_op()
    with bereik(EVERYTHING):
        assert {invoer.naam for invoer in Invoer.objects.all()} == {"6", "29"}


def test_counts_of_sign_in_attempts_go_when_they_no_longer_count():
    cache.clear()  # of tests that kept what they wrote
    cache.set("verlopen", [1], timeout=60)
    cache.set("geldig", [1], timeout=600)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cache SET expires = %s WHERE cache_key LIKE '%%verlopen'", [days_ago(1)])
    assert "Verlopen tellingen van inlogpogingen: 1 weg" in ruim_op()
    assert cache.get("geldig") == [1]


def test_a_second_time_there_is_nothing_left_to_clear():
    uitnodiging("lang-verlopen@voorbeeld.nl", verstuurd=100)
    ruim_op()
    assert {line.split(": ")[1] for line in ruim_op().splitlines()} == {"0 weg"}
