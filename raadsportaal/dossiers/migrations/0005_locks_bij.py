"""A dossier belongs to another of its own municipality, and moves along with it."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import same_gemeente


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_ingediend")]

    operations = [same_gemeente("dossiers_dossier", "dossiers_dossier", "bij_id")]
