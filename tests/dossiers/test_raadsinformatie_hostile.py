"""Whatever a council information system sends, reading it never breaks and what is good in it comes through."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raadsportaal.dossiers.council_systems import notubiz, openbesluitvorming
from raadsportaal.dossiers.council_systems.documents import Retrieved
from tests.dossiers.replay import Answer, client_of, found, point, replaying

BEFORE, AFTER = date(2018, 2, 1), date(2018, 3, 1)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("2026-11-26 19:30:00"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ["id", "title", "documents", "agenda_items", "type_data", "attributes", "plannings", "start_date", "order",
          "heading", "title_prefix", "permission_group", "confidential", "value", "url", "types", "label"]  # fmt: skip
FOUND = ["entityId", "title", "sortDate", "date", "summary", "downloadUrl", "result", "id", "documents", "agenda"]


def shuffled(names):
    """A record in which every field may hold anything, also records like itself."""
    return st.recursive(
        ANYTHING,
        lambda inner: st.dictionaries(st.sampled_from(names), inner | st.lists(inner, max_size=3)),
        max_leaves=12,
    )


@settings(max_examples=50, deadline=None)
@given(item=shuffled(FIELDS), meeting=st.dictionaries(st.sampled_from(FIELDS), shuffled(FIELDS)))
def test_wrong_types_in_any_field_of_a_meeting_never_break_the_reading(item, meeting):
    result = Retrieved()
    notubiz.read_meeting(meeting, result, today=BEFORE)
    notubiz.read_meeting({"agenda_items": [item, point(1, "Woonvisie")]}, result, today=BEFORE)
    assert [row.titel for row in result.rows if row.extern_id == "notubiz:agendapunt:1"]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(thing=shuffled(FOUND))
def test_wrong_types_in_any_field_of_a_search_never_break_the_reading(clock, thing):
    answer = {"results": [thing, found("document:1", "Woonvisie")], "hasMore": thing}
    entity = {"agenda": thing, "motions": thing, "motion": thing}
    for search in (answer, thing):
        with replaying({"/api/search": [Answer(search)], "/api/entities/document%3A1": [Answer(entity)]}) as replay:
            client = client_of(replay, clock)
            result = openbesluitvorming.retrieve("soest", since=BEFORE, today=AFTER, client=client)
        for row in result.rows:
            assert 0 < len(row.titel) <= 200
            assert "\0" not in row.titel
            assert len(row.document_url) <= 500
        assert search is thing or result.rows
