"""A draft of a paper, of its maker. Each change makes a version, and undoing has no time limit."""

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from raadsportaal.basis.database.locks import locked
from raadsportaal.basis.models import PlainText
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten.models.deling import Deling, Kring
from raadsportaal.instrumenten.models.medeindiener import Stand
from raadsportaal.instrumenten.models.opmerking import Opmerking
from raadsportaal.instrumenten.ondertekenen import with_signatures
from raadsportaal.instrumenten.papier import Deel, Papier
from raadsportaal.instrumenten.soorten import Soort


class ConceptQuerySet(models.QuerySet):
    def of_person(self, gebruiker):
        return self.filter(maker=gebruiker)

    def seen_by(self, gebruiker):
        """The own ones, and those that another shows to this person."""
        return self.filter(models.Q(maker=gebruiker) | models.Q(pk__in=Deling.objects.to_person(gebruiker)))

    def still_open(self):
        """Not handed in: from then on the text is fixed."""
        return self.filter(ingediend__isnull=True)

    def written_by(self, gebruiker):
        """The own ones, and those of another that this person may write in."""
        shared = Deling.objects.to_person(gebruiker, mag_schrijven=True)
        return self.still_open().filter(models.Q(maker=gebruiker) | models.Q(pk__in=shared))

    def with_remarks(self):
        """With how many remarks wait: `opmerkingen_open`."""
        waiting = Opmerking.objects.waiting().filter(concept=models.OuterRef("pk")).order_by().values("concept")
        number = models.Subquery(waiting.annotate(n=models.Count("pk")).values("n"))
        return self.annotate(opmerkingen_open=Coalesce(number, 0))

    def newest_first(self):
        return self.defer("papier").order_by("-gewijzigd_op", "-pk")

    def untouched_since(self, moment):
        return self.filter(gewijzigd_op__lt=moment)


class Concept(PlainText):
    """Row-level security shows it to its maker, while that person works here, and to whom the maker shows it."""

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="concepten", editable=False)
    maker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="concepten", editable=False)
    soort = models.CharField("soort", max_length=30, choices=Soort, editable=False)
    titel = models.CharField("titel", max_length=200)
    papier = models.JSONField("het papier", editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now, editable=False)

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        constraints = [
            models.UniqueConstraint(fields=["id", "gemeente"], name="concept_met_gemeente"),  # of the composite key
        ]
        indexes = [models.Index(fields=["gemeente", "maker"], name="concept_van_maker")]

    def __str__(self):
        return f"{self.get_soort_display()}: {self.titel}"

    def get_absolute_url(self):
        return reverse("instrumenten:papier", args=[self.gemeente.slug, self.pk])

    @property
    def inhoud(self) -> Papier:
        return Papier.from_dict(self.papier)

    @cached_property
    def gevraagden(self):
        """Who was asked to sign along, and is in the council."""
        return list(self.medeindieners.of_council())

    def signed(self) -> Papier:
        """As it goes out: with the names of who said yes to this very text."""
        papier = self.inhoud
        yes = [(een.fractie, str(een.wie)) for een in self.gevraagden if een.stand(papier) == Stand.JA]
        return with_signatures(papier, yes)

    @transaction.atomic
    def ask(self, lid, *, now):
        """Whether this council member signs along; who is asked may read it."""
        fields = {"gemeente_id": self.gemeente_id, "gevraagd_op": now}
        self.medeindieners.get_or_create(wie=lid.gebruiker, defaults=fields)
        if not self.delingen.filter(met=lid.gebruiker).exists():
            self._show(met=lid.gebruiker, op=now)

    @transaction.atomic
    def share(self, lid, *, mag_schrijven, now):
        """Show it to a member of the municipality; asked again it says anew whether that person may write."""
        self.delingen.filter(met=lid.gebruiker).delete()
        self._show(met=lid.gebruiker, mag_schrijven=mag_schrijven, op=now)

    @transaction.atomic
    def share_with_kringen(self, *, fractie, mag_schrijven, griffie, now):
        """Show it to those in the fractie of this name, and to the griffie; or to neither of them: "", False."""
        self.delingen.exclude(kring=Kring.PERSOON).delete()
        if fractie:
            self._show(kring=Kring.FRACTIE, fractie=fractie, mag_schrijven=mag_schrijven, op=now)
        if griffie:
            self._show(kring=Kring.GRIFFIE, op=now)

    def _show(self, **how):
        self.delingen.create(gemeente_id=self.gemeente_id, maker_id=self.maker_id, **how)

    @transaction.atomic
    def unshare(self, met):
        """Take that back, for the person with this pk: who no longer reads it does not sign it either."""
        self.medeindieners.filter(wie=met).delete()
        self.delingen.filter(met=met).delete()

    def remark(self, deel: str, tekst, *, by, now):
        return self.opmerkingen.create(gemeente_id=self.gemeente_id, deel=deel, tekst=tekst, door=by, op=now)

    @classmethod
    @transaction.atomic
    def make(cls, gemeente, papier: Papier, *, by, now):
        concept = cls.objects.create(
            gemeente=gemeente,
            maker=by,
            soort=papier.soort,
            titel=papier.titel[:200],
            papier=papier.as_dict(),
            gemaakt_op=now,
            gewijzigd_op=now,
        )
        concept._keep_version("Gemaakt", by, now)
        return concept

    @transaction.atomic
    def write(self, deel: Deel, *, by, now):
        """Put a part in place of the one with its key."""
        fresh = locked(self, "gemeente")
        return fresh._become(fresh.inhoud.with_deel(deel), deel.kop or "Vaste zin", by, now)

    @transaction.atomic
    def keep_typed(self, deel: Deel, *, now):
        """Keep a part of somebody who is still typing: the draft has it, and it is a version once they are done."""
        fresh = locked(self, "gemeente")
        papier = fresh.inhoud.with_deel(deel)
        if papier != fresh.inhoud:
            fresh.papier, fresh.gewijzigd_op = papier.as_dict(), now
            fresh.save()
        return fresh

    @transaction.atomic
    def keep_unfinished(self):
        """Make a version of what somebody typed and did not finish, before another writes over it."""
        fresh = locked(self, "gemeente")
        if fresh._is_typed():
            fresh._keep_typed_version()
            fresh.save()

    @transaction.atomic
    def rewrite(self, papier: Papier, what: str, *, by, now):
        """Put another whole paper in place, such as one with other facts above it."""
        return locked(self, "gemeente")._become(papier, what, by, now)

    @transaction.atomic
    def restore(self, nummer: int, *, by, now):
        """Make the version with this number the newest one; what was between stays."""
        fresh = locked(self, "gemeente")
        old = fresh.versies.get(nummer=nummer)
        return fresh._become(Papier.from_dict(old.papier), f"Versie {nummer} teruggezet", by, now)

    def _become(self, papier, what, by, now):
        is_new = papier != self.inhoud
        is_typed = self._is_typed()
        if not is_new and not is_typed:
            return self
        if is_new and is_typed:  # not finished, and perhaps of another person: not to be lost
            self._keep_typed_version()
        self.papier, self.titel = papier.as_dict(), papier.titel[:200]
        self.versie, self.gewijzigd_op = self.versie + 1, now
        self.save()
        self._keep_version(what, by, now)
        return self

    def _is_typed(self) -> bool:
        return self.papier != self.versies.get(nummer=self.versie).papier

    def _keep_typed_version(self):
        self.versie += 1
        self._keep_version("Vanzelf bewaard tijdens het typen", None, self.gewijzigd_op)

    def _keep_version(self, what, by, now):
        self.versies.create(
            gemeente_id=self.gemeente_id, nummer=self.versie, papier=self.papier, wat=what[:120], door=by, op=now
        )


class Conceptversie(PlainText):
    """How a draft was; as visible as its draft."""

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="versies")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    nummer = models.PositiveIntegerField("versie")
    papier = models.JSONField("het papier")
    wat = models.CharField("wat veranderde", max_length=120)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    op = models.DateTimeField("wanneer")

    class Meta:
        ordering = ["-nummer"]
        verbose_name = "versie van een concept"
        verbose_name_plural = "versies van concepten"
        constraints = [models.UniqueConstraint(fields=["concept", "nummer"], name="een_versie_per_nummer")]

    def __str__(self):
        return f"versie {self.nummer} van concept {self.concept_id}"
