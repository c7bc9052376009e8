"""Files that somebody gives to be read: pages and headings, what is refused and how that is said, work begun again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from raadsportaal.basis.documents.outside import MAX_BYTES, Document, Onleesbaar
from raadsportaal.dossiers.forms.lezing import MAX_PASTED
from raadsportaal.dossiers.models import Lezing
from raadsportaal.dossiers.suggesties import reading
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from tests.basis.documents.papers import docx, locked_pdf, odt, p, pdf, zipped
from tests.dossiers.readings import GELD, WATER, WONEN, lezingen, marked, paste, read, upload, words
from tests.queue import run_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
Stand = Lezing.Stand
SCAN = '#image(bytes((1,) * 64 * 90), format: (encoding: "luma8", width: 64, height: 90), width: 100%, height: 100%)'
PAPER = pdf(f"= Visie\n== Wonen\n{WONEN}\n#pagebreak()\n== Water\n{WATER}")
WORD = docx(p("Wonen", style="Kop1") + p(WONEN) + p("Water", style="Kop1") + p(WATER))
OPEN_DOCUMENT = odt(f'<text:h text:outline-level="1">Wonen</text:h><text:p>{WONEN}</text:p>')


def key(lezing):
    return lezing.pk, lezing.gemeente_id, lezing.door_id


# What is read


def test_a_pdf_shows_its_passages_with_heading_and_page(client, raadslid):
    said = read(client, "visie.pdf", PAPER)
    assert "Bladzijde 1, Visie > Wonen" in said and "Bladzijde 2, Visie > Water" in said
    assert "visie.pdf" in said and "Sterke overeenkomst" in said


def test_a_word_file_an_odt_and_a_plain_text_show_their_headings(client, raadslid):
    assert "Wonen Sterke overeenkomst" in read(client, "visie.docx", WORD)
    assert "Wonen Sterke overeenkomst" in read(client, "visie.odt", OPEN_DOCUMENT)
    assert "Wonen Sterke overeenkomst" in read(client, "visie.txt", f"# Wonen\n\n{WONEN}".encode())


def test_a_page_that_is_only_an_image_is_named(client, raadslid):
    said = read(client, "visie.pdf", pdf(f"{WONEN}\n#pagebreak()\n{SCAN}\n#pagebreak()\n{WATER}"))
    assert "Bladzijde 2 is alleen beeld. Wat daar staat, konden wij niet lezen." in said


def test_the_file_itself_is_not_kept_once_it_is_read(client, raadslid):
    upload(client, "visie.pdf", PAPER)
    assert lezingen()[0].bestand and not lezingen()[0].tekst
    run_queue()
    assert lezingen()[0].bestand is None and WONEN in lezingen()[0].tekst


def test_a_name_with_a_path_or_markup_is_only_a_name(client, raadslid):
    name = "<b>" + "x" * 300 + "../../etc/visie.pdf"
    answer = upload(client, name, PAPER)
    run_queue()
    page = client.get(answer.url)
    assert page.status_code == 200 and "visie.pdf" in words(page) and "<b>x" not in page.content.decode()


# What is refused on the form


@pytest.mark.parametrize(
    ("tekst", "data", "message"),
    [
        ("", None, "Plak een tekst of kies een bestand."),
        ("   \n ", None, "Plak een tekst of kies een bestand."),
        (WONEN, WATER.encode(), "U koos een tekst én een bestand. Kies er een."),
        ("Te kort.", None, "Deze tekst is te kort. Plak ten minste een of twee zinnen."),
        ("Wij bouwen. " * (MAX_PASTED // 12 + 1), None, "Deze tekst is te lang om te plakken."),
        ("", b"", "Dit bestand is leeg."),
        ("", b"a" * (MAX_BYTES + 1), "Dit bestand is groter dan 20 MB."),
    ],
    ids=["nothing", "only space", "both", "too short", "too long", "empty file", "20 MB and a byte"],
)
def test_what_cannot_be_read_is_said_on_the_form_and_what_was_typed_stays(client, raadslid, tekst, data, message):
    bestand = {} if data is None else {"bestand": SimpleUploadedFile("visie.txt", data)}
    page = paste(client, tekst, **bestand)
    assert page.status_code == 422
    assert f"Uw tekst is nog niet gelezen {message}" in words(page)
    assert "<title>Fout: Duid een tekst" in page.content.decode()
    assert tekst.strip() in page.content.decode()
    assert lezingen() == []


def test_a_text_longer_than_a_form_may_be_gets_the_same_message(client, raadslid):
    page = paste(client, "Wij bouwen woningen. " * 150_000)
    assert page.status_code == 422 and "Deze tekst is te lang om te plakken." in words(page)


# What is refused once it is opened

BOMB = zipped({"word/document.xml": b"<w:document>" + b" " * 39_000_000})


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("visie.pdf", locked_pdf("Wij bouwen woningen.", user=b"geheim"), "Op deze PDF zit een wachtwoord."),
        ("visie.pdf", pdf(SCAN), "In deze PDF staat geen tekst, alleen beeld."),
        ("visie.pdf", PAPER[:-3000], ""),
        ("visie.pdf", b"%PDF-1.7 en dan niets", "Deze PDF is beschadigd."),
        ("visie.docx", BOMB, "Dit bestand"),
        ("visie.docx", b"PK\x03\x04 en dan niets", "Dit bestand"),
        ("visie.xlsx", b"a;b;c", "Dit soort bestand kennen wij niet."),
        ("visie.doc", b"Wij bouwen.", "Dit is een oud Word-bestand."),
        ("visie.txt", b"12 34 56 -- 78", "In dit bestand staat geen tekst."),
        ("visie.txt", WONEN.encode() * 40_000, "Dit stuk is te lang."),
    ],
    ids=[
        "locked",
        "a scan",
        "half",
        "broken",
        "a bomb",
        "no zip",
        "another kind",
        "old Word",
        "no letters",
        "too long",
    ],
)
def test_a_file_that_cannot_be_read_ends_in_a_message_and_a_way_on(client, raadslid, name, data, message):
    answer = upload(client, name, data)
    run_queue()
    page = client.get(answer.url)
    said = words(page)
    assert page.status_code == 200 and f"Dit stuk is niet gelezen {message}" in said
    assert "Probeer een ander bestand of plak de tekst" in said and "Bewaar bij een dossier" not in said
    assert lezingen()[0].bestand is None
    assert client.get(answer.url, HTTP_HX_REQUEST="true")["HX-Refresh"] == "true"


def test_a_fault_of_ours_is_told_to_the_reader_and_to_the_worker(client, raadslid, monkeypatch):
    def breaks(name, data):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(reading, "read_document", breaks)
    answer = upload(client, "visie.pdf", PAPER)
    with pytest.raises(RuntimeError):
        run_queue()
    assert "Dit stuk is niet gelezen Het lezen brak af. Dat ligt aan ons." in words(client.get(answer.url))


# Work that is begun again, or that nobody waits for any more


def test_work_of_a_worker_that_was_killed_is_begun_again_with_its_pages(client, raadslid, monkeypatch):
    answer = upload(client, "visie.pdf", PAPER)
    run_queue()
    before = words(client.get(answer.url))
    with bereik(EVERYTHING):
        Lezing.objects.update(stand=Stand.LEEST, voortgang=0, bevindingen=[])
    monkeypatch.setattr(reading, "read_document", lambda name, data: pytest.fail("the file is gone"))
    reading.read(*key(lezingen()[0]))
    assert words(client.get(answer.url)) == before
    assert "Bladzijde 2, Visie > Water" in before


def test_a_worker_that_was_killed_before_the_file_was_read_reads_it_again(client, raadslid):
    answer = upload(client, "visie.pdf", PAPER)
    with bereik(EVERYTHING):
        Lezing.objects.update(stand=Stand.LEEST)
    run_queue()
    assert "sociale huurwoningen" in marked(client.get(answer.url))


@pytest.mark.parametrize("when", ["before", "while the file is opened"])
def test_a_reading_that_was_thrown_away_does_not_come_back(client, raadslid, monkeypatch, when):
    answer = upload(client, "visie.pdf", PAPER)

    def throw_away(*_):
        assert client.post(f"{answer.url}weg/").status_code == 302
        return Document(WONEN)

    if when == "before":
        throw_away()
    else:
        monkeypatch.setattr(reading, "read_document", throw_away)
    assert run_queue() == 1
    assert lezingen() == [] and client.get(answer.url).status_code == 404


def test_a_file_that_turns_out_unreadable_after_it_was_thrown_away_is_no_fault(client, raadslid, monkeypatch):
    answer = upload(client, "visie.pdf", PAPER)

    def refuse(*_):
        client.post(f"{answer.url}weg/")
        raise Onleesbaar("Dit bestand is leeg.")

    monkeypatch.setattr(reading, "read_document", refuse)
    run_queue()
    assert lezingen() == []


def test_nothing_is_read_for_who_no_longer_works_there(client, raadslid):
    upload(client, "visie.pdf", PAPER)
    with bereik(EVERYTHING):
        raadslid.lidmaatschappen.all().delete()
    run_queue()
    assert [(lezing.stand, lezing.tekst) for lezing in lezingen()] == [(Stand.WACHT, "")]


def test_who_waits_is_told_after_every_step_how_far_it_is(client, raadslid, monkeypatch):
    told, tell = [], reading.Reading.tell

    def told_too(self, stand, voortgang=0, **fields):
        told.append((stand, voortgang))
        return tell(self, stand, voortgang, **fields)

    monkeypatch.setattr(reading, "TELL_EVERY", 0)
    monkeypatch.setattr(reading.Reading, "tell", told_too)
    paste(client, "\n\n".join([WONEN, GELD, WATER]))
    assert [stand for stand, _ in told] == [Stand.LEEST, *[Stand.DUIDT] * 4, Stand.KLAAR]
    assert [percentage for _, percentage in told] == sorted(percentage for _, percentage in told)
