"""The lexicon as data: what VNG edits, what a published version holds, and what the engine is made of."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).with_name("data")
RANDEN = ("open", "begin", "eind", "dicht")


@dataclass(frozen=True)
class Lexiconterm:
    """A word, stem or phrase that points to a doel. gewicht 3 shows the doel alone, 2 needs another, 1 only helps.

    randen says where it may stand: open inside any word, begin at the start of one, eind at the end, dicht alone.
    """

    term: str
    doel: int
    subdoelen: tuple[str, ...] = ()
    gewicht: int = 2
    randen: str = "open"


@dataclass(frozen=True)
class Lexiconmasker:
    """A phrase that is no policy: a figure of speech (masker), or words of procedure that weaken their sentence."""

    frase: str
    soort: str = "masker"


@dataclass(frozen=True)
class Lexiconzin:
    """An example sentence with the doelen that a careful clerk would link."""

    zin: str
    doelen: tuple[int, ...]
    subdoelen: tuple[str, ...] = ()


@dataclass
class Lexicon:
    """All of one version. `drempels` are per doel (tonen, sterk); `versie` is its number, 0 for the files."""

    termen: list[Lexiconterm] = field(default_factory=list)
    maskers: list[Lexiconmasker] = field(default_factory=list)
    zinnen: list[Lexiconzin] = field(default_factory=list)
    drempels: dict[int, tuple[float, float]] = field(default_factory=dict)
    versie: int = 0

    def as_json(self):
        """Plain lists, in a fixed order: the same lexicon is the same text."""
        return {
            "termen": sorted([t.term, t.doel, list(t.subdoelen), t.gewicht, t.randen] for t in self.termen),
            "maskers": sorted([m.frase, m.soort] for m in self.maskers),
            "zinnen": sorted([z.zin, list(z.doelen), list(z.subdoelen)] for z in self.zinnen),
            "drempels": {str(doel): list(pair) for doel, pair in sorted(self.drempels.items())},
        }

    @classmethod
    def from_json(cls, data, versie):
        return cls(
            [
                Lexiconterm(term, doel, tuple(subdoelen), gewicht, randen)
                for term, doel, subdoelen, gewicht, randen in data["termen"]
            ],
            [Lexiconmasker(*row) for row in data["maskers"]],
            [Lexiconzin(zin, tuple(doelen), tuple(subdoelen)) for zin, doelen, subdoelen in data["zinnen"]],
            {int(doel): tuple(pair) for doel, pair in data["drempels"].items()},
            versie,
        )


def lexicon_of_files() -> Lexicon:
    """The first content: data/termen*.csv, maskers*.csv and zinnen*.csv. Raises ValueError naming file and row."""
    return Lexicon(
        [_term(row) for row in _rows("termen")],
        [Lexiconmasker(row["frase"].strip().lower(), row["soort"]) for row in _rows("maskers")],
        [_zin(row) for row in _rows("zinnen")],
    )


def _rows(name):
    for path in sorted(DATA.glob(f"{name}*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                if None in row or None in row.values():
                    raise ValueError(f"{path.name}, rij {number}: te veel of te weinig cellen")
                yield row


def _term(row):
    if row["randen"] not in RANDEN:
        raise ValueError(f"{row['term']}: {row['randen']} is geen soort rand")
    return Lexiconterm(
        row["term"].strip().lower(), int(row["doel"]), _several(row["subdoelen"]), int(row["gewicht"]), row["randen"]
    )


def _zin(row):
    return Lexiconzin(row["zin"].strip(), tuple(map(int, _several(row["doelen"]))), _several(row["subdoelen"]))


def _several(cell):
    return tuple(part.strip() for part in cell.split(";") if part.strip())
