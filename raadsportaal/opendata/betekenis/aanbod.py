"""What there is of each kind for programs besides its pages: a place in the API, and files to download."""

from django.db.models import Model

from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.soorten import SOORTEN

API, DUMPS = "/api/v1", "/data"
DUMP_FORMATS = {"csv": "CSV", "ndjson": "NDJSON", "parquet": "Parquet"}  # by the ending of the file
_OF_MODEL: dict[type[Model], Soort] = {}
for _soort in SOORTEN:
    _OF_MODEL.setdefault(_soort.model, _soort)  # of two kinds in one table the first: goals before commitments


def list_path(soort: Soort) -> str:
    return f"{API}/{soort.slug}"


def record_path(record: Model) -> str:
    """Where the API has this record; "" of a kind that it does not have."""
    soort = _OF_MODEL.get(type(record))
    return f"{list_path(soort)}/{soort.key(record)}" if soort else ""


def dump_path(soort: Soort, ending: str) -> str:
    return f"{DUMPS}/{soort.slug}.{ending}"
