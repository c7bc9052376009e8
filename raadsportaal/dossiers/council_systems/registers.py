"""The lists that a griffie keeps beside its agendas: motions, amendments, toezeggingen, written questions.

Notubiz calls them modules, iBabs lists. Each municipality names its lists and their fields as it likes, so both are
read here from (heading, text) pairs, by the names that people give them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from raadsportaal.basis.tables.columns import Columns
from raadsportaal.basis.texts import clean_text
from raadsportaal.dossiers.choices import Afdoening, Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.council_systems.documents import Retrieved, day, make_row, text
from raadsportaal.dossiers.council_systems.terms import term
from raadsportaal.dossiers.fracties import fracties
from raadsportaal.dossiers.rows import DossierRow
from raadsportaal.dossiers.titles import is_visible

LISTS = {
    Dossiersoort.MOTIE: re.compile(r"\bmoties?\b|\bmoasjes?\b", re.I),
    Dossiersoort.AMENDEMENT: re.compile(r"\b(?:sub)?amendement(?:en)?\b|\bamendemint(?:en)?\b", re.I),
    Dossiersoort.TOEZEGGING: re.compile(r"\btoezegging(?:en)?\b|\btoezeggingenlijst\b|\btasizzing", re.I),
    Dossiersoort.SCHRIFTELIJKE_VRAGEN: re.compile(
        r"\b(?:schriftelijke|technische|raads|art(?:ikel|\.)? ?\d+[ -]?)[ -]?(?:raads)?vra(?:gen|ag)\b|^vragen\b", re.I
    ),
}
# Of each field the names that griffies give it, the clearest first.
HEADINGS = {
    "titel": "onderwerp titel naam onderwerp_motie onderwerp_toezegging titel_motie korte_omschrijving kop toezegging "
    "motie amendement vraag",
    "tekst": "tekst_toezegging tekst inhoud inhoud_toezegging dictum dictum_aangenomen_motie omschrijving strekking "
    "samenvatting toelichting opdracht toezegging vraag",
    "datum": "datum_vergadering vergaderdatum datum_raad raadsdatum datum datum_motie datum_toezegging datum_indiening "
    "ingediend_op datum_ingediend datum_ingekomen datum_ontvangst raadsvergadering",
    "termijn": "termijn deadline uiterste_datum uiterlijk verwachte_datum_afdoening verwachte_afdoening streefdatum "
    "verwachte_datum_afhandeling geplande_datum_afdoening geplande_afdoening afdoeningstermijn termijn_afdoening "
    "afdoen_voor beantwoorden_voor uiterste_beantwoordingsdatum datum_termijn planning toegezegd_voor rappeldatum",
    "afgedaan_op": "datum_afgedaan afgedaan_op datum_afdoening datum_afhandeling afgehandeld_op datum_beantwoording "
    "beantwoord_op datum_antwoord datum_beantwoord",
    "afgedaan": "afgedaan afgehandeld beantwoord voldaan afgerond",
    "uitslag": "uitslag uitslag_stemming resultaat stemresultaat uitkomst besluit stemming status",
    "status": "status stand_van_zaken stand_van_zaken_openbaar status_afdoening voortgang afdoening",
    "type": "type soort type_stuk soort_stuk categorie",
    "groepen": "fractie fracties partij partijen fractie_s partij_en politieke_partij",
    "indieners": "indiener_s indieners indiener ingediend_door vragensteller vragenstellers vraagsteller steller "
    "stellers initiatiefnemer raadslid aan_wie gedaan_aan",
    "mede": "mede_indieners mede_indiener_s mede_indiener medeondertekenaars mede_ondertekenaars",
    "portefeuillehouder": "portefeuillehouder portefeuillehouders portefeuillehouder_s portefeuille wethouder "
    "verantwoordelijk_portefeuillehouder collegelid bestuurder",
    "nummer": "kenmerk nummer motienummer volgnummer registratienummer zaaknummer nr",
    "vergadering": "agendapunt ingediend_in vergadering behandeld_in",
}
COLUMNS = Columns({field: names.split() for field, names in HEADINGS.items()})
OUTCOMES = {
    Dossierstand.INGETROKKEN: re.compile(r"ingetrokken|teruggetrokken|vervallen|ynlutsen", re.I),
    Dossierstand.AANGEHOUDEN: re.compile(r"aangehouden|doorgeschoven|oanhâlden", re.I),
    Dossierstand.VERWORPEN: re.compile(r"verworpen|niet aangenomen|afgewezen|weggestemd|fersmiten", re.I),
    Dossierstand.AANGENOMEN: re.compile(r"aangenomen|aanvaard|oannommen|vastgesteld", re.I),
}
NOT_YET = re.compile(r"\b(?:niet|nog te|nog|deels|gedeeltelijk|voorstel|wordt)\b[^.;]{0,30}$", re.I)
DONE = re.compile(r"\b(?:afgedaan|afgehandeld|beantwoord|uitgevoerd|voldaan|gerealiseerd|voltooid|afgevoerd)\b", re.I)
BUSY = re.compile(r"\b(?:in behandeling|in uitvoering|loopt|lopend|onderhanden|mee bezig|deels|gedeeltelijk)\b", re.I)
STILL_OPEN = re.compile(r"\b(?:open|openstaand|nog niet|niet (?:afgedaan|afgehandeld|beantwoord)|nog te)\b", re.I)
YES, NO = {"ja", "true", "1", "x", "j", "yes"}, {"nee", "false", "0", "n", "no"}
MOST_NOTICES = 20  # of the rows of one list
LONGEST_STATUS = 60  # characters; a longer text tells a story, in which a word means little


@dataclass(frozen=True)
class Record:
    """One row of a list as its system gives it."""

    lijst: str
    rij: int
    sleutel: str  # the whole extern_id
    velden: dict[str, list[str]]  # by heading; a field can have several values
    document_url: str = ""
    voor: int = 0
    tegen: int = 0
    stukken: tuple[tuple[str, str], ...] = ()  # (name, address) of all that goes with it

    def name(self, titel: str) -> str:
        called = f" (‘{titel[:60]}’)" if titel else ""
        return f"‘{self.lijst[:60]}’, rij {self.rij}{called}"


def soort_of_list(name: str) -> Dossiersoort | None:
    """What a list of this name holds; of `Moties en amendementen` each row says it better. None: nothing for us."""
    return next((soort for soort, words in LISTS.items() if words.search(name)), None)


class Reader:
    """Makes rows of the records of one system, and tells of each record why it is none."""

    def __init__(self, result: Retrieved, bron: Dossierbron, *, since: date, today: date):
        self.result, self.bron, self.since, self.today = result, bron, since, today
        self.told: dict[str, int] = {}

    def take(self, record: Record) -> None:
        values = COLUMNS.by_field({heading: "\n".join(texts) for heading, texts in record.velden.items() if texts})
        values = {name: clean_text(value) for name, value in values.items()}
        titel = text(values.get("titel"))
        if not is_visible(titel):
            self._tell(record, f"{record.name('')}: hier staat geen titel of onderwerp. Deze rij lezen wij niet in.")
            self.result.skipped += 1
            return
        row = self._row(record, values, titel)
        if row is not None and not self._is_wanted(row):
            self.result.skipped += 1
            return
        self.result.add(row)

    def _row(self, record, values, titel) -> DossierRow | None:
        soort = self._soort(record, values, titel)
        held = self._day(record, values, titel, "datum", day) or self._day_of_meeting(values)
        done_on = self._day(record, values, titel, "afgedaan_op", day)
        afdoening = _afdoening(values, done_on, self.today)
        return make_row(
            titel, extern_id=record.sleutel, bron=self.bron, behandeldatum=held, today=self.today, soort=soort,
            stand=_stand(soort, values, afdoening), samenvatting=_summary(values, titel), afdoening=afdoening,
            termijn=self._day(record, values, titel, "termijn", term),
            indieners=_groups(record), stemming=_votes(record, values),
            portefeuillehouder=", ".join(dict.fromkeys(values.get("portefeuillehouder", "").split("\n"))),
            document_url=record.document_url, stukken=record.stukken,
        )  # fmt: skip

    def _soort(self, record, values, titel):
        """The row itself says it best, then its title where the list holds several kinds, then the list."""
        own = soort_of_list(values.get("type", "")) or _unless_overig(Dossiersoort.guess(values.get("type", "")))
        several = sum(bool(words.search(record.lijst)) for words in LISTS.values()) > 1
        in_title = Dossiersoort.guess(titel) if several else None
        if own is None and in_title in Dossiersoort.followed():
            own = in_title
        return own or soort_of_list(record.lijst) or Dossiersoort.OVERIG

    def _day(self, record, values, titel, name, read: Callable[[str], date | None]):
        """The day in this field; one that we cannot read is told, and the row is taken without it."""
        written = text(values.get(name))
        found = read(written) if written else None
        if written and found is None:
            what = f"‘{written[:40]}’ is geen dag die wij kennen. De rij lezen wij zonder die datum in."
            self._tell(record, f"{record.name(titel)}: {what}")
        return found

    def _day_of_meeting(self, values):
        """`Gemeenteraad 29-1-2026\\n23 Besluitvorming`: the meeting in which it was handed in."""
        return term(values.get("vergadering", "").replace("\\n", "\n").split("\n")[0])

    def _is_wanted(self, row):
        """Since the day that was asked; of what was promised also what is older and not done."""
        asked = row.soort in (Dossiersoort.TOEZEGGING, Dossiersoort.SCHRIFTELIJKE_VRAGEN)
        still_open = asked and row.afdoening != Afdoening.AFGEDAAN
        return row.behandeldatum is None or row.behandeldatum >= self.since or still_open

    def _tell(self, record, notice):
        self.told[record.lijst] = self.told.get(record.lijst, 0) + 1
        if self.told[record.lijst] <= MOST_NOTICES:
            self.result.note(notice)
        elif self.told[record.lijst] == MOST_NOTICES + 1:
            self.result.note(f"‘{record.lijst[:60]}’: er zijn nog meer rijen waar iets aan ontbreekt.")


def _unless_overig(soort):
    return None if soort == Dossiersoort.OVERIG else soort


def _groups(record):
    """Of who handed it in: the groups only."""
    fields: dict[str, list[str]] = {}
    for heading, texts in record.velden.items():
        for name in ("groepen", "indieners", "mede"):
            if COLUMNS.recognised([heading]) == {name}:
                fields.setdefault(name, []).extend(clean_text(one) for one in texts)
    named = fracties(fields.get("groepen", []), are_groups=True)
    return named or fracties(fields.get("indieners", []) + fields.get("mede", []))


def _stand(soort, values, afdoening):
    """What became of it, where the source says so."""
    if soort in (Dossiersoort.TOEZEGGING, Dossiersoort.SCHRIFTELIJKE_VRAGEN):
        if not afdoening:
            return None
        return Dossierstand.AFGEROND if afdoening == Afdoening.AFGEDAAN else Dossierstand.IN_UITVOERING
    return outcome(text(values.get("uitslag"))) or outcome(text(values.get("status")))


def outcome(words: str) -> Dossierstand | None:
    """The stand that a result names: `Motie verworpen`, `ingetrokken, niet in stemming`, `Aangenomen (20-17)`."""
    for stand, known in OUTCOMES.items():
        if known.search(words):
            return stand
    return next((stand for stand in Dossierstand if stand.label.lower() in words.lower()), None)


def _afdoening(values, done_on, today):
    answer = text(values.get("afgedaan")).lower()
    if answer in YES or (done_on and done_on <= today):
        return Afdoening.AFGEDAAN
    if answer in NO:
        return Afdoening.OPEN
    for words in (answer, text(values.get("status")), text(values.get("uitslag"))):
        if found := _as_afdoening(words):
            return found
    return ""


def _as_afdoening(words):
    if not words or len(words) > LONGEST_STATUS:
        return ""
    done = DONE.search(words)
    if done and not NOT_YET.search(words[: done.start()]):
        return Afdoening.AFGEDAAN
    if BUSY.search(words):
        return Afdoening.LOOPT
    return Afdoening.OPEN if STILL_OPEN.search(words) else ""


def _votes(record, values):
    """How many were for and against; never who."""
    if record.voor or record.tegen:
        return f"{record.voor} voor, {record.tegen} tegen"
    found = re.search(r"(\d{1,3}) ?(?:stemmen )?voor\D{1,20}?(\d{1,3}) ?(?:stemmen )?tegen", values.get("uitslag", ""))
    return f"{found[1]} voor, {found[2]} tegen" if found else ""


def _summary(values, titel):
    number, told, status = text(values.get("nummer")), values.get("tekst", ""), values.get("status", "")
    parts = [
        f"Nummer {number}." if number else "",
        "" if text(told) == titel else told,
        f"Stand van zaken: {status}" if len(status) > LONGEST_STATUS else "",
    ]
    return "\n\n".join(part for part in parts if part)
