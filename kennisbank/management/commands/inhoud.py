"""Print what the kennisbank has, per subject, year, size and more, and what falls short."""

from django.core.management.base import BaseCommand

from kennisbank.stock import Stock


class Command(BaseCommand):
    help = "Telt de voorbeelden op het portaal: per onderwerp, jaar, grootte, werelddeel, doel, zekerheid en bron."

    def handle(self, **options):
        stock = Stock()
        self._heading("Streefgetallen")
        for aim in stock.aims():
            self._line(f"{aim.what} (ten minste {aim.aim})", aim.number)
        self._heading("Onderwerpen: voorbeelden, en die uit een plaats onder de 100.000")
        for onderwerp, number, small in stock.onderwerpen():
            self._line(f"{onderwerp} ({onderwerp.thema})", f"{number:4} {small:4}")
        for heading, rows in stock.tables():
            self._heading(heading)
            for label, number in rows:
                self._line(label, number)
        self._heading("Versleten zinnen")
        for phrase, number, of in stock.worn():
            self._line(phrase, f"{number} van {of}")
        self._heading("Wat nog tekortschiet")
        for sentence in stock.short() or ["Niets."]:
            self.stdout.write(f"- {sentence}")

    def _heading(self, text):
        self.stdout.write(f"\n{text}\n{'-' * len(text)}")

    def _line(self, label, number):
        self.stdout.write(f"{label:60} {number:>5}")
