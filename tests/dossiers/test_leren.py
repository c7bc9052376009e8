"""Duiding learns from decisions: drafts for an editor, examples without words, thresholds, and a report per doel."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from agendas.duiding.current import engine_of, kept_engine
from agendas.duiding.publishing import lexicon_of_tables, make_version
from agendas.models import Drempel, Leervoorbeeld, Lexiconstand, Masker, Term
from raadsportaal.dossiers.models import Koppeling, Stuk, Suggestie
from raadsportaal.dossiers.suggesties.learning import learn
from raadsportaal.dossiers.suggesties.thresholds import f1, proposed_drempels
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.portaal.tasks import leer
from tests import build
from tests.agendas.test_lexicon_admin import small_lexicon as small_lexicon
from tests.dossiers.leren import ANDERS, LEENKAST, NOW, anders, beslis, besloten_dossiers, number, proposed
from tests.dossiers.leren import lexicon_taken_apart_once as lexicon_taken_apart_once

pytestmark = pytest.mark.usefixtures("lexicon_taken_apart_once")


@pytest.fixture(scope="module")
def decided_once(kept_for_the_file):
    """Dossiers of two municipalities that are decided about, and nothing elsewhere: for all tests of this file."""
    remove_decisions()
    return besloten_dossiers([build.gemeente(), build.gemeente()])


def remove_decisions():
    with bereik(EVERYTHING):
        Stuk.objects.all().delete()


@pytest.fixture
def besloten(decided_once, db):
    return decided_once


@pytest.fixture
def gemeenten(decided_once, db):
    """Two, and nothing decided anywhere."""
    remove_decisions()
    return [build.gemeente(), build.gemeente()]


def report(*options):
    out = StringIO()
    call_command("leer_duiding", *options, stdout=out)
    return out.getvalue()


def doel_of(verslag, nummer):
    return next(doel for doel in verslag.doelen if doel.doel == nummer)


def test_a_word_of_three_dossiers_in_two_municipalities_is_proposed_with_its_reason(besloten):
    learn(NOW)
    [term] = Term.objects.proposed()
    assert (term.term, term.doel, term.subdoelen, term.stand) == ("leenkast", 12, ["12.5"], Lexiconstand.VOORSTEL)
    assert term.gewicht in (1, 2)
    assert term.herkomst == "3 keer gekoppeld aan doel 12, 0 keer afgewezen, in 2 gemeenten"
    term.full_clean()


def test_a_word_of_one_municipality_or_of_two_dossiers_stays_there(gemeenten):
    first = [build.dossier(gemeenten[0]) for _ in range(4)]
    other = build.dossier(gemeenten[1])
    anders([other])
    for dossier in first:
        beslis(dossier, "De knutselhoek krijgt een plek.", "12.5", "koppel")
    for dossier in (first[0], first[0], first[0], other):
        beslis(dossier, f"De deelkelder gaat open in week {next(number)}.", "8.3", "koppel")
    learn(NOW)
    assert proposed() == (set(), set())


def test_names_numbers_addresses_and_words_that_the_lexicon_has_are_not_proposed(gemeenten):
    dossiers = [build.dossier(gemeente) for gemeente in (*gemeenten, gemeenten[0])]
    for dossier, tekst in zip(dossiers, LEENKAST, strict=True):
        more = (
            " Mevrouw Zwanenburg schrijft vóór 2031kwartaal aan post@zwanenburgh.example over de circulaire economie."
        )
        beslis(dossier, tekst + more, "12.5", "koppel")
    anders(dossiers)
    learn(NOW)
    words = " ".join(term for term, _ in proposed()[0])
    assert words and not any(piece in words for piece in ("zwanenb", "2031", "example", "circulair", "kampen"))


def test_what_is_proposed_tells_its_doel_from_the_others(besloten):
    for at, dossier in enumerate(besloten):
        beslis(dossier, f"Een leenkast en een maaidag, de {at + 1}e keer.", "15.1", "koppel")
        beslis(dossier, f"Over de maaidag schrijven wij {at + 1} brieven.", "15.1", "koppel")
    learn(NOW)
    assert ("maaidag", 15) in proposed()[0]
    assert ("leenkast", 15) not in proposed()[0]


def test_nothing_but_the_proposed_words_leaves_the_municipality(besloten):
    learn(NOW)
    passages = [*LEENKAST, *ANDERS]
    words = {word.strip(".,").lower() for tekst in passages for word in tekst.split() if len(word) > 5} - {"leenkast"}
    fresh = [*Term.objects.proposed().values_list("term", "herkomst"), *Masker.objects.proposed().values_list()]
    assert fresh and not any(word in str(row).lower() for row in fresh for word in words - {"gekoppeld"})
    rows = list(Leervoorbeeld.objects.values())
    assert len(rows) == 13
    for row in rows:
        text = row["kenmerk"] + str({key: value for key, value in row.items() if key != "kenmerk"}.values())
        assert not any(word in text for word in [*words, "leenkast"])
        assert all(isinstance(value, int) for value in row["vakken"] + row["doelen"])
        assert all(isinstance(value, float) for value in row["waarden"])


def test_the_numbers_of_an_example_do_not_depend_on_the_names_in_it(besloten):
    one = beslis(besloten[0], "De heer Jansen vroeg om een bankje voor het station.", "11.2", "koppel")
    two = beslis(besloten[1], "De heer Pietersen vroeg om een bankje voor het station.", "11.2", "koppel")
    learn(NOW)
    same = [row for row in Leervoorbeeld.objects.values("doelen", "vakken", "waarden") if row["doelen"] == [11]]
    assert one.pk != two.pk and any(same.count(row) == 2 for row in same)


def test_run_twice_it_adds_nothing(besloten):
    learn(NOW)
    before = [list(model.objects.order_by("pk").values()) for model in (Leervoorbeeld, Term, Masker, Drempel)]
    again = learn(NOW)
    after = [list(model.objects.order_by("pk").values()) for model in (Leervoorbeeld, Term, Masker, Drempel)]
    assert before == after
    assert (again.nieuw, again.weg, again.termen, again.maskers, again.drempels) == (0, 0, [], [], [])


def test_what_an_editor_refused_or_took_is_not_proposed_again(besloten):
    learn(NOW)
    for stand in (Lexiconstand.UIT, Lexiconstand.GEBRUIK):
        Term.objects.filter(term="leenkast").update(stand=stand)
        learn(NOW)
        assert proposed() == (set(), set())
        assert [term.stand for term in Term.objects.filter(term__contains="leenkast")] == [stand]


def test_the_report_alone_writes_nothing(besloten):
    assert "leenkast (doel 12)" in report("--droog")
    assert proposed() == (set(), set()) and not Leervoorbeeld.objects.exists()


def test_the_night_proposes_too(besloten):
    leer(0)
    assert proposed() == ({("leenkast", 12)}, set())


def test_an_example_has_all_doelen_that_were_linked_on_its_passage(gemeenten):
    dossier, tekst = build.dossier(gemeenten[0]), LEENKAST[0]
    beslis(dossier, tekst, "12.5", "koppel")
    beslis(dossier, tekst, "1.2", "koppel", anders="10.2")
    beslis(dossier, tekst, "13.1", "afwijs")
    learn(NOW)
    assert [row.doelen for row in Leervoorbeeld.objects.all()] == [[10, 12]]


@pytest.mark.parametrize(
    ("others", "examples"),
    [
        ([], [[]]),
        ([("3.4", "afwijs", "onderwerp")], [[]]),
        ([("3.4", "afwijs", "te_algemeen")], []),
        ([("3.4", None, "")], []),
    ],
    ids=["alone", "all refused", "another is true but too general", "another still waits"],
)
def test_a_passage_teaches_that_it_has_no_doel_when_all_about_it_was_refused(gemeenten, others, examples):
    dossier = build.dossier(gemeenten[0])
    beslis(dossier, LEENKAST[0], "12.5", "afwijs", reden="onderwerp")
    for code, daad, reden in others:
        beslis(dossier, LEENKAST[0], code, daad, reden=reden)
    learn(NOW)
    assert [row.doelen for row in Leervoorbeeld.objects.all()] == examples


def test_a_decision_that_was_undone_is_forgotten(besloten):
    learn(NOW)
    griffier = build.persoon()
    with bereik(EVERYTHING):
        first, second = Suggestie.objects.filter(subdoel__code="12.5")[:2]
        first.decide("ongedaan", by=griffier, now=NOW, versie=first.versie)
        tie = Koppeling.objects.get(pk=second.koppeling_id)
        tie.decide("ontkoppel", by=griffier, now=NOW, versie=tie.versie)
    verslag = learn(NOW)
    assert (verslag.voorbeelden, verslag.weg) == (11, 2)
    assert Leervoorbeeld.objects.filter(doelen=[12]).count() == 1
    assert (doel_of(verslag, 12).gekoppeld, doel_of(verslag, 12).ontkoppeld) == (1, 1)


def test_words_that_only_refused_suggestions_rested_on_are_proposed_as_a_mask(besloten):
    for at, dossier in enumerate(besloten):
        beslis(dossier, f"Het klimaat aan tafel was {at} keer prettig.", "13.2", "afwijs", bewijs="klimaat")
        beslis(dossier, f"Over windhappers is {at} keer gepraat.", "7.2", "afwijs", bewijs="windhappers")
    beslis(besloten[0], "Ons beleid voor het klimaat staat vast.", "13.2", "koppel", bewijs="klimaat")
    learn(NOW)
    assert proposed()[1] == {"klimaat aan tafel", "windhappers"}
    masker = Masker.objects.get(frase="windhappers")
    assert masker.herkomst == "3 keer afgewezen bij doel 7, 0 keer gekoppeld, in 2 gemeenten"
    Masker.objects.proposed().update(stand=Lexiconstand.UIT)
    learn(NOW)
    assert proposed()[1] == set()


def test_a_threshold_is_proposed_from_twenty_decisions_on(besloten):
    for at in range(19):
        good, tekst = at >= 9, f"Passage {at} over niets."
        beslis(besloten[0], tekst, "6.3", "koppel" if good else "afwijs", score=0.8 if good else 0.6)
    assert learn(NOW).drempels == []
    beslis(besloten[0], "Passage twintig over niets.", "6.3", "koppel", score=0.9)
    learn(NOW)
    [drempel] = Drempel.objects.all()
    assert (drempel.doel, drempel.tonen, drempel.sterk, drempel.stand) == (6, 0.61, 0.9, Lexiconstand.VOORSTEL)
    assert drempel.herkomst == "F1 van 0,71 naar 1,00, op 20 besluiten over doel 6: 11 gekoppeld, 9 niet"
    drempel.full_clean()
    Drempel.objects.update(stand=Lexiconstand.UIT)
    assert learn(NOW).drempels == []


def test_a_threshold_that_brings_nothing_is_not_proposed(content):
    assert proposed_drempels({3: [(0.7, True)] * 30, 4: [(0.7, False)] * 30, 5: [(0.6, True), (0.7, False)] * 15}) == []
    assert f1([(0.9, True), (0.6, False), (0.3, True)], 0.5) == 0.5


def test_a_lower_threshold_is_proposed_when_what_was_only_possible_is_linked(content):
    [drempel] = proposed_drempels({3: [(0.35, True)] * 15 + [(0.7, True)] * 10 + [(0.28, False)] * 5})
    assert 0.28 < drempel.tonen <= 0.35 and drempel.sterk == 0.9


def test_the_report_counts_per_doel_what_was_linked_refused_and_missed(gemeenten):
    dossier, unread = build.dossier(gemeenten[0]), build.dossier(gemeenten[1])
    beslis(dossier, "Een.", "12.5", "koppel")
    beslis(dossier, "Twee.", "12.5", "koppel", anders="12.3")
    for reden in ("onderwerp", "te_algemeen", "te_algemeen", "gemeente", ""):
        beslis(dossier, f"Nee {next(number)}.", "12.5", "afwijs", reden=reden)
    beslis(dossier, "Drie.", "7.1", "koppel", anders="9.4")
    beslis(dossier, "Vier.", "7.1", None)
    build.koppeling(dossier, "4.1")  # missed
    build.koppeling(dossier, "12.8")  # a suggestion was for this doel
    build.koppeling(dossier, "5.1", besloten_op=datetime(2026, 9, 1, tzinfo=UTC))  # stood there before the reading
    build.koppeling(unread, "4.1")
    verslag = learn(NOW)
    twaalf = doel_of(verslag, 12)
    assert (twaalf.gekoppeld, twaalf.ander_subdoel, twaalf.afgewezen) == (2, 1, 5)
    assert (twaalf.onderwerp, twaalf.te_algemeen, twaalf.gemeente, twaalf.zonder_reden) == (1, 2, 1, 1)
    assert (doel_of(verslag, 7).gekoppeld, doel_of(verslag, 7).ander_subdoel) == (1, 1)
    assert {doel.doel: doel.met_de_hand for doel in verslag.doelen if doel.met_de_hand} == {4: 1}
    rows = {line.split()[0]: line.split()[1:] for line in report().splitlines() if line.strip()}
    assert rows["12"] == ["2", "1", "0", "1", "2", "1", "1", "0", "0", "-"]
    assert rows["4"][7] == "1"
    assert rows["alle"] == ["3", "2", "0", "1", "2", "1", "1", "1", "0", "0"]


def test_without_any_decision_the_report_is_empty(gemeenten):
    assert "Leervoorbeelden: 0, 0 nieuw, 0 weg." in report()


def test_a_version_made_after_learning_uses_the_decisions_and_no_draft(besloten, small_lexicon):
    learn(NOW)
    versie = make_version(by="Redacteur", toelichting="Geleerd", now=NOW)
    assert versie.aantallen["besluiten"] == 13
    assert "leenkast" not in str(versie.inhoud["termen"])
    tekst = "In de wijk komt een leenkast."
    plain = kept_engine(lexicon_of_tables())
    chance = [{12: 0} | engine.model.logits(tekst.lower()) for engine in (plain, engine_of(versie))]
    assert chance[1][12] > chance[0][12]
