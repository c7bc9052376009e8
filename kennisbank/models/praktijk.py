"""A praktijk: what a municipality did, what came of it, and what a Dutch council can do with it."""

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Count, Prefetch
from django.urls import reverse

from kennisbank.facets import FACETS
from kennisbank.models.onderdelen import PraktijkDoel
from kennisbank.models.wijzers import Land, Thema
from raadsportaal.basis.indexing import Entry
from raadsportaal.basis.models import Publicatie, PublicatieQuerySet


class Headline(models.Func):
    template = (
        "ts_headline('nederlands', %(expressions)s), "
        '\'StartSel="\x02", StopSel="\x03", MaxWords=16, MinWords=8, ShortWord=2, MaxFragments=1\')'
    )
    arg_joiner = ", zoekvraag("
    output_field = models.TextField()


class PraktijkQuerySet(PublicatieQuerySet):
    def for_cards(self):
        """With what a card or result shows and no more: most of the time of a page goes into making objects."""
        doelen = PraktijkDoel.objects.select_related("doel").only("praktijk_id", "doel__nummer", "doel__titel")
        shown = ["slug", "titel", "samenvatting", "taal", "plaats", "breedtegraad", "lengtegraad", "inwoners"]
        shown += ["sinds", "tot", "rollen", "zekerheid", "land__naam", "land__werelddeel"]
        return self.select_related("land").only(*shown).prefetch_related(Prefetch("doelregels", queryset=doelen))

    def for_page(self):
        """With everything that the page of one praktijk shows."""
        parts = [
            "stapregels",
            "cijferregels__bron",
            "praktijkvraagregels",
            "bronregels",
            "themas",
            "netwerken",
        ]
        doelen = PraktijkDoel.objects.select_related("doel__agenda")
        return (
            self.select_related("land")
            .prefetch_related(*parts, "subdoelen__doel", Prefetch("doelregels", queryset=doelen))
            .defer("zoektekst", "import_waarden")
        )

    def indexable(self):
        parts = ["themas", "netwerken", "subdoelen", "bronregels", "stapregels", "doelregels__doel"]
        return self.select_related("land").prefetch_related(*parts)

    def for_export(self):
        return self.for_page().prefetch_related("bronregels")

    def with_headline(self, words):
        """With `fragment`: the sentence that matched the words, between two control characters (markering)."""
        if not words:
            return self
        return self.annotate(fragment=Headline(models.F("zoektekst"), models.Value(words)))

    def write_index(self, records):
        for record in records:
            record.zoektekst = record.full_text()
        with connection.cursor() as cursor:  # bulk_update writes a CASE per record: ten times as slow
            cursor.execute(
                """UPDATE kennisbank_praktijk AS p SET zoektekst = t.tekst
                FROM unnest(%s::bigint[], %s::text[]) AS t(id, tekst) WHERE p.id = t.id AND p.zoektekst <> t.tekst""",
                [[record.pk for record in records], [record.zoektekst for record in records]],
            )
        super().write_index(records)

    def with_doel(self, doel):
        return self.filter(doelregels__doel=doel)

    def like(self, praktijk):
        """Others that share most doelen and thema's with this one, the most alike first."""
        shared = models.Q(pk__in=[])
        shared |= models.Q(doelregels__doel__in=[regel.doel_id for regel in praktijk.doelregels.all()])
        shared |= models.Q(themas__in=praktijk.themas.all())
        return (
            self.exclude(pk=praktijk.pk)
            .filter(shared)
            .annotate(
                overeenkomst=Count("subdoelen", models.Q(subdoelen__in=praktijk.subdoelen.all()), distinct=True) * 2
                + Count("doelregels", distinct=True)
                + Count("themas", models.Q(themas__in=praktijk.themas.all()), distinct=True) * 2
            )
            .order_by("-overeenkomst", "-gewijzigd_op", "pk")
        )


class Praktijk(Publicatie):
    """A good practice abroad, or a Dutch one meant for abroad."""

    KIND = "praktijk"

    class Richting(models.TextChoices):
        UIT_BUITENLAND = "uit-buitenland", "Uit het buitenland"
        UIT_NEDERLAND = "uit-nederland", "Uit Nederland, voor het buitenland"

    class Zekerheid(models.IntegerChoices):
        BESCHREVEN = 1, "Beschreven door de gemeente"
        GEMETEN = 2, "Resultaat gemeten"
        ONDERZOCHT = 3, "Onafhankelijk onderzocht"

    class Rol(models.TextChoices):
        KADERS = "kaders", "Kaders vaststellen"
        GELD = "geld", "Geld beschikbaar stellen"
        CONTROLE = "controle", "Controleren"
        INWONERS = "inwoners", "Met inwoners in gesprek"

    class Antwoord(models.TextChoices):
        JA = "ja", "Ja"
        DEELS = "deels", "Deels"
        NEE = "nee", "Nee"

    taal = models.CharField("taal van de tekst", max_length=8, default="nl")
    plaats = models.CharField("plaats", max_length=120, blank=True)
    land = models.ForeignKey(Land, models.PROTECT, related_name="praktijken", verbose_name="land")
    breedtegraad = models.FloatField("breedtegraad", null=True, blank=True)
    lengtegraad = models.FloatField("lengtegraad", null=True, blank=True)
    inwoners = models.PositiveIntegerField("inwoners", null=True, blank=True)
    inwoners_jaar = models.PositiveSmallIntegerField("inwoners in het jaar", null=True, blank=True)
    sinds = models.PositiveSmallIntegerField("sinds", null=True, blank=True)
    tot = models.PositiveSmallIntegerField("tot en met", null=True, blank=True)
    themas = models.ManyToManyField(Thema, related_name="praktijken", verbose_name="thema's", blank=True)
    doelen = models.ManyToManyField("agendas.Doel", through=PraktijkDoel, related_name="praktijken")
    subdoelen = models.ManyToManyField(
        "agendas.Subdoel", related_name="praktijken", verbose_name="subdoelen", blank=True
    )
    netwerken = models.ManyToManyField(
        "kennisbank.Netwerk", related_name="praktijken", verbose_name="kennisnetwerken", blank=True
    )
    richting = models.CharField("richting", max_length=20, choices=Richting, default=Richting.UIT_BUITENLAND)
    zekerheid = models.PositiveSmallIntegerField(
        "hoe zeker is het resultaat?", choices=Zekerheid, default=Zekerheid.BESCHREVEN
    )
    rollen = ArrayField(
        models.CharField(max_length=20, choices=Rol),
        verbose_name="wat doet de raad?",
        default=list,
        blank=True,
    )
    probleem = models.TextField("het probleem", blank=True)
    resultaat = models.TextField("het resultaat", blank=True)
    lastig = models.TextField("wat was lastig?", blank=True)
    nl_antwoord = models.CharField("kan dit in Nederland?", max_length=10, choices=Antwoord, blank=True)
    nl_duiding = models.TextField("uitleg", blank=True)
    nl_besluit = models.TextField("wie besluit?", blank=True)
    nl_uitvoering = models.TextField("wie voert uit?", blank=True)
    nl_kosten = models.TextField("wat kost het?", blank=True)
    nl_eerste_stap = models.TextField("begin klein", blank=True)
    verzameling = models.CharField("verzameling", max_length=60, blank=True, help_text="Waar deze uit is ingelezen.")
    extern_id = models.CharField("kenmerk in die verzameling", max_length=300, blank=True)
    import_waarden = models.JSONField(null=True, blank=True, editable=False)
    zoektekst = models.TextField(editable=False, default="")

    objects = PraktijkQuerySet.as_manager()

    class Meta:
        ordering = ["-gewijzigd_op"]
        verbose_name = "praktijk"
        verbose_name_plural = "praktijken"
        constraints = [
            models.UniqueConstraint(
                fields=["verzameling", "extern_id"],
                condition=~models.Q(extern_id=""),
                name="praktijk_een_keer_per_verzameling",
            ),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True)
                | models.Q(sinds__isnull=True)
                | models.Q(tot__gte=models.F("sinds")),
                name="praktijk_einde_na_begin",
            ),
            models.CheckConstraint(
                condition=models.Q(breedtegraad__isnull=True)
                | (models.Q(breedtegraad__gte=-90) & models.Q(breedtegraad__lte=90)),
                name="praktijk_breedtegraad_op_aarde",
            ),
            models.CheckConstraint(
                condition=models.Q(lengtegraad__isnull=True)
                | (models.Q(lengtegraad__gte=-180) & models.Q(lengtegraad__lte=180)),
                name="praktijk_lengtegraad_op_aarde",
            ),
        ]

    def get_absolute_url(self):
        return reverse("kennisbank:praktijk", args=[self.slug])

    @property
    def waar(self):
        return f"{self.plaats}, {self.land.naam}" if self.plaats else self.land.naam

    @property
    def wanneer(self):
        """Since when, or the years it ran; empty when unknown."""
        if self.sinds and self.tot:
            return f"{self.sinds} tot en met {self.tot}" if self.tot > self.sinds else f"{self.sinds}"
        return f"sinds {self.sinds}" if self.sinds else ""

    @property
    def doelen_op_volgorde(self):
        return [regel.doel for regel in self.doelregels.all()]

    @property
    def rol_labels(self):
        return [self.Rol(rol).label for rol in self.rollen]

    def missing(self):
        """What lacks before a councillor can trust it: in words, for the editor."""
        wanted = [
            (self.samenvatting, "samenvatting"),
            (self.breedtegraad is not None and self.lengtegraad is not None, "plaats op de kaart"),
            (self.doelregels.exists(), "een Global Goal"),
            (self.bronregels.exists(), "een bron"),
            (self.lastig, "wat was lastig?"),
            (self.nl_duiding, "kan dit in Nederland?"),
        ]
        return [name for present, name in wanted if not present]

    def search_entry(self):
        return Entry(
            object_id=self.pk,
            updated=self.gewijzigd_op,
            title=f"{self.titel} {self.plaats}",
            summary=f"{self.samenvatting} {self.land.naam} {self.land.andere_namen}",
            body=self.zoektekst,
            options=FACETS.options_of(self),
            size=self.inwoners,
        )

    def index(self):
        """Keeps the full text beside the record, so that a result can show the sentence that matched."""
        tekst = self.full_text()
        if tekst != self.zoektekst:
            self.zoektekst = tekst
            type(self).objects.filter(pk=self.pk).update(zoektekst=tekst)
        super().index()

    def full_text(self):
        stappen = [f"{stap.titel}. {stap.tekst}" for stap in self.stapregels.all()]
        parts = [self.probleem, *stappen, self.resultaat, self.lastig, self.nl_duiding]
        parts += [thema.naam for thema in self.themas.all()]
        parts += [subdoel.titel for subdoel in self.subdoelen.all()]
        return "\n".join(part for part in parts if part)
