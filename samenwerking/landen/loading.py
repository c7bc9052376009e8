"""Load what the portal says of each country, and renew what still is as an earlier edition of our file had it."""

import tomllib
from pathlib import Path

from django.db import transaction

from kennisbank.models import Land
from raadsportaal.redactie.editions import Editions
from samenwerking.models import Landpagina

DATA = Path(__file__).resolve().parents[1] / "data"
FILE = "landen.toml"
FIELDS = ["inleiding", "bestuur", "opgave", "leren", "doelen", "plaatsen", "bronnen", "gesloten", "reden"]


def read(text: str) -> dict[str, dict]:
    """{code: what is said of it} of the text of the file."""
    records = tomllib.loads(text)["land"]
    return {record["code"]: {name: record[name] for name in FIELDS if name in record} for record in records}


@transaction.atomic
def load_landen() -> tuple[int, int]:
    """Returns how many countries were added and how many renewed. Raises KeyError for a code that is no country."""
    landen = {land.code: land for land in Land.objects.select_related("pagina")}
    editions, added, renewed = Editions(DATA), 0, 0
    for code, values in read((DATA / FILE).read_text(encoding="utf-8")).items():
        pagina = getattr(landen[code], "pagina", None)
        if pagina is None:
            pagina, old = Landpagina(land=landen[code]), {*values}
            added += 1
        else:
            old = editions.outdated(FILE, code, {name: getattr(pagina, name) for name in values}, values)
            renewed += bool(old)
        for name in old:
            setattr(pagina, name, values[name])
        if old:
            pagina.full_clean()
            pagina.save()
    return added, renewed
