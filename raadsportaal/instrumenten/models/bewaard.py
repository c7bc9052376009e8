"""What a member keeps on the own bewaarlijst: a record by its kind and number, or a question that stands at one.

No foreign key: an editor may throw away what somebody kept, and the list says so. The name and what was told of it are
kept as they were on the day, so that a line still says something then.
"""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef

from raadsportaal.basis.database.locks import one_at_a_time
from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente, Lidmaatschap

MOST = 100  # of one person in one municipality
LONGEST_NOTE = 1000  # characters


class LijstIsVol(Exception):
    """There is no room for one more; its words are for who keeps."""

    def __init__(self):
        super().__init__(f"Uw bewaarlijst is vol: er staan {MOST} dingen op. Haal er eerst iets af.")


class BewaardQuerySet(models.QuerySet):
    def of_person(self, gebruiker):
        return self.filter(wie=gebruiker)

    def of_lid(self, lid):
        """Of this person in this municipality, also what was just taken off."""
        return self.filter(gemeente=lid.gemeente_id, wie=lid.gebruiker_id)

    def of_record(self, kind: str, pk: int):
        """What people keep of it, and of the questions that stand at it."""
        return self.filter(soort=kind, record=pk)

    def on_list(self):
        return self.filter(weg_op=None)

    def in_order(self):
        return self.order_by("volgorde", "-pk")

    def shown_to(self, lid):
        """What others show to the fractie of this member, as long as they are in it too."""
        if not lid.fractie:
            return self.none()
        keeper = Lidmaatschap.objects.in_fractie(lid.fractie).filter(gemeente=OuterRef("gemeente"))
        shared = self.on_list().filter(gemeente=lid.gemeente_id, fractie=lid.fractie).exclude(wie=lid.gebruiker_id)
        shared = shared.filter(Exists(keeper.filter(gebruiker=OuterRef("wie"))))
        return shared.select_related("wie").order_by("wie__naam", "wie", "volgorde", "-pk")

    def taken_off_before(self, moment):
        return self.filter(weg_op__lt=moment)

    def left_behind(self):
        """Of who no longer works there."""
        member = Lidmaatschap.objects.filter(gemeente=OuterRef("gemeente"), gebruiker=OuterRef("wie"))
        return self.filter(~Exists(member))


class Bewaard(PlainText):
    """Row-level security shows it to who keeps it, and to the fractie that person shows it to."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="bewaard", editable=False)
    wie = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    soort = models.CharField("soort", max_length=40, editable=False)
    record = models.PositiveBigIntegerField("nummer", editable=False)
    vraag = models.CharField("vraag", max_length=300, blank=True, editable=False)
    titel = models.CharField("titel", max_length=200, editable=False)
    regel = models.CharField("wat erbij stond", max_length=600, editable=False)
    notitie = models.TextField("notitie", max_length=LONGEST_NOTE, blank=True)
    fractie = models.CharField("gedeeld met fractie", max_length=60, blank=True, editable=False)
    volgorde = models.IntegerField("volgorde", editable=False)
    op = models.DateTimeField("bewaard op", editable=False)
    weg_op = models.DateTimeField("van de lijst gehaald op", null=True, editable=False)

    objects = BewaardQuerySet.as_manager()

    class Meta:
        verbose_name = "bewaard"
        verbose_name_plural = "bewaard"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "wie", "soort", "record", "vraag"], name="een_keer_bewaard"),
        ]
        indexes = [models.Index(fields=["soort", "record"], name="bewaard_van_record")]

    def __str__(self):
        return self.vraag or self.titel

    @classmethod
    @transaction.atomic
    def keep(cls, lid, kind, record, vraag="", notitie="", *, now):
        """On top of the list, once; what was there stays as it is, and what was just taken off comes back as it was."""
        own = cls.alone(lid)
        there = own.filter(soort=kind.name, record=record.pk, vraag=vraag).first()
        if there:
            there.put_back()
            return there
        cls._refuse_full(own)
        first = own.in_order().first()
        return cls.objects.create(
            gemeente_id=lid.gemeente_id,
            wie_id=lid.gebruiker_id,
            soort=kind.name,
            record=record.pk,
            vraag=vraag,
            titel=str(record)[:200],
            regel=(kind.keep.asked(record) if vraag else kind.keep.told(record, lid.gemeente))[:600],
            notitie=notitie,
            volgorde=first.volgorde - 1 if first else 0,
            op=now,
        )

    @classmethod
    def alone(cls, lid):
        """All of this person, that no other request of the same person changes until the transaction ends."""
        one_at_a_time(f"bewaarlijst {lid.gemeente_id} {lid.gebruiker_id}")
        return cls.objects.of_lid(lid)

    @staticmethod
    def _refuse_full(own):
        if own.on_list().count() >= MOST:
            raise LijstIsVol

    def take_off(self, *, now):
        """It can be put back for a day (retention.py): who presses twice, or by mistake, loses nothing."""
        if self.weg_op is None:
            self.weg_op = now
            self.save(update_fields=["weg_op"])

    def put_back(self):
        """Where it was. Raises LijstIsVol."""
        if self.weg_op is not None:
            self._refuse_full(Bewaard.objects.filter(gemeente=self.gemeente_id, wie=self.wie_id))
            self.weg_op = None
            self.save(update_fields=["weg_op"])

    def move(self, lid, places: int) -> int:
        """Up (-1) or down (1) among the others on the list; returns its place there now, counted from 1."""
        # Locked in one order, as a merger of records takes them: so that neither waits for the other's end.
        others = list(self.alone(lid).on_list().order_by("pk").select_for_update())
        others.sort(key=lambda one: (one.volgorde, -one.pk))
        here = others.index(self)
        there = min(max(here + places, 0), len(others) - 1)
        others.insert(there, others.pop(here))
        for place, one in enumerate(others):
            one.volgorde = place
        Bewaard.objects.bulk_update(others, ["volgorde"])
        return there + 1

    def share(self, fractie: str):
        """With whoever is in the fractie of this name now; "" with nobody any more."""
        self.fractie = fractie
        self.save(update_fields=["fractie"])

    def is_shared_by(self, lid) -> bool:
        """Not with a fractie that this member left."""
        return bool(self.fractie) and self.fractie == lid.fractie

    def join(self, other):
        """One that turned out to be the same goes up in this one, with its note."""
        notes = [note for note in (self.notitie, other.notitie) if note]
        self.notitie = "\n".join(dict.fromkeys(notes))[:LONGEST_NOTE]
        self.weg_op = self.weg_op and other.weg_op
        other.delete()
        self.save()
