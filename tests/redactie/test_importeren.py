"""An import through the admin: what is shown before anything is written, and what is written after a yes."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from kennisbank.models import Praktijk
from raadsportaal.redactie.imports import steps
from raadsportaal.redactie.models import Import, Importregel, Redactiestap
from samenwerking.models import Programma
from tests.queue import run_queue
from tests.redactie.conftest import member
from tests.redactie.forms import said
from tests.redactie.importeren import (
    agree,
    csv_file,
    next_page,
    outcomes,
    praktijk,
    step,
    take,
    upload,
    xlsx_file,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def imported(**fields):
    return Praktijk.objects.get(verzameling="proef", **fields)


def test_from_a_file_to_concepts_with_old_and_new_side_by_side(schrijver):
    take(schrijver, praktijk("a", "Oude titel"), praktijk("b", "Blijft"), praktijk("c", "Van buiten"))
    mine = imported(extern_id="c")
    mine.titel = "Door de redactie"
    mine.save()
    rows = [
        praktijk("a", "Nieuwe titel"), praktijk("b", "Blijft"), praktijk("c", "Weer van buiten"),
        praktijk("d", "Vers"), praktijk("e", "Fout", land="Jordanie"), praktijk("d", "Dubbel"),
    ]  # fmt: skip
    page, partij = upload(schrijver, csv_file(*rows))
    assert list(outcomes(page).values()) == ["gewijzigd", "ongewijzigd", "ongewijzigd", "nieuw", "fout", "fout"]
    text = page.content.decode()
    assert "Rij 6, land: ‘Jordanie’ kennen wij niet. Bedoelt u Jordanië?" in text
    assert "staat ook in rij 5" in text and "Importeer 2 rijen" in text
    assert page.context["rijen"][0].wijzigingen == [("Titel", "Oude titel", "Nieuwe titel")]
    assert page.context["rijen"][2].gehouden == [("Titel", "Door de redactie", "Weer van buiten")]
    assert imported(extern_id="a").titel == "Oude titel", "nothing is written before the yes"
    result = next_page(schrijver, agree(schrijver, page, partij)).content.decode()
    assert "Nieuw: 1" in result and "Gewijzigd: 1" in result
    fresh = imported(extern_id="d")
    assert (fresh.status, fresh.gewijzigd_door) == ("concept", schrijver.gebruiker)
    assert imported(extern_id="a").titel == "Nieuwe titel" and imported(extern_id="c").titel == "Door de redactie"
    regel = Importregel.objects.get(partij=partij, nieuw=False)
    assert (regel.was, regel.werd) == ({"titel": "Oude titel"}, {"titel": "Nieuwe titel"})


def test_the_start_page_says_that_an_import_waits(schrijver):
    upload(schrijver, csv_file(praktijk("a")))
    assert "Import wacht op controle (1)" in schrijver.get(reverse("admin:index")).content.decode()
    assert "Importeer" in schrijver.get(reverse("admin:kennisbank_praktijk_changelist")).content.decode()


def test_excel_gives_the_same_preview_as_csv(schrijver):
    rows = [praktijk("1", inwoners="1200", breedtegraad="60.5", lengtegraad="5"), praktijk("2", land="Noorwege")]
    first, _ = upload(schrijver, csv_file(*rows))
    numbers = [rows[0] | {"inwoners": 1200, "breedtegraad": 60.5, "lengtegraad": 5}, rows[1]]
    second, _ = upload(schrijver, xlsx_file(*numbers))
    assert outcomes(first) == outcomes(second) == {2: "nieuw", 3: "fout"}
    assert first.context["partij"].aantallen == second.context["partij"].aantallen


def test_columns_are_guessed_by_name_and_corrected_by_a_person(schrijver):
    row = {"Titel": "Warm dorp", "Lánd": "NO", "Samenvating": "Kort.", "Thema's": "wonen", "Iets anders": "x"}
    page, partij = upload(schrijver, csv_file(row))
    assert "Welke kolom is wat?" in page.content.decode()
    assert [name for _, name in partij.kolommen] == ["titel", "land", "samenvatting", "themas", ""]
    twice = {"kolom0": "titel", "kolom1": "land", "kolom2": "titel"}
    assert "al bij een andere kolom" in step(schrijver, "kolommen", partij, twice).content.decode()
    lacks = step(schrijver, "kolommen", partij, {"kolom0": "titel"}).content.decode()
    assert "Geen kolom vult ‘land’" in lacks
    right = {"kolom0": "titel", "kolom1": "land", "kolom4": "plaats"}
    page = next_page(schrijver, step(schrijver, "kolommen", partij, right))
    assert outcomes(page) == {2: "nieuw"} and "Niet gebruikt: Samenvating" in page.content.decode()
    agree(schrijver, page, partij)
    assert (imported().plaats, imported().samenvatting) == ("x", "")


def test_a_column_that_the_file_has_not_stays_as_it_is(schrijver):
    take(schrijver, praktijk("a", lastig="Duurde lang", bronnen="Rapport | Bergen | https://example.org/ | no | 2024"))
    page, partij = upload(schrijver, csv_file({"extern_id": "a", "titel": "Nieuw", "land": "NO"}))
    assert page.context["rijen"][0].wijzigingen == [("Titel", "Een voorbeeld", "Nieuw")]
    agree(schrijver, page, partij)
    assert (imported().titel, imported().lastig) == ("Nieuw", "Duurde lang")
    bron = imported().bronregels.get()
    assert (bron.titel, bron.url, bron.datum) == ("Rapport", "https://example.org/", "2024")


def test_what_is_public_does_not_change_by_one_person_alone(schrijver, controleur, client):
    take(schrijver, praktijk("a", "Oude titel"))
    Praktijk.objects.filter(verzameling="proef").update(status="gepubliceerd")
    page, partij = upload(schrijver, csv_file(praktijk("a", "Nieuwe titel"), praktijk("b", "Erbij")))
    assert outcomes(page) == {2: "openbaar", 3: "nieuw"}
    assert "wijzigt wat al op het portaal staat" in page.content.decode()
    result = next_page(schrijver, agree(schrijver, page, partij, openbaar="on")).content.decode()
    assert "Overgeslagen, want het staat al op het portaal: 1" in result, "a hand-made tick does nothing"
    assert imported(extern_id="a").titel == "Oude titel"
    page, partij = upload(schrijver, csv_file(praktijk("a", "Nieuwe titel")))
    page = step(controleur, "voorbeeld", partij)
    assert "Wijzig ook wat al op het portaal staat (1)" in page.content.decode()
    agree(controleur, page, partij, openbaar="on")
    record = imported(extern_id="a")
    assert "Nieuwe titel" in client.get(record.get_absolute_url()).content.decode()
    assert record.gewijzigd_door == schrijver.gebruiker
    assert Redactiestap.objects.of(record).get().door == controleur.gebruiker


def test_who_uploaded_a_file_is_not_the_second_pair_of_eyes(controleur):
    take(controleur, praktijk("a", "Oude titel"))
    Praktijk.objects.filter(verzameling="proef").update(status="gepubliceerd")
    take(controleur, praktijk("a", "Nieuwe titel"), openbaar="on")
    assert imported().titel == "Oude titel"


def test_what_changed_between_preview_and_yes_is_shown_again(schrijver):
    take(schrijver, praktijk("a", "Een"))
    page, partij = upload(schrijver, csv_file(praktijk("a", "Twee"), praktijk("b")))
    record = imported()
    record.titel = "Intussen"
    record.save()
    page = next_page(schrijver, agree(schrijver, page, partij))
    assert "is er iets veranderd" in page.content.decode() and outcomes(page) == {2: "ongewijzigd", 3: "nieuw"}
    assert imported().titel == "Intussen" and Praktijk.objects.filter(verzameling="proef").count() == 1


def test_a_second_yes_imports_nothing_more(schrijver, collega):
    page, partij = upload(schrijver, csv_file(praktijk("", "Zonder kenmerk")))
    agree(schrijver, page, partij)
    assert "al ingelezen" in said(agree(collega, page, partij))
    assert Praktijk.objects.filter(verzameling="proef").count() == 1


@pytest.mark.parametrize("soort", ["klein", "groot"])
def test_an_import_that_breaks_halfway_leaves_nothing_and_can_be_taken_up_again(schrijver, monkeypatch, soort):
    if soort == "groot":
        monkeypatch.setattr(steps, "AT_ONCE", 1)
    page, partij = upload(schrijver, csv_file(praktijk("a"), praktijk("b", "Breekt"), praktijk("c")))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE kennisbank_praktijk ADD CONSTRAINT breekt CHECK (titel <> 'Breekt')")
    page = next_page(schrijver, agree(schrijver, page, partij))
    if soort == "groot":
        assert "wordt ingelezen" in page.content.decode()
        with pytest.raises(Exception, match="breekt"):
            run_queue()
        page = step(schrijver, "voorbeeld", partij)
    assert "Er ging bij ons iets mis" in page.content.decode()
    assert not Praktijk.objects.filter(verzameling="proef").exists() and not Importregel.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE kennisbank_praktijk DROP CONSTRAINT breekt")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE status = 'todo'")
    agree(schrijver, step(schrijver, "voorbeeld", partij), partij)
    run_queue()
    assert Praktijk.objects.filter(verzameling="proef").count() == 3


def test_a_large_import_goes_through_the_queue_once(schrijver, monkeypatch):
    monkeypatch.setattr(steps, "AT_ONCE", 1)
    page, partij = upload(schrijver, csv_file(praktijk("a"), praktijk("b")))
    agree(schrijver, page, partij)
    agree(schrijver, page, partij)
    assert not Praktijk.objects.filter(verzameling="proef").exists()
    assert run_queue() == 1
    assert "Nieuw: 2" in step(schrijver, "uitslag", partij).content.decode()


def test_the_preview_asks_as_many_questions_for_many_rows_as_for_few(schrijver):
    take(schrijver, *[praktijk(str(n), "Was") for n in range(40)])
    counts = []
    for most in (5, 40):
        page, partij = upload(schrijver, csv_file(*[praktijk(str(n), "Wordt") for n in range(most)]))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = schrijver.get(
                reverse("admin:redactie_import_voorbeeld", args=[partij.pk]), {"uitkomst": "gewijzigd"}
            )
        assert len(page.context["rijen"]) == most
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30, counts


def test_filter_and_pages_show_what_they_say(schrijver, monkeypatch):
    page, partij = upload(schrijver, csv_file(*[praktijk(str(n), land="NO" if n else "XX") for n in range(130)]))
    assert len(page.context["rijen"]) == 100
    second = schrijver.get(reverse("admin:redactie_import_voorbeeld", args=[partij.pk]), {"pagina": 2})
    assert min(outcomes(second)) == 102
    wrong = schrijver.get(reverse("admin:redactie_import_voorbeeld", args=[partij.pk]), {"uitkomst": "fout"})
    assert outcomes(wrong) == {2: "fout"}


@pytest.mark.parametrize("soort", ["praktijk", "programma", "stedenband"])
def test_the_example_row_of_a_template_is_right_and_never_imported(soort):
    client = member("redacteur", "programmabeheer")
    text = sjabloon(client, soort, "csv").decode("utf-8-sig")
    page, partij = upload(client, SimpleUploadedFile("sjabloon.csv", text.encode()), soort)
    assert partij is None and "alleen de voorbeeldrij" in page.content.decode()
    filled_in = text.replace("VOORBEELD: verwijder deze rij", "Aalsmeer")
    page, _ = upload(client, SimpleUploadedFile("sjabloon.csv", filled_in.encode()), soort)
    assert outcomes(page) == {2: "nieuw"}, page.context["rijen"][0].fouten
    book = load_workbook(io.BytesIO(sjabloon(client, soort, "xlsx")))
    assert book.sheetnames[1] == "uitleg"
    assert not any(str(cell.value or "").startswith("=") for sheet in book for row in sheet for cell in row)


def sjabloon(client, soort, formaat):
    answer = client.get(reverse("admin:redactie_import_sjabloon", args=[soort, formaat]))
    return b"".join(answer.streaming_content)


def test_a_formula_of_an_export_comes_back_as_the_text_it_was(schrijver):
    take(schrijver, praktijk("a", "'=HYPERLINK(1)"))
    assert imported().titel == "=HYPERLINK(1)"


def test_projects_find_their_programme_in_the_same_file():
    beheer = member("programmabeheer")
    rows = [
        {"extern_id": "p1", "titel": "Project", "soort": "project", "programma": "P", "landen": "Jordanië; Libanon"},
        {"extern_id": "P", "titel": "Programma", "soort": "", "programma": "", "landen": ""},
        {"extern_id": "p2", "titel": "Fout", "soort": "project", "programma": "", "landen": "Libanonn"},
    ]
    page, partij = upload(beheer, csv_file(*rows), "programma")
    assert "‘Libanonn’ kennen wij niet. Bedoelt u Libanon?" in page.content.decode()
    agree(beheer, page, partij)
    project = Programma.objects.get(verzameling="proef", extern_id="p1")
    assert (project.boven.titel, project.landen.count(), project.status) == ("Programma", 2, "concept")
    step(beheer, "terug", partij, {})
    assert not Programma.objects.filter(verzameling="proef").exists()
    assert Import.objects.get().stand == "terug"
