"""What somebody asks who wants to be the first griffier of a municipality here; VNG answers it."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Lower
from django.utils import timezone

from raadsportaal.basis.as_seen import IemandWasUVoor
from raadsportaal.basis.database.locks import locked
from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models.gemeente import Gemeente
from raadsportaal.gemeenten.models.uitnodiging import digest
from raadsportaal.gemeenten.names import check_name

VALID_FOR = timedelta(days=3)  # of the link that confirms the address


class DeelnameverzoekQuerySet(models.QuerySet):
    def confirmed(self):
        """From who showed to have the address, each person's once; the others are nobody's business."""
        return self.filter(bevestigd_op__isnull=False).exclude(stand=Deelnameverzoek.Stand.DUBBEL)

    def waiting(self):
        """For VNG, the oldest first."""
        return self.confirmed().filter(stand=Deelnameverzoek.Stand.WACHT).order_by("bevestigd_op", "pk")

    def of_digest(self, digest):
        return self.select_related("gemeente").filter(token=digest).first()

    def of_address(self, email):
        return self.filter(email=email.lower())

    def expired(self, asked_before, waiting_before, answered_before):
        """Never confirmed, never answered, or answered: each before its own moment."""
        never_confirmed = models.Q(bevestigd_op=None, gevraagd_op__lt=asked_before)
        never_answered = models.Q(beantwoord_op=None, bevestigd_op__lt=waiting_before)
        return self.filter(never_confirmed | never_answered | models.Q(beantwoord_op__lt=answered_before))


class Deelnameverzoek(PlainText):
    """Not public. Only the digest of the token is kept, which is also the scope in which this one row is seen."""

    class Stand(models.TextChoices):
        WACHT = "wacht", "wacht op antwoord"
        UITGENODIGD = "uitgenodigd", "uitgenodigd"
        AFGEWEZEN = "afgewezen", "afgewezen"
        DUBBEL = "dubbel", "staat er al"  # from this address, for this municipality

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="deelnameverzoeken", verbose_name="gemeente")
    naam = models.CharField("uw naam", max_length=150, validators=[check_name])
    functie = models.CharField("uw functie", max_length=100)
    email = models.EmailField("uw e-mailadres van de gemeente")
    opmerking = models.TextField("wilt u er iets bij zeggen?", max_length=1000, blank=True)
    token = models.CharField(max_length=64, unique=True, editable=False)
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now, editable=False)
    bevestigd_op = models.DateTimeField("bevestigd op", null=True, editable=False)
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.WACHT, editable=False)
    reden = models.TextField("reden", max_length=1000, blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, editable=False)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = DeelnameverzoekQuerySet.as_manager()

    class Meta:
        ordering = ["bevestigd_op", "pk"]
        verbose_name = "verzoek om mee te doen"
        verbose_name_plural = "verzoeken om mee te doen"
        constraints = [
            models.UniqueConstraint(
                "gemeente",
                Lower("email"),
                condition=models.Q(bevestigd_op__isnull=False, stand="wacht"),
                name="een_wachtend_verzoek_per_adres",
            )
        ]

    def __str__(self):
        """Without the person: the log of the admin keeps it."""
        return f"verzoek {self.pk} van {self.gemeente}"

    @property
    def waits(self):
        return self.stand == self.Stand.WACHT

    @property
    def answered(self):
        return self.stand in (self.Stand.UITGENODIGD, self.Stand.AFGEWEZEN)

    @property
    def domein(self):
        return self.email.rpartition("@")[2]

    def expired(self, now):
        """Whether its link came too late; one that was confirmed has nothing to be late for."""
        return self.bevestigd_op is None and now > self.gevraagd_op + VALID_FOR

    @staticmethod
    def new_token() -> tuple[str, str]:
        """The secret for the e-mail, and what is kept of it."""
        token = secrets.token_urlsafe(32)
        return token, digest(token)

    def confirm(self, now) -> bool:
        """The link was opened in time. False when nothing new waits now: it was opened before, or sent twice."""
        fresh = locked(self)
        if fresh.bevestigd_op or fresh.expired(now):
            return False
        fresh.bevestigd_op = now
        try:
            with transaction.atomic():
                fresh.save(update_fields=["bevestigd_op"])
        except IntegrityError:
            fresh.stand, fresh.beantwoord_op = self.Stand.DUBBEL, now
            fresh.save(update_fields=["bevestigd_op", "beantwoord_op", "stand"])
        return fresh.waits

    @transaction.atomic
    def answer(self, stand, *, by, now, reden=""):
        """Raises IemandWasUVoor when it has an answer."""
        fresh = locked(self, "gemeente")
        if not fresh.waits:
            raise IemandWasUVoor(fresh)
        fresh.stand, fresh.reden, fresh.beantwoord_door, fresh.beantwoord_op = stand, reden, by, now
        fresh.save()
        return fresh
