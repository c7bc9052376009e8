"""The triggers by which records tell what is new, and the lock on what is told of dossiers."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, OWN, lock
from raadsportaal.volgen.triggers import OTHERS, PUBLISHED


class Migration(migrations.Migration):
    dependencies = [
        ("volgen", "0001_initial"),
        ("agendas", "0005_cijfers_inlezen"),
        ("dossiers", "0012_locks_leesrondes"),
        ("redactie", "__first__"),
    ]

    operations = [
        lock("volgen_nieuws", {"openbaar_of_eigen": f"USING (gemeente_id IS NULL OR {OWN} OR {ALL})"}),
        migrations.RunSQL(PUBLISHED, "DROP FUNCTION vertel_nieuws() CASCADE"),
        *[migrations.RunSQL(made, gone) for made, gone in OTHERS],
    ]
