"""Load the content that the portal starts with; run again it adds what is missing and renews what is still ours."""

from django.core.management.base import BaseCommand

from agendas.duiding.loading import load_lexicon
from agendas.loading import load_agendas
from agendas.meetlat.loading import load_meetlat
from kennisbank.engels.loading import load_engels
from kennisbank.loading import load_collecties, load_lists, load_praktijken
from raadsportaal.basis.search.loading import load_woordgroepen
from raadsportaal.gemeenten.loading import load_gemeenten
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.gemeenten.staff_groups import make_groepen
from raadsportaal.portaal import about
from samenwerking.advies.loading import load_advies
from samenwerking.belangenbehartiging.loading import load_belangenbehartiging
from samenwerking.bijeenkomsten.loading import load_bijeenkomsten
from samenwerking.landen.loading import load_landen
from samenwerking.opweg.loading import load_op_weg
from samenwerking.programmas.loading import load_programmas
from samenwerking.stedenbanden.loading import load_stedenbanden


class Command(BaseCommand):
    help = "Laadt gemeenten, agenda's, netwerken, voorbeelden en programma's. Wat een redacteur wijzigde, blijft zo."

    def handle(self, **options):
        if not Gemeente.objects.exists():  # later ones come with laad_gemeenten: its file may be newer than ours
            self.stdout.write(f"Gemeenten: {next(load_gemeenten().lines())}")
        make_groepen()
        self.stdout.write("Agenda's: " + ", ".join(f"{n} {name}" for name, n in load_agendas().items()))
        self.stdout.write("Meetlat: " + ", ".join(f"{n} {name} erbij" for name, n in load_meetlat().items()))
        self.stdout.write("Lexicon: " + ", ".join(f"{n} {name} erbij" for name, n in load_lexicon().items()))
        self.stdout.write(f"Woorden die hetzelfde betekenen: {load_woordgroepen()} groepen erbij.")
        load_lists()
        self._load_samenwerking()
        report = load_praktijken(progress=lambda done: self.stdout.write(f"Voorbeelden: {done} gelezen ..."))
        for line in report.lines():
            self.stdout.write(f"Voorbeelden: {line}")
        self.stdout.write(f"Collecties: {load_collecties()} erbij.")
        self.stdout.write(f"Engelse versies: {load_engels()} erbij.")
        about.reindex()

    def _load_samenwerking(self):
        for what, report in (("Programma's", load_programmas()), ("Stedenbanden", load_stedenbanden())):
            for line in (next(iter(report.lines())), *report.notes):
                self.stdout.write(f"{what}: {line}")
        landen, renewed = load_landen()
        self.stdout.write(f"Landen: {landen} erbij, {renewed} vernieuwd. Veelgestelde vragen: {load_advies()} erbij.")
        events, renewed = load_bijeenkomsten()
        self.stdout.write(f"Bijeenkomsten: {events} erbij, {renewed} vernieuwd.")
        self.stdout.write(f"Belangenbehartiging: {load_belangenbehartiging()} erbij. Op weg: {load_op_weg()} erbij.")
