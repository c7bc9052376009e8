"""The triggers by which records tell what is new, in the transaction in which it happens and whoever does it.

Those on the tables of kinds are put there after each `migrate`, for every kind of which the register says that a new
one is news; those on other tables stand in a migration.
"""

from django.db import connections

from raadsportaal.basis import kinds
from raadsportaal.basis.database.triggers import tables_without
from raadsportaal.redactie.models import Publicatie

TRIGGER = "vertel_nieuws"
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


def watch(using, **_) -> None:
    """Let every kind of which a new one is news tell so."""
    names = {kind.model._meta.db_table: kind.name for kind in kinds.every() if kind.news}
    wrong = [kind.name for kind in kinds.every() if kind.news and not issubclass(kind.model, Publicatie)]
    if wrong:
        raise ValueError(f"only a Publicatie is published: {wrong}")
    with connections[using].cursor() as cursor:
        for table in tables_without(cursor, TRIGGER, names):
            cursor.execute(
                f'CREATE TRIGGER {TRIGGER} AFTER INSERT OR UPDATE OF status ON "{table}"'
                f" FOR EACH ROW EXECUTE FUNCTION {TRIGGER}('{names[table]}')"
            )
