"""What the editors' desk asks of every Publicatie: what is not in the trash, and by what two may be the same."""

from django.contrib.postgres.search import TrigramSimilarity
from django.db import models

TRASH = "verwijderd"
LIKE = 0.45  # similarity of titles by their trigrams, from 0 to 1


class Redactievragen(models.QuerySet):
    # The field that must be the same before titles are compared; none by default.
    same_before_title = ""

    def kept(self):
        """All but what lies in the trash."""
        return self.exclude(status=TRASH)

    def trashed(self):
        return self.filter(status=TRASH)

    def purgeable(self):
        """Of the trash: what may really go. Overridden where loading the content again would bring it back."""
        return self.trashed()

    def titled_like(self, record):
        """Others of which the title is much like that of this record, the most alike first."""
        found = self.exclude(pk=record.pk)
        if name := self.same_before_title:
            found = found.filter(**{name: getattr(record, name)})
        found = found.annotate(lijkt=TrigramSimilarity("titel", record.titel)).filter(lijkt__gte=LIKE)
        return found.order_by("-lijkt", "pk")

    def clues(self) -> dict:
        """{reason: these records with a `sleutel`}: two with the same one may be the same record."""
        return {}
