"""Ask every griffier, once in this round, whether the partnerships of the municipality are still right."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from samenwerking.stedenbanden.asking import ask


class Command(BaseCommand):
    help = (
        "Vraagt griffiers of de stedenbanden van hun gemeente nog kloppen: een keer in maart en een keer in september."
    )

    def add_arguments(self, parser):
        parser.add_argument("--droog", action="store_true", help="zeg alleen wie een e-mail zou krijgen")

    def handle(self, droog, **options):
        gevraagd = ask(timezone.localdate(), dry_run=droog)
        for one in gevraagd:
            self.stdout.write(str(one))
        mails = sum(one.griffiers for one in gevraagd)
        self.stdout.write(f"E-mails {'die zouden weggaan' if droog else 'in de wachtrij'}: {mails}")
