"""What a council member proposes to the griffie: that their municipality asks others in a country to talk."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from kennisbank.models import Land
from raadsportaal.basis.database.locks import locked
from raadsportaal.basis.models import PlainText
from raadsportaal.basis.texts import plain
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.models.overleg import KEPT, WEEK

MOST_PER_WEEK = 3  # of one person: the griffie gets no flood either


class TeVeelVoorgesteld(Exception):
    """This person proposed enough this week; the text is for that person."""

    def __init__(self):
        super().__init__(f"U stelde deze week al {MOST_PER_WEEK} keer een overleg voor. Wacht een week.")


class OverlegvoorstelQuerySet(models.QuerySet):
    def of_gemeente(self, gemeente):
        return self.filter(gemeente=gemeente).select_related("land", "door")

    def of_person(self, gebruiker):
        return self.filter(door=gebruiker).select_related("land")

    def waiting(self):
        """For the griffie to decide about, the oldest first."""
        return self.filter(stand=Overlegvoorstel.Stand.WACHT).order_by("op")

    def since(self, moment):
        return self.filter(op__gt=moment)

    def expired(self, now):
        return self.filter(op__lt=now - KEPT)

    def move(self, van, naar):
        return self.filter(gemeente=van).update(gemeente=naar)

    move.alters_data = True


class Overlegvoorstel(PlainText):
    """Seen by who proposed it and by the griffie, which takes it over or not; row-level security keeps it there."""

    class Stand(models.TextChoices):
        WACHT = "wacht", "Wacht op de griffie"
        OVERGENOMEN = "overgenomen", "Overgenomen"
        AFGEWEZEN = "afgewezen", "Afgewezen"

    land = models.ForeignKey(Land, models.PROTECT, related_name="+", verbose_name="land")
    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="overlegvoorstellen", editable=False)
    onderwerp = models.CharField("waar wilt u het over hebben?", max_length=150)
    bericht = models.TextField("uw bericht", max_length=1500)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    op = models.DateTimeField(default=timezone.now, editable=False)
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.WACHT, editable=False)
    reden = models.TextField("waarom niet?", max_length=1000, blank=True)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    besloten_op = models.DateTimeField(null=True, editable=False)

    objects = OverlegvoorstelQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name = "voorstel voor een landenoverleg"
        verbose_name_plural = "voorstellen voor een landenoverleg"

    def __str__(self):
        return f"Voorstel {self.land}: {self.onderwerp}"

    @property
    def waits(self):
        return self.stand == self.Stand.WACHT

    @classmethod
    @transaction.atomic
    def propose(cls, *, gemeente, land, by, now, **inhoud):
        """To the griffie. The same that waits already is given back; raises TeVeelVoorgesteld when it is too many."""
        Gemeente.objects.select_for_update(no_key=True).get(pk=gemeente.pk)  # two at once both count, and see the other
        inhoud = {name: plain(text) for name, text in inhoud.items()}  # as it is kept, so that the same is found
        own = cls.objects.of_gemeente(gemeente).of_person(by)
        if same := own.waiting().filter(land=land, **inhoud).first():
            return same
        if own.since(now - WEEK).count() >= MOST_PER_WEEK:
            raise TeVeelVoorgesteld
        return cls.objects.create(gemeente=gemeente, land=land, door=by, op=now, **inhoud)

    def take_over(self, *, by, now) -> bool:
        """The griffie asked the other municipalities; False when a colleague decided already."""
        return self._decide(self.Stand.OVERGENOMEN, "", by, now)

    def decline(self, reden, *, by, now) -> bool:
        """With the reason, for who proposed it; False when a colleague decided already."""
        return self._decide(self.Stand.AFGEWEZEN, reden, by, now)

    @transaction.atomic
    def _decide(self, stand, reden, by, now):
        if not locked(self).waits:
            return False
        self.stand, self.reden, self.besloten_door, self.besloten_op = stand, reden, by, now
        self.save(update_fields=["stand", "reden", "besloten_door", "besloten_op"])
        return True
