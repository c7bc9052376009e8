"""Find records that may be the same: one that is saved is compared with all, and at night all with all."""

from django.db import connection, transaction
from django.db.models import Value
from django.utils import timezone

from raadsportaal.redactie.models import Dubbel
from raadsportaal.redactie.models.queries import LIKE

TITLE = "De titels lijken op elkaar"
COMMON = 10  # a source or a place that more records share says nothing
MOST = 5  # pairs that one saving gives, the strongest first
MOST_A_NIGHT = 500  # of one kind: a page with thousands helps nobody
FREQUENT = 200  # titles with the same beginning of a word: that word does not tell them apart


def find(record) -> dict[int, list[str]]:
    """{number of another record: why it may be the same}; a handful of queries, however many records there are."""
    objects, found = type(record).objects.kept(), {}
    for pk in objects.titled_like(record).values_list("pk", flat=True)[:MOST]:
        found.setdefault(pk, []).append(TITLE)
    for why, clue in objects.clues().items():
        keys = list(clue.filter(pk=record.pk).values_list("sleutel", flat=True))  # as a subquery it is much slower
        others = clue.filter(sleutel__in=keys).exclude(pk=record.pk).order_by("pk").values_list("pk", flat=True)
        others = list(others.distinct()[: COMMON + 1])
        for pk in others if len(others) <= COMMON else []:
            found.setdefault(pk, []).append(why)
    strongest = sorted(found, key=lambda pk: -len(found[pk]))[:MOST]
    return {pk: found[pk] for pk in strongest}


def keep(record, found: dict[int, list[str]]) -> list[Dubbel]:
    """Write the pairs down that were not known yet, and return those; an answered pair does not come back."""
    known = set(Dubbel.objects.of(record).values_list("een", "twee"))
    pairs = {tuple(sorted((record.pk, pk))): why for pk, why in found.items()}
    new = [
        Dubbel(soort=record.KIND, een=een, twee=twee, waarom=". ".join(why)[:200])
        for (een, twee), why in pairs.items()
        if (een, twee) not in known
    ]
    Dubbel.objects.bulk_create(new, ignore_conflicts=True)
    return new


# Comparing each title with each other would take minutes: only those are that share the beginning of a word.
TITLES = f"""
    SELECT paar.een, paar.twee, %s AS waarom FROM (
        SELECT DISTINCT a.id AS een, b.id AS twee FROM deel a JOIN deel b
        ON a.binnen = b.binnen AND a.begin = b.begin AND a.id < b.id WHERE a.n <= {FREQUENT}
    ) AS paar JOIN titels a ON a.id = paar.een JOIN titels b ON b.id = paar.twee
    WHERE similarity(a.titel, b.titel) >= {LIKE}"""  # noqa: S608 (our own numbers)
PARTS = r"""
    SELECT id, binnen, begin, count(*) OVER (PARTITION BY binnen, begin) AS n FROM (
        SELECT DISTINCT id, binnen, left(woord, 5) AS begin
        FROM titels, regexp_split_to_table(lower(titel), '\W+') AS woord WHERE length(woord) > 3
    ) AS t"""
CLUE = """
    SELECT DISTINCT a.id AS een, b.id AS twee, %s AS waarom FROM {name} a JOIN {name} b
    ON a.sleutel = b.sleutel AND a.id < b.id"""
SELDOM = "SELECT * FROM (SELECT *, count(*) OVER (PARTITION BY sleutel) AS n FROM ({sql}) AS t(id, sleutel)) AS u"
INSERT = """
WITH {parts}, paren AS ({pairs})
INSERT INTO redactie_dubbel (soort, een, twee, waarom, gevonden_op, antwoord)
SELECT %s, een, twee, left(string_agg(waarom, '. ' ORDER BY waarom), 200), %s, '' FROM paren AS p
WHERE NOT EXISTS (SELECT FROM redactie_dubbel AS d WHERE d.soort = %s AND d.een = p.een AND d.twee = p.twee)
GROUP BY een, twee ORDER BY count(*) DESC, een, twee LIMIT %s ON CONFLICT DO NOTHING"""


@transaction.atomic
def compare_all(model) -> int:
    """Compare all records of a kind with each other, in one statement; returns how many pairs are new."""
    objects = model.objects.kept().order_by()
    binnen = objects.same_before_title or Value(0)
    titles = objects.values_list("pk", "titel", binnen).query.sql_with_params()
    parts, pairs = [("titels(id, titel, binnen)", *titles), ("deel", PARTS, ())], [(TITLES, [TITLE])]
    for number, (why, clue) in enumerate(objects.clues().items()):
        sql, params = clue.order_by().values_list("pk", "sleutel").distinct().query.sql_with_params()
        name = f"kenmerk{number}"
        parts.append((name, f"{SELDOM.format(sql=sql)} WHERE n <= {COMMON + 1}", params))
        pairs.append((CLUE.format(name=name), [why]))
    statement = INSERT.format(
        parts=", ".join(f"{name} AS MATERIALIZED ({sql})" for name, sql, _ in parts),
        pairs=" UNION ALL ".join(sql for sql, _ in pairs),
    )
    values = [value for *_, params in parts for value in params] + [value for _, params in pairs for value in params]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, model.KIND, timezone.now(), model.KIND, MOST_A_NIGHT])
        return cursor.rowcount
