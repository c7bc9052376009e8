"""The search tables, with what PostgreSQL must know before them: extensions, Dutch without accents, words as a query."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.utils.timezone
from django.contrib.postgres.operations import CreateExtension, TrigramExtension, UnaccentExtension
from django.db import migrations, models

CONFIGURATIONS = """
CREATE TEXT SEARCH CONFIGURATION nederlands (COPY = dutch);
ALTER TEXT SEARCH CONFIGURATION nederlands
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, dutch_stem;
CREATE TEXT SEARCH CONFIGURATION heel_woord (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION heel_woord
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""
NO_CONFIGURATIONS = """
DROP TEXT SEARCH CONFIGURATION nederlands;
DROP TEXT SEARCH CONFIGURATION heel_woord;
"""

# A word finds its other forms by its stem, and the compounds that begin with it by the word as typed: the stem of
# "regen" is "reg", and "reg" begins "regels" and "regie" as well.
QUERY = r"""
CREATE FUNCTION zoekvraag(woorden text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg('(' || vraag::text || ')', ' & '), '')::tsquery FROM (
        SELECT CASE WHEN woord ~ '^\w{3,}$'
            THEN plainto_tsquery('nederlands', woord) || to_tsquery('heel_woord', quote_literal(woord) || ':*')
            ELSE plainto_tsquery('nederlands', woord) END AS vraag
        FROM regexp_split_to_table(woorden, '\s+') AS woord
        WHERE numnode(plainto_tsquery('nederlands', woord)) > 0
    ) AS vragen
$$;
"""
NO_QUERY = "DROP FUNCTION zoekvraag(text)"

# Out of line and uncompressed, so that the rows that are counted stay narrow.
NARROW = "ALTER TABLE basis_searchrow ALTER COLUMN tsv SET STORAGE EXTERNAL"


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreateExtension("intarray"),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(CONFIGURATIONS, NO_CONFIGURATIONS),
        migrations.RunSQL(QUERY, NO_QUERY),
        migrations.CreateModel(
            name="SearchOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("value", models.IntegerField()),
                ("key", models.CharField(max_length=120)),
                ("label", models.CharField(max_length=200)),
                ("order", models.CharField(max_length=200)),
                ("n", models.IntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "value"), name="een_keuze_per_waarde")],
            },
        ),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("object_id", models.BigIntegerField()),
                ("updated", models.DateTimeField()),
                ("size", models.IntegerField(null=True)),
                ("facets", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("lead", django.contrib.postgres.search.SearchVectorField()),
                ("tsv", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        models.F("tsv"),
                        django.contrib.postgres.indexes.OpClass("facets", "gin__int_ops"),
                        fastupdate=False,
                        name="zoekrij_woorden_facetten",
                    ),
                    models.Index(
                        models.F("kind"),
                        models.OrderBy(models.F("updated"), descending=True),
                        models.OrderBy(models.F("object_id"), descending=True),
                        name="zoekrij_nieuwste",
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("kind", "object_id"), name="een_zoekrij_per_record")],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=60, primary_key=True, serialize=False)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("word", "gin_trgm_ops"), name="zoekwoord_trigrammen"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Weergave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=12)),
                ("record", models.BigIntegerField()),
                ("dag", models.DateField(default=django.utils.timezone.localdate)),
                ("aantal", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["dag"], name="weergave_dag")],
                "constraints": [
                    models.UniqueConstraint(fields=("soort", "record", "dag"), name="weergave_een_per_dag")
                ],
            },
        ),
        migrations.CreateModel(
            name="Zoekterm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("woorden", models.CharField(max_length=60, verbose_name="gezocht")),
                ("waar", models.CharField(max_length=20, verbose_name="waar")),
                ("dag", models.DateField(default=django.utils.timezone.localdate, verbose_name="dag")),
                ("aantal", models.PositiveIntegerField(default=0, verbose_name="keer")),
            ],
            options={
                "verbose_name": "zoekterm zonder resultaat",
                "verbose_name_plural": "gezocht en niet gevonden",
                "ordering": ["-dag", "woorden"],
                "constraints": [
                    models.UniqueConstraint(fields=("woorden", "waar", "dag"), name="zoekterm_een_per_dag")
                ],
            },
        ),
        migrations.RunSQL(NARROW, migrations.RunSQL.noop),
    ]
