"""A row of a griffier's spreadsheet: what is understood, what is worked out, and what is refused with which words."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsportaal.dossiers.choices import Behandeling, Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.rows import LIMITS, DossierRow, RowRefused, check_row, check_rows, proposal

TODAY = date(2026, 11, 24)


def checked(**cells):
    return check_row({"Titel": "Omgevingsvisie 2040"} | cells, today=TODAY)


def faults(**cells):
    with pytest.raises(RowRefused) as refused:
        checked(**cells)
    return dict(refused.value.faults)


def test_headings_may_be_written_as_griffiers_write_them():
    row = check_row(
        {
            " ONDERWERP ": "Omgevingsvisie  Oosterwaard\n2040", "Soort stuk": "visie", "Status": "In de commissie",
            "Wijze van behandeling": "Bespreekstuk", "Wethouder": "R. Bakker", "Datum behandeling": "26-11-2026",
            "Korte inhoud": "Wonen en groen.", "Link naar document": "https://oosterwaard.nl/visie.pdf",
            "Zaaknummer": 2026118.0, "Opmerking van mij": "x", "": "y",
        },
        today=TODAY,
    )  # fmt: skip
    assert row == DossierRow(
        titel="Omgevingsvisie Oosterwaard 2040", soort=Dossiersoort.VISIE, stand=Dossierstand.COMMISSIE,
        behandeling=Behandeling.BESPREEKSTUK, portefeuillehouder="R. Bakker", behandeldatum=date(2026, 11, 26),
        samenvatting="Wonen en groen.", document_url="https://oosterwaard.nl/visie.pdf", extern_id="2026118",
        bron=Dossierbron.BESTAND,
    )  # fmt: skip
    assert DossierRow.from_json(row.as_json()) == row
    assert DossierRow.from_json(checked().as_json()) == checked()


def test_of_two_columns_for_one_field_the_clearest_that_is_filled_in_counts():
    assert checked(Datum="1-1-2026", Behandeldatum="26-11-2026").behandeldatum == date(2026, 11, 26)
    assert checked(Datum="1-1-2026", Behandeldatum=" ").behandeldatum == date(2026, 1, 1)


@pytest.mark.parametrize(
    "written",
    [
        "26-11-2026", "26/11/2026", "26.11.2026", "26-11-26", "2026-11-26", "2026-11-26 19:30", "26-11-2026 19:30",
        "26 november 2026", "26 nov. 2026", "do 26 nov 2026", "Donderdag 26 November 2026", " 26\u00a0november  2026 ",
        "2026-11-26T19:30:00+01:00", "2026-11-25T23:30:00Z", datetime(2026, 11, 26, 19, 30), date(2026, 11, 26),
        datetime(2026, 11, 25, 23, 30, tzinfo=UTC), 46352, 46352.8,
    ],
)  # fmt: skip
def test_a_date_is_understood_in_every_common_way(written):
    assert checked(Datum=written).behandeldatum == date(2026, 11, 26)


@pytest.mark.parametrize(
    "written",
    ["31-02-2026", "13/25/2026", "najaar 2026", "Q4", 2026, True, time(9), float("nan"), "26 foo 2026"],
)
def test_no_date_is_guessed_but_asked(written):
    row = checked(Datum=written)
    assert (row.behandeldatum, [name for name, _ in row.vragen]) == (None, ["behandeldatum"])


def test_a_year_of_long_ago_is_a_slip():
    assert "Het jaar 1026 kan niet kloppen" in faults(Datum="1-1-1026")["behandeldatum"]


def test_march_has_two_short_names():
    assert checked(Datum="1 mrt 2026").behandeldatum == checked(Datum="1 maart 2026").behandeldatum == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("written", "soort"),
    [
        ("raadsvoorstel", Dossiersoort.RAADSVOORSTEL), ("Schriftelijke vragen", Dossiersoort.SCHRIFTELIJKE_VRAGEN),
        ("SCHRIFTELIJKE_VRAGEN", Dossiersoort.SCHRIFTELIJKE_VRAGEN), ("RIB", Dossiersoort.RAADSINFORMATIEBRIEF),
        ("Programmabegroting", Dossiersoort.BEGROTING), ("mededeling", Dossiersoort.RAADSINFORMATIEBRIEF),
        ("Voorstel", Dossiersoort.RAADSVOORSTEL),
    ],
)  # fmt: skip
def test_a_kind_is_known_by_key_label_or_common_name(written, soort):
    assert checked(Soort=written).soort == soort


def test_a_text_that_is_too_long_to_ask_about_is_refused_with_the_choices():
    reason = faults(Soort="Memo over alles wat er is " * 4)["soort"]
    assert "kennen wij niet" in reason
    assert all(label in reason for label in Dossiersoort.labels)


def test_what_is_not_filled_in_is_worked_out():
    assert checked().soort == Dossiersoort.VISIE
    assert checked().stand == Dossierstand.IN_VOORBEREIDING
    assert checked(Datum="26-11-2026").stand == Dossierstand.GEAGENDEERD
    assert checked(Datum="24-11-2026").stand == Dossierstand.GEAGENDEERD
    assert checked(Datum="23-11-2026").stand == Dossierstand.BEHANDELD
    assert checked(Titel="Iets anders").soort == Dossiersoort.OVERIG


def test_what_was_worked_out_is_named_so_that_it_never_replaces_what_a_griffier_chose():
    assert checked().afgeleid == ("soort", "stand")
    assert checked(Status="Aangenomen").afgeleid == ("soort",)
    assert checked(Status="Aangenomen", Soort="visie").afgeleid == ()


@pytest.mark.parametrize(
    "written",
    ["www.oosterwaard.nl", "javascript:alert(1)", "ftp://x.nl/a", "file:///etc/passwd", "data:text/html,x",
     "Ontwerpvisie", "https://", "http://[", "https://oosterwaard.nl@elders.example/", "https://a b.nl"],
)  # fmt: skip
def test_only_a_web_address_is_a_link(written):
    assert "geen webadres" in faults(Link=written)["document_url"]


@pytest.mark.parametrize("titel", ["\u200b", " \u200d\u2060 ", "\u00ad", "\u3164", "\u2800\u2800", "\u0301"])
def test_a_titel_that_nobody_can_see_is_none(titel):
    assert faults(Titel=titel) == {"titel": "Vul een titel in."}


def test_all_faults_of_a_row_are_told_at_once():
    assert list(faults(Titel=" ", Link="x", Wethouder="#N/B")) == ["titel", "portefeuillehouder", "document_url"]


def test_words_that_we_do_not_know_are_asked_and_refuse_nothing():
    row = checked(Soort="memorie", Status="afgetikt", Datum="ooit")
    assert set(row.vragen) == {("soort", "memorie"), ("stand", "afgetikt"), ("behandeldatum", "ooit")}
    assert (row.stand, row.behandeldatum, row.afgeleid) == (Dossierstand.IN_VOORBEREIDING, None, ("soort", "stand"))
    assert DossierRow.from_json(row.as_json()) == row


@pytest.mark.parametrize(
    ("name", "word", "proposed"),
    [
        ("soort", "Bestemmingsplan", Dossiersoort.OMGEVINGSPLAN),
        ("soort", "raadsvoorstellen", Dossiersoort.RAADSVOORSTEL),
        ("stand", "angenomen", Dossierstand.AANGENOMEN),
        ("behandeling", "hamerstukken", Behandeling.HAMERSTUK),
        ("soort", "xyzzy", ""),
        ("behandeldatum", "ooit", ""),
    ],
)
def test_what_is_asked_comes_with_the_likeliest_answer(name, word, proposed):
    assert proposal(name, word) == proposed


@pytest.mark.parametrize("name", list(LIMITS))
def test_a_text_that_is_too_long_is_refused_with_both_numbers(name):
    start = {"document_url": "https://x.nl/", "indieners": "Lijst "}.get(name, "")
    assert check_row({"titel": "T", name: start + "x" * (LIMITS[name] - len(start))}, today=TODAY)
    with pytest.raises(RowRefused, match=f"{LIMITS[name] + 1} tekens. Het mogen er {LIMITS[name]} zijn"):
        check_row({"titel": "T", name: start + "x" * (LIMITS[name] + 1 - len(start))}, today=TODAY)


def test_markup_control_characters_and_faults_of_excel_do_not_come_in():
    assert checked(Titel="Visie\x00 <b>wonen</b>\u202e\x07 & groen").titel == "Visie wonen & groen"
    assert "Excel geeft" in faults(Wethouder="#N/B")["portefeuillehouder"]


def test_a_fault_in_one_row_does_not_take_the_others_along():
    rows = [
        (2, {"titel": "A", "id": "1"}),
        (3, {"titel": ""}),
        (4, {"titel": "B", None: ["te veel"]}),
        (5, {"titel": "C"}),
    ]
    done = check_rows(rows, today=TODAY)
    assert [number for number, _ in done.rows] == [2, 5]
    assert [str(refusal) for refusal in done.refused] == [
        "Rij 3, titel: Vul een titel in.",
        "Rij 4, rij: Hier staan meer cellen dan kolommen. Zet tekst met een ; of , tussen aanhalingstekens.",
    ]


def test_a_second_row_with_the_same_number_is_refused_and_names_the_first():
    rows = [
        (2, {"titel": "A", "id": "x-1"}),
        (3, {"titel": "B"}),
        (4, {"titel": "C"}),
        (5, {"titel": "D", "id": "X-1"}),
    ]
    done = check_rows(rows, today=TODAY)
    assert [number for number, _ in done.rows] == [2, 3, 4]
    assert str(done.refused[0]) == (
        "Rij 5, id: ‘D’ heeft hetzelfde kenmerk (X-1) als rij 2, ‘A’. Wij nemen alleen de eerste."
    )


def test_of_who_handed_in_only_the_groups_come_in():
    assert checked(Indieners="Jansen, A. (Anna) (Volt); B. Vos (CDA)").indieners == "Volt, CDA"
    assert checked(Indieners="A. Jansen").indieners == ""
    assert checked(Indieners="VVD, CDA en Lijst Linde").indieners == "VVD, CDA, Lijst Linde"
    assert checked(Fracties="VVD, Dorp en Dijk").indieners == "VVD, Dorp en Dijk", "whatever groups are called"


CELL = st.none() | st.text() | st.integers() | st.floats() | st.booleans() | st.dates() | st.datetimes() | st.times()


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["titel", "soort", "datum", "link", "id", "status", "inhoud"]) | st.text(), CELL)
)
def test_any_cell_gives_a_row_or_a_reason(cells):
    try:
        row = check_row(cells, today=TODAY)
    except RowRefused as refused:
        assert all(reason for _, reason in refused.faults)
    else:
        assert row.titel
        assert "\0" not in row.titel + row.samenvatting


@pytest.mark.parametrize(
    ("title", "soort"),
    [
        ("Coalitieakkoord 2026-2030 Samen groen", Dossiersoort.COALITIEAKKOORD),
        ("Raadsvoorstel Omgevingsvisie", Dossiersoort.RAADSVOORSTEL),
        ("Initiatiefvoorstel zonnepanelen", Dossiersoort.INITIATIEFVOORSTEL),
        ("Warmtevisie wijken", Dossiersoort.VISIE),
        ("Televisie in de wijk", Dossiersoort.OVERIG),
        ("Beleidsplan jeugd", Dossiersoort.BELEIDSNOTA),
        ("Kadernota 2027", Dossiersoort.BEGROTING),
        ("Kadernota sociaal domein", Dossiersoort.BELEIDSNOTA),
        ("Motie bij de begroting", Dossiersoort.MOTIE),
        ("Promotie van de regio", Dossiersoort.OVERIG),
        ("Beantwoording motie bomen", Dossiersoort.RAADSINFORMATIEBRIEF),
        ("Jaarstukken 2025", Dossiersoort.JAARSTUKKEN),
        ("Afvalstoffenverordening", Dossiersoort.VERORDENING),
        ("Artikel 38-vragen over Schiphol", Dossiersoort.SCHRIFTELIJKE_VRAGEN),
        ("Subamendement A3", Dossiersoort.AMENDEMENT),
        ("Moties en amendementen", Dossiersoort.OVERIG),
        ("Herijking energie", Dossiersoort.OVERIG),
    ],
)
def test_the_kind_is_guessed_only_from_clear_words(title, soort):
    assert Dossiersoort.guess(title) == soort


def test_every_stand_is_either_open_or_done():
    assert set(Dossierstand.open()) | set(Dossierstand.done()) == set(Dossierstand)
    assert not set(Dossierstand.open()) & set(Dossierstand.done())
