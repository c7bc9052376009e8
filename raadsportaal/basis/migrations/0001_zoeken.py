"""What PostgreSQL must know before the search table: extensions, Dutch without accents, and a visitor's words as a query."""

from django.contrib.postgres.operations import CreateExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION nederlands (COPY = dutch);
ALTER TEXT SEARCH CONFIGURATION nederlands
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, dutch_stem;
"""
# Every word also as the beginning of a longer one: Dutch compounds ("regen" finds "regenwateropvang").
QUERY = r"""
CREATE FUNCTION zoekvraag(woorden text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(websearch_to_tsquery('nederlands', woorden)::text, '''([^'']+)''', '''\1'':*', 'g')::tsquery
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        CreateExtension("intarray"),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(CONFIGURATION, "DROP TEXT SEARCH CONFIGURATION nederlands"),
        migrations.RunSQL(QUERY, "DROP FUNCTION zoekvraag(text)"),
    ]
