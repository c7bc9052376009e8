"""What is decided at once: each finding of a document on exactly one card, by the subdoel that it points to."""

from collections.abc import Container
from dataclasses import dataclass
from typing import NamedTuple

from agendas.duiding.document import Documentbeeld
from agendas.duiding.engine import STERKTES, Vondst
from agendas.duiding.passages import Passage


class Plaats(NamedTuple):
    """A passage and what it says of one doel."""

    passage: Passage
    vondst: Vondst

    @property
    def zeker(self) -> bool:
        return self.vondst.sterkte != "mogelijk"


@dataclass
class Kaart:
    """One question: does this doel, or this subdoel of it, fit? `subdoel` is empty where no word points to one."""

    doel: int
    subdoel: str
    plaatsen: list[Plaats]  # the best first

    @property
    def sterkte(self) -> str:
        return self.plaatsen[0].vondst.sterkte

    @property
    def mogelijk(self) -> bool:
        """All of its places are only possible: it stands apart."""
        return not self.plaatsen[0].zeker


def cards_of(beeld: Documentbeeld, known: Container[str] | None = None) -> list[Kaart]:
    """All findings of a document: the doelen with most evidence first, of each the strongest card first.

    `known`: the codes of subdoelen that can be linked; a finding of another is about its doel alone. The sum of the
    places on all cards is the number of findings.
    """
    found: dict[tuple[int, str], list[Plaats]] = {}
    for bevinding in beeld.bevindingen:
        for vondst in bevinding.vondsten:
            key = vondst.doel, _subdoel(vondst, known)
            found.setdefault(key, []).append(Plaats(bevinding.passage, vondst))
    cards = [Kaart(doel, code, sorted(places, key=_best_first)) for (doel, code), places in found.items()]
    weight = {part.doel: part.gewicht for part in beeld.profiel}
    return sorted(cards, key=lambda card: (-weight[card.doel], card.doel, _best_first(card.plaatsen[0])))


def _subdoel(vondst, known):
    codes = [] if vondst.gegokt else vondst.subdoelen
    return next((code for code in codes if known is None or code in known), "")


def _best_first(plaats):
    return STERKTES.index(plaats.vondst.sterkte), -plaats.vondst.score, plaats.passage.begin
