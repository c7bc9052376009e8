"""Who writes in a part is seen by who reads the draft; a turn is taken in one's own name, by who may write."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, ME, protect, same_gemeente
from raadsportaal.instrumenten.rowsecurity import OF_READER, OF_WRITER

MINE = f"door_id::text = {ME} AND {OF_WRITER} OR {ALL}"


class Migration(migrations.Migration):
    dependencies = [("instrumenten", "0015_schrijfbeurten")]

    operations = [
        same_gemeente("instrumenten_schrijfbeurt", "instrumenten_concept", "concept_id"),
        protect(
            "instrumenten_schrijfbeurt",
            wie_het_concept_ziet=f"AS RESTRICTIVE FOR SELECT USING ({OF_READER})",
            wie_begint=f"AS RESTRICTIVE FOR INSERT WITH CHECK ({MINE})",
            wie_verder_schrijft=f"AS RESTRICTIVE FOR UPDATE USING ({MINE})",
            wie_het_overneemt=f"AS RESTRICTIVE FOR DELETE USING ({OF_WRITER})",
        ),
    ]
