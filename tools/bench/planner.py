"""How long PostgreSQL plans a card of a koppeling, as the portal asks it to and as it would by itself (settings.py)."""

import re
from statistics import median

from django.db import connection, transaction

from raadsportaal.dossiers.models import Koppeling

LIMITS = {"uit zichzelf (8)": 8, "zoals het portaal het zet (4)": 4}


def measure_planning(out, rounds):
    """Print a row for each limit, asked in turn; the ratio is to what PostgreSQL does by itself."""
    cards = Koppeling.objects.for_card()[:1]
    times = {name: [] for name in LIMITS}
    for _ in range(rounds):
        for name, limit in LIMITS.items():
            times[name].append(_planning_ms(cards, limit))
    whole = median(times["uit zichzelf (8)"])
    out.write("\n| planning van een kaart, join_collapse_limit | mediaan ms | verhouding |\n|---|---|---|")
    for name, found in times.items():
        out.write(f"| {name} | {median(found):.1f} | {median(found) / whole:.2f} |")


def _planning_ms(queryset, limit):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL join_collapse_limit = %s", [limit])
        return float(re.search(r"Planning Time: ([\d.]+)", queryset.explain(summary=True)).group(1))
