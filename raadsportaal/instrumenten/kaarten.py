"""A draft on its page: each part with what stands beside it."""

from dataclasses import dataclass, field

from raadsportaal.instrumenten.models import Opmerking, Schrijfbeurt
from raadsportaal.instrumenten.nalopen import Punt
from raadsportaal.instrumenten.papier import Deel


@dataclass
class Draad:
    """A remark with its answers; `afhandeling`: the row that says it is settled."""

    begin: Opmerking
    antwoorden: list[Opmerking] = field(default_factory=list)
    afhandeling: Opmerking | None = None


@dataclass(frozen=True)
class Kaart:
    deel: Deel
    punten: list[Punt]
    draden: list[Draad]
    beurt: Schrijfbeurt | None  # of another
    bezet: bool  # that other writes right now

    @property
    def open(self) -> list[Draad]:
        return [draad for draad in self.draden if not draad.afhandeling]

    @property
    def afgehandeld(self) -> list[Draad]:
        return [draad for draad in self.draden if draad.afhandeling]


def draden(opmerkingen) -> list[Draad]:
    """Of rows in their order; what an answer is to comes before it."""
    found = {}
    for opmerking in opmerkingen:
        if opmerking.bij_id is None:
            found[opmerking.pk] = Draad(opmerking)
        elif opmerking.afgehandeld:
            found[opmerking.bij_id].afhandeling = opmerking
        else:
            found[opmerking.bij_id].antwoorden.append(opmerking)
    return list(found.values())


def kaarten(concept, papier, punten, gebruiker, now) -> list[Kaart]:
    """As this person sees them."""
    said = draden(concept.opmerkingen.in_order())
    beurten = {beurt.deel: beurt for beurt in concept.schrijfbeurten.of_others(gebruiker, now)}
    return [
        Kaart(
            deel,
            [punt for punt in punten if punt.deel == deel.sleutel],
            [draad for draad in said if draad.begin.deel == deel.sleutel],
            beurten.get(deel.sleutel),
            deel.sleutel in beurten and beurten[deel.sleutel].is_live(now),
        )
        for deel in papier.delen
    ]
