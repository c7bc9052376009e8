"""What the portal says of a country where Dutch municipalities work, and who is active there."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone

from kennisbank.models import Land
from raadsportaal.basis.models import PlainText, ends_after_begin
from raadsportaal.gemeenten.models import Gemeente


class LandpaginaQuerySet(models.QuerySet):
    def named(self, words):
        """Whose name, or another name for it, begins a word with what is looked for."""
        named = models.Q(land__naam__icontains=words) | models.Q(land__andere_namen__icontains=words)
        return self.filter(named).select_related("land")

    def closed(self):
        """Countries to which nobody is sent."""
        return self.filter(gesloten=True)

    def closed_codes(self):
        return set(self.closed().values_list("land__code", flat=True))


class Landpagina(PlainText):
    """One per country that has something to tell; the other countries only have what is listed there."""

    land = models.OneToOneField(Land, models.PROTECT, related_name="pagina", verbose_name="land")
    inleiding = models.TextField("waarom werken gemeenten hier?", max_length=400)
    bestuur = models.TextField("lokaal bestuur", blank=True)
    opgave = models.TextField("grootste opgave", blank=True)
    leren = models.TextField("wat kunt u leren?", blank=True)
    doelen = ArrayField(
        models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(17)]),
        verbose_name="past bij de Global Goals",
        default=list,
        blank=True,
    )
    plaatsen = models.JSONField("plaatsen op de kaart", default=list, blank=True)
    bronnen = models.JSONField("bronnen", default=list, blank=True)
    gesloten = models.BooleanField(
        "er wordt nu niemand heen gestuurd", default=False, help_text="Dan kan niemand zich aanmelden om te reizen."
    )
    reden = models.TextField("waarom?", blank=True)
    gecontroleerd_op = models.DateField("laatste controle", null=True, blank=True)

    objects = LandpaginaQuerySet.as_manager()

    class Meta:
        ordering = ["land__sorteersleutel"]
        verbose_name = "landpagina"
        verbose_name_plural = "landpagina's"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(gesloten=False) | ~models.Q(reden=""),
                name="landpagina_gesloten_met_reden",
                violation_error_message="Zeg waarom er nu niemand heen gaat.",
            ),
        ]

    def __str__(self):
        return self.land.naam

    def get_absolute_url(self):
        return self.land.get_absolute_url()

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Its country is found by these words."""
        super().save(*args, **kwargs)
        self.land.index()

    @transaction.atomic
    def delete(self, *args, **kwargs):
        gone = super().delete(*args, **kwargs)
        self.land.index()
        return gone


class AanwezigheidQuerySet(models.QuerySet):
    def of_land(self, land):
        return self.filter(land=land).select_related("gemeente").order_by("gemeente__sorteernaam", "pk")

    def of_gemeente(self, gemeente):
        return self.filter(gemeente=gemeente).select_related("land").order_by("land__sorteersleutel", "pk")

    def same_partner(self, land, partner):
        return self.filter(land=land, partner__iexact=partner.strip())

    def active(self, on):
        """Not ended; a last year lasts until its end."""
        lasts = models.Q(tot__isnull=True) | models.Q(tot__gte=on.year)
        return self.filter(lasts, beeindigd_op__isnull=True)

    def about(self, words):
        """Whose own word for the subject holds one of these."""
        return self.filter(reduce(or_, (models.Q(onderwerp__icontains=word) for word in words), models.Q(pk=None)))

    def counts_per_land(self):
        """{pk of a land: how many municipalities}."""
        rows = self.order_by().values_list("land")
        return dict(rows.annotate(n=models.Count("gemeente", distinct=True)))


class Aanwezigheid(PlainText):
    """ "Wij zijn hier actief": what a municipality does in a country, as it says itself."""

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="aanwezigheden", editable=False)
    land = models.ForeignKey(Land, models.PROTECT, related_name="aanwezigheden", verbose_name="land")
    partner = models.CharField("met wie werkt u samen?", max_length=150)
    onderwerp = models.CharField("waarover?", max_length=150)
    sinds = models.PositiveSmallIntegerField("sinds welk jaar?", null=True, blank=True)
    tot = models.PositiveSmallIntegerField("tot en met welk jaar?", null=True, blank=True)
    beeindigd_op = models.DateField("beëindigd op", null=True, blank=True, editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    op = models.DateTimeField(default=timezone.now, editable=False)

    objects = AanwezigheidQuerySet.as_manager()

    class Meta:
        ordering = ["gemeente__sorteernaam"]
        verbose_name = "actief in een land"
        verbose_name_plural = "actief in een land"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "land", "partner"], name="aanwezigheid_een_keer_per_partner"),
            ends_after_begin("tot", "sinds", name="aanwezigheid_einde_na_begin"),
        ]

    def __str__(self):
        return f"{self.gemeente} in {self.land}"

    def is_active(self, on):
        return self.beeindigd_op is None and (self.tot is None or self.tot >= on.year)

    @property
    def laatste_jaar(self):
        """The year it lasted until; None while it goes on."""
        years = [self.tot, self.beeindigd_op and self.beeindigd_op.year]
        return min((year for year in years if year), default=None)

    @transaction.atomic
    def change(self, *, by, now):
        """Keep what was filled in, with who did so and when."""
        self.door, self.op = by, now
        self.save()

    @transaction.atomic
    def end(self, *, by, now):
        """It is over; the row stays, with the year it lasted until."""
        self.beeindigd_op = self.beeindigd_op or timezone.localdate(now)
        self.change(by=by, now=now)

    @transaction.atomic
    def resume(self, *, by, now):
        """Take back that it is over; a last year that has passed goes too."""
        self.beeindigd_op = None
        if self.tot and self.tot < timezone.localdate(now).year:
            self.tot = None
        self.change(by=by, now=now)
