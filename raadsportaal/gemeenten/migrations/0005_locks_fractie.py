"""Who accepts an invitation comes in without a fractie: only a griffier says in which one somebody is."""

from django.db import migrations

INVITED = """
  EXISTS (
    SELECT FROM gemeenten_uitnodiging u JOIN gemeenten_gebruiker g ON lower(g.email) = lower(u.email)
    WHERE u.token = current_setting('raad.bereik', true) AND u.aangenomen_op IS NULL
    AND g.id = gemeenten_lidmaatschap.gebruiker_id
    AND u.gemeente_id = gemeenten_lidmaatschap.gemeente_id AND u.rol = gemeenten_lidmaatschap.rol
  )
"""


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0004_fractie")]

    operations = [
        migrations.RunSQL(
            f"ALTER POLICY aannemen ON gemeenten_lidmaatschap WITH CHECK (fractie = '' AND {INVITED})",
            f"ALTER POLICY aannemen ON gemeenten_lidmaatschap WITH CHECK ({INVITED})",
        ),
    ]
