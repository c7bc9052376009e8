"""Many who sign up and off at once, on connections of their own and a database that was written: no place twice."""

from collections import Counter

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.gemeenten import outbox
from raadsportaal.gemeenten.models import Zending
from samenwerking.bijeenkomsten import signing_up
from samenwerking.models import Aanmelding, Bijeenkomst
from tests import tegelijk
from tests.samenwerking.bijeenkomsten import bijeenkomst


@pytest.fixture
def at_once(django_db_setup, django_db_blocker):
    """Run functions at the same moment; what they wrote is gone afterwards."""

    def clean():
        Bijeenkomst.objects.filter(slug__startswith="tegelijk").delete()
        pks = told()
        Zending.objects.filter(pk__in=pks).delete()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE (args->>'pk')::bigint = ANY(%s)", [pks])

    with django_db_blocker.unblock():
        yield tegelijk.at_once
        tegelijk.at_once([clean])


def told():
    """The mails about events, by the key that a job names: other tests may have left jobs of their own."""
    return list(Zending.objects.filter(sleutel__startswith="bijeenkomst-").values_list("pk", flat=True))


def make(**fields):
    return bijeenkomst(slug="tegelijk", **fields)


def somebody(event, n):
    return lambda: signing_up.sign_up(
        event, naam=f"Gast {n}", email=f"gast{n}@elders.example", now=timezone.now()
    ).stand  # fmt: skip


def test_twenty_at_once_for_five_places(at_once):
    (event,) = at_once([lambda: make(capaciteit=5)])
    stands = at_once([somebody(event, n) for n in range(20)])
    assert Counter(stands) == {"aangemeld": 5, "wachtlijst": 15}

    def written():
        jobs = ProcrastinateJob.objects.filter(task_name=outbox.TASK, args__pk__in=told()).count()
        return Counter(event.aanmeldingen.values_list("stand", flat=True)), jobs

    ((stands, jobs),) = at_once([written])
    assert stands == {"aangemeld": 5, "wachtlijst": 15}
    assert jobs == 20, "everyone hears of it, once"


def test_the_same_address_ten_times_at_once_is_one_sign_up(at_once):
    (event,) = at_once([lambda: make(capaciteit=5)])
    at_once([somebody(event, 1) for _ in range(10)])
    assert at_once([event.aanmeldingen.count]) == [1]


def test_signing_off_and_on_at_once_gives_each_place_to_one(at_once):
    """Five with a place sign off while ten more sign up: who waited longest moves up, and never six have a place."""
    (event,) = at_once([lambda: make(capaciteit=5)])
    for n in range(8):
        at_once([somebody(event, n)])
    (leaving,) = at_once([lambda: list(event.aanmeldingen.with_place().select_related("bijeenkomst"))])
    off = [lambda one=one: signing_up.sign_off(one, timezone.now()) for one in leaving]
    answers = at_once([*off, *off, *(somebody(event, n) for n in range(20, 30))])
    assert Counter(answers[:10]) == {True: 5, False: 5}, "twice the same is once"

    def written():
        rows = Aanmelding.objects.filter(bijeenkomst=event)
        waited = rows.filter(email__in=[f"gast{n}@elders.example" for n in (5, 6, 7)])
        return Counter(rows.values_list("stand", flat=True)), set(waited.values_list("stand", flat=True))

    ((stands, waited),) = at_once([written])
    assert stands == {"afgemeld": 5, "aangemeld": 5, "wachtlijst": 8}
    assert waited == {"aangemeld"}


def test_more_places_and_sign_ups_at_once_keep_the_count(at_once):
    (event,) = at_once([lambda: make(capaciteit=2)])
    at_once([somebody(event, n) for n in range(6)])

    def more():
        Bijeenkomst.objects.filter(pk=event.pk).update(capaciteit=4)
        return signing_up.move_up(event, timezone.now())

    at_once([more, *(somebody(event, n) for n in range(6, 12))])
    (taken,) = at_once([event.aanmeldingen.with_place().count])
    assert taken == 4
