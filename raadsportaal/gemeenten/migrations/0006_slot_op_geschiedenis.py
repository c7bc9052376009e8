"""Who came, went and got another role: added to from wherever that is done, read by the municipality, never altered."""

from django.db import migrations

TABLE = "gemeenten_lidmaatschapevent"
LOCK = f"""
ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {TABLE} FORCE ROW LEVEL SECURITY;
CREATE POLICY lezen ON {TABLE} FOR SELECT USING (gemeente_id = (SELECT gemeente_in_bereik()));
-- Accepting an invitation, the admin and erasing have no municipality as their scope; the trigger writes there too.
CREATE POLICY bijschrijven ON {TABLE} FOR INSERT WITH CHECK (true);
CREATE POLICY alles ON {TABLE} USING ((SELECT current_setting('raad.bereik', true)) = 'alles');
"""
UNLOCK = f"""
DROP POLICY lezen ON {TABLE};
DROP POLICY bijschrijven ON {TABLE};
DROP POLICY alles ON {TABLE};
ALTER TABLE {TABLE} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {TABLE} DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0005_geschiedenis_van_mensen")]

    operations = [migrations.RunSQL(LOCK, UNLOCK)]
