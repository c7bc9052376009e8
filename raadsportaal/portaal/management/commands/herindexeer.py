"""Write the search table anew from the records: after a change of what is found by which words."""

from django.core.management.base import BaseCommand

from raadsportaal.basis import kinds
from raadsportaal.basis.search.indexing import forget_words
from raadsportaal.portaal import about


class Command(BaseCommand):
    help = "Maakt de zoektabel opnieuw, bijvoorbeeld nadat een thema een andere naam kreeg."

    def handle(self, **options):
        forget_words()
        for kind in kinds.searched():
            self.stdout.write(f"{kind.model._meta.verbose_name_plural}: {kind.model.objects.reindex()} vindbaar")
        self.stdout.write(f"pagina’s over het portaal: {about.reindex()} vindbaar")
