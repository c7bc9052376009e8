"""Row-level security on every table of dossiers, parts held to the municipality of their dossier, and history that stays.

Beside the locks what can be done only here, behind them: counting for VNG, and letting a reading end with its session.
"""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import only_grows, protect, same_gemeente

PARTS = [
    "dossiers_beleidspunt",
    "dossiers_koppeling",
    "dossiers_medevoorstel",
    "dossiers_stuk",
    "dossiers_suggestie",
    "dossiers_suggestiebesluit",
]
HISTORY = ["dossiers_dossierevent", "dossiers_beleidspuntevent", "dossiers_koppelingevent"]

PUBLISHED = "openbaar_op IS NOT NULL AND gearchiveerd_op IS NULL"
OF_PUBLISHED = "EXISTS (SELECT 1 FROM dossiers_dossier d WHERE d.id = dossier_id)"

# Row-level security hides a reading from whoever ends the session: only the database itself can let it go with it.
ENDS_WITH_ITS_SESSION = """
ALTER TABLE dossiers_lezing ADD CONSTRAINT lezing_eindigt_met_sessie FOREIGN KEY (sessie_id)
  REFERENCES django_session (session_key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
"""

# How many dossiers and confirmed koppelingen a municipality has is all that VNG may know of them: inside the function
# the scope is everything, and afterwards what it was; nothing but the number comes out.
COUNT = """
CREATE FUNCTION {name}(van bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  eerder text := coalesce(current_setting('raad.bereik', true), '');
  aantal bigint;
BEGIN
  PERFORM set_config('raad.bereik', 'alles', true);
  SELECT count(*) INTO aantal FROM {table} WHERE gemeente_id = van {condition};
  PERFORM set_config('raad.bereik', eerder, true);
  RETURN aantal;
END $$;
"""


def count(name, table, condition=""):
    sql = COUNT.format(name=name, table=table, condition=condition)
    return migrations.RunSQL(sql, f"DROP FUNCTION {name}(bigint)")


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial"), ("gemeenten", "0002_locks"), ("sessions", "0001_initial")]

    operations = [
        *[same_gemeente(table, "dossiers_dossier", "dossier_id") for table in PARTS],
        protect("dossiers_dossier", published=PUBLISHED),
        protect("dossiers_beleidspunt", published=OF_PUBLISHED),
        protect("dossiers_koppeling", published=f"besluit = 'gekoppeld' AND {OF_PUBLISHED}"),
        protect("dossiers_medevoorstel"),
        protect("dossiers_stuk"),
        protect("dossiers_suggestie"),
        protect("dossiers_suggestiebesluit"),
        protect("dossiers_lezing"),
        protect("dossiers_invoer"),
        *[only_grows(table) for table in HISTORY],
        migrations.RunSQL(
            ENDS_WITH_ITS_SESSION,
            "ALTER TABLE dossiers_lezing DROP CONSTRAINT lezing_eindigt_met_sessie",
        ),
        count("aantal_dossiers", "dossiers_dossier"),
        count("aantal_koppelingen", "dossiers_koppeling", "AND besluit = 'gekoppeld'"),
    ]
