"""The lock on who works where and on who is invited: a gate that is wrong shows no people and gives nobody a role.

Only a griffier changes roles and invites, whatever the gate says; nobody becomes a member but by an invitation to the
own address, or by code that asks for everything (the admin, a merger, the demo).
"""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import FUNCTIONS

MEMBERS = """
ALTER TABLE gemeenten_lidmaatschap ENABLE ROW LEVEL SECURITY;
ALTER TABLE gemeenten_lidmaatschap FORCE ROW LEVEL SECURITY;
CREATE POLICY alles ON gemeenten_lidmaatschap USING ((SELECT current_setting('raad.bereik', true)) = 'alles');
-- Without the scope of a page of a municipality everyone's are read: the gate, signing in and the admin ask where a
-- person works before there is a scope. Numbers and roles only: names are in another table.
CREATE POLICY lezen ON gemeenten_lidmaatschap FOR SELECT USING (
  (SELECT coalesce(current_setting('raad.bereik', true), '') !~ '^([0-9]{1,18}|openbaar)$')
  OR gebruiker_id::text = (SELECT current_setting('raad.gebruiker', true))
  OR gemeente_id = (SELECT gemeente_in_bereik())
);
CREATE POLICY rol_geven ON gemeenten_lidmaatschap FOR UPDATE
  USING (gemeente_id = (SELECT gemeente_in_bereik()) AND (SELECT rol_in_bereik()) = 'griffier');
CREATE POLICY weghalen ON gemeenten_lidmaatschap FOR DELETE
  USING (gemeente_id = (SELECT gemeente_in_bereik()) AND (SELECT rol_in_bereik()) = 'griffier');
CREATE POLICY aannemen ON gemeenten_lidmaatschap FOR INSERT WITH CHECK (EXISTS (
  SELECT FROM gemeenten_uitnodiging u JOIN gemeenten_gebruiker g ON lower(g.email) = lower(u.email)
  WHERE u.token = current_setting('raad.bereik', true) AND u.aangenomen_op IS NULL
  AND g.id = gemeenten_lidmaatschap.gebruiker_id
  AND u.gemeente_id = gemeenten_lidmaatschap.gemeente_id AND u.rol = gemeenten_lidmaatschap.rol
));
"""
# Who has the secret of an invitation has it as scope (its digest), and so this one row.
INVITED = """
ALTER TABLE gemeenten_uitnodiging ENABLE ROW LEVEL SECURITY;
ALTER TABLE gemeenten_uitnodiging FORCE ROW LEVEL SECURITY;
CREATE POLICY griffie ON gemeenten_uitnodiging USING (
  (SELECT current_setting('raad.bereik', true)) = 'alles'
  OR gemeente_id = (SELECT gemeente_in_bereik()) AND (SELECT rol_in_bereik()) = 'griffier'
);
CREATE POLICY openen ON gemeenten_uitnodiging FOR SELECT
  USING (token = (SELECT current_setting('raad.bereik', true)));
CREATE POLICY aannemen ON gemeenten_uitnodiging FOR UPDATE
  USING (token = (SELECT current_setting('raad.bereik', true)));
"""


def unlock(table, *policies):
    drops = "".join(f"DROP POLICY {policy} ON {table};\n" for policy in policies)
    return drops + f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;\nALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0006_slot_op_geschiedenis")]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),  # the older function did not know a lock on members
        migrations.RunSQL(
            MEMBERS, unlock("gemeenten_lidmaatschap", "alles", "lezen", "rol_geven", "weghalen", "aannemen")
        ),
        migrations.RunSQL(INVITED, unlock("gemeenten_uitnodiging", "griffie", "openen", "aannemen")),
    ]
