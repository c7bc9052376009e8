"""What can be imported through the admin: each app registers its kinds here, with their columns."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser

from raadsportaal.basis.adminnames import permission
from raadsportaal.basis.models import Vindbaar
from raadsportaal.redactie.imports.engine import Importer
from raadsportaal.redactie.kinds import may_see


@dataclass(frozen=True)
class Kolom:
    """A column of the template. `velden` are the fields of a record that it fills; its own name when not given."""

    naam: str
    uitleg: str
    voorbeeld: str = ""
    velden: tuple[str, ...] = ()
    label: str = ""
    ook: tuple[str, ...] = ()  # other names by which people call it
    verplicht: bool = False

    @property
    def gevuld(self) -> tuple[str, ...]:
        return self.velden or (self.naam,)


@dataclass(frozen=True)
class Soort:
    """A kind of record: `naam` is the KIND of its model."""

    model: type[Vindbaar]
    label: str
    importer: Callable[[str], Importer]
    kolommen: list[Kolom]
    uitleg: str = ""
    scope: Callable[[], AbstractContextManager] = nullcontext  # in which the database shows and takes its rows
    # {field: a function of the importer and a value, for people to read}
    woorden: dict[str, Callable[[Importer, Any], str]] = field(default_factory=dict)

    @property
    def naam(self) -> str:
        return self.model.KIND

    def kolom(self, naam: str) -> Kolom | None:
        return next((kolom for kolom in self.kolommen if kolom.naam == naam), None)

    def label_of(self, veld: str) -> str:
        """What people call a field of a record."""
        kolom = next((kolom for kolom in self.kolommen if kolom.gevuld[0] == veld), None)
        label = kolom.label if kolom and kolom.label else veld.replace("_", " ")
        return label[:1].upper() + label[1:]

    def permission(self, verb: str) -> str:
        return permission(verb, self.model)

    def may_see(self, gebruiker: AbstractUser) -> bool:
        """An import shows records as they are, also what is not public."""
        return may_see(gebruiker, self.model)

    def may_import(self, gebruiker: AbstractUser) -> bool:
        """Who may add and change the records may import them."""
        return all(map(gebruiker.has_perm, ["redactie.add_import", self.permission("add"), self.permission("change")]))

    def may_change(self, gebruiker: AbstractUser) -> bool:
        return gebruiker.has_perm("redactie.change_import") and gebruiker.has_perm(self.permission("change"))


SOORTEN: dict[str, Soort] = {}


def register(soort: Soort) -> None:
    SOORTEN[soort.naam] = soort


def seen_by(gebruiker: AbstractUser) -> list[str]:
    """The kinds whose imports this person may see."""
    return [naam for naam, soort in SOORTEN.items() if soort.may_see(gebruiker)]
