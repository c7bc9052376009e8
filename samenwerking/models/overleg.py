"""A landenoverleg: one municipality asks the others in a country to talk, and each answers through the portal."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from kennisbank.models import Land
from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente

WEEK = timedelta(days=7)
MOST_PER_WEEK = 3  # of one municipality: nobody's griffie gets a flood of requests
KEPT = timedelta(days=730)


class TeVeel(Exception):
    """This municipality asked enough this week; the text is for who asked."""

    def __init__(self):
        super().__init__(f"Uw gemeente stelde deze week al {MOST_PER_WEEK} keer een overleg voor. Wacht een week.")


class LandenoverlegQuerySet(models.QuerySet):
    def of_gemeente(self, gemeente):
        """That this municipality proposed."""
        return self.filter(gemeente=gemeente).select_related("land")

    def with_part_of(self, gemeente):
        """That this municipality proposed or was asked for."""
        own = models.Q(gemeente=gemeente) | models.Q(antwoorden__gemeente=gemeente)
        return self.filter(own).select_related("land", "gemeente").distinct()

    def since(self, moment):
        return self.filter(op__gt=moment)

    def expired(self, now):
        return self.filter(op__lt=now - KEPT)


class Landenoverleg(PlainText):
    """Seen by who proposed it and by the municipalities that were asked; row-level security keeps it there."""

    land = models.ForeignKey(Land, models.PROTECT, related_name="overleggen", verbose_name="land")
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="overleggen", editable=False)
    onderwerp = models.CharField("waar wilt u het over hebben?", max_length=150)
    bericht = models.TextField("uw bericht", max_length=1500)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    op = models.DateTimeField(default=timezone.now, editable=False)

    objects = LandenoverlegQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name = "landenoverleg"
        verbose_name_plural = "landenoverleggen"
        constraints = [
            models.UniqueConstraint(
                fields=["id", "gemeente"], name="landenoverleg_met_gemeente"
            ),  # of the composite key
        ]

    def __str__(self):
        return f"Landenoverleg {self.land}: {self.onderwerp}"

    def address_of(self, gemeente):
        """The page of it within a municipality that takes part."""
        return reverse("meedoen:overleg", args=[gemeente.slug, self.pk])

    @classmethod
    @transaction.atomic
    def propose(cls, *, gemeente, land, gevraagd, by, now, **inhoud):
        """Ask these municipalities. Raises TeVeel; two at once wait for each other, so that both count."""
        Gemeente.objects.select_for_update(no_key=True).get(pk=gemeente.pk)
        if cls.objects.of_gemeente(gemeente).since(now - WEEK).count() >= MOST_PER_WEEK:
            raise TeVeel
        overleg = cls.objects.create(gemeente=gemeente, land=land, door=by, op=now, **inhoud)
        Overlegantwoord.objects.bulk_create(
            Overlegantwoord(overleg=overleg, gemeente=ander, vrager=gemeente) for ander in gevraagd
        )
        return overleg


class OverlegantwoordQuerySet(models.QuerySet):
    def by_name(self):
        return self.select_related("gemeente").order_by("gemeente__sorteernaam")

    def waiting(self):
        return self.filter(doet_mee__isnull=True)

    def with_question(self):
        return self.select_related("overleg__land", "overleg__gemeente").order_by("overleg__op")


class Overlegantwoord(PlainText):
    """A municipality that was asked; with its answer, once it gave one, to whoever asked."""

    overleg = models.ForeignKey(Landenoverleg, models.CASCADE, related_name="antwoorden")
    vrager = models.ForeignKey(Gemeente, models.CASCADE, related_name="+", editable=False)
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="overlegantwoorden", editable=False)
    doet_mee = models.BooleanField("doet u mee?", null=True)
    bericht = models.TextField("uw bericht", max_length=1500, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    op = models.DateTimeField("beantwoord op", null=True, editable=False)

    objects = OverlegantwoordQuerySet.as_manager()

    class Meta:
        ordering = ["op"]
        verbose_name = "antwoord op een landenoverleg"
        verbose_name_plural = "antwoorden op een landenoverleg"
        constraints = [
            models.UniqueConstraint(fields=["overleg", "gemeente"], name="overlegantwoord_een_per_gemeente"),
        ]

    def __str__(self):
        return f"{self.gemeente}: {self.stand}"

    @property
    def stand(self):
        return {None: "nog geen antwoord", True: "doet mee", False: "doet niet mee"}[self.doet_mee]

    @transaction.atomic
    def give(self, *, by, now, doet_mee, bericht):
        """Answer, or answer anew."""
        self.doet_mee, self.bericht, self.door, self.op = doet_mee, bericht, by, now
        self.save()
