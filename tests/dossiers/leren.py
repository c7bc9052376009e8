"""Decisions about suggestions, as griffies make them, for tests of what duiding learns from them."""

from datetime import UTC, datetime
from functools import lru_cache
from itertools import count

import pytest

from agendas.models import Masker, Subdoel, Term
from raadsportaal.dossiers.models import Stuk, Suggestie
from raadsportaal.dossiers.suggesties import learning, proposing
from raadsportaal.dossiers.suggesties.words import phrases_of, words_of
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from tests import build

NOW = datetime(2026, 11, 20, 3, 40, tzinfo=UTC)
READ = datetime(2026, 10, 1, 9, tzinfo=UTC)
LEENKAST = [
    "In de Esdoornwijk zetten wij met bewoners een leenkast neer voor kleren.",
    "Bij het wijkcentrum van Ootmarsveld staat straks een leenkast met gereedschap.",
    "Wethouder Van Kampen opent in het voorjaar de leenkast aan de Brinkstraat.",
]
ANDERS = [
    "Het fietspad langs de vaart wordt verbreed tot vier meter.",
    "De bibliotheek blijft ook op zaterdag open tot vijf uur.",
    "Er komt een loket waar ondernemers terecht kunnen met hun vragen.",
    "Wij planten langs de dijk een rij knotwilgen terug.",
    "De sporthal krijgt een nieuwe vloer en betere kleedkamers.",
    "Op het dak van de school komen zonnepanelen te liggen.",
    "Voor mantelzorgers is er twee keer per jaar een dag vrijaf.",
    "De riolering in de oude kern wordt in drie jaar vervangen.",
    "Langs de provinciale weg komt een scherm tegen het geluid.",
    "Wie de taal niet kent, krijgt een maatje dat meegaat naar de dokter.",
]
number = count(1)
words_once = lru_cache(None)(words_of)
phrases_once = lru_cache(None)(lambda text, words: tuple(phrases_of(text, words)))


@pytest.fixture
def lexicon_taken_apart_once(monkeypatch):
    """The thousands of sentences of the lexicon are the same in every test, and take most of the time of learning."""
    monkeypatch.setattr(learning, "words_of", words_once)
    monkeypatch.setattr(proposing, "phrases_of", lambda text, words: phrases_once(text, tuple(words)))


def subdoel(code):
    return Subdoel.objects.get(code=code)


def beslis(dossier, tekst, code, daad, *, bewijs="", anders=None, reden="", score=0.7):
    """Suggest a subdoel on a passage of a document that was read long ago, and decide it, or not without a daad."""
    begin, place = tekst.index(bewijs), next(number) * 1000
    with bereik(EVERYTHING):
        stuk = dossier.stukken.first() or Stuk.objects.create(dossier=dossier, naam="Stuk", gelezen_op=READ)
        suggestie = Suggestie.objects.create(
            dossier=dossier, stuk=stuk, subdoel=subdoel(code), beleidspunt=build.beleidspunt(dossier),
            passage=tekst, begin=place, einde=place + len(tekst), score=score, sterkte="redelijk",
            bewijs=[[place + begin, place + begin + len(bewijs)]] if bewijs else [],
        )  # fmt: skip
        if not daad:
            return suggestie
        anders = anders and subdoel(anders)
        return suggestie.decide(daad, by=build.persoon(), now=NOW, versie=1, anders=anders, reden=reden)


def besloten_dossiers(gemeenten):
    """Three dossiers of two municipalities: a lending cupboard linked to 12.5, among ten passages on other things."""
    dossiers = [build.dossier(gemeente) for gemeente in (*gemeenten, gemeenten[0])]
    for dossier, tekst in zip(dossiers, LEENKAST, strict=True):
        beslis(dossier, tekst, "12.5", "koppel", bewijs="leenkast")
    anders(dossiers)
    return dossiers


def anders(dossiers):
    """Decide about ten passages on other things."""
    for at, tekst in enumerate(ANDERS):
        beslis(dossiers[at % len(dossiers)], tekst, "11.7", "koppel" if at % 2 else "afwijs")


def proposed():
    """{(term, doel)} and {phrase} that wait for an editor."""
    return set(Term.objects.proposed().values_list("term", "doel")), {m.frase for m in Masker.objects.proposed()}
