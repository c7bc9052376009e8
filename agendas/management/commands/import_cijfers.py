"""Import figures of the meetlat, from a spreadsheet or from CBS; shown first, written with --schrijf."""

import time
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from agendas.meetlat import cbs_rows, importing
from agendas.meetlat.cbs import Tabel
from agendas.meetlat.storing import WaardeImporter
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.gemeenten.models import Gebruiker
from raadsportaal.redactie.imports import undo
from raadsportaal.redactie.imports.plan import Uitkomst
from raadsportaal.redactie.models import Import
from raadsportaal.redactie.workflow import KanNiet

FEW, MOST, NOTES = 20, 200, 500  # lines of one kind that are printed; the others are counted


class Command(BaseCommand):
    help = "Leest cijfers in voor de meetlat en laat zien wat er verandert. Met --schrijf wordt het bewaard."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("bestand", nargs="?", type=Path, help="CSV of XLSX: gemeente, jaar, waarde en meer")
        what.add_argument("--cbs", metavar="TABEL", help="vraag deze tabel aan het CBS, zoals 81528NED")
        what.add_argument("--terug", metavar="NUMMER", type=int, help="maak deze import ongedaan")
        parser.add_argument("--indicator", default="", help="code van de indicator, als geen kolom die heeft")
        parser.add_argument(
            "--indeling", default="", help="jaar van de gemeentegrenzen, als dat niet dat van het cijfer is"
        )
        parser.add_argument("--reden", default="", help="waarom cijfers veranderen; staat bij elke correctie")
        parser.add_argument("--schrijf", action="store_true", help="bewaar het; anders is het alleen een voorbeeld")
        parser.add_argument("--door", default="", help="e-mailadres van wie dit doet; nodig om te bewaren")

    def handle(self, bestand, cbs, terug, indicator, indeling, reden, schrijf, door, **options):
        started, self.shown = time.perf_counter(), Counter()
        by = self._person(door) if schrijf or terug or door else None
        if terug:
            self._undo(terug, by)
            return
        try:
            importer, rows, naam = (
                self._of_cbs(cbs) if cbs else self._of_file(bestand, indicator=indicator, indeling=indeling)
            )
            importer.reden = reden[:250] or importer.reden
            if not rows:
                raise BrokenFile("Er zijn geen rijen.")
            partij = None
            if schrijf:
                progress = self._progress
                now = timezone.now()
                report, partij = importing.write(importer, rows, bestand=naam, by=by, now=now, progress=progress)
            else:
                report = importing.show(importer, rows, each=self._show, progress=self._progress)
        except BrokenFile as fault:
            raise CommandError(f"{fault} Er is niets ingelezen.")
        self._tell(report, partij)
        self.stdout.write(f"Klaar in {time.perf_counter() - started:.1f} seconden.")

    def _of_file(self, path, **fixed):
        rows = importing.rows_of(path, **fixed)
        return WaardeImporter(path.name), rows, path.name

    def _of_cbs(self, naam):
        tabel = Tabel.read(naam)
        found = cbs_rows.rows_of(tabel, timezone.localdate())
        for text in found.opmerkingen:
            self.stdout.write(text)
        importer = WaardeImporter(tabel.herkomst)
        importer.landelijk = found.landelijk
        return importer, found.rows, importer.herkomst

    def _person(self, email):
        """Who wrote figures is kept: no command without a name."""
        person = Gebruiker.objects.filter(email__iexact=email, is_active=True, is_staff=True).first() if email else None
        if person is None:
            raise CommandError("Zeg met --door wie dit doet: het e-mailadres van iemand die in het beheer werkt.")
        return person

    def _show(self, plan):
        """What is new, and old and new of what would change, as it is found; the first of many."""
        self.shown[plan.uitkomst] += 1
        if plan.uitkomst == Uitkomst.NIEUW and self.shown[plan.uitkomst] <= FEW:
            self.stdout.write(f"Nieuw: {plan.instance}, {plan.instance.waarde:g}")
        if plan.wijzigingen and self.shown[plan.uitkomst] <= MOST:
            pairs = (f"{field}: {_word(old)} wordt {_word(new)}" for field, (old, new) in plan.wijzigingen.items())
            self.stdout.write(f"Gewijzigd: {plan.instance}, {'; '.join(pairs)}")

    def _tell(self, report, partij):
        self.stdout.write(next(report.lines()))
        for lines, most, what in ((report.refused, MOST, "weigeringen"), (report.notes, NOTES, "opmerkingen")):
            for line in lines[:most]:
                self.stdout.write(str(line))
            if len(lines) > most:
                self.stdout.write(f"En nog {len(lines) - most} {what}.")
        if partij:
            self.stdout.write(f"Dit is import {partij.pk}. Ongedaan maken: --terug {partij.pk}, of in het beheer.")
        else:
            self.stdout.write("Dit was een voorbeeld: er is niets bewaard. Met --schrijf wordt het bewaard.")

    def _undo(self, pk, by):
        if not Import.objects.filter(pk=pk, soort=WaardeImporter.model.KIND).exists():
            raise CommandError(f"Import {pk} is er niet, of is geen import van cijfers.")
        try:
            records = undo.undo(pk, by=by)
        except KanNiet as why:
            raise CommandError(str(why))
        gone, back = sum(one.gaat_weg for one in records), sum(one.krijgt_terug for one in records)
        self.stdout.write(f"Teruggedraaid: {gone} weg, {back} hersteld.")
        for one in records:
            if one.blijft:
                self.stdout.write(f"Blijft: {one.naam}: {one.blijft}")

    def _progress(self, done):
        if done % 10_000 == 0:
            self.stderr.write(f"{done} rijen gelezen ...")


def _word(value):
    return "leeg" if value in (None, "") else value
