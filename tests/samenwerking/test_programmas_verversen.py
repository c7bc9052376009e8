"""The night moves programmes that began or ended to their own place in the filters."""

from datetime import timedelta

import pytest
from django.utils import timezone

from raadsportaal.basis import search
from samenwerking.models import Programma
from samenwerking.programmas.refreshing import refresh_loop
from samenwerking.programmas.tasks import ververs_loop
from tests.samenwerking import programmas as build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def geen_programmas(content):
    build.remove_all()


def ids(key):
    place = ["loopt", "gepland", "onbekend", "voorbij"].index(key)
    return search.find(Programma.KIND, filters=[(1, [1000 + place])]).ids


def test_only_what_changed_is_written_anew():
    today = timezone.localdate()
    ends = build.programma(begin=today - timedelta(90), einde=today)
    begins = build.programma(begin=today + timedelta(1), einde=today + timedelta(90))
    stays = build.programma(begin=today - timedelta(90), einde=today + timedelta(90))
    assert set(ids("loopt")) == {ends.pk, stays.pk}
    assert refresh_loop(today) == 0
    assert refresh_loop(today + timedelta(1)) == 2
    assert set(ids("loopt")) == {begins.pk, stays.pk}
    assert ids("voorbij") == [ends.pk]
    assert refresh_loop(today + timedelta(1)) == 0


def test_the_counts_follow(client):
    today = timezone.localdate()
    build.programma(begin=today - timedelta(90), einde=today)
    refresh_loop(today + timedelta(1))
    html = client.get("/samenwerking/programmas/").content.decode()
    assert 'id="n-loopt-voorbij">1<' in html
    assert 'id="n-loopt-loopt"' not in html


def test_the_task_of_the_night_does_it():
    today = timezone.localdate()
    programma = build.programma(begin=today - timedelta(90), einde=today)
    refresh_loop(today + timedelta(1))
    ververs_loop(timestamp=0)
    assert ids("loopt") == [programma.pk]


def test_it_takes_a_constant_number_of_queries(django_assert_max_num_queries):
    today = timezone.localdate()
    for _ in range(5):
        build.programma(begin=today - timedelta(90), einde=today)
    with django_assert_max_num_queries(19):
        assert refresh_loop(today + timedelta(1)) == 5
