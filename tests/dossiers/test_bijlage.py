"""The annex of a dossier and the export of many: only what the griffie confirmed leaves the house."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from agendas.models import Doel
from kennisbank.models import Praktijkvraag
from raadsportaal.basis.texts import one_line
from raadsportaal.dossiers.models import Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from raadsportaal.redactie.models import Status
from samenwerking.models import Programma
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente():
    return build.gemeente("Noorderwaard")


@pytest.fixture
def raadslid(gemeente, client):
    lid = build.lid(gemeente, Rol.RAADSLID, naam="Sanne de Wit").gebruiker
    client.force_login(lid)
    return lid


@pytest.fixture
def dossier(gemeente):
    return build.dossier(
        gemeente,
        titel="Omgevingsvisie 2040",
        soort="visie",
        behandeling="bespreekstuk",
        behandeldatum=date(2026, 11, 26),
        portefeuillehouder="R. Bakker",
        document_titel="Ontwerpvisie",
        document_url="https://example.org/visie.pdf",
        extern_id="RV-2026-118",
    )


def page(client, dossier):
    return client.get(f"{dossier.get_absolute_url()}bijlage/").content.decode()


def pdf(client, dossier):
    return client.get(f"{dossier.get_absolute_url()}bijlage.pdf")


def test_the_annex_shows_the_facts_and_says_what_it_is(client, raadslid, dossier):
    html = page(client, dossier)
    for text in (
        "Bijlage bij visie RV-2026-118", "26 november 2026, bespreekstuk", "R. Bakker", "https://example.org/visie.pdf",
        "Alleen koppelingen die de griffie heeft bevestigd staan in deze bijlage.",
        "De griffie heeft bij dit dossier nog niets gekoppeld.",
    ):  # fmt: skip
        assert text in html


def test_the_number_of_another_system_does_not_stand_on_the_annex(client, raadslid, gemeente):
    dossier = build.dossier(gemeente, bron="openbesluitvorming", extern_id="9f1c2", soort="overig")
    html = page(client, dossier)
    assert "Bijlage bij raadsstuk</p>" in html
    assert "9f1c2" not in html


def test_the_annex_holds_what_is_confirmed_and_nothing_else(client, raadslid, dossier):
    build.koppeling(dossier, "11.7", toelichting="Elke woning krijgt een park.", voorgesteld_door=raadslid)
    for besluit in ("voorstel", "afgewezen", "ontkoppeld", "ingetrokken"):
        code = {"voorstel": "13.1", "afgewezen": "3.9", "ontkoppeld": "6.5", "ingetrokken": "7.2"}[besluit]
        build.koppeling(dossier, code, besluit, toelichting=f"Dit is een {besluit}.")
    html = page(client, dossier)
    annex = html[html.index("<article") : html.index("</article>")]
    assert "Elke woning krijgt een park." in annex
    assert "Dit is een" not in annex
    assert "Sanne de Wit" not in annex


def test_a_koppeling_shows_how_and_where_and_what_it_counts_for_besides(client, raadslid, dossier):
    punt = build.beleidspunt(dossier, titel="Ruimte voor water", passage="Elke wijk vangt regen op.", bladzijde=34)
    build.koppeling(dossier, "13.1", beleidspunt=punt, richting="werkt_tegen", reikwijdte="later")
    build.koppeling(dossier, "13.1", passage="In 2040 is de stad groen.", bladzijde=3)
    html = page(client, dossier)
    assert '<span class="nl-number-badge raad-doel-nr doel-13">13</span>' in html
    assert "Werkt tegen</strong>, later." in html
    assert "“Elke wijk vangt regen op.”<cite>Bladzijde 34</cite>" in html
    assert "“In 2040 is de stad groen.”<cite>Bladzijde 3</cite>" in html
    assert html.count("Telt ook mee voor: ") == 1
    assert "Richting nog niet bekend" in html


def test_a_commitment_of_another_agenda_stands_under_its_agenda(client, raadslid, dossier):
    doel = Doel.objects.exclude(agenda__groep="global-goals").select_related("agenda").first()
    build.koppeling(dossier, doel, toelichting="Zo staat het in het plan.")
    html = page(client, dossier)
    assert f"{doel.agenda.korte_titel}</h3>" in html
    assert "Zo staat het in het plan." in html


def test_an_example_has_its_place_certainty_result_and_questions(client, raadslid, dossier):
    praktijk = build.praktijk(
        titel="Wolkbreukplan", plaats="Kopenhagen", land="DK", zekerheid=2,
        resultaat="In de wijk stroomden na de aanleg van de pleinen minder kelders vol. Daarna meer.",
    )  # fmt: skip
    Praktijkvraag.objects.create(praktijk=praktijk, vraag="Waar laten wij het water?")
    build.koppeling(dossier, praktijk)
    build.koppeling(dossier, "13.1")
    html = page(client, dossier)
    for text in (
        "Kopenhagen, Denemarken",
        "Resultaat gemeten",
        "Waar laten wij het water?",
        praktijk.get_absolute_url(),
    ):
        assert text in html
    assert "minder kelders vol." in html
    assert "Daarna meer" not in html
    assert html[html.index('id="vragen"') :].count("<li>") >= 2


def test_an_example_that_is_no_longer_public_stays_out(client, raadslid, dossier):
    build.koppeling(dossier, build.praktijk(titel="Weer een concept", status=Status.CONCEPT))
    build.koppeling(dossier, build.praktijk(titel="Van vroeger", status=Status.GEARCHIVEERD))
    html = page(client, dossier)
    assert "Weer een concept" not in html
    assert "Van vroeger" in html
    assert "Niet meer actueel." in html


def test_without_examples_the_questions_are_those_of_the_agendas(client, raadslid, dossier):
    build.koppeling(dossier, "1.2")
    assert "Hoeveel kinderen in onze gemeente groeien op in armoede" in page(client, dossier)


def test_a_very_short_first_sentence_takes_the_next_along():
    assert one_line("Het lukte. In 2019 was er minder armoede dan in 2012. Meer niet.") == (
        "Het lukte. In 2019 was er minder armoede dan in 2012."
    )
    assert one_line("") == ""


def test_the_pdf_is_tagged_and_named_after_the_dossier(client, raadslid, dossier):
    build.koppeling(dossier, "11.7", toelichting="Groen.", passage="Een park.", bladzijde=3)
    build.koppeling(dossier, build.praktijk())
    response = pdf(client, dossier)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="bijlage-{dossier.slug}.pdf"'
    assert b"/StructTreeRoot" in response.content
    assert b"pdfuaid" in response.content


def test_the_pdf_runs_nothing_and_comes_with_what_no_font_can_show(client, raadslid, gemeente):
    hostile = '#import "x": *\n#panic() <script>alert(1)</script> \\ $ `` @label = kop'
    dossier = build.dossier(gemeente, titel=hostile, samenvatting=hostile, portefeuillehouder=hostile)
    punt = build.beleidspunt(dossier, titel=hostile, passage=hostile)
    build.koppeling(dossier, "11.7", toelichting=f"{hostile} 東京 🚲", beleidspunt=punt)
    assert pdf(client, dossier).content.startswith(b"%PDF-")
    assert "<script>alert" not in page(client, dossier)


def test_the_annex_takes_a_constant_number_of_queries(client, raadslid, dossier, django_assert_num_queries):
    for codes in (["11.3"], ["13.1", "13.2", "3.9", "6.5"]):
        for code in codes:
            build.koppeling(dossier, code, beleidspunt=build.beleidspunt(dossier))
        build.koppeling(dossier, build.praktijk())
        page(client, dossier)
        with django_assert_num_queries(15):
            page(client, dossier)


def export(client, soort, gemeente):
    return client.get(f"/gemeenten/{gemeente.slug}/dossiers/export.{soort}")


def test_the_export_has_a_row_for_each_confirmed_koppeling(client, raadslid, gemeente, dossier):
    build.koppeling(dossier, "11.7", richting="draagt_bij", toelichting="Groen.")
    build.koppeling(dossier, build.praktijk(titel="Wolkbreukplan", plaats="Kopenhagen"))
    build.koppeling(dossier, "13.1", "voorstel")
    build.dossier(gemeente, titel="Nog zonder")
    build.dossier(build.gemeente(), titel="Van een ander")
    response = export(client, "csv", gemeente)
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(row["titel"], row["gekoppeld_aan"], row["doel"], row["voorbeeld"]) for row in rows] == [
        ("Omgevingsvisie 2040", "subdoel", "11", ""),
        ("Omgevingsvisie 2040", "voorbeeld", "", "Wolkbreukplan"),
        ("Nog zonder", "", "", ""),
    ]
    assert (rows[0]["richting"], rows[0]["toelichting"], rows[0]["behandeldatum"]) == (
        "Draagt bij", "Groen.", "2026-11-26",
    )  # fmt: skip
    assert "dossiers-noorderwaard-" in response["Content-Disposition"]


def test_the_koppelingen_of_a_dossier_stand_in_the_export_as_on_its_page(client, raadslid, dossier):
    build.koppeling(dossier, Programma.objects.create(titel="Water", slug="water"))
    for titel in ("Wolkbreukplan", "Beplante daken"):
        build.koppeling(dossier, build.praktijk(titel=titel))
    for afspraak in Doel.objects.filter(agenda__slug="parijs").order_by("-nummer")[:2]:
        build.koppeling(dossier, afspraak)
    for code in ("13.1", "11.7"):
        build.koppeling(dossier, code)
    text = export(client, "csv", dossier.gemeente).getvalue().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text), delimiter=";")
    found = [row["subdoel"] or row["afspraak"] or row["voorbeeld"] for row in rows]
    with bereik(EVERYTHING):
        naar = [koppeling.naar for koppeling in Koppeling.objects.of_dossiers([dossier]).for_card().in_order()]
    assert found == [f"{n.nummer} {n.titel}" if isinstance(n, Doel) else str(n) for n in naar]


def test_a_spreadsheet_runs_no_formula_of_a_dossier(client, raadslid, gemeente):
    dossier = build.dossier(gemeente, titel='=HYPERLINK("https://x.example")', portefeuillehouder="@SUM(A1)")
    build.koppeling(dossier, "11.7", toelichting="+1+1", passage="-2")
    sheet = load_workbook(io.BytesIO(b"".join(export(client, "xlsx", gemeente).streaming_content))).active
    heading, row = sheet.iter_rows(values_only=True)
    cells = dict(zip(heading, row, strict=True))
    assert sheet.title == "Dossiers"
    assert (cells["titel"], cells["portefeuillehouder"]) == ('\'=HYPERLINK("https://x.example")', "'@SUM(A1)")
    assert (cells["toelichting"], cells["passage"]) == ("'+1+1", "'-2")


def test_the_export_takes_a_constant_number_of_queries(client, raadslid, gemeente, django_assert_max_num_queries):
    for _ in range(6):
        dossier = build.dossier(gemeente)
        for code in ("11.7", "13.1", "3.9"):
            build.koppeling(dossier, code, beleidspunt=build.beleidspunt(dossier))
    with django_assert_max_num_queries(16):
        export(client, "csv", gemeente)
