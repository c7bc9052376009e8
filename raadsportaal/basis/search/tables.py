"""The tables in which everything can be found: a narrow row for each record, its choices, its names, and words."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F


class SearchRow(models.Model):
    """One findable record, of any app: narrow, so that counting facets reads few pages (docs/zoeken.md)."""

    kind = models.CharField(max_length=12)
    object_id = models.BigIntegerField()
    updated = models.DateTimeField()
    size = models.IntegerField(null=True)
    facets = ArrayField(models.IntegerField())
    lead = SearchVectorField()
    tsv = SearchVectorField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="een_zoekrij_per_record")]
        indexes = [
            GinIndex(F("tsv"), OpClass("facets", "gin__int_ops"), name="zoekrij_woorden_facetten", fastupdate=False),
            models.Index("kind", F("updated").desc(), F("object_id").desc(), name="zoekrij_nieuwste"),
        ]


class SearchOption(models.Model):
    """A value of a facet, with its label and how many records in all have it: the counts of the bare list page."""

    kind = models.CharField(max_length=12)
    value = models.IntegerField()
    key = models.CharField(max_length=120)
    label = models.CharField(max_length=200)
    order = models.CharField(max_length=200)
    n = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="een_keuze_per_waarde")]


class SearchName(models.Model):
    """What a record is called (names.py): who types exactly that means this record."""

    kind = models.CharField(max_length=12)
    object_id = models.BigIntegerField()
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "kind", "object_id"], name="een_zoeknaam_per_record")]
        indexes = [models.Index(fields=["kind", "object_id"], name="zoeknaam_record")]


class SearchWord(models.Model):
    """A word that occurs in a title or summary: the vocabulary of "Bedoelt u ...?"."""

    word = models.CharField(max_length=60, primary_key=True)

    class Meta:
        indexes = [GinIndex(OpClass("word", "gin_trgm_ops"), name="zoekwoord_trigrammen")]
