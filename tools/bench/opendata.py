"""Open data: a tenth of the figures beside all of them, as lines; and what a piece of a list costs beside its page."""

import tracemalloc

from django.test import Client
from django.test.utils import override_settings

from tools.bench.measure import side_by_side

LINES = {"Accept": "application/x-ndjson"}
PART, ALL = "/api/v1/waarden?jaar=2022", "/api/v1/waarden"
PIECES = {
    "/api/v1/praktijken?limiet=12": "/kennisbank/",
    "/api/v1/programmas?limiet=12": "/samenwerking/programmas/",
    "/api/v1/stedenbanden?limiet=50": "/samenwerking/stedenbanden/",
}


def measure_opendata(out, rounds):
    """Print how memory and time grow with what is written, and pieces of lists in times their page."""
    client = Client()
    with override_settings(API_PER_MINUTE=1_000_000):
        out.write("| lijst als data | stuk ms | pagina ms | keer de pagina | hetzelfde nog eens, keer de pagina |")
        out.write("|---|---|---|---|---|")
        for piece, page in PIECES.items():
            known = {"If-None-Match": client.get(piece)["ETag"]}
            asked = {
                "stuk": lambda piece=piece: client.get(piece),
                "weer": lambda piece=piece, known=known: client.get(piece, headers=known),
                "pagina": lambda page=page: client.get(page),
            }
            timed = side_by_side(asked, rounds)
            once, again, whole = timed["stuk"], timed["weer"], timed["pagina"]
            times = f"{once / whole:.2f} | {again / whole:.2f}"
            out.write(f"| {piece} | {once.median:.1f} | {whole.median:.1f} | {times} |")
        few, few_peak = _written(client, PART)
        many, many_peak = _written(client, ALL)
    out.write(
        f"\nAls regels: {many} cijfers naast {few}, {many / few:.1f} keer zoveel; "
        f"geheugen {many_peak / few_peak:.2f} keer zoveel"
    )


def _written(client, address):
    """(lines, the most memory that Python held meanwhile)"""
    tracemalloc.start()
    lines = sum(1 for _ in client.get(address, headers=LINES).streaming_content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return lines, peak
