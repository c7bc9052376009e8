"""The help while writing: it counts, it names what could be plainer, and it refuses nothing."""

import time

import pytest

from raadsportaal.redactie.writing import readability
from tests import build
from tests.redactie.forms import address, put

OFFICIAL = "Middels dit besluit wordt de implementatie van de maatregelen ten aanzien van de wijk aangevangen."


def test_an_abbreviation_or_a_number_ends_no_sentence():
    text = "Zie art. 12 van de wet. Het kost 3.500 euro, o.a. voor J. de Vries! En dan?\nEen kop"
    assert len(readability.sentences(text)) == 4


@pytest.mark.parametrize("sign", ["a. ", ".", "a", "a.", "1,", "x@", "@", "a-", "(", "\n", "enz.", "ten aanzien "])
def test_no_text_keeps_a_worker_busy(sign):
    began = time.process_time()
    readability.advice((f"Dit is een zin. {sign * 60_000}")[:60_000])
    assert time.process_time() - began < 1


def test_the_average_is_told_in_words():
    text = f"{' '.join(['woord'] * 22)}. {' '.join(['woord'] * 16)}."
    assert readability.advice(text) == ["Zinnen zijn gemiddeld 19 woorden. Probeer hooguit 15."]


def test_a_hard_word_comes_with_a_plain_one_also_when_it_is_bent():
    said = " ".join(readability.advice(f"{OFFICIAL} Dat zijn aanzienlijke kosten."))
    for words in ("‘middels’ (zeg: met)", "‘ten aanzien van’ (zeg: over)", "‘aanzienlijke’ (zeg: veel)"):
        assert words in said
    assert "middelen" not in readability.hard_words("Er zijn middelen voor de thansen.")


def test_a_very_long_word_is_named():
    assert "‘duurzaamheidsprogramma’" in " ".join(readability.advice("Dit is ons duurzaamheidsprogramma voor u."))


def test_plain_words_get_no_advice():
    assert (
        readability.advice("De gemeente plantte bomen. Het werd koeler in de straat. Kinderen spelen nu buiten.") == []
    )


def test_the_list_is_long_and_gives_a_word_for_each():
    words = readability._plainer()
    assert len(words) >= 250 and all(plain and plain != word for word, plain in words.items())


@pytest.mark.django_db
@pytest.mark.usefixtures("content")
class TestForm:
    def test_the_stored_text_has_its_help_without_script_and_can_still_be_saved(self, schrijver):
        praktijk = build.praktijk(status="concept", titel="T" * 81, probleem=OFFICIAL)
        page = schrijver.get(address(praktijk)).content.decode()
        assert "81 van hooguit 70 tekens: te lang" in page and "‘middels’ (zeg: met)" in page
        assert 'aria-describedby="id_probleem_helptext id_probleem_schrijfhulp"' in page
        put(schrijver, praktijk, probleem=f"{OFFICIAL} Tevens.")
        praktijk.refresh_from_db()
        assert praktijk.probleem.endswith("Tevens.")

    def test_a_text_in_another_language_gets_no_advice_on_words(self, schrijver):
        praktijk = build.praktijk(status="concept", taal="en", probleem=OFFICIAL)
        assert "(zeg: met)" not in schrijver.get(address(praktijk)).content.decode()

    def test_what_is_typed_is_read_for_staff_only(self, schrijver, client):
        data = {"tekst": OFFICIAL, "advies": "50", "taal": "nl"}
        page = schrijver.post("/schrijfhulp/", data).content.decode()
        assert f"{len(OFFICIAL)} van hooguit 50 tekens: te lang" in page and "(zeg: met)" in page
        assert "(zeg" not in schrijver.post("/schrijfhulp/", data | {"taal": "en", "advies": "²"}).content.decode()
        assert client.post("/schrijfhulp/", data).status_code == 302
        assert schrijver.get("/schrijfhulp/").status_code == 405
