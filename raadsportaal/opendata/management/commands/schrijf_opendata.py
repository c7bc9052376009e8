"""`manage.py schrijf_opendata`: the files of open data anew, as every night."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from raadsportaal.opendata.dumps import schrijven


class Command(BaseCommand):
    help = "Schrijft alle open data opnieuw als CSV, NDJSON en Parquet. Het portaal doet dat elke nacht zelf."

    def handle(self, **options):
        edition = schrijven.write(timezone.now())
        size = sum(path.stat().st_size for path in edition.iterdir())
        self.stdout.write(self.style.SUCCESS(f"{edition}: {size / 1e6:.1f} MB"))
