"""All kinds of open data, in the order in which pages and catalogues show them. A new kind is a line here."""

from raadsportaal.opendata.gegevens import afspraken, cijfers, praktijken, raden, samenwerking
from raadsportaal.opendata.gegevens.wijzigingen import wijzigingen_of
from raadsportaal.opendata.soort import Soort

CONTENT: tuple[Soort, ...] = (
    afspraken.AGENDAS,
    afspraken.DOELEN,
    afspraken.SUBDOELEN,
    afspraken.AFSPRAKEN,
    afspraken.VERBANDEN,
    praktijken.PRAKTIJKEN,
    praktijken.THEMAS,
    praktijken.ONDERWERPEN,
    praktijken.COLLECTIES,
    praktijken.LANDEN,
    praktijken.NETWERKEN,
    samenwerking.PROGRAMMAS,
    samenwerking.STEDENBANDEN,
    samenwerking.BIJEENKOMSTEN,
    samenwerking.OPROEPEN,
    samenwerking.INZETTEN,
    samenwerking.BELEIDSSTAPPEN,
    samenwerking.VEELGESTELDE_VRAGEN,
    cijfers.INDICATOREN,
    cijfers.WAARDEN,
    raden.GEMEENTEN,
    raden.DOSSIERS,
    raden.KOPPELINGEN,
    raden.STUKKEN,
)
WIJZIGINGEN = wijzigingen_of(CONTENT)
SOORTEN: tuple[Soort, ...] = (*CONTENT, WIJZIGINGEN)
_BY_SLUG = {soort.slug: soort for soort in SOORTEN}


def named(slug: str) -> Soort | None:
    return _BY_SLUG.get(slug)
