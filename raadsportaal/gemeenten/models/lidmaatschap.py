"""Who works where, and as what: the one table of roles."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from raadsportaal.basis.as_seen import first
from raadsportaal.gemeenten.history import tracked
from raadsportaal.gemeenten.models.gebruiker import lowered
from raadsportaal.gemeenten.models.gemeente import Gemeente


class Rol(models.TextChoices):
    RAADSLID = "raadslid", "Raadslid"
    FRACTIEMEDEWERKER = "fractiemedewerker", "Fractiemedewerker"
    GRIFFIER = "griffier", "Griffier"
    AMBTENAAR = "ambtenaar", "Ambtenaar"


IN_A_FRACTIE = (Rol.RAADSLID, Rol.FRACTIEMEDEWERKER)


class LidmaatschapQuerySet(models.QuerySet):
    def active(self):
        return self.filter(gebruiker__is_active=True)

    def griffiers(self):
        return self.active().filter(rol=Rol.GRIFFIER)

    def in_fractie(self, naam):
        return self.active().filter(fractie=naam)

    def fracties(self):
        """Their names, each once."""
        return list(self.exclude(fractie="").order_by("fractie").values_list("fractie", flat=True).distinct())

    def of_others(self, gebruiker):
        return self.exclude(gebruiker=gebruiker)

    def has_address(self, email):
        """Whether somebody here has exactly this address."""
        alike = self.filter(gebruiker__email__iexact=email).values_list("gebruiker__email", flat=True)
        return any(lowered(address) == lowered(email) for address in alike)

    def addresses(self):
        return list(self.order_by("pk").values_list("gebruiker__email", flat=True))

    def to_write(self):
        """With the person, always in the same order: for one message each."""
        return self.select_related("gebruiker").order_by("pk")

    def by_name(self):
        return self.select_related("gebruiker").order_by("gebruiker__naam", "gebruiker__email")

    def of_person(self, gebruiker):
        return self.filter(gebruiker=gebruiker).select_related("gemeente").order_by("gemeente__sorteernaam")


@tracked(exclude=["sinds"])
class Lidmaatschap(models.Model):
    """A person in a municipality, with one role there. A person may have several, each in another municipality."""

    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="lidmaatschappen", verbose_name="gebruiker"
    )
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="leden", verbose_name="gemeente")
    rol = models.CharField("rol", max_length=20, choices=Rol)
    fractie = models.CharField("fractie", max_length=60, blank=True)  # set by the griffie: who is in one reads along
    sinds = models.DateTimeField("sinds", default=timezone.now, editable=False)

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        ordering = ["gemeente__sorteernaam", "gebruiker__naam"]
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "gemeente"], name="een_rol_per_persoon_per_gemeente"),
            models.CheckConstraint(
                condition=models.Q(fractie="") | models.Q(rol__in=IN_A_FRACTIE), name="fractie_alleen_van_de_raad"
            ),
        ]

    def __str__(self):
        return f"{self.gebruiker}, {self.get_rol_display().lower()} in {self.gemeente}"

    def save(self, *args, update_fields=None, **kwargs):
        """Whoever becomes griffier or ambtenaar is in no fractie any more."""
        if self.rol not in IN_A_FRACTIE:
            self.fractie = ""
        fields = update_fields and {*update_fields, "fractie"}
        super().save(*args, update_fields=fields, **kwargs)

    @property
    def is_last_griffier(self):
        others = Lidmaatschap.objects.griffiers().filter(gemeente=self.gemeente_id).exclude(pk=self.pk)
        return self.rol == Rol.GRIFFIER and not others.exists()

    @transaction.atomic
    def end(self):
        """Take this person out of the municipality at once. Raises ValidationError for the last griffier."""
        self._lock()
        self._refuse_last_griffier("U kunt de laatste griffier niet weghalen. Nodig eerst een andere griffier uit.")
        self.delete()

    @transaction.atomic
    def change_role(self, rol, fractie=""):
        """Give another role and fractie, spelt as others spell it. Raises ValidationError for the last griffier."""
        self._lock()
        if rol != Rol.GRIFFIER:
            self._refuse_last_griffier("Dit is de laatste griffier. Nodig eerst een andere griffier uit.")
        others = Lidmaatschap.objects.filter(gemeente=self.gemeente_id).exclude(pk=self.pk).fracties()
        self.rol = rol
        self.fractie = next((naam for naam in others if naam.lower() == fractie.lower()), fractie)
        self.save(update_fields=["rol"])

    def _lock(self):
        """Hold the municipality, so that two griffiers cannot remove each other at once, and see the role as it is now.

        Raises ValidationError when somebody else took the person out in the meantime.
        """
        Gemeente.objects.select_for_update(no_key=True).get(pk=self.gemeente_id)
        fresh = Lidmaatschap.objects.filter(pk=self.pk, gemeente=self.gemeente_id).first()
        if fresh is None:
            raise ValidationError(f"Deze persoon werkt hier niet meer. {first()}.")
        self.rol = fresh.rol

    def _refuse_last_griffier(self, message):
        if self.is_last_griffier:
            raise ValidationError(message)
