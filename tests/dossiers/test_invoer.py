"""Reading dossiers from a file or a council information system: first a preview, then a yes."""

import json
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from raadsportaal.dossiers.council_systems import client as asking
from raadsportaal.dossiers.importing import DossierImporter, take_over, undo
from raadsportaal.dossiers.models import Dossier, Invoer
from raadsportaal.dossiers.rows import DossierRow
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from raadsportaal.redactie.imports import restoring
from raadsportaal.redactie.imports.report import Report
from raadsportaal.redactie.imports.restoring import Regels
from tests import build
from tests.dossiers.ibabs_server import OK, Ibabs, entry, lists, values
from tests.dossiers.replay import recording, replaying

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
READ = "/gemeenten/testwaard/dossiers/invoer/"
CSV = (
    "Titel;Soort;Datum;Link;Kenmerk\nWoonvisie;visie;10-12-2026;;RV-1\nFietsplan;;;geen adres;RV-2\nWaterplan;;;;RV-3\n"
)


def upload(client, content=CSV, name="dossiers.csv"):
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post(READ, {"waaruit": "bestand", "bestand": file}, follow=True)


def take(client, page, **more):
    """Say yes to what is ticked on this preview, as a browser does; `rij` chooses otherwise."""
    fields = {"daad": "ja", "rij": sorted(page.context["gekozen"]), "_gezien": page.context["nu"]} | more
    return client.post(page.redirect_chain[-1][0], fields, follow=True)


def titles(gemeente):
    with bereik(EVERYTHING):
        return set(gemeente.dossiers.values_list("titel", flat=True))


def test_nothing_is_written_before_the_yes_and_a_wrong_row_takes_no_other_along(client, gemeente, griffier):
    page = upload(client)
    text = page.content.decode()
    assert "2 nieuw, 0 gewijzigd, 0 gelijk" in text
    assert "Rij 3, Link: Dit is geen webadres." in text
    assert titles(gemeente) == set()
    take(client, page)
    assert titles(gemeente) == {"Woonvisie", "Waterplan"}
    with bereik(EVERYTHING):
        assert not Invoer.objects.waiting().exists()
        assert Dossier.objects.get(titel="Woonvisie").bron == "bestand"


def test_a_second_time_only_what_differs_is_shown_with_old_and_new(client, gemeente, griffier):
    take(client, upload(client))
    with bereik(EVERYTHING):
        Dossier.objects.filter(extern_id="RV-1").update(stand="aangenomen")
    again = upload(client, CSV.replace("Woonvisie", "Woonvisie 2040"))
    text = again.content.decode()
    assert "0 nieuw, 1 gewijzigd, 1 gelijk" in text
    assert "<del>Woonvisie</del> wordt <ins>Woonvisie 2040</ins>" in text
    take(client, again)
    with bereik(EVERYTHING):
        dossier = Dossier.objects.get(extern_id="RV-1")
    assert (dossier.titel, dossier.slug) == ("Woonvisie 2040", "woonvisie"), "its address stays"
    assert dossier.stand == "aangenomen", "what the file did not say is not guessed over what the griffier knows"


def test_the_preview_of_a_change_speaks_as_people_do(client, gemeente, griffier):
    build.dossier(gemeente, titel="Waterplan", extern_id="RV-3", soort="motie", behandeldatum="2026-12-10")
    rows = "Titel;Soort;Raadsdatum;Behandelwijze;Kenmerk\nWaterplan;schriftelijke vragen;17-12-2026;hamerstuk;RV-3\n"
    text = upload(client, rows).content.decode()
    assert "<p>Soort: <del>Motie</del> wordt <ins>Schriftelijke vragen</ins></p>" in text
    assert "<del>10 december 2026</del> wordt <ins>17 december 2026</ins>" in text
    assert "<p>Behandeling: <del>leeg</del> wordt <ins>Hamerstuk</ins></p>" in text
    assert "schriftelijke_vragen" not in text and "2026-12" not in text.partition("Gewijzigd")[2]


def test_the_preview_of_a_new_dossier_shows_all_that_will_be_written(client, gemeente, griffier):
    rows = (
        "Onderwerp;Soort stuk;Status;Behandeling;Datum;Wethouder;Korte inhoud;Link naar document;Zaaknummer\n"
        "Woonvisie;visie;in de commissie;hamerstuk;10-12-2026;R. Bakker;Over wonen.;https://voorbeeld.example/a.pdf;Z-1\n"
    )
    text = upload(client, rows).content.decode().partition(">Nieuw</h2>")[2]
    for field in ("Woonvisie", "Soort: Visie", "Waar staat het?: In de commissie", "Behandeling: Hamerstuk",
                  "Datum van behandeling in de raad: 10 december 2026", "Portefeuillehouder: R. Bakker",
                  "Samenvatting: Over wonen.", "Adres van het document: https://voorbeeld.example/a.pdf",
                  "Kenmerk: Z-1"):  # fmt: skip
        assert field in text


def test_a_refusal_names_the_heading_as_it_stands_in_the_file(client, gemeente, griffier):
    rows = "ONDERWERP;Link naar  document;Zaaknummer\nA;geen adres;Z-1\nB;;Z-2\nC;;z-2\n;;Z-4\n"
    text = upload(client, rows).content.decode()
    assert "Rij 2, Link naar document: Dit is geen webadres." in text
    assert "Rij 4, Zaaknummer: ‘C’ heeft hetzelfde kenmerk (z-2) als rij 3, ‘B’. Wij nemen alleen de eerste." in text
    assert "Rij 5, ONDERWERP: Vul een titel in." in text
    assert "document_url" not in text and "extern_id" not in text


def test_changes_can_be_left_and_all_can_be_thrown_away(client, gemeente, griffier):
    take(client, upload(client))
    again = upload(client, CSV.replace("Woonvisie", "Andere titel") + "Nieuw plan;;;;RV-4\nKan later;;;;RV-5\n")
    new = {row.titel: rij for rij, row in again.context["plan"].nieuw}
    take(client, again, rij=[new["Nieuw plan"]])
    assert titles(gemeente) == {"Woonvisie", "Waterplan", "Nieuw plan"}, "only what is ticked"
    thrown = upload(client, "Titel\nNooit\n").redirect_chain[-1][0]
    client.post(thrown, {"daad": "weg"})
    assert "Nooit" not in titles(gemeente)
    assert client.get(thrown).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.csv", ""),
        ("dossiers.exe", "Titel\nX\n"),
        ("boek.xlsx", b"PK\x03\x04 kapot"),
        ("kop.csv", "Niets;Bekends\n1;2\n"),
        ("tekst.csv", "\x00\x01\x02"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_message(client, gemeente, griffier, name, content):
    response = upload(client, content, name)
    assert response.status_code == 422
    assert "Het bestand is niet gelezen" in response.content.decode()


def test_no_file_at_all_gets_a_message(client, griffier):
    assert "Kies een bestand." in client.post(READ, {"waaruit": "bestand"}).content.decode()


def test_the_preview_of_another_municipality_cannot_be_reached(client, gemeente, griffier):
    address = upload(client).redirect_chain[-1][0]
    client.force_login(build.lid(build.gemeente("Elders"), Rol.GRIFFIER).gebruiker)
    assert client.post(address.replace("testwaard", "elders"), {"daad": "ja"}).status_code == 404


def test_what_nobody_said_yes_to_goes_after_a_week(client, gemeente, griffier):
    upload(client)
    with bereik(EVERYTHING):
        Invoer.objects.update(gemaakt_op=timezone.now() - timedelta(days=8))
    client.get(READ)
    with bereik(EVERYTHING):
        assert not Invoer.objects.exists()


def test_a_municipality_that_is_not_known_there_is_told_so(client, griffier):
    assert "Wij weten niet onder welke naam" in client.get(READ).content.decode()


def test_from_notubiz_a_real_meeting_becomes_a_preview(client, gemeente, griffier, settings):
    gemeente.notubiz = "281"
    gemeente.save()
    found = {"events": [{"id": 1, "permission_group": "public"}], "pagination": {"has_more_pages": False}}
    meeting = recording("notubiz_meeting_amsterdam_2018-02-08.json")
    answers = {"/events": [found], "/events/meetings/1": [{"meeting": meeting}]}
    with replaying(answers) as replay:
        settings.NOTUBIZ_URL = replay.base
        page = client.post(READ, {"waaruit": "systeem", "bron": "notubiz", "vanaf": "2018-01-01"}, follow=True)
    text = page.content.decode()
    assert "Klopt dit?" in text and "Notubiz vanaf 01-01-2018" in text
    take(client, page)
    with bereik(EVERYTHING):
        assert set(gemeente.dossiers.values_list("bron", flat=True)) == {"notubiz"}


def test_a_system_that_is_down_gets_a_message_and_keeps_the_choice(client, gemeente, griffier, settings, monkeypatch):
    monkeypatch.setattr(asking, "LONGEST_PAUSE", 0)  # asking again, with pauses, is tested beside the client
    gemeente.openbesluitvorming = "testwaard"
    gemeente.save()
    settings.OPENBESLUITVORMING_URL = "http://127.0.0.1:9"
    choice = {"waaruit": "systeem", "bron": "openbesluitvorming", "vanaf": "2026-01-01"}
    response = client.post(READ, choice)
    assert response.status_code == 422
    assert "Er is niets opgehaald" in response.content.decode()
    assert 'value="2026-01-01"' in response.content.decode()


def test_what_a_griffier_wrote_after_the_preview_is_not_overwritten(client, gemeente, griffier):
    take(client, upload(client))
    again = upload(client, CSV.replace("Woonvisie", "Uit het bestand"))
    with bereik(EVERYTHING):
        dossier = Dossier.objects.get(extern_id="RV-1")
        dossier.titel = "Net getypt"
        dossier.save()
    page = take(client, again)
    assert "Net getypt" in titles(gemeente) and "Uit het bestand" not in titles(gemeente)
    assert "Niet gewijzigd: ‘Net getypt’" in page.content.decode()


def test_the_engine_can_put_back_what_an_import_of_dossiers_did(gemeente, griffier):
    was = build.dossier(gemeente, titel="Was", extern_id="RV-1", behandeldatum="2026-12-10")
    rows = [
        DossierRow("Werd", extern_id="RV-1", behandeldatum=date(2026, 12, 17)),
        DossierRow("Nieuw", extern_id="RV-2"),
        DossierRow("Gekoppeld", extern_id="RV-3"),
    ]
    regels, now = Regels(), timezone.now()
    with bereik(EVERYTHING), transaction.atomic():
        importer = DossierImporter(gemeente, chosen={1, 2, 3}, seen=now)
        importer.run(enumerate((row.as_json() for row in rows), start=1), each=regels.add)
        kept = [SimpleNamespace(**json.loads(json.dumps(one))) for some in regels.batches(importer) for one in some]
        build.koppeling(gemeente.dossiers.get(extern_id="RV-3"))
        records = restoring.work_out(importer, kept, since=now, by=griffier)
        restoring.put_back(importer, records, Report())
        was.refresh_from_db()
        assert (was.titel, was.behandeldatum) == ("Was", date(2026, 12, 10))
        assert {terug.naam: terug.blijft for terug in records if terug.blijft} == {"Gekoppeld": restoring.TIED}
    assert titles(gemeente) == {"Was", "Gekoppeld"}


def test_only_a_clear_yes_takes_over(client, gemeente, griffier):
    client.post(upload(client).redirect_chain[-1][0], {"iets": "1"})
    assert titles(gemeente) == set()


def test_a_cell_full_of_text_is_refused_at_once(client, griffier):
    response = upload(client, "Titel;Soort\n" + "<" * 100_000 + ";visie\n")
    assert "te veel tekst" in response.content.decode()


# Choosing, asking, undoing


def test_nothing_ticked_is_told_and_what_was_answered_stays(client, gemeente, griffier):
    page = upload(client, "Titel;Soort\nPlan Zuid;Bestemmingsplan\n")
    response = client.post(page.redirect_chain[-1][0], {"daad": "ja", "vraag_0": "visie"})
    assert response.status_code == 422
    assert "Vink aan wat u wilt inlezen." in response.content.decode()
    assert '<option value="visie" selected>' in response.content.decode()
    assert titles(gemeente) == set()


def test_all_ticks_can_be_off_to_begin_with(client, gemeente, griffier):
    address = upload(client).redirect_chain[-1][0]
    assert "checked" in client.get(address).content.decode()
    assert "checked" not in client.get(f"{address}?vink=uit").content.decode()


def test_a_word_that_we_do_not_know_is_asked_with_a_proposal_and_refuses_no_row(client, gemeente, griffier):
    rows = "Titel;Soort;Status;Raadsdatum\nPlan Zuid;Bestemmingsplan;;\nPlan Noord;Bestemmingsplan;afgetikt;n.t.b.\n"
    page = upload(client, rows)
    text = page.content.decode()
    assert "2 nieuw" in text and "melding" not in text.partition("</p>")[0]
    assert "Wat is ‘Bestemmingsplan’ als soort? (in 2 rijen)" in text
    assert '<option value="omgevingsplan" selected>Omgevingsplan</option>' in text
    assert "Wat is ‘afgetikt’ als status? (in 1 rij)" in text
    assert "Wat is ‘n.t.b.’ als datum van de raad? (in 1 rij)" in text
    assert text.count("‘Bestemmingsplan’, zie uw antwoord hierboven") == 2 and "Soort: Overig" not in text
    names = {asked[1]: name for name, asked in page.context["vragen"].questions.items()}
    answers = {"Bestemmingsplan": "omgevingsplan", "afgetikt": "aangenomen", "n.t.b.": "10-12-2026"}
    take(client, page, **{names[word]: answer for word, answer in answers.items()})
    with bereik(EVERYTHING):
        told = set(gemeente.dossiers.values_list("titel", "soort", "stand", "behandeldatum"))
    assert told == {
        ("Plan Zuid", "omgevingsplan", "in_voorbereiding", None),
        ("Plan Noord", "omgevingsplan", "aangenomen", date(2026, 12, 10)),
    }


def test_an_open_toezegging_is_proposed_as_one_that_is_worked_on(client, gemeente, griffier):
    text = upload(client, "Titel;Soort;Status\nBrief over het azc;Toezegging;Openstaand\n").content.decode()
    assert "Wat is ‘Openstaand’ als status? (in 1 rij)" in text
    assert '<option value="in_uitvoering" selected>In uitvoering</option>' in text


@pytest.mark.parametrize(("stand", "volgens"), [("", ""), ("Aangenomen", "de griffie")])
def test_a_stand_that_the_file_does_not_give_is_nobodys_word(client, gemeente, griffier, stand, volgens):
    take(client, upload(client, f"Titel;Soort;Stand;Afdoening\nMotie Bomen;motie;{stand};open\n"))
    with bereik(EVERYTHING):
        motie = gemeente.dossiers.get()
    assert (motie.afdoening, motie.volgens) == ("open", volgens)


def test_an_answer_that_is_no_date_is_told_and_one_left_empty_is_no_fault(client, gemeente, griffier):
    page = upload(client, "Titel;Raadsdatum\nPlan;later\n")
    assert take(client, page, vraag_0="ooit").status_code == 422
    assert titles(gemeente) == set()
    take(client, page, vraag_0="")
    assert titles(gemeente) == {"Plan"}


def test_an_import_can_be_undone_once_for_thirty_days(client, gemeente, griffier):
    was = build.dossier(gemeente, titel="Was", extern_id="RV-1")
    rows = "Titel;Kenmerk;Raadsdatum\nWerd;RV-1;10-12-2026\nNieuw;RV-2;\nGekoppeld;RV-3;\n"
    take(client, upload(client, rows))
    with bereik(EVERYTHING):
        build.koppeling(gemeente.dossiers.get(extern_id="RV-3"))
        address = f"{READ}{Invoer.objects.get().pk}/terug/"
    text = client.get(address).content.decode()
    assert "<del>Werd</del> wordt <ins>Was</ins>" in text
    assert "<del>10 december 2026</del> wordt <ins>leeg</ins>" in text
    assert "Blijft: hangt inmiddels aan iets anders." in text
    assert titles(gemeente) == {"Werd", "Nieuw", "Gekoppeld"}, "looking changes nothing"
    page = client.post(address, follow=True)
    assert "Teruggedraaid: 1 weg, 1 hersteld." in page.content.decode()
    assert "teruggedraaid op" in page.content.decode()
    assert titles(gemeente) == {"Was", "Gekoppeld"}
    with bereik(EVERYTHING):
        was.refresh_from_db()
    assert was.behandeldatum is None
    assert "Dit kan niet meer" in client.post(address, follow=True).content.decode()


def test_two_who_say_yes_at_once_import_once_and_can_still_undo_it(client, gemeente, griffier):
    page = upload(client)
    with bereik(EVERYTHING):
        seen_by_another = Invoer.objects.get()
    take(client, page)
    with bereik(EVERYTHING):
        choice = {"chosen": {1, 2}, "answers": {}, "seen": timezone.now(), "is_griffie": True}
        assert take_over(seen_by_another, by=griffier, **choice).added == 0
        kept = Invoer.objects.get()
        assert len(undo(kept, by=griffier, is_griffie=True)) == 2
        assert undo(kept, by=griffier, is_griffie=True) == []
    assert titles(gemeente) == set()


def test_after_thirty_days_an_import_cannot_be_undone_and_is_forgotten(client, gemeente, griffier):
    take(client, upload(client))
    with bereik(EVERYTHING):
        Invoer.objects.update(ingelezen_op=timezone.now() - timedelta(days=31))
        address = f"{READ}{Invoer.objects.get().pk}/terug/"
    assert "Dit kan niet meer" in client.post(address, follow=True).content.decode()
    with bereik(EVERYTHING):
        assert not Invoer.objects.exists()
    assert titles(gemeente) == {"Woonvisie", "Waterplan"}


def test_what_is_public_by_now_only_the_griffie_takes_back(client, gemeente, griffier):
    take(client, upload(client))
    with bereik(EVERYTHING):
        gemeente.dossiers.get(extern_id="RV-1").publish(timezone.now())
        address = f"{READ}{Invoer.objects.get().pk}/terug/"
    client.force_login(build.lid(gemeente, Rol.AMBTENAAR).gebruiker)
    page = client.post(address, follow=True)
    assert "‘Woonvisie’ is openbaar: alleen de griffie wijzigt het" in page.content.decode()
    assert titles(gemeente) == {"Woonvisie"}


def test_from_ibabs_a_motion_becomes_a_dossier_with_its_source_as_owner(client, gemeente, griffier, settings):
    gemeente.ibabs = "Testwaard"
    gemeente.save()
    server = Ibabs(
        GetLists=lists(m="Moties"),
        GetListsEntriesByFilterRequest=f"{OK}{entry('e')}",
        GetListEntry=OK + values(Onderwerp="Meer bomen", Status="Aangenomen", Termijn="1 maart 2027"),
    )
    with replaying({"/": [server]}) as replay:
        settings.IBABS_URL = f"{replay.base}/"
        page = client.post(READ, {"waaruit": "systeem", "bron": "ibabs", "vanaf": "2026-09-01"}, follow=True)
    take(client, page)
    with bereik(EVERYTHING):
        motie = gemeente.dossiers.get()
    assert (motie.stand, motie.volgens, motie.termijn) == ("aangenomen", "iBabs", date(2027, 3, 1))


def test_a_system_that_gives_nothing_says_what_was_asked_and_what_came(client, gemeente, griffier, settings):
    gemeente.ibabs = "Testwaard"
    gemeente.save()
    with replaying({"/": [Ibabs(GetLists=lists(m="Moties"))]}) as replay:
        settings.IBABS_URL = f"{replay.base}/"
        response = client.post(READ, {"waaruit": "systeem", "bron": "ibabs", "vanaf": "2026-09-01"})
    text = response.content.decode()
    assert "Wij vroegen iBabs om alles vanaf 01-09-2026. Er kwam: ‘Moties’: 0, vergaderingen: 0." in text
    with bereik(EVERYTHING):
        assert not Invoer.objects.exists()
