"""Only the maker of a draft asks, and only who was asked answers: nobody says yes for another."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, ME, protect, same_gemeente
from raadsportaal.instrumenten.rowsecurity import OF_ITS_MAKER, OF_READER

MINE = f"wie_id::text = {ME}"


class Migration(migrations.Migration):
    dependencies = [("instrumenten", "0017_medeindieners")]

    operations = [
        same_gemeente("instrumenten_medeindiener", "instrumenten_concept", "concept_id"),
        protect(
            "instrumenten_medeindiener",
            wie_het_concept_ziet=f"AS RESTRICTIVE FOR SELECT USING ({OF_READER})",
            de_maker_vraagt=f"AS RESTRICTIVE FOR INSERT WITH CHECK ({OF_ITS_MAKER} AND antwoord = '')",
            de_gevraagde_antwoordt=f"AS RESTRICTIVE FOR UPDATE USING ({MINE} AND {OF_READER} OR {ALL})",
            twee_stoppen_het=f"AS RESTRICTIVE FOR DELETE USING ({MINE} OR {OF_ITS_MAKER})",
        ),
    ]
