"""A koppeling: the tie from a dossier to a subdoel, a commitment or a praktijk; proposed, decided, never lost."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from agendas.models import Doel, Subdoel
from kennisbank.models import Praktijk
from raadsportaal.basis.models import PlainText
from raadsportaal.dossiers.models.beleidspunt import Beleidspunt
from raadsportaal.dossiers.models.dossier import Dossier
from raadsportaal.dossiers.models.koppeling_queries import KoppelingQuerySet
from raadsportaal.gemeenten.history import tracked
from raadsportaal.gemeenten.models import Gemeente


class Besluit(models.TextChoices):
    VOORSTEL = "voorstel", "Voorstel"
    GEKOPPELD = "gekoppeld", "Gekoppeld"
    AFGEWEZEN = "afgewezen", "Past niet"
    ONTKOPPELD = "ontkoppeld", "Ontkoppeld"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Richting(models.TextChoices):
    DRAAGT_BIJ = "draagt_bij", "Draagt bij"
    WERKT_TEGEN = "werkt_tegen", "Werkt tegen"
    ONBEKEND = "onbekend", "Nog niet bekend"


class Reikwijdte(models.TextChoices):
    """Where and when it works: broad prosperity's here and now, later, and elsewhere."""

    HIER_EN_NU = "hier_en_nu", "Hier en nu"
    LATER = "later", "Later"
    ELDERS = "elders", "Elders in de wereld"


class Reden(models.TextChoices):
    ONDERWERP = "onderwerp", "Het onderwerp klopt niet"
    TE_ALGEMEEN = "te_algemeen", "Het klopt, maar is te algemeen"
    GEMEENTE = "gemeente", "Het past niet bij onze gemeente"


class Daad(models.TextChoices):
    """What somebody can do with a koppeling."""

    KOPPEL = "koppel", "Koppel"
    WIJS_AF = "afwijs", "Past niet"
    ONTKOPPEL = "ontkoppel", "Ontkoppel"
    ONGEDAAN = "ongedaan", "Maak ongedaan"
    TREK_IN = "trek_in", "Trek in"


# From what to what. Koppel and Past niet also work on what another decided: the second one may insist.
UITKOMSTEN = {
    (Daad.KOPPEL, Besluit.VOORSTEL): Besluit.GEKOPPELD,
    (Daad.KOPPEL, Besluit.AFGEWEZEN): Besluit.GEKOPPELD,
    (Daad.WIJS_AF, Besluit.VOORSTEL): Besluit.AFGEWEZEN,
    (Daad.WIJS_AF, Besluit.GEKOPPELD): Besluit.AFGEWEZEN,
    (Daad.ONTKOPPEL, Besluit.GEKOPPELD): Besluit.ONTKOPPELD,
    (Daad.ONGEDAAN, Besluit.GEKOPPELD): Besluit.VOORSTEL,
    (Daad.ONGEDAAN, Besluit.AFGEWEZEN): Besluit.VOORSTEL,
    (Daad.ONGEDAAN, Besluit.ONTKOPPELD): Besluit.GEKOPPELD,
    (Daad.ONGEDAAN, Besluit.INGETROKKEN): Besluit.VOORSTEL,
    (Daad.TREK_IN, Besluit.VOORSTEL): Besluit.INGETROKKEN,
}


# What a form gives for a field that was left alone.
EMPTY = ("", None, Richting.ONBEKEND)


class IemandWasUVoor(Exception):
    """Another changed a koppeling or suggestion after this person saw it; `nu` is what it is now."""

    def __init__(self, nu):
        super().__init__("Iemand was u voor")
        self.nu = nu


class AlGedaan(Exception):
    """There is such a koppeling or proposal already; the message says which, in Dutch."""

    def __init__(self, message, koppeling):
        super().__init__(message)
        self.koppeling = koppeling


def _refuse_proposal(dossier, koppeling, by):
    """Raise AlGedaan where a proposal makes no sense."""
    if dossier.is_archived:
        raise AlGedaan("Dit dossier ligt in het archief.", koppeling)
    if koppeling.besluit == Besluit.ONTKOPPELD:
        raise AlGedaan("De griffie heeft dit ontkoppeld. Vraag uw griffie waarom.", koppeling)
    if koppeling.waits and koppeling.voorgesteld_door_id == by.pk:
        raise AlGedaan("Dit hebt u al voorgesteld. De griffie kijkt ernaar.", koppeling)


@tracked(exclude=["versie", "voorgesteld_op", "besloten_op"])
class Koppeling(PlainText):
    """Points at one thing. A koppeling that is undone stays, so that undoing has no time limit."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="koppelingen", verbose_name="dossier")
    beleidspunt = models.ForeignKey(
        Beleidspunt, models.PROTECT, null=True, blank=True, related_name="koppelingen", verbose_name="beleidspunt"
    )
    subdoel = models.ForeignKey(
        Subdoel, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="subdoel"
    )
    doel = models.ForeignKey(Doel, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afspraak")
    praktijk = models.ForeignKey(
        Praktijk, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="voorbeeld"
    )
    richting = models.CharField("richting", max_length=12, choices=Richting, default=Richting.ONBEKEND)
    reikwijdte = models.CharField("waar en wanneer?", max_length=12, choices=Reikwijdte, blank=True)
    toelichting = models.TextField("toelichting", blank=True, max_length=1000)
    passage = models.TextField("passage uit het stuk", blank=True, max_length=2000)
    bladzijde = models.PositiveSmallIntegerField("bladzijde", null=True, blank=True)
    besluit = models.CharField("besluit", max_length=12, choices=Besluit, default=Besluit.VOORSTEL)
    reden = models.CharField("waarom past het niet?", max_length=12, choices=Reden, blank=True)
    voorgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    voorgesteld_op = models.DateTimeField(default=timezone.now)
    besloten_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    besloten_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    objects = KoppelingQuerySet.as_manager()

    class Meta:
        verbose_name = "koppeling"
        verbose_name_plural = "koppelingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(subdoel__isnull=False, doel__isnull=True, praktijk__isnull=True)
                | Q(subdoel__isnull=True, doel__isnull=False, praktijk__isnull=True)
                | Q(subdoel__isnull=True, doel__isnull=True, praktijk__isnull=False),
                name="koppeling_wijst_naar_een_ding",
            ),
            models.UniqueConstraint(
                fields=["dossier", "beleidspunt", "subdoel", "doel", "praktijk"],
                nulls_distinct=False,
                name="koppeling_een_keer_per_dossier_en_punt",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "besluit"], name="koppeling_per_gemeente"),
            models.Index(fields=["subdoel", "besluit"], name="koppeling_per_subdoel"),
        ]

    def __str__(self):
        return str(self.naar)

    @property
    def naar(self):
        """What it points at: a Subdoel, a Doel of another agenda, or a Praktijk."""
        return self.subdoel or self.doel or self.praktijk

    @property
    def is_linked(self):
        return self.besluit == Besluit.GEKOPPELD

    @property
    def waits(self):
        return self.besluit == Besluit.VOORSTEL

    def save(self, *args, **kwargs):
        self.gemeente_id = self.dossier.gemeente_id
        super().save(*args, **kwargs)

    @classmethod
    @transaction.atomic
    def make(cls, dossier, naar, *, by, now, linked, beleidspunt=None, **inhoud):
        """Tie a dossier (or its beleidspunt) to something: linked at once, or as a proposal that waits.

        `inhoud`: richting, reikwijdte, toelichting, passage, bladzijde. What was refused or undone before is taken up
        again. Raises AlGedaan when it is linked or proposed already.
        """
        Dossier.objects.select_for_update().get(pk=dossier.pk)  # two at once make one, not two
        field = {Subdoel: "subdoel", Doel: "doel", Praktijk: "praktijk"}[type(naar)]
        koppeling = cls.objects.for_card().filter(dossier=dossier, beleidspunt=beleidspunt, **{field: naar}).first()
        if koppeling and koppeling.is_linked:
            raise AlGedaan("Dit is al gekoppeld.", koppeling)
        if not linked and (koppeling or dossier.is_archived):
            _refuse_proposal(dossier, koppeling, by)
            if koppeling.waits:
                return koppeling  # another proposed it; that is between that person and the griffie
        koppeling = koppeling or cls(dossier=dossier, beleidspunt=beleidspunt, **{field: naar})
        koppeling._fill(by, now, linked, inhoud)
        return koppeling

    def _fill(self, by, now, linked, inhoud):
        for name, value in inhoud.items():
            if value not in EMPTY or not self.pk:  # who links in haste does not wipe out what the proposer wrote
                setattr(self, name, value)
        was = self.besluit
        self.versie = self.versie + 1 if self.pk else 1
        self.besluit = Besluit.GEKOPPELD if linked else Besluit.VOORSTEL
        self.reden, self.besloten_door, self.besloten_op = "", by if linked else None, now if linked else None
        if not (linked and self.pk and self.voorgesteld_door_id) or was == Besluit.INGETROKKEN:
            self.voorgesteld_door, self.voorgesteld_op = by, now
        self.save()

    @transaction.atomic
    def decide(self, daad, *, by, now, versie, reden=""):
        """Do something with it as it was seen in `versie`; returns it as it is now.

        Raises IemandWasUVoor when it changed since, or when the deed no longer fits: nobody's choice is lost.
        """
        fresh = type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
        outcome = UITKOMSTEN.get((Daad(daad), Besluit(fresh.besluit)))
        if fresh.versie != versie or outcome is None:
            raise IemandWasUVoor(type(self).objects.for_card().get(pk=self.pk))
        fresh.besluit, fresh.versie = outcome, fresh.versie + 1
        fresh.reden = reden if outcome == Besluit.AFGEWEZEN else ""
        undone = outcome == Besluit.VOORSTEL
        fresh.besloten_door, fresh.besloten_op = (None, None) if undone else (by, now)
        fresh.save()
        return type(self).objects.for_card().get(pk=self.pk)

    @transaction.atomic
    def reword(self, *, versie, **inhoud):
        """Change richting, reikwijdte, toelichting, passage or bladzijde as seen in `versie`."""
        fresh = type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
        if fresh.versie != versie:
            raise IemandWasUVoor(type(self).objects.for_card().get(pk=self.pk))
        for name, value in inhoud.items():
            setattr(fresh, name, value)
        fresh.versie += 1
        fresh.save()
        return fresh
