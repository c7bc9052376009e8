"""Ask CBS, once a month and only where the operator wants that, whether a table has a newer year or was changed."""

import logging

from django.utils.dateparse import parse_date
from django.utils.timezone import localtime

from agendas.meetlat.cbs import Cbs, Tabel, mappings
from agendas.meetlat.import_kind import CIJFERS
from agendas.models import Indicator
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.redactie.checks import points
from raadsportaal.redactie.models import Aanleiding, Controlepunt, Import

CHANGED = ("ObservationsModified", "Modified")  # of the properties of a table: the first that is there
logger = logging.getLogger(__name__)


def look(now) -> tuple[int, int]:
    """Put what is new on the list "Controle nodig"; returns how many were opened and closed.

    Of a table that gives no answer stays what was on the list.
    """
    wanted: dict[tuple[str, int, str], str] = {}
    silent: set[int] = set()
    indicatoren = {one.code: one for one in Indicator.objects.published()}
    for path in mappings():
        tabel = Tabel.read(path.stem)
        mine = {maat.indicator: indicatoren[maat.indicator] for maat in tabel.maten if maat.indicator in indicatoren}
        try:
            cbs = Cbs(tabel)
            years, changed = cbs.jaren, _changed(cbs.properties())
        except BrokenFile as fault:
            logger.warning("CBS-tabel %s niet bekeken: %s", tabel.naam, fault)
            silent |= {one.pk for one in mine.values()}
            continue
        for one in mine.values():
            if found := _news(tabel, one, max(years, default=0), changed):
                sleutel, uitleg = found
                wanted[Indicator.KIND, one.pk, sleutel] = uitleg
    for punt in Controlepunt.objects.open().because(Aanleiding.CIJFER):
        if punt.record in silent:
            wanted[punt.soort, punt.record, punt.sleutel] = punt.uitleg
    return points.sync(Aanleiding.CIJFER, wanted, now)


def _changed(properties):
    """The day on which the table was last changed, if CBS says so."""
    text = next((properties[name] for name in CHANGED if properties.get(name)), "")
    try:
        return parse_date(str(text)[:10])
    except ValueError:
        return None


def _news(tabel, indicator, year, changed):
    """(what makes it this news and no other, in words), or None."""
    how = f"Lees het in met: manage.py import_cijfers --cbs {tabel.naam}"
    if year > (indicator.laatste_jaar or 0):
        last = indicator.laatste_jaar
        here = f"Hier staan ze tot en met {last}." if last else "Hier staan er geen."
        return f"{tabel.naam} {year}", f"Het CBS heeft cijfers over {year}. {here} {how}"
    read = Import.objects.filter(soort=CIJFERS.naam, verzameling=tabel.herkomst, ingelezen_op__isnull=False)
    last = read.order_by("-ingelezen_op").first()
    if last and changed and changed > localtime(last.ingelezen_op).date():
        told = f"Het CBS wijzigde tabel {tabel.naam} op {changed:%d-%m-%Y}, nadat wij haar inlazen. {how}"
        return f"{tabel.naam} {changed}", told
    return None
