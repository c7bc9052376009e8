"""What the public reads of a record, for the desk: see redactie/as_read.py."""

from functools import partial

from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.soorten import CONTENT
from raadsportaal.redactie import as_read
from raadsportaal.redactie.models import Publicatie

OF_THE_DESK = {"gewijzigd_op", "gecontroleerd_op"}  # that it was looked at again changes nothing of what it says


def tell_the_desk() -> None:
    for soort in CONTENT:
        if issubclass(soort.model, Publicatie):
            as_read.register(soort.model.KIND, as_read.Reader(partial(_read, soort), soort.weegt))


def _read(soort: Soort, pk: int) -> dict[str, object]:
    record = soort.published().filter(pk=pk).first()
    if record is None:
        return {}
    return {name: value for name, value in soort.said(record).items() if name not in OF_THE_DESK}
