"""The triggers by which records tell what is new, in the transaction in which it happens and whoever does it.

Those on the tables of kinds are put there after each `migrate`, for every kind of which the register says that a new
one is news; those on other tables stand in a migration.
"""

from django.db import connections

from raadsportaal.basis import kinds
from raadsportaal.basis.database.triggers import tables_without
from raadsportaal.redactie.models import Publicatie

TRIGGER, BEGIN = "vertel_nieuws", "vertel_komst"
# The words are those of Wat. What was told before is left as it is: "published twice" is one row.
PUBLISHED = """
CREATE FUNCTION vertel_nieuws() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  eerder text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.status ELSE '' END;
BEGIN
  IF NEW.status = 'gepubliceerd' AND eerder <> 'gepubliceerd' THEN
    INSERT INTO volgen_nieuws (soort, record, wat, sleutel, op)
    VALUES (TG_ARGV[0], NEW.id, 'gepubliceerd', '', now()) ON CONFLICT DO NOTHING;
  ELSIF eerder = 'gepubliceerd' AND NEW.status IN ('gearchiveerd', 'verwijderd') THEN
    INSERT INTO volgen_nieuws (soort, record, wat, sleutel, op)
    VALUES (TG_ARGV[0], NEW.id, 'ingetrokken', current_date::text, now()) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
"""
MADE = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO volgen_nieuws (soort, record, wat, sleutel, gemeente_id, van_id, op)
  VALUES ({row}, now()) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER {name} AFTER {events} ON {table} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {name}();
"""
OF_DOSSIER = "'dossier', NEW.id, '{wat}', {sleutel}, NEW.gemeente_id, NULL"


# Public from its first row: it has no status.
BEGUN = """
CREATE FUNCTION vertel_komst() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO volgen_nieuws (soort, record, wat, sleutel, op)
  VALUES (TG_ARGV[0], NEW.id, 'gepubliceerd', '', now()) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
"""
# Of a collectie or praktijk that is a concept nothing is told; when the praktijk is published that is news by itself.
ADDED = """
CREATE FUNCTION vertel_erbij() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO volgen_nieuws (soort, record, wat, sleutel, op)
  SELECT 'collectie', NEW.collectie_id, 'erbij', NEW.praktijk_id::text, now()
  FROM kennisbank_collectie c, kennisbank_praktijk p
  WHERE c.id = NEW.collectie_id AND p.id = NEW.praktijk_id
  AND c.status = 'gepubliceerd' AND p.status = 'gepubliceerd' ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER vertel_erbij AFTER INSERT OR UPDATE OF praktijk_id ON kennisbank_collectieregel
FOR EACH ROW EXECUTE FUNCTION vertel_erbij();
"""


def told(name, table, events, when, row) -> tuple[str, str]:
    """(what makes a trigger on a table, what takes it away)"""
    sql = MADE.format(name=name, table=table, events=events, when=when, row=row)
    return sql, f"DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}()"


OTHERS = [
    told(
        "vertel_wijziging",
        "redactie_redactiestap",
        "INSERT",
        "NEW.daad = 'wijzigingen'",
        "NEW.soort, NEW.record, 'gewijzigd', current_date::text, NULL, NULL",
    ),
    told(
        "vertel_nieuw_jaar",
        "agendas_indicator",
        "UPDATE OF laatste_jaar",
        "NEW.laatste_jaar > OLD.laatste_jaar",
        "'indicator', NEW.id, 'jaar', NEW.laatste_jaar::text, NULL, NULL",
    ),
    told(
        "vertel_cijfercorrectie",
        "agendas_cijfercorrectie",
        "INSERT",
        "NEW.werd IS NOT NULL",
        "'indicator', NEW.indicator_id, 'verbeterd', concat_ws('-', NEW.gemeente_id, NEW.jaar, current_date), "
        "NULL, NEW.gemeente_id",
    ),
    told(
        "vertel_toelichting",
        "agendas_toelichting",
        "INSERT",
        "true",
        "'indicator', NEW.indicator_id, 'toelichting', NEW.gemeente_id::text, NULL, NEW.gemeente_id",
    ),
    told(
        "vertel_koppeling",
        "dossiers_koppeling",
        "INSERT OR UPDATE OF besluit",
        "NEW.besluit = 'gekoppeld'",
        "'dossier', NEW.dossier_id, 'gekoppeld', NEW.id::text, NEW.gemeente_id, NULL",
    ),
    told(
        "vertel_besluit",
        "dossiers_dossier",
        "UPDATE OF stand",
        "NEW.stand <> OLD.stand",
        OF_DOSSIER.format(wat="besluit", sleutel="NEW.stand"),
    ),
    told(
        "vertel_raadsdatum",
        "dossiers_dossier",
        "UPDATE OF behandeldatum",
        "NEW.behandeldatum IS NOT NULL AND NEW.behandeldatum IS DISTINCT FROM OLD.behandeldatum",
        OF_DOSSIER.format(wat="raadsdatum", sleutel="NEW.behandeldatum::text"),
    ),
    told(
        "vertel_openbaar",
        "dossiers_dossier",
        "INSERT OR UPDATE OF openbaar_op",
        "NEW.openbaar_op IS NOT NULL",
        OF_DOSSIER.format(wat="openbaar", sleutel="''"),
    ),
]


# The first of OTHERS is another now: an editor says whether a change is news (migration 0003).
OF_A_CHANGE = told(
    "vertel_wijziging",
    "redactie_redactiestap",
    "INSERT",
    "NEW.daad = 'wijzigingen' AND NEW.melding <> ''",
    "NEW.soort, NEW.record, 'gewijzigd', NEW.id::text, NULL, NULL",
)
OF_A_BAND = told(
    "vertel_bandstand",
    "samenwerking_stedenband",
    "UPDATE OF stand",
    "NEW.stand <> OLD.stand",
    "'stedenband', NEW.id, 'stand', NEW.stand, NULL, NULL",
)


def watch(using, **_) -> None:
    """Let every kind of which a new one is news tell so."""
    told_of = [kind for kind in kinds.every() if kind.news]
    published = {kind.model._meta.db_table: kind.name for kind in told_of if issubclass(kind.model, Publicatie)}
    others = {kind.model._meta.db_table: kind.name for kind in told_of if not issubclass(kind.model, Publicatie)}
    with connections[using].cursor() as cursor:
        _put(cursor, TRIGGER, "INSERT OR UPDATE OF status", published)
        _put(cursor, BEGIN, "INSERT", others)


def _put(cursor, trigger, events, names):
    """On the tables that lack it; the function has the name of the trigger."""
    for table in tables_without(cursor, trigger, names):
        cursor.execute(
            f'CREATE TRIGGER {trigger} AFTER {events} ON "{table}"'
            f" FOR EACH ROW EXECUTE FUNCTION {trigger}('{names[table]}')"
        )
