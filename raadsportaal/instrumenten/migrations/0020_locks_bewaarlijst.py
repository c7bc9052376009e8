"""What somebody keeps is theirs alone; their fractie reads what they show to it."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, ME, protect
from raadsportaal.instrumenten.rowsecurity import KEPT_IN_ITS_FRACTIE

MINE = f"wie_id::text = {ME} OR {ALL}"


class Migration(migrations.Migration):
    dependencies = [("instrumenten", "0019_bewaarlijst")]

    operations = [
        protect(
            "instrumenten_bewaard",
            wie_het_ziet=f"AS RESTRICTIVE FOR SELECT USING ({MINE} OR {KEPT_IN_ITS_FRACTIE})",
            wie_het_bewaart=f"AS RESTRICTIVE FOR INSERT WITH CHECK ({MINE})",
            wie_het_wijzigt=f"AS RESTRICTIVE FOR UPDATE USING ({MINE})",
            wie_het_weghaalt=f"AS RESTRICTIVE FOR DELETE USING ({MINE})",
        ),
    ]
