"""A draft also opens for whom its maker shows it to; writing in it, for whom the maker lets write."""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, ME, protect, same_gemeente

MINE = f"maker_id::text = {ME} OR {ALL}"
SHOWN = "EXISTS (SELECT 1 FROM instrumenten_deling d WHERE d.concept_id = {draft}.id AND d.maker_id = {draft}.maker_id"
READS = SHOWN.format(draft="instrumenten_concept") + f" AND d.met_id::text = {ME})"
WRITES = SHOWN.format(draft="instrumenten_concept") + f" AND d.met_id::text = {ME} AND d.mag_schrijven)"
POLICIES = {
    "wie_het_ziet": f"AS RESTRICTIVE FOR SELECT USING ({MINE} OR {READS})",
    "wie_het_maakt": f"AS RESTRICTIVE FOR INSERT WITH CHECK ({MINE})",
    "wie_erin_schrijft": f"AS RESTRICTIVE FOR UPDATE USING ({MINE} OR {WRITES})",
    "wie_het_weggooit": f"AS RESTRICTIVE FOR DELETE USING ({MINE})",
}
# Of a version: as its draft opens; but what was written stays as it was, and goes only with the draft.
OF_DRAFT = "EXISTS (SELECT 1 FROM instrumenten_concept c WHERE c.id = concept_id"
OF_MAKER = f"{OF_DRAFT} AND (c.maker_id::text = {ME} OR {ALL}))"
OF_WRITER = f"{OF_DRAFT} AND {SHOWN.format(draft='c')} AND d.met_id::text = {ME} AND d.mag_schrijven))"
VERSIONS = {
    "wie_het_ziet": f"AS RESTRICTIVE FOR SELECT USING ({OF_DRAFT}))",
    "wie_erin_schrijft": f"AS RESTRICTIVE FOR INSERT WITH CHECK ({OF_MAKER} OR {OF_WRITER})",
    "niemand_wijzigt": f"AS RESTRICTIVE FOR UPDATE USING ({ALL})",
    "wie_het_weggooit": f"AS RESTRICTIVE FOR DELETE USING ({OF_MAKER})",
}
OF_TWO = f"{MINE} OR met_id::text = {ME}"
OLD = {
    "instrumenten_concept": ("alleen_de_maker", f"AS RESTRICTIVE USING ({MINE})"),
    "instrumenten_conceptversie": ("van_een_eigen_concept", f"AS RESTRICTIVE USING ({OF_DRAFT}))"),
}


def other_policies(table, policies):
    """These in place of the one that 0002 made."""
    name, said = OLD[table]
    return migrations.RunSQL(
        [
            f"DROP POLICY {name} ON {table}",
            *(f"CREATE POLICY {new} ON {table} {says}" for new, says in policies.items()),
        ],
        [*(f"DROP POLICY {new} ON {table}" for new in policies), f"CREATE POLICY {name} ON {table} {said}"],
    )


class Migration(migrations.Migration):
    dependencies = [("instrumenten", "0004_delen")]

    operations = [
        same_gemeente("instrumenten_deling", "instrumenten_concept", "concept_id"),
        protect(
            "instrumenten_deling",
            twee_zien_het=f"AS RESTRICTIVE FOR SELECT USING ({OF_TWO})",
            de_maker_deelt=f"AS RESTRICTIVE FOR INSERT WITH CHECK ({MINE})",
            de_maker_wijzigt=f"AS RESTRICTIVE FOR UPDATE USING ({MINE})",
            twee_stoppen_het=f"AS RESTRICTIVE FOR DELETE USING ({OF_TWO})",
        ),
        other_policies("instrumenten_concept", POLICIES),
        other_policies("instrumenten_conceptversie", VERSIONS),
    ]
