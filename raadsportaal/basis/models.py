"""The ground under all content: plain texts, and what the search finds; the tables of searching stand beside it."""

from django.db import models, transaction

from raadsportaal.basis.search import indexing
from raadsportaal.basis.search.counts import Weergave, Zoekterm
from raadsportaal.basis.search.tables import (
    SearchName,
    SearchOption,
    SearchRarity,
    SearchRow,
    SearchWeight,
    SearchWord,
    Woordgroep,
)
from raadsportaal.basis.texts import plain

__all__ = [
    "PlainText",
    "SearchName",
    "SearchOption",
    "SearchRarity",
    "SearchRow",
    "SearchWeight",
    "SearchWord",
    "Vindbaar",
    "VindbaarQuerySet",
    "Weergave",
    "Woordgroep",
    "Zoekterm",
]


class VindbaarQuerySet(models.QuerySet):
    def findable(self):
        """Those that the search finds: each `is_findable`."""
        raise NotImplementedError

    def indexable(self):
        """The queryset with what search_entry() reads; overridden where that needs other tables."""
        return self

    def in_order_of(self, ids):
        """These records, in the order of the given ids."""
        found = {record.pk: record for record in self.filter(pk__in=ids)}
        return [found[pk] for pk in ids if pk in found]

    def delete(self):
        """Also what finds them; the admin's bulk delete comes here and not to the model's own delete()."""
        with transaction.atomic():
            indexing.remove(self.model.KIND, list(self.values_list("pk", flat=True)))
            return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def reindex(self):
        """Write the search rows of all records anew; returns how many are findable."""
        findable = self.findable()
        ids, done = list(findable.values_list("pk", flat=True)), 0
        indexing.keep_only(self.model.KIND, ids)
        indexing.recount(self.model.KIND)  # before the writing: by that a process knows that what it keeps is old
        while done < len(ids):
            with transaction.atomic():
                indexing.lock(self.model.KIND)  # before reading: an editor may be saving one of these
                self.write_index(list(findable.filter(pk__in=ids[done : done + 500]).indexable()))
            done += 500
        return len(ids)

    def write_index(self, records):
        """Write the search rows of these records, which came from indexable()."""
        indexing.write(self.model.KIND, [record.search_entry() for record in records])


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


def ends_after_begin(end: str, begin: str, *, name: str) -> models.CheckConstraint:
    """Of two fields that may both be empty."""
    unknown = models.Q((f"{end}__isnull", True)) | models.Q((f"{begin}__isnull", True))
    return models.CheckConstraint(condition=unknown | models.Q((f"{end}__gte", models.F(begin))), name=name)


def place_is_whole(*, name: str) -> models.CheckConstraint:
    """Both coordinates or neither."""
    nowhere = models.Q(breedtegraad__isnull=True, lengtegraad__isnull=True)
    somewhere = models.Q(breedtegraad__isnull=False, lengtegraad__isnull=False)
    return models.CheckConstraint(condition=nowhere | somewhere, name=name)


class Vindbaar(PlainText):
    """What the search finds while it `is_findable`: saving and deleting it keep its search row in the same transaction.

    A subclass sets KIND, defines is_findable and search_entry(), and has a VindbaarQuerySet as its manager.
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
            indexing.remove(self.KIND, [self.pk])
            return super().delete(*args, **kwargs)

    @transaction.atomic(savepoint=False)
    def index(self):
        """Make the search row follow the record; to be called again when its many-to-many ties change."""
        indexing.lock(self.KIND)
        if self.is_findable:
            self.write_row()
        else:
            indexing.remove(self.KIND, [self.pk])

    def write_row(self):
        """Write the search row from the record as it is in the database, whatever was read of it before."""
        objects = type(self).objects
        objects.write_index(list(objects.filter(pk=self.pk).indexable()))

    def search_entry(self) -> indexing.Entry:
        raise NotImplementedError
