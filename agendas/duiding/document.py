"""Judge a whole document: its passages, its profile over the seventeen doelen, and where the world is missing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from agendas.duiding.engine import STERKTES, Engine, Vondst
from agendas.duiding.international import SOORTEN, mentions
from agendas.duiding.passages import Passage, passages_of

DOELEN = range(1, 18)
BEST = 3  # passages that a doel is shown with
CHANCES = 3  # doelen that are named as a chance for a foreign example


@dataclass
class Bevinding:
    """A passage with what was found in it; `wereld` are the kinds of international mention."""

    passage: Passage
    vondsten: list[Vondst]
    wereld: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass
class Doelbeeld:
    """One doel in a document. It counts (`telt`) with two passages, or with one that is strong."""

    doel: int
    passages: int = 0
    sterk: int = 0
    gewicht: float = 0.0
    beste: list[int] = field(default_factory=list)

    @property
    def telt(self):
        return bool(self.sterk) or self.passages >= 2


@dataclass
class Documentbeeld:
    """All of a document. `wereld` counts passages per kind; `kansen` are doelen that count without any mention."""

    bevindingen: list[Bevinding]
    profiel: list[Doelbeeld]
    wereld: dict[str, int]
    kansen: list[int]

    @property
    def doelen(self):
        """The doelen that count for the document, those with most evidence first."""
        return [beeld.doel for beeld in sorted(self.profiel, key=lambda b: (-b.gewicht, b.doel)) if beeld.telt]

    @property
    def blinde_vlekken(self):
        """Doelen that no passage touches clearly."""
        return [beeld.doel for beeld in self.profiel if not beeld.passages]


def judge_document(engine: Engine, text: str, pages: list[int] | None = None) -> Documentbeeld:
    """Judge every passage of a text; `pages` are the places where each page after the first begins."""
    return picture_of(list(judge_passages(engine, text, pages)))


def judge_passages(engine: Engine, text: str, pages: list[int] | None = None) -> Iterator[Bevinding]:
    """One passage at a time, so that progress can be shown."""
    for passage in passages_of(text, pages):
        yield Bevinding(passage, engine.judge(passage.tekst, passage.kop), mentions(passage.tekst))


def picture_of(bevindingen: list[Bevinding]) -> Documentbeeld:
    """Add up findings. What is only "mogelijk" does not count."""
    profiel = {doel: Doelbeeld(doel) for doel in DOELEN}
    ranked: dict[int, list[tuple[int, float, int]]] = {doel: [] for doel in DOELEN}
    wereld = dict.fromkeys(SOORTEN, 0)
    worldly = set()
    for place, bevinding in enumerate(bevindingen):
        for soort in bevinding.wereld:
            wereld[soort] += 1
        for vondst in bevinding.vondsten:
            if vondst.sterkte == "mogelijk":
                continue
            beeld = profiel[vondst.doel]
            beeld.passages += 1
            beeld.sterk += vondst.sterkte == "sterk"
            beeld.gewicht += vondst.score
            ranked[vondst.doel].append((STERKTES.index(vondst.sterkte), -vondst.score, place))
            if bevinding.wereld:
                worldly.add(vondst.doel)
    for doel, beeld in profiel.items():
        beeld.beste = [place for _, _, place in sorted(ranked[doel])[:BEST]]
    whole = Documentbeeld(bevindingen, list(profiel.values()), wereld, [])
    whole.kansen = [doel for doel in whole.doelen if doel not in worldly and doel != 17][:CHANCES]
    return whole
