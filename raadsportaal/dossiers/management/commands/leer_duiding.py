"""`manage.py leer_duiding`: learn from what griffies decided, and say how suggestions fared per doel."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from raadsportaal.dossiers.suggesties.learning import learn
from raadsportaal.dossiers.suggesties.report import COLUMNS

HEADS = [
    "doel", "gekoppeld", "ander subdoel", "weer los", "onderwerp", "te algemeen", "hier niet", "geen reden",
    "met de hand", "termen", "drempel",
]  # fmt: skip


class Command(BaseCommand):
    help = "Leert van wat griffies besloten over suggesties. Doet voorstellen aan de redacteur en publiceert niets."

    def add_arguments(self, parser):
        parser.add_argument("--droog", action="store_true", help="vertel wat er zou gebeuren en bewaar niets")

    def handle(self, droog, **options):
        verslag = learn(timezone.now(), droog)
        self.stdout.write(f"Suggesties per Global Goal, {timezone.localtime(verslag.op):%d-%m-%Y %H:%M}")
        for line in [*table(verslag), "", *drafts(verslag)]:
            self.stdout.write(line)
        self.stdout.write("Er is niets bewaard (--droog)." if droog else "Een redacteur beslist over de voorstellen.")


def table(verslag):
    """Lines with a row for each doel, as in Doelverslag, and their sums; "ander subdoel" is part of "gekoppeld"."""
    rows = [[getattr(doel, name) for name in COLUMNS] for doel in verslag.doelen]
    drempels = {drempel.doel: f"{drempel.tonen:.2f}".replace(".", ",") for drempel in verslag.drempels}
    for row in rows:
        row += [sum(term.doel == row[0] for term in verslag.termen), drempels.get(row[0], "-")]
    sums = [sum(column) for column in list(zip(*rows, strict=True))[1:-1]]
    lines = [HEADS, *rows, ["alle", *sums, len(verslag.drempels)]]
    widths = [max(len(str(cell)) for cell in column) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(str(cell).rjust(width) for cell, width in zip(line, widths, strict=True))


def drafts(verslag):
    """Lines that say what is proposed and why."""
    yield f"Leervoorbeelden: {verslag.voorbeelden}, {verslag.nieuw} nieuw, {verslag.weg} weg."
    for kind, found in (("Term", verslag.termen), ("Masker", verslag.maskers), ("Drempel", verslag.drempels)):
        yield f"{kind}: {len(found)} voorgesteld"
        yield from (f"  {draft}: {draft.herkomst}" for draft in found)
