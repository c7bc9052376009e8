"""Load what we know of VNG's work for municipalities: data/belangenbehartiging/*.toml, one subject each, published."""

import tomllib
from pathlib import Path

from django.db import transaction

from agendas.models import Agenda
from raadsportaal.redactie.models import Status
from samenwerking.models import Inzet, Inzetbron

DATA = Path(__file__).parents[1] / "data" / "belangenbehartiging"


@transaction.atomic
def load_belangenbehartiging() -> int:
    """Add what is missing, by slug; what is there is an editor's. Returns how many subjects."""
    known = set(Inzet.objects.values_list("slug", flat=True))
    agendas = {agenda.slug: agenda for agenda in Agenda.objects.all()}
    rows = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(DATA.glob("*.toml"))]
    new = [row for row in rows if row["slug"] not in known]
    for row in new:
        bronnen, names = row.pop("bronnen"), row.pop("agendas")
        inzet = Inzet.objects.create(**row, status=Status.GEPUBLICEERD)
        inzet.agendas.set([agendas[name] for name in names])
        Inzetbron.objects.bulk_create(Inzetbron(inzet=inzet, **bron) for bron in bronnen)
    return len(new)
