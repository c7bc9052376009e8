"""Duiding reads a passage as a clerk would: compounds, figures of speech, procedure, headings, and its evidence."""

from dataclasses import replace

import pytest

from agendas.duiding.current import kept_engine
from agendas.duiding.engine import Engine, examples_of
from agendas.duiding.lexicon import Lexicon, Lexiconmasker, Lexiconterm, Lexiconzin, lexicon_of_files
from agendas.duiding.linear import LinearModel, train
from agendas.duiding.matching import Matcher
from agendas.duiding.normalise import normalise
from tests.bench.duiding.measure import figures, passages


@pytest.fixture(scope="module")
def engine():
    return kept_engine(lexicon_of_files())  # trained when the content was loaded


def shown(engine, text, heading=""):
    return {vondst.doel for vondst in engine.judge(text, heading) if vondst.sterkte != "mogelijk"}


@pytest.mark.parametrize(
    ("text", "doel"),
    [
        ("De klimaatadaptatiestrategie ligt dit najaar voor aan de raad.", 13),
        ("Wij herijken het minimabeleid en het armoedefonds.", 1),
        ("In de Lindenbuurt komen 140 sociale huurwoningen en een buurtpark.", 11),
        ("Met de stedenband wisselen wij kennis uit over ontwikkelingssamenwerking.", 17),
        ("De wachtlijst in de jeugdzorg en de ggz moet korter.", 3),
        ("Langs de beek herstellen we natuur en leefgebied voor weidevogels.", 15),
    ],
)
def test_a_passage_shows_its_doel_also_inside_a_compound(engine, text, doel):
    assert doel in shown(engine, text)


@pytest.mark.parametrize(
    "text",
    [
        "Er heerst in deze raad een goed klimaat van samenwerking.",
        "Beide partijen doen water bij de wijn en gaan met nieuwe energie verder.",
        "Wethouder De Boer zal zorg dragen voor een tijdige reactie.",
        "De algemene uitkering is bijgesteld op grond van de meicirculaire; de voeding van de reserve blijft gelijk.",
        "De langlopende schulden namen af. Onze financiële gezondheid is op orde.",
        "Met deze maatregel kan iedereen na de raadsvergadering veilig thuis komen.",
        "De raad besluit de begrotingswijziging vast te stellen en het college te machtigen.",
        "",
        "    \n\n  ",
        "12 34 56",
    ],
)
def test_figures_of_speech_and_procedure_show_nothing(engine, text):
    assert engine.judge(text) == []


def test_no_more_than_four_doelen_and_the_strongest_first(engine):
    text = "Armoede, riolering, zonnepanelen, afvalscheiding, biodiversiteit en een stedenband: alles komt aan bod."
    found = engine.judge(text)
    assert 2 <= len(found) <= 4
    assert [v.sterkte for v in found] == sorted((v.sterkte for v in found), key=("sterk", "redelijk", "mogelijk").index)


def test_evidence_stands_in_the_text_as_whole_words(engine):
    text = "Één ding staat vast: “het minimabeleid” blijft — ook ná 2027 — bestaan."
    [vondst] = [v for v in engine.judge(text) if v.doel == 1]
    assert [text[begin:end] for begin, end in vondst.bewijs] == ["minimabeleid"]
    assert vondst.subdoelen and all(code.startswith("1.") for code in vondst.subdoelen)


def test_what_is_shown_without_words_is_only_possible(engine):
    for row in passages("ontwikkel"):
        for vondst in engine.judge(row["tekst"], row["kop"]):
            assert vondst.bewijs or vondst.sterkte == "mogelijk"
            assert all(0 <= begin < end <= len(row["tekst"]) for begin, end in vondst.bewijs)


def test_a_heading_helps_but_is_no_ground_by_itself(engine):
    text = "Wij trekken hiervoor jaarlijks een bedrag uit en kijken na twee jaar hoe het gaat."
    assert shown(engine, text, "Duurzaamheid > Riolering en drinkwater") == set()
    doubtful = "Onder de Dorpsstraat vervangen wij dit jaar de oude riolen."
    with_heading = {v.doel: v.score for v in engine.judge(doubtful, "Water > Riolering")}
    without = {v.doel: v.score for v in engine.judge(doubtful)}
    assert with_heading.get(6, 0) > without.get(6, 0)


def test_the_same_text_gives_the_same_answer_also_from_an_engine_made_again(engine):
    """Said of a part of the lexicon: how much there is to learn from changes nothing of that."""
    whole = engine.lexicon
    some = replace(whole, termen=whole.termen[::24], zinnen=whole.zinnen[::24])
    engine, again = Engine.compiled(some), Engine.compiled(some)
    for row in passages("ontwikkel")[:60]:
        assert engine.judge(row["tekst"], row["kop"]) == again.judge(row["tekst"], row["kop"])


def test_a_model_that_was_kept_answers_as_when_it_was_trained(engine):
    kept = LinearModel.loads(engine.model.dumps())
    text = normalise("De bus rijdt weer langs het ziekenhuis.")
    assert kept.logits(text) == engine.model.logits(text)


def test_a_kept_engine_is_made_again_when_its_file_is_damaged_or_its_lexicon_changed(tmp_path):
    lexicon = Lexicon(
        [Lexiconterm("fietspad", 11)], [Lexiconmasker("klimaat van angst")],
        [Lexiconzin("Er komt een fietspad langs de vaart.", (11,)), Lexiconzin("De vergadering is gesloten.", ())],
    )  # fmt: skip
    first = kept_engine(lexicon, tmp_path)
    [path] = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-9] + b"kapot!!!!")
    assert kept_engine(lexicon, tmp_path).judge("Een fietspad.") == first.judge("Een fietspad.")
    kept_engine(replace(lexicon, termen=[Lexiconterm("fietspad", 3)]), tmp_path)
    assert path in tmp_path.iterdir() and len(list(tmp_path.iterdir())) == 2, "an older lexicon may come back"


def test_edges_say_where_in_a_word_a_term_may_stand():
    edges = {"open": 4, "begin": 2, "eind": 2, "dicht": 1}
    for randen, count in edges.items():
        matcher = Matcher(Lexicon([Lexiconterm("ras", 10, randen=randen)]))
        assert len(matcher.find("ras rassen terras terrassen")) == count, randen


def test_a_longer_term_goes_before_the_one_inside_it_and_a_mask_hides_both():
    matcher = Matcher(
        Lexicon([Lexiconterm("klimaat", 13), Lexiconterm("klimaatadaptatie", 13)], [Lexiconmasker("klimaat van angst")])
    )
    assert [match.termen[0].term for match in matcher.find("klimaatadaptatie")] == ["klimaatadaptatie"]
    assert matcher.find("een klimaat van angst") == []
    assert len(matcher.find("een klimaat van angst is geen klimaat")) == 1


def test_thousands_of_masks_and_terms_in_one_text_take_no_more_than_a_moment(engine):
    assert engine.judge("water bij de wijn klimaatbeleid geachte voorzitter " * 4000)


def test_the_files_of_the_lexicon_hold_what_was_promised():
    lexicon = lexicon_of_files()
    assert len(lexicon.termen) >= 1500 and len(lexicon.maskers) >= 200
    assert len(lexicon.zinnen) >= 700 and sum(not zin.doelen for zin in lexicon.zinnen) >= 120
    assert len({code for zin in lexicon.zinnen for code in zin.subdoelen}) >= 120
    assert len({(term.term, term.doel) for term in lexicon.termen}) == len(lexicon.termen)
    assert Lexicon.from_json(lexicon.as_json(), 0).as_json() == lexicon.as_json()


def test_the_model_learns_from_the_terms_as_well():
    lexicon = Lexicon([Lexiconterm("warmtenet", 7)], [], [Lexiconzin("De kade is oud.", (9,))])
    assert train(examples_of(lexicon)).logits("warmtenetten")[7] > 0


def test_duiding_is_about_as_good_as_when_it_was_measured(engine):
    found = figures(engine, passages("ontwikkel"))
    assert found["F1"] > 0.76 and found["R@3"] > 0.82 and found["subdoel@3"] > 0.88
    assert int(found["negatief"].split("/")[0]) <= 3
