"""What was agreed: agendas, their doelen and subdoelen, the dates that matter, and the ties between agendas."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from raadsportaal.basis.models import Publicatie, PublicatieQuerySet
from raadsportaal.basis.search import Entry

GLOBAL_GOALS = "global-goals"


class Schaal(models.TextChoices):
    WERELD = "wereld", "Wereld"
    EUROPA = "europa", "Europa"
    NEDERLAND = "nederland", "Nederland"
    NETWERK = "netwerk", "Netwerk van steden"
    GEMEENTE = "gemeente", "Gemeente"


class Pijler(models.TextChoices):
    """The five P's of Agenda 2030."""

    MENSEN = "mensen", "Mensen"
    PLANEET = "planeet", "Planeet"
    WELVAART = "welvaart", "Welvaart"
    VREDE = "vrede", "Vrede"
    PARTNERSCHAP = "partnerschap", "Partnerschap"


class AgendaQuerySet(PublicatieQuerySet):
    def in_group(self, groep):
        return self.filter(groep=groep)

    def except_global_goals(self):
        return self.exclude(groep=Agenda.Groep.GLOBAL_GOALS)

    def indexable(self):
        return self.prefetch_related("doelen", "mijlpalen")


class Agenda(Publicatie):
    """An international agreement or plan that a council can weigh its own policy against."""

    KIND = "agenda"

    class Groep(models.TextChoices):
        GLOBAL_GOALS = GLOBAL_GOALS, "Global Goals"
        KLIMAAT = "klimaat", "Klimaat"
        NATUUR = "natuur", "Natuur"
        STAD = "stad", "Steden"
        MIGRATIE = "migratie", "Migratie"
        DIGITAAL = "digitaal", "Digitalisering"

    class Bindend(models.TextChoices):
        JA = "ja", "Bindend"
        DEELS = "deels", "Deels bindend"
        NEE = "nee", "Niet bindend"

    groep = models.CharField("groep", max_length=20, choices=Groep)
    korte_titel = models.CharField("korte titel", max_length=60)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    jaar = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    doeljaar = models.PositiveSmallIntegerField("doeljaar", null=True, blank=True)
    schaal = models.CharField("schaal", max_length=20, choices=Schaal)
    bindend = models.CharField("bindend", max_length=10, choices=Bindend)
    tekst = models.TextField("wat is het?")
    raad = models.TextField("wat betekent het voor de raad?")
    bron_titel = models.CharField("bron", max_length=200)
    bron_url = models.URLField("adres van de bron", max_length=500)
    gecontroleerd = models.CharField("vergeleken met", max_length=200, blank=True)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde", "titel"]
        verbose_name = "agenda"
        verbose_name_plural = "agenda's"

    def get_absolute_url(self):
        if self.groep == GLOBAL_GOALS:
            return reverse("agendas:global_goals")
        return reverse("agendas:agenda", args=[self.groep, self.slug])

    def search_entry(self):
        parts = [self.tekst, self.raad]
        parts += [f"{doel.titel} {doel.tekst}" for doel in self.doelen.all() if self.groep != GLOBAL_GOALS]
        return Entry(self.pk, self.gewijzigd_op, self.titel, self.samenvatting, "\n".join(parts))


class DoelQuerySet(PublicatieQuerySet):
    def published(self):
        return self.filter(agenda__in=Agenda.objects.published())

    def global_goals(self):
        return self.filter(agenda__groep=GLOBAL_GOALS)

    def with_verbanden(self):
        """With the subdoelen of the Global Goals that ask the same."""
        return self.prefetch_related(
            models.Prefetch("verbanden", queryset=Verband.objects.select_related("subdoel__doel"))
        )

    def indexable(self):
        return self.global_goals().select_related("agenda").prefetch_related("subdoelen")


class Doel(models.Model):
    """A numbered goal of the Global Goals, or a numbered commitment of another agenda."""

    KIND = "doel"

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="doelen", verbose_name="agenda")
    nummer = models.PositiveSmallIntegerField("nummer")
    titel = models.CharField("titel", max_length=120)
    tekst = models.TextField("in gewone taal")
    pijler = models.CharField("pijler (5 P's)", max_length=20, choices=Pijler, blank=True)
    doeljaar = models.PositiveSmallIntegerField("doeljaar", null=True, blank=True)
    schaal = models.CharField("schaal", max_length=20, choices=Schaal)
    raad = models.TextField("wat beslist de raad?")
    instrumenten = ArrayField(models.CharField(max_length=120), verbose_name="instrumenten", default=list, blank=True)
    bron_titel = models.CharField("bron", max_length=250)
    bron_url = models.URLField("adres van de bron", max_length=500)
    gecontroleerd = models.CharField("vergeleken met", max_length=200, blank=True)

    objects = DoelQuerySet.as_manager()

    class Meta:
        ordering = ["agenda__volgorde", "nummer"]
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        constraints = [models.UniqueConstraint(fields=["agenda", "nummer"], name="doelnummer_uniek_per_agenda")]

    def __str__(self):
        return f"{self.agenda.korte_titel} {self.nummer}: {self.titel}"

    def get_absolute_url(self):
        if self.agenda.groep == GLOBAL_GOALS:
            return reverse("agendas:doel", args=[self.nummer])
        return f"{self.agenda.get_absolute_url()}#doel-{self.nummer}"

    @property
    def code(self):
        """Its class in the stylesheet."""
        return f"doel-{self.nummer}"

    @property
    def nummer_tekst(self):
        return str(self.nummer)

    def search_entry(self):
        subdoelen = "\n".join(f"{s.code} {s.titel}. {s.tekst} {s.raad}" for s in self.subdoelen.all())
        body = f"Global Goal {self.nummer}\n{self.raad}\n{' '.join(self.instrumenten)}\n{subdoelen}"
        return Entry(self.pk, self.agenda.gewijzigd_op, f"{self.nummer} {self.titel}", self.tekst, body)


class Zeggenschap(models.TextChoices):
    VEEL = "veel", "Veel"
    DEELS = "deels", "Deels"
    WEINIG = "weinig", "Weinig"


class Subdoel(models.Model):
    """One of the 169 targets of the Global Goals, in our own words."""

    BESTUURSLAGEN = {
        "gemeente": "gemeente",
        "provincie": "provincie",
        "waterschap": "waterschap",
        "rijk": "Rijk",
        "eu": "EU",
    }

    doel = models.ForeignKey(Doel, models.CASCADE, related_name="subdoelen", verbose_name="doel")
    code = models.CharField("code", max_length=6, unique=True)
    volgorde = models.PositiveSmallIntegerField("volgorde", unique=True, help_text="1 tot en met 169: 1.a na 1.5.")
    titel = models.CharField("titel", max_length=80)
    tekst = models.TextField("in gewone taal")
    middel = models.BooleanField("gaat over middelen", default=False)
    zeggenschap = models.CharField("zeggenschap van de gemeente", max_length=10, choices=Zeggenschap)
    bestuurslagen = ArrayField(
        models.CharField(max_length=20, choices=list(BESTUURSLAGEN.items())),
        verbose_name="wie beslist, de belangrijkste eerst",
        default=list,
    )
    raad = models.CharField("wat beslist de raad?", max_length=150, blank=True)
    bron_url = models.URLField("adres bij de VN", max_length=200)

    class Meta:
        ordering = ["volgorde"]
        verbose_name = "subdoel"
        verbose_name_plural = "subdoelen"

    def __str__(self):
        return f"{self.code} {self.titel}"

    def get_absolute_url(self):
        nummer, _, letter = self.code.partition(".")
        return f"{reverse('agendas:doel', args=[nummer])}#{nummer}-{letter}"

    @property
    def anchor(self):
        return self.code.replace(".", "-")

    @property
    def beslissers(self):
        return ", ".join(self.BESTUURSLAGEN[laag] for laag in self.bestuurslagen)


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
        "vergeleken met", max_length=200, blank=True, help_text="Leeg: de datum is nog niet met een bron vergeleken."
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


class Vraag(models.Model):
    """A question that a councillor can put to the college, ready to copy."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="vragen", verbose_name="agenda")
    doel = models.ForeignKey(
        Doel, models.CASCADE, null=True, blank=True, related_name="vragen", verbose_name="doel"
    )
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

    subdoel = models.ForeignKey(Subdoel, models.CASCADE, related_name="verbanden", verbose_name="subdoel")
    doel = models.ForeignKey(Doel, models.CASCADE, related_name="verbanden", verbose_name="doel van een andere agenda")
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
