"""How many dossiers and confirmed koppelingen a municipality has: all that VNG may know of them."""

from django.db import migrations

# Inside it the scope is everything, and afterwards what it was; nothing but the number comes out.
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
    dependencies = [("dossiers", "0002_slot")]

    operations = [
        count("aantal_dossiers", "dossiers_dossier"),
        count("aantal_koppelingen", "dossiers_koppeling", "AND besluit = 'gekoppeld'"),
    ]
