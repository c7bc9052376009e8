"""A row of a file or of a council information system becomes a DossierRow, or is refused with the reason in Dutch."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from raadsportaal.basis.texts import clean_text
from raadsportaal.dossiers.choices import Behandeling, Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.headings import as_written, by_field
from raadsportaal.dossiers.titles import is_visible
from raadsportaal.redactie.imports.report import Refusal

LIMITS = {"titel": 200, "samenvatting": 2000, "portefeuillehouder": 120, "document_url": 500, "extern_id": 200}
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


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
    document_url: str = ""
    extern_id: str = ""
    bron: Dossierbron = Dossierbron.BESTAND
    afgeleid: tuple[str, ...] = ()  # fields that we worked out: good for a new dossier, no reason to change one

    def as_json(self) -> dict:
        """For a JSONField: plain texts only."""
        day = self.behandeldatum
        plain = {name: str(value) for name, value in asdict(self).items()}
        return plain | {"behandeldatum": day and day.isoformat(), "afgeleid": list(self.afgeleid)}

    @classmethod
    def from_json(cls, kept: dict) -> "DossierRow":
        """The row that as_json() kept."""
        day = kept["behandeldatum"]
        chosen = {
            "soort": Dossiersoort(kept["soort"]),
            "stand": Dossierstand(kept["stand"]),
            "bron": Dossierbron(kept["bron"]),
        }
        chosen["behandeling"] = Behandeling(kept["behandeling"]) if kept["behandeling"] else ""
        chosen["afgeleid"] = tuple(kept.get("afgeleid", ()))
        return cls(**kept | chosen | {"behandeldatum": day and date.fromisoformat(day)})


class RowRefused(Exception):
    """The row was not taken; `faults` holds (field, Dutch reason) for every fault in it, not only the first."""

    def __init__(self, faults):
        super().__init__("; ".join(f"{name}: {reason}" for name, reason in faults))
        self.faults = faults


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
}

MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[ ,t].*)?$")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t].*)?$")
OFFSET = re.compile(r"\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)$")
IN_WORDS = re.compile(r"(?:[a-z]{2,9}\.? )?(\d{1,2}) ([a-z]{3,9})\.? (\d{4})(?:[ ,].*)?$")
EXCEL_FAULT = re.compile(r"#(?:N/?[AB]|REF!|VERW!|NAME\?|NAAM\?|VALUE!|WAARDE!|DIV/0!|DEEL/0!|NUM!|GETAL!|NULL!|LEEG!)")


def check_rows(
    numbered: Iterable[tuple[int, Mapping]], *, today: date, bron: Dossierbron = Dossierbron.BESTAND
) -> Checked:
    """Check every row by itself; a second row with the same extern_id is refused and names the first."""
    checked, seen = Checked(), {}
    for number, raw in numbered:
        try:
            row = check_row(raw, today=today, bron=bron)
            if row.extern_id and (first := seen.setdefault(row.extern_id.casefold(), number)) != number:
                raise RowRefused([("extern_id", f"Dit nummer staat ook in rij {first}. Wij nemen de eerste rij.")])
            checked.rows.append((number, row))
        except RowRefused as refused:
            checked.refused += [Refusal(number, as_written(raw, name), reason) for name, reason in refused.faults]
    return checked


def check_row(row: Mapping, *, today: date, bron: Dossierbron = Dossierbron.BESTAND) -> DossierRow:
    """The row as a DossierRow; headings may be written in many ways. Raises RowRefused with all faults.

    What is not filled in is worked out (and named in `afgeleid`): soort from the titel, stand from the day and today.
    """
    given, values, faults = by_field(row), {}, []
    if None in row:
        faults.append(("rij", "Hier staan meer cellen dan kolommen. Zet tekst met een ; of , tussen aanhalingstekens."))
    for name, check in CHECKS.items():
        try:
            values[name] = check(name, given.get(name))
        except ValueError as fault:
            faults.append((name, str(fault)))
    if not is_visible(values.get("titel", "?")):
        faults.insert(0, ("titel", "Vul een titel in."))
    if faults:
        raise RowRefused(faults)
    afgeleid = tuple(name for name in ("soort", "stand") if not values[name])
    values["soort"] = values["soort"] or Dossiersoort.guess(values["titel"])
    values["stand"] = values["stand"] or Dossierstand.assumed(values["behandeldatum"], today=today)
    return DossierRow(**values, bron=bron, afgeleid=afgeleid)


def check_text(name: str, value) -> str:
    """The text without markup and control characters; raises ValueError when it is too long."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # Excel keeps the number 2026118 as 2026118.0
    text = clean_text(value)
    if name != "samenvatting":
        text = " ".join(text.split())
    if EXCEL_FAULT.match(text):
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
    """The day in Europe/Amsterdam, of Excel's dates, of 26-11-2026, 26 november 2026 and 2026-11-26."""
    if value is None:
        return None
    if isinstance(value, datetime):
        value = (value.astimezone(AMSTERDAM) if value.tzinfo and 1 < value.year < 9999 else value).date()
    elif isinstance(value, (int, float)) and 36526 <= value < 73051:  # Excel's own count of days, 2000 up to 2099
        value = date(1899, 12, 30) + timedelta(days=int(value))
    elif not isinstance(value, date):
        value = parse_date(clean_text(value))
    if not 1990 <= value.year <= 2100:
        raise ValueError(f"Het jaar {value.year} kan niet kloppen.")
    return value


def parse_date(text: str) -> date:
    """The day that a text names; raises ValueError with a Dutch message."""
    text = " ".join(text.lower().split())
    try:
        if hit := DAY_FIRST.match(text):
            day, month, year = map(int, hit.groups())
            return date(year + 2000 if year < 100 else year, month, day)
        if hit := YEAR_FIRST.match(text):
            if OFFSET.search(text):
                return check_date("", datetime.fromisoformat(text.upper()))
            return date(*map(int, hit.groups()))
        if hit := IN_WORDS.match(text):
            month = {"maa": "mrt"}.get(hit[2][:3], hit[2][:3])
            return date(int(hit[3]), MONTHS.index(month) + 1, int(hit[1]))
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"‘{text[:40]}’ is geen datum die wij kennen. Schrijf bijvoorbeeld 26-11-2026.")


def check_choice(name: str, value):
    """The choice whose key, label or well-known synonym this is; empty stays empty."""
    choices = {"soort": Dossiersoort, "stand": Dossierstand, "behandeling": Behandeling}[name]
    text = " ".join(clean_text(value).lower().replace("_", " ").split())
    if not text:
        return ""
    known = {key: choice for choice in choices for key in (choice.label.lower(), choice.value.replace("_", " "))}
    choice = (known | SYNONYMS[choices]).get(text)
    if choice is None and choices is Dossiersoort and (guess := Dossiersoort.guess(text)) != Dossiersoort.OVERIG:
        choice = guess  # ‘Programmabegroting’, ‘RIB’, ‘Motie vreemd aan de orde van de dag’
    if choice is None:
        raise ValueError(f"‘{text[:40]}’ kennen wij niet. Kies uit: {', '.join(choices.labels)}.")
    return choice


CHECKS = {item.name: check_text for item in fields(DossierRow) if item.name not in {"bron", "afgeleid"}} | {
    "soort": check_choice,
    "stand": check_choice,
    "behandeling": check_choice,
    "behandeldatum": check_date,
    "document_url": check_url,
}
