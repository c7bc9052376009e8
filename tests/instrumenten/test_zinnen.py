"""The sentences of the papers, over hundreds of combinations of real records: no broken one, whatever was picked."""

import random
import re

import pytest
from django.utils import timezone

from agendas.models import Indicator, Waarde
from raadsportaal.dossiers.profiel import example_profiel
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten import getallen, materiaal
from raadsportaal.instrumenten.bouwen import build
from raadsportaal.instrumenten.papier import OPEN
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.uitvoer.tekst import as_text
from raadsportaal.instrumenten.zinnen import Zinnen, faults, ours
from tests import build as make
from tests.instrumenten.jaren import a_year

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]

COMBINATIONS = 500
OF_ONE = 20  # papers that are made of what is gathered for one municipality: gathering takes longer than making
ENDS = re.compile(r"[.;,?:!]$|[.?!]’$")
ITEM_OF_A_LIST = {"constaterende", "overwegende", "verzoek"}


@pytest.fixture(scope="module")
def papers(django_db_setup, django_db_blocker):
    """500 papers of all kinds, for many municipalities, from records picked by chance: the same each time."""
    with django_db_blocker.unblock(), bereik(EVERYTHING):
        chance, today = random.Random(14), timezone.localdate()
        gemeenten = list(Gemeente.objects.current(today).order_by("pk"))
        chance.shuffle(gemeenten)
        codes = list(materiaal.subdoelen().values_list("code", flat=True))
        cijfers = list(Indicator.objects.for_meetlat().values_list("code", flat=True))
        praktijken = list(materiaal.praktijken().order_by("pk").values_list("slug", flat=True))
        afspraken = [doel.sleutel for doel in materiaal.afspraken()]
        doelen = [deel.doel for deel in example_profiel().delen]
        made = []
        for number in range(COMBINATIONS // OF_ONE):
            gemeente = gemeenten[number]
            dossiers = [*gemeente.dossiers.order_by("pk").values_list("slug", flat=True), ""]
            keuze = materiaal.Keuze(
                chance.choice(dossiers),
                chance.sample(codes, 4),
                chance.sample(cijfers, 6),
                chance.sample(praktijken, 5),
                afspraken=chance.sample(afspraken, 3),
            )
            around = materiaal.offered(gemeente, keuze, today)
            keuze.vragen = [vraag.tekst for vraag in around.vragen]
            whole = materiaal.chosen(gemeente, keuze, today)
            for _ in range(OF_ONE):
                whole.jaar = a_year(whole, doelen, chance)
                made.append(build(chance.choice(list(Soort)), some_of(whole, chance), Zinnen()))
        return made


def some_of(whole, chance):
    """A part of what was picked, also none of it."""
    part = materiaal.Materiaal(whole.gemeente, whole.peers, whole.today, whole.absolute, whole.regels)
    part.dossier = chance.choice([whole.dossier, None])
    part.koppelingen = whole.koppelingen if part.dossier else []
    part.jaar = chance.choice([whole.jaar, whole.jaar, None])
    for name in ("subdoelen", "afspraken", "metingen", "praktijken", "vragen"):
        records = getattr(whole, name)
        setattr(part, name, chance.sample(records, chance.randint(0, min(3, len(records)))))
    return part


def lines(papers):
    return [(papier, deel, regel) for papier in papers for deel in papier.delen for regel in deel.regels]


def test_no_paper_holds_a_hole_in_its_words(papers):
    assert len(papers) == COMBINATIONS
    for papier in papers:
        text = re.sub(r"(https?:/)?/\S+", "", as_text(papier))
        for wrong in ("None", "{", "}", "()", "‘’", " ,", " ;", "..", ",,", ".;", "?."):
            assert wrong not in text, (wrong, text)
        assert not re.search(r"\bnan\b", text), text
        assert not re.search(r"[^\n] {2,}", text), text


def test_every_line_ends(papers):
    for papier, deel, regel in lines(papers):
        text = regel.tekst
        assert ENDS.search(text) or text == OPEN, (papier.soort, deel.sleutel, text)
        if deel.sleutel in ITEM_OF_A_LIST:
            assert text.endswith(";"), text


def test_a_sentence_begins_as_its_place_asks(papers):
    """What follows "dat" or "verzoekt het college" goes on; any other sentence begins with a capital."""
    for papier, deel, regel in lines(papers):
        if deel.sleutel in ("constaterende", "verzoek"):
            assert not regel.tekst.startswith(("De ", "Het ", "Dat ", "Er ")), regel.tekst
        elif deel.sleutel in ("inleiding", "aanleiding", "cijfers", "onbekend"):
            assert regel.tekst[0].isupper() or regel.tekst[0] in f"‘{OPEN}", (papier.soort, regel.tekst)


def test_a_fact_has_a_source_and_a_figure_has_its_year(papers):
    facts = [regel for _, deel, regel in lines(papers) if deel.sleutel in ("constaterende", "inleiding", "aanleiding")]
    assert len(facts) > 500
    for regel in facts:
        if OPEN not in regel.tekst:
            assert regel.bronnen, regel.tekst
        if "het cijfer ‘" in regel.tekst.lower():
            assert re.search(r"\bin (19|20)\d\d\b", regel.tekst), regel.tekst


def test_every_number_of_a_source_is_in_the_list_of_sources(papers):
    for papier in papers:
        used = {number for deel in papier.delen for regel in deel.regels for number in regel.bronnen}
        assert used <= set(range(1, len(papier.bronnen) + 1))


def test_the_number_in_the_sentence_is_that_of_the_source(papers):
    """Each value as the table of figures has it, in the unit of its indicator."""
    found = re.compile(r"[Hh]et cijfer ‘(.+?)’ voor (.+?) (?:lag )?in (\d{4}) op (.+?)(?: lag|\.|;| \()")
    indicatoren = {indicator.titel: indicator for indicator in Indicator.objects.for_meetlat()}
    checked = 0
    for _, _, regel in lines(papers):
        if hit := found.match(regel.tekst):
            titel, naam, jaar, _ = hit.groups()
            row = Waarde.objects.get(indicator=indicatoren[titel], gemeente__naam=naam, jaar=jaar)
            assert f"op {getallen.waarde(indicatoren[titel], row.waarde)}" in regel.tekst
            checked += 1
    assert checked > 100


def test_an_example_that_was_never_measured_says_so(papers):
    described = make.praktijk(titel="Een straat zonder tegels", zekerheid=1, sinds=2019, gecontroleerd_op=None)
    gemeente, today = Gemeente.objects.get(slug="zwolle"), timezone.localdate()
    picked = materiaal.chosen(gemeente, materiaal.Keuze(praktijken=[described.slug]), today)
    text = as_text(build(Soort.MOTIE, picked, Zinnen()))
    assert "(Bergen, Noorwegen, sinds 2019)" in text
    assert "waarvan het resultaat niet is gemeten, en dat nog niet door VNG is gecontroleerd; [" in text


@pytest.mark.parametrize(
    ("eenheid", "decimalen", "van", "naar", "zegt"),
    [
        ("% van volwassenen", 1, 14.1, 14.4, "0,3 procentpunt hoger"),
        ("% van volwassenen", 1, 14.14, 14.1, ""),
        ("euro per inwoner", 0, 1_400, 150, "1.250 euro per inwoner lager"),
        ("1.000 euro", 1, 30.1, 30.4, "300 euro hoger"),
        ("aantal", 0, 3, 5, "2 hoger"),
        ("km", 1, 0.9, 0.8, "0,1 kilometer lager"),
    ],
)
def test_a_difference_has_its_own_unit(eenheid, decimalen, van, naar, zegt):
    assert getallen.verschil(Indicator(eenheid=eenheid, decimalen=decimalen), van, naar) == zegt


@pytest.mark.parametrize(
    ("eenheid", "decimalen", "waarde", "zegt"),
    [
        ("% van volwassenen", 1, 12.25, "12,3 procent van volwassenen"),
        ("%", 0, 88, "88 procent"),
        ("1.000 euro", 1, 452.3, "452.300 euro"),
        ("aantal", 1, 5.3, "5,3"),
        ("m³ per jaar", 0, 1240, "1.240 m³ per jaar"),
        ("per 1.000 inwoners", 1, -0.5, "−0,5 per 1.000 inwoners"),
    ],
)
def test_a_value_has_its_unit_in_words(eenheid, decimalen, waarde, zegt):
    assert getallen.waarde(Indicator(eenheid=eenheid, decimalen=decimalen), waarde) == zegt


def test_our_own_sentences_keep_our_own_rules():
    assert {sleutel: faults(sleutel, tekst) for sleutel, tekst in ours().items() if faults(sleutel, tekst)} == {}
