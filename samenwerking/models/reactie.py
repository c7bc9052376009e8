"""What a municipality, or a council member in their own name, answers to a call; and what VNG decides about it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from raadsportaal.basis.database.locks import locked
from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.models.aanbod import Aanbod


class ReactieQuerySet(models.QuerySet):
    def of_gemeente(self, gemeente):
        """What the municipality itself answered."""
        return self.filter(gemeente=gemeente, persoon=None).for_list()

    def of_person(self, gemeente, gebruiker):
        """What this person answered in their own name, as a council member of this municipality."""
        return self.filter(gemeente=gemeente, persoon=gebruiker).for_list()

    def of_raadsleden(self, gemeente):
        """What its council members answered in their own name: for the griffie to read."""
        return self.filter(gemeente=gemeente, persoon__isnull=False).for_list()

    def with_raadsleden(self, gemeente):
        """What the municipality and its council members answered."""
        return self.filter(gemeente=gemeente).for_list()

    def of_person_anywhere(self, gebruiker):
        return self.filter(persoon=gebruiker)

    def for_list(self):
        return self.select_related("oproep", "aanbod", "door").order_by("-op")

    def active(self):
        return self.exclude(stand=Reactie.Stand.INGETROKKEN)

    def waiting(self):
        """That nobody of VNG looked at yet."""
        return self.filter(stand=Reactie.Stand.ONTVANGEN)

    def of_oproep(self, oproep):
        """The one to this call, or None."""
        return self.filter(oproep=oproep).first()

    def answered_by(self, gemeente):
        """To calls that this other municipality, or the same person there, responded to as well."""
        there = Reactie.objects.filter(gemeente=gemeente, oproep=OuterRef("oproep"))
        same_person = Exists(there.filter(persoon=OuterRef("persoon")))
        return self.filter(Q(same_person) | Q(Exists(there.filter(persoon=None)), persoon=None))

    def move(self, van, naar):
        return self.filter(gemeente=van).update(gemeente=naar)

    move.alters_data = True


class Reactie(PlainText):
    """One per municipality and call, and one per council member there; taken back, it can be given again.

    One of a person is written by that person only, and read by the griffie; row-level security knows it too.
    """

    class Stand(models.TextChoices):
        ONTVANGEN = "ontvangen", "Ontvangen"
        IN_GESPREK = "in_gesprek", "In gesprek"
        GEKOZEN = "gekozen", "Gekozen"
        NIET_GEKOZEN = "niet_gekozen", "Niet gekozen"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    FINAL = (Stand.NIET_GEKOZEN, Stand.INGETROKKEN)
    OF_VNG = (Stand.ONTVANGEN, Stand.IN_GESPREK, Stand.GEKOZEN, Stand.NIET_GEKOZEN)

    oproep = models.ForeignKey("samenwerking.Oproep", models.PROTECT, related_name="reacties", verbose_name="oproep")
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="reacties", editable=False)
    persoon = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="raadslid"
    )  # none: of the municipality
    aanbod = models.ForeignKey(
        Aanbod, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="hoort bij uw aanbod"
    )
    bericht = models.TextField("wat kunt u bijdragen?", max_length=2000)
    stand = models.CharField("stand", max_length=14, choices=Stand, default=Stand.ONTVANGEN)
    antwoord = models.TextField(
        "bericht aan wie reageerde", max_length=2000, blank=True, help_text="Wie reageerde, leest dit in de e-mail."
    )
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    op = models.DateTimeField("ontvangen op", default=timezone.now, editable=False)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    besloten_op = models.DateTimeField("stand gewijzigd op", null=True, editable=False)

    objects = ReactieQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name = "reactie op een oproep"
        verbose_name_plural = "reacties op oproepen"
        constraints = [
            models.UniqueConstraint(
                fields=["oproep", "gemeente", "persoon"],
                nulls_distinct=False,
                name="reactie_een_keer_per_gemeente_en_persoon",
            ),
        ]

    def __str__(self):
        return f"{self.gemeente}: {self.oproep}"

    @property
    def address(self):
        """The page of it, for who gave it."""
        page = "meedoen:eigen_reactie" if self.persoon_id else "meedoen:reactie"
        return reverse(page, args=[self.gemeente.slug, self.pk])

    @property
    def is_withdrawn(self):
        return self.stand == self.Stand.INGETROKKEN

    @property
    def can_be_withdrawn(self):
        return self.stand not in self.FINAL

    def refusal(self, stand) -> str:
        """Why VNG cannot give it this state, in words; empty when it can."""
        if self.is_withdrawn:
            return f"{'Het raadslid' if self.persoon_id else 'De gemeente'} trok deze reactie in."
        return self.oproep.no_travel() if stand in (self.Stand.IN_GESPREK, self.Stand.GEKOZEN) else ""

    @transaction.atomic
    def decide(self, stand, *, antwoord, by, now):
        """VNG's state and word; True when the state changed. Raises ValidationError when it cannot be."""
        fresh = locked(self)
        if refusal := fresh.refusal(stand):
            raise ValidationError(refusal)
        changed = fresh.stand != stand
        self.stand, self.antwoord = stand, antwoord
        fields = ["stand", "antwoord"]
        if changed:
            self.besloten_door, self.besloten_op = by, now
            fields += ["besloten_door", "besloten_op"]
        self.save(update_fields=fields)
        return changed

    @transaction.atomic
    def withdraw(self, *, by, now):
        """Who gave it takes it back; False when that can no longer be."""
        fresh = locked(self)
        if not fresh.can_be_withdrawn:
            return False
        self.stand, self.besloten_door, self.besloten_op = self.Stand.INGETROKKEN, by, now
        self.save(update_fields=["stand", "besloten_door", "besloten_op"])
        return True
