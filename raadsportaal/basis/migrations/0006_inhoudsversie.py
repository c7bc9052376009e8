"""One number that every change of what is public raises, as soon as the change can be seen: contentversion.py.

Each writer takes a row that no other writer holds, and gives it a number that was never given before: nobody waits for
another, and a change that is rolled back leaves the number as it was. Once per transaction: more would say no more.
"""

from django.db import migrations

TABLE = """
CREATE SEQUENCE basis_inhoudsnummer;
CREATE TABLE basis_inhoudsversie (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, nummer bigint NOT NULL)
    WITH (fillfactor = 20);
"""
NO_TABLE = "DROP TABLE basis_inhoudsversie; DROP SEQUENCE basis_inhoudsnummer;"

RAISE = """
CREATE FUNCTION verhoog_inhoudsversie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('raadsportaal.inhoud_verhoogd', true) = pg_current_xact_id()::text THEN
        RETURN NULL;
    END IF;
    UPDATE basis_inhoudsversie SET nummer = nextval('basis_inhoudsnummer')
    WHERE id = (SELECT id FROM basis_inhoudsversie ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED);
    IF NOT FOUND THEN
        INSERT INTO basis_inhoudsversie (nummer) VALUES (nextval('basis_inhoudsnummer'));
    END IF;
    PERFORM set_config('raadsportaal.inhoud_verhoogd', pg_current_xact_id()::text, true);
    RETURN NULL;
END $$;
"""
NO_RAISE = "DROP FUNCTION verhoog_inhoudsversie() CASCADE"


class Migration(migrations.Migration):
    dependencies = [("basis", "0005_zoeknut")]

    operations = [migrations.RunSQL(TABLE, NO_TABLE), migrations.RunSQL(RAISE, NO_RAISE)]
