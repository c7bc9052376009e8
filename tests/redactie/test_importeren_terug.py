"""Undoing an import as a whole, and how long that can be done; city partnerships; who may; files that are refused."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from kennisbank.models import Collectie, CollectieRegel, Praktijk
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.imports import steps
from raadsportaal.redactie.models import Daad, Import, Importregel, Redactiestap
from samenwerking.models import Stedenband
from tests import build
from tests.queue import run_queue
from tests.redactie.conftest import member
from tests.redactie.forms import said
from tests.redactie.importeren import agree, csv_file, next_page, outcomes, praktijk, step, take, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def mine():
    return {record.extern_id: record for record in Praktijk.objects.filter(verzameling="proef")}


def undo(client, partij):
    return step(client, "terug", partij, {})


def test_undoing_takes_away_what_nobody_touched_and_leaves_and_names_the_rest(schrijver, oosterwaard):
    take(schrijver, praktijk("oud", "Was", lastig="Was", plaats="Was"))
    added = [praktijk(name, f"Titel {name}") for name in ("weg", "anders", "openbaar", "gekoppeld", "gekozen")]
    partij = take(schrijver, praktijk("oud", "Werd", lastig="Werd", plaats="Was"), *added)
    found = mine()
    for kenmerk, fields in {"oud": {"lastig": "Van mij"}, "anders": {"titel": "Van mij"}}.items():
        for name, value in fields.items():
            setattr(found[kenmerk], name, value)
        found[kenmerk].save()
    Praktijk.objects.filter(pk=found["openbaar"].pk).update(status="gepubliceerd")
    build.koppeling(build.dossier(oosterwaard), found["gekoppeld"])
    collectie = Collectie.objects.create(titel="Keuze", slug="keuze")
    CollectieRegel.objects.create(collectie=collectie, praktijk=found["gekozen"])
    asked = step(schrijver, "terug", partij).content.decode()
    assert "Gaat weg (2)" in asked and "Van mij: is daarna gewijzigd" in asked, "the database knows of the tie"
    done = next_page(schrijver, undo(schrijver, partij)).content.decode()
    for words in ("1 weg, 1 hersteld, 4 gebleven", "Titel openbaar: is nu gepubliceerd", "Titel gekoppeld: hangt",
                  "Titel gekozen: hangt"):  # fmt: skip
        assert words in done, words
    found = mine()
    assert set(found) == {"oud", "anders", "openbaar", "gekoppeld", "gekozen"}
    assert (found["oud"].titel, found["oud"].lastig) == ("Was", "Van mij")
    assert Redactiestap.objects.of(found["oud"]).get().daad == Daad.TERUGGEDRAAID
    assert LogEntry.objects.filter(object_id=str(partij.pk), change_message__startswith="Draaide terug").count() == 1
    page, _ = upload(schrijver, csv_file(praktijk("oud", "Werd", lastig="Werd", plaats="Was")))
    assert page.context["rijen"][0].wijzigingen == [("Titel", "Was", "Werd")], "the same file can come again"


def test_parts_get_their_old_rows_back(schrijver):
    was, werd = "Oud | Bergen | https://example.org/oud", "https://example.org/nieuw"
    take(schrijver, praktijk("a", bronnen=was, themas="wonen", cijfers="pleinen | 12"))
    partij = take(schrijver, praktijk("a", bronnen=werd, themas="water; energie", cijfers="pleinen | 13"))
    assert mine()["a"].cijferregels.get().waarde == "13"
    undo(schrijver, partij)
    record = mine()["a"]
    assert [(bron.titel, bron.url) for bron in record.bronregels.all()] == [("Oud", "https://example.org/oud")]
    assert [thema.slug for thema in record.themas.all()] == ["wonen"]
    assert record.cijferregels.get().waarde == "12"


def test_an_import_is_undone_once_and_for_thirty_days_only(schrijver):
    partij = take(schrijver, praktijk("a"))
    Import.objects.update(ingelezen_op=timezone.now() - timedelta(days=31))
    assert "Maak deze import ongedaan" not in step(schrijver, "uitslag", partij).content.decode()
    undo(schrijver, partij)
    assert mine()
    _, waiting = upload(schrijver, csv_file(praktijk("b")))
    call_command("ruim_op", stdout=io.StringIO())
    partij.refresh_from_db()
    assert (partij.rijen, Importregel.objects.count()) == ([], 0)
    assert "bewaart het portaal 30 dagen" in step(schrijver, "uitslag", partij).content.decode()
    assert Import.objects.filter(pk=waiting.pk).exists(), "what waits is kept"


def test_a_large_import_is_undone_by_the_queue(schrijver, monkeypatch):
    partij = take(schrijver, praktijk("a"), praktijk("b"))
    monkeypatch.setattr(steps, "AT_ONCE", 1)
    assert "wordt ongedaan gemaakt" in next_page(schrijver, undo(schrijver, partij)).content.decode()
    assert run_queue() == 1 and not mine()


def test_what_was_published_since_is_not_brought_back_to_an_unread_text(schrijver, controleur):
    take(schrijver, praktijk("a", "Was"))
    partij = take(schrijver, praktijk("a", "Werd"))
    record = mine()["a"]
    Praktijk.objects.filter(pk=record.pk).update(status="gepubliceerd")
    assert "staat op het portaal" in step(schrijver, "terug", partij).content.decode()
    Redactiestap.objects.create(soort="praktijk", record=record.pk, daad=Daad.PUBLICEER, door=controleur.gebruiker)
    undo(controleur, partij)
    assert mine()["a"].titel == "Werd"


def band(plaats, **cells):
    return {"gemeente": "Aalsmeer", "plaats": plaats, "land": "België", "soort": "", "sinds": ""} | cells


def test_partnerships_are_added_as_unconfirmed_and_only_what_is_empty_is_filled_in(client):
    beheer = member("programmabeheer")
    code = Gemeente.objects.get(naam="Aalsmeer").code
    partij = take(beheer, band("Proefdorp"), band("Proefstad", gemeente=code, sinds="1980"), soort="stedenband")
    with bereik(EVERYTHING):
        found = Stedenband.objects.get(plaats="Proefdorp")
    assert (found.stand, found.gemeente.naam, found.land.code) == ("niet_bevestigd", "Aalsmeer", "BE")
    assert "Proefdorp" in client.get(reverse("samenwerking:stedenbanden"), {"q": "Proefdorp"}).content.decode()
    rows = [
        band("proefdorp", soort="Stedenband", sinds="1990"), band("Proefstad", sinds="1985"),
        band("Elders", gemeente="Aalsmer"), band("Elders", land="Belgie", sinds="0"),
    ]  # fmt: skip
    page, second = upload(beheer, csv_file(*rows), "stedenband")
    assert list(outcomes(page).values()) == ["gewijzigd", "ongewijzigd", "fout", "fout"]
    assert "Bedoelt u Aalsmeer?" in page.content.decode() and "Bedoelt u België?" in page.content.decode()
    assert page.context["rijen"][1].gehouden == [("Sinds welk jaar?", "1980", "1985")]
    agree(beheer, page, second)
    with bereik(EVERYTHING):
        assert Stedenband.objects.get(plaats="Proefdorp").sinds == 1990
    undo(beheer, second)
    undo(beheer, partij)
    with bereik(EVERYTHING):
        assert not Stedenband.objects.filter(plaats__in=["Proefdorp", "Proefstad"]).exists()


def test_only_who_may_write_a_kind_imports_or_undoes_it(schrijver):
    beheer, advies = member("programmabeheer"), member("advies")
    partij = take(schrijver, praktijk("a"))
    page, waiting = upload(schrijver, csv_file(praktijk("b")))
    kijker = member()
    seeing = Permission.objects.filter(codename__in=["view_import", "view_praktijk"])
    kijker.gebruiker.user_permissions.set(seeing)
    assert step(kijker, "uitslag", partij).status_code == 200, "imports of others can be seen"
    assert "Gooi dit bestand weg" not in step(kijker, "voorbeeld", waiting).content.decode()
    zegel = {"zegel": page.context["partij"].aantallen["zegel"]}
    for name, one in {"importeer": waiting, "terug": partij, "weg": waiting, "kolommen": waiting}.items():
        assert step(kijker, name, one, zegel).status_code == 403, name
        assert step(beheer, name, one, zegel).status_code == 403, name
        assert step(advies, name, one, zegel).status_code == 403, name
    assert step(advies, "uitslag", partij).status_code == 403
    assert advies.get(reverse("admin:redactie_import_add")).status_code == 403
    _, refused = upload(beheer, csv_file(praktijk("c")))
    assert refused is None and set(mine()) == {"a"}


def test_an_import_is_shown_to_who_may_see_records_of_its_kind(schrijver):
    beheer, title = member("programmabeheer"), "Een concept dat niemand kent"
    partij = take(schrijver, praktijk("a", title))
    _, waiting = upload(schrijver, csv_file(praktijk("b", title), name="geheim.csv"))
    for name, one in {"uitslag": partij, "voorbeeld": waiting, "kolommen": waiting}.items():
        assert step(beheer, name, one).status_code == 403, name
    imports = reverse("admin:redactie_import_changelist")
    assert "geheim.csv" not in beheer.get(imports).content.decode()
    assert "geheim.csv" in schrijver.get(imports).content.decode()
    assert "Import wacht op controle (0)" in beheer.get("/beheer/").content.decode()
    assert "Import wacht op controle (1)" in schrijver.get("/beheer/").content.decode()


def test_a_file_can_be_thrown_away_before_it_is_imported(schrijver):
    _, partij = upload(schrijver, csv_file(praktijk("a")))
    assert "is weggegooid" in said(step(schrijver, "weg", partij, {}))
    assert not Import.objects.exists() and not mine()


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * 90_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "kennen wij niet"),
        ("a.csv", b"", "leeg"),
        ("a.csv", b"titel;land\n", "geen rijen"),
        ("a.csv", b"titel;land\nA;NO;te veel\n", "Regel 2: er staan meer cellen"),
        ("a.csv", b'titel;land\nA;NO\n"B;NO\n', "Regel 3: hier begint een aanhalingsteken"),
        ("a.csv", b"titel;titel\nA;B\n", "Twee kolommen heten"),
        ("a.csv", b"titel;land\n" + b"A;NO\n" * 10_001, "meer dan 10.000 rijen"),
        ("a.csv", b"x" * 20_000_001, "groter dan 20 MB"),
        ("a.xlsx", b"geen zip", "past niet bij de naam"),
        ("a.xlsx", b"PK geen zip", "kunnen wij niet lezen"),
        ("a.xlsx", bomb(), "te groot als wij het uitpakken"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "oud Excel-bestand"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_broken_file_is_refused_in_words_and_what_was_typed_stays(schrijver, name, data, said):
    page, partij = upload(schrijver, SimpleUploadedFile(name, data), verzameling="Mijn lijst")
    text = page.content.decode()
    assert partij is None and said in text and 'value="Mijn lijst"' in text
