"""The list of events in a real browser: a filter is chosen by keyboard, and the counts of all filters follow."""

import pytest
from playwright.sync_api import expect

from tests.samenwerking.bijeenkomsten import bijeenkomst

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@pytest.fixture
def events(committed):
    made = committed(
        lambda: [
            bijeenkomst(themas=["water"], doelen=[6]),
            bijeenkomst(themas=["water"], doelen=[6]),
            bijeenkomst(themas=["wonen"], doelen=[11]),
        ]
    )
    yield made
    committed(lambda: [event.delete() for event in made])


def test_a_filter_keeps_its_choice_and_the_focus_while_the_others_count_anew(open_page, events):
    page = open_page("/bijeenkomsten/")
    thema, doel = page.locator("#filter-thema"), page.locator("#filter-doel")
    everything = thema.locator("option[value=water]").inner_text()
    assert doel.locator("option[value='11']").count()
    thema.focus()
    thema.press("w")
    page.wait_for_url("**thema=water")
    expect(doel.locator("option[value='11']")).to_have_count(0)
    expect(thema).to_be_focused()
    expect(thema).to_have_value("water")
    assert thema.locator("option[value=water]").inner_text() == everything, "a filter does not narrow its own counts"
    assert page.faults == []
