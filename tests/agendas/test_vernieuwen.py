"""A newer edition of our files reaches an older portal, and undoes nothing that an editor did."""

import csv
import shutil

import pytest

from agendas import loading
from agendas.models import Agenda, Mijlpaal, Verband, Vraag
from raadsportaal.redactie.editions import COLUMNS, NAME, digest
from tools.management.commands.eerdere_uitgaven import differences

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
NAMES = list(loading.KEYS)


@pytest.fixture
def edition(tmp_path, monkeypatch):
    """Changes rows of our files, {file: {key: {column: text}, or None for a row that goes}}, and loads that edition."""
    folder = shutil.copytree(loading.DATA, tmp_path / "data", ignore=shutil.ignore_patterns(NAME))
    monkeypatch.setattr(loading, "DATA", folder)

    def load(**changes):
        lines = []
        for name, of_file in changes.items():
            path = folder / f"{name}.csv"
            before, columns = loading.read(name, path.read_text(encoding="utf-8")), _columns(path)
            rows = {key: dict(row, sleutel=key) for key, row in before.items()}
            for key, values in of_file.items():
                if values is None:
                    del rows[key]
                else:
                    rows[key] = rows.get(key, {}) | {"sleutel": key} | values
            _write(path, columns, [_flat(row) for row in rows.values()])
            now = loading.read(name, path.read_text(encoding="utf-8"))
            lines += [(f"{name}.csv", *line) for line in differences(before, now)]
        _write(folder / NAME, COLUMNS, [dict(zip(COLUMNS, line, strict=True)) for line in lines])
        return loading.load_agendas()

    return load


def _columns(path):
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def _flat(row):
    flat = {name: ";".join(value) if isinstance(value, list) else value for name, value in row.items()}
    return flat | ({"middel": int(flat["middel"])} if "middel" in flat else {})


def _write(path, columns, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def mijlpaal(key="parijs-1"):
    row = loading.read("mijlpalen", (loading.DATA / "mijlpalen.csv").read_text(encoding="utf-8"))[key]
    return Mijlpaal.objects.get(agenda__slug=row["agenda"], datum=row["datum"], titel=row["titel"])


def test_what_a_portal_has_is_what_our_files_say():
    assert not any(loading.load_agendas().values())


def test_a_text_that_nobody_touched_is_renewed_and_found_by_its_new_words(edition, client):
    done = edition(agendas={"parijs": {"tekst": "Voortaan staat hier zwartwitgestreept."}})
    assert done["vernieuwd"] == 1
    agenda = Agenda.objects.get(slug="parijs")
    assert agenda.tekst == "Voortaan staat hier zwartwitgestreept."
    assert agenda.titel in client.get("/zoeken/?q=zwartwitgestreept").content.decode()
    assert not any(loading.load_agendas().values())


def test_a_text_that_an_editor_changed_stays_and_what_stands_beside_it_is_renewed(edition):
    Agenda.objects.filter(slug="parijs").update(tekst="Van de redacteur.")
    edition(agendas={"parijs": {"tekst": "Nieuw.", "raad": "Ook nieuw."}})
    agenda = Agenda.objects.get(slug="parijs")
    assert (agenda.tekst, agenda.raad) == ("Van de redacteur.", "Ook nieuw.")


def test_a_date_gets_its_new_title_and_day_where_the_old_ones_still_stand(edition):
    old, other = mijlpaal(), mijlpaal("parijs-2")
    other.titel = "Van de redacteur"
    other.save()
    new = {"titel": "Beter gezegd", "datum": "2015-12-13"}
    edition(mijlpalen={"parijs-1": new, "parijs-2": {"titel": "Overschrijft niets"}})
    old.refresh_from_db()
    other.refresh_from_db()
    assert (old.titel, str(old.datum)) == ("Beter gezegd", "2015-12-13")
    assert other.titel == "Van de redacteur"
    assert not Mijlpaal.objects.filter(titel="Overschrijft niets").exists()


def test_what_an_editor_already_wrote_itself_gives_no_double(edition):
    old = mijlpaal()
    Mijlpaal.objects.create(agenda=old.agenda, datum=old.datum, titel="Beter gezegd", soort="anders")
    edition(mijlpalen={"parijs-1": {"titel": "Beter gezegd"}})
    old.refresh_from_db()
    assert old.titel != "Beter gezegd"


@pytest.mark.parametrize("changed", [False, True])
def test_a_double_goes_unless_an_editor_changed_it(edition, changed):
    double = mijlpaal()
    if changed:
        double.gecontroleerd = "door de redactie"
        double.save()
    done = edition(mijlpalen={"parijs-1": None})
    assert done["weg"] == (0 if changed else 1)
    assert Mijlpaal.objects.filter(pk=double.pk).exists() == changed


def test_a_tie_and_a_question_follow_too(edition):
    verband = Verband.objects.select_related("subdoel").get(subdoel__code="1.4", doel__agenda__slug="new-urban-agenda")
    vraag = Vraag.objects.filter(agenda__slug="parijs").first()
    key = next(k for k, row in loading.read("vragen", _text("vragen")).items() if row["vraag"] == vraag.vraag)
    gone = f"1.4 new-urban-agenda {verband.doel.nummer}"
    edition(verbanden={gone: None}, vragen={key: {"vraag": "Klopt dit nu?"}})
    vraag.refresh_from_db()
    assert vraag.vraag == "Klopt dit nu?"
    assert not Verband.objects.filter(pk=verband.pk).exists()


def _text(name):
    return (loading.DATA / f"{name}.csv").read_text(encoding="utf-8")


def test_what_is_new_comes_with_what_is_renewed_and_does_not_come_back_when_it_is_deleted(edition):
    new = {"agenda": "parijs", "datum": "2031-01-01", "nauwkeurigheid": "jaar", "titel": "Kersvers", "soort": "anders"}
    edition(mijlpalen={"parijs-1": {"titel": "Beter gezegd"}, "parijs-kersvers": new})
    Mijlpaal.objects.get(titel="Kersvers").delete()
    assert not any(loading.load_agendas().values())
    assert not Mijlpaal.objects.filter(titel="Kersvers").exists()


def test_what_an_editor_deleted_does_not_come_back(edition):
    mijlpaal().delete()
    edition(mijlpalen={"parijs-1": {"titel": "Beter gezegd"}, "parijs-2": {"titel": "Ook beter"}})
    assert not Mijlpaal.objects.filter(titel="Beter gezegd").exists()


@pytest.mark.parametrize("name", NAMES)
def test_no_earlier_text_is_one_that_our_file_has_now(name):
    rows = loading.read(name, _text(name))
    with (loading.DATA / NAME).open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["bestand"] == f"{name}.csv" and line["vingerafdruk"]]
    for line in lines:
        row = rows.get(line["sleutel"])
        assert row is None or digest(row[line["veld"]]) != line["vingerafdruk"], line


def test_a_digest_sees_a_year_a_list_and_nothing_as_the_database_has_them():
    assert digest(2015) == digest("2015") and digest(None) == digest("") == digest([])
    assert digest(["a", "b"]) != digest(["b", "a"])
