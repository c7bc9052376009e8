"""A row of a file or of a council information system becomes a DossierRow, or is refused with the reason in Dutch."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from raadsportaal.basis.tables.columns import plain_name
from raadsportaal.basis.tables.dates import day_of
from raadsportaal.basis.tables.reading import EXCEL_FAULT, as_text
from raadsportaal.basis.texts import clean_text
from raadsportaal.dossiers.choices import Afdoening, Behandeling, Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.fracties import fracties
from raadsportaal.dossiers.titles import is_visible
from raadsportaal.dossiers.uploads import COLUMNS
from raadsportaal.redactie.imports.report import Refusal

LIMITS = {
    "titel": 200, "samenvatting": 2000, "portefeuillehouder": 120, "indieners": 200, "stemming": 100,
    "document_url": 500, "extern_id": 200,
}  # fmt: skip
DATES = ("behandeldatum", "termijn")
OPTIONAL = {"behandeling": Behandeling, "afdoening": Afdoening}  # choices that may be empty
LONGEST_HEADING = 60  # characters, in a message
LONGEST_WORD = 60  # that we ask about
SAME = "‘{}’ heeft hetzelfde kenmerk ({}) als rij {}, ‘{}’. Wij nemen alleen de eerste."


@dataclass(frozen=True)
class DossierRow:
    """What a file or a council information system tells about one dossier; empty text is not known."""

    titel: str
    soort: Dossiersoort = Dossiersoort.OVERIG
    stand: Dossierstand = Dossierstand.IN_VOORBEREIDING
    behandeling: Behandeling | str = ""
    portefeuillehouder: str = ""
    behandeldatum: date | None = None
    samenvatting: str = ""
    indieners: str = ""
    stemming: str = ""
    termijn: date | None = None
    afdoening: Afdoening | str = ""
    document_url: str = ""
    extern_id: str = ""
    stukadressen: tuple[tuple[str, str], ...] = ()  # (name, address) of what goes with it in the system
    bron: Dossierbron = Dossierbron.BESTAND
    afgeleid: tuple[str, ...] = ()  # fields that we worked out: good for a new dossier, no reason to change one
    vragen: tuple[tuple[str, str], ...] = ()  # (field, word) of what we do not know, and ask before we take it over

    def as_json(self) -> dict:
        """For a JSONField: plain texts only."""
        plain = {name: str(value) for name, value in asdict(self).items()}
        days = {name: day and day.isoformat() for name in DATES for day in [getattr(self, name)]}
        pairs = {name: [list(pair) for pair in getattr(self, name)] for name in ("vragen", "stukadressen")}
        return plain | days | pairs | {"afgeleid": list(self.afgeleid)}

    @classmethod
    def from_json(cls, kept: dict) -> "DossierRow":
        """The row that as_json() kept."""
        chosen = {
            "soort": Dossiersoort(kept["soort"]),
            "stand": Dossierstand(kept["stand"]),
            "bron": Dossierbron(kept["bron"]),
        }
        chosen |= {name: kind(kept[name]) for name, kind in OPTIONAL.items() if kept.get(name)}
        chosen |= {name: date.fromisoformat(day) for name in DATES if (day := kept.get(name))}
        chosen["afgeleid"] = tuple(kept.get("afgeleid", ()))
        chosen |= {name: tuple(map(tuple, kept.get(name, ()))) for name in ("vragen", "stukadressen")}
        return cls(**kept | chosen)


class RowRefused(Exception):
    """The row was not taken; `faults` holds (field, Dutch reason) for every fault in it, not only the first."""

    def __init__(self, faults):
        super().__init__("; ".join(f"{name}: {reason}" for name, reason in faults))
        self.faults = faults


class Unknown(ValueError):
    """A word that a field does not know, short enough to ask what it means."""

    def __init__(self, word):
        super().__init__(word)
        self.word = word


@dataclass
class Checked:
    """The rows that can be taken, each with its number in the file, and what was refused."""

    rows: list[tuple[int, DossierRow]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


SYNONYMS = {
    Dossiersoort: {"antwoord": Dossiersoort.SCHRIFTELIJKE_VRAGEN},
    Dossierstand: {
        "vastgesteld": Dossierstand.AANGENOMEN,
        "unaniem aangenomen": Dossierstand.AANGENOMEN,
        "geamendeerd aangenomen": Dossierstand.AANGENOMEN,
        "onder voorbehoud aangenomen": Dossierstand.AANGENOMEN,
        "afgewezen": Dossierstand.VERWORPEN,
        "op de agenda": Dossierstand.GEAGENDEERD,
        "gepland": Dossierstand.GEAGENDEERD,
        "concept": Dossierstand.IN_VOORBEREIDING,
        "voor kennisgeving aangenomen": Dossierstand.TER_KENNISNAME,
        "afgedaan": Dossierstand.AFGEROND,
        "afgehandeld": Dossierstand.AFGEROND,
    },
    Behandeling: {
        "hamer": Behandeling.HAMERSTUK,
        "bespreken": Behandeling.BESPREEKSTUK,
        "tkn": Behandeling.TER_KENNISNAME,
    },
    Afdoening: {
        "ja": Afdoening.AFGEDAAN,
        "afgehandeld": Afdoening.AFGEDAAN,
        "beantwoord": Afdoening.AFGEDAAN,
        "uitgevoerd": Afdoening.AFGEDAAN,
        "nee": Afdoening.OPEN,
        "open": Afdoening.OPEN,
        "openstaand": Afdoening.OPEN,
        "in behandeling": Afdoening.LOOPT,
        "in uitvoering": Afdoening.LOOPT,
        "loopt": Afdoening.LOOPT,
    },
}
# What is no name of it, and is asked.
LIKELY = {
    Dossiersoort: {
        "bestemmingsplan": Dossiersoort.OMGEVINGSPLAN,
        "wijzigingsplan": Dossiersoort.OMGEVINGSPLAN,
        "inpassingsplan": Dossiersoort.OMGEVINGSPLAN,
        "nota": Dossiersoort.BELEIDSNOTA,
        "notitie": Dossiersoort.BELEIDSNOTA,
        "kadernota": Dossiersoort.BELEIDSNOTA,
        "brief": Dossiersoort.INGEKOMEN_STUK,
        "memo": Dossiersoort.RAADSINFORMATIEBRIEF,
    },
    Dossierstand: {
        "besloten": Dossierstand.AANGENOMEN,
        "akkoord": Dossierstand.AANGENOMEN,
        "doorgeschoven": Dossierstand.AANGEHOUDEN,
        "in behandeling": Dossierstand.COMMISSIE,
        "loopt": Dossierstand.IN_UITVOERING,
        "lopend": Dossierstand.IN_UITVOERING,
        "open": Dossierstand.IN_UITVOERING,
        "openstaand": Dossierstand.IN_UITVOERING,
    },
}
CHOICES = {"soort": Dossiersoort, "stand": Dossierstand} | OPTIONAL


def check_rows(numbered: Iterable[tuple[int, Mapping]], *, today: date) -> Checked:
    """Check every row by itself; of two with the same extern_id both are named, and the first is taken."""
    checked, seen = Checked(), {}
    for number, raw in numbered:
        try:
            row = check_row(raw, today=today)
            if row.extern_id:
                first, titel = seen.setdefault(row.extern_id.casefold(), (number, row.titel))
                if first != number:
                    raise RowRefused(
                        [("extern_id", SAME.format(row.titel[:60], row.extern_id[:60], first, titel[:60]))]
                    )
            checked.rows.append((number, row))
        except RowRefused as refused:
            checked.refused += [Refusal(number, _heading(raw, name), reason) for name, reason in refused.faults]
    return checked


def _heading(row, name):
    """As it stands in the file, on one line."""
    return " ".join(clean_text(COLUMNS.heading_of(row, name)).split())[:LONGEST_HEADING]


def check_row(row: Mapping, *, today: date) -> DossierRow:
    """The row as a DossierRow; headings may be written in many ways. Raises RowRefused with all faults.

    What is not filled in is worked out (and named in `afgeleid`): soort from the titel, stand from the day and today.
    A word that we do not know in a field that may be empty is no fault: it stands in `vragen`.
    """
    given, values, faults, vragen = COLUMNS.by_field(row), {}, [], []
    if None in row:
        faults.append(("rij", "Hier staan meer cellen dan kolommen. Zet tekst met een ; of , tussen aanhalingstekens."))
    for name, check in CHECKS.items():
        try:
            values[name] = check(name, given.get(name))
        except Unknown as unknown:
            values[name] = None if name in DATES else ""
            vragen.append((name, unknown.word))
        except ValueError as fault:
            faults.append((name, str(fault)))
    if not is_visible(values.get("titel", "?")):
        faults.insert(0, ("titel", "Vul een titel in."))
    if faults:
        raise RowRefused(faults)
    afgeleid = tuple(name for name in ("soort", "stand") if not values[name])
    values["indieners"] = fracties([values["indieners"]], are_groups=_names_groups(row))
    values["soort"] = values["soort"] or Dossiersoort.guess(values["titel"])
    values["stand"] = values["stand"] or Dossierstand.assumed(values["behandeldatum"], today=today)
    return DossierRow(**values, afgeleid=afgeleid, vragen=tuple(vragen))


def _names_groups(row):
    """Whether the column of who handed it in is of political groups, and so of no people."""
    return plain_name(COLUMNS.heading_of(row, "indieners")).startswith(("fractie", "partij"))


def check_text(name: str, value) -> str:
    """The text without markup and control characters; raises ValueError when it is too long."""
    text = clean_text(as_text(value))
    if name != "samenvatting":
        text = " ".join(text.split())
    if EXCEL_FAULT.fullmatch(text):
        raise ValueError(f"Excel geeft in deze cel een fout: {text[:10]}")
    if len(text) > LIMITS[name]:
        raise ValueError(f"Deze tekst heeft {len(text)} tekens. Het mogen er {LIMITS[name]} zijn.")
    return text


def check_url(name: str, value) -> str:
    """A web address that a browser can follow, or empty."""
    text = check_text(name, value)
    try:
        if text:
            URLValidator(schemes=["http", "https"])(text)
            if "@" in urlsplit(text).netloc:  # https://gemeente.nl@elders.example leads elsewhere
                raise ValidationError("")
    except ValidationError:
        raise ValueError("Dit is geen webadres. Schrijf het hele adres op. Het begint met https://.")
    return text


def check_date(name: str, value) -> date | None:
    """The day that a cell names, of our own time; raises Unknown for what is none, such as `nog niet bekend`."""
    try:
        day = day_of(value)
    except ValueError:
        if word := check_word(value):
            raise Unknown(word)
        raise
    if day and not 1990 <= day.year <= 2100:
        raise ValueError(f"Het jaar {day.year} kan niet kloppen.")
    return day


def check_choice(name: str, value):
    """The choice whose key, label or well-known synonym this is; empty stays empty."""
    choices = CHOICES[name]
    text = " ".join(clean_text(value).lower().replace("_", " ").split())
    if not text:
        return ""
    known = {key: choice for choice in choices for key in (choice.label.lower(), choice.value.replace("_", " "))}
    choice = (known | SYNONYMS[choices]).get(text)
    if choice is None and choices is Dossiersoort and (guess := Dossiersoort.guess(text)) != Dossiersoort.OVERIG:
        choice = guess  # ‘Programmabegroting’, ‘RIB’, ‘Motie vreemd aan de orde van de dag’
    if choice is None:
        if word := check_word(value):
            raise Unknown(word)
        raise ValueError(f"‘{text[:40]}’ kennen wij niet. Kies uit: {', '.join(choices.labels)}.")
    return choice


def check_word(value) -> str:
    """What stands in a cell as one line, if it is short enough to ask about."""
    word = " ".join(clean_text(as_text(value)).split())
    return word if len(word) <= LONGEST_WORD and not EXCEL_FAULT.fullmatch(word) else ""


def proposal(name: str, word: str):
    """What an unknown word most likely means in this field, or empty."""
    if name in DATES:
        return ""
    known = {key: choice for choice in CHOICES[name] for key in (choice.label.lower(), choice.value.replace("_", " "))}
    known |= SYNONYMS[CHOICES[name]] | LIKELY.get(CHOICES[name], {})
    near = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return known[near[0]] if near else ""


NOT_IN_A_FILE = {"bron", "afgeleid", "vragen", "stukadressen"}
CHECKS = {item.name: check_text for item in fields(DossierRow) if item.name not in NOT_IN_A_FILE} | {
    "soort": check_choice,
    "stand": check_choice,
    "behandeling": check_choice,
    "afdoening": check_choice,
    "behandeldatum": check_date,
    "termijn": check_date,
    "document_url": check_url,
}
