"""The meetlat: indicators, their figures for each municipality, and what a council says of them itself."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from agendas.models.doel import Doel, Subdoel
from raadsportaal.basis.models import PlainText
from raadsportaal.basis.texts import split_list
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.models import Publicatie, PublicatieQuerySet
from raadsportaal.redactie.writing.lacking import lacking

# Units that are written in another way than they are called.
AANTAL, DUIZEND_EURO = "aantal", "1.000 euro"


class Cijferbron(models.Model):
    """Who publishes figures, where, and under which licence."""

    sleutel = models.CharField("sleutel", max_length=40, unique=True)
    uitgever = models.CharField("uitgever", max_length=120)
    titel = models.CharField("titel", max_length=250)
    tabel = models.CharField("tabel", max_length=120, blank=True)
    licentie = models.CharField("licentie en vermelding", max_length=200, blank=True)
    vindplaats = models.TextField("waar vonden wij het?", blank=True)

    class Meta:
        ordering = ["uitgever", "titel"]
        verbose_name = "bron van cijfers"
        verbose_name_plural = "bronnen van cijfers"

    def __str__(self):
        return f"{self.uitgever}: {self.titel}"


class IndicatorQuerySet(PublicatieQuerySet):
    same_before_title = "code"  # titles that differ in one word measure different things: none is a double

    def indexable(self):
        return self.select_related("doel", "bron").prefetch_related("subdoelen")

    def for_meetlat(self):
        """In the order of the goals; within one what measures it best first, and results before money and context."""
        return self.published().select_related("doel__agenda", "bron").prefetch_related("subdoelen").by_fit()

    def for_lines(self):
        """In the same order, with what a line of a table shows and no more."""
        shown = [
            "slug",
            "titel",
            "eenheid",
            "decimalen",
            "doel",
            "band",
            "richting",
            "invloed",
            "soort",
            "breuk",
            "berekend",
        ]
        return self.published().exclude(doel=None).only(*shown, "laatste_jaar", "jaren").by_fit()

    def by_fit(self):
        soort = models.Case(*(models.When(soort=s, then=n) for n, s in enumerate(Indicator.Soort.values)))
        band = models.Case(*(models.When(band=b, then=n) for n, b in enumerate(Indicator.Band.values)), default=9)
        return self.order_by(F("doel__nummer").asc(nulls_last=True), soort, band, F("jaren").desc(), "titel")

    def of_doel(self, doel):
        return self.filter(doel=doel)

    def of_subdoelen(self, subdoelen):
        """That measure one of these, the nearest first."""
        return self.filter(subdoelen__in=subdoelen).distinct()

    def of_each_subdoel(self, subdoelen):
        """(key of an indicator, key of one of these that it measures), in the order of these indicators."""
        order = [*self.query.order_by, "subdoelen__volgorde"]
        return self.filter(subdoelen__in=subdoelen).order_by(*order).values_list("pk", "subdoelen")


class Indicator(Publicatie):
    """What is measured, how near that is to a goal, and what one may conclude from it."""

    KIND = "indicator"
    RESERVED_SLUGS = frozenset({"ontbreekt", "export"})

    class Band(models.TextChoices):
        DIRECT = "direct", "Meet het doel zelf"
        NABIJ = "nabij", "Komt in de buurt van het doel"
        LOS = "los", "Raakt het doel maar los"

    class Richting(models.TextChoices):
        HOGER = "hoger", "Hoger is gunstiger"
        LAGER = "lager", "Lager is gunstiger"
        GEEN = "geen", "Meer is niet beter of slechter"

    class Invloed(models.TextChoices):
        VEEL = "veel", "Gemeente heeft veel invloed"
        DEELS = "deels", "Gemeente heeft deels invloed"
        WEINIG = "weinig", "Gemeente heeft weinig invloed"

    class Soort(models.TextChoices):
        UITKOMST = "uitkomst", "Resultaat"
        INZET = "inzet", "Geld of inzet"
        CONTEXT = "context", "Achtergrond"

    code = models.CharField(
        "code", max_length=40, unique=True, help_text="Waaraan bestanden met cijfers dit cijfer herkennen."
    )
    eenheid = models.CharField("eenheid", max_length=80, help_text="Zoals: % van woningen, of: m³ per jaar.")
    decimalen = models.PositiveSmallIntegerField("cijfers achter de komma", default=1)
    doel = models.ForeignKey(
        Doel, models.PROTECT, null=True, blank=True, related_name="indicatoren", verbose_name="hoort bij doel"
    )
    subdoelen = models.ManyToManyField(Subdoel, related_name="indicatoren", verbose_name="subdoelen", blank=True)
    band = models.CharField("hoe dicht bij het doel?", max_length=8, choices=Band, blank=True)
    richting = models.CharField("welke kant is gunstig?", max_length=8, choices=Richting, default=Richting.GEEN)
    invloed = models.CharField("hoeveel invloed heeft een gemeente?", max_length=8, choices=Invloed)
    soort = models.CharField("soort", max_length=10, choices=Soort, default=Soort.UITKOMST)
    definitie = models.TextField("wat telt mee?", blank=True)
    kanttekening = models.TextField("waar moet u op letten?", blank=True)
    vraag = models.CharField(
        "vraag voor de raad", max_length=200, blank=True, help_text="Past bij een hoog en bij een laag cijfer."
    )
    uitleg_invloed = models.TextField("waar gaat de raad over?", blank=True)
    bron = models.ForeignKey(Cijferbron, models.PROTECT, related_name="indicatoren", verbose_name="bron")
    tabel = models.CharField("tabel", max_length=160, blank=True)
    breuk = models.PositiveSmallIntegerField(
        "anders gemeten vanaf", null=True, blank=True, help_text="Met wat ervoor komt, vergelijken wij niet."
    )
    berekend = models.BooleanField("zelf berekend", default=False)
    optelbaar = models.BooleanField(
        "is een aantal",
        default=False,
        help_text="Gingen gemeenten samen, dan telt het portaal hun cijfers op. "
        "Bij een percentage of gemiddelde kan dat niet.",
    )
    laagst = models.FloatField("laagste waarde die kan", null=True, blank=True)
    hoogst = models.FloatField("hoogste waarde die kan", null=True, blank=True)
    laatste_jaar = models.PositiveSmallIntegerField(null=True, editable=False)
    jaren = models.PositiveSmallIntegerField(default=0, editable=False)  # how many years have figures

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["titel"]
        verbose_name = "cijfer"
        verbose_name_plural = "cijfers"

    def get_absolute_url(self):
        return reverse("meetlat:indicator", args=[self.slug])

    def search_entry(self):
        return self.entry(
            summary=f"{self.samenvatting} {self.eenheid}",
            body=f"{self.definitie} {self.kanttekening}",
            keywords=self.doel.titel if self.doel else "",
            context=" ".join(subdoel.titel for subdoel in self.subdoelen.all()),
            names=[self.titel],
        )

    @property
    def is_percentage(self):
        return self.eenheid.startswith("%")

    @property
    def is_euro(self):
        return self.eenheid.startswith(("euro", DUIZEND_EURO))

    @property
    def noemer(self):
        """What stands behind the value in small letters: "van woningen", "m³ per jaar", "× 1.000 euro".

        Of a number of things the title says what is counted.
        """
        if self.eenheid == AANTAL:
            return ""
        times = "× " if self.eenheid.startswith(DUIZEND_EURO) else ""
        return times + self.eenheid.removeprefix("%").strip()

    def missing(self):
        return lacking(
            (self.definitie, "wat telt mee?"),
            (self.invloed, "hoeveel invloed heeft een gemeente?"),
            (self.doel_id is None or self.band, "hoe dicht bij het doel?"),
        )

    def refresh_years(self):
        """Follow the figures that there are."""
        years = Waarde.objects.filter(indicator=self).aggregate(
            laatste=models.Max("jaar"), aantal=models.Count("jaar", distinct=True)
        )
        if (self.laatste_jaar, self.jaren) == (years["laatste"], years["aantal"]):
            return
        self.laatste_jaar, self.jaren = years["laatste"], years["aantal"]
        self.save(update_fields=["laatste_jaar", "jaren"])


class WaardeQuerySet(models.QuerySet):
    def of_gemeente(self, gemeente):
        return self.filter(gemeente=gemeente)

    def for_import(self):
        """Each indicator and municipality once, however many figures they have."""
        return self.prefetch_related("indicator", "gemeente")

    def latest(self):
        """Of the last year of each indicator."""
        return self.filter(jaar=F("indicator__laatste_jaar"))

    def comparable(self):
        """Without those of which a note says that they cannot be compared: they would pull the middle along."""
        noted = Cijfernoot.objects.filter(
            niet_vergelijken=True, indicator=models.OuterRef("indicator"), gemeente=models.OuterRef("gemeente")
        )
        return self.filter(~models.Exists(noted))


class Waarde(models.Model):
    """A figure of a municipality. What is not there is not known: a missing figure is never a zero."""

    KIND = "waarde"

    class Noot(models.TextChoices):
        SOM = "som", "opgeteld uit gemeenten die zijn samengegaan"
        GRENS = "grens", "de grens van de gemeente veranderde daarna een beetje"
        VOORLOPIG = "voorlopig", "voorlopig"

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="waarden")
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="cijfers")
    jaar = models.PositiveSmallIntegerField()
    waarde = models.FloatField()
    laag = models.FloatField("laagste van de marge", null=True)
    hoog = models.FloatField("hoogste van de marge", null=True)
    noot = models.CharField(max_length=40, blank=True)  # codes of Noot, with a semicolon between
    opmerking = models.CharField("opmerking", max_length=250, blank=True, db_default="")

    objects = WaardeQuerySet.as_manager()

    class Meta:
        verbose_name = "cijfer"
        verbose_name_plural = "cijfers"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "jaar", "gemeente"], name="een_waarde_per_jaar"),
        ]
        indexes = [models.Index(fields=["gemeente", "indicator"], name="waarde_van_gemeente")]

    def __str__(self):
        return f"{self.indicator}, {self.gemeente}, {self.jaar}"

    @property
    def is_provisional(self):
        return self.Noot.VOORLOPIG in split_list(self.noot)

    @property
    def noten(self):
        """What must be known of it, in words."""
        return [*(self.Noot(code).label for code in split_list(self.noot)), *filter(None, [self.opmerking])]


class LandelijkeWaarde(models.Model):
    """The figure of the Netherlands, and how it was got."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="landelijk")
    jaar = models.PositiveSmallIntegerField()
    waarde = models.FloatField()
    hoe = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["jaar"]
        verbose_name = "landelijk cijfer"
        verbose_name_plural = "landelijke cijfers"
        constraints = [models.UniqueConstraint(fields=["indicator", "jaar"], name="een_landelijke_waarde_per_jaar")]

    def __str__(self):
        return f"{self.indicator_id}, {self.jaar}: {self.waarde}"


class Cijfernoot(models.Model):
    """What must be said beside the figure of one municipality; some cannot be compared with others at all."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="noten")
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="+")
    tekst = models.CharField("wat moet de lezer weten?", max_length=300)
    niet_vergelijken = models.BooleanField("is niet te vergelijken", default=False)

    class Meta:
        verbose_name = "noot bij een cijfer"
        verbose_name_plural = "noten bij cijfers"
        constraints = [models.UniqueConstraint(fields=["indicator", "gemeente"], name="een_cijfernoot_per_gemeente")]

    def __str__(self):
        return f"{self.gemeente}: {self.indicator}"


class Cijfercorrectie(models.Model):
    """A figure that changed after it was shown: everybody can read what it was."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="correcties")
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="+")
    jaar = models.PositiveSmallIntegerField()
    was = models.FloatField(null=True)
    werd = models.FloatField(null=True)
    reden = models.CharField(max_length=250)
    op = models.DateTimeField(default=timezone.now)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-op", "gemeente__sorteernaam"]
        verbose_name = "correctie van een cijfer"
        verbose_name_plural = "correcties van cijfers"

    def __str__(self):
        return f"{self.indicator}, {self.gemeente}, {self.jaar}"


class Ontbrekend(models.Model):
    """A figure that councils need and that we cannot show yet, with why."""

    code = models.CharField(max_length=40, unique=True)
    titel = models.CharField("welk cijfer?", max_length=200)
    doel = models.ForeignKey(Doel, models.PROTECT, related_name="ontbrekende_cijfers")
    uitgever = models.CharField("wie publiceert het?", max_length=120, blank=True)
    tabel = models.CharField("waar?", max_length=200, blank=True)
    waarom = models.CharField("waarom is het er niet?", max_length=250)

    class Meta:
        ordering = ["doel__nummer", "titel"]
        verbose_name = "cijfer dat ontbreekt"
        verbose_name_plural = "cijfers die ontbreken"

    def __str__(self):
        return self.titel


class VanDeGemeente(PlainText):
    """What a municipality says itself beside the figures; everyone reads it, with who and when."""

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="+", editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @transaction.atomic
    def keep(self, *, by, now):
        """Keep what was filled in, with who did so and when."""
        self.door, self.op = by, now
        self.save()


class Toelichting(VanDeGemeente):
    """The reply of a municipality to a figure, perhaps with one of its own."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="toelichtingen")
    tekst = models.TextField("uw toelichting", max_length=600)

    class Meta:
        verbose_name = "toelichting van een gemeente"
        verbose_name_plural = "toelichtingen van gemeenten"
        constraints = [models.UniqueConstraint(fields=["gemeente", "indicator"], name="een_toelichting_per_cijfer")]


class AmbitieQuerySet(models.QuerySet):
    def of_gemeente(self, gemeente):
        found = self.filter(gemeente=gemeente).select_related("subdoel__doel__agenda", "indicator")
        return found.order_by("subdoel__volgorde", "jaar", "pk")

    def with_streefwaarde(self):
        return self.filter(streefwaarde__isnull=False)

    def decided_by(self, day):
        return self.filter(besloten_op__lte=day)


class Ambitie(VanDeGemeente):
    """What the council decided to reach: its own words, under a subdoel; with an amount it is a streefwaarde too."""

    class Bereik(models.TextChoices):
        GEBIED = "gebied", "De hele gemeente"
        ORGANISATIE = "organisatie", "De eigen organisatie"

    class Stand(models.TextChoices):
        NIET_BEGONNEN = "niet_begonnen", "Nog niet begonnen"
        LOOPT = "loopt", "Loopt"
        ACHTER = "achter", "Loopt achter"
        BEREIKT = "bereikt", "Bereikt"
        LOSGELATEN = "losgelaten", "Losgelaten"

    subdoel = models.ForeignKey(Subdoel, models.PROTECT, related_name="ambities", verbose_name="bij welk subdoel?")
    citaat = models.TextField("wat besloot de raad?", max_length=400, help_text="Woord voor woord uit het besluit.")
    jaar = models.PositiveSmallIntegerField("in welk jaar moet het zover zijn?")
    bereik = models.CharField("geldt voor", max_length=12, choices=Bereik, default=Bereik.GEBIED)
    besluit = models.CharField("in welk besluit?", max_length=200, help_text="Zoals: Warmtevisie 2024.")
    besloten_op = models.DateField("op welke dag besloten?")
    bron_url = models.URLField("waar staat het?", max_length=500, blank=True)
    eigenaar = models.CharField("wie is ervan?", max_length=120, blank=True, help_text="Een wethouder of afdeling.")
    opnieuw_op = models.DateField("wanneer kijkt de raad weer?", null=True, blank=True)
    stand = models.CharField("hoe staat het ervoor?", max_length=14, choices=Stand, default=Stand.LOOPT)
    stand_op = models.DateField("stand van welke dag?")
    stand_uitleg = models.CharField("in een zin", max_length=250, blank=True)
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="ambities", verbose_name="gemeten met"
    )
    streefwaarde = models.FloatField("hoeveel moet het worden?", null=True, blank=True)

    objects = AmbitieQuerySet.as_manager()

    class Meta:
        ordering = ["subdoel__volgorde", "jaar"]
        verbose_name = "ambitie van een raad"
        verbose_name_plural = "ambities van raden"
        constraints = [
            models.CheckConstraint(
                condition=Q(streefwaarde__isnull=True) | Q(indicator__isnull=False), name="streefwaarde_met_indicator"
            ),
        ]

    def __str__(self):
        return f"{self.gemeente}: {self.citaat[:60]}"

    def clean(self):
        if (self.streefwaarde is None) != (self.indicator_id is None):
            raise ValidationError({"streefwaarde": "Vul een cijfer en een streefwaarde allebei in, of geen van beide."})
        if self.besloten_op and self.jaar and self.jaar < self.besloten_op.year:
            raise ValidationError({"jaar": "Dit jaar ligt voor het besluit."})
        if self.stand_op and self.besloten_op and self.stand_op < self.besloten_op:
            raise ValidationError({"stand_op": "Deze dag ligt voor het besluit."})
