"""A remark is as visible as its draft; each writes, changes and takes away the own ones. Who writes may settle one."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, ME, protect, same_gemeente
from raadsportaal.instrumenten.rowsecurity import OF_ITS_MAKER, OF_READER, OF_WRITER

MINE = f"door_id::text = {ME} AND {OF_READER}"


class Migration(migrations.Migration):
    dependencies = [("instrumenten", "0013_opmerkingen")]

    operations = [
        same_gemeente("instrumenten_opmerking", "instrumenten_concept", "concept_id"),
        protect(
            "instrumenten_opmerking",
            wie_het_concept_ziet=f"AS RESTRICTIVE FOR SELECT USING ({OF_READER})",
            wie_het_zegt=f"AS RESTRICTIVE FOR INSERT WITH CHECK ({MINE} AND (NOT afgehandeld OR {OF_WRITER}) OR {ALL})",
            wie_het_wijzigt=f"AS RESTRICTIVE FOR UPDATE USING ({MINE} AND NOT afgehandeld OR {ALL})",
            wie_het_weghaalt=(  # with the draft go those of others too; and who settles may undo that
                f"AS RESTRICTIVE FOR DELETE USING ({MINE} OR {OF_ITS_MAKER} OR afgehandeld AND {OF_WRITER})"
            ),
        ),
    ]
