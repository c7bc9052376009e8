"""Passages are shown by the database to who searches in their municipality, and the documents of before have them too.

Under row-level security PostgreSQL reads all rows that a policy lets through before it compares words, since that
could tell of rows that it hides: an index of words would never be used. So the words are a policy themselves, which
narrows what the lock shows, and one function sets them. It asks again in its own words, for who is under no lock.
"""

from django.db import migrations

from raadsportaal.dossiers.passages import write
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.rowsecurity import protect

# Throwing away goes by the key: the lock hides the passages from whoever does it.
WITH_ITS_DOCUMENT = """
ALTER TABLE dossiers_stukpassage ADD CONSTRAINT stukpassage_bij_stuk FOREIGN KEY (stuk_id, gemeente_id)
  REFERENCES dossiers_stuk (id, gemeente_id) ON UPDATE CASCADE ON DELETE CASCADE
"""
SEARCHED = "AS RESTRICTIVE FOR SELECT USING (woorden @@ (SELECT zoekvraag(current_setting('raad.woorden', true))))"
SEARCH = """
CREATE FUNCTION passages_met(gezocht text) RETURNS SETOF dossiers_stukpassage LANGUAGE plpgsql STABLE AS $$
DECLARE
  hier bigint := gemeente_in_bereik();
BEGIN
  PERFORM set_config('raad.woorden', gezocht, true);
  RETURN QUERY SELECT * FROM dossiers_stukpassage WHERE gemeente_id = hier AND woorden @@ zoekvraag(gezocht);
  PERFORM set_config('raad.woorden', '', true);
END $$;
"""


def fill(apps, schema_editor):
    with bereik(EVERYTHING):
        for stuk in apps.get_model("dossiers", "Stuk").objects.iterator(chunk_size=20):
            write(stuk)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_stukpassage")]

    operations = [
        migrations.RunSQL(WITH_ITS_DOCUMENT, "ALTER TABLE dossiers_stukpassage DROP CONSTRAINT stukpassage_bij_stuk"),
        protect("dossiers_stukpassage", wie_zoekt=SEARCHED),
        migrations.RunSQL(SEARCH, "DROP FUNCTION passages_met(text)"),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
