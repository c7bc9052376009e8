"""A koppeling: the tie from a dossier to a doel, an example or something to join; proposed, decided, never lost."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Func
from django.db.models.lookups import Exact
from django.utils import timezone

from agendas import kinds as _agendas  # noqa: F401 (these three fill the register)
from kennisbank import kinds as _kennisbank  # noqa: F401
from raadsportaal.basis import kinds
from raadsportaal.basis.as_seen import IemandWasUVoor
from raadsportaal.basis.database.locks import hold, locked
from raadsportaal.basis.models import PlainText
from raadsportaal.dossiers.models.beleidspunt import Beleidspunt
from raadsportaal.dossiers.models.besluiten import UITKOMSTEN, Besluit, Koppeldaad, Koppelrichting, Reden, Reikwijdte
from raadsportaal.dossiers.models.dossier import BijDossier, Dossier
from raadsportaal.dossiers.models.faults import AlGedaan
from raadsportaal.dossiers.models.koppeling_queries import KoppelingQuerySet
from raadsportaal.gemeenten.history import tracked
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.models import Publicatie
from samenwerking import kinds as _samenwerking  # noqa: F401

# What a koppeling can point at, by the name of its field.
NAAR = {kind.name: kind for kind in kinds.linked()}
FIELD_OF = {kind.model: name for name, kind in NAAR.items()}


class Target(models.Model):
    """One field for each kind that the register says a dossier can be tied to."""

    class Meta:
        abstract = True


for _name, _kind in NAAR.items():
    Target.add_to_class(
        _name,
        models.ForeignKey(
            _kind.model, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_kind.link.label
        ),
    )

# How a koppeling works, and what a form gives for a field of it that was left alone.
INHOUD = ["richting", "reikwijdte", "toelichting", "passage", "bladzijde"]
EMPTY = ("", None, Koppelrichting.ONBEKEND)


def _refuse_gone(naar):
    """Raise AlGedaan, without a koppeling, for what an editor merged into another or threw away a moment ago."""
    if isinstance(naar, Publicatie) and not type(naar).objects.kept().filter(pk=naar.pk).exists():
        raise AlGedaan("Dit is er niet meer. Misschien is het samengevoegd met iets anders. Zoek het opnieuw.", None)


def _refuse_linked_at_a_part(dossier, naar):
    """Raise AlGedaan for a proposal to tie the whole dossier to what a beleidspunt of it is tied to."""
    if there := Koppeling.objects.for_card().linked().filter(naar, dossier=dossier).first():
        raise AlGedaan(f"Dit is al gekoppeld, bij ‘{there.beleidspunt}’. Kies iets anders.", there)


def _refuse_proposal(dossier, koppeling, by):
    """Raise AlGedaan where a proposal makes no sense."""
    if dossier.is_archived:
        raise AlGedaan("Dit dossier ligt in het archief.", koppeling)
    if koppeling.besluit == Besluit.ONTKOPPELD:
        raise AlGedaan("De griffie heeft dit ontkoppeld. Vraag uw griffie waarom.", koppeling)
    if koppeling.waits and koppeling.is_proposed_by(by):
        raise AlGedaan("Dit hebt u al voorgesteld. De griffie kijkt ernaar.", koppeling)


@tracked(exclude=["versie", "voorgesteld_op", "besloten_op"])
class Koppeling(BijDossier, Target, PlainText):
    """Points at one thing. A koppeling that is undone stays, so that undoing has no time limit."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="koppelingen", verbose_name="dossier")
    beleidspunt = models.ForeignKey(
        Beleidspunt, models.PROTECT, null=True, blank=True, related_name="koppelingen", verbose_name="beleidspunt"
    )
    richting = models.CharField("richting", max_length=12, choices=Koppelrichting, default=Koppelrichting.ONBEKEND)
    reikwijdte = models.CharField("waar en wanneer?", max_length=12, choices=Reikwijdte, blank=True)
    toelichting = models.TextField("toelichting", blank=True, max_length=1000)
    passage = models.TextField("passage uit het stuk", blank=True, max_length=2000)
    bladzijde = models.PositiveSmallIntegerField("bladzijde", null=True, blank=True)
    momentopname = models.TextField(blank=True, editable=False)  # what was true of it on the day that it was tied
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
                condition=Exact(
                    Func(*NAAR, function="num_nonnulls", output_field=models.IntegerField()), models.Value(1)
                ),
                name="koppeling_wijst_naar_een_ding",
            ),
            models.UniqueConstraint(
                fields=["dossier", "beleidspunt", *NAAR],
                nulls_distinct=False,
                name="koppeling_een_keer_per_dossier_en_punt",
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "besluit"], name="koppeling_per_gemeente"),
            models.Index(fields=["subdoel", "besluit"], name="koppeling_per_subdoel"),
            models.Index(fields=["gemeente", "besloten_op"], name="koppeling_laatst_besloten"),
            models.Index(
                fields=["gemeente", "besluit", "praktijk"],
                condition=models.Q(praktijk__isnull=False),
                name="koppeling_met_voorbeeld",
            ),
        ]

    def __str__(self):
        return str(self.naar)

    @property
    def kind(self) -> kinds.Kind:
        """What kind of thing it points at."""
        return next(kind for name, kind in NAAR.items() if getattr(self, f"{name}_id"))

    @property
    def naar(self):
        """What it points at: a record of one of the models in NAAR."""
        return getattr(self, self.kind.name)

    @property
    def global_goal(self):
        """The Global Goal that it is about, as a whole or by a subdoel; None for anything else."""
        itself = self.doel if self.doel and self.doel.is_global_goal else None
        return self.subdoel.doel if self.subdoel else itself

    @property
    def samen(self):
        """What it points at, where that is something to join."""
        return self.naar if self.kind.link.joins else None

    @property
    def regel(self):
        """What stands below its name in the list of a dossier; nothing of a goal, which has a direction instead."""
        line = self.kind.link.line
        return line(self.naar) if line else ""

    @property
    def is_linked(self):
        return self.besluit == Besluit.GEKOPPELD

    @property
    def waits(self):
        return self.besluit == Besluit.VOORSTEL

    def is_proposed_by(self, gebruiker):
        return self.voorgesteld_door_id == gebruiker.pk or self.medevoorstellen.of_person(gebruiker).exists()

    @classmethod
    @transaction.atomic
    def make(cls, dossier, naar, *, by, now, linked, beleidspunt=None, **inhoud):
        """Tie a dossier (or its beleidspunt) to something: linked at once, or as a proposal that waits.

        `inhoud`: the fields of INHOUD. What was refused or undone before is taken up again. Raises AlGedaan when it is
        linked, this person proposed it already, or it is no more.
        """
        hold(naar)
        _refuse_gone(naar)
        Dossier.objects.select_for_update().get(pk=dossier.pk)  # two at once make one, not two
        field = FIELD_OF[type(naar)]
        koppeling = cls.objects.for_card().filter(dossier=dossier, beleidspunt=beleidspunt, **{field: naar}).first()
        if koppeling and koppeling.is_linked:
            raise AlGedaan("Dit is al gekoppeld.", koppeling)
        if not linked and beleidspunt is None:
            _refuse_linked_at_a_part(dossier, models.Q(**{field: naar}))
        if not linked and (koppeling or dossier.is_archived):
            _refuse_proposal(dossier, koppeling, by)
            if koppeling.waits:  # another proposed it: each one's words are between that person and the griffie
                koppeling.medevoorstellen.create(door=by, op=now, **inhoud)
                return koppeling
        koppeling = koppeling or cls(dossier=dossier, beleidspunt=beleidspunt, **{field: naar})
        if snapshot := NAAR[field].link.snapshot:
            koppeling.momentopname = snapshot(naar, dossier.gemeente)
        koppeling._fill(by, now, linked, inhoud)
        return koppeling

    def _fill(self, by, now, linked, inhoud):
        if self.pk and not linked and self.voorgesteld_door_id not in (None, by.pk):
            self._set_aside(by)
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

    def _set_aside(self, by):
        """Keep the refused words of the first proposer beside those that come; what was withdrawn is not kept."""
        self.medevoorstellen.of_person(by).delete()
        if self.besluit == Besluit.AFGEWEZEN:
            words = {name: getattr(self, name) for name in INHOUD}
            self.medevoorstellen.create(door=self.voorgesteld_door, op=self.voorgesteld_op, **words)
        for name in INHOUD:
            setattr(self, name, self._meta.get_field(name).get_default())

    @transaction.atomic
    def decide(self, daad, *, by, now, versie, reden=""):
        """Do something with it as it was seen in `versie`; returns it as it is now.

        Raises IemandWasUVoor when it changed since, or when the deed no longer fits: nobody's choice is lost.
        """
        fresh = locked(self)
        if daad == Koppeldaad.TREK_IN and fresh.waits and fresh.medevoorstellen.of_person(by).delete()[0]:
            return type(self).objects.with_others().get(pk=self.pk)  # the proposal of the other waits on
        outcome = UITKOMSTEN.get((Koppeldaad(daad), Besluit(fresh.besluit)))
        if fresh.versie != versie or outcome is None:
            raise IemandWasUVoor(type(self).objects.with_others().get(pk=self.pk))
        fresh.besluit, fresh.versie = outcome, fresh.versie + 1
        fresh.reden = reden if outcome == Besluit.AFGEWEZEN else ""
        undone = outcome == Besluit.VOORSTEL
        fresh.besloten_door, fresh.besloten_op = (None, None) if undone else (by, now)
        fresh.save()
        if outcome == Besluit.INGETROKKEN and (following := fresh.medevoorstellen.first()):
            following.become_first(after=by)
        return type(self).objects.with_others().get(pk=self.pk)

    @transaction.atomic
    def reword(self, *, versie, **inhoud):
        """Change richting, reikwijdte, toelichting, passage or bladzijde as seen in `versie`."""
        fresh = locked(self)
        if fresh.versie != versie:
            raise IemandWasUVoor(type(self).objects.for_card().get(pk=self.pk))
        for name, value in inhoud.items():
            setattr(fresh, name, value)
        fresh.versie += 1
        fresh.save()
        return fresh
