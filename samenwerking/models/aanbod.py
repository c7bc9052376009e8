"""What a municipality, or a council member in their own name, offers to municipalities elsewhere."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.utils import timezone

from kennisbank.models import Land, Thema
from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente, Lidmaatschap, Rol
from samenwerking.models.deskundigheid import Deskundigheid, Taal, codes, labels


def _still_there():
    """The person of an offer is a council member of that municipality today."""
    leden = Lidmaatschap.objects.active().filter(rol=Rol.RAADSLID)
    return models.Exists(leden.filter(gemeente=models.OuterRef("gemeente"), gebruiker=models.OuterRef("persoon")))


class AanbodQuerySet(models.QuerySet):
    def of_gemeente(self, gemeente):
        """What the municipality itself offers."""
        return self.filter(gemeente=gemeente, persoon=None).for_list()

    def of_person(self, gemeente, gebruiker):
        """What this person offers in their own name, as a council member of this municipality."""
        return self.filter(gemeente=gemeente, persoon=gebruiker).for_list()

    def of_raadsleden(self, gemeente):
        """What its council members offer in their own name: for the griffie to read."""
        return self.filter(gemeente=gemeente, persoon__isnull=False).standing().select_related("persoon").for_list()

    def standing(self):
        """Of a municipality, or of somebody who is a council member there: it ends with the membership."""
        return self.filter(models.Q(persoon=None) | _still_there())

    def left_behind(self):
        """Of who left, or has another role now."""
        return self.filter(~_still_there(), persoon__isnull=False)

    def of_person_anywhere(self, gebruiker):
        return self.filter(persoon=gebruiker)

    def for_list(self):
        return self.prefetch_related("themas", "landen").order_by(
            models.F("gestopt_op").desc(nulls_first=True), "persoon__naam", "pk"
        )

    def valid(self, on):
        """That still stands on this day."""
        return self.filter(models.Q(geldig_tot__isnull=True) | models.Q(geldig_tot__gte=on), gestopt_op__isnull=True)

    def move(self, van, naar):
        return self.filter(gemeente=van).update(gemeente=naar)

    move.alters_data = True


class Aanbod(PlainText):
    """Knowledge on themes, in roles and languages, for some countries or any. An offer that ended can begin anew.

    One of a person is written by that person only, and read by the griffie; row-level security knows it too.
    """

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="aanbod", editable=False)
    persoon = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="raadslid"
    )  # none: of the municipality
    titel = models.CharField("wat kunt u bieden?", max_length=150)
    toelichting = models.TextField("toelichting", max_length=1000, blank=True)
    themas = models.ManyToManyField(Thema, related_name="+", verbose_name="waarover?")
    landen = models.ManyToManyField(Land, related_name="+", verbose_name="voor welke landen?", blank=True)
    rollen = ArrayField(codes(Deskundigheid), verbose_name="in welke rol?", default=list, blank=True)
    talen = ArrayField(codes(Taal), verbose_name="in welke taal?", default=list, blank=True)
    reist = models.BooleanField("kan op reis", default=False)
    geldig_tot = models.DateField("geldig tot en met", null=True, blank=True)
    gestopt_op = models.DateTimeField("gestopt op", null=True, blank=True, editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    op = models.DateTimeField(default=timezone.now, editable=False)
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    gewijzigd_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = AanbodQuerySet.as_manager()

    class Meta:
        ordering = ["gemeente__sorteernaam", "pk"]
        verbose_name = "aanbod van een gemeente"
        verbose_name_plural = "aanbod van gemeenten"

    def __str__(self):
        return f"{self.gemeente}: {self.titel}"

    def is_valid(self, on):
        return self.gestopt_op is None and (self.geldig_tot is None or self.geldig_tot >= on)

    @property
    def rol_labels(self):
        return labels(Deskundigheid, self.rollen)

    @property
    def taal_labels(self):
        return labels(Taal, self.talen)

    @transaction.atomic
    def stop(self, *, by, now):
        """End it: it is matched no more, and stays to be read."""
        if self.gestopt_op is None:
            self.gestopt_op = now
            self._changed(by, now)

    @transaction.atomic
    def resume(self, *, by, now):
        """Offer it again; a last day that has passed is taken off."""
        self.gestopt_op = None
        if self.geldig_tot and self.geldig_tot < timezone.localdate(now):
            self.geldig_tot = None
        self._changed(by, now)

    def _changed(self, by, now):
        self.gewijzigd_door, self.gewijzigd_op = by, now
        self.save(update_fields=["gestopt_op", "geldig_tot", "gewijzigd_door", "gewijzigd_op"])
