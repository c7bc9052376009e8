"""Readings, documents and suggestions stand behind the lock of their municipality, and move with their dossier."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import protect, same_gemeente

PARTS = ("dossiers_stuk", "dossiers_suggestie", "dossiers_suggestiebesluit")


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0005_suggesties")]

    operations = [
        *[same_gemeente(table, "dossiers_dossier", "dossier_id") for table in PARTS],
        *[protect(table) for table in PARTS],
        protect("dossiers_lezing"),
    ]
