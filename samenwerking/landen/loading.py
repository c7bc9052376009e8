"""Load what the portal says of each country; a page that is there is an editor's."""

import tomllib
from pathlib import Path

from django.db import transaction

from kennisbank.models import Land
from samenwerking.models import Landpagina

TABLE = Path(__file__).resolve().parents[1] / "data" / "landen.toml"
FIELDS = ["inleiding", "bestuur", "opgave", "leren", "doelen", "plaatsen", "bronnen", "gesloten", "reden"]


@transaction.atomic
def load_landen() -> int:
    """Add the countries that are missing; returns how many. Raises KeyError for a code that is no country."""
    landen = {land.code: land for land in Land.objects.select_related("pagina")}
    records = tomllib.loads(TABLE.read_text(encoding="utf-8"))["land"]
    fresh = [record for record in records if not hasattr(landen[record["code"]], "pagina")]
    for record in fresh:
        values = {name: record[name] for name in FIELDS if name in record}
        pagina = Landpagina(land=landen[record["code"]], **values)
        pagina.full_clean()
        pagina.save()
    return len(fresh)
