"""Notubiz: which items of an agenda become dossiers, from a real meeting and from agendas made by hand."""

from datetime import date

import pytest

from raadsportaal.dossiers.choices import Behandeling, Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.council_systems import notubiz
from raadsportaal.dossiers.council_systems.documents import Retrieved
from raadsportaal.dossiers.council_systems.procedure import is_procedure
from tests.dossiers.replay import Answer, client_of, point, recording, replaying

MEETING = recording("notubiz_meeting_amsterdam_2018-02-08.json")
BEFORE, AFTER = date(2018, 2, 1), date(2018, 3, 1)
PERIOD = {"since": date(2018, 2, 1), "until": date(2018, 2, 28)}


def notubiz_rows(answers, clock, today=BEFORE, organisation="281", **options):
    with replaying({"/organisations/281/modules": [{"modules": []}]} | answers) as replay:
        result = notubiz.retrieve(organisation, **PERIOD, today=today, client=client_of(replay, clock, **options))
        return result, replay


def events(*ids, more=False):
    return {
        "events": [{"id": key, "permission_group": "public"} for key in ids],
        "pagination": {"has_more_pages": more},
    }


def test_a_real_agenda_gives_its_pieces_and_leaves_out_the_rest(clock):
    result, replay = notubiz_rows(
        {"/events": [events(458902)], "/events/meetings/458902": [{"meeting": MEETING}]}, clock
    )
    assert len(result.rows) == 17
    assert result.notices == []
    titles = [row.titel for row in result.rows]
    assert titles[2].startswith("Evaluatie herinvoering fietsontheffingen")
    assert not any(word in title for title in titles for word in ("Opening", "Rondvraag", "verslag", "Termijnagenda"))
    assert {row.behandeldatum for row in result.rows} == {date(2018, 2, 8)}
    assert [row.behandeling for row in result.rows] == [""] * 4 + [Behandeling.TER_KENNISNAME] * 13
    assert {row.stand for row in result.rows[:4]} == {Dossierstand.COMMISSIE}
    assert result.rows[-1].soort == Dossiersoort.RAADSINFORMATIEBRIEF, "the answer to a motie is no motie"
    assert result.rows[0].document_url == "https://api.notubiz.nl/document/6124077/1", "the letter, not its cover sheet"
    assert (result.rows[0].bron, result.rows[0].extern_id) == (Dossierbron.NOTUBIZ, "notubiz:agendapunt:3842935")
    asked = replay.asked("/events")[0]
    assert (asked["organisation_id"], asked["date_from"]) == ("281", "2018-02-01 00:00:00")
    assert asked["date_to"] == "2018-02-28 23:59:59"


def test_a_meeting_that_was_held_leaves_nothing_open(clock):
    result, _ = notubiz_rows({"/events": [events(1)], "/events/meetings/1": [MEETING]}, clock, today=AFTER)
    assert not any(row.stand.is_open for row in result.rows)


def read(*agenda, start="2026-11-26 19:30:00", today=date(2026, 11, 24), title="Raadsvergadering"):
    result = Retrieved()
    meeting = {"plannings": [{"start_date": start}], "attributes": {"Titel": title}, "agenda_items": list(agenda)}
    notubiz.read_meeting(meeting, result, today=today)
    return result.rows


def test_the_heading_says_how_a_piece_is_handled_whether_it_holds_the_piece_or_stands_before_it():
    nested = read(
        point(1, "Hamerstukken", point(2, "Raadsvoorstel Verordening bomen"), heading=True, documents=0),
        point(3, "Bespreekstukken", point(4, "Omgevingsvisie 2040"), documents=0),
        point(5, "Motie vreemd: regenboogvlag"),
    )
    flat = read(
        point(1, "5. Hamerstukken", heading=True, documents=0),
        point(6, "Ruimte", heading=True, documents=0),
        point(2, "Raadsvoorstel Verordening bomen"),
        point(3, "Bespreekstukken", heading=True, documents=0),
        point(4, "Omgevingsvisie 2040"),
        point(7, "Moties", heading=True, documents=0),
        point(5, "Motie vreemd: regenboogvlag"),
    )
    for rows in (nested, flat):
        assert [row.soort for row in rows] == [Dossiersoort.RAADSVOORSTEL, Dossiersoort.VISIE, Dossiersoort.MOTIE]
        assert [row.behandeling for row in rows][:2] == [Behandeling.HAMERSTUK, Behandeling.BESPREEKSTUK]
    assert flat[2].behandeling == ""
    assert {row.stand for row in flat} == {Dossierstand.GEAGENDEERD}


def test_the_other_documents_of_a_piece_keep_their_addresses_to_be_read():
    [row] = read(point(1, "Raadsvoorstel grondaankoop", documents=3))
    assert row.document_url == "https://api.notubiz.nl/document/1/0"
    assert [adres for _, adres in row.stukadressen] == [f"https://api.notubiz.nl/document/1/{n}" for n in (1, 2)]
    assert type(row).from_json(row.as_json()) == row


def test_what_is_confidential_or_has_no_documents_stays_out():
    secret = point(1, "Raadsvoorstel grondaankoop", confidential=1)
    hidden = point(2, "Raadsvoorstel benoeming", permission_group="council")
    assert read(secret, hidden, point(3, "Raadsvoorstel zonder stukken", documents=0)) == []


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("2026-11-26 23:30:00", date(2026, 11, 26)),
        ("2026-11-26T23:30:00Z", date(2026, 11, 27)),
        ("2026-11-26T19:30:00+01:00", date(2026, 11, 26)),
        ("morgen", None),
        (None, None),
        (20261126, None),
    ],
)
def test_the_day_is_the_day_in_amsterdam(start, day):
    assert read(point(1, "Raadsvoorstel"), start=start)[0].behandeldatum == day


def test_a_long_title_is_shortened_and_kept_in_full_above_the_summary():
    title = "Raadsvoorstel " + "klimaat " * 60
    row = read(point(1, title))[0]
    assert len(row.titel) <= 200
    assert row.titel.endswith("…")
    assert row.samenvatting.startswith(title.strip())


def test_a_failing_page_keeps_what_was_read_and_says_so(clock):
    answers = {
        "/events": [events(2, 1, more=True), Answer(status=500)],
        "/events/meetings/1": [{"meeting": MEETING}],
        "/events/meetings/2": [Answer(status=403)],
    }
    result, _ = notubiz_rows(answers, clock, deadline=1000)
    assert len(result.rows) == 17, (
        "a meeting that we may not see does not take the others along, nor does the next page"
    )
    assert "fout 403" in result.notices[0]
    assert "storing" in result.notices[1]
    assert "wel konden lezen" in result.notices[2]


def test_all_pages_are_read_up_to_a_bound(clock):
    pages = lambda query: events(*range(int(query["page"]) * 10, int(query["page"]) * 10 + 10), more=True)  # noqa: E731
    answers = {"/events": [pages]} | {f"/events/meetings/{n}": [{}] for n in range(200)}
    result, replay = notubiz_rows(answers, clock, deadline=1000)
    assert len(replay.asked("/events")) == 5
    assert len([path for path, _, _ in replay.questions if "meetings" in path]) == notubiz.MAX_MEETINGS
    assert any("kortere periode" in notice for notice in result.notices)


def test_a_service_that_gives_the_same_page_for_ever_is_left(clock):
    result, replay = notubiz_rows({"/events": [events(1, more=True)], "/events/meetings/1": [{}]}, clock)
    assert len(replay.asked("/events")) <= notubiz.MAX_PAGES
    assert result.rows == []


@pytest.mark.parametrize("organisation", ["", "../modules", "281?x=1", "٣", None, "amsterdam"])
def test_only_a_number_is_asked_for(clock, organisation):
    result, replay = notubiz_rows({}, clock, organisation=organisation)
    assert replay.questions == []
    assert "cijfers" in result.notices[0]


@pytest.mark.parametrize("answer", [{}, {"events": []}, [], "niets", None, {"events": {"a": 1}}, {"events": [1, None]}])
def test_an_empty_answer_is_no_fault(clock, answer):
    result, _ = notubiz_rows({"/events": [Answer(answer)]}, clock)
    assert (result.rows, result.notices) == ([], [])


@pytest.mark.parametrize(
    ("title", "procedure"),
    [
        ("Opening", True), ("1. Opening en mededelingen van de voorzitter", True), ("Vaststellen agenda (4)", True),
        ("Rondvraag", True), ("Sluiting 22.30 uur", True), ("Lijst ingekomen stukken", True), ("", True),
        ("Vaststellen besluitenlijst raadsvergadering 5 november 2026", True), ("TKN-lijst", True),
        ("Conceptverslag van de openbare vergadering van de commissie Financiën (FIN) van 18.01.2018.", True),
        ("Sluiting zwembad De Kom", False), ("Agenda 2030 in onze gemeente", False), ("Openingstijden winkels", False),
        ("Mededeling over de jeugdzorg", False), ("Verslag onderzoek armoede", False), ("Motie vreemd", False),
    ],
)  # fmt: skip
def test_what_belongs_to_any_meeting_is_known_by_its_words(title, procedure):
    assert is_procedure(title) is procedure
