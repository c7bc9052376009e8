"""A piece of a document that stands with a dossier, by which the document is searched."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from raadsportaal.dossiers.models.stuk import Stuk
from raadsportaal.gemeenten.models import Gemeente

# The sentence that matched with its words between two control characters: see the filter markering.
BEST = """
SELECT id, stuk_id, bladzijde, begin, dossier, naam,
    ts_headline('nederlands', tekst, gezocht, 'StartSel="\x02", StopSel="\x03", MaxWords=40, MinWords=25') AS fragment
FROM (
    SELECT p.*, s.dossier_id AS dossier, s.naam, gezocht, row_number() OVER (
        PARTITION BY s.dossier_id ORDER BY ts_rank_cd(p.woorden, gezocht) DESC, s.gelezen_op DESC, p.stuk_id, p.begin
    ) AS plaats
    FROM passages_met(%(words)s) p JOIN dossiers_stuk s ON s.id = p.stuk_id, zoekvraag(%(words)s) AS gezocht
    WHERE s.dossier_id = ANY(%(dossiers)s)
) AS passages
WHERE plaats <= %(most)s
ORDER BY dossier, plaats
"""


class StukpassageQuerySet(models.QuerySet):
    def best(self, words, dossiers, most):
        """Of each of these dossiers (keys) the passages that match best, with `dossier`, `naam` and `fragment`."""
        return self.raw(BEST, {"words": words, "dossiers": list(dossiers), "most": most})


class Stukpassage(models.Model):
    """Shown by the database to who searches, and to nobody else (see its lock, in a migration).

    The database throws it away with its document.
    """

    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="+", editable=False)
    stuk = models.ForeignKey(Stuk, models.DO_NOTHING, related_name="passages", editable=False, db_constraint=False)
    bladzijde = models.PositiveIntegerField("bladzijde", null=True)
    begin = models.PositiveIntegerField("plaats in de tekst")
    tekst = models.TextField("tekst")
    woorden = models.GeneratedField(
        expression=SearchVector("tekst", config="nederlands"), output_field=SearchVectorField(), db_persist=True
    )

    objects = StukpassageQuerySet.as_manager()

    class Meta:
        verbose_name = "passage van een stuk"
        verbose_name_plural = "passages van stukken"
        indexes = [GinIndex(fields=["woorden"], name="stukpassage_woorden")]

    def __str__(self):
        return self.tekst[:80]
