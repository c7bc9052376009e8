"""What readers of a draft say to each other beside a part: a remark, its answers, and that it is settled.

Each row is of one person, who alone writes and empties it. That a remark is settled is such a row too.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente


class OpmerkingQuerySet(models.QuerySet):
    def begun(self):
        """Those that a conversation begins with, settled or not."""
        return self.filter(bij=None)

    def waiting(self):
        """Those that nobody settled yet, and that still say something."""
        settled = Opmerking.objects.filter(bij=OuterRef("pk"), afgehandeld=True)
        return self.begun().exclude(tekst="").filter(~Exists(settled))

    def of_person(self, gebruiker):
        return self.filter(door=gebruiker)

    def in_order(self):
        return self.select_related("door").order_by("op", "pk")


class Opmerking(PlainText):
    """Without `bij` a remark at the part with the key `deel`; with it an answer to one. Taken away: an empty text."""

    concept = models.ForeignKey("instrumenten.Concept", models.CASCADE, related_name="opmerkingen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    deel = models.CharField("bij welk deel", max_length=40)
    bij = models.ForeignKey("self", models.CASCADE, null=True, related_name="antwoorden")
    tekst = models.TextField("opmerking", max_length=1000, blank=True)
    afgehandeld = models.BooleanField("afgehandeld", default=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    op = models.DateTimeField("wanneer")
    gewijzigd_op = models.DateTimeField("gewijzigd op", null=True)

    objects = OpmerkingQuerySet.as_manager()

    class Meta:
        ordering = ["op", "pk"]
        verbose_name = "opmerking bij een concept"
        verbose_name_plural = "opmerkingen bij concepten"
        constraints = [
            models.UniqueConstraint(fields=["bij"], condition=Q(afgehandeld=True), name="een_keer_afgehandeld"),
            models.CheckConstraint(
                condition=Q(afgehandeld=False) | Q(bij__isnull=False), name="afgehandeld_is_antwoord"
            ),
        ]

    def __str__(self):
        return f"opmerking {self.pk} bij concept {self.concept_id}"

    def answer(self, tekst, *, by, now):
        return self._add(tekst=tekst, door=by, op=now)

    def settle(self, *, by, now):
        """Once: who comes second finds it done."""
        if not self.antwoorden.filter(afgehandeld=True).exists():
            self._add(afgehandeld=True, door=by, op=now)

    def reopen(self):
        self.antwoorden.filter(afgehandeld=True).delete()

    def rewrite(self, tekst, *, now):
        self.tekst, self.gewijzigd_op = tekst, now
        self.save()

    def remove(self):
        """What others answered stays: then only the text goes."""
        if self.antwoorden.exists():
            self.tekst = ""
            self.save()
        else:
            self.delete()

    def _add(self, **fields):
        own = {"concept_id": self.concept_id, "gemeente_id": self.gemeente_id, "deel": self.deel}
        return self.antwoorden.create(**own, **fields)
