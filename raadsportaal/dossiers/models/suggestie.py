"""A suggestion of the computer: a tie that a passage of a document seems to ask for. Only the griffie decides it."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from agendas.duiding.against import turning_words
from agendas.duiding.passages import sentences_of
from agendas.models import Doel, Lexiconversie, Subdoel
from kennisbank.models import Praktijk
from raadsportaal.basis.as_seen import IemandWasUVoor
from raadsportaal.basis.database.locks import hold, locked
from raadsportaal.dossiers.models.beleidspunt import Beleidspunt
from raadsportaal.dossiers.models.dossier import BijDossier, Dossier
from raadsportaal.dossiers.models.koppeling import AlGedaan, Koppeldaad, Koppeling, Koppelrichting, Reden
from raadsportaal.dossiers.models.stuk import Stuk
from raadsportaal.dossiers.models.suggestie_queries import SuggestieQuerySet
from raadsportaal.gemeenten.models import Gemeente


class Sterkte(models.TextChoices):
    STERK = "sterk", "Sterke overeenkomst"
    REDELIJK = "redelijk", "Redelijke overeenkomst"
    MOGELIJK = "mogelijk", "Mogelijk"


class Suggestiekeuze(models.TextChoices):
    WACHT = "wacht", "Suggestie"
    GEKOPPELD = "gekoppeld", "Gekoppeld"
    AFGEWEZEN = "afgewezen", "Past niet"


UITKOMSTEN = {
    (Koppeldaad.KOPPEL, Suggestiekeuze.WACHT): Suggestiekeuze.GEKOPPELD,
    (Koppeldaad.KOPPEL, Suggestiekeuze.AFGEWEZEN): Suggestiekeuze.GEKOPPELD,
    (Koppeldaad.WIJS_AF, Suggestiekeuze.WACHT): Suggestiekeuze.AFGEWEZEN,
    (Koppeldaad.ONGEDAAN, Suggestiekeuze.GEKOPPELD): Suggestiekeuze.WACHT,
    (Koppeldaad.ONGEDAAN, Suggestiekeuze.AFGEWEZEN): Suggestiekeuze.WACHT,
}
ONE_TARGET = (
    Q(subdoel__isnull=False, doel__isnull=True, praktijk__isnull=True)
    | Q(subdoel__isnull=True, doel__isnull=False, praktijk__isnull=True)
    | Q(subdoel__isnull=True, doel__isnull=True, praktijk__isnull=False)
)


SHORT = 300  # characters of the toelichting that a card proposes


class Suggestie(BijDossier, models.Model):
    """`begin`, `einde` and the pairs in `bewijs` are places in the text of the document, in characters.

    `ook`: the other places of the card as [begin, einde, sterkte, bewijs], the best first.
    """

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="suggesties")
    stuk = models.ForeignKey(Stuk, models.CASCADE, related_name="suggesties")
    beleidspunt = models.ForeignKey(Beleidspunt, models.SET_NULL, null=True, related_name="+")
    subdoel = models.ForeignKey(Subdoel, models.PROTECT, null=True, related_name="+")
    doel = models.ForeignKey(Doel, models.PROTECT, null=True, related_name="+")
    praktijk = models.ForeignKey(Praktijk, models.PROTECT, null=True, related_name="+")
    sterkte = models.CharField(max_length=10, choices=Sterkte)
    score = models.FloatField(default=0)
    uitleg = models.CharField("waarop het rust, in woorden", max_length=300, blank=True)
    passage = models.TextField()
    bladzijde = models.PositiveSmallIntegerField(null=True)
    begin = models.PositiveIntegerField()
    einde = models.PositiveIntegerField()
    bewijs = models.JSONField(default=list)
    ook = models.JSONField("andere plaatsen die hetzelfde zeggen", default=list)
    lexicon = models.ForeignKey(Lexiconversie, models.PROTECT, null=True, related_name="+")
    keuze = models.CharField(max_length=10, choices=Suggestiekeuze, default=Suggestiekeuze.WACHT)
    reden = models.CharField(max_length=12, choices=Reden, blank=True)
    koppeling = models.ForeignKey(Koppeling, models.SET_NULL, null=True, related_name="+")
    met_de_hand = models.BooleanField("de griffie koos zelf de passage", default=False)
    eigen = models.BooleanField("de koppeling ontstond hier", default=False)
    nam_over = models.BooleanField("de koppeling was een voorstel dat wachtte", default=False)
    besloten_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    besloten_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = SuggestieQuerySet.as_manager()

    class Meta:
        verbose_name = "suggestie"
        verbose_name_plural = "suggesties"
        ordering = ["begin", "pk"]
        constraints = [
            models.CheckConstraint(condition=ONE_TARGET, name="suggestie_wijst_naar_een_ding"),
            models.UniqueConstraint(
                fields=["stuk", "beleidspunt", "subdoel", "doel", "praktijk"],
                condition=Q(beleidspunt__isnull=False),  # a beleidspunt can go: then two may say the same of the whole
                nulls_distinct=False,
                name="suggestie_een_keer_per_stuk_en_punt",
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "keuze"], name="suggestie_per_gemeente")]

    def __str__(self):
        return str(self.naar)

    @property
    def naar(self):
        """What it points at: a Subdoel, a Doel of another agenda, or a Praktijk."""
        return self.subdoel or self.doel or self.praktijk

    @property
    def global_goal(self):
        """The Global Goal that it is about, as a whole or by a subdoel; None for anything else."""
        itself = self.doel if self.doel and self.doel.is_global_goal else None
        return self.subdoel.doel if self.subdoel else itself

    @property
    def waits(self):
        return self.keuze == Suggestiekeuze.WACHT

    @property
    def is_linked(self):
        return self.keuze == Suggestiekeuze.GEKOPPELD

    @property
    def aantal(self):
        """On how many places of the text it rests."""
        return 1 + len(self.ook)

    @property
    def tegenwoorden(self):
        """Words by which the passage may work against the doel; nobody links it without looking at the direction."""
        return turning_words(self.passage) if self.global_goal else []

    @property
    def eerste_toelichting(self):
        """What the card proposes as toelichting: the sentences that it rests on, with the page."""
        spans = [(begin - self.begin, einde - self.begin) for begin, einde in self.bewijs]
        sentences = list(sentences_of(self.passage))
        chosen = [s for s in sentences if any(s[0] <= begin < s[1] for begin, _ in spans)] or sentences[:1]
        text = " ".join(" ".join(self.passage[slice(*sentence)].split()) for sentence in chosen)
        text = text if len(text) <= SHORT else f"{text[:SHORT].rpartition(' ')[0] or text[:SHORT]} …"
        page = f" (bladzijde {self.bladzijde})" if self.bladzijde else ""
        return f"{text.rstrip('.')}{page}." if page else text

    @property
    def is_af(self):
        """Linked with a direction and a toelichting: fit to hand out."""
        koppeling = self.koppeling
        return bool(koppeling and koppeling.toelichting and koppeling.richting != Koppelrichting.ONBEKEND)

    @transaction.atomic
    def decide(self, daad, *, by, now, versie, reden="", anders=None, **inhoud):
        """Link, refuse or undo it as it was seen in `versie`; `anders` links another subdoel. Returns it as it is now.

        `inhoud`: the richting and toelichting of the koppeling. Raises IemandWasUVoor when it changed since, or when
        the deed no longer fits.
        """
        hold(self.naar)
        fresh = locked(self, "dossier", "beleidspunt")
        outcome = UITKOMSTEN.get((Koppeldaad(daad), Suggestiekeuze(fresh.keuze)))
        if fresh.versie != versie or outcome is None:
            raise IemandWasUVoor(type(self).objects.for_card().get(pk=self.pk))
        if outcome == Suggestiekeuze.GEKOPPELD:
            fresh._link(by, now, anders, inhoud)
        elif fresh.keuze == Suggestiekeuze.GEKOPPELD:
            fresh._unlink(by, now)
        fresh.reden = reden if outcome == Suggestiekeuze.AFGEWEZEN else ""
        undone = outcome == Suggestiekeuze.WACHT
        fresh.besloten_door, fresh.besloten_op = (None, None) if undone else (by, now)
        fresh.keuze, fresh.versie = outcome, fresh.versie + 1
        fresh.save()
        fresh.besluiten.create(
            dossier=fresh.dossier, daad=daad, reden=fresh.reden, anders=anders, door=by, op=now, titel=str(fresh.naar)
        )
        return type(self).objects.for_card().get(pk=self.pk)

    def _link(self, by, now, anders, inhoud):
        """The koppeling gets the passage and the page, unless who proposed the same gave them already.

        Neither does what the card proposed replace the words of a person.
        """
        naar = anders or self.naar
        there = self.dossier.koppelingen.at(self.beleidspunt).to(naar).first()
        self.nam_over = there is not None and there.waits
        if there and there.toelichting and inhoud.get("toelichting") == self.eerste_toelichting:
            inhoud = {**inhoud, "toelichting": ""}
        if not (there and there.passage):
            inhoud = {**inhoud, "passage": self.passage[:2000], "bladzijde": self.bladzijde}
        try:
            self.koppeling = Koppeling.make(
                self.dossier, naar, by=by, now=now, linked=True, beleidspunt=self.beleidspunt, **inhoud
            )
            self.eigen = True
        except AlGedaan as fault:
            if fault.koppeling is None:
                raise IemandWasUVoor(type(self).objects.for_card().get(pk=self.pk)) from fault
            self.koppeling, self.eigen = fault.koppeling, False

    def _unlink(self, by, now):
        """Only what came from here: who linked the same by hand keeps it, and a proposal waits again."""
        if self.eigen and self.koppeling and self.koppeling.is_linked:
            daad = Koppeldaad.ONGEDAAN if self.nam_over else Koppeldaad.ONTKOPPEL
            self.koppeling.decide(daad, by=by, now=now, versie=self.koppeling.versie)
        self.koppeling, self.eigen, self.nam_over = None, False, False


class SuggestiebesluitQuerySet(models.QuerySet):
    def of_dossier(self, dossier):
        """In the order in which they were taken."""
        return self.filter(dossier=dossier).order_by("op", "pk")

    def of_person(self, gebruiker):
        return self.filter(door=gebruiker).select_related("dossier__gemeente").order_by("op", "pk")


class Suggestiebesluit(BijDossier, models.Model):
    """What somebody decided about a suggestion, once and for always: the history, and what duiding learns from."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    suggestie = models.ForeignKey(Suggestie, models.SET_NULL, null=True, related_name="besluiten")
    titel = models.CharField(max_length=250)
    daad = models.CharField(max_length=12, choices=Koppeldaad)
    reden = models.CharField(max_length=12, choices=Reden, blank=True)
    anders = models.ForeignKey(Subdoel, models.PROTECT, null=True, related_name="+")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    objects = SuggestiebesluitQuerySet.as_manager()

    class Meta:
        verbose_name = "besluit over een suggestie"
        verbose_name_plural = "besluiten over suggesties"
        ordering = ["-op", "-pk"]

    def __str__(self):
        return f"{self.get_daad_display()}: {self.titel}"
