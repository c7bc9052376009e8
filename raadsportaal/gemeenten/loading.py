"""Load the register of municipalities: add the new, update the figures, end the former and tie them to successors."""

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from raadsportaal.basis.search.indexing import sort_key
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.basis.texts import split_list
from raadsportaal.gemeenten.models import Gemeente, Grootteklasse, Provincie
from raadsportaal.redactie.imports.report import Refusal

REGISTER = Path(__file__).with_name("data") / "gemeenten.csv"
TEXTS = ["naam", "officiele_naam", "provincie", "tooi_uri", "raadssysteem", "openbesluitvorming", "notubiz", "ibabs"]
NUMBERS = {"inwoners": int, "inwoners_jaar": int, "stedelijkheid": int, "breedtegraad": float, "lengtegraad": float}


@dataclass
class Register:
    """What loading did: counts, refused rows, and the former municipalities that still stand in the portal."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)
    ended: list[Gemeente] = field(default_factory=list)

    def lines(self):
        yield f"Toegevoegd: {self.added}, gewijzigd: {self.changed}, ongewijzigd: {self.unchanged}"
        yield from map(str, self.refused)
        for gemeente in self.ended:
            names = ", ".join(opvolger.naam for opvolger in gemeente.opvolgers.all()) or "onbekend"
            yield f"Opgeheven per {gemeente.einddatum:%d-%m-%Y}: {gemeente}, nu {names}"


@transaction.atomic
def load_gemeenten(path=REGISTER) -> Register:
    """Load a register in the form of data/gemeenten.csv. A wrong row is refused by number; the others are loaded.

    A municipality that is not in the file stays as it is: a register never deletes. Raises BrokenFile.
    """
    register, opvolgers = Register(), {}
    known = {gemeente.code: gemeente for gemeente in Gemeente.objects.all()}
    taken = {(name, getattr(gemeente, name)): code for code, gemeente in known.items() for name in ("naam", "slug")}
    fresh = []
    for number, row in _rows(path):
        try:
            values = _values(row)
            _refuse_taken(values, taken, opvolgers)
            successors = split_list(row.get("opvolgers", ""))
            if values["code"] in successors:
                raise ValueError("opvolgers", "een gemeente volgt zichzelf niet op.")
        except ValueError as fault:
            register.refused.append(Refusal(number, *fault.args))
            continue
        gemeente = known.get(values["code"]) or Gemeente(code=values["code"])
        was_ended, before = gemeente.einddatum, {name: getattr(gemeente, name) for name in values}
        if gemeente.pk and before == values:
            register.unchanged += 1
        else:
            for name, value in values.items():
                setattr(gemeente, name, value)
            fresh.append(gemeente)
            register.added += gemeente.pk is None
            register.changed += gemeente.pk is not None
        if gemeente.pk and gemeente.einddatum and not was_ended:
            register.ended.append(gemeente)
        opvolgers[values["code"]] = successors
    _save(fresh)
    _tie(opvolgers)
    Gemeente.objects.reindex()
    return register


def _rows(path):
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not {"code", "naam", "einddatum", "opvolgers"} <= set(reader.fieldnames or []):
                raise BrokenFile("In het register ontbreekt een kolom: code, naam, einddatum of opvolgers.")
            yield from enumerate(({key: value or "" for key, value in row.items()} for row in reader), start=2)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise BrokenFile(f"Dit register kunnen wij niet lezen: {fault}")


def _refuse_taken(values, taken, seen):
    """What another has, in the portal or higher in this file: the name, or the address that it makes."""
    code = values["code"]
    if code in seen:
        raise ValueError("code", f"{code} staat al hoger in dit bestand.")
    for name, what in (("naam", "heet"), ("slug", "heeft als webadres")):
        other = taken.get((name, values[name]), code)
        if other != code:
            raise ValueError("naam", f"zo {what} al een andere gemeente ({other}): {values[name]}.")
    taken |= {(name, values[name]): code for name in ("naam", "slug")}


def _values(row):
    if not (row["code"].startswith("GM") and len(row["code"]) == 6 and row["naam"]):
        raise ValueError("code", f"{row['code']!r} is geen CBS-code van een gemeente, of de naam ontbreekt.")
    values = {"code": row["code"]} | {name: row.get(name, "").strip() for name in TEXTS}
    if values["provincie"] and values["provincie"] not in Provincie.values:
        raise ValueError("provincie", f"{values['provincie']} is geen provincie.")
    for name, kind in NUMBERS.items():
        try:
            values[name] = kind(row[name]) if row.get(name) else None
        except ValueError:
            raise ValueError(name, f"{row[name]!r} is geen getal.")
    try:
        values["einddatum"] = date.fromisoformat(row["einddatum"]) if row["einddatum"] else None
    except ValueError:
        raise ValueError("einddatum", f"{row['einddatum']!r} is geen datum (jjjj-mm-dd).")
    values["slug"], values["sorteernaam"] = slugify(values["naam"]), sort_key(values["naam"])
    values["grootteklasse"] = values["inwoners"] and Grootteklasse.of(values["inwoners"])
    _refuse_unfit(values)
    return values


def _refuse_unfit(values):
    """What the columns cannot hold: too long, out of range, or a name that leaves no address."""
    if "\x00" in "".join(values[name] for name in TEXTS):
        raise ValueError("naam", "in deze rij staat een teken dat niemand ziet.")
    if not values["slug"]:
        raise ValueError("naam", f"van {values['naam']!r} is geen webadres te maken.")
    try:
        Gemeente(**values).clean_fields()
    except ValidationError as fault:
        name, reasons = next(iter(fault.message_dict.items()))
        raise ValueError("naam" if name in ("slug", "sorteernaam") else name, reasons[0])


def _save(gemeenten):
    fields = [f.name for f in Gemeente._meta.concrete_fields if f.name not in ("id", "code", "verzonnen")]
    Gemeente.objects.bulk_create(gemeenten, update_conflicts=True, unique_fields=["code"], update_fields=fields)


def _tie(opvolgers):
    by_code = {gemeente.code: gemeente for gemeente in Gemeente.objects.prefetch_related("opvolgers")}
    for code, codes in opvolgers.items():
        wanted = [by_code[successor] for successor in codes if successor in by_code]
        if set(wanted) != set(by_code[code].opvolgers.all()):
            by_code[code].opvolgers.set(wanted)
