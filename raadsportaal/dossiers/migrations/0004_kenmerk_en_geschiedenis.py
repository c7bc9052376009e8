"""A kenmerk is the same in capitals; and history is added to and read, never altered."""

from django.db import migrations, models
from django.db.models.functions import Lower

EVENTS = ("dossiers_dossierevent", "dossiers_beleidspuntevent", "dossiers_koppelingevent")
OWN = "gemeente_id = (SELECT gemeente_in_bereik())"
ALL = "(SELECT current_setting('raad.bereik', true)) = 'alles'"


def only_grows(table):
    """In a municipality's own scope rows come in by the triggers and are read; the rest is for a merger or erasing."""
    return migrations.RunSQL(
        f"""
        DROP POLICY eigen_gemeente ON {table};
        CREATE POLICY lezen ON {table} FOR SELECT USING ({OWN});
        CREATE POLICY bijschrijven ON {table} FOR INSERT WITH CHECK ({OWN});
        CREATE POLICY alles ON {table} USING ({ALL});
        """,
        f"""
        DROP POLICY lezen ON {table};
        DROP POLICY bijschrijven ON {table};
        DROP POLICY alles ON {table};
        CREATE POLICY eigen_gemeente ON {table} USING ({OWN} OR {ALL});
        """,
    )


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_aantallen")]

    operations = [
        migrations.RemoveConstraint(model_name="dossier", name="dossier_een_keer_per_kenmerk"),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.UniqueConstraint(
                models.F("gemeente"),
                Lower("extern_id"),
                condition=models.Q(("extern_id", ""), _negated=True),
                name="dossier_een_keer_per_kenmerk",
            ),
        ),
        *[only_grows(table) for table in EVENTS],
    ]
