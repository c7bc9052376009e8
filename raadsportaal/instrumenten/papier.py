"""A paper for the council as a structure: parts in order, each with its lines and sources. Nothing of Django.

Every output (DOCX, ODT, PDF, text, the page in the browser) is written from this and adds no word of its own.
"""

import hashlib
import re
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

OPEN = "……"  # what the writer must still fill in
CONCEPT = "CONCEPT"
GEGEVENS = "gegevens"  # the key of what stands above the parts
_NUMBERS = re.compile(r"\s*\[(\d{1,3})\]\s*$")


class Vorm(StrEnum):
    """How the lines of a part stand on the paper."""

    ALINEA = "alinea"  # paragraphs
    STREEPJES = "streepjes"  # a list
    NUMMERS = "nummers"  # a numbered list
    VRAGEN = "vragen"  # a numbered list with room for an answer under each
    TABEL = "tabel"
    TEKENS = "tekens"  # a table to sign in


@dataclass(frozen=True)
class Regel:
    """A line, with the numbers of the sources that it rests on."""

    tekst: str
    bronnen: tuple[int, ...] = ()

    def __str__(self):
        return " ".join([self.tekst, *(f"[{number}]" for number in self.bronnen)])

    @classmethod
    def read(cls, text: str) -> "Regel":
        """A line as a person types it: with the numbers of its sources at the end, in square brackets."""
        bronnen: list[int] = []
        while found := _NUMBERS.search(text):
            bronnen.insert(0, int(found.group(1)))
            text = text[: found.start()]
        return cls(" ".join(text.split()), tuple(bronnen))


@dataclass(frozen=True)
class Bron:
    tekst: str
    url: str = ""


@dataclass(frozen=True)
class Deel:
    """`zin`: the key of a fixed sentence, which nobody edits; its fields are the facts of the paper."""

    sleutel: str
    kop: str
    vorm: Vorm = Vorm.ALINEA
    regels: tuple[Regel, ...] = ()
    koppen: tuple[str, ...] = ()
    rijen: tuple[tuple[str, ...], ...] = ()
    zin: str = ""
    uitleg: str = ""
    nieuwe_bladzijde: bool = False

    @property
    def is_fixed(self) -> bool:
        return bool(self.zin)

    @property
    def is_table(self) -> bool:
        return self.vorm in (Vorm.TABEL, Vorm.TEKENS)

    @property
    def as_typed(self) -> str:
        """Its lines as they stand in a box to edit them."""
        return "\n".join(map(str, self.regels))

    def texts(self) -> list[str]:
        """Everything that it says, to look for what is still open."""
        return [regel.tekst for regel in self.regels] + [cell for rij in self.rijen for cell in rij]

    def is_open(self) -> bool:
        return any(OPEN in text for text in self.texts())


def mark(deel: Deel) -> str:
    """Of how a part is, to know whether a page showed it as it is now."""
    return hashlib.sha256(repr((deel.regels, deel.koppen, deel.rijen)).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Papier:
    """`kenmerken` are the (label, text) pairs above it, `gegevens` the fields of its fixed sentences.

    `uit`: the keys of the records that it was made of, by their kind. `merk` says in the heading what it is worth.
    """

    soort: str
    soortnaam: str
    gemeente: str
    titel: str
    delen: tuple[Deel, ...]
    kenmerken: tuple[tuple[str, str], ...] = ()
    bronnen: tuple[Bron, ...] = ()
    gegevens: dict[str, str] = field(default_factory=dict)
    bronnenkop: str = "Bronnen"
    voet: tuple[str, ...] = ()
    liggend: bool = False
    uit: dict[str, list[str]] = field(default_factory=dict)
    merk: str = CONCEPT

    @property
    def kop(self) -> str:
        return f"{self.soortnaam}: {self.titel}"

    def deel(self, sleutel: str) -> Deel | None:
        return next((deel for deel in self.delen if deel.sleutel == sleutel), None)

    @property
    def bovenaan(self) -> Deel:
        """The title and the facts under it, to be shown, compared and written in turn as a part is."""
        lines = [Regel(self.titel), *(Regel(f"{label}: {text}") for label, text in self.kenmerken)]
        return Deel(GEGEVENS, "Titel en gegevens", regels=tuple(lines))

    def texts(self) -> list[str]:
        """Everything that it says, in its order; what stands below it is no part of that."""
        return [self.titel, *(text for deel in self.delen for text in (deel.kop, *deel.texts()) if text)]

    def with_deel(self, new: Deel) -> "Papier":
        return replace(self, delen=tuple(new if deel.sleutel == new.sleutel else deel for deel in self.delen))

    def as_dict(self) -> dict:
        """As JSON keeps it."""
        return asdict(self)

    @classmethod
    def from_dict(cls, kept: dict) -> "Papier":
        return cls(
            **kept
            | {
                "delen": tuple(_deel(deel) for deel in kept["delen"]),
                "bronnen": tuple(Bron(**bron) for bron in kept["bronnen"]),
                "kenmerken": tuple((label, text) for label, text in kept["kenmerken"]),
                "voet": tuple(kept["voet"]),
            }
        )


def _deel(kept: dict) -> Deel:
    return Deel(
        **kept
        | {
            "vorm": Vorm(kept["vorm"]),
            "regels": tuple(Regel(r["tekst"], tuple(r["bronnen"])) for r in kept["regels"]),
            "koppen": tuple(kept["koppen"]),
            "rijen": tuple(tuple(rij) for rij in kept["rijen"]),
        }
    )
