"""A draft also opens for the fractie or the griffie that its maker shows it to; the griffie writes in none."""
# ruff: noqa: S608 (of our own words only)

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, ME
from raadsportaal.instrumenten.rowsecurity import MEANT, OF_MAKER, OF_WRITER, reads, writes

DRAFT = "instrumenten_concept"
SHOWN = f"EXISTS (SELECT 1 FROM instrumenten_deling d WHERE d.concept_id = {DRAFT}.id AND d.maker_id = {DRAFT}.maker_id"
TO_PERSON = f"{SHOWN} AND d.met_id::text = {ME}"
WROTE = f"""
  EXISTS (SELECT 1 FROM {DRAFT} c WHERE c.id = concept_id AND (c.maker_id::text = {ME} OR {ALL} OR EXISTS (
    SELECT 1 FROM instrumenten_deling d
    WHERE d.concept_id = c.id AND d.maker_id = c.maker_id AND d.met_id::text = {ME} AND d.mag_schrijven
  )))
"""
# table, policy, what it says: now and before
POLICIES = [
    ("instrumenten_deling", "twee_zien_het", f"USING ({OF_MAKER} OR {MEANT})", f"USING ({OF_MAKER} OR met_id::text = {ME})"),
    (DRAFT, "wie_het_ziet", f"USING ({reads(DRAFT)})", f"USING ({OF_MAKER} OR {TO_PERSON}))"),
    (DRAFT, "wie_erin_schrijft", f"USING ({writes(DRAFT)})", f"USING ({OF_MAKER} OR {TO_PERSON} AND d.mag_schrijven))"),
    ("instrumenten_conceptversie", "wie_erin_schrijft", f"WITH CHECK ({OF_WRITER})", f"WITH CHECK ({WROTE})"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("instrumenten", "0011_kringen")]

    operations = [
        migrations.RunSQL(
            [f"ALTER POLICY {name} ON {table} {now}" for table, name, now, _ in POLICIES],
            [f"ALTER POLICY {name} ON {table} {before}" for table, name, _, before in POLICIES],
        ),
        migrations.RunSQL(
            "ALTER POLICY twee_zien_het ON instrumenten_deling RENAME TO wie_het_aangaat",
            "ALTER POLICY wie_het_aangaat ON instrumenten_deling RENAME TO twee_zien_het",
        ),
    ]
