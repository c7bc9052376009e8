"""docs/privacy.md says what is so: terms as the code has them, and tests that are there."""

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from kennisbank.voordrachten import acts as voordrachten
from raadsportaal.basis.search import counts
from raadsportaal.dossiers.models import invoer, leesronde
from raadsportaal.gemeenten import outbox
from raadsportaal.gemeenten.meedoen import acts as meedoen
from raadsportaal.instrumenten import retention as concepten
from raadsportaal.instrumenten.bewaarlijst import retention as bewaarlijsten
from raadsportaal.portaal.management.commands import ruim_op
from raadsportaal.redactie.admin import trash
from raadsportaal.redactie.checks import points
from raadsportaal.volgen import retention as volgen
from samenwerking.advies import retention as adviesvragen
from samenwerking.bijeenkomsten import signing_up

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/privacy.md").read_text(encoding="utf-8")
MANUAL = (ROOT / "docs/beheer.md").read_text(encoding="utf-8")
STATES = ["gehaald", "deels", "zonder test", "niet gehaald", "n.v.t."]
OF_OTHERS = ["beheerder", "organisatie"]
TERMS = {
    "Oude uitnodigingen": [ruim_op.EXPIRED_KEPT, ruim_op.ACCEPTED_KEPT],
    "Leesrondes van meer dan een maand, en bestanden die niemand verdeelde": [leesronde.KEPT, leesronde.UNBEGUN_KEPT],
    "Aanmeldingen, een half jaar na de bijeenkomst": [signing_up.KEPT],
    "Adviesvragen, een jaar na het sluiten": [adviesvragen.KEPT],
    "Concepten van raadsstukken, een jaar na de laatste wijziging": [concepten.KEPT],
    "Wat van een bewaarlijst af is, of van wie er niet meer werkt": [bewaarlijsten.KEPT, timedelta()],
    "Meldingen van bezoekers, een half jaar na het afhandelen": [points.KEPT],
    "Prullenbak van de redactie, na 30 dagen": [trash.KEPT],
    "E-mails van meer dan een maand": [outbox.KEPT],
    "Namen bij voordrachten, een half jaar na het antwoord of een jaar zonder": [
        voordrachten.NAME_KEPT,
        voordrachten.UNANSWERED_KEPT,
    ],
    "Voordrachten, een jaar na de afwijzing": [voordrachten.REFUSED_KEPT],
    "Wat niemand bevestigde of meer volgt": [volgen.UNCONFIRMED_KEPT, volgen.STOPPED_KEPT],
    "Nieuws van meer dan drie maanden": [volgen.NEWS_KEPT],
    "Tellingen van bekeken pagina’s": [counts.VIEWS_KEPT],
    "Zoekwoorden zonder resultaat": [counts.PERIOD],
}
JOINING = [meedoen.UNCONFIRMED_KEPT, meedoen.UNANSWERED_KEPT, meedoen.ANSWERED_KEPT]


def rows(heading):
    """The cells of the lines of the tables under a heading, without the heads of those tables."""
    part = TEXT.partition(f"\n## {heading}")[2].partition("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return [cells for cells in lines if cells[0] not in {"wat", "lijn", "nummer", "niveau", "hoofdstuk", "---"}]


def test_every_term_of_the_night_stands_there_as_the_code_has_it():
    told = {what: days for what, days, _ in rows("Bewaartermijnen")}
    assert told.keys() == ruim_op.PARTS.keys()
    for what, terms in TERMS.items():
        assert told[what] == " en ".join(str(term.days) for term in terms), what
    assert told["Verzoeken om mee te doen"] == "{}, {} en {}".format(*(term.days for term in JOINING))
    week, month = invoer.KEPT.days, invoer.UNDO_DAYS
    assert told["Invoer van meer dan een week, of een maand na het inlezen"] == f"{week} en {month}"


@pytest.mark.parametrize("reference", sorted(set(re.findall(r"tests/[\w/]+\.py(?:::\w+)?", TEXT))))
def test_every_test_that_shows_a_line_is_there(reference):
    path, _, name = reference.partition("::")
    assert (ROOT / path).exists()
    assert not name or f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")


def test_what_is_met_is_shown_by_a_test_and_every_line_stands_there_once():
    lines = [cells for cells in rows("ASVS") if re.fullmatch(r"\d+\.\d+\.\d+", cells[0])]
    assert len({cells[0] for cells in lines}) == len(lines) == 70 + 183
    for number, _, _, state, shown in lines:
        assert state in STATES, number
        assert state != "gehaald" or "tests/" in shown, number
    found = Counter((level, state) for _, level, _, state, _ in lines)
    for level, *numbers in [cells for cells in rows("ASVS") if len(cells) == 6]:
        assert [int(number) for number in numbers] == [found[level, state] for state in STATES]


def test_the_bio2_stands_there_line_by_line_and_is_counted_as_it_stands():
    lines = [cells for cells in rows("BIO2") if re.fullmatch(r"\d\.\d\d(\.\d\d)?", cells[0])]
    measures = {number for number, *_ in lines if number.count(".") == 2}
    controls = {number for number, *_ in lines if number.count(".") == 1}
    assert (len(lines), len(measures), len(controls)) == (118 + 39, 118, 39)
    assert len(controls | {number[:4] for number in measures}) == 37 + 8 + 14 + 34
    for number, _, state, shown in lines:
        assert state in STATES + OF_OTHERS, number
        assert state != "gehaald" or "tests/" in shown, number
        assert state != "organisatie" or shown == "-", number
        for heading in re.findall(r'beheer\.md, "(.+?)"', shown):
            assert re.search(f"^##+ {heading}$", MANUAL, re.M), number
    chapters = Counter((number[0], state) for number, _, state, _ in lines)
    for state in STATES + OF_OTHERS:
        chapters["samen", state] = sum(chapters[chapter, state] for chapter in "5678")
    for chapter, count, *numbers in [cells for cells in rows("BIO2") if len(cells) == 9]:
        assert [int(number) for number in numbers] == [chapters[chapter, state] for state in STATES + OF_OTHERS]
        assert int(count) == sum(map(int, numbers))
