"""A kind of open data: what it is, which records of it are public, how one is said, and on whose terms it may be used.

Said once per kind, in its room of `gegevens/`; the API, the dumps, the data dictionary and the catalogue all read it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from raadsportaal.basis.search.lists import Lijst
from raadsportaal.opendata.filters import Filter
from raadsportaal.opendata.velden import Veld, Vorm


@dataclass(frozen=True)
class Licentie:
    """On which terms, in words; with the address of the licence where there is one."""

    naam: str
    url: str = ""


CC_BY = Licentie("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
CC0 = Licentie("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
# The page about open data says the same: VNG has not chosen one yet.
NOG_TE_KIEZEN = Licentie("De VNG kiest nog een licentie. Noem het Raadsportaal en de bron die erbij staat.")


@dataclass(frozen=True, kw_only=True)
class Soort:
    """A kind of records. `published` is the queryset of what a visitor may read, with all that its velden read.

    The first of the velden is the key, which names a record in an address. `sleutel` is the field of the table by which
    it is found, or `with_sleutel` narrows a queryset to the record that has it.
    """

    slug: str
    titel: str
    een: str  # one of them, with its article
    uitleg: str
    model: type[Model]
    published: Callable[[], QuerySet]
    velden: tuple[Veld, ...]
    sleutel: str = "slug"
    with_sleutel: Callable[[QuerySet, str], QuerySet] | None = None
    bron: str
    licentie: Licentie = NOG_TE_KIEZEN
    lijst: Lijst | None = None  # its list page: the same words, facets and orders
    filters: tuple[Filter, ...] = ()  # beside those facets, or where there are none
    weegt: frozenset[str] = frozenset()  # velden of which a change is worth an e-mail to who follows the record
    in_gemeenten: bool = False  # behind row-level security: read in the scope of what is public

    @property
    def has_place(self) -> bool:
        """Whether its records lie somewhere, so that they can be features of GeoJSON."""
        return any(veld.vorm == Vorm.PUNT for veld in self.velden)

    def key(self, record) -> str:
        """What names a record in an address."""
        return self.velden[0].value(record)

    def one(self, key: str) -> QuerySet:
        """The public records with this key: one or none."""
        if self.with_sleutel:
            return self.with_sleutel(self.published(), key)
        return self.published().filter(**{self.sleutel: key})

    def said(self, record) -> dict:
        """A record as the API and the dumps say it."""
        return {veld.naam: veld.value(record) for veld in self.velden}
