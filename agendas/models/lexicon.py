"""The lexicon of duiding as VNG edits it, and the versions that are made of it; texts are judged by a version only."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from agendas.models.doel import Subdoel

DOEL = {"validators": [MinValueValidator(1), MaxValueValidator(17)]}


class Lexiconstand(models.TextChoices):
    VOORSTEL = "voorstel", "Voorstel"  # of the computer: waits for an editor
    GEBRUIK = "gebruik", "Doet mee"
    UIT = "uit", "Doet niet mee"


class BestanddeelQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(stand=Lexiconstand.GEBRUIK)

    def proposed(self):
        return self.filter(stand=Lexiconstand.VOORSTEL)


class Bestanddeel(models.Model):
    """A part of the lexicon. A change works from the next version on that is made and published."""

    stand = models.CharField("doet het mee?", max_length=10, choices=Lexiconstand, default=Lexiconstand.GEBRUIK)
    herkomst = models.CharField(
        "waar komt dit vandaan?", max_length=200, blank=True, help_text="Bij een voorstel: waarom de computer dit ziet."
    )
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = BestanddeelQuerySet.as_manager()

    class Meta:
        abstract = True


def check_codes(codes, doelen):
    """Raises ValidationError unless every code is a subdoel of one of these doelen."""
    known = set(Subdoel.objects.filter(code__in=codes).values_list("code", flat=True))
    for code in codes:
        if code not in known:
            raise ValidationError({"subdoelen": f"{code} is geen subdoel."})
        if int(code.partition(".")[0]) not in doelen:
            raise ValidationError({"subdoelen": f"{code} hoort niet bij het doel dat u koos."})


class Term(Bestanddeel):
    """A word, stem or phrase that points to a Global Goal."""

    class Randen(models.TextChoices):
        OPEN = "open", "Ook midden in een woord"
        BEGIN = "begin", "Alleen aan het begin van een woord"
        EIND = "eind", "Alleen aan het eind van een woord"
        DICHT = "dicht", "Alleen als heel woord"

    class Gewicht(models.IntegerChoices):
        HELPT = 1, "1: helpt alleen mee"
        SAMEN = 2, "2: samen met een ander woord"
        ALLEEN = 3, "3: genoeg om het doel te tonen"

    term = models.CharField("woord of zinsdeel", max_length=120)
    doel = models.PositiveSmallIntegerField("Global Goal", **DOEL)
    subdoelen = ArrayField(models.CharField(max_length=6), verbose_name="subdoelen", default=list, blank=True)
    gewicht = models.PositiveSmallIntegerField("hoe zwaar?", choices=Gewicht, default=Gewicht.SAMEN)
    randen = models.CharField("waar mag het staan?", max_length=5, choices=Randen, default=Randen.OPEN)

    class Meta:
        ordering = ["doel", "term"]
        verbose_name = "term"
        verbose_name_plural = "termen"
        constraints = [models.UniqueConstraint(fields=["term", "doel"], name="term_een_keer_per_doel")]

    def __str__(self):
        return f"{self.term} (doel {self.doel})"

    def clean(self):
        self.term = self.term.strip().lower()
        if len(self.term) < 3:
            raise ValidationError({"term": "Gebruik ten minste drie letters: korter komt overal voor."})
        check_codes(self.subdoelen, [self.doel])


class Masker(Bestanddeel):
    """A phrase that is no policy, or words of procedure that make their sentence weigh less."""

    class Soort(models.TextChoices):
        MASKER = "masker", "Geen beleid: sla deze woorden over"
        PROCEDURE = "procedure", "Procedure: de zin telt minder mee"

    frase = models.CharField("woorden", max_length=160, unique=True)
    soort = models.CharField("wat doet het?", max_length=10, choices=Soort, default=Soort.MASKER)

    class Meta:
        ordering = ["frase"]
        verbose_name = "masker"
        verbose_name_plural = "maskers"

    def __str__(self):
        return self.frase

    def clean(self):
        self.frase = self.frase.strip().lower()


class Voorbeeldzin(Bestanddeel):
    """A sentence as councils write it, with the doelen that a careful clerk would link, or none."""

    zin = models.TextField("zin", max_length=1000)
    doelen = ArrayField(
        models.PositiveSmallIntegerField(**DOEL), verbose_name="Global Goals, de beste eerst", default=list, blank=True
    )
    subdoelen = ArrayField(models.CharField(max_length=6), verbose_name="subdoelen", default=list, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "voorbeeldzin"
        verbose_name_plural = "voorbeeldzinnen"
        constraints = [models.UniqueConstraint(fields=["zin"], name="voorbeeldzin_een_keer")]

    def __str__(self):
        return self.zin[:80]

    def clean(self):
        self.zin = " ".join(self.zin.split())
        check_codes(self.subdoelen, self.doelen)


class Drempel(Bestanddeel):
    """From which chance (0 to 1) a doel is shown, and from which it is strong, where the usual ones do not suit it."""

    doel = models.PositiveSmallIntegerField("Global Goal", **DOEL)
    tonen = models.FloatField("tonen vanaf", validators=[MinValueValidator(0.05), MaxValueValidator(0.99)])
    sterk = models.FloatField("sterk vanaf", validators=[MinValueValidator(0.05), MaxValueValidator(0.99)])

    class Meta:
        ordering = ["doel"]
        verbose_name = "drempel"
        verbose_name_plural = "drempels"
        constraints = [
            models.UniqueConstraint(
                fields=["doel"], condition=models.Q(stand=Lexiconstand.GEBRUIK), name="drempel_een_in_gebruik_per_doel"
            ),
            models.CheckConstraint(
                condition=models.Q(sterk__gte=models.F("tonen")),
                name="drempel_sterk_niet_onder_tonen",
                violation_error_message="‘Sterk vanaf’ kan niet lager zijn dan ‘tonen vanaf’.",
            ),
        ]

    def clean(self):
        others = Drempel.objects.in_use().filter(doel=self.doel).exclude(pk=self.pk)
        if self.stand == Lexiconstand.GEBRUIK and others.exists():
            raise ValidationError("Voor dit doel doet al een drempel mee. Laat die eerst niet meedoen.")

    def __str__(self):
        return f"doel {self.doel}: tonen vanaf {self.tonen}, sterk vanaf {self.sterk}"


class LeervoorbeeldQuerySet(models.QuerySet):
    def of_decisions(self):
        return self.order_by("kenmerk")


class Leervoorbeeld(models.Model):
    """What clerks decided about a passage, as numbers for the model: the words themselves stay in their municipality.

    `vakken` and `waarden` are the hashed pieces of words of linear.features(); `kenmerk` is a keyed hash, so that the
    same passage of the same suggestion is one row.
    """

    kenmerk = models.CharField(max_length=64, unique=True)
    doelen = ArrayField(models.PositiveSmallIntegerField(**DOEL), default=list)
    vakken = ArrayField(models.IntegerField())
    waarden = ArrayField(models.FloatField())
    gewicht = models.FloatField(default=1.0)

    objects = LeervoorbeeldQuerySet.as_manager()

    class Meta:
        verbose_name = "leervoorbeeld"
        verbose_name_plural = "leervoorbeelden"

    def __str__(self):
        return self.kenmerk[:12]


class LexiconversieQuerySet(models.QuerySet):
    def light(self):
        """Without the contents and the weights, some megabytes each."""
        return self.defer("inhoud", "gewichten")

    def published(self):
        """The one in use first: what was published last."""
        return self.filter(gepubliceerd_op__isnull=False).order_by("-gepubliceerd_op", "-nummer")

    def current(self):
        """The version in use, without its contents, or None."""
        return self.light().published().first()


class Lexiconversie(models.Model):
    """A lexicon frozen and compiled: the same text and version give the same answer. Published again, it is back."""

    nummer = models.PositiveIntegerField("nummer", unique=True)
    toelichting = models.CharField("wat is er anders?", max_length=200, blank=True)
    inhoud = models.JSONField("inhoud")
    gewichten = models.BinaryField("gewichten van het model")
    aantallen = models.JSONField("aantallen", default=dict)
    vergeleken_met = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", editable=False)
    gevolgen = models.JSONField("wat verandert er op de proefteksten?", default=list)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now)
    gemaakt_door = models.CharField("gemaakt door", max_length=150, blank=True)
    gepubliceerd_op = models.DateTimeField("in gebruik sinds", null=True, blank=True)

    objects = LexiconversieQuerySet.as_manager()

    class Meta:
        ordering = ["-nummer"]
        verbose_name = "versie van het lexicon"
        verbose_name_plural = "versies van het lexicon"

    def __str__(self):
        return f"versie {self.nummer}"

    @property
    def is_current(self):
        current = Lexiconversie.objects.current()
        return current is not None and current.pk == self.pk
