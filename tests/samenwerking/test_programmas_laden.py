"""Loading our own programmes: every file arrives, a fault is named, and an editor's words stay."""

from datetime import date
from decimal import Decimal

import pytest

from raadsportaal.redactie.models import Status
from samenwerking.models import Programma
from samenwerking.programmas.loading import DATA, load_programmas
from samenwerking.programmas.storing import ProgrammaImporter
from tests.samenwerking.programmas import remove_all, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def take(*rows, verzameling="proef", **options):
    parents = options.pop("parents", None)
    return ProgrammaImporter(verzameling, Status.GEPUBLICEERD, parents).run(enumerate(rows, start=1), **options)


def imported(**fields):
    return Programma.objects.get(verzameling="proef", **fields)


@pytest.fixture
def geen_programmas(content):
    remove_all()


def test_every_file_arrives_published_with_its_parts_and_its_programme(geen_programmas):
    report = load_programmas()
    assert (report.refused, report.notes) == ([], [])
    assert report.added == len(list(DATA.glob("*.toml"))) == Programma.objects.published().count()
    sdlg = Programma.objects.get(slug="sdlg-beter-lokaal-bestuur")
    assert (sdlg.budget, sdlg.munt, sdlg.landen.count(), sdlg.bronnen.count()) == (Decimal("46200000.00"), "EUR", 14, 4)
    assert {doel.nummer for doel in sdlg.doelen.all()} == {6, 10, 16, 17}
    mali = Programma.objects.get(slug="sdlg-mali")
    assert (mali.boven, mali.soort, mali.begin, mali.einde) == (sdlg, "project", date(2022, 1, 1), date(2026, 12, 31))
    assert sdlg.projecten.published().count() == 14


def test_loading_again_changes_nothing(geen_programmas):
    load_programmas()
    report = load_programmas()
    assert (report.added, report.changed, report.unchanged) == (0, 0, Programma.objects.count())


def test_what_an_editor_changed_is_kept_and_named():
    take(row(slug="een", titel="Van ons", lastig="Oud"))
    programma = imported()
    programma.titel = "Van de redactie"
    programma.save()
    for _ in range(2):
        report = take(row(slug="een", titel="Nieuw van ons", lastig="Nieuw"))
        programma.refresh_from_db()
        assert (programma.titel, programma.lastig) == ("Van de redactie", "Nieuw")
    assert "Van de redactie: titel" in report.kept


def test_a_record_that_changed_is_changed_in_all_its_parts():
    take(row(slug="een", landen=["ML"], doelen=[6], bronnen=[{"titel": "Oud"}]))
    report = take(row(slug="een", landen=["KE", "XK"], doelen=[11, 1], bronnen=[{"titel": "Nieuw", "jaar": 2025}]))
    programma = imported()
    assert report.changed == 1
    assert {land.code for land in programma.landen.all()} == {"KE", "XK"}
    assert [doel.nummer for doel in programma.doelen.all()] == [1, 11]
    assert [(bron.titel, bron.jaar) for bron in programma.bronnen.all()] == [("Nieuw", 2025)]


def test_a_project_may_come_before_its_programme_and_may_move():
    take(row(slug="kind", soort="project", programma="ouder"), row(slug="ouder"), row(slug="ander"))
    assert imported(slug="kind").boven.slug == "ouder"
    take(row(slug="kind", titel=imported(slug="kind").titel, soort="project", programma="ander"))
    assert imported(slug="kind").boven.slug == "ander"
    take(row(slug="kind", titel=imported(slug="kind").titel, soort="project"))
    assert imported(slug="kind").boven is None


def test_a_project_is_found_by_the_name_of_its_programme(client):
    take(
        row(slug="kind", titel="Waterleiding", soort="project", programma="ouder"),
        row(slug="ouder", titel="Kwikstaart", afkorting="KWIK"),
    )
    html = client.get("/samenwerking/programmas/?q=kwik").content.decode()
    assert "Waterleiding" in html


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"titel": ""}, "titel: ontbreekt"),
        ({"titel": "x" * 201}, "titel: is langer dan 200 tekens (201)"),
        ({"samenvatting": "x" * 241}, "samenvatting: is langer dan 240 tekens (241)"),
        ({"slug": "Geen Adres!"}, "slug: ‘Geen Adres!’ is geen webadres"),
        ({"slug": ""}, "slug: ontbreekt"),
        ({"soort": "plan"}, "soort: ‘plan’ kan niet. Kies uit: programma, project"),
        ({"landen": ["QQ"]}, "landen: ‘QQ’ kennen wij niet"),
        ({"themas": ["bestaatniet"]}, "themas: ‘bestaatniet’ kennen wij niet"),
        ({"doelen": [18]}, "doelen: ‘18’ kennen wij niet"),
        ({"subdoelen": ["6.99"]}, "subdoelen: ‘6.99’ kennen wij niet"),
        ({"begin": "voorjaar"}, "begin: ‘voorjaar’ is geen datum"),
        ({"begin": "2022-02-30"}, "begin: ‘2022-02-30’ is geen datum"),
        ({"begin": "2022", "einde": "2021"}, "einde: 2021-12-31 ligt voor het begin, 2022-01-01"),
        ({"budget_eur": "veel"}, "budget_eur: ‘veel’ is geen bedrag"),
        ({"budget_eur": -5}, "budget_eur: ‘-5’ is geen bedrag"),
        ({"budget_eur": float("nan")}, "budget_eur: ‘nan’ is geen bedrag"),
        ({"budget_eur": True}, "budget_eur: ‘True’ is geen bedrag"),
        ({"munt": "euro"}, "munt: ‘EURO’ is geen munt"),
        ({"partners": ["x" * 201]}, "is langer dan 200 tekens"),
        ({"bronnen": 5}, "bronnen: is geen lijst"),
        ({"bronnen": [{"url": "https://example.org/"}]}, "bronnen 1: titel ontbreekt"),
        ({"bronnen": [{"titel": "Kwaad", "url": "javascript:alert(1)"}]}, "is geen webadres (http of https)"),
        ({"bronnen": [{"titel": "Boek", "jaar": "ooit"}]}, "bronnen 1, jaar: ‘ooit’ is geen heel getal"),
        ({"taal": "Engels (VK)"}, "taal: ‘Engels (VK)’ is geen code"),
        ({"programma": "elders", "soort": "project"}, "programma: ‘elders’ kennen wij niet"),
        ({"programma": "elders"}, "programma: alleen een project hangt onder een programma"),
        ({"samenvating": "typfout"}, "samenvating: dit veld kennen wij niet"),
        ({"lastig": ["geen", "tekst"]}, "lastig: hier hoort een tekst te staan"),
    ],
)
def test_a_bad_record_is_refused_with_file_field_and_reason(fields, said):
    bad = row(**fields) | {"bestand": "fout.toml"}
    report = take(row(titel="Goed"), bad, parents={"ouder"})
    assert (report.added, report.refused_rows) == (1, 1)
    assert str(report.refused[0]).startswith("Rij 2 (fout.toml), ")
    assert said in str(report.refused[0])


def test_a_broken_file_is_named_and_the_others_are_loaded(tmp_path, geen_programmas):
    (tmp_path / "goed.toml").write_text('slug = "goed"\ntitel = "Goed"\n')
    (tmp_path / "kapot.toml").write_text("slug = \n")
    report = load_programmas(tmp_path)
    assert report.added == 1
    assert "(kapot.toml), het bestand: dit is geen geldige TOML" in str(report.refused[0])


def test_a_year_or_month_lasts_until_its_end():
    take(row(slug="een", begin="2022", einde="2026-02"))
    programma = imported()
    assert (programma.begin, programma.begin_precies) == (date(2022, 1, 1), "jaar")
    assert (programma.einde, programma.einde_precies) == (date(2026, 2, 28), "maand")
    assert programma.loop(date(2026, 2, 28)) == "loopt"
    assert programma.loop(date(2026, 3, 1)) == "voorbij"


def test_a_dry_run_stores_nothing():
    assert take(row(), dry_run=True).added == 1
    assert not Programma.objects.filter(verzameling="proef").exists()
