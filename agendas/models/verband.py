"""What hangs on agendas and doelen: the dates that matter, questions for a council, and the ties between agendas."""

from django.db import models
from django.db.models import Case, Value, When

from agendas.models.agenda import Agenda
from agendas.models.doel import Doel, Subdoel


class MijlpaalQuerySet(models.QuerySet):
    def of_published(self):
        return self.filter(agenda__in=Agenda.objects.published())

    def coming(self, on):
        return self.filter(datum__gte=on)


class Mijlpaal(models.Model):
    """A date in the life of an agenda, as precise as it is known."""

    class Nauwkeurigheid(models.TextChoices):
        DAG = "dag", "op de dag"
        MAAND = "maand", "op de maand"
        JAAR = "jaar", "op het jaar"

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="mijlpalen", verbose_name="agenda")
    datum = models.DateField("datum")
    nauwkeurigheid = models.CharField(
        "nauwkeurigheid", max_length=10, choices=Nauwkeurigheid, default=Nauwkeurigheid.DAG
    )
    einddatum = models.DateField("tot en met", null=True, blank=True)
    titel = models.CharField("titel", max_length=200)
    soort = models.CharField("soort", max_length=40)
    referentie = models.CharField("referentie", max_length=120, blank=True)
    bron_url = models.URLField("adres van de bron", max_length=500, blank=True)
    gecontroleerd = models.CharField(
        "vergeleken met",
        max_length=200,
        blank=True,
        help_text="Leeg: de datum is nog niet met een bron vergeleken.",
    )

    objects = MijlpaalQuerySet.as_manager()

    class Meta:
        ordering = ["datum"]
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        constraints = [
            models.UniqueConstraint(fields=["agenda", "datum", "titel"], name="mijlpaal_een_keer_per_agenda"),
            models.CheckConstraint(
                condition=models.Q(einddatum__isnull=True) | models.Q(einddatum__gte=models.F("datum")),
                name="mijlpaal_einde_na_begin",
            ),
        ]

    def __str__(self):
        return self.titel

    @property
    def laatste_dag(self):
        """The last day of it, as far as the date is known: a year is not over before 31 December."""
        if self.einddatum:
            return self.einddatum
        if self.nauwkeurigheid == self.Nauwkeurigheid.JAAR:
            return self.datum.replace(month=12, day=31)
        if self.nauwkeurigheid == self.Nauwkeurigheid.MAAND:
            return self.datum.replace(day=28)
        return self.datum


class Vraag(models.Model):
    """A question that a councillor can put to the college, ready to copy."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="vragen", verbose_name="agenda")
    doel = models.ForeignKey(Doel, models.CASCADE, null=True, blank=True, related_name="vragen", verbose_name="doel")
    subdoel = models.ForeignKey(
        Subdoel, models.SET_NULL, null=True, blank=True, related_name="vragen", verbose_name="subdoel"
    )
    vraag = models.CharField("vraag", max_length=250)
    moment = models.CharField("moment", max_length=80, blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        ordering = ["volgorde", "pk"]
        verbose_name = "vraag voor de raad"
        verbose_name_plural = "vragen voor de raad"
        constraints = [models.UniqueConstraint(fields=["agenda", "vraag"], name="vraag_een_keer_per_agenda")]

    def __str__(self):
        return self.vraag


class VerbandQuerySet(models.QuerySet):
    def published(self):
        return self.filter(doel__agenda__in=Agenda.objects.published())

    def counting(self):
        """Strong enough to count along: who works at the one works at the other; the strongest first."""
        return self.filter(sterkte__in=Verband.COUNTING).strongest_first()

    def strongest_first(self):
        places = [When(sterkte=sterkte, then=Value(place)) for place, sterkte in enumerate(Verband.Sterkte.values)]
        return self.order_by(Case(*places), *Verband._meta.ordering)

    def of_codes(self, codes):
        """The ties of these subdoelen that count along, with the other side; the strongest first."""
        found = self.published().filter(subdoel__code__in=codes)
        return found.counting().select_related("subdoel", "doel__agenda")

    def of_doel(self, doel):
        """The ties of one Global Goal, with what a page shows of the other side."""
        return (
            self.published()
            .filter(subdoel__doel=doel)
            .select_related("subdoel", "doel__agenda")
            .order_by("subdoel__volgorde", "doel__agenda__volgorde", "doel__nummer")
        )


class Verband(models.Model):
    """One dossier, two agendas: a subdoel of the Global Goals and a commitment that ask the same of a council."""

    class Sterkte(models.TextChoices):
        """The strongest first."""

        ZELFDE_DOEL = "zelfde_doel", "zelfde doel"
        DRAAGT_BIJ = "draagt_bij", "draagt bij"
        RAAKT = "raakt", "raakt aan"

    # Who works at the one works at the other; what only touches it is told, and counts nowhere.
    COUNTING = (Sterkte.ZELFDE_DOEL, Sterkte.DRAAGT_BIJ)

    subdoel = models.ForeignKey(Subdoel, models.CASCADE, related_name="verbanden", verbose_name="subdoel")
    doel = models.ForeignKey(Doel, models.CASCADE, related_name="verbanden", verbose_name="doel van een andere agenda")
    sterkte = models.CharField(
        "hoe sterk is het?",
        max_length=12,
        choices=Sterkte,
        default=Sterkte.DRAAGT_BIJ,
        help_text=(
            "Zelfde doel: ze vragen hetzelfde van een raad. Draagt bij: wie aan het ene werkt, helpt meestal ook het "
            "andere. Raakt aan: dat is alleen soms zo; dan telt het nergens mee. Twijfelt u, kies dan het zwakste."
        ),
    )
    reden = models.TextField("waarom horen ze bij elkaar?")
    bron_titel = models.CharField("bron", max_length=250)
    bron_url = models.URLField("adres van de bron", max_length=500)
    gecontroleerd = models.CharField("vergeleken met", max_length=200, blank=True)

    objects = VerbandQuerySet.as_manager()

    class Meta:
        ordering = ["subdoel__volgorde", "doel__agenda__volgorde", "doel__nummer"]
        verbose_name = "verband"
        verbose_name_plural = "verbanden"
        constraints = [models.UniqueConstraint(fields=["subdoel", "doel"], name="verband_een_keer_per_paar")]

    def __str__(self):
        return f"{self.subdoel.code} en {self.doel}"
