"""What is other than last night: a digest of each record, compared by the database in one go, with little memory."""

import hashlib
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from raadsportaal.opendata.models import Wijziging

KEPT = timedelta(days=366)
NOW = "opendata_vannacht"  # a table of this transaction
KIND_ITSELF = ""  # the key by which a kind is known, also where it has no records
# Of a kind that was never compared before, nothing is told: all of it would be new.
KNOWN = "(SELECT DISTINCT soort FROM opendata_kenmerk)"
CHANGES = f"""
INSERT INTO opendata_wijziging (soort, sleutel, wat, op)
SELECT coalesce(nu.soort, eerder.soort), coalesce(nu.sleutel, eerder.sleutel),
    CASE WHEN eerder.id IS NULL THEN 'nieuw' WHEN nu.soort IS NULL THEN 'weg' ELSE 'gewijzigd' END, %(op)s
FROM {NOW} AS nu FULL JOIN opendata_kenmerk AS eerder ON (eerder.soort, eerder.sleutel) = (nu.soort, nu.sleutel)
WHERE nu.kenmerk IS DISTINCT FROM eerder.kenmerk AND coalesce(nu.soort, eerder.soort) IN {KNOWN}
ORDER BY 1, 2
"""  # noqa: S608 (our own words only)
KEEP = f"""
INSERT INTO opendata_kenmerk (soort, sleutel, kenmerk) SELECT soort, sleutel, kenmerk FROM {NOW}
ON CONFLICT (soort, sleutel) DO UPDATE SET kenmerk = excluded.kenmerk
WHERE opendata_kenmerk.kenmerk <> excluded.kenmerk
"""  # noqa: S608
FORGET = f"""
DELETE FROM opendata_kenmerk AS eerder
WHERE NOT EXISTS (SELECT FROM {NOW} AS nu WHERE (nu.soort, nu.sleutel) = (eerder.soort, eerder.sleutel))
"""  # noqa: S608


@contextmanager
def comparison(now: datetime):
    """Gives what to call for each record of this night: (kind, key, how it is said). At the end the changes are told.

    In the transaction of the night: one that is broken off tells nothing, and the next compares with the night before.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE {NOW} (soort text, sleutel text, kenmerk uuid) ON COMMIT DROP")
        rows = []

        def seen(soort, sleutel, line):
            rows.append((soort, sleutel, UUID(bytes=hashlib.blake2b(line.encode(), digest_size=16).digest())))
            if len(rows) >= 5000:
                _add(rows)

        yield seen
        _add(rows)
        cursor.execute(f"ANALYZE {NOW}")
        cursor.execute(CHANGES, {"op": now})
        cursor.execute(KEEP)
        cursor.execute(FORGET)
        cursor.execute(f"DROP TABLE {NOW}")
        Wijziging.objects.filter(op__lt=now - KEPT).delete()


def _add(rows):
    with connection.cursor() as cursor, cursor.copy(f"COPY {NOW} (soort, sleutel, kenmerk) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    rows.clear()
