"""What the council systems share: reading answers that may hold anything, and knowing a real piece."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.texts import clean_text
from raadsportaal.dossiers.choices import Afdoening, Behandeling, Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.council_systems.client import Onbereikbaar, Onbruikbaar
from raadsportaal.dossiers.rows import LIMITS, DossierRow, check_date, check_url
from raadsportaal.dossiers.titles import is_visible

HOW = {
    Behandeling.HAMERSTUK: re.compile(r"\bhamerstuk|\bzonder (?:debat|bespreking|beraadslaging)\b", re.I),
    Behandeling.BESPREEKSTUK: re.compile(r"\b(?:bespreek|debat)stuk|\bter bespreking\b", re.I),
    Behandeling.TER_KENNISNAME: re.compile(r"\b(?:ter|voor) kennis(?:name|geving)|\bTKN\b", re.I),
    Behandeling.BEELDVORMEND: re.compile(r"\bbeeldvorm", re.I),
    Behandeling.OORDEELSVORMEND: re.compile(r"\boordeels?vorm", re.I),
}

# Headings that end what stood under an earlier one. Other headings (a portfolio, a subject) only divide it.
NEW_PART = re.compile(r"\b(?:algemeen|besloten|toegevoegde?|procedureel|inhoudelijk|opening|sluiting|moties)\b", re.I)
MOST_STUKKEN = 10  # addresses that are kept of one piece
BEFORE_COUNCIL = re.compile(r"commissie|\bcie\b|beeldvorm|oordeels?vorm|opinie", re.I)
AMERICAN = re.compile(r"(?P<month>[a-z]{3})\w* +(?P<day>\d{1,2}),? +(?P<year>\d{4})\b", re.I)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass
class Retrieved:
    """What could be read; `notices` say in Dutch what is missing and why, and are empty when all was read.

    `came` is how many there were of each thing that was asked, for who gets nothing out of it.
    """

    rows: list[DossierRow] = field(default_factory=list)
    skipped: int = 0  # agenda items and documents that are no piece: opening, annexes, lists
    notices: list[str] = field(default_factory=list)
    came: dict[str, int] = field(default_factory=dict)
    failed: bool = False  # the service gave up; asking it more makes no sense

    def ask(self, client, path, **params):
        """The answer of the service as a dict; {} with a notice when it does not come."""
        answer, fault = self.try_to_ask(client, path, **params)
        if fault:
            self.note(fault)
        return answer

    def try_to_ask(self, client, path, **params) -> tuple[dict, str]:
        """The answer, and why it does not come, for who can ask in another way; a service that gave up is noted."""
        if self.failed:
            return {}, ""
        try:
            answer = client.get(path, **params)
        except Onbruikbaar as fault:
            return {}, str(fault)
        except Onbereikbaar as fault:
            self.failed = True
            self.note(str(fault))
            return {}, ""
        return answer if isinstance(answer, dict) else {}, ""

    def count(self, what: str, n: int):
        """So many of this came in answer to what we asked."""
        self.came[what] = self.came.get(what, 0) + n

    def note(self, notice):
        if notice not in self.notices:
            self.notices.append(notice)

    def add(self, row: DossierRow | None):
        """Take the row, unless it is there already or there was nothing to make a row of."""
        if row is None or any(row.extern_id == other.extern_id for other in self.rows):
            self.skipped += 1
        else:
            self.rows.append(row)

    def nothing(self, naam: str, since: date) -> str:
        """What was asked and what came, when no dossier is in it."""
        came = ", ".join(f"{what}: {n}" for what, n in self.came.items())
        asked = f"Wij vroegen {naam} om alles vanaf {since:%d-%m-%Y}"
        return f"{asked}. Wij kregen niets." if not came else f"{asked}. Er kwam: {came}. Daar is geen dossier bij."

    def finished(self) -> "Retrieved":
        """Says so when what was read is not everything."""
        if self.failed and self.rows:
            self.note("Wat wij wel konden lezen staat hieronder. De rest ontbreekt.")
        return self


def items(value) -> list[dict]:
    """The dicts in what ought to be a list of dicts."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def inside(value) -> dict:
    """What ought to be a dict."""
    return value if isinstance(value, dict) else {}


def text(value) -> str:
    """One clean line of what ought to be a text or a number."""
    known = isinstance(value, (str, int)) and not isinstance(value, bool)
    return " ".join(clean_text(value).split()) if known else ""


def number(value) -> str:
    """A number for in an address, or empty."""
    digits = text(value)
    return digits if number_in(digits) is not None else ""


def day(value) -> date | None:
    """The day in Europe/Amsterdam of a moment as these services write it, or None."""
    words = text(value)
    try:
        return check_date("behandeldatum", _as_dutch(words) or None)
    except ValueError:
        return None


def _as_dutch(moment: str) -> str:
    """`Jan 29 2026 12:00AM`, as a database of Microsoft writes a moment, in the order that we know."""
    found = AMERICAN.match(moment)
    if not found or found["month"].lower() not in MONTHS:
        return moment
    return f"{found['day']}-{MONTHS.index(found['month'].lower()) + 1}-{found['year']}"


def how(title: str) -> Behandeling | str:
    """How the council handles what stands under this title, if the title says so."""
    return next((behandeling for behandeling, words in HOW.items() if words.search(title)), "")


def make_row(
    titel: str, *, extern_id: str, bron: Dossierbron, behandeldatum: date | None, today: date, document_url="",
    samenvatting="", soort: Dossiersoort | None = None, stand: Dossierstand | None = None,
    behandeling: Behandeling | str = "", portefeuillehouder="", indieners="", stemming="", termijn: date | None = None,
    afdoening: Afdoening | str = "", stukken: Iterable[tuple[object, object]] = (),
) -> DossierRow | None:  # fmt: skip
    """The row, with the title as the council wrote it; None without title or without an id to know it by again.

    A title that is too long for us is shortened and stands in full above the samenvatting. `stukken` are the (name,
    address) of all that goes with it.
    """
    if not is_visible(titel) or not extern_id or len(extern_id) > LIMITS["extern_id"]:
        return None
    afgeleid = tuple(name for name, value in (("soort", soort), ("stand", stand)) if not value)
    soort = soort or Dossiersoort.guess(titel)
    if len(titel) > LIMITS["titel"]:
        samenvatting = f"{titel}\n\n{samenvatting}".strip()
    titel, samenvatting = _cut(titel, "titel"), _cut(samenvatting, "samenvatting")
    return DossierRow(
        titel=titel, soort=soort, behandeling=behandeling,
        stand=stand or Dossierstand.assumed(behandeldatum, today=today),
        behandeldatum=behandeldatum, samenvatting=samenvatting, document_url=_url(document_url),
        portefeuillehouder=_cut(portefeuillehouder, "portefeuillehouder"), indieners=_cut(indieners, "indieners"),
        stemming=_cut(stemming, "stemming"), termijn=termijn, afdoening=afdoening,
        extern_id=extern_id, bron=bron, afgeleid=afgeleid, stukadressen=_others(stukken, _url(document_url)),
    )  # fmt: skip


def _others(stukken, document_url):
    """The first few that are not the piece itself, each once."""
    known = {}
    for naam, adres in stukken:
        adres = _url(adres)
        if adres and adres != document_url:
            known.setdefault(adres, text(naam)[: LIMITS["titel"]])
    return tuple((naam, adres) for adres, naam in list(known.items())[:MOST_STUKKEN])


def _cut(value, name):
    """At a space, with a sign that there was more."""
    longest = LIMITS[name]
    return value if len(value) <= longest else value[: longest - 1].rsplit(" ", 1)[0] + "…"


def _url(value):
    try:
        return check_url("document_url", value) if isinstance(value, str) else ""
    except ValueError:
        return ""
