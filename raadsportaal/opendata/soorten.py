"""All kinds of open data, in the order in which pages and catalogues show them: as they stand in their rooms."""

from raadsportaal.opendata.gegevens import afspraken, cijfers, praktijken, raden, samenwerking
from raadsportaal.opendata.gegevens.wijzigingen import wijzigingen_of
from raadsportaal.opendata.soort import Soort

ROOMS = (afspraken, praktijken, samenwerking, cijfers, raden)
CONTENT: tuple[Soort, ...] = tuple(soort for room in ROOMS for soort in vars(room).values() if isinstance(soort, Soort))
WIJZIGINGEN = wijzigingen_of(CONTENT)
SOORTEN: tuple[Soort, ...] = (*CONTENT, WIJZIGINGEN)
_BY_SLUG = {soort.slug: soort for soort in SOORTEN}


def named(slug: str) -> Soort | None:
    return _BY_SLUG.get(slug)
