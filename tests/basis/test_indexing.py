"""The search table follows the records, whoever changes them and when."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from agendas.models import Agenda
from kennisbank.models import Netwerk, Praktijk, Thema
from raadsportaal.basis import search
from raadsportaal.basis.models import SearchOption, SearchRow
from tests import build

pytestmark = pytest.mark.django_db


def test_two_editors_of_two_praktijken_do_not_lock_each_other_out(portaal, committed):
    def made():
        return [build.praktijk(slug=f"gelijktijdig-{n}", themas=["wonen", "water"]).pk for n in (1, 2)]

    def edit(pk):
        try:
            for n in range(25):
                praktijk = Praktijk.objects.get(pk=pk)
                praktijk.themas.set(Thema.objects.filter(nummer__in=[n % 17 + 1, (n * 5) % 17 + 1]))
                praktijk.save()
        finally:
            connection.close()

    ids = committed(made)
    try:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(edit, ids))
        committed(assert_counts_are_right)
    finally:
        committed(lambda: Praktijk.objects.filter(pk__in=ids).delete())


def assert_counts_are_right():
    counted = {}
    for facets in SearchRow.objects.filter(kind="praktijk").values_list("facets", flat=True):
        for value in facets:
            counted[value] = counted.get(value, 0) + 1
    known = dict(SearchOption.objects.filter(kind="praktijk", n__gt=0).values_list("value", "n"))
    assert known == counted


def test_indexing_anew_mends_counts_that_somebody_broke(content):
    SearchOption.objects.filter(kind="praktijk").update(n=99_999)
    Praktijk.objects.reindex()
    assert_counts_are_right()


def test_an_agenda_that_goes_takes_its_goals_from_the_search(content):
    agenda = Agenda.objects.get(slug="global-goals")
    assert search.find_everywhere("armoede")["doel"].total > 0
    agenda.status = "concept"
    agenda.save()
    assert "doel" not in search.find_everywhere("armoede")


def test_control_characters_never_reach_the_database(content):
    netwerk = Netwerk.objects.first()
    netwerk.samenvatting = "Uit een\x0bdia\r\nmet regels"
    netwerk.save()
    netwerk.refresh_from_db()
    assert netwerk.samenvatting == "Uit eendia\nmet regels"


def test_a_text_of_megabytes_can_be_published(content):
    praktijk = build.praktijk(probleem=" ".join(f"woord{n}" for n in range(150_000)))
    assert praktijk.pk in search.find("praktijk", words="woord1 woord2 woord149999").alike
    assert praktijk.is_published
