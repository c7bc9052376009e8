"""When events are: told in Amsterdam, in summer and winter, with the zone for who is elsewhere; and the month."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenwerking.models import Bijeenkomst
from tests.samenwerking.bijeenkomsten import at, bijeenkomst, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/bijeenkomsten/"


@pytest.fixture(autouse=True)
def no_others(content):
    Bijeenkomst.objects.all().delete()


def test_a_time_is_told_in_amsterdam_and_with_the_zone_when_one_can_join_from_elsewhere(client):
    here = bijeenkomst(begin=at("2026-12-08 19:30"))
    page = text(client, here.get_absolute_url())
    assert "Dinsdag 8 december 2026, 19.30 tot 21.00 uur" in page and "UTC" not in page
    online = bijeenkomst(begin=at("2026-12-08 19:30"), online=True)
    page = text(client, online.get_absolute_url())
    assert "(Nederlandse tijd, UTC+1)" in page
    assert "(Nederlandse tijd, UTC+1)" in text(client, LIST)


@pytest.mark.parametrize(
    ("begin", "hours", "told", "zone"),
    [
        ("2027-03-27 20:00", 2, "zaterdag 27 maart 2027, 20.00 tot 22.00 uur", "UTC+1"),
        ("2027-03-28 10:00", 2, "zondag 28 maart 2027, 10.00 tot 12.00 uur", "UTC+2"),
        # The night in which the clock goes on: 3 hours later it is 4 o'clock on the clock.
        ("2027-03-28 00:30", 3, "zondag 28 maart 2027, 0.30 tot 4.30 uur", "UTC+1, aan het einde UTC+2"),
        # And the night in which it goes back: from 1.30 three hours long, until 3.30.
        ("2027-10-31 01:30", 3, "zondag 31 oktober 2027, 1.30 tot 3.30 uur", "UTC+2, aan het einde UTC+1"),
        ("2027-10-31 20:00", 2, "zondag 31 oktober 2027, 20.00 tot 22.00 uur", "UTC+1"),
    ],
)
def test_summer_and_winter_time(begin, hours, told, zone):
    begin = at(begin).astimezone(tz=timezone.get_fixed_timezone(0))
    made = bijeenkomst(begin=begin, einde=begin + timedelta(hours=hours), online=True)
    made.refresh_from_db()
    assert made.wanneer == told
    assert made.tijdzone == f"Nederlandse tijd, {zone}"


def test_what_lasts_for_days_is_told_with_both_days(client):
    made = bijeenkomst(begin=at("2027-06-01 09:00"), einde=at("2027-06-03 17:00"))
    assert made.wanneer == "dinsdag 1 juni 2027, 9.00 uur, tot donderdag 3 juni 2027, 17.00 uur"


def test_the_month_shows_each_day_and_leads_to_its_neighbours(client):
    bijeenkomst(titel="In december", begin=at("2026-12-08 19:30"))
    bijeenkomst(titel="In januari", begin=at("2027-01-04 10:00"))
    bijeenkomst(titel="Over de grens", begin=at("2026-12-31 20:00"), einde=at("2027-01-01 02:00"))
    page = text(client, f"{LIST}maand/2026/12/")
    assert "<caption" in page and page.count('scope="col"') == 7
    assert "In december</a>" in page and "In januari</a>" not in page and "Over de grens</a>" in page
    assert 'datetime="2026-12-08"><span class="raad-maand__naam">dinsdag ' in page
    assert "/maand/2026/11/" in page and "/maand/2027/1/" in page
    page = text(client, f"{LIST}maand/2027/1/")
    assert "In januari</a>" in page and "Over de grens</a>" in page


def test_an_event_stands_on_the_day_it_has_in_amsterdam(client):
    """23.30 UTC is half past midnight there; and what ends at midnight is not of the next day."""
    bijeenkomst(begin=at("2027-02-01 00:30"), einde=at("2027-02-01 02:00"), titel="Nacht")
    bijeenkomst(begin=at("2027-02-27 20:00"), einde=at("2027-03-01 00:00"), titel="Weekend")
    assert "Nacht" not in text(client, f"{LIST}maand/2027/1/")
    assert "Nacht" in text(client, f"{LIST}maand/2027/2/")
    assert text(client, f"{LIST}maand/2027/2/").count("Weekend</a>") == 2
    assert "Weekend" not in text(client, f"{LIST}maand/2027/3/")


def test_a_month_keeps_the_filters_and_says_when_it_is_empty(client):
    bijeenkomst(titel="Water", begin=at("2026-12-08 19:30"), themas=["water"])
    bijeenkomst(titel="Wonen", begin=at("2026-12-09 19:30"), themas=["wonen"])
    page = text(client, f"{LIST}maand/2026/12/?thema=water")
    assert "Water</a>" in page and "Wonen</a>" not in page
    assert "/maand/2027/1/?thema=water" in page
    assert "Er staan geen bijeenkomsten in mei 2027" in text(client, f"{LIST}maand/2027/5/")


@pytest.mark.parametrize(
    "month", ["0/1", "2026/0", "2026/13", "1900/1", "2101/1", "9999/12", "9" * 5000 + "/1", "-1/1", "2026/x"]
)
def test_a_month_that_cannot_be_is_not_there(client, month):
    assert client.get(f"{LIST}maand/{month}/").status_code == 404


def test_the_first_and_last_month_have_one_neighbour(client):
    assert "/maand/2019/12/" not in text(client, f"{LIST}maand/2020/1/")
    assert "/maand/2101/1/" not in text(client, f"{LIST}maand/2100/12/")
