"""A leesronde: documents of one or many dossiers that the queue reads one after another, with what came of each."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Sum
from django.utils import timezone

from raadsportaal.dossiers.models.dossier import Dossier
from raadsportaal.gemeenten.models import Gemeente

KEPT = timedelta(days=30)
UNBEGUN_KEPT = timedelta(days=1)  # files that nobody gave a dossier
OPEN = ("wacht", "leest")


class LeesrondeQuerySet(models.QuerySet):
    def begun(self):
        return self.filter(begonnen_op__isnull=False)

    def busy(self):
        """Begun, not stopped, and not all of it is read."""
        left = Leesbeurt.objects.open().filter(ronde=OuterRef("pk"))
        return self.begun().filter(Exists(left), gestopt_op__isnull=True)

    def with_counts(self):
        """With how many documents and dossiers there are, how many are left, and what was found."""
        beurten = {stand.value: Count("beurten", Q(beurten__stand=stand)) for stand in Leesbeurt.Stand}
        return self.annotate(
            aantal=Count("beurten"),
            dossiers=Count("beurten__dossier", distinct=True),
            open=Count("beurten", Q(beurten__stand__in=OPEN)),
            suggesties=Sum("beurten__gevonden", default=0),
            **{f"n_{stand}": count for stand, count in beurten.items()},
        )

    def newest_first(self):
        return self.order_by("-gemaakt_op", "-pk")

    def expired(self, now):
        unbegun = Q(begonnen_op__isnull=True, gemaakt_op__lt=now - UNBEGUN_KEPT)
        return self.filter(unbegun | Q(gemaakt_op__lt=now - KEPT))


class Leesronde(models.Model):
    """Not begun: files that wait until somebody says with which dossier each belongs."""

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="leesrondes", editable=False)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    gemaakt_op = models.DateTimeField("gevraagd op", default=timezone.now)
    begonnen_op = models.DateTimeField("begonnen op", null=True)
    gestopt_op = models.DateTimeField("gestopt op", null=True)

    objects = LeesrondeQuerySet.as_manager()

    class Meta:
        verbose_name = "leesronde"
        verbose_name_plural = "leesrondes"
        constraints = [models.UniqueConstraint(fields=["id", "gemeente"], name="leesronde_met_gemeente")]

    def __str__(self):
        return f"Leesronde van {timezone.localtime(self.gemaakt_op):%d-%m-%Y}"

    @property
    def is_busy(self):
        """It must come from with_counts()."""
        return bool(self.open) and self.gestopt_op is None

    @property
    def gedaan(self):
        return self.aantal - self.open

    def stop(self, now):
        """What waits stays unread; what is being read now is finished."""
        self.gestopt_op = self.gestopt_op or now
        self.save(update_fields=["gestopt_op"])
        self.beurten.filter(stand=Leesbeurt.Stand.WACHT).update(stand=Leesbeurt.Stand.GESTOPT)

    def go_on(self):
        """Read what was not read: what was stopped, and what failed."""
        self.beurten.unread().update(stand=Leesbeurt.Stand.WACHT, reden="", pogingen=0)
        self.gestopt_op = None
        self.save(update_fields=["gestopt_op"])


class LeesbeurtQuerySet(models.QuerySet):
    def open(self):
        """That wait or are being read."""
        return self.filter(stand__in=OPEN)

    def unread(self):
        """Stopped or failed, and still there to be read: a file that could not be read is not kept."""
        source = ~Q(adres="") | Q(bestand__isnull=False) | Q(eigen=True)
        return self.filter(source, stand__in=[Leesbeurt.Stand.MISLUKT, Leesbeurt.Stand.GESTOPT])

    def failed(self):
        return self.filter(stand=Leesbeurt.Stand.MISLUKT)

    def in_order(self):
        """What a worker left half done first."""
        return self.order_by(F("stand").asc(), "pk")  # "leest" comes before "wacht"

    def light(self):
        """Without the file, which can be megabytes."""
        return self.defer("bestand")


class Leesbeurt(models.Model):
    """The turn of one document: `eigen` is the titel and samenvatting; else it has an address, or was attached."""

    class Stand(models.TextChoices):
        WACHT = "wacht", "Wacht"
        LEEST = "leest", "Wordt gelezen"
        GELEZEN = "gelezen", "Gelezen"
        GELIJK = "gelijk", "Al eerder gelezen"
        MISLUKT = "mislukt", "Niet gelukt"
        GESTOPT = "gestopt", "Gestopt"

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    ronde = models.ForeignKey(Leesronde, models.CASCADE, related_name="beurten", editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, null=True, related_name="leesbeurten")
    naam = models.CharField("naam", max_length=200)
    eigen = models.BooleanField("titel en samenvatting", default=False)
    adres = models.URLField("waar het staat", max_length=500, blank=True)
    bestand = models.BinaryField("bestand", null=True)
    stand = models.CharField("stand", max_length=10, choices=Stand, default=Stand.WACHT)
    reden = models.CharField("waarom het niet lukte", max_length=300, blank=True)
    gevonden = models.PositiveIntegerField("suggesties", null=True)
    pogingen = models.PositiveSmallIntegerField(default=0)

    objects = LeesbeurtQuerySet.as_manager()

    class Meta:
        verbose_name = "leesbeurt"
        verbose_name_plural = "leesbeurten"
        indexes = [models.Index(fields=["ronde", "stand"], name="leesbeurt_per_ronde")]

    def __str__(self):
        return self.naam

    def close(self, stand, *, reden="", gevonden=None):
        """Whatever came of it: the file is no longer needed."""
        self.stand, self.reden, self.gevonden, self.bestand = stand, reden[:300], gevonden, None
        self.save(update_fields=["stand", "reden", "gevonden", "bestand"])
