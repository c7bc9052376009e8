"""Read a pasted list of people, say of each row what is wrong with it, and invite the others all at once."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from raadsportaal.basis.texts import fold
from raadsportaal.gemeenten import outbox
from raadsportaal.gemeenten.inviting import EMAIL
from raadsportaal.gemeenten.models import Rol, Uitnodiging
from raadsportaal.gemeenten.models.gebruiker import lowered
from raadsportaal.gemeenten.models.lidmaatschap import IN_A_FRACTIE
from raadsportaal.gemeenten.names import check_name

MOST = 200  # rows: the largest council with its clerks and the staff of its parties
LONGEST_NAME, LONGEST_ADDRESS, LONGEST_FRACTIE = 150, 254, 60
# Begins where a word does: tried at each letter of a word of 100,000 it took a quarter of a minute.
ADDRESS = re.compile(r"(?<![^\s;,<>\"'()])[^\s;,<>\"'()]*@[^\s;,<>\"'()]*")
BETWEEN = re.compile(r"[;,\t]")
# How an address book writes several people on one line: Naam <adres>; Naam <adres>
SEVERAL = re.compile(r"(?<=>)\s*[;,]\s*")
ROLES = {fold(label): rol for rol, label in Rol.choices}
HEADING = re.compile(r"\b(naam|e-?mail(adres)?|rol)\b", re.I)
FRACTIE = re.compile(r"\b(fractie|partij)", re.I)
PART_OF_A_NAME = re.compile(r"naam\b|tussenvoegsel|voorletters|voorvoegsel", re.I)


@dataclass
class Rij:
    """One person of the list; `fout` says why no invitation goes there."""

    tekst: str
    email: str = ""
    naam: str = ""
    rol: str = ""
    fractie: str = ""
    fout: str = ""

    @property
    def rol_in_words(self):
        return Rol(self.rol).label.lower()


def read(text: str, rol: str) -> list[Rij]:
    """A row for each person; `rol` is for who has none beside the address.

    Where a heading says which columns are the name and the fractie, a telephone number beside them is no part of it.
    """
    lines, columns = text.splitlines(), []
    if lines and "@" not in lines[0] and HEADING.search(lines[0]):
        columns = [_meaning(cell) for cell in BETWEEN.split(lines[0])]
        lines = lines[1:]
    rows = [part for line in lines for part in SEVERAL.split(line) if part.strip(" ;,\t")]
    return [_row(row, rol, columns if any(columns) and len(columns) > 1 else []) for row in rows]


def _meaning(heading):
    if FRACTIE.search(heading):
        return "fractie"
    return "naam" if PART_OF_A_NAME.search(heading) else ""


def _row(text, rol, columns):
    text = text.strip(" \r")
    found = ADDRESS.search(text)
    if found is None:
        return Rij(text[:200], fout="Hier staat geen e-mailadres.")
    beside = _cells(text.replace(found[0], ";", 1))
    roles = [ROLES[fold(cell)] for cell in beside if fold(cell) in ROLES]
    names = [cell for cell in beside if fold(cell) not in ROLES]
    fractie = ""
    if len(cells := _cells(text)) == len(columns):
        names = _under("naam", columns, cells) or names
        fractie = " ".join(_under("fractie", columns, cells))
    row = Rij(text[:200], found[0].lower(), " ".join(filter(None, names)), roles[0] if roles else rol)
    row.fractie = fractie if row.rol in IN_A_FRACTIE else ""
    row.fout = _fault(row)
    return row


def _under(meaning, columns, cells):
    return [cell for cell, column in zip(cells, columns, strict=True) if column == meaning]


def _cells(text):
    return [cell.strip(" <>\"'()") for cell in BETWEEN.split(text)]


def _fault(row):
    if len(row.email) > LONGEST_ADDRESS:
        return "Dit e-mailadres is te lang."
    if len(row.naam) > LONGEST_NAME:
        return "Deze naam is te lang. Zet elke persoon op een eigen regel."
    if len(row.fractie) > LONGEST_FRACTIE:
        return f"De naam van een fractie heeft hooguit {LONGEST_FRACTIE} tekens."
    try:
        validate_email(row.email)
    except ValidationError:
        return "Dit e-mailadres klopt niet."
    try:
        check_name(row.naam)
    except ValidationError as fault:
        return fault.message
    return ""


def compare(rows: list[Rij], gemeente, now) -> None:
    """Say of each row that is well written whether that person works here, was invited, or stands in the list twice.

    A fractie is spelt as it is already, or as the first in the list spells it.
    """
    here = {lowered(address) for address in gemeente.leden.addresses()}
    waiting = {lowered(one.email): one for one in gemeente.uitnodigingen.waiting() if not one.expired(now)}
    seen, spelt = set(), {naam.lower(): naam for naam in gemeente.leden.fracties()}
    for row in rows:
        row.fractie = spelt.setdefault(row.fractie.lower(), row.fractie)
        address = lowered(row.email)
        if row.fout:
            continue
        if address in seen:
            row.fout = "Dit adres staat twee keer in uw lijst."
        elif address in here:
            row.fout = f"Iemand met dit adres werkt al in {gemeente}."
        elif address in waiting:
            row.fout = "Al uitgenodigd. De uitnodiging wacht nog."
        seen.add(address)


@transaction.atomic
def invite_all(request, gemeente, rows: list[Rij], now) -> int:
    """Invite everybody of whom nothing is wrong; their e-mails wait in the queue. Returns how many."""
    good = [row for row in rows if not row.fout]
    for row in good:
        uitnodiging, token = Uitnodiging.make(
            gemeente, email=row.email, naam=row.naam, rol=row.rol, fractie=row.fractie, door=request.user, now=now
        )
        address = request.build_absolute_uri(reverse("gemeenten:openen", args=[token]))
        outbox.post(f"uitnodiging {uitnodiging.token}", EMAIL, row.email, uitnodiging=uitnodiging, address=address)
    return len(good)
