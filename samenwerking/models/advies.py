"""Questions for individual advice: a number, a state, a deadline in working days, and a thread of messages."""

from datetime import date, timedelta
from pathlib import PurePosixPath

from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models, transaction
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone

from raadsportaal.basis.database.locks import locked, one_at_a_time
from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.models.advies_queries import WACHT_OP_VNG, AdviesberichtQuerySet, AdviesQuerySet
from samenwerking.working_days import add_working_days, working_days_until

ANSWER_WITHIN = 3  # working days
MAX_ATTACHMENT = 10_000_000  # bytes
ATTACHMENTS = ["pdf", "docx", "odt", "xlsx", "ods", "txt", "png", "jpg", "jpeg"]
TWICE = timedelta(minutes=10)  # the same words of one person within this time: a button was pressed twice


class Adviesvraag(PlainText):
    """Read by who asked and by VNG International, and by nobody else of the municipality.

    `meegestuurd` is what went along as the asker saw it: [[label, text], ...]. Name and address stay with the person.
    """

    class Onderwerp(models.TextChoices):
        BELEID = "beleid", "Over internationaal beleid"
        AKKOORD = "akkoord", "Over het coalitieakkoord"
        PARTNER = "partner", "Over een partner in het buitenland"
        ANDERS = "anders", "Iets anders"

    class Stand(models.TextChoices):
        ONTVANGEN = "ontvangen", "Ontvangen"
        IN_BEHANDELING = "in_behandeling", "In behandeling"
        WACHT = "wacht", "Wacht op de gemeente"
        BEANTWOORD = "beantwoord", "Beantwoord"
        GESLOTEN = "gesloten", "Gesloten"

    nummer = models.CharField("nummer", max_length=12, unique=True, editable=False)
    vrager = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, related_name="+", editable=False)
    onderwerp = models.CharField("waarover gaat het?", max_length=10, choices=Onderwerp)
    vraag = models.TextField("uw vraag", max_length=4000)
    meegestuurd = models.JSONField("wat er meegaat", default=dict, editable=False)
    stand = models.CharField("stand", max_length=16, choices=Stand, default=Stand.ONTVANGEN)
    eigenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie pakt dit op?",
    )
    deadline = models.DateField("antwoord uiterlijk op", editable=False)
    gesteld_op = models.DateTimeField("gesteld op", default=timezone.now, editable=False)
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True, editable=False)
    notities = models.TextField("notities voor VNG", blank=True, help_text="De vrager ziet dit niet.")

    objects = AdviesQuerySet.as_manager()

    class Meta:
        ordering = ["deadline", "pk"]
        verbose_name = "adviesvraag"
        verbose_name_plural = "adviesvragen"

    def __str__(self):
        return f"Adviesvraag {self.nummer}"

    def get_absolute_url(self):
        return reverse("advies:vraag", args=[self.nummer])

    @property
    def is_open(self):
        return self.stand not in (self.Stand.BEANTWOORD, self.Stand.GESLOTEN)

    @property
    def is_closed(self):
        return self.stand == self.Stand.GESLOTEN

    @property
    def waits_for_vng(self):
        return self.stand in WACHT_OP_VNG

    def is_late(self, on: date):
        return self.waits_for_vng and self.deadline < on

    def days_left(self, on: date) -> int | None:
        """Working days until the deadline, below zero when it is past; None when VNG has nothing to do."""
        if not self.waits_for_vng:
            return None
        days = working_days_until(on, self.deadline)
        return min(days, -1) if self.deadline < on else days

    @classmethod
    @transaction.atomic
    def ask(cls, *, vrager, gemeente, onderwerp, vraag, meegestuurd, now):
        """A new question with the next number of the year and its deadline; the one just asked when it comes twice."""
        one_at_a_time("nummer van een adviesvraag")  # two at once get two numbers
        same = cls.objects.of_person(vrager).since(now - TWICE).filter(vraag=vraag).first()
        if same:
            return same
        today = timezone.localdate(now)
        return cls.objects.create(
            nummer=_next_number(today.year), vrager=vrager, gemeente=gemeente, onderwerp=onderwerp, vraag=vraag,
            meegestuurd=meegestuurd, gesteld_op=now, deadline=add_working_days(today, ANSWER_WITHIN),
        )  # fmt: skip

    @transaction.atomic
    def reply(self, *, by, tekst, now, van_vng, bijlage=None, asks_back=False):
        """A message in the thread; it moves the question to whoever must act next, and opens it again when closed.

        What the asker adds while VNG is at it gives VNG no more time.
        """
        fresh = self._locked()
        last = fresh.berichten.last()
        if last and not bijlage and (last.door_id, last.tekst) == (by.pk, tekst) and last.op > now - TWICE:
            return last
        bericht = fresh.berichten.create(door=by, tekst=tekst, van_vng=van_vng, op=now, bijlage=bijlage or "")
        if van_vng:
            fresh.stand = self.Stand.WACHT if asks_back else self.Stand.BEANTWOORD
            fresh.eigenaar = fresh.eigenaar or by
        elif not fresh.waits_for_vng:
            fresh.stand = self.Stand.IN_BEHANDELING if fresh.eigenaar else self.Stand.ONTVANGEN
            fresh.deadline = add_working_days(timezone.localdate(now), ANSWER_WITHIN)
        fresh.gesloten_op = None
        fresh.save()
        return bericht

    @transaction.atomic
    def take(self, *, by) -> bool:
        """Somebody of VNG takes it up; False when a colleague has it."""
        fresh = self._locked()
        if fresh.eigenaar and fresh.eigenaar != by:
            return False
        fresh.eigenaar = by
        if fresh.stand == self.Stand.ONTVANGEN:
            fresh.stand = self.Stand.IN_BEHANDELING
        fresh.save()
        return True

    @transaction.atomic
    def treat(self, **values):
        """What VNG notes about it: `eigenaar`, `notities`, or both. With somebody on it, it is being dealt with."""
        fresh = self._locked()
        for name in values.keys() & {"eigenaar", "notities"}:
            setattr(fresh, name, values[name])
        if fresh.eigenaar and fresh.stand == self.Stand.ONTVANGEN:
            fresh.stand = self.Stand.IN_BEHANDELING
        fresh.save()

    @transaction.atomic
    def wait(self) -> bool:
        """It waits for the municipality, by what was said elsewhere; False when VNG has nothing to answer."""
        fresh = self._locked()
        if not fresh.waits_for_vng:
            return False
        fresh.stand = self.Stand.WACHT
        fresh.save()
        return True

    @transaction.atomic
    def close(self, *, now) -> bool:
        fresh = self._locked()
        if fresh.is_closed:
            return False
        fresh.stand, fresh.gesloten_op = self.Stand.GESLOTEN, now
        fresh.save()
        return True

    def _locked(self):
        return locked(self, "eigenaar", "vrager")


def _next_number(year: int) -> str:
    """2026-0001 and on; after 9999 they get longer."""
    of_year = Adviesvraag.objects.filter(nummer__startswith=f"{year}-")
    last = of_year.order_by(Length("nummer").desc(), "-nummer").values_list("nummer", flat=True).first()
    return f"{year}-{int(last[5:]) + 1 if last else 1:04}"


class Adviesbericht(PlainText):
    """A message of who asked, or of VNG."""

    vraag = models.ForeignKey(Adviesvraag, models.CASCADE, related_name="berichten")
    van_vng = models.BooleanField("van VNG", default=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    tekst = models.TextField("bericht", max_length=8000)
    bijlage = models.FileField(
        "bijlage", upload_to="advies/%Y/", blank=True, validators=[FileExtensionValidator(ATTACHMENTS)]
    )
    op = models.DateTimeField(default=timezone.now, editable=False)

    objects = AdviesberichtQuerySet.as_manager()

    class Meta:
        ordering = ["op", "pk"]
        verbose_name = "bericht"
        verbose_name_plural = "berichten"

    def __str__(self):
        return f"{'VNG' if self.van_vng else 'Vrager'}, {self.op:%d-%m-%Y}"

    @property
    def bijlage_naam(self):
        """What the file is called, without what stands before it on the disk (advies/bijlagen.py)."""
        return PurePosixPath(self.bijlage.name or "").name.partition("-")[2]
