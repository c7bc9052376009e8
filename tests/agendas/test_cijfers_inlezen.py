"""Importing figures: what is shown first, what is refused and why, what is written, and how it is taken back."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import Workbook

from agendas.meetlat.borders import Borders, Cijfer
from agendas.models import Cijferbron, Cijfercorrectie, Indicator, LandelijkeWaarde, Waarde
from raadsportaal.redactie.models import Import, Status
from tests import build
from tests.redactie.conftest import member
from tests.redactie.importeren import agree, csv_file, outcomes, step, take, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def bomen():
    """A published indicator without figures: trees on each 100 inhabitants."""
    bron = Cijferbron.objects.first()
    fields = {"titel": "Bomen in de straat", "eenheid": "% van straten", "invloed": "veel", "definitie": "Alle bomen."}
    return Indicator.objects.create(
        code="bomen", slug="bomen", bron=bron, laagst=0, hoogst=100, status=Status.GEPUBLICEERD, **fields
    )


@pytest.fixture
def door():
    return build.gebruiker(email="els@vng.example").email


def cijfer(gemeente="Aalsmeer", jaar=2024, waarde="40", **cells):
    return {"indicator": "bomen", "gemeente": gemeente, "jaar": str(jaar), "waarde": waarde} | cells


def file(tmp_path, *rows, name="bomen.csv"):
    path = tmp_path / name
    path.write_bytes(csv_file(*rows).read())
    return str(path)


def run(*args, **options):
    out = io.StringIO()
    call_command("import_cijfers", *args, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def values(indicator):
    rows = Waarde.objects.filter(indicator=indicator).order_by("gemeente__code", "jaar")
    return {(row.gemeente.naam, row.jaar): row.waarde for row in rows.select_related("gemeente")}


# The command.


def test_the_command_shows_first_and_writes_only_when_told_to(bomen, door, tmp_path):
    path = file(tmp_path, cijfer(waarde="40,5"), cijfer("GM0034", waarde="41"))
    said = run(path)
    assert "Toegevoegd: 2" in said and "Nieuw: Bomen in de straat, Aalsmeer, 2024, 40.5" in said
    assert "er is niets bewaard" in said and not values(bomen) and not Import.objects.exists()
    assert "Ongedaan maken" in run(path, schrijf=True, door=door)
    assert values(bomen) == {("Almere", 2024): 41, ("Aalsmeer", 2024): 40.5}
    bomen.refresh_from_db()
    assert (bomen.laatste_jaar, bomen.jaren) == (2024, 1)
    assert "ongewijzigd: 2" in run(path)


def test_nothing_is_written_without_the_name_of_who_does_it(bomen, tmp_path):
    path = file(tmp_path, cijfer())
    for someone in ("", "niemand@vng.example", build.persoon().email):
        with pytest.raises(CommandError, match="--door"):
            run(path, schrijf=True, door=someone)
    assert not values(bomen)


def test_the_indicator_can_be_said_beside_the_file_and_headings_as_people_write_them(bomen, tmp_path):
    path = file(tmp_path, {"Gemeentenaam": "Aalsmeer", "Jaar": "2024", "Cijfer": "12"})
    with pytest.raises(CommandError, match="indicator"):
        run(path)
    assert "Toegevoegd: 1" in run(path, indicator="bomen")


def test_a_workbook_is_read_as_it_is(bomen, door, tmp_path):
    book, path = Workbook(), tmp_path / "bomen.xlsx"
    book.active.append(["gemeente", "jaar", "waarde"])
    book.active.append([358, 2024, 12.345])
    book.save(path)
    run(str(path), indicator="bomen", schrijf=True, door=door)
    assert values(bomen) == {("Aalsmeer", 2024): 12.345}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"waarde": "101"}, "101 is meer dan 100"),
        ({"waarde": "-1"}, "-1 is minder dan 0"),
        ({"waarde": "veel"}, "‘veel’ is geen getal"),
        ({"waarde": "nan"}, "‘nan’ is geen getal"),
        ({"waarde": "1e999"}, "‘1e999’ is geen getal"),
        ({"waarde": ""}, "is leeg. Wat leeg is, is niet bekend, en geen nul"),
        ({"waarde": "1.234"}, "kan 1234 zijn of 1,234"),
        ({"gemeente": "Aalsmeeer"}, "‘Aalsmeeer’ kennen wij niet. Bedoelt u Aalsmeer?"),
        ({"gemeente": "GM9999"}, "‘GM9999’ kennen wij niet"),
        ({"jaar": 2099}, "‘2099’ is geen heel getal van 1990 tot"),
        ({"jaar": "vorig jaar"}, "is geen heel getal"),
        ({"jaar": ""}, "jaar: ontbreekt"),
        ({"indicator": "bommen"}, "‘bommen’ kennen wij niet. Bedoelt u"),
        ({"laag": "41", "hoog": "50"}, "40 ligt buiten zijn marge, 41 tot 50"),
        ({"laag": "39"}, "vul beide kanten van de marge in"),
        ({"noot": "misschien"}, "‘misschien’ kan niet"),
    ],
)
def test_a_row_with_a_fault_is_refused_by_number_and_reason_and_takes_no_other_along(
    bomen, door, tmp_path, cells, reason
):
    columns = dict.fromkeys(["laag", "hoog", "noot"], "")
    path = file(tmp_path, cijfer("Almere", **columns), cijfer(**columns | cells), cijfer("Zwolle", **columns))
    said = run(path, schrijf=True, door=door)
    assert "Rij 3 (" in said and reason in said
    assert {naam for naam, _ in values(bomen)} == {"Almere", "Zwolle"}


def test_the_same_figure_twice_is_refused_once(bomen, door, tmp_path):
    said = run(file(tmp_path, cijfer(), cijfer("GM0358", waarde="41")), schrijf=True, door=door)
    assert "Rij 3" in said and "staat dit jaar er al in" in said
    assert values(bomen) == {("Aalsmeer", 2024): 40}


@pytest.mark.parametrize(
    ("other", "text", "value"),
    [("12.5", "1.234", 1.234), ("1.234,5", "1.234", 1234), ("0.125", "12.500", 12.5), ("5", "12,500", 12.5)],
)
def test_what_a_dot_means_is_learnt_from_the_other_numbers_of_the_file(bomen, door, tmp_path, other, text, value):
    Indicator.objects.update(hoogst=None)
    run(file(tmp_path, cijfer("Almere", waarde=other), cijfer(waarde=text)), schrijf=True, door=door)
    assert values(bomen)["Aalsmeer", 2024] == value


def test_a_file_that_contradicts_itself_is_not_guessed_at(bomen, tmp_path):
    said = run(file(tmp_path, cijfer("Almere", waarde="12.5"), cijfer("Zwolle", waarde="1,5"), cijfer(waarde="1.234")))
    assert "Toegevoegd: 2" in said and "‘1.234’ kan 1234 zijn of 1,234" in said


def test_a_jump_is_told_and_not_refused(bomen, door, tmp_path):
    rows = [cijfer(jaar=2022, waarde="10"), cijfer(jaar=2023, waarde="11"), cijfer(jaar=2024, waarde="44")]
    said = run(file(tmp_path, *rows), schrijf=True, door=door)
    assert said.count("Grote sprong") == 1 and "11,0% in 2023, 44,0% in 2024" in said
    assert len(values(bomen)) == 3
    assert "Grote sprong: 44,0% in 2024, 4,0% in 2025" in run(file(tmp_path, cijfer(jaar=2025, waarde="4")))
    assert "Grote sprong" not in run(file(tmp_path, *rows)), "what stays as it is needs no second look"


def test_municipalities_together_are_told_beside_the_national_figure(bomen, tmp_path):
    LandelijkeWaarde.objects.create(indicator=bomen, jaar=2024, waarde=50)
    said = run(file(tmp_path, cijfer(waarde="40"), cijfer("Almere", waarde="40")))
    assert "2 gemeenten gewogen naar inwoners 40,0%, landelijk 50,0% (20,0% verschil)" in said


def test_a_count_is_summed_for_that(tmp_path):
    LandelijkeWaarde.objects.filter(indicator__code="inwoners", jaar=2025).delete()
    indicator = Indicator.objects.get(code="inwoners")
    assert indicator.optelbaar
    Waarde.objects.filter(indicator=indicator, jaar=2025).delete()
    LandelijkeWaarde.objects.create(indicator=indicator, jaar=2025, waarde=300_000)
    rows = [{"gemeente": g, "jaar": "2025", "waarde": w} for g, w in (("Aalsmeer", "33000"), ("Almere", "230000"))]
    assert "samen 263.000, landelijk 300.000 (12,3% verschil)" in run(file(tmp_path, *rows), indicator="inwoners")


# Corrections, and taking back.


def test_a_figure_that_was_shown_and_changes_leaves_a_correction_that_everybody_reads(bomen, door, tmp_path, client):
    run(file(tmp_path, cijfer(waarde="40", laag="38", hoog="42")), schrijf=True, door=door)
    said = run(file(tmp_path, cijfer(waarde="60")))
    assert "waarde: 40.0 wordt 60.0" in said and "laag: 38.0 wordt leeg" in said, "a margin of another figure goes"
    assert not Cijfercorrectie.objects.exists()
    run(file(tmp_path, cijfer(waarde="60")), schrijf=True, door=door, reden="De gemeente telde opnieuw.")
    one = Cijfercorrectie.objects.get()
    assert (one.was, one.werd, one.jaar, one.door.email, one.reden) == (
        40,
        60,
        2024,
        door,
        "De gemeente telde opnieuw.",
    )
    page = client.get("/gemeenten/aalsmeer/meetlat/bomen/").content.decode()
    assert "De gemeente telde opnieuw." in page


def test_a_figure_that_nobody_saw_changes_without_a_correction(bomen, door, tmp_path):
    Indicator.objects.filter(pk=bomen.pk).update(status=Status.CONCEPT)
    for value in ("40", "60"):
        run(file(tmp_path, cijfer(waarde=value)), schrijf=True, door=door)
    assert values(bomen) == {("Aalsmeer", 2024): 60} and not Cijfercorrectie.objects.exists()


def test_what_the_file_has_no_column_for_stays(bomen, door, tmp_path, client):
    first = cijfer(noot="voorlopig", opmerking="Geteld in mei.", laag="39", hoog="41")
    run(file(tmp_path, first), schrijf=True, door=door)
    assert "Bij dit cijfer: Geteld in mei." in client.get("/gemeenten/aalsmeer/meetlat/bomen/").content.decode()
    assert "ongewijzigd: 1" in run(file(tmp_path, cijfer()))
    run(file(tmp_path, cijfer(waarde="41")), schrijf=True, door=door)
    waarde = Waarde.objects.get(indicator=bomen)
    assert (waarde.noot, waarde.opmerking, waarde.laag) == ("voorlopig", "Geteld in mei.", None)


def test_an_import_is_taken_back_with_its_corrections(bomen, door, tmp_path):
    run(file(tmp_path, cijfer()), schrijf=True, door=door)
    run(file(tmp_path, cijfer(waarde="60"), cijfer(jaar=2025, waarde="61")), schrijf=True, door=door)
    assert Cijfercorrectie.objects.count() == 1
    partij = Import.objects.latest("pk")
    assert "Teruggedraaid: 1 weg, 1 hersteld" in run(terug=partij.pk, door=door)
    assert values(bomen) == {("Aalsmeer", 2024): 40} and not Cijfercorrectie.objects.exists()
    bomen.refresh_from_db()
    assert bomen.laatste_jaar == 2024
    with pytest.raises(CommandError, match="niet"):
        run(terug=partij.pk, door=door)


def test_what_changed_since_stays_when_an_import_is_taken_back(bomen, door, tmp_path):
    run(file(tmp_path, cijfer()), schrijf=True, door=door)
    first = Import.objects.get()
    run(file(tmp_path, cijfer(waarde="60")), schrijf=True, door=door)
    assert "0 weg, 0 hersteld" in run(terug=first.pk, door=door)
    assert values(bomen) == {("Aalsmeer", 2024): 60} and Cijfercorrectie.objects.count() == 1


# Municipalities that merged.


def test_shares_of_merged_municipalities_are_left_out_and_the_reason_is_told(bomen, door, tmp_path):
    rows = [cijfer("GM0738", 2018), cijfer("Altena", 2018), cijfer("Altena", 2019), cijfer("GM0738", 2019)]
    said = run(file(tmp_path, *rows), schrijf=True, door=door)
    assert "de grenzen van Altena veranderden na 1 januari 2018" in said
    assert "‘Altena’ bestond op 1 januari 2018 nog niet" in said
    assert "‘Aalburg’ bestond op 1 januari 2019 niet meer" in said
    assert values(bomen) == {("Altena", 2019): 40}


def test_who_says_that_the_borders_are_those_of_later_is_believed(bomen, door, tmp_path):
    run(file(tmp_path, cijfer("Altena", 2018, indeling="2024")), schrijf=True, door=door)
    assert values(bomen) == {("Altena", 2018): 40}


def test_counts_are_summed_when_every_predecessor_has_one(bomen, door, tmp_path):
    Indicator.objects.filter(pk=bomen.pk).update(optelbaar=True, eenheid="aantal")
    codes = ["GM0738", "GM0870", "GM0874"]
    said = run(file(tmp_path, *[cijfer(code, 2018, "10") for code in codes]), schrijf=True, door=door)
    assert "Toegevoegd: 1" in said and "samengevoegd: 2" in said
    assert values(bomen) == {("Altena", 2018): 30}
    assert Waarde.objects.get(indicator=bomen).noten == ["opgeteld uit gemeenten die zijn samengegaan"]
    said = run(file(tmp_path, *[cijfer(code, 2017, "10") for code in codes[:2]]), schrijf=True, door=door)
    assert "van Woudrichem is er geen cijfer: de som voor Altena zou te laag zijn" in said
    assert len(values(bomen)) == 1


def lots(*given, jaar, optelbaar=False):
    cijfers = [Cijfer("x", code, jaar, value, jaar, optelbaar) for code, value in given]
    return Borders(date(2026, 12, 1)).lots(cijfers)


def test_a_small_change_of_borders_keeps_a_share_with_a_note():
    amsterdam, weesp = lots(("GM0363", 5), ("GM0457", 9), jaar=2020)
    assert (amsterdam.naar, amsterdam.waarde, amsterdam.noten) == ("GM0363", 5, ["grens"])
    assert "zo klein" in weesp.reden


def test_a_count_of_who_grew_a_little_is_still_summed():
    amsterdam, weesp = lots(("GM0363", 5), ("GM0457", 9), jaar=2020, optelbaar=True)
    assert (amsterdam.waarde, amsterdam.noten, weesp.bij) == (14, ["som"], 0)
    (alone,) = lots(("GM0363", 5), jaar=2020, optelbaar=True)
    assert "Weesp" in alone.reden


def test_a_municipality_that_was_split_goes_to_nobody():
    (haaren,) = lots(("GM0788", 5), jaar=2020, optelbaar=True)
    assert "is verdeeld over Boxtel, Oisterwijk, Tilburg, Vught" in haaren.reden
    boxtel, tilburg = lots(("GM0757", 5), ("GM0855", 7), jaar=2020, optelbaar=True)
    assert "een deel van Haaren" in boxtel.reden
    assert (tilburg.waarde, tilburg.noten) == (7, ["grens"])


def test_who_only_got_another_code_keeps_its_shares():
    (groesbeek,) = lots(("GM0241", 5), jaar=2015)
    assert (groesbeek.naar, groesbeek.waarde, groesbeek.noten) == ("GM1945", 5, [])


def test_the_sums_of_the_meetlat_itself_come_out_the_same():
    """Of each that is noted as a sum the rules agree that it can be made."""
    borders = Borders(date(2026, 12, 1))
    rows = Waarde.objects.filter(indicator__code="inwoners", noot="som").select_related("gemeente")
    assert rows.exists()
    for row in rows:
        delen = borders.parts(row.gemeente.code, date(row.jaar, 1, 1))
        assert len(delen.codes) > 1 and not delen.verdeeld - delen.klein, row


# In the admin.


@pytest.fixture
def schrijver():
    return member("redacteur")


@pytest.fixture
def controleur():
    return member("redacteur", "controleur")


def test_an_editor_makes_an_indicator_and_gives_it_figures_from_a_spreadsheet(schrijver, controleur, client):
    page = schrijver.get(reverse("admin:agendas_indicator_add"))
    assert page.status_code == 200
    empty = {
        f"{prefix}-{name}": 0
        for prefix in ("noten", "landelijk")
        for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    }
    data = {
        "titel": "Bankjes", "slug": "bankjes", "code": "bankjes", "samenvatting": "Hoeveel bankjes er zijn.",
        "eenheid": "aantal", "decimalen": 0, "soort": "uitkomst", "richting": "hoger", "invloed": "veel",
        "definitie": "Alle bankjes.", "bron": Cijferbron.objects.first().pk, "laagst": 0, "optelbaar": "on",
    }  # fmt: skip
    answer = schrijver.post(reverse("admin:agendas_indicator_add"), data | empty)
    indicator = Indicator.objects.filter(code="bankjes").first()
    assert indicator, answer.context["adminform"].form.errors
    assert indicator.status == Status.CONCEPT
    take(schrijver, cijfer("Aalsmeer", 2025, "120") | {"indicator": "bankjes"}, soort="waarde")
    assert values(indicator) == {("Aalsmeer", 2025): 120}
    indicator.refresh_from_db()
    assert indicator.laatste_jaar == 2025
    assert client.get("/cijfers/bankjes/").status_code == 404
    change = reverse("admin:agendas_indicator_change", args=[indicator.pk])
    assert "Bankjes" in schrijver.get(change).content.decode()


def test_a_shown_figure_does_not_change_by_one_person_alone(bomen, schrijver, controleur):
    take(schrijver, cijfer(), soort="waarde")
    page, partij = upload(schrijver, csv_file(cijfer(waarde="60"), cijfer("Almere")), "waarde")
    assert list(outcomes(page).values()) == ["openbaar", "nieuw"]
    agree(schrijver, page, partij)
    assert values(bomen) == {("Almere", 2024): 40, ("Aalsmeer", 2024): 40}
    page, partij = upload(schrijver, csv_file(cijfer(waarde="60", reden="Hertelling")), "waarde")
    agree(controleur, step(controleur, "voorbeeld", partij), partij, openbaar="on")
    assert values(bomen)["Aalsmeer", 2024] == 60
    assert Cijfercorrectie.objects.get().reden == "Hertelling"
    assert "staat op het portaal" in step(schrijver, "terug", partij).content.decode()
    step(controleur, "terug", partij, {})
    assert values(bomen)["Aalsmeer", 2024] == 40 and not Cijfercorrectie.objects.exists()


def test_the_preview_shows_values_jumps_sums_and_controls(bomen, schrijver):
    LandelijkeWaarde.objects.create(indicator=bomen, jaar=2025, waarde=50)
    rows = [cijfer(jaar=2024, waarde="10"), cijfer(jaar=2025, waarde="44"), cijfer("GM0738", 2018)]
    page, _ = upload(schrijver, csv_file(*rows), "waarde")
    text = page.content.decode()
    assert "Aalsmeer, bomen, 2025: 44" in text
    assert "Grote sprong: 10,0% in 2024, 44,0% in 2025" in text
    assert "landelijk 50,0%" in text and "Kijk hier even naar" in text
    assert "de grenzen van Altena veranderden" in text


def test_a_page_of_the_preview_sums_rows_of_other_pages_too(bomen, schrijver):
    Indicator.objects.filter(pk=bomen.pk).update(optelbaar=True)
    rows = [cijfer(code, 2018, "10") for code in ("GM0738", "GM0870", "GM0874")]
    page, partij = upload(schrijver, csv_file(*rows, cijfer(waarde="101")), "waarde")
    assert list(outcomes(page).values()) == ["nieuw", "samengevoegd", "samengevoegd", "fout"]
    text = page.content.decode()
    assert "Opgeteld in rij 2, tot het cijfer van Altena in 2018." in text
    url = reverse("admin:redactie_import_voorbeeld", args=[partij.pk])
    some = schrijver.get(url, {"uitkomst": "samengevoegd"}).content.decode()
    assert some.count("Opgeteld in rij 2") == 2
    agree(schrijver, page, partij)
    assert values(bomen) == {("Altena", 2018): 30}


def test_figures_are_looked_at_in_the_admin_and_not_typed_over(schrijver):
    page = schrijver.get(reverse("admin:agendas_waarde_changelist"), {"q": "Aalsmeer"}).content.decode()
    assert "soort=waarde" in page and "Aalsmeer" in page
    waarde = Waarde.objects.first()
    url = reverse("admin:agendas_waarde_change", args=[waarde.pk])
    assert schrijver.get(url).status_code == 200
    assert schrijver.post(url, {"waarde": "1"}).status_code == 403


def test_the_figures_of_a_goal_come_back_in_as_they_are(tmp_path):
    """In the borders of today, as our own file has them, of a tenth of the municipalities: nothing is changed."""
    rows = Waarde.objects.filter(indicator__doel__nummer=13, gemeente__code__endswith="3").select_related(
        "gemeente", "indicator"
    )
    lines = [
        {"indicator": one.indicator.code, "gemeente": one.gemeente.code, "jaar": one.jaar,
         "waarde": str(one.waarde).replace(".", ",")}
        for one in rows
    ]  # fmt: skip
    said = run(file(tmp_path, *lines), indeling="2026")
    assert f"Toegevoegd: 0, gewijzigd: 0, ongewijzigd: {len(lines)}, geweigerd: 0" in said, said[:2000]
