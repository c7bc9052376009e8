"""A leesronde and its beurten are of one municipality, as the dossiers that they read."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import protect, same_gemeente


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_leesrondes")]

    operations = [
        same_gemeente("dossiers_leesbeurt", "dossiers_leesronde", "ronde_id"),
        same_gemeente("dossiers_leesbeurt", "dossiers_dossier", "dossier_id"),
        protect("dossiers_leesronde"),
        protect("dossiers_leesbeurt"),
    ]
