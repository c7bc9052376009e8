"""Dutch words as searching sees them."""

import pytest

from raadsportaal.basis.search.language import root


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("laadpaal", "laadpalen"),
        ("huis", "huizen"),
        ("brief", "brieven"),
        ("klas", "klassen"),
        ("fiets", "fietsen"),
        ("prijs", "prijzen"),
        ("begraafplaats", "begraafplaatsen"),
        ("ziekenhuis", "ziekenhuizen"),
        ("proces", "processen"),
        ("adres", "adressen"),
        ("overheid", "overheden"),
    ],
)
def test_one_and_more_of_a_thing_share_a_root(one, more):
    assert root(one) == root(more)


@pytest.mark.parametrize(("word", "other"), [("bos", "bus"), ("huis", "huur"), ("les", "lus"), ("school", "schuld")])
def test_other_words_do_not(word, other):
    assert root(word) != root(other)


@pytest.mark.parametrize("word", ["s", "ss", "z", "heden", "sss", "en", "2030"])
def test_what_is_hardly_a_word_keeps_something(word):
    assert root(word)
