"""The words of documents lead to their dossiers: for members only, with the passage and its page."""

import pytest
from django.utils import timezone

from raadsportaal.dossiers.herindeling import move
from raadsportaal.dossiers.models import Stuk, Stukpassage
from raadsportaal.dossiers.passages import LONGEST, pieces_of
from raadsportaal.gemeenten.access import EVERYTHING, PUBLISHED, bereik
from tests import build
from tests.dossiers.readings import keep, marked, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
DOSSIERS = "/gemeenten/testwaard/dossiers/"
BLADZIJDE = "De raad besluit over de begroting. " * 30
SINGEL = "Langs de singel komen zwaluwtillen voor < 5 euro, <script>zei</script> de wethouder."
TEKST = f"{BLADZIJDE}\n\n{BLADZIJDE}\n\n# Water\n\n{SINGEL}"


def stuk(dossier, tekst=TEKST, **fields):
    with bereik(EVERYTHING):
        return Stuk.objects.create(dossier=dossier, naam="Nota groen.pdf", tekst=tekst, **fields)


def found_in(gemeente, gebruiker, text):
    """The dossiers that somebody finds by these words in that municipality."""
    with bereik(gemeente.pk, gebruiker.pk):
        return list(gemeente.dossiers.search(text).values_list("titel", flat=True))


def test_the_list_finds_a_dossier_by_its_document_and_shows_the_passage_with_its_page(client, gemeente, raadslid):
    dossier = build.dossier(gemeente, titel="Groenplan")
    build.dossier(gemeente, titel="Ander plan")
    stuk(dossier, bladzijden=[len(BLADZIJDE) + 2, 2 * len(BLADZIJDE) + 4])
    page = client.get(DOSSIERS, {"q": "zwaluwtil"})
    text = words(page).partition("1 dossier")[2]
    assert "Groenplan" in text and "Ander plan" not in text
    assert "Nota groen.pdf, bladzijde 3" in text
    assert marked(page) == ["zwaluwtillen"]
    assert "Deze woorden staan in geen titel, samenvatting of beleidspunt." in text
    assert "voor &lt; 5 euro" in page.content.decode() and "<script>zei" not in page.content.decode()


def test_a_document_without_pages_is_named_without_one(client, gemeente, raadslid):
    stuk(build.dossier(gemeente))
    text = words(client.get(DOSSIERS, {"q": "zwaluwtillen"}))
    assert "Nota groen.pdf" in text and "Nota groen.pdf, bladzijde" not in text


def test_what_stands_in_the_own_words_too_is_not_said_to_be_in_documents_only(client, gemeente, raadslid):
    dossier = build.dossier(gemeente, titel="Zwaluwtillen")
    stuk(dossier)
    page = client.get(DOSSIERS, {"q": "zwaluwtillen"})
    assert marked(page) == ["zwaluwtillen"] and "staan in geen titel" not in words(page)


def test_words_that_stand_nowhere_are_said_to_be_in_no_document_either(client, gemeente, raadslid):
    stuk(build.dossier(gemeente))
    assert "ook niet in de stukken van uw dossiers" in words(client.get(DOSSIERS, {"q": "ruimtevaart"}))


def test_the_page_of_a_dossier_searches_in_its_own_documents_only(client, gemeente, raadslid):
    dossier, other = build.dossier(gemeente), build.dossier(gemeente, titel="Ander plan")
    assert "Zoek in de stukken" not in words(client.get(dossier.get_absolute_url()))
    stuk(dossier)
    stuk(other, "Ook hier komen zwaluwtillen.")
    page = client.get(dossier.get_absolute_url(), {"q": "zwaluwtillen"})
    assert "Zoek in de stukken van dit dossier" in words(page) and marked(page) == ["zwaluwtillen"]
    assert "Ook hier" not in words(page)
    nothing = client.get(dossier.get_absolute_url(), {"q": "ruimtevaart"}, headers={"HX-Request": "true"})
    assert "‘ruimtevaart’ staat niet in de stukken" in words(nothing)
    assert nothing.content.decode().lstrip().startswith('<section id="stukken"')


def test_what_duiding_kept_is_found(client, gemeente, griffier):
    keep(client, titel="Akkoord")
    assert found_in(gemeente, griffier, "stationsgebied") == ["Akkoord"]


def test_nobody_outside_the_municipality_finds_it_also_when_the_dossier_is_public(gemeente, raadslid):
    dossier = build.dossier(gemeente, openbaar_op=timezone.now())
    stuk(dossier)
    outsider = build.lid(build.gemeente("Elders")).gebruiker
    assert found_in(gemeente, raadslid, "zwaluwtillen") == [dossier.titel]
    assert found_in(gemeente, outsider, "zwaluwtillen") == []
    with bereik(PUBLISHED):
        assert not gemeente.dossiers.search("zwaluwtillen").exists()
        assert not list(Stukpassage.objects.best("zwaluwtillen", [dossier.pk], 1))


def test_without_words_the_database_shows_no_passage(gemeente, raadslid):
    stuk(build.dossier(gemeente))
    for who in [(EVERYTHING,), (gemeente.pk, raadslid.pk)]:
        with bereik(*who):
            assert not Stukpassage.objects.exists()


def test_it_goes_with_its_document_and_along_with_a_merger(gemeente, raadslid):
    kept, gone = stuk(build.dossier(gemeente, titel="Blijft")), stuk(build.dossier(gemeente, titel="Gaat"))
    with bereik(EVERYTHING):
        gone.delete()
    assert found_in(gemeente, raadslid, "zwaluwtillen") == ["Blijft"]
    new = build.gemeente("Nieuwstad")
    clerk = build.lid(new).gebruiker
    with bereik(EVERYTHING):
        move(gemeente, new)
    assert found_in(new, clerk, "zwaluwtillen") == [kept.dossier.titel]


@pytest.mark.parametrize("query", ["\x00", "&|!()<->:*", "de", "a" * 5000, "'", "%s"])
def test_odd_words_give_a_page(client, gemeente, raadslid, query):
    dossier = build.dossier(gemeente)
    stuk(dossier)
    for address in (DOSSIERS, dossier.get_absolute_url()):
        assert client.get(address, {"q": query}).status_code == 200


def test_the_number_of_queries_does_not_grow_with_what_is_found(client, gemeente, raadslid, django_assert_num_queries):
    for _ in range(3):
        stuk(build.dossier(gemeente))
    client.get(DOSSIERS, {"q": "zwaluwtillen"})
    with django_assert_num_queries(13):
        client.get(DOSSIERS, {"q": "zwaluwtillen"})
    for _ in range(9):
        stuk(build.dossier(gemeente))
    with django_assert_num_queries(13):
        assert len(marked(client.get(DOSSIERS, {"q": "zwaluwtillen"}))) == 12


@pytest.mark.parametrize("text", ["", "Kort.", "Een zin over wonen. " * 300, "a" * 5000, "1.234 " * 900, "x\n\n" * 900])
def test_a_document_is_cut_into_pieces_without_losing_a_letter(text):
    pieces = list(pieces_of(text, [len(text) // 2] if text else None))
    assert "".join("".join(piece.tekst for piece in pieces).split()) == "".join(text.split())
    assert all(text[piece.begin :].startswith(piece.tekst) and len(piece.tekst) <= LONGEST for piece in pieces)
    assert {piece.bladzijde for piece in pieces} <= {1, 2}
