"""An e-mail that waits to be sent: written in the transaction of what it tells of, and sent by the queue."""

from django.db import models
from django.utils import timezone


class ZendingQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(stand=Zending.Stand.WACHT)

    def failed(self):
        """Given up: the address does not exist, or the mail server said no for a day."""
        return self.filter(stand=Zending.Stand.MISLUKT)

    def expired(self, before):
        """Done, well or not, before this moment."""
        return self.exclude(stand=Zending.Stand.WACHT).filter(gemaakt_op__lt=before)


class Zending(models.Model):
    """`sleutel` names the occasion: the same occasion twice is one e-mail. The contents go once it is sent."""

    class Stand(models.TextChoices):
        WACHT = "wacht", "Wacht"
        VERSTUURD = "verstuurd", "Verstuurd"
        MISLUKT = "mislukt", "Niet gelukt"

    sleutel = models.CharField(max_length=200, unique=True)
    naar = models.EmailField("naar", blank=True)
    onderwerp = models.CharField("onderwerp", max_length=200, blank=True)
    tekst = models.TextField("tekst", blank=True)
    opmaak = models.TextField("als HTML", blank=True)  # empty: made from the text
    kopregels = models.JSONField("eigen kopregels", default=dict)
    bijlagen = models.JSONField("bijlagen: naam, soort en tekst", default=list)
    stand = models.CharField(max_length=10, choices=Stand, default=Stand.WACHT)
    pogingen = models.PositiveSmallIntegerField(default=0)
    gemaakt_op = models.DateTimeField(default=timezone.now)

    objects = ZendingQuerySet.as_manager()

    class Meta:
        verbose_name = "zending"
        verbose_name_plural = "zendingen"

    def __str__(self):
        return self.sleutel

    def close(self, stand):
        """Whatever came of it: the address and the words are no longer needed."""
        self.stand, self.naar, self.onderwerp, self.tekst, self.bijlagen = stand, "", "", "", []
        self.opmaak, self.kopregels = "", {}
        self.save()
