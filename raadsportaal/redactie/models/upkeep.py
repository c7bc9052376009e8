"""What keeping content right asks of every kind of Publicatie: what to look at, and the addresses of its sources."""

from django.db.models import Exists, OuterRef

from raadsportaal.redactie.models.controlepunt import Controlepunt


class Houdbaar:
    """Mix in before a queryset of Publicaties."""

    def to_check(self, on):
        """What an editor must look at from time to time: what is public. Overridden where a day ends that."""
        return self.published()

    def waiting_for_check(self, yes):
        """Those that are in the queue "Controle nodig", or those that are not."""
        waits = Exists(Controlepunt.objects.open().filter(soort=self.model.KIND, record=OuterRef("pk")))
        return self.filter(waits if yes else ~waits)

    def numbered(self, pk):
        """The one with this number, if it is there."""
        return self.filter(pk=pk).first()

    def links_of(self, record):
        """The addresses of the sources of this one."""
        return list(self.filter(pk=record.pk).links())

    def links(self, only=None):
        """{address of a source: numbers of the records that have it}, of all or of these addresses (see LINKS)."""
        found = {}
        for path in self.model.LINKS:
            rows = self if only is None else self.filter(**{f"{path}__in": only})
            for url, pk in rows.order_by("pk").values_list(path, "pk").distinct():
                if url and pk not in found.setdefault(url, []):
                    found[url].append(pk)
        return found
