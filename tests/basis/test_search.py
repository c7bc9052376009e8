"""Searching and counting: what a visitor finds, whatever is typed."""

import pytest

from kennisbank.models import Onderwerp, Praktijk
from raadsportaal.basis import search
from raadsportaal.basis.models import SearchRarity, Woordgroep
from raadsportaal.basis.search import candidates, corpus, rarity, relevance
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lege_kennisbank_per_bestand")]


def found(words="", **options):
    answer = search.find("praktijk", words=words, **options)
    return [Praktijk.objects.get(pk=pk).titel for pk in answer.ids]


@pytest.fixture(params=["a small kind", "a large kind"])
def any_size(request, monkeypatch):
    """A large kind is not held in memory: the database chooses which of its records are weighed."""
    if request.param == "a large kind":
        monkeypatch.setattr(rarity, "MOST_HELD", 0)


ODD = [
    "'", '"open', "a & | ! <-> b", "--", "x" * 10_000, "%s %(a)s", "\\", "((", "nul\x00", "😀", "a:*b",
    "' OR 1=1", "Oʻahu",
]  # fmt: skip
at_any_size = pytest.mark.usefixtures("any_size")


@at_any_size
def test_a_dutch_word_is_found_in_another_form():
    build.praktijk(titel="Samenwerkingen van buurten")
    assert found("samenwerking buurt") == ["Samenwerkingen van buurten"]


@at_any_size
def test_accents_do_not_matter():
    build.praktijk(titel="Energie in São Paulo", plaats="São Paulo")
    assert found("sao paulo") == ["Energie in São Paulo"]
    assert found("são") == ["Energie in São Paulo"]


@at_any_size
def test_a_word_finds_the_compound_that_begins_with_it():
    build.praktijk(titel="Regenwateropvang op school")
    assert found("regen") == ["Regenwateropvang op school"]


@at_any_size
def test_a_compound_that_nobody_wrote_finds_its_two_words():
    build.praktijk(titel="Fraude in de bijstand")
    build.praktijk(titel="Bomen langs de weg")
    assert found("bijstandsfraude") == ["Fraude in de bijstand"]


@at_any_size
def test_a_subject_in_the_form_of_a_plan_is_found_by_the_subject_and_its_other_names():
    Woordgroep.objects.create(woorden="zwanendons, ganzenveer")
    build.praktijk(titel="Zwanendons in het park")
    build.praktijk(titel="Ganzenveer van de buren")
    build.praktijk(titel="Een plan voor bomen")
    assert sorted(found("zwanendonsbeleid")) == ["Ganzenveer van de buren", "Zwanendons in het park"]
    assert sorted(found("zwanendonsplan")) == ["Ganzenveer van de buren", "Zwanendons in het park"]


@at_any_size
def test_what_has_only_the_common_word_of_a_question_is_just_alike():
    build.praktijk(titel="Winkels in het centrum")
    build.praktijk(titel="Winkels op het dorp")
    answer = search.find("praktijk", words="zondagsopenstelling winkels")
    assert (answer.total, len(answer.alike)) == (0, 2)


@at_any_size
def test_another_name_counts_only_for_the_words_that_it_replaces():
    Woordgroep.objects.create(woorden="winkels, detailhandel")
    build.praktijk(titel="Detailhandel in het centrum")
    build.praktijk(titel="Bomen langs de weg")
    assert found("winkels") == ["Detailhandel in het centrum"]
    assert found("winkels op zondag sluiten") == []


@at_any_size
def test_a_word_does_not_find_what_only_shares_its_stem():
    """The stem of "regen" is "reg"."""
    build.praktijk(titel="Nieuwe regels en meer regie")
    build.praktijk(titel="Regens in de lente")
    assert found("regen") == ["Regens in de lente"]


@at_any_size
def test_the_title_weighs_more_than_the_text():
    build.praktijk(titel="Iets anders", samenvatting="Er is ook een molen.", probleem="Hier staat molen in de tekst.")
    build.praktijk(titel="De molen draait")
    assert found("molen") == ["De molen draait", "Iets anders"]


@at_any_size
def test_the_country_and_the_steps_are_searched():
    build.praktijk(titel="Fjord", land="NO", stap="Bewoners tekenen een kaart.")
    assert found("noorwegen") == ["Fjord"]
    assert search.find("praktijk", words="tekenen").alike == [Praktijk.objects.get().pk], "of the steps: front.py"


@at_any_size
def test_who_types_two_words_gets_what_has_both_before_what_is_all_about_one():
    build.praktijk(titel="Afval", samenvatting="Huisvuil.", land="NO")
    for titel in ("Bomen langs de weg", "Leren lezen", "Een bus voor een euro"):
        build.praktijk(titel=titel, land="IT")
    build.praktijk(titel="Wijkpunten delen eten uit", samenvatting="Winkels gooien het niet bij het afval.", land="IT")
    assert found("afval in Italië")[0] == "Wijkpunten delen eten uit"


@at_any_size
def test_a_typing_error_and_the_end_of_a_compound_find_it():
    praktijk = build.praktijk(titel="Wateroverlast in de binnenstad")
    build.praktijk(titel="Bomen langs de weg")
    assert found("wateroverlats") == ["Wateroverlast in de binnenstad"]
    assert search.find("praktijk", words="overlast").alike[0] == praktijk.pk


@at_any_size
def test_what_is_most_like_a_praktijk_is_found():
    one = build.praktijk(titel="Wadi’s vangen de regen op", samenvatting="De straat krijgt een greppel.")
    other = build.praktijk(titel="Een greppel vangt regen op", samenvatting="Wadi’s in de straat.")
    build.praktijk(titel="Leren lezen in de bibliotheek", samenvatting="Elke week een les.")
    assert relevance.like(one.KIND, one.pk, f"{one.titel} {one.samenvatting}", most=1) == [other.pk]


def test_what_is_rare_in_a_large_kind_follows_each_change(monkeypatch):
    def kept():
        row = SearchRarity.objects.get(kind="praktijk")
        return row.n, round(row.length, 1), bytes(row.packed)

    praktijken = [build.praktijk(titel=titel) for titel in ("De molen draait", "Bomen langs de weg", "Een brug")]
    monkeypatch.setattr(rarity, "MOST_HELD", 1)
    praktijken[0].titel = "De molen staat stil"
    praktijken[0].save()
    before = kept()
    assert before[0] == 3
    praktijken[1].titel = "Struiken langs de weg"
    praktijken[1].save()
    assert kept() != before
    praktijken[1].titel = "Bomen langs de weg"
    praktijken[1].save()
    assert kept() == before
    praktijken[2].delete()
    assert kept()[0] == 2
    praktijken[1].delete()
    assert not SearchRarity.objects.exists()


@at_any_size
def test_a_word_of_its_thema_makes_an_example_alike_and_its_subject_finds_it():
    praktijk = build.praktijk(titel="Heel iets anders", themas=["klimaatadaptatie"])
    answer = search.find("praktijk", words="hitte")
    assert (answer.ids, answer.alike) == ([], [praktijk.pk])
    praktijk.onderwerpen.add(Onderwerp.objects.get(slug="hitte"))
    praktijk.index()
    assert found("hitte") == ["Heel iets anders"]


@at_any_size
def test_only_published_praktijken_are_found():
    praktijk = build.praktijk(titel="Zeldzaam onderwerp")
    praktijk.status = "gearchiveerd"
    praktijk.save()
    assert found("zeldzaam") == []


def test_deleting_a_praktijk_lowers_every_count():
    build.praktijk(themas=["wonen"])
    build.praktijk(themas=["wonen", "energie"]).delete()
    assert search.find("praktijk").total == 1
    assert 1 not in [n for v, n in search.find("praktijk").counts.items() if v == 1002]


def test_changing_a_thema_moves_the_count(django_assert_num_queries):
    praktijk = build.praktijk(themas=["wonen"])
    praktijk.themas.set([2])
    praktijk.index()
    counts = search.find("praktijk").counts
    assert counts.get(1002) == 1
    assert not counts.get(1004)


def test_for_a_reader_of_a_municipality_two_filters_count_too():
    for inwoners in (1_000_000, 50_000):
        build.praktijk(titel=f"Plaats van {inwoners}", inwoners=inwoners, themas=["wonen"], doelen=[11])
    build.praktijk(themas=["energie"], doelen=[11])
    chosen = [(1, [1004]), (4, [4011])]
    assert found(filters=chosen, near=50_000) == ["Plaats van 50000", "Plaats van 1000000"]


@at_any_size
def test_any_text_can_be_searched():
    build.praktijk()
    for words in ODD:
        assert search.find("praktijk", words=words).total >= 0
        assert search.find_everywhere(words) is not None
        assert search.suggest(words) is not None


def test_a_typing_error_is_mended():
    build.praktijk(titel="Wateroverlast in de binnenstad")
    assert search.suggest("wateroverlats") == "wateroverlast"
    assert search.suggest("wateroverlast") == ""
    assert search.suggest("lastig water") == "", "another word, and no error"


def naive_counts(chosen):
    """The counts by the book: for each facet, the praktijken that pass the filters of all other facets."""
    rows = [(p, {o.value for o in p.search_entry().options}) for p in Praktijk.objects.all().indexable()]
    counts = {}
    for value in {v for _, values in rows for v in values}:
        others = [set(values) for number, values in chosen if number != value // 1000]
        n = sum(value in values and all(values & other for other in others) for _, values in rows)
        if n:
            counts[value] = n
    return counts


def test_what_the_index_takes_for_the_word_itself_is_no_other_form_of_it(monkeypatch):
    monkeypatch.setattr(rarity, "MOST_HELD", 0)
    build.praktijk(titel="Een bewoner helpt wijkbewoners")
    forms = candidates.other_forms(corpus.current("praktijk"), ["bewoners"])["bewoners"]
    assert "wijkbewoners" in forms and "bewoner" not in forms


WONEN, AFVAL, KADERS, GELD = (1, [1004]), (1, [1009]), (3, [3000]), (3, [3001])


@pytest.fixture
def trees(monkeypatch):
    """A large kind of which two records are weighed: five that any word has alike, the last two with other filters."""
    monkeypatch.setattr(rarity, "MOST_HELD", 0)
    monkeypatch.setattr(candidates, "MOST", 2)
    monkeypatch.setattr(candidates, "MOST_WITHIN", 2)
    for titel, themas, rollen in [
        ("Bomen langs de weg", ["wonen"], ["kaders"]),
        ("Bomen langs de kade", ["wonen"], ["kaders"]),
        ("Bomen langs de laan", ["wonen"], ["kaders"]),
        ("Bomen langs de vaart", ["afval"], ["kaders"]),
        ("Bomen langs de straat", ["afval"], ["geld"]),
    ]:
        build.praktijk(titel=titel, themas=themas, rollen=rollen)


@pytest.mark.parametrize(
    ("chosen", "titel"),
    [([AFVAL], "Bomen langs de vaart"), ([AFVAL, GELD], "Bomen langs de straat"), ([GELD], "Bomen langs de straat")],
)
@pytest.mark.usefixtures("trees")
def test_a_narrow_filter_reaches_what_the_words_alone_would_not(chosen, titel):
    assert titel not in found("bomen")
    assert found("bomen", filters=chosen) == [titel]


@pytest.mark.usefixtures("trees")
def test_beside_a_narrow_filter_what_fails_it_alone_is_counted():
    answer = search.find("praktijk", words="bomen", filters=[AFVAL, GELD])
    assert answer.total == 1
    assert answer.counts[KADERS[1][0]] == 1  # along the vaart: no money, and the same thema
    assert WONEN[1][0] not in answer.counts  # those fail both


CHOICES = [
    [],
    [(1, [1004])],
    [(1, [1004, 1002]), (4, [4011])],
    [(1, [1004]), (4, [4011, 4013]), (3, [3000])],
    [(4, [4017])],
]


def test_counts_are_exact_and_ignore_their_own_facet():
    for themas, doelen, rollen in [
        (["wonen"], [11], ["kaders"]),
        (["wonen", "energie"], [11, 13], ["geld"]),
        (["energie"], [7, 13], ["kaders", "geld"]),
        (["afval"], [12], ["controle"]),
        (["afval", "wonen"], [11], ["kaders"]),
    ]:
        build.praktijk(themas=themas, doelen=doelen, rollen=rollen)
    for chosen in CHOICES:
        answer = search.find("praktijk", filters=chosen)
        counted = {value: n for value, n in answer.counts.items() if n and value}
        assert counted == naive_counts(chosen), chosen
