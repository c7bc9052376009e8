"""What was handed in is read as its dossier is; its maker hands in, the griffie confirms, and then it stays."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, GRIFFIER, ME, protect, same_gemeente

MINE = f"door_id::text = {ME} OR {ALL}"
OF_PUBLISHED = "EXISTS (SELECT 1 FROM dossiers_dossier d WHERE d.id = dossier_id)"


class Migration(migrations.Migration):
    dependencies = [("instrumenten", "0006_ingediend"), ("dossiers", "0005_locks_bij")]

    operations = [
        same_gemeente("instrumenten_ingediend", "dossiers_dossier", "dossier_id"),
        same_gemeente("instrumenten_ingediend", "instrumenten_concept", "concept_id"),
        protect(
            "instrumenten_ingediend",
            published=OF_PUBLISHED,
            wie_indient=f"AS RESTRICTIVE FOR INSERT WITH CHECK ({MINE})",
            de_griffie_bevestigt=f"AS RESTRICTIVE FOR UPDATE USING ({GRIFFIER} OR {ALL})",
            tot_de_griffie_bevestigt=(
                f"AS RESTRICTIVE FOR DELETE USING ((bevestigd_op IS NULL AND ({MINE} OR {GRIFFIER})) OR {ALL})"
            ),
        ),
    ]
