"""Nothing of a reading is lost: each finding of an agreement of fifteen pages stands on a card that can be decided."""

from functools import cache
from io import StringIO
from pathlib import Path
from re import findall, search

import pytest
from django.core.management import call_command
from django.utils import timezone

from agendas.duiding.against import turning_words
from agendas.duiding.cards import cards_of
from agendas.duiding.current import current_engine
from agendas.duiding.document import judge_document, picture_of
from agendas.duiding.plain_words import NO_EVIDENCE
from agendas.duiding.rows import of_row
from raadsportaal.dossiers.models import Koppeling, Stuk
from raadsportaal.dossiers.suggesties.parts import names_only
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.basis.documents.papers import pdf
from tests.dossiers.readings import HERE, keep, lezingen, suggesties, upload, words
from tests.queue import run_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@cache
def agreement():
    return pdf(Path(__file__).with_name("akkoord.typ").read_text(encoding="utf-8"))


@pytest.fixture
def griffier(client, gemeente):
    gebruiker = build.lid(gemeente, Rol.GRIFFIER, naam="Mark Jansen").gebruiker
    client.force_login(gebruiker)
    return gebruiker


def read_agreement(client):
    """(the findings of the reading, the Stuk that was kept of it)"""
    answer = upload(client, "Ruimte voor elkaar.pdf", agreement())
    run_queue()
    [lezing] = lezingen()
    assert len(lezing.bladzijden) == 14, "fifteen pages"
    found = [v for row in lezing.bevindingen for v in of_row(row, lezing.tekst).vondsten]
    client.post(f"{answer.url}bewaar/", {"titel": "Akkoord", "soort": "coalitieakkoord"})
    with bereik(EVERYTHING):
        return found, Stuk.objects.select_related("dossier").get(naam=lezing.naam)


def places(suggestie):
    return 1 + len(suggestie.ook)


def test_each_clear_finding_of_an_agreement_can_be_decided_and_the_cards_sum_to_the_reading(client, griffier):
    found, stuk = read_agreement(client)
    cards = [s for s in suggesties(stuk) if s.global_goal]
    assert sum(map(places, cards)) == len(found) > 100
    assert {s.global_goal.nummer for s in cards} == {v.doel for v in found}
    assert len({(s.subdoel, s.doel) for s in cards}) == len(cards), "each doel and subdoel once"
    clear = [s for s in cards if s.sterkte != "mogelijk"]
    assert len(clear) > 40
    shown = set()
    for at, suggestie in enumerate(clear):
        daad = "koppel" if at % 2 else "afwijs"
        shape = (daad, suggestie.sterkte, suggestie.subdoel is None, bool(suggestie.ook))
        if shape in shown:  # the page of a card like it was tried
            with bereik(EVERYTHING):
                suggestie.decide(daad, by=griffier, now=timezone.now(), versie=1)
            continue
        shown.add(shape)
        address = f"{HERE}dossiers/{stuk.dossier.slug}/suggesties/{suggestie.pk}/"
        assert client.post(address, {"daad": daad, "_gezien": "1"}).status_code == 302
    possible = len(cards) - len(clear)
    decided = suggesties(stuk, keuze__in=["gekoppeld", "afgewezen"])
    assert len(decided) == len(clear) and len(suggesties(stuk, keuze="wacht", sterkte="mogelijk")) == possible
    with bereik(EVERYTHING):
        linked = Koppeling.objects.filter(dossier=stuk.dossier, besluit="gekoppeld")
        assert linked.count() == len(clear) // 2
        counted = {row["nummer"] for row in linked.to_global_goals().values("nummer")}
    assert counted == {s.global_goal.nummer for s in clear[1::2]}, "a doel as a whole counts in the profile too"


def test_what_was_decided_before_is_counted_when_the_same_document_is_read_again(client, griffier):
    wonen = "# Wonen\n\nWij bouwen 400 sociale huurwoningen.\n\n# Buurt\n\nDe woningcorporatie bouwt huurwoningen."
    stuk = keep(client, wonen)
    card = next(s for s in suggesties(stuk) if s.subdoel and s.subdoel.code == "11.1")
    address = f"{HERE}dossiers/{stuk.dossier.slug}/suggesties/{card.pk}/"
    client.post(address, {"daad": "afwijs", "_gezien": "1"})
    again = keep(client, wonen, dossier=stuk.dossier)
    with bereik(EVERYTHING):
        again.refresh_from_db()
    assert again.eerder_besloten == places(card) >= 2
    assert "11.1" not in {s.subdoel.code for s in suggesties(again) if s.subdoel}


def test_the_command_prints_each_finding_with_its_card_and_the_counts(tmp_path):
    path = tmp_path / "akkoord.pdf"
    path.write_bytes(agreement())
    out = StringIO()
    call_command("duid", str(path), "--kaarten", stdout=out)
    said = out.getvalue()
    total = int(search(r"Gevonden: (\d+) \(", said)[1])
    assert len(findall(r"^  (?:sterk|redelijk|mogelijk) ", said, 8)) == total
    assert f"Som van de kaarten: {total}." in said
    clear, possible = map(int, search(r"Kaarten: (\d+) om over te beslissen, (\d+) apart", said).groups())
    assert len(findall(r"^Kaart \d+: ", said, 8)) == clear + possible
    assert "[richting? stopt" in said


def test_a_finding_without_a_word_for_a_subdoel_is_a_card_of_the_doel_alone():
    engine = current_engine()
    tekst = Path(__file__).with_name("akkoord.typ").read_text(encoding="utf-8")
    beeld = judge_document(engine, tekst)
    guessed = [v for b in beeld.bevindingen for v in b.vondsten if v.gegokt]
    alone = [card for card in cards_of(beeld) if not card.subdoel]
    assert guessed and sum(len(card.plaatsen) for card in alone) == len(guessed)
    beeld = picture_of(beeld.bevindingen)
    known = {"11.1"}
    assert {card.subdoel for card in cards_of(beeld, known)} == {"", "11.1"}, "a code that we do not have is no card"


@pytest.mark.parametrize("woord", ["mogelijk", "samen", "partners", "kinderen", "inwoners"])
def test_a_word_of_every_paper_never_stands_as_evidence(woord):
    assert woord in NO_EVIDENCE
    engine = current_engine()
    tekst = Path(__file__).with_name("akkoord.typ").read_text(encoding="utf-8")
    texts = [tekst, *(f"Wij doen dit {woord} met {woord}, {een}." for een in ("de school", "het water", "de zorg"))]
    for bevinding in (b for one in texts for b in judge_document(engine, one).bevindingen):
        for vondst in bevinding.vondsten:
            assert woord not in {bevinding.passage.tekst[begin:end].lower() for begin, end in vondst.bewijs}


def test_who_does_what_and_names_of_parties_are_no_beleidspunt(client, griffier):
    _, stuk = read_agreement(client)
    with bereik(EVERYTHING):
        titles = set(stuk.dossier.beleidspunten.values_list("titel", flat=True))
    assert {"Jeugdhulp dichtbij", "Kreekzicht", "Wat wij niet doen"} <= titles
    assert not {"Portefeuilleverdeling", "VVD Wilgenkreek", "GroenLinks-PvdA", "Dorpsbelang Wilgenkreek"} & titles


@pytest.mark.parametrize(
    ("kop", "only"),
    [
        ("15. Portefeuilleverdeling", True), ("Ondertekening > Fractie D66", True), ("CDA, VVD en ChristenUnie", True),
        ("Jan de Vries (GroenLinks-PvdA)", True), ("Wethouder Terlouw", True), ("Leefbaar Wilgenkreek", True),
        ("Inhoud > 2. Wonen", False), ("Leefbaar wonen", False), ("Samen voor elkaar", False), ("Volt uw huis", False),
        ("Pro actief beleid", False), ("Wonen", False), ("", False),
    ],
)  # fmt: skip
def test_a_heading_of_names_is_told_from_one_of_policy(kop, only):
    assert names_only(kop) is only


@pytest.mark.parametrize(
    ("tekst", "woorden"),
    [
        ("De subsidie voor groene daken stopt per 1 januari.", ["stopt"]),
        ("Wij beëindigen de regeling en halveren het budget.", ["beëindigen", "halveren"]),
        ("De raad verzoekt het college geen medewerking te verlenen aan windturbines.", ["geen"]),
        ("Wij spreken ons uit tegen de komst van een kerncentrale.", ["tegen de komst"]),
        ("Wij bouwen 400 woningen.", []),
        ("Nieuwe huizen krijgen gas noch roet, want geen kind verdient dat.", []),
        ("Bewoners stoppelen het veld.", []),
    ],
)
def test_words_against_are_found(tekst, woorden):
    assert turning_words(tekst) == woorden


def test_a_page_of_the_dossier_with_many_cards_says_how_many_there_are(client, griffier):
    _, stuk = read_agreement(client)
    n = len(suggesties(stuk, keuze="wacht", sterkte__in=["sterk", "redelijk"]))
    assert f"{n} suggesties wachten op u" in words(client.get(f"{HERE}dossiers/{stuk.dossier.slug}/"))
