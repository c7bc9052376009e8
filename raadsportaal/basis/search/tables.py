"""The tables of searching: a row for each record, its choices, names and weights; words of titles; the thesaurus."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from raadsportaal.basis.search.words import fold, split_terms

LONGEST_PHRASE = 60


class SearchRow(models.Model):
    """One findable record, of any app: narrow, so that counting facets reads few pages (docs/zoeken.md)."""

    kind = models.CharField(max_length=12)
    object_id = models.BigIntegerField()
    updated = models.DateTimeField()
    size = models.IntegerField(null=True)
    worth = models.IntegerField(default=0)
    facets = ArrayField(models.IntegerField())
    lead = SearchVectorField()
    tsv = SearchVectorField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="een_zoekrij_per_record")]
        indexes = [
            GinIndex(F("tsv"), OpClass("facets", "gin__int_ops"), name="zoekrij_woorden_facetten", fastupdate=False),
            models.Index("kind", F("updated").desc(), F("object_id").desc(), name="zoekrij_nieuwste"),
            models.Index(
                "kind", F("worth").desc(), F("updated").desc(), F("object_id").desc(), name="zoekrij_bruikbaarste"
            ),
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
    """A word that some record has: for "Bedoelt u ...?" when it stands in a title or summary, and for compounds."""

    word = models.CharField(max_length=60, primary_key=True)
    in_front = models.BooleanField(default=True)

    class Meta:
        indexes = [GinIndex(OpClass("word", "gin_trgm_ops"), name="zoekwoord_trigrammen")]


class SearchWeight(models.Model):
    """What a record is weighed by (features.py, front.py). Gone from the search it stays: so that others notice."""

    kind = models.CharField(max_length=12)
    object_id = models.BigIntegerField()
    stamp = models.BigIntegerField(unique=True)
    packed = models.BinaryField(null=True)
    front = models.TextField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="een_gewicht_per_record")]
        indexes = [models.Index(fields=["kind", "stamp"], name="zoekgewicht_laatste")]


class SearchRarity(models.Model):
    """In how many records of a large kind each bucket is (rarity.py), and how many words those have in all."""

    kind = models.CharField(max_length=12, unique=True)
    n = models.IntegerField()
    length = models.FloatField()
    packed = models.BinaryField()


class Woordgroep(models.Model):
    """Words that mean the same to a council: who searches for one of them also finds the others.

    It is never deleted but switched off: what comes with the portal would return at the next `laad_inhoud`.
    """

    woorden = models.TextField("woorden die hetzelfde betekenen")
    verwant = models.TextField("verwante woorden", blank=True)
    # How people say it: that is looked for as the words above, and not the other way.
    spreektaal = models.TextField("in gewone woorden", blank=True, default="", db_default="")
    actief = models.BooleanField("doet mee", default=True)
    # By which loading recognises the group; it stays when an editor puts another word first.
    sleutel = models.CharField(max_length=LONGEST_PHRASE, unique=True, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", auto_now=True)

    class Meta:
        ordering = ["sleutel"]
        verbose_name = "groep woorden"
        verbose_name_plural = "woorden die hetzelfde betekenen"
        constraints = [models.CheckConstraint(condition=~Q(woorden=""), name="woordgroep_heeft_woorden")]

    def __str__(self):
        return ", ".join(split_terms(self.woorden)[:3])

    def clean(self):
        words, related, spoken = map(split_terms, (self.woorden, self.verwant, self.spreektaal))
        faults = {
            "woorden": _faults(words, []),
            "verwant": _faults(related, words),
            "spreektaal": _faults(spoken, words),
        }
        if not words:
            faults["woorden"].append("Vul minstens één woord in.")
        elif not self.pk and not faults["woorden"]:
            faults["woorden"] += self._taken(words[0])
        if faults := {field: found for field, found in faults.items() if found}:
            raise ValidationError(faults)

    def _taken(self, first):
        """What is wrong when another group was made with the same first word."""
        other = Woordgroep.objects.filter(sleutel=fold(first)).first()
        if other is None:
            return []
        off = "" if other.actief else " Die doet nu niet mee."
        return [f"Er is al een groep van ‘{first}’: {other}.{off} Vul die aan, of zet een ander woord vooraan."]

    def tidy(self):
        """The words with one comma and one space between them, and the key of a new group."""
        for field in ("woorden", "verwant", "spreektaal"):
            setattr(self, field, ", ".join(split_terms(getattr(self, field))))
        if not self.sleutel and self.woorden:
            self.sleutel = fold(split_terms(self.woorden)[0])

    def save(self, *args, **kwargs):
        self.tidy()
        super().save(*args, **kwargs)


def _faults(words, before):
    """What an editor reads about words that are too long, say nothing, or stand in the group already."""
    faults, seen = [], set(map(fold, before))
    for word in words:
        if len(word) > LONGEST_PHRASE:
            faults.append(f"‘{word[:LONGEST_PHRASE]}…’ is te lang: hooguit {LONGEST_PHRASE} tekens.")
        elif not any(map(str.isalnum, word)):
            faults.append(f"‘{word}’ is geen woord.")
        elif fold(word) in seen:
            faults.append(f"‘{word}’ staat twee keer in deze groep. Haal er één weg.")
        seen.add(fold(word))
    return faults
