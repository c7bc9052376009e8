"""Generated dossiers with koppelingen and history, made inside the database: the same rows for the same numbers."""

import time
from contextlib import contextmanager

from django.db import connection

from raadsportaal.dossiers.choices import Dossierstand
from raadsportaal.dossiers.models import Beleidspunt, Dossier, Koppeling, Stuk, Stukpassage, Suggestie
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Lidmaatschap, Rol

TRACKED = [Dossier, Beleidspunt, Koppeling]
TABLES = [table for model in TRACKED for table in (model._meta.db_table, model.pgh_event_model._meta.db_table)]
READ = [model._meta.db_table for model in (Stuk, Stukpassage, Suggestie)]
PUNTEN = 2  # of each dossier
PAGES = 50  # of the document of each dossier
ON_A_PAGE = 4  # passages
PEOPLE = 30  # of each municipality
# As a council's papers go: many letters and proposals, some motions, now and then a vision.
SOORTEN = (
    ["raadsvoorstel"] * 6
    + ["raadsinformatiebrief"] * 5
    + ["motie"] * 4
    + ["schriftelijke_vragen", "toezegging", "amendement", "verordening", "begroting", "visie", "beleidsnota"]
)
ONDERWERPEN = ["wonen", "warmte", "water", "wijken", "mobiliteit", "jeugd", "inkoop", "afval", "natuur", "opvang"]
NAMEN = ["A. Bakker", "B. de Vries", "C. Jansen", "D. Yilmaz", "E. Visser", "F. Smit"]

# A number from 0 to 1 that is always the same for the same key: the one municipality is itself in both databases.
CHANCE = """
CREATE OR REPLACE FUNCTION bench_kans(sleutel bigint, zout bigint) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT (hashint8extended(sleutel, zout) & 16777215) / 16777216.0 $$
"""
# Row n of every municipality beside each other, as the years would have written them; not one municipality in a block.
DOSSIERS = """
INSERT INTO dossiers_dossier (id, gemeente_id, titel, slug, soort, stand, behandeling, portefeuillehouder,
  behandeldatum, samenvatting, document_titel, document_url, bron, extern_id, openbaar_op, gearchiveerd_op,
  aangemaakt_op, aangemaakt_door_id, gewijzigd_op, indieners, stemming, afdoening, stand_volgens, stukadressen)
SELECT id, gemeente, initcap(soort) || ' ' || onderwerp || ' ' || n, 'dossier-' || n, soort,
  (CASE WHEN dag IS NULL OR dag >= %(today)s THEN %(open)s ELSE %(done)s END::text[])[1 + floor(k5 * 4)::int],
  CASE WHEN k5 < 0.5 THEN 'bespreekstuk' ELSE '' END, (%(namen)s::text[])[1 + floor(k4 * 6)::int], dag,
  teksten[1 + floor(k1 * cardinality(teksten))::int] || ' ' || teksten[1 + floor(k2 * cardinality(teksten))::int],
  initcap(soort), 'https://example.org/' || id, 'portaal', 'RV-' || n, CASE WHEN k6 < 0.02 THEN moment END,
  CASE WHEN k6 > 0.95 THEN moment + interval '1 day' END, moment, griffier, moment, '', '', '', '', '[]'
FROM (
  SELECT *, CASE WHEN k3 > 0.05 THEN %(today)s::date + 14 * (6 - floor(k3 * k3 * 200))::int END AS dag,
    %(today)s::timestamptz - (10 + k3 * k3 * 2800) * interval '1 day' AS moment,
    (%(soorten)s::text[])[1 + floor(k1 * cardinality(%(soorten)s::text[]))::int] AS soort,
    (%(onderwerpen)s::text[])[1 + floor(k2 * 10)::int] AS onderwerp
  FROM (
    SELECT g.gemeente_id AS gemeente, g.gebruiker_id AS griffier, n, g.gemeente_id * 1000 + n AS id,
      bench_kans(g.gemeente_id * 1000 + n, 1) k1, bench_kans(g.gemeente_id * 1000 + n, 2) k2,
      bench_kans(g.gemeente_id * 1000 + n, 3) k3, bench_kans(g.gemeente_id * 1000 + n, 4) k4,
      bench_kans(g.gemeente_id * 1000 + n, 5) k5, bench_kans(g.gemeente_id * 1000 + n, 6) k6
    FROM gemeenten_lidmaatschap g, generate_series(1, %(dossiers)s) n
    WHERE g.rol = 'griffier' AND g.gemeente_id = ANY(%(gemeenten)s)
    ORDER BY n, bench_kans(g.gemeente_id, n)
  ) keys
) facts, (SELECT array_agg(samenvatting ORDER BY slug) AS teksten FROM kennisbank_praktijk) words
"""
BELEIDSPUNTEN = """
INSERT INTO dossiers_beleidspunt (id, gemeente_id, dossier_id, titel, passage, volgorde)
SELECT d.id * 10 + p, d.gemeente_id, d.id, 'Punt ' || p, d.samenvatting, p
FROM dossiers_dossier d, generate_series(1, %(punten)s) p ORDER BY d.ctid, p
"""
# Of each ten: seven to subdoelen (some favoured, as in life), one to a commitment of another agenda, two to praktijken.
KOPPELINGEN = """
INSERT INTO dossiers_koppeling (id, gemeente_id, dossier_id, beleidspunt_id, subdoel_id, doel_id, praktijk_id, richting,
  reikwijdte, toelichting, passage, momentopname, besluit, reden, voorgesteld_door_id, voorgesteld_op, besloten_door_id,
  besloten_op, versie)
SELECT id, gemeente_id, dossier_id, CASE WHEN k < %(punten)s THEN dossier_id * 10 + k + 1 END,
  CASE WHEN k %% 10 < 7 THEN subdoelen[1 + (favourite + k * 13) %% cardinality(subdoelen)] END,
  CASE WHEN k %% 10 = 7 THEN doelen[1 + (favourite + k) %% cardinality(doelen)] END,
  CASE WHEN k %% 10 > 7 THEN praktijken[1 + (favourite + k * 7) %% cardinality(praktijken)] END,
  CASE WHEN chance < 0.2 THEN 'werkt_tegen' ELSE 'draagt_bij' END, 'hier_en_nu', 'Zo staat het in het stuk.', '',
  '', besluit, CASE besluit WHEN 'afgewezen' THEN 'te_algemeen' ELSE '' END, iemand, aangemaakt_op,
  CASE besluit WHEN 'voorstel' THEN NULL ELSE aangemaakt_door_id END,
  CASE besluit WHEN 'voorstel' THEN NULL ELSE aangemaakt_op + interval '1 day' END, 1
FROM (
  SELECT d.id * 100 + k AS id, d.gemeente_id, d.id AS dossier_id, d.aangemaakt_op, d.aangemaakt_door_id, k, d.ctid,
    mensen[1 + floor(bench_kans(d.id * 100 + k, 10) * cardinality(mensen))::int] AS iemand,
    bench_kans(d.id * 100 + k, 8) AS chance,
    floor(power(bench_kans(d.id, 7), 2) * 169)::int AS favourite,
    CASE WHEN bench_kans(d.id * 100 + k, 9) < 0.05 THEN 'voorstel'
      WHEN bench_kans(d.id * 100 + k, 9) < 0.10 THEN 'afgewezen' ELSE 'gekoppeld' END AS besluit
  FROM dossiers_dossier d JOIN (
      SELECT gemeente_id, array_agg(gebruiker_id ORDER BY id) AS mensen FROM gemeenten_lidmaatschap GROUP BY gemeente_id
    ) l ON l.gemeente_id = d.gemeente_id, generate_series(0, %(koppelingen)s - 1) k
) ties,
  (SELECT array_agg(id ORDER BY volgorde) AS subdoelen FROM agendas_subdoel) s,
  (SELECT array_agg(d.id ORDER BY d.id) AS doelen FROM agendas_doel d JOIN agendas_agenda a ON a.id = d.agenda_id
    WHERE a.groep <> 'global-goals') c,
  (SELECT array_agg(id ORDER BY slug) AS praktijken FROM kennisbank_praktijk) p
ORDER BY ties.ctid, k
"""
# A text of 140.000 characters, and the passages of one: pieces of the praktijken, which are about the same subjects.
STUKKEN = """
INSERT INTO dossiers_stuk (id, gemeente_id, dossier_id, naam, tekst, gelezen_op, adres, vingerafdruk, eerder_besloten)
SELECT id, gemeente_id, id, document_titel, left(repeat(samenvatting || ' ', 1000), 140000), aangemaakt_op, '', '', 0
FROM dossiers_dossier WHERE gemeente_id = ANY(%(gemeenten)s)
"""
PASSAGES = """
INSERT INTO dossiers_stukpassage (gemeente_id, stuk_id, bladzijde, begin, tekst)
SELECT gemeente_id, id, 1 + n / %(on_a_page)s, n * 700, substr(tekst, 1 + floor(k2 * (length(tekst) - 700))::int, 700)
FROM (
  SELECT s.gemeente_id, s.id, n, bench_kans(s.id * 1000 + n, 2) AS k2,
    teksten[1 + floor(bench_kans(s.id * 1000 + n, 1) * cardinality(teksten))::int] AS tekst
  FROM dossiers_stuk s, generate_series(0, %(on_a_page)s * %(pages)s - 1) n,
    (SELECT array_agg(zoektekst ORDER BY slug) AS teksten FROM kennisbank_praktijk WHERE length(zoektekst) > 2000) words
) pieces
"""
# Ten of each document, of which eight wait.
SUGGESTIES = """
INSERT INTO dossiers_suggestie (gemeente_id, dossier_id, stuk_id, subdoel_id, sterkte, score, uitleg, passage, begin,
  einde, bewijs, ook, keuze, reden, met_de_hand, eigen, nam_over, versie)
SELECT s.gemeente_id, s.dossier_id, s.id, subdoelen[1 + (s.id + n * 17) %% cardinality(subdoelen)],
  CASE WHEN n < 4 THEN 'sterk' ELSE 'redelijk' END, bench_kans(s.id * 10 + n, 3), '‘wijk’', left(s.tekst, 400), 0, 400,
  '[[10, 20]]', '[]', CASE WHEN n < 8 THEN 'wacht' ELSE 'afgewezen' END, '', false, false, false, 1
FROM dossiers_stuk s, generate_series(0, 9) n,
  (SELECT array_agg(id ORDER BY volgorde) AS subdoelen FROM agendas_subdoel) d
WHERE s.gemeente_id = ANY(%(gemeenten)s)
"""
# One event for each row, as the triggers would have written it when it was made.
EVENTS = """
INSERT INTO {events} ({columns}, pgh_obj_id, pgh_label, pgh_created_at, pgh_context)
SELECT {own}, r.id, 'insert', d.aangemaakt_op, jsonb_build_object('gebruiker', d.aangemaakt_door_id)
FROM {table} r JOIN dossiers_dossier d ON d.id = r.{dossier} ORDER BY r.ctid
"""


def make_people(gemeenten) -> None:
    """In each of these municipalities a griffier, a raadslid and others: the second lock looks among all of them."""
    roles = [Rol.GRIFFIER, Rol.RAADSLID, *[Rol.FRACTIEMEDEWERKER] * (PEOPLE - 2)]
    places = [(gemeente, rol, n) for gemeente in gemeenten for n, rol in enumerate(roles)]
    people = [Gebruiker(naam=f"Persoon {n}", email=f"{n}@gemeente{g.pk}.example") for g, _, n in places]
    Gebruiker.objects.bulk_create(people)
    leden = zip(people, places, strict=True)
    with bereik(EVERYTHING):
        Lidmaatschap.objects.bulk_create(Lidmaatschap(gebruiker=p, gemeente=g, rol=rol) for p, (g, rol, _) in leden)


def load(gemeenten, dossiers, koppelingen, today) -> tuple[int, float]:
    """Replace all dossiers by generated ones, an INSERT for each table; returns (rows, seconds)."""
    values = {
        "gemeenten": [gemeente.pk for gemeente in gemeenten],
        "dossiers": dossiers,
        "koppelingen": koppelingen,
        "punten": PUNTEN,
        "today": today,
        "open": list(Dossierstand.open()),
        "done": ["aangenomen", "aangenomen", "in_uitvoering", "behandeld"],
        "soorten": SOORTEN,
        "onderwerpen": ONDERWERPEN,
        "namen": NAMEN,
    }
    rows, started = 0, time.perf_counter()
    with bereik(EVERYTHING), connection.cursor() as cursor:
        cursor.execute(CHANCE)
        cursor.execute(f"TRUNCATE {', '.join(TABLES)} CASCADE")
        with _without_history(cursor):
            for statement in (DOSSIERS, BELEIDSPUNTEN, KOPPELINGEN):
                cursor.execute(statement, values)
                rows += cursor.rowcount
        for model in TRACKED:
            cursor.execute(_events(model))
            rows += cursor.rowcount
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return rows, time.perf_counter() - started


def load_documents(gemeenten) -> tuple[int, float]:
    """A document with each dossier of these municipalities, and suggestions of it; returns (rows, seconds)."""
    values = {"gemeenten": [gemeente.pk for gemeente in gemeenten], "pages": PAGES, "on_a_page": ON_A_PAGE}
    rows, started = 0, time.perf_counter()
    with bereik(EVERYTHING), connection.cursor() as cursor:
        for statement in (STUKKEN, PASSAGES, SUGGESTIES):
            cursor.execute(statement, values)
            rows += cursor.rowcount
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return rows, time.perf_counter() - started


def sizes() -> list[tuple[str, int, int, int]]:
    """(table, rows, MB of the table, MB of its indexes), the largest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, reltuples::bigint, pg_table_size(oid) / 1000000, pg_indexes_size(oid) / 1000000"
            " FROM pg_class WHERE relname = ANY(%s) ORDER BY pg_total_relation_size(oid) DESC",
            [TABLES + READ],
        )
        return cursor.fetchall()


def unlock() -> None:
    """Take row-level security off the municipal tables; needs their owner, as the bench is."""
    with connection.cursor() as cursor:
        for table in TABLES + READ:
            cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


@contextmanager
def _without_history(cursor):
    """Without the triggers, that work row by row; the keys between the tables are still checked."""
    tables = [model._meta.db_table for model in TRACKED]
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks still to come cannot be altered
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _events(model):
    event = model.pgh_event_model
    columns = [field.column for field in event._meta.concrete_fields if not field.name.startswith("pgh_")]
    return EVENTS.format(
        events=event._meta.db_table,
        table=model._meta.db_table,
        columns=", ".join(columns),
        own=", ".join(f"r.{column}" for column in columns),
        dossier="id" if model is Dossier else "dossier_id",
    )
