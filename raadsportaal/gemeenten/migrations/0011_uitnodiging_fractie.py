"""Who accepts an invitation comes into the fractie that the griffier wrote on it, or into none."""

from django.db import migrations, models

INVITED = """
  EXISTS (
    SELECT FROM gemeenten_uitnodiging u JOIN gemeenten_gebruiker g ON lower(g.email) = lower(u.email)
    WHERE u.token = current_setting('raad.bereik', true) AND u.aangenomen_op IS NULL
    AND g.id = gemeenten_lidmaatschap.gebruiker_id
    AND u.gemeente_id = gemeenten_lidmaatschap.gemeente_id AND u.rol = gemeenten_lidmaatschap.rol
    {fractie}
  )
"""
OF_THE_INVITATION = INVITED.format(fractie="AND gemeenten_lidmaatschap.fractie IN ('', u.fractie)")
IN_NONE = f"fractie = '' AND {INVITED.format(fractie='')}"


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0010_zending_kopregels")]

    operations = [
        migrations.AddField(
            model_name="uitnodiging",
            name="fractie",
            field=models.CharField(blank=True, db_default="", max_length=60, verbose_name="fractie"),
        ),
        migrations.RunSQL(
            f"ALTER POLICY aannemen ON gemeenten_lidmaatschap WITH CHECK ({OF_THE_INVITATION})",
            f"ALTER POLICY aannemen ON gemeenten_lidmaatschap WITH CHECK ({IN_NONE})",
        ),
    ]
