"""A praktijk: what a municipality did, what came of it, and what a Dutch council can do with it."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from agendas.models import Doel
from kennisbank.facets import FACETS
from kennisbank.models.onderdelen import PraktijkDoel
from kennisbank.models.queries import DOEL_OF_CARD, PraktijkQuerySet
from kennisbank.models.sorting import Land, Onderwerp, Thema, Werelddeel
from kennisbank.models.trefwoorden import trefwoorden_field
from kennisbank.streken import streken_of
from raadsportaal.basis.models import ends_after_begin, place_is_whole
from raadsportaal.basis.results_map import Plaats
from raadsportaal.redactie.models import LONGEST_SUMMARY, Publicatie
from raadsportaal.redactie.writing.lacking import lacking

LONGEST_TITLE = 70  # characters that a card has room for; asked for before publishing
MOST_DOELEN = 4
# Of how much use an example is to a council, whatever it looks for: the parts of `worth`, 100 together.
WORTH_OF_PROOF = {1: 0, 2: 15, 3: 20}
WORTH_OF_ANSWER = {"ja": 15, "deels": 10}
WORTH_OF_DUTCH, WORTH_OF_EUROPE, MOST_WORTH_OF_YEARS = 25, 15, 25
YEARS_FROM = 2000  # each year after this in which it began is worth 1
is_language = RegexValidator(r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$", "Geef de code van een taal, zoals nl of en.")


class Praktijk(Publicatie):
    """A good practice abroad, or a Dutch one meant for abroad."""

    KIND = "praktijk"
    LINKS = ("bronregels__url",)

    class Richting(models.TextChoices):
        UIT_BUITENLAND = "uit-buitenland", "Uit het buitenland"
        UIT_NEDERLAND = "uit-nederland", "Uit Nederland, voor het buitenland"

    class Zekerheid(models.IntegerChoices):
        BESCHREVEN = 1, "Beschreven, niet gemeten"
        GEMETEN = 2, "Resultaat gemeten"
        ONDERZOCHT = 3, "Onafhankelijk onderzocht"

    class Afloop(models.TextChoices):
        LOOPT = "loopt", "Loopt nog"
        AFGEROND = "afgerond", "Afgerond"
        GESTOPT = "gestopt", "Voortijdig gestopt"
        MISLUKT = "mislukt", "Mislukt"

    class Rol(models.TextChoices):
        KADERS = "kaders", "Kaders vaststellen"
        GELD = "geld", "Geld beschikbaar stellen"
        CONTROLE = "controle", "Controleren"
        INWONERS = "inwoners", "Met inwoners in gesprek"

    class Antwoord(models.TextChoices):
        JA = "ja", "Ja"
        DEELS = "deels", "Deels"
        NEE = "nee", "Nee"

    # The addresses that the kennisbank has for itself.
    RESERVED_SLUGS = frozenset({"rss", "netwerken", "voordragen", "export", "collecties", "themas"})

    taal = models.CharField("taal van de tekst", max_length=8, default="nl", validators=[is_language])
    plaats = models.CharField("plaats", max_length=120, blank=True)
    land = models.ForeignKey(Land, models.PROTECT, related_name="praktijken", verbose_name="land")
    breedtegraad = models.FloatField("breedtegraad", null=True, blank=True)
    lengtegraad = models.FloatField("lengtegraad", null=True, blank=True)
    inwoners = models.PositiveIntegerField("inwoners", null=True, blank=True)
    inwoners_jaar = models.PositiveSmallIntegerField("inwoners in het jaar", null=True, blank=True)
    sinds = models.PositiveSmallIntegerField("sinds", null=True, blank=True)
    tot = models.PositiveSmallIntegerField("tot en met", null=True, blank=True)
    themas = models.ManyToManyField(Thema, related_name="praktijken", verbose_name="thema's", blank=True)
    onderwerpen = models.ManyToManyField(Onderwerp, related_name="praktijken", verbose_name="onderwerpen", blank=True)
    trefwoorden = trefwoorden_field(db_default=[])
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
    afloop = models.CharField("hoe liep het af?", max_length=10, choices=Afloop, blank=True)
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
        verbose_name = "voorbeeld"
        verbose_name_plural = "voorbeelden"
        constraints = [
            models.UniqueConstraint(
                fields=["verzameling", "extern_id"],
                condition=~models.Q(extern_id=""),
                name="praktijk_een_keer_per_verzameling",
            ),
            ends_after_begin("tot", "sinds", name="praktijk_einde_na_begin"),
            place_is_whole(name="praktijk_plaats_heel_of_niet"),
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

    def voorbeeld_bijlage(self):
        """Where the annex is that a preview shows too."""
        return reverse("kennisbank:bijlage", args=[self.slug])

    def voorbeeld_pdf(self):
        """Where that annex is as a PDF."""
        return reverse("kennisbank:bijlage_pdf", args=[self.slug])

    @property
    def waar(self):
        return f"{self.plaats}, {self.land.naam}" if self.plaats else self.land.naam

    def place_on_map(self):
        """Where it lies among the others of a list."""
        part = self.land.get_werelddeel_display()
        return Plaats(self.plaats or self.land.naam, self.waar, part, self.breedtegraad, self.lengtegraad)

    @property
    def wanneer(self):
        """Since when, or the years it ran; empty when unknown."""
        if self.sinds and self.tot:
            return f"{self.sinds} tot en met {self.tot}" if self.tot > self.sinds else f"{self.sinds}"
        return f"sinds {self.sinds}" if self.sinds else ""

    @property
    def ging_niet_goed(self):
        """It failed, or ended before it reached what it was for: what a reader must see at once."""
        return self.afloop in (self.Afloop.GESTOPT, self.Afloop.MISLUKT)

    @property
    def doelen_op_volgorde(self):
        """Its Global Goals; on a card each by what that shows, which came along with the praktijk."""
        if "doelen_van_kaart" in self.__dict__:
            of_each = ([doel[name] for name in DOEL_OF_CARD] for doel in self.doelen_van_kaart)
            return [Doel.from_db(None, DOEL_OF_CARD, doel) for doel in of_each]
        return [regel.doel for regel in self.doelregels.all()]

    @property
    def rol_labels(self):
        return [self.Rol(rol).label for rol in self.rollen]

    def missing(self):
        bronnen = list(self.bronregels.all())
        return lacking(
            (len(self.titel) <= LONGEST_TITLE, f"een titel van hooguit {LONGEST_TITLE} tekens", "id_titel"),
            (self.plaats, "de naam van de plaats", "id_plaats"),
            (self.breedtegraad is not None and self.lengtegraad is not None, "plaats op de kaart", "id_breedtegraad"),
            (self.samenvatting, "samenvatting", "id_samenvatting"),
            (
                len(self.samenvatting) <= LONGEST_SUMMARY,
                f"een samenvatting van hooguit {LONGEST_SUMMARY} tekens",
                "id_samenvatting",
            ),
            (self.zekerheid, "hoe zeker is het resultaat?", "id_zekerheid"),
            (self.lastig, "wat was lastig?", "id_lastig"),
            (self.nl_antwoord, "een antwoord op: kan dit in Nederland?", "id_nl_antwoord"),
            (self.nl_duiding, "kan dit in Nederland? (de uitleg)", "id_nl_duiding"),
            (self.doelregels.exists(), "een Global Goal", "doelregels-group"),
            (bronnen, "een bron", "bronregels-group"),
            (not bronnen or any(bron.datum for bron in bronnen), "een bron met een datum", "bronregels-group"),
        )

    def add_thema(self, thema) -> str:
        """Add a thema; why not, in words, when it is there already."""
        if self.themas.contains(thema):
            return "heeft dit thema al"
        self.themas.add(thema)
        return ""

    def add_doel(self, doel) -> str:
        """Add a Global Goal at the end; why not, in words, when it is there already or there are four."""
        chosen = list(self.doelregels.all())
        if any(regel.doel_id == doel.pk for regel in chosen):
            return "heeft dit doel al"
        if len(chosen) >= MOST_DOELEN:
            return f"heeft al {MOST_DOELEN} doelen"
        PraktijkDoel.objects.create(
            praktijk=self, doel=doel, volgorde=max((regel.volgorde for regel in chosen), default=-1) + 1
        )
        return ""

    def clean(self):
        if self.slug in self.RESERVED_SLUGS:
            raise ValidationError({"slug": "Dit adres gebruikt het portaal zelf. Kies een ander."})
        if (self.breedtegraad is None) != (self.lengtegraad is None):
            raise ValidationError({"lengtegraad": "Vul breedtegraad en lengtegraad allebei in, of geen van beide."})

    def search_entry(self):
        return self.entry(
            title=f"{self.titel} {self.plaats}",
            summary=" ".join([self.samenvatting, self.land.naam, self.land.andere_namen, *streken_of(self.land.code)]),
            body=" ".join([self.zoektekst, *self.trefwoorden]),
            keywords=" ".join(one.naam for one in [*self.themas.all(), *self.onderwerpen.all()]),
            context=" ".join(
                [
                    *(one.trefwoorden for one in [*self.themas.all(), *self.onderwerpen.all()]),
                    self.slug,
                    *(regel.vraag for regel in self.praktijkvraagregels.all()),
                    self.land.get_werelddeel_display(),
                    self.nl_besluit,
                    self.nl_uitvoering,
                    self.nl_eerste_stap,
                ]
            ),
            terms=self.trefwoorden,
            subjects=[onderwerp.naam for onderwerp in self.onderwerpen.all()],
            options=FACETS.options_of(self),
            size=self.inwoners,
            worth=self.worth(),
        )

    def worth(self) -> int:
        """How much it is of use whatever is asked, 0 to 100: proof, recent, in Dutch, and law that is like ours."""
        years = min(max((self.sinds or YEARS_FROM) - YEARS_FROM, 0), MOST_WORTH_OF_YEARS)
        in_dutch = WORTH_OF_DUTCH if self.taal == "nl" else 0
        in_europe = WORTH_OF_EUROPE if self.land.werelddeel == Werelddeel.EUROPA else 0
        answer = WORTH_OF_ANSWER.get(self.nl_antwoord, 0)
        return WORTH_OF_PROOF[self.zekerheid] + answer + years + in_dutch + in_europe

    def full_text(self):
        stappen = [f"{stap.titel}. {stap.tekst}" for stap in self.stapregels.all()]
        parts = [self.probleem, *stappen, self.resultaat, self.lastig, self.nl_duiding]
        parts += [thema.naam for thema in self.themas.all()]
        parts += [subdoel.titel for subdoel in self.subdoelen.all()]
        return "\n".join(part for part in parts if part)
