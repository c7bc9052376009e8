"""The second lock: row-level security on a municipal table, as operations for migrations.

The database asks for itself whether the person of the request works in the municipality of the request: a gate that
says so wrongly opens nothing. FORCE makes the lock hold for the owner of the table too, so that one database role
suffices; a superuser ignores it, which is why the portal never runs as one. The settings are made by access.bereik(),
for the length of a transaction. (SELECT ...) makes PostgreSQL ask once per statement, not once per row.
"""

from django.db import migrations

# In plpgsql, that keeps its plan, and comparing numbers, so that the index on members serves: each statement asks this
# once for each of its municipal tables, and comparing texts read all members of all municipalities every time.
# The members have a lock too, which asks the same: while we look for one row the scope is none, or it would ask itself.
FUNCTIONS = """
CREATE FUNCTION rol_in_bereik() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  bereik text := current_setting('raad.bereik', true);
  gebruiker text := current_setting('raad.gebruiker', true);
  gevonden text;
BEGIN
  IF bereik ~ '^[0-9]{1,18}$' AND gebruiker ~ '^[0-9]{1,18}$' THEN
    PERFORM set_config('raad.bereik', '', true);
    SELECT rol INTO gevonden FROM gemeenten_lidmaatschap
    WHERE gemeente_id = bereik::bigint AND gebruiker_id = gebruiker::bigint;
    PERFORM set_config('raad.bereik', bereik, true);
  END IF;
  RETURN gevonden;
END
$$;
CREATE FUNCTION gemeente_in_bereik() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF rol_in_bereik() IS NOT NULL THEN
    RETURN current_setting('raad.bereik')::bigint;
  END IF;
  RETURN NULL;
END
$$;
"""
FORCE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
"""
OWN = "gemeente_id = (SELECT gemeente_in_bereik())"
ALL = "(SELECT current_setting('raad.bereik', true)) = 'alles'"
ME = "(SELECT current_setting('raad.gebruiker', true))"
GRIFFIER = "(SELECT rol_in_bereik()) = 'griffier'"
PUBLIC = "(SELECT current_setting('raad.bereik', true)) = 'openbaar'"


def lock(table, policies):
    """Force row-level security on a table; each policy is a name and what it says."""
    return migrations.RunSQL(
        [FORCE.format(table=table), *_made(table, policies)],
        [
            *_dropped(table, policies),
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ],
    )


def _made(table, policies):
    return [f"CREATE POLICY {name} ON {table} {says}" for name, says in policies.items()]


def _dropped(table, policies):
    return [f"DROP POLICY {name} ON {table}" for name in policies]


def in_own_name(table):
    """Narrow a table that is protected: a row of a person (persoon_id) is written by that person only.

    The griffier reads it. Restrictive: the lock of the municipality must open as well.
    """
    mine = f"persoon_id IS NULL OR persoon_id::text = {ME} OR {ALL}"
    policies = {
        "persoon_leest": f"AS RESTRICTIVE FOR SELECT USING ({mine} OR {GRIFFIER})",
        "persoon_maakt": f"AS RESTRICTIVE FOR INSERT WITH CHECK ({mine})",
        "persoon_wijzigt": f"AS RESTRICTIVE FOR UPDATE USING ({mine})",
        "persoon_gooit_weg": f"AS RESTRICTIVE FOR DELETE USING ({mine})",
    }
    return migrations.RunSQL(_made(table, policies), _dropped(table, policies))


def protect(table, published="", **policies):
    """Show and take only rows within the bereik; `published` (SQL) says which rows everyone may see."""
    policies = {"eigen_gemeente": f"USING ({OWN} OR {ALL})"} | policies
    if published:
        policies["gepubliceerd"] = f"FOR SELECT USING ({PUBLIC} AND ({published}))"
    return lock(table, policies)


def only_grows(table, adding=OWN):
    """Let a municipality read its history, and triggers add to it; the rest is for a merger or erasing."""
    policies = {
        "lezen": f"FOR SELECT USING ({OWN})",
        "bijschrijven": f"FOR INSERT WITH CHECK ({adding})",
        "alles": f"USING ({ALL})",
    }
    return lock(table, policies)


def same_gemeente(table, parent, column):
    """Hold a row to the municipality of its parent, and let it move with it: a composite foreign key."""
    name = f"{table}_zelfde_gemeente_{column}"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ({column}, gemeente_id) "
        f"REFERENCES {parent} (id, gemeente_id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )
