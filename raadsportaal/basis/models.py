"""The ground under all content: what a Publicatie is; the other tables of this app stand in rooms of their own."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from raadsportaal.basis import indexing
from raadsportaal.basis.houdbaar import Houdbaar
from raadsportaal.basis.redactie.vragen import Redactievragen
from raadsportaal.basis.texts import plain


class Status(models.TextChoices):
    CONCEPT = "concept", "concept"
    TER_BEOORDELING = "ter_beoordeling", "ter controle"
    TERUGGESTUURD = "teruggestuurd", "teruggestuurd"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    GEARCHIVEERD = "gearchiveerd", "gearchiveerd"
    VERWIJDERD = "verwijderd", "in de prullenbak"


READABLE = [Status.GEPUBLICEERD, Status.GEARCHIVEERD]  # an archived page keeps its address and says that it is old


class PublicatieQuerySet(Houdbaar, Redactievragen):
    def published(self):
        """What the public may see; decided here and nowhere else."""
        return self.filter(status=Status.GEPUBLICEERD)

    def readable(self):
        """Published, and archived too."""
        return self.filter(status__in=READABLE)

    def in_order_of(self, ids):
        """These records, in the order of the given ids."""
        found = {record.pk: record for record in self.filter(pk__in=ids)}
        return [found[pk] for pk in ids if pk in found]

    def delete(self):
        """Also what finds them; the admin's bulk delete comes here and not to the model's own delete()."""
        with transaction.atomic():
            indexing.remove(self.model.KIND, only=list(self.values_list("pk", flat=True)))
            return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def reindex(self):
        """Write the search rows of all records anew; returns how many are findable."""
        published = self.published()
        ids, done = list(published.values_list("pk", flat=True)), 0
        indexing.remove(self.model.KIND, keep=ids)
        while done < len(ids):
            with transaction.atomic():
                indexing.lock(self.model.KIND)  # before reading: an editor may be saving one of these
                self.write_index(list(published.filter(pk__in=ids[done : done + 500]).indexable()))
            done += 500
        indexing.recount(self.model.KIND)
        return len(ids)

    def write_index(self, records):
        """Write the search rows of these records, which came from indexable()."""
        indexing.write(self.model.KIND, [record.search_entry() for record in records])

    def indexable(self):
        """The queryset with what search_entry() reads; overridden where that needs other tables."""
        return self


class PlainText(models.Model):
    """Texts without control characters and with one kind of line end, whoever wrote them."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if isinstance(field, models.CharField | models.TextField) and isinstance(value, str):
                setattr(self, field.attname, plain(value))
        super().save(*args, **kwargs)


class Vindbaar(PlainText):
    """What the search finds while it `is_findable`: saving and deleting it keep its search row in the same transaction.

    A subclass sets KIND, defines is_findable and search_entry(), and has a PublicatieQuerySet as its manager.
    """

    KIND = ""

    class Meta:
        abstract = True

    @property
    def is_findable(self) -> bool:
        raise NotImplementedError

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.index()

    def delete(self, *args, **kwargs):
        with transaction.atomic():
            indexing.remove(self.KIND, only=[self.pk])
            return super().delete(*args, **kwargs)

    @transaction.atomic
    def index(self):
        """Make the search row follow the record; to be called again when its many-to-many ties change."""
        indexing.lock(self.KIND)
        if self.is_findable:
            self.write_row()
        else:
            indexing.remove(self.KIND, only=[self.pk])

    def write_row(self):
        """Write the search row from the record as it is in the database, whatever was read of it before."""
        objects = type(self).objects
        objects.write_index(list(objects.filter(pk=self.pk).indexable()))

    def search_entry(self) -> indexing.Entry:
        raise NotImplementedError


class Publicatie(Vindbaar):
    """A piece of content with a status, an owner and a check date; the search finds what is published."""

    LINKS = ()  # the fields, also of its parts, that hold the address of a source

    titel = models.CharField("titel", max_length=200)
    slug = models.SlugField("webadres", max_length=120, unique=True)
    samenvatting = models.TextField("samenvatting", blank=True, help_text="Hooguit 240 tekens, in gewone taal.")
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT)
    gecontroleerd_op = models.DateField(
        "laatste controle", null=True, blank=True, help_text="Leeg: nog niet door VNG gecontroleerd."
    )
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=timezone.now, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="gewijzigd door",
    )

    objects = PublicatieQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.titel

    @property
    def is_published(self):
        return self.status == Status.GEPUBLICEERD

    @property
    def is_public(self):
        """Whether others may read it."""
        return self.status in READABLE

    @property
    def is_archived(self):
        return self.status == Status.GEARCHIVEERD

    @property
    def is_findable(self):
        return self.is_published

    def mark_checked(self):
        """An editor read it today and says that it is right."""
        self.gecontroleerd_op = timezone.localdate()
        self.save(update_fields=["gecontroleerd_op"])


from raadsportaal.basis.redactie.models import (  # noqa: E402 (they belong to this app)
    Bronlink,
    Controlepunt,
    Doorverwijzing,
    Dubbel,
    Import,
    Importregel,
    Redactiestap,
    SamengevoegdKenmerk,
    Tekstmerk,
    Weergave,
    Werkkopie,
    Zoekterm,
)
from raadsportaal.basis.searchtables import SearchOption, SearchRow, SearchWord  # noqa: E402

__all__ = [
    "Bronlink",
    "Controlepunt",
    "Doorverwijzing",
    "Dubbel",
    "Import",
    "Importregel",
    "PlainText",
    "Publicatie",
    "PublicatieQuerySet",
    "Redactiestap",
    "SamengevoegdKenmerk",
    "SearchOption",
    "SearchRow",
    "SearchWord",
    "Status",
    "Tekstmerk",
    "Weergave",
    "Werkkopie",
    "Zoekterm",
]
