"""A draft on its page: each part with what stands beside it, and who signs it."""

from dataclasses import dataclass, field

from raadsportaal.instrumenten.models import Medeindiener, Opmerking, Schrijfbeurt, Stand
from raadsportaal.instrumenten.nalopen import Punt
from raadsportaal.instrumenten.ondertekenen import SIGNED, decides
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


@dataclass(frozen=True)
class Ondertekenaar:
    """Somebody who was asked to sign along, and how that stands with the text as it is now."""

    vraag: Medeindiener
    stand: Stand
    merk: str  # of that text: a yes says which one it is for

    @property
    def moet_nog(self) -> bool:
        return self.stand in (Stand.GEVRAAGD, Stand.EERDER)


def _signer(vraag, papier):
    return Ondertekenaar(vraag, vraag.stand(papier), decides(papier))


def signers(concept, gebruiker) -> dict:
    """For the page of a draft: who was asked (`allen`), and this person (`ik`); nothing for what nobody signs."""
    if concept.soort not in SIGNED:
        return {}
    allen = [_signer(vraag, concept.inhoud) for vraag in concept.gevraagden]
    return {"allen": allen, "ik": next((een for een in allen if een.vraag.wie_id == gebruiker.pk), None)}


def asked(lid) -> list[Ondertekenaar]:
    """What this member is asked to sign along and did not answer yet, or must answer anew."""
    mine = (
        Medeindiener.objects.of_person(lid.gebruiker_id)
        .filter(gemeente=lid.gemeente_id, concept__ingediend=None)
        .of_council()
    )
    found = [_signer(vraag, vraag.concept.inhoud) for vraag in mine.select_related("concept__maker")]
    return [een for een in found if een.moet_nog]


def kaarten(concept, papier, punten, gebruiker, now) -> list[Kaart]:
    """As this person sees them; the first is of the title and the facts."""
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
        for deel in (papier.bovenaan, *papier.delen)
    ]
