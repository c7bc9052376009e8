"""OpenBesluitvorming: which documents and motions become dossiers; all answers are made by hand."""

from datetime import date

from raadsportaal.dossiers.choices import Behandeling, Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.council_systems import openbesluitvorming
from tests.dossiers.replay import Answer, client_of, found, recording, replaying

SEARCH = recording("openbesluitvorming_search_example.json")


def search_rows(answers, clock, today=date(2026, 11, 24), source="soest", **options):
    with replaying(answers) as replay:
        asking = client_of(replay, clock, "OpenBesluitvorming", **options)
        result = openbesluitvorming.retrieve(source, since=date(2024, 1, 1), today=today, client=asking)
        return result, replay


def by_kind(**found):
    """Answers made by hand to a search, per entityType."""
    return lambda query: {"results": found.get(query["entityType"].lower(), []), "hasMore": False}


def test_a_search_gives_documents_and_motions(clock):
    document, motion = SEARCH["results"]
    result, replay = search_rows({"/api/search": [by_kind(document=[document], motion=[motion])]}, clock)
    rows = {row.extern_id: row for row in result.rows}
    row = rows["document:notubiz:gemeente:soest:12345"]
    assert (row.titel, row.soort, row.bron) == (
        "Raadsvoorstel voorbeeld",
        Dossiersoort.RAADSVOORSTEL,
        Dossierbron.OPENBESLUITVORMING,
    )
    assert (row.behandeldatum, row.stand) == (date(2024, 11, 7), Dossierstand.BEHANDELD)
    assert row.document_url == "https://example.org/document/12345.pdf"
    assert row.samenvatting.startswith("Voorbeeld van een samenvatting")
    assert rows["motion:ibabs:gemeente:voorbeeld:0001"].soort == Dossiersoort.MOTIE
    assert replay.asked("/api/search")[0]["organization"] == "soest"
    assert replay.asked("/api/search")[0]["dateFrom"] == "2024-01-01"


def test_the_meeting_tells_day_treatment_and_result(clock):
    meeting = {
        "sortDate": "2026-11-26 20:00:00",
        "agenda": [
            {"title": "Hamerstukken", "agenda_items": [{"title": "Visie", "documents": [{"id": "document:1"}]}]}
        ],
        "motions": [{"id": "motion:1", "result": "Verworpen"}],
    }
    kinds = by_kind(document=[found("document:1", "Woonvisie")], meeting=[found("meeting:1")],
                    motion=[found("motion:1", "M1 Regenboog"), found("motion:2", "Amendement A2")])  # fmt: skip
    answers = {
        "/api/search": [kinds],
        "/api/entities/meeting%3A1": [meeting],
        "/api/entities/motion%3A2": [{"motion": {"result": "ingetrokken"}}],
    }
    result, _ = search_rows(answers, clock)
    rows = {row.extern_id: row for row in result.rows}
    assert rows["document:1"].behandeling == Behandeling.HAMERSTUK
    assert (rows["document:1"].behandeldatum, rows["document:1"].stand) == (
        date(2026, 11, 26),
        Dossierstand.GEAGENDEERD,
    )
    assert (rows["motion:1"].afgeleid, rows["document:1"].afgeleid) == ((), ("soort", "stand"))
    assert (rows["motion:1"].soort, rows["motion:1"].stand) == (Dossiersoort.MOTIE, Dossierstand.VERWORPEN)
    assert (rows["motion:2"].soort, rows["motion:2"].stand) == (Dossiersoort.AMENDEMENT, Dossierstand.INGETROKKEN)


def test_annexes_and_minutes_are_no_dossiers(clock):
    titles = ["Bijlage 2 kaart", "3. Bijlagen", "Besluitenlijst raad 5 november 2026", "Woonvisie 2040"]
    documents = [found(f"document:{n}", title) for n, title in enumerate(titles)]
    result, _ = search_rows({"/api/search": [by_kind(document=documents)]}, clock)
    assert [row.titel for row in result.rows] == ["Woonvisie 2040"]
    assert result.skipped == 3


def test_the_search_is_read_page_by_page_and_a_later_fault_keeps_the_first_page(clock):
    def pages(query):
        if query["entityType"] != "Document":
            return {"results": []}
        start = int(query["offset"])
        if start == 200:
            return Answer(status=503)
        return {"results": [found(f"document:{n}") for n in range(start, start + 100)], "hasMore": True}

    result, _ = search_rows({"/api/search": [pages]}, clock, deadline=1000)
    assert len(result.rows) == 200
    assert result.notices == [
        "OpenBesluitvorming heeft een storing (fout 503). Probeer het later opnieuw.",
        "Wat wij wel konden lezen staat hieronder. De rest ontbreekt.",
    ]


def test_an_unknown_source_is_said_once(clock):
    result, _ = search_rows({"/api/search": [Answer(status=400)]}, clock)
    assert result.rows == []
    assert len(result.notices) == 1
    assert "sleutel" in result.notices[0]


def test_a_search_never_asks_for_ever(clock):
    endless = lambda query: {  # noqa: E731
        "results": [found(f"d:{query['offset']}:{n}") for n in range(100)], "hasMore": True
    }  # fmt: skip
    result, replay = search_rows({"/api/search": [endless], "/api/entities": [{}]}, clock, deadline=100_000)
    assert len(replay.asked("/api/search")) == 15
    assert any("meer stukken" in notice for notice in result.notices)
    same = {"results": [found("d:1")], "hasMore": True}
    _, replay = search_rows({"/api/search": [same]}, clock)
    assert len(replay.asked("/api/search")) == 6
