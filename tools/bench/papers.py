"""Papers for the council as files, from their records on: time against a bare view."""

from django.test import Client
from django.utils import timezone

from agendas.models import Indicator, Subdoel
from kennisbank.models import Praktijk
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten.bouwen import build
from raadsportaal.instrumenten.materiaal import Keuze, chosen
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.uitvoer import UITVOER
from raadsportaal.instrumenten.zinnen import Zinnen
from tools.bench.measure import side_by_side

SUBDOELEN, EXAMPLES = 3, 6


def measure_papers(out, rounds):
    """Print a row for each form of a motie with three subdoelen, a figure and six examples, as they are loaded."""
    gemeente, visitor = Gemeente.objects.get(slug="zwolle"), Client()
    keuze = Keuze(
        subdoelen=list(Subdoel.objects.findable().order_by("volgorde").values_list("code", flat=True)[:SUBDOELEN]),
        cijfers=[Indicator.objects.for_meetlat().order_by("code").first().code],
        praktijken=list(Praktijk.objects.published().order_by("slug").values_list("slug", flat=True)[:EXAMPLES]),
    )

    def paper(vorm):
        made = build(Soort.MOTIE, chosen(gemeente, keuze, timezone.localdate()), Zinnen())
        return UITVOER[vorm].write(made)

    asked = {vorm: lambda vorm=vorm: paper(vorm) for vorm in UITVOER}
    timed = side_by_side(asked | {"kaal": lambda: visitor.get("/robots.txt")}, rounds)
    out.write("| vorm | mediaan ms | p95 ms | keer een kale view | kB |\n|---|---|---|---|---|")
    for vorm in UITVOER:
        row, size = timed[vorm], len(paper(vorm)) / 1024
        out.write(f"| {vorm} | {row.median:.1f} | {row.p95:.1f} | {row / timed['kaal']:.0f} | {size:.0f} |")
