from django.db import migrations

# As it was until 0007, which gave the members themselves a lock.
FUNCTION = """
CREATE OR REPLACE FUNCTION gemeente_in_bereik() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  bereik text := current_setting('raad.bereik', true);
  gebruiker text := current_setting('raad.gebruiker', true);
BEGIN
  IF bereik ~ '^[0-9]{1,18}$' AND gebruiker ~ '^[0-9]{1,18}$' THEN
    RETURN (
      SELECT gemeente_id FROM gemeenten_lidmaatschap
      WHERE gemeente_id = bereik::bigint AND gebruiker_id = gebruiker::bigint
    );
  END IF;
  RETURN NULL;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0002_gemeente_lidmaatschap_uitnodiging")]

    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION gemeente_in_bereik()")]
