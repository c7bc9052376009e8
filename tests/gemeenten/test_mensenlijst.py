"""A whole council is invited at once, from a list that was pasted or a file: shown first, then sent."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.utils import timezone

from raadsportaal.gemeenten import outbox
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Lidmaatschap, Rol, Zending
from raadsportaal.gemeenten.people_list import MOST, read
from tests import build
from tests.gemeenten.test_people import griffier, invitations  # noqa: F401 (fixtures)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIJST = "/gemeenten/testwaard/mensen/lijst/"


def give(client, lijst, **more):
    return client.post(LIJST, {"lijst": lijst, "rol": "raadslid"} | more, follow=True)


def words(page):
    return " ".join(page.content.decode().split())


@pytest.mark.parametrize(
    ("line", "naam", "rol"),
    [
        ("Sanne de Wit;sanne@stad.nl;griffier", "Sanne de Wit", "griffier"),
        ("sanne@stad.nl\tSanne\tde Wit\tFractiemedewerker", "Sanne de Wit", "fractiemedewerker"),
        ("Sanne de Wit <Sanne@Stad.nl>", "Sanne de Wit", "raadslid"),
        ('"Sanne de Wit", sanne@stad.nl', "Sanne de Wit", "raadslid"),
        ("sanne@stad.nl", "", "raadslid"),
    ],
)
def test_a_row_is_read_however_it_is_written(line, naam, rol):
    [row] = read(f"Naam;E-mail;Rol\n\n{line}\n", Rol.RAADSLID)
    assert (row.email, row.naam, row.rol, row.fout) == ("sanne@stad.nl", naam, rol, "")


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Naam;Fractie;E-mail;Telefoon", "Sanne de Wit;Lokaal;sanne@stad.nl;06 12345678"),
        ("Fractie\tVoornaam\tTussenvoegsel\tAchternaam\tE-mailadres", "\tSanne\tde\tWit\tsanne@stad.nl"),
        ("Naam;Fractie;E-mail", "Sanne de Wit;sanne@stad.nl"),
    ],
)
def test_where_a_heading_says_what_the_name_is_nothing_else_becomes_one(heading, line):
    [row] = read(f"{heading}\n{line}", Rol.RAADSLID)
    assert (row.naam, row.email, row.fout) == ("Sanne de Wit", "sanne@stad.nl", "")


def test_the_fractie_of_a_list_goes_along_and_is_that_of_who_accepts(client, gemeente, griffier):  # noqa: F811
    with bereik(EVERYTHING):
        build.lid(gemeente).change_role(Rol.RAADSLID, "Lokaal Belang")
    lijst = "Naam;Fractie;E-mail;Rol\nSanne;lokaal belang;sanne@stad.nl;raadslid\nJo;Lokaal;jo@stad.nl;griffier"
    page = words(give(client, lijst))
    assert "Lokaal Belang" in page and page.count('data-kop="Fractie">Geen fractie') == 1, "a griffier is in none"
    give(client, lijst, verstuur="ja")
    with bereik(EVERYTHING):
        invited = {one.email: one for one in gemeente.uitnodigingen.waiting()}
    assert {email: one.fractie for email, one in invited.items()} == {
        "sanne@stad.nl": "Lokaal Belang",
        "jo@stad.nl": "",
    }
    for one in invited.values():
        with bereik(one.token):
            lid = one.accept(None, timezone.now())
        assert lid.fractie == one.fractie


def test_an_invitation_gives_no_other_fractie_than_its_own(gemeente):
    invited, _ = build.uitnodiging(gemeente, fractie="Lokaal")
    with bereik(EVERYTHING):
        person = Gebruiker.objects.create_user(invited.email)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic(), bereik(invited.token):
        Lidmaatschap.objects.create(gebruiker=person, gemeente=gemeente, rol=invited.rol, fractie="Andere")


def test_an_address_book_writes_all_people_on_one_line():
    rows = read("Jan Bos <jan@stad.nl>; Piet Vos <piet@stad.nl>,\n", Rol.RAADSLID)
    assert [(row.naam, row.email) for row in rows] == [("Jan Bos", "jan@stad.nl"), ("Piet Vos", "piet@stad.nl")]


@pytest.mark.parametrize("letter", ["a", "@", ".", " ", '"', "a@"])
def test_a_line_without_end_is_a_row_that_is_wrong(letter):
    [row] = read("Sanne " + letter * 500_000, Rol.RAADSLID)  # took hours, a third of a second for 10,000
    assert row.fout


def test_each_row_says_what_is_wrong_and_nothing_is_sent_before_yes(client, gemeente, griffier):  # noqa: F811
    build.uitnodiging(gemeente, "wacht@stad.nl")
    before = len(invitations())
    rows = ["Goed;goed@stad.nl", "Fout;fout@", "Zonder adres", f"Ik;{griffier.gebruiker.email}", "Wacht;wacht@stad.nl"]
    page = words(give(client, "\n".join([*rows, "Nog eens;GOED@stad.nl", "Het portaal;p@stad.nl"])))
    assert "1 van de 7 regels is goed" in page
    for fault in (
        "Dit e-mailadres klopt niet.", "Hier staat geen e-mailadres.", "Iemand met dit adres werkt al in Testwaard.",
        "Al uitgenodigd.", "Dit adres staat twee keer in uw lijst.", "Deze naam gebruikt het portaal zelf.",
    ):  # fmt: skip
        assert fault in page
    assert len(invitations()) == before and "Verstuur 1 uitnodiging<" in page.replace(" <", "<")


def test_the_good_ones_go_out_in_the_name_of_the_griffie(client, gemeente, griffier):  # noqa: F811
    page = words(give(client, "Jan Bos;jan@stad.nl\nniets", verstuur="ja"))
    assert "1 uitnodiging gaat nu weg." in page and "1 regel kreeg geen uitnodiging." in page and "Jan Bos" in page
    for zending in Zending.objects.all():
        outbox.verstuur(zending.pk)
    [message] = mail.outbox
    assert message.to == ["jan@stad.nl"]
    assert "De griffie van Testwaard nodigt u uit voor het Raadsportaal Internationaal, als raadslid" in message.body


def test_a_council_of_forty_five_goes_in_one_time(client, gemeente, griffier):  # noqa: F811
    give(client, "\n".join(f"Lid {n};lid{n}@stad.nl" for n in range(45)), verstuur="ja")
    assert len(invitations()) == 45


def test_a_file_from_excel_is_read_and_can_be_mended_in_the_page(client, griffier):  # noqa: F811
    file = SimpleUploadedFile("raad.csv", "Naam;E-mail\r\nZoë Çelik;zoe@stad.nl\r\nfout;fout@\r\n".encode("cp1252"))
    page = client.post(LIJST, {"rol": "raadslid", "bestand": file})
    assert "Zoë Çelik;zoe@stad.nl" in page.context["form"]["lijst"].value()
    assert "1 van de 2 regels is goed" in words(page)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"lijst": ""}, "Plak een lijst met e-mailadressen"),
        ({"lijst": "a@b.nl", "rol": "koning"}, "Selecteer een geldige keuze"),
        ({"lijst": "a@b.nl\n" * (MOST + 1)}, f"Het mogen er {MOST} tegelijk zijn."),
        ({"bestand": SimpleUploadedFile("x.csv", b"PK\x00\x01")}, "Dit is geen CSV."),
        ({"bestand": SimpleUploadedFile("x.csv", b"a@b.nl\n" * 20_000)}, "Dit bestand is te groot."),
    ],
)
def test_a_list_that_cannot_be_read_gets_a_sentence(client, griffier, given, told):  # noqa: F811
    page = client.post(LIJST, {"rol": "raadslid"} | given)
    assert page.status_code == 422 and told in page.content.decode()


def test_five_lists_an_hour(client, griffier):  # noqa: F811
    for n in range(5):
        give(client, f"lid{n}@stad.nl", verstuur="ja")
    assert "Wacht een uur" in words(give(client, "zes@stad.nl", verstuur="ja"))
    assert len(invitations()) == 5


def test_the_first_mail_says_that_vng_invites(client, beheer):
    stad = build.gemeente("Beginstad")
    fields = {"gemeente": stad.pk, "naam": "Eerste Griffier", "email": "griffie@beginstad.nl", "rol": "griffier"}
    beheer.post("/beheer/gemeenten/uitnodiging/add/", fields)
    [message] = mail.outbox
    assert "De VNG nodigt u uit voor het Raadsportaal Internationaal, als griffier van Beginstad" in message.body
    assert "omdat de VNG u uitnodigde" in message.body
