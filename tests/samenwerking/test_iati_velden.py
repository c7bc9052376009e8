"""Which element of an IATI activity fills which part of a programme: what is preferred, added up, left out and said."""

from datetime import date
from decimal import Decimal

import pytest

from samenwerking.models import Programma
from tests.samenwerking.iati import ORG, activity, budget, dates, importer, narrative, related, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def take(tmp_path):
    return importer(tmp_path)


def test_an_activity_arrives_as_concept_with_all_that_a_programme_has_a_place_for(take):
    body = (
        f'<description type="1">{narrative("Wells are dug. People drink.")}</description>'
        f'<description type="2">{narrative("Everybody has water.")}</description>'
        f'<description type="3">{narrative("Women and men.")}</description>'
        f'<participating-org role="1">{narrative("Ministry of Water")}</participating-org>'
        f'<participating-org role="3">{narrative("Ministry of Water")}</participating-org>'
        f'<participating-org role="4">{narrative("Builders")}</participating-org>'
        '<participating-org role="2" ref="XX-2"/>'
        '<recipient-country code="ml"/><recipient-country code="KE"/>'
        f"<location><name>{narrative('Bamako')}</name><point><pos>12.65 -8.0</pos></point></location>"
        '<sector vocabulary="1" code="14030"/><sector code="15112"/><sector vocabulary="99" code="14050"/>'
        '<tag vocabulary="2" code="11"/><tag vocabulary="3" code="6.1"/>'
        '<document-link url="https://example.org/p" format="text/html"><title><narrative>Page</narrative></title>'
        '<category code="A12"/><language code="fr"/></document-link>'
        + dates(planned_start="2021-01-01", actual_start="2021-06-01", planned_end="2030-12-31")
        + budget("1000.50")
    )
    report = take(activity(body=body, attributes='xml:lang="en" default-currency="USD" hierarchy="1"'))
    programma = stored()
    assert (report.added, report.refused, report.notes) == (1, [], [])
    assert (programma.status, programma.soort, programma.taal) == ("concept", "programma", "en")
    assert (programma.titel, programma.samenvatting) == ("Clean water", "Wells are dug. People drink.")
    assert (programma.doelstelling, programma.aanpak) == ("Everybody has water.", "Women and men.")
    assert (programma.financier, programma.partners) == ("Ministry of Water", ["Builders", "XX-2"])
    assert (programma.begin, programma.begin_gepland) == (date(2021, 6, 1), False)
    assert (programma.einde, programma.einde_gepland) == (date(2030, 12, 31), True)
    assert (programma.budget, programma.munt) == (Decimal("1000.50"), "USD")
    assert programma.budget_toelichting == "Eén begroting over 2022 in IATI, gegevens van 2025."
    assert {land.code for land in programma.landen.all()} == {"ML", "KE"}
    assert programma.plaatsen == [{"naam": "Bamako", "breedtegraad": 12.65, "lengtegraad": -8.0}]
    assert {thema.slug for thema in programma.themas.all()} == {"water", "sturing"}
    assert [doel.nummer for doel in programma.doelen.all()] == [6, 11]
    assert [subdoel.code for subdoel in programma.subdoelen.all()] == ["6.1"]
    sources = [(bron.titel, bron.url, bron.jaar, bron.taal) for bron in programma.bronnen.all()]
    assert sources == [
        (f"IATI-gegevens van Proeforganisatie: {ORG}-1", "", 2025, "en"),
        ("Page", "https://example.org/p", None, "fr"),
    ]
    assert "De tekst is in het Engels." in programma.onvolledig


class TestHierarchy:
    """Hierarchy 1 is a programme; what is deeper is a project under it."""

    def test_a_project_hangs_under_its_programme_wherever_that_stands_in_the_file(self, take):
        take(
            activity("kind", related(1, "ouder"), attributes='hierarchy="2"'),
            activity("ouder", related(2, "ander"), attributes='hierarchy="1"'),
            activity("ander", attributes='hierarchy="2"'),
        )
        assert (stored("kind").soort, stored("kind").boven) == ("project", stored("ouder"))
        assert stored("ander").boven == stored("ouder")
        assert (stored("ouder").soort, stored("ouder").boven) == ("programma", None)

    def test_without_a_hierarchy_the_relation_says_it(self, take):
        take(activity("ouder"), activity("kind", related(1, "ouder")))
        assert (stored("ouder").soort, stored("kind").soort) == ("programma", "project")
        assert stored("kind").boven == stored("ouder")

    def test_what_hangs_deeper_comes_under_the_top(self, take):
        report = take(
            activity("a", attributes='hierarchy="1"'),
            activity("b", related(1, "a"), attributes='hierarchy="2"'),
            activity("c", related(1, "b"), attributes='hierarchy="3"'),
        )
        assert stored("c").boven == stored("a")
        assert any("hangt nu onder" in note for note in report.notes)

    def test_a_circle_is_cut_and_said(self, take):
        report = take(
            activity("a", related(1, "b"), attributes='hierarchy="2"'),
            activity("b", related(1, "a"), attributes='hierarchy="2"'),
            activity("c", related(1, "c"), attributes='hierarchy="2"'),
        )
        assert (report.added, stored("a").boven, stored("b").boven, stored("c").boven) == (3, None, None, None)
        assert sum("in een kring" in note for note in report.notes) == 2

    def test_a_programme_that_is_not_there_is_said(self, take):
        report = take(activity("kind", related(1, "weg"), attributes='hierarchy="2"'))
        assert report.added == 1
        assert "maar dat staat niet in dit bestand; het staat nu los" in report.notes[0]

    def test_a_programme_that_was_refused_is_said(self, take):
        report = take(activity("ouder", title=None), activity("kind", related(1, "ouder"), attributes='hierarchy="2"'))
        assert (report.added, report.refused_rows, stored("kind").boven) == (1, 1, None)
        assert "maar dat programma is er niet" in report.notes[0]

    def test_a_programme_of_an_earlier_file_counts(self, take):
        take(activity("ouder"))
        take(activity("kind", related(1, "ouder"), attributes='hierarchy="2"'))
        assert stored("kind").boven == stored("ouder")


@pytest.mark.parametrize(
    ("title", "taal", "shown"),
    [
        (narrative("Water", "en") + narrative("Schoon water", "nl"), "nl", "Schoon water"),
        (narrative("Agua", "es") + narrative("Water", "en-GB"), "en", "Water"),
        (narrative("Agua", "es") + narrative("Eau", "fr"), "es", "Agua"),
        (narrative("Eau"), "fr", "Eau"),
        ("Sans narrative", "fr", "Sans narrative"),
    ],
)
def test_dutch_is_preferred_then_english_then_what_is_there(take, title, taal, shown):
    take(activity(title=None, body=f"<title>{title}</title>", attributes='xml:lang="fr"'))
    programma = stored()
    assert (programma.titel, programma.taal) == (shown, taal)
    assert programma.engelse_titel == ("Water" if taal == "nl" else "")


def test_a_language_that_nobody_names_is_unknown(take):
    take(activity(attributes=""))
    assert stored().taal == "und"


@pytest.mark.parametrize(
    ("days", "begin", "einde"),
    [
        ({"planned_start": "2020-01-01", "planned_end": "2022-01-01"}, ("2020-01-01", True), ("2022-01-01", True)),
        (
            {"actual_start": "2020-02-02Z", "actual_end": "2022-02-02+01:00"},
            ("2020-02-02", False),
            ("2022-02-02", False),
        ),
        ({"planned_start": "2020-01-01", "actual_start": "2020-03-03"}, ("2020-03-03", False), (None, False)),
        ({"planned_start": "bad", "planned_end": "2022-01-01"}, (None, False), ("2022-01-01", True)),
        ({"actual_start": "2022-01-01", "actual_end": "2020-01-01"}, ("2022-01-01", False), (None, False)),
    ],
)
def test_actual_dates_go_before_planned_ones_and_nonsense_is_left_out(take, days, begin, einde):
    take(activity(body=dates(**days)))
    programma = stored()
    for field, (day, planned) in (("begin", begin), ("einde", einde)):
        assert getattr(programma, field) == (date.fromisoformat(day) if day else None)
        assert getattr(programma, f"{field}_gepland") == planned


class TestBudget:
    def amount(self, take, *budgets, **options):
        self.report = take(activity(body="".join(budgets), **options))
        programma = stored()
        return programma.budget, programma.munt, programma.budget_toelichting

    def test_periods_are_added_up(self, take):
        found = self.amount(take, budget("100"), budget("50.25", "2023-01-01", "2023-12-31"))
        said = "Som van 2 begrotingen over 2022 tot en met 2023 in IATI, gegevens van 2025."
        assert found == (Decimal("150.25"), "EUR", said)

    def test_an_original_is_kept_over_a_revised_one_of_a_part_of_its_time(self, take):
        amount, _, said = self.amount(
            take,
            budget("100"),
            budget("70", "2022-07-01", "2022-12-31", kind="2"),
            budget("40", "2023-01-01", "2023-12-31", kind="2"),
        )
        assert amount == 140
        assert "1 herziene begroting voor dezelfde tijd telt niet mee." in said

    def test_a_revised_one_takes_the_place_of_the_original_of_the_same_period(self, take):
        amount, _, said = self.amount(
            take, budget("100"), budget("70", kind="2"), budget("40", "2023-01-01", "2023-12-31")
        )
        assert amount == 110
        assert said.startswith("Som van 2 begrotingen over 2022 tot en met 2023 in IATI")
        assert "1 begroting is vervangen door een herziene." in said

    def test_each_currency_is_added_up_apart(self, take):
        amount, munt, said = self.amount(
            take, budget("100", currency="USD"), budget("5", "2023-01-01", "2023-12-31", currency="USD"), budget("7")
        )
        assert (amount, munt) == (7, "EUR")
        assert said.endswith("Daarnaast: USD 105.00.")

    def test_what_cannot_be_read_is_said(self, take):
        found = self.amount(take, budget("veel"), budget("1e9"), budget("5"))
        assert found[0] == 5
        assert "geen leesbaar bedrag" in self.report.notes[0]
        assert len(self.report.notes) == 1

    @pytest.mark.parametrize("value", ["0.00", "-5", "9" * 15])
    def test_what_is_no_budget_is_left_out(self, take, value):
        assert self.amount(take, budget(value)) == (None, "EUR", "")
        assert "niet boven 0" in self.report.notes[0]

    def test_without_a_currency_there_is_no_budget(self, take):
        assert self.amount(take, budget("5"), attributes="")[0] is None


def test_version_2_02_tells_its_goals_by_sector_and_its_countries_by_transaction(take):
    body = (
        '<sector vocabulary="7" code="16"/><sector vocabulary="8" code="11.B"/>'
        '<transaction><recipient-country code="BJ"/><sector vocabulary="2" code="231"/></transaction>'
    )
    take(activity(body=body), version="2.02")
    programma = stored()
    assert [doel.nummer for doel in programma.doelen.all()] == [11, 16]
    assert [subdoel.code for subdoel in programma.subdoelen.all()] == ["11.b"]
    assert [land.code for land in programma.landen.all()] == ["BJ"]
    assert [thema.slug for thema in programma.themas.all()] == ["energie"]


def test_what_is_not_known_is_left_out_and_said(take):
    body = (
        '<recipient-country code="QQ"/><tag vocabulary="2" code="18"/><tag vocabulary="3" code="1.99"/>'
        f"<location><name>{narrative('Ergens')}</name><point><pos>north 5</pos></point></location><location/>"
        '<document-link url="javascript:alert(1)"><category code="A12"/></document-link>'
    )
    report = take(activity(body=body, title="x" * 250))
    programma = stored()
    said = "\n".join(report.notes)
    for text in ("land ‘QQ’ kennen wij niet", "‘18’ kennen wij niet", "‘1.99’ kennen wij niet", "titel is ingekort"):
        assert text in said
    assert all(note.startswith(f"{ORG}-1: ") for note in report.notes)
    assert programma.plaatsen == [{"naam": "Ergens", "breedtegraad": None, "lengtegraad": None}]
    assert programma.bronnen.count() == 1
    assert len(programma.titel) <= 200


def test_an_activity_with_almost_nothing_still_arrives(take):
    report = take(activity(org=None, attributes="", body=""), "<akvo:other xmlns:akvo='http://akvo.org/'/>", "<p/>")
    programma = Programma.objects.get(verzameling="iati")
    assert (report.added, report.rows) == (1, 1)
    for text in ("een begindatum", "een einddatum", "wie betaalt", "een budget", "een land", "een Global Goal"):
        assert text in programma.onvolledig
