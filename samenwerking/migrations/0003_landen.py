"""Landen and stedenbanden: who is asked for an overleg, what ended, and the locks on these tables.

What a municipality says of its presence and its partnerships is public; only its own people write it. An overleg is
seen by who proposed it and by who was asked; an answer by who gave it and by who asked.
"""

import django.db.models.deletion
from django.db import migrations, models

from raadsportaal.gemeenten.rowsecurity import protect

FOR_EVERYONE = "CREATE POLICY openbaar ON {table} FOR SELECT USING (true);"
NOT_FOR_EVERYONE = "DROP POLICY openbaar ON {table};"
ASKED = """
ALTER TABLE samenwerking_overlegantwoord ADD CONSTRAINT samenwerking_overlegantwoord_zelfde_vrager
  FOREIGN KEY (overleg_id, vrager_id) REFERENCES samenwerking_landenoverleg (id, gemeente_id)
  ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
CREATE POLICY gevraagd ON samenwerking_landenoverleg FOR SELECT USING (EXISTS (
  SELECT FROM samenwerking_overlegantwoord a
  WHERE a.overleg_id = samenwerking_landenoverleg.id AND a.gemeente_id = (SELECT gemeente_in_bereik())
));
CREATE POLICY vrager ON samenwerking_overlegantwoord FOR SELECT USING (vrager_id = (SELECT gemeente_in_bereik()));
CREATE POLICY vragen ON samenwerking_overlegantwoord FOR INSERT
  WITH CHECK (vrager_id = (SELECT gemeente_in_bereik()) AND doet_mee IS NULL);
"""
NOT_ASKED = """
DROP POLICY vragen ON samenwerking_overlegantwoord;
DROP POLICY vrager ON samenwerking_overlegantwoord;
DROP POLICY gevraagd ON samenwerking_landenoverleg;
ALTER TABLE samenwerking_overlegantwoord DROP CONSTRAINT samenwerking_overlegantwoord_zelfde_vrager;
"""


def readable(table):
    return migrations.RunSQL(FOR_EVERYONE.format(table=table), NOT_FOR_EVERYONE.format(table=table))


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0008_zending"), ("samenwerking", "0002_programmas")]

    operations = [
        migrations.AddField(
            model_name="aanwezigheid",
            name="beeindigd_op",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="beëindigd op"),
        ),
        migrations.AddField(
            model_name="overlegantwoord",
            name="vrager",
            field=models.ForeignKey(
                default=None,
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="gemeenten.gemeente",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="stedenband",
            name="extern_id",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Zodat inladen haar herkent.",
                max_length=200,
                verbose_name="kenmerk in de bron",
            ),
        ),
        migrations.AddField(
            model_name="stedenband",
            name="gevraagd_op",
            field=models.DateField(editable=False, null=True, verbose_name="naar gevraagd op"),
        ),
        migrations.AlterField(
            model_name="landenoverleg",
            name="gemeente",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="overleggen",
                to="gemeenten.gemeente",
            ),
        ),
        migrations.AlterField(
            model_name="overlegantwoord",
            name="doet_mee",
            field=models.BooleanField(null=True, verbose_name="doet u mee?"),
        ),
        migrations.AlterField(
            model_name="overlegantwoord",
            name="gemeente",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="overlegantwoorden",
                to="gemeenten.gemeente",
            ),
        ),
        migrations.AlterField(
            model_name="overlegantwoord",
            name="op",
            field=models.DateTimeField(editable=False, null=True, verbose_name="beantwoord op"),
        ),
        migrations.AlterField(
            model_name="stedenband",
            name="stand",
            field=models.CharField(
                choices=[
                    ("niet_bevestigd", "Niet bevestigd"),
                    ("actief", "Actief"),
                    ("slapend", "Slapend"),
                    ("beeindigd", "Beëindigd"),
                    ("onjuist", "Was er nooit"),
                ],
                default="niet_bevestigd",
                max_length=20,
                verbose_name="stand",
            ),
        ),
        migrations.AddConstraint(
            model_name="landenoverleg",
            constraint=models.UniqueConstraint(fields=("id", "gemeente"), name="landenoverleg_met_gemeente"),
        ),
        migrations.AddConstraint(
            model_name="landpagina",
            constraint=models.CheckConstraint(
                condition=models.Q(("gesloten", False), models.Q(("reden", ""), _negated=True), _connector="OR"),
                name="landpagina_gesloten_met_reden",
                violation_error_message="Zeg waarom er nu niemand heen gaat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stedenband",
            constraint=models.UniqueConstraint(
                condition=models.Q(("extern_id", ""), _negated=True),
                fields=("extern_id",),
                name="stedenband_een_keer_per_bron",
            ),
        ),
        protect("samenwerking_aanwezigheid"),
        readable("samenwerking_aanwezigheid"),
        protect("samenwerking_stedenband"),
        readable("samenwerking_stedenband"),
        protect("samenwerking_overlegantwoord"),
        protect("samenwerking_landenoverleg"),
        migrations.RunSQL(ASKED, NOT_ASKED),
    ]
