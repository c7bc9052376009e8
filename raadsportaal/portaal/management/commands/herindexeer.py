"""Write the search table anew, after a facet or a name that many records share has changed."""

from django.core.management.base import BaseCommand

from agendas.models import Agenda, Doel
from kennisbank.models import Collectie, Netwerk, Praktijk
from raadsportaal.basis.search.indexing import forget_words


class Command(BaseCommand):
    help = "Maakt de zoektabel opnieuw, bijvoorbeeld nadat een thema een andere naam kreeg."

    def handle(self, **options):
        forget_words()
        for model in (Agenda, Doel, Netwerk, Collectie, Praktijk):
            self.stdout.write(f"{model._meta.verbose_name_plural}: {model.objects.reindex()} vindbaar")
