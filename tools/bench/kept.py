"""A page of a visitor that was kept, beside the same page made anew and a bare view, each through the whole chain."""

from django.test import Client
from django.test.utils import override_settings

from tools.bench.measure import side_by_side

PAGES = ["/", "/kennisbank/", "/kennisbank/oslo-klimaatbegroting/", "/agendas/global-goals/11/", "/gemeenten/zwolle/"]
KEPT = 600


def measure_kept(out, rounds):
    """Print for each page how many times a bare view it costs, kept and made."""
    making, keeping = _visitor(0), _visitor(KEPT)
    out.write("| pagina | bewaard ms | gemaakt ms | bewaard, keer kaal | gemaakt, keer kaal |\n|---|---|---|---|---|")
    for page in PAGES:
        asked = {"bewaard": (keeping, page), "gemaakt": (making, page), "kaal": (making, "/robots.txt")}
        timed = side_by_side({name: lambda c=c, u=u: c.get(u) for name, (c, u) in asked.items()}, rounds)
        kept, made, bare = timed["bewaard"], timed["gemaakt"], timed["kaal"]
        out.write(f"| {page} | {kept.median:.2f} | {made.median:.2f} | {kept / bare:.2f} | {made / bare:.1f} |")


def _visitor(seconds):
    """A browser whose portal keeps pages so long: its first question sets up the chain."""
    client = Client(headers={"Accept-Encoding": "gzip"})
    with override_settings(KEEP_PAGES=seconds):
        client.get("/robots.txt")
    return client
