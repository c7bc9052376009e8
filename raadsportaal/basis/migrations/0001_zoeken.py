"""What PostgreSQL must know before the search table: extensions, Dutch without accents, and a visitor's words as a query."""

from django.contrib.postgres.operations import CreateExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

CONFIGURATIONS = """
CREATE TEXT SEARCH CONFIGURATION nederlands (COPY = dutch);
ALTER TEXT SEARCH CONFIGURATION nederlands
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, dutch_stem;
CREATE TEXT SEARCH CONFIGURATION heel_woord (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION heel_woord
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
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


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        CreateExtension("intarray"),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(
            CONFIGURATIONS,
            "DROP TEXT SEARCH CONFIGURATION nederlands; DROP TEXT SEARCH CONFIGURATION heel_woord",
        ),
        migrations.RunSQL(QUERY, "DROP FUNCTION zoekvraag(text)"),
    ]
