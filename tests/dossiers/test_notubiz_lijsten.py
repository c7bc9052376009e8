"""Notubiz: the items of its lists become dossiers, in both forms in which it writes them."""

from datetime import date

import pytest
from hypothesis import given, settings

from raadsportaal.dossiers.choices import Afdoening, Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.council_systems import notubiz
from raadsportaal.dossiers.council_systems.documents import Retrieved
from raadsportaal.dossiers.council_systems.notubiz_modules import read_item
from raadsportaal.dossiers.council_systems.registers import Reader
from tests.dossiers.replay import Answer, client_of, point, replaying
from tests.dossiers.test_raadsinformatie_hostile import shuffled

TODAY = date(2026, 11, 20)
PERIOD = {"since": date(2026, 9, 1), "until": date(2027, 1, 1), "today": TODAY}
MODULES = {
    "modules": [{"id": 6, "name": "Moties", "custom_name": "Moties en amendementen"}, {"id": 9, "name": "Formats"}]
}
ITEMS = "/organisations/281/modules/6/items"


def new_form(key, **fields):
    """An item as version 1.17 writes it: new_form(7, Titel="…"); a list gives a field several values."""
    attributes = [
        {"id": 900 + n, "label": label.replace("_", " "), "values": [_value(one) for one in _listed(value)]}
        for n, (label, value) in enumerate(fields.items())
    ]
    return {"id": key, "attributes": attributes}


def _listed(value):
    return value if isinstance(value, list) else [value]


def _value(value):
    return value if isinstance(value, dict) else {"content": value}


def old_form(key, *attributes, **signs):
    """An item as it is written without a version: old_form(7, (1, "Titel", "…"))."""
    own = [{"label": label, **_old_value(value), "@attributes": {"id": n}} for n, label, value in attributes]
    return {"attributes": {"attribute": own}, "@attributes": {"id": key, "permission_group": "public", **signs}}


def _old_value(value):
    if isinstance(value, list):
        return {"values": {"value": [{"@cdata": one, "@attributes": {"reference_model": "role"}} for one in value]}}
    return {"value": value}


def read(clock, *items, modules=MODULES, **answers):
    answers = {"/events": [{}], "/organisations/281/modules": [modules], ITEMS: [{"items": list(items)}]} | answers
    with replaying(answers) as replay:
        result = notubiz.retrieve("281", **PERIOD, client=client_of(replay, clock, deadline=1000))
    return result, replay


def test_a_motion_has_its_outcome_groups_portefeuillehouder_and_piece(clock):
    document = {"content": "9", "document": {"url": "https://api.notubiz.nl/document/9/1", "confidential": 0}}
    motion = new_form(
        7, Titel="Meer bomen", Datum_vergadering="2026-10-29 00:00:00", Uitslag="Aangenomen (20 voor, 17 tegen)",
        Partijen=[{"content": "4", "meta_data": {"reference_model": "party", "label": "Lijst Linde"}}, "VVD"],
        Indiener="A. Jansen", Portefeuillehouder=["R. Bakker (Wethouder)", "S. Vos (Wethouder)"],
        Toelichting="<p>De raad wil bomen.</p>",
    )  # fmt: skip
    motion["attributes"].append({"id": 2, "label": "Hoofddocument", "datatype": "document", "values": [document]})
    result, replay = read(clock, motion)
    [row] = result.rows
    assert (row.soort, row.stand, row.stemming) == (Dossiersoort.MOTIE, Dossierstand.AANGENOMEN, "20 voor, 17 tegen")
    assert row.indieners == "Lijst Linde, VVD"
    assert row.portefeuillehouder == "R. Bakker (Wethouder), S. Vos (Wethouder)"
    assert (row.document_url, row.samenvatting) == ("https://api.notubiz.nl/document/9/1", "De raad wil bomen.")
    assert (row.bron, row.extern_id) == (Dossierbron.NOTUBIZ, "notubiz:module-item:7")
    assert "Jansen" not in str(row.as_json())
    assert [path for path, _, _ in replay.questions if "modules/9" in path] == [], "other lists are left alone"


def test_the_older_form_says_the_same(clock):
    item = old_form(
        5, (15, "Datum vergadering", "2026-10-07 00:00:00"), (1, "Titel", "Positie van bewoners"),
        (61, "Tekst toezegging", "<p>Wethouder Bakker zegt toe dat er een brief komt.</p>"), (45, "Type", "Toezegging"),
        (23, "Portefeuillehouder", ["R. Bakker (Wethouder)"]), (28, "Verwachte datum afdoening", "2027-01-17 00:00:00"),
        (41, "Stand van zaken", "<p>Wordt aan gewerkt</p>"), (54, "Ingediend in", ["OV (Commissie 07-10-2026 17:00)"]),
    )  # fmt: skip
    modules = {"modules": {"module": [{"name": "Moties", "custom_name": "", "@attributes": {"id": 6}}]}}
    with_pages = {"pagination": {"@attributes": {"total_results": 1}}, "item": [item]}
    answers = {
        "/modules": [modules],
        "/modules/6/items": [with_pages],
        "/organisations/281/modules": [Answer(status=404)],
    }
    result, replay = read(clock, **answers)
    [row] = result.rows
    assert (row.soort, row.termijn) == (Dossiersoort.TOEZEGGING, date(2027, 1, 17))
    assert (row.behandeldatum, row.portefeuillehouder) == (date(2026, 10, 7), "R. Bakker (Wethouder)")
    assert row.samenvatting == "Wethouder Bakker zegt toe dat er een brief komt."
    assert replay.asked("/modules/6/items")[0]["organisation_id"] == "281"
    assert result.notices == []


def test_fields_with_another_name_are_known_by_their_number(clock):
    item = old_form(5, (1, "Namme", "Moasje beammen"), (62, "Utslach", "Oannommen"), (15, "Dei", "2026-10-07 00:00:00"))
    [row] = read(clock, item)[0].rows
    assert (row.titel, row.stand, row.behandeldatum) == ("Moasje beammen", Dossierstand.AANGENOMEN, date(2026, 10, 7))


def test_written_questions_are_answered_or_not(clock):
    modules = {"modules": [{"id": 6, "name": "Schriftelijke vragen"}]}
    result, _ = read(
        clock, new_form(1, Titel="Water", Datum="2026-10-01", Datum_beantwoording="2026-10-20", Fractie="CDA"),
        new_form(2, Titel="Lucht", Datum="2026-10-01", Status="Nog niet beantwoord"), modules=modules,
    )  # fmt: skip
    told = {row.titel: (row.afdoening, row.stand) for row in result.rows}
    assert told == {
        "Water": (Afdoening.AFGEDAAN, Dossierstand.AFGEROND),
        "Lucht": (Afdoening.OPEN, Dossierstand.IN_UITVOERING),
    }
    assert {row.soort for row in result.rows} == {Dossiersoort.SCHRIFTELIJKE_VRAGEN}


def test_what_is_not_for_everyone_stays_out_and_a_faulty_item_is_named(clock):
    result, _ = read(
        clock, old_form(1, (1, "Titel", "Geheim"), confidential=1),
        old_form(2, (1, "Titel", "Ook"), permission_group="x"), new_form(3, Uitslag="Aangenomen"),
        new_form(4, Titel="Goed"),
    )  # fmt: skip
    assert [row.titel for row in result.rows] == ["Goed"]
    assert result.notices == ["‘Moties en amendementen’, rij 3: hier staat geen titel of onderwerp. "
                              "Deze rij lezen wij niet in."]  # fmt: skip


def test_all_pages_of_a_list_are_read_and_no_page_twice(clock):
    page = lambda query: {  # noqa: E731
        "items": [new_form(int(query["page"]), Titel=f"Motie {query['page']}")],
        "pagination": {"has_more_pages": int(query["page"]) < 3},
    }
    result, replay = read(clock, **{ITEMS: [page]})
    assert [row.titel for row in result.rows] == ["Motie 1", "Motie 2", "Motie 3"]
    result, replay = read(
        clock, **{ITEMS: [{"items": [new_form(1, Titel="X")], "pagination": {"has_more_pages": True}}]}
    )
    assert len(replay.asked(ITEMS)) == 2


def test_meetings_come_in_the_older_form_too(clock):
    events = {"events": {"event": [{"@attributes": {"id": 4, "permission_group": "public"}}]}}
    meeting = {"meeting": {"agenda_items": [point(1, "Woonvisie")]}}
    result, _ = read(clock, **{"/events": [events], "/events/meetings/4": [meeting]})
    assert [row.titel for row in result.rows] == ["Woonvisie"]


def test_a_refusal_in_a_good_answer_is_told(clock):
    result, _ = read(clock, **{ITEMS: [{"message": "No rights", "error_code": 12}]})
    assert result.notices == ["Notubiz geeft de lijst ‘Moties en amendementen’ niet: No rights"]
    assert "‘Moties en amendementen’: 0" in result.nothing("Notubiz", PERIOD["since"])


def test_a_municipality_without_lists_is_told_so(clock):
    answers = {"/organisations/281/modules": [Answer(status=404)], "/modules": [Answer(status=404)]}
    result, _ = read(clock, **answers)
    assert "De lijsten met moties en toezeggingen: Notubiz kent deze gegevens niet" in result.notices[0]


FIELDS = ["id", "attributes", "attribute", "label", "value", "values", "content", "meta_data", "@attributes",
          "document", "attachments", "url", "datatype", "@cdata", "permission_group", "confidential"]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(item=shuffled(FIELDS))
def test_wrong_types_in_any_field_of_an_item_never_break_the_reading(item):
    result = Retrieved()
    reader = Reader(result, Dossierbron.NOTUBIZ, since=PERIOD["since"], today=TODAY)
    if isinstance(item, dict):
        read_item(item, "1", "Moties", 1, reader)
    read_item(new_form(2, Titel="Goed"), "2", "Moties", 2, reader)
    assert [row.titel for row in result.rows if row.extern_id == "notubiz:module-item:2"] == ["Goed"]


@pytest.mark.parametrize("answer", [{}, [], "niets", None, {"modules": {"a": 1}}, {"modules": [1, None, {"id": "x"}]}])
def test_senseless_lists_are_no_fault(clock, answer):
    result, _ = read(clock, modules=answer)
    assert (result.rows, result.notices) == ([], [])
