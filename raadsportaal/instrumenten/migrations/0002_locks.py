"""Row-level security: a draft opens for its maker only, while that person works in the municipality of the request."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, ME, protect, same_gemeente

MINE = f"AS RESTRICTIVE USING (maker_id::text = {ME} OR {ALL})"
OF_MINE = "AS RESTRICTIVE USING (EXISTS (SELECT 1 FROM instrumenten_concept c WHERE c.id = concept_id))"


class Migration(migrations.Migration):
    dependencies = [("instrumenten", "0001_initial"), ("gemeenten", "0002_locks")]

    operations = [
        same_gemeente("instrumenten_conceptversie", "instrumenten_concept", "concept_id"),
        protect("instrumenten_concept", alleen_de_maker=MINE),
        protect("instrumenten_conceptversie", van_een_eigen_concept=OF_MINE),
        protect("instrumenten_raadsregels"),
    ]
