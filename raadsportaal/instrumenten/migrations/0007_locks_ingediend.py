"""What was handed in is read as its dossier is, and never changes; once somebody answers for its dossier it stays."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, GRIFFIER, ME, protect, same_gemeente

MINE = f"door_id::text = {ME} OR {ALL}"
UNCONFIRMED = "EXISTS (SELECT 1 FROM dossiers_dossier d WHERE d.id = dossier_id AND d.stand_volgens = '')"
OF_PUBLISHED = "EXISTS (SELECT 1 FROM dossiers_dossier d WHERE d.id = dossier_id)"


class Migration(migrations.Migration):
    dependencies = [("instrumenten", "0006_ingediend"), ("dossiers", "0005_locks_bij"), ("dossiers", "0006_opvolging")]

    operations = [
        same_gemeente("instrumenten_ingediend", "dossiers_dossier", "dossier_id"),
        same_gemeente("instrumenten_ingediend", "instrumenten_concept", "concept_id"),
        protect(
            "instrumenten_ingediend",
            published=OF_PUBLISHED,
            wie_indient=f"AS RESTRICTIVE FOR INSERT WITH CHECK ({MINE})",
            niemand_wijzigt=f"AS RESTRICTIVE FOR UPDATE USING ({ALL})",
            tot_het_bevestigd_is=f"AS RESTRICTIVE FOR DELETE USING (({UNCONFIRMED} AND ({MINE} OR {GRIFFIER})) OR {ALL})",
        ),
    ]
