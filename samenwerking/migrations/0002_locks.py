"""The locks on what municipalities say of their work abroad.

What a municipality says of its presence and its partnerships is public; only its own people write it. An overleg is
seen by who proposed it and by who was asked; an answer by who gave it and by who asked.
"""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import protect

FOR_EVERYONE = "FOR SELECT USING (true)"
ASKED = """
  FOR SELECT USING (EXISTS (
    SELECT FROM samenwerking_overlegantwoord a
    WHERE a.overleg_id = samenwerking_landenoverleg.id AND a.gemeente_id = (SELECT gemeente_in_bereik())
  ))
"""
BY_WHO_ASKS = "vrager_id = (SELECT gemeente_in_bereik())"

SAME_ASKER = "samenwerking_overlegantwoord_zelfde_vrager"
HELD_TO_ITS_ASKER = f"""
ALTER TABLE samenwerking_overlegantwoord ADD CONSTRAINT {SAME_ASKER}
  FOREIGN KEY (overleg_id, vrager_id) REFERENCES samenwerking_landenoverleg (id, gemeente_id)
  ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
"""


class Migration(migrations.Migration):
    dependencies = [("samenwerking", "0001_initial"), ("gemeenten", "0002_locks")]

    operations = [
        protect("samenwerking_aanwezigheid", openbaar=FOR_EVERYONE),
        protect("samenwerking_stedenband", openbaar=FOR_EVERYONE),
        protect("samenwerking_aanbod"),
        protect("samenwerking_reactie"),
        migrations.RunSQL(
            HELD_TO_ITS_ASKER,
            f"ALTER TABLE samenwerking_overlegantwoord DROP CONSTRAINT {SAME_ASKER}",
        ),
        protect("samenwerking_landenoverleg", gevraagd=ASKED),
        protect(
            "samenwerking_overlegantwoord",
            vrager=f"FOR SELECT USING ({BY_WHO_ASKS})",
            vragen=f"FOR INSERT WITH CHECK ({BY_WHO_ASKS} AND doet_mee IS NULL)",
        ),
    ]
