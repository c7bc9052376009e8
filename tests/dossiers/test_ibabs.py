"""iBabs: entries of lists and items of agendas become dossiers, whatever a municipality calls them."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raadsportaal.basis import fetching
from raadsportaal.dossiers.choices import Afdoening, Behandeling, Dossiersoort, Dossierstand
from raadsportaal.dossiers.council_systems import ibabs
from tests.dossiers.ibabs_server import (
    OK,
    Ibabs,
    document,
    entry,
    item,
    lists,
    meeting,
    refusal,
    values,
    vote,
)
from tests.dossiers.replay import Answer, client_of, replaying

TODAY = date(2026, 11, 20)
PERIOD = {"since": date(2026, 9, 1), "until": date(2027, 1, 1), "today": TODAY}


def read(clock, sitename="Testwaard", **inner):
    server = Ibabs(**inner)
    with replaying({"": [server], "/": [server]}) as replay:
        result = ibabs.retrieve(sitename, **PERIOD, client=client_of(replay, clock, "iBabs", deadline=1000))
    return result, server


def of_list(clock, name, *details, votes=None, can_vote="false"):
    """The rows and notices of one list with these entries."""
    entries = "".join(entry(f"e{n}", f"Rij {n}", can_vote) for n in range(len(details)))
    result, server = read(
        clock,
        GetLists=lists(l=name),
        GetListsEntriesByFilterRequest=f"{OK}<a:Entries>{entries}</a:Entries>",
        GetListEntry={f"e{n}": OK + detail for n, detail in enumerate(details)},
        GetListEntryVotesByListEntryId=f"{OK}<a:ListEntryVotes>{votes or ''}</a:ListEntryVotes>",
    )
    return result, server


def test_a_motion_comes_with_outcome_votes_group_and_piece_and_without_a_name(clock):
    detail = (
        values(
            Onderwerp="Meer bomen in de straat",
            Kenmerk="M-12",
            Status="Motie verworpen",
            **{"Indiener(s)": "Jansen, A. (Anna) (Volt)", "Mede-indieners": "Vos, B. (Bea) (Partij voor de Bomen)"},
            Datum="Oct 29 2026 12:00AM",
            Portefeuillehouder="R. Bakker",
        )
        + f"<a:Documents>{document('https://x.example/g', 'true')}{document('https://x.example/m.pdf')}</a:Documents>"
    )
    votes = vote(True) + vote(False, "Vos, B.") + vote(False)
    result, server = of_list(clock, "Moties", detail, votes=votes, can_vote="true")
    [row] = result.rows
    assert (row.titel, row.soort, row.stand) == (
        "Meer bomen in de straat", Dossiersoort.MOTIE, Dossierstand.VERWORPEN,
    )  # fmt: skip
    assert (row.indieners, row.stemming) == ("Volt, Partij voor de Bomen", "1 voor, 2 tegen")
    assert (row.behandeldatum, row.portefeuillehouder) == (date(2026, 10, 29), "R. Bakker")
    assert (row.document_url, row.extern_id) == ("https://x.example/m.pdf", "ibabs:e0")
    assert "Nummer M-12." in row.samenvatting
    assert "Jansen" not in str(row.as_json()) and "Vos" not in str(row.as_json())
    assert result.notices == []
    assert "<b:Sitename>Testwaard</b:Sitename>" in server.asked[1][2]
    assert "<r:SinceDate>2026-09-01T00:00:00</r:SinceDate>" in server.asked[1][2]


@pytest.mark.parametrize(
    ("name", "fields", "soort"),
    [
        ("Toezeggingen college", {"Toezegging": "Een brief over water"}, Dossiersoort.TOEZEGGING),
        ("1.2 Motie & amendementen", {"Titel": "Amendement groen dak"}, Dossiersoort.AMENDEMENT),
        ("Moties en amendementen", {"Onderwerp": "Groen dak", "Type": "Amendement"}, Dossiersoort.AMENDEMENT),
        ("Moties en amendementen", {"Onderwerp": "Groen dak"}, Dossiersoort.MOTIE),
        ("Art. 38-vragen", {"Onderwerp": "Waterpeil"}, Dossiersoort.SCHRIFTELIJKE_VRAGEN),
        ("Schriftelijke vragen", {"Vraag": "Waterpeil"}, Dossiersoort.SCHRIFTELIJKE_VRAGEN),
    ],
)
def test_lists_and_fields_are_known_under_many_names(clock, name, fields, soort):
    result, _ = of_list(clock, name, values(**fields))
    assert [row.soort for row in result.rows] == [soort]


def test_of_other_lists_nothing_is_asked(clock):
    result, server = of_list(clock, "Woo-verzoeken", values(Onderwerp="Iets"))
    assert result.rows == []
    assert "GetListsEntriesByFilterRequest" not in [operation for operation, _, _ in server.asked]


def test_a_toezegging_has_a_term_and_what_became_of_it(clock):
    result, _ = of_list(
        clock, "Toezeggingen",
        values(Onderwerp="Brief", Deadline="1e kwartaal 2027", Datum="29-10-2026", Afgedaan="Nee"),
        values(Onderwerp="Plan", Termijn="december 2026", Datum="1 okt 2026", Status="In behandeling"),
        values(Onderwerp="Kaart", Datum_afgedaan="12-11-2026", Inhoud="<p>De kaart komt.</p><ul><li>Snel</li></ul>"),
        values(Onderwerp="Oud, nog open", Datum="03-02-2024", Afgedaan="Nee"),
        values(Onderwerp="Oud, gedaan", Datum="03-02-2024", Afgedaan="Ja"),
    )  # fmt: skip
    told = {row.titel: (row.termijn, row.afdoening, row.stand) for row in result.rows}
    assert told == {
        "Brief": (date(2027, 3, 31), Afdoening.OPEN, Dossierstand.IN_UITVOERING),
        "Plan": (date(2026, 12, 31), Afdoening.LOOPT, Dossierstand.IN_UITVOERING),
        "Kaart": (None, Afdoening.AFGEDAAN, Dossierstand.AFGEROND),
        "Oud, nog open": (None, Afdoening.OPEN, Dossierstand.IN_UITVOERING),
    }, "what was promised long ago and not done comes too"
    kaart = next(row for row in result.rows if row.titel == "Kaart")
    assert "<" not in kaart.samenvatting and "De kaart komt." in kaart.samenvatting


@pytest.mark.parametrize(
    ("status", "stand"),
    [
        ("Aangenomen (20 voor, 17 tegen)", Dossierstand.AANGENOMEN),
        ("unaniem aangenomen", Dossierstand.AANGENOMEN),
        ("ingetrokken, niet aangenomen", Dossierstand.INGETROKKEN),
        ("Motie is niet aangenomen", Dossierstand.VERWORPEN),
        ("Aangehouden tot januari", Dossierstand.AANGEHOUDEN),
        ("gelijke stemming", Dossierstand.BEHANDELD),
    ],
)
def test_the_outcome_is_read_from_the_words_of_the_source(clock, status, stand):
    [row] = of_list(clock, "Moties", values(Onderwerp="X", Datum="29-10-2026", Status=status))[0].rows
    assert row.stand == stand
    assert ("stand" in row.afgeleid) is (stand == Dossierstand.BEHANDELD)


def test_a_faulty_row_is_named_and_takes_no_other_along(clock):
    result, _ = of_list(
        clock, "Toezeggingen",
        values(Onderwerp="Goed"), values(Onderwerp=" "), values(Onderwerp="Ook goed", Termijn="z.s.m."),
    )  # fmt: skip
    assert [row.titel for row in result.rows] == ["Goed", "Rij 1", "Ook goed"], "the list's own title stands in"
    assert result.notices == ["‘Toezeggingen’, rij 3 (‘Ook goed’): ‘z.s.m.’ is geen dag die wij kennen. "
                              "De rij lezen wij zonder die datum in."]  # fmt: skip


def test_an_entry_that_does_not_come_still_has_the_title_of_the_list(clock):
    result, _ = read(
        clock,
        GetLists=lists(l="Moties"),
        GetListsEntriesByFilterRequest=f"{OK}{entry('a', 'Motie fietspad')}{entry('b', 'Motie bankje')}",
        GetListEntry={"a": refusal("GetListEntry", "Testwaard has no access"), "b": OK + values(Onderwerp="Bankje")},
    )
    assert [row.titel for row in result.rows] == ["Motie fietspad", "Bankje"]
    assert result.notices == ["iBabs zegt: Testwaard has no access"]


def test_an_agenda_gives_its_pieces_with_how_they_are_handled(clock):
    pdf = document("https://x.example/a.pdf")
    more = document("https://x.example/b.pdf") + document("https://x.example/geheim.pdf", confidential="true")
    items = [
        item("1", "Opening", pdf), item("2", "Hamerstukken"), item("3", "Raadsvoorstel Verordening bomen", pdf),
        item("4", "Bespreekstukken"), item("5", "Omgevingsvisie 2040", pdf + more, Explanation="<b>Over</b> de ruimte"),
        item("6", "Geheim voorstel", pdf, Confidential="true"), item("7", "Zonder stuk"),
        item("8", "Motie bankje", pdf),
    ]  # fmt: skip
    result, server = read(
        clock,
        GetLists=lists(l="Moties"),
        GetListsEntriesByFilterRequest=f"{OK}{entry('b', 'Motie bankje')}",
        GetMeetingtypes=f"{OK}<a:iBabsMeetingtype><a:Id>1</a:Id><a:Meetingtype>Commissie Ruimte</a:Meetingtype>"
        "</a:iBabsMeetingtype>",
        GetMeetingsByDateRange=f"{OK}<a:Meetings>{meeting(*items)}</a:Meetings>",
    )
    rows = {row.titel: row for row in result.rows}
    assert list(rows) == ["Motie bankje", "Raadsvoorstel Verordening bomen", "Omgevingsvisie 2040"]
    assert rows["Raadsvoorstel Verordening bomen"].behandeling == Behandeling.HAMERSTUK
    assert rows["Omgevingsvisie 2040"].behandeling == Behandeling.BESPREEKSTUK
    assert rows["Omgevingsvisie 2040"].samenvatting == "Over de ruimte"
    assert rows["Omgevingsvisie 2040"].stukadressen == (("", "https://x.example/b.pdf"),)
    assert rows["Omgevingsvisie 2040"].stand == Dossierstand.COMMISSIE
    assert rows["Motie bankje"].extern_id == "ibabs:b", "once: the list knows more of it than the agenda"
    assert "<StartDate>2026-09-01T00:00:00</StartDate>" in server.asked[-1][2]


def test_nothing_at_all_says_what_was_asked_and_what_came(clock):
    result, _ = read(
        clock,
        GetLists=lists(l="Moties"),
        GetMeetingtypes=refusal("GetMeetingtypes", "No public meetingtypes!"),
        GetMeetingsByDateRange=refusal("GetMeetingsByDateRange", "No public meetings!"),
    )
    assert (result.rows, result.notices) == ([], []), "that there is nothing is no fault"
    told = result.nothing("iBabs", PERIOD["since"])
    assert told == (
        "Wij vroegen iBabs om alles vanaf 01-09-2026. Er kwam: ‘Moties’: 0, vergaderingen: 0. "
        "Daar is geen dossier bij."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>', "niet te lezen"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "niet te lezen"),
        (b"<x>" * 100 + b"</x>" * 100, "niet te lezen"),
        (b"<x><y></x>", "niet te lezen"),
        (b"", "niet te lezen"),
    ],
)
def test_xml_that_can_do_harm_or_is_broken_is_refused(clock, body, message):
    result, _ = read(clock, GetLists=Answer(body, kind="text/xml"))
    assert result.rows == []
    assert message in result.notices[0]


def test_a_machine_that_ibabs_does_not_know_is_told_what_to_do(clock):
    with replaying({"": [Answer(status=403)], "/": [Answer(status=403)]}) as replay:
        client = client_of(replay, clock, "iBabs", hint=ibabs.HINT)
        result = ibabs.retrieve("Testwaard", **PERIOD, client=client)
    assert "fout 403" in result.notices[0] and "toegelaten" in result.notices[0]


def test_nothing_inside_our_own_network_is_asked(clock, monkeypatch):
    monkeypatch.setattr(fetching, "is_public", lambda address: False)
    result, server = read(clock, GetLists=lists(l="Moties"))
    assert "besloten netwerk" in result.notices[0]
    assert server.asked == []


def test_without_a_name_nothing_is_asked(clock):
    result, server = read(clock, sitename=" ")
    assert server.asked == []
    assert "Vul in" in result.notices[0]


def test_a_name_with_marks_of_xml_stays_a_name(clock):
    _, server = read(clock, sitename="A&B > C", GetLists=lists(l="Moties"))
    assert "<Sitename>A&amp;B &gt; C</Sitename>" in server.asked[0][2]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    fields=st.dictionaries(
        st.sampled_from(["Onderwerp", "Status", "Datum", "Termijn", "Indieners", "Type", "Afgedaan", "Agendapunt"]),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")),
    )
)
def test_whatever_stands_in_a_field_reading_goes_on(clock, fields):
    result, _ = of_list(clock, "Moties", values(**fields), values(Onderwerp="Goed"))
    assert "Goed" in [row.titel for row in result.rows]
