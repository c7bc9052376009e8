"""`manage.py naar_de_raad`: the draft that the portal makes, from the command line, for trying many."""

from datetime import MAXYEAR, MINYEAR
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from agendas.models import Indicator
from raadsportaal.basis.storage import whole_file
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten import materiaal
from raadsportaal.instrumenten.bouwen import build
from raadsportaal.instrumenten.models import Huisstijl, Zin
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.uitvoer import UITVOER
from raadsportaal.instrumenten.zinnen import Zinnen

MOST_QUESTIONS = 3


class Command(BaseCommand):
    help = "Maakt een concept van een raadsstuk uit een afspraak, een cijfer en een voorbeeld."

    def add_arguments(self, parser):
        parser.add_argument("soort", choices=Soort.values)
        parser.add_argument("--gemeente", required=True, help="het webadres van de gemeente, zoals zwolle")
        parser.add_argument("--subdoel", action="append", default=[], help="zoals 11.5; mag vaker")
        parser.add_argument("--afspraak", action="append", default=[], help="zoals parijs:2; mag vaker")
        parser.add_argument("--cijfer", action="append", default=[], help="de code van een cijfer; mag vaker")
        parser.add_argument("--praktijk", action="append", default=[], help="het webadres van een voorbeeld; mag vaker")
        parser.add_argument("--dossier", default="", help="het webadres van een dossier van de gemeente")
        parser.add_argument("--jaar", type=int, help="van een jaarbeeld; anders het laatste hele jaar")
        parser.add_argument("--uit", required=True, type=Path, help="bestand dat eindigt op .docx, .odt, .pdf of .txt")

    def handle(self, soort, gemeente, uit, jaar, **options):
        uitvoer = UITVOER.get(uit.suffix.removeprefix("."))
        if uitvoer is None:
            raise CommandError(f"Het bestand moet eindigen op: {', '.join(f'.{form}' for form in UITVOER)}.")
        found = Gemeente.objects.filter(slug=gemeente).first()
        if found is None:
            raise CommandError(f"Deze gemeente is er niet: {gemeente}.")
        keuze = materiaal.Keuze(
            options["dossier"],
            options["subdoel"],
            options["cijfer"],
            options["praktijk"],
            afspraken=options["afspraak"],
        )
        if jaar is not None and not (soort == Soort.JAARBEELD and MINYEAR < jaar <= MAXYEAR):
            raise CommandError("Een jaar hoort bij een jaarbeeld, zoals 2025.")
        with bereik(EVERYTHING):
            papier = self._jaarbeeld(found, jaar) if soort == Soort.JAARBEELD else self._papier(soort, found, keuze)
            stijl = Huisstijl.objects.of(found).stijl
        with whole_file(uit) as out:
            out.write(uitvoer.write(papier, stijl))
        self.stdout.write(f"{papier.kop}: {uit}")

    def _jaarbeeld(self, gemeente, jaar):
        today = timezone.localdate()
        picked = materiaal.for_jaarbeeld(gemeente, jaar or today.year - 1, today, absolute)
        return build(Soort.JAARBEELD, picked, Zinnen(Zin.objects.all().changed()))

    def _papier(self, soort, gemeente, keuze):
        today = timezone.localdate()
        if not keuze.is_empty:
            around = materiaal.offered(gemeente, keuze, today)
            keuze.vragen = [vraag.tekst for vraag in around.vragen[:MOST_QUESTIONS]]
        picked = materiaal.chosen(gemeente, keuze, today, absolute)
        _refuse_missing(keuze, picked)
        return build(Soort(soort), picked, Zinnen(Zin.objects.all().changed()))


def absolute(path):
    return f"{settings.PORTAL_URL}{path}"


def _refuse_missing(keuze, picked):
    """Say what was asked for and is not there."""
    if keuze.dossier and picked.dossier is None:
        raise CommandError(f"Dit dossier is er niet: {keuze.dossier}.")
    there = {
        "subdoel": (keuze.subdoelen, {subdoel.code for subdoel in picked.subdoelen}),
        "afspraak": (keuze.afspraken, {doel.sleutel for doel in picked.afspraken}),
        "cijfer": (keuze.cijfers, {meting.indicator.code for meting in picked.metingen}),
        "voorbeeld": (keuze.praktijken, {praktijk.slug for praktijk in picked.praktijken}),
    }
    for what, (asked, found) in there.items():
        if missing := sorted(set(asked) - found):
            known = f" Zoals: {Indicator.objects.published().first().code}." if what == "cijfer" else ""
            raise CommandError(f"Dit {what} is er niet: {', '.join(missing)}.{known}")
