"""What can be imported through the admin: each app registers its kinds here, with their columns."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field

from django.db.models import Model

from raadsportaal.basis.adminnames import permission
from raadsportaal.redactie.imports.engine import Importer
from raadsportaal.redactie.kinds import may_see


@dataclass(frozen=True)
class Kolom:
    """A column of the template. `velden` are the fields of a record that it fills; its own name when not given."""

    naam: str
    uitleg: str
    voorbeeld: str = ""
    velden: tuple = ()
    label: str = ""
    ook: tuple = ()  # other names by which people call it
    verplicht: bool = False

    @property
    def gevuld(self):
        return self.velden or (self.naam,)


@dataclass(frozen=True)
class Soort:
    """A kind of record: `naam` is the KIND of its model."""

    model: type[Model]
    label: str
    importer: Callable[[str], Importer]
    kolommen: list[Kolom]
    uitleg: str = ""
    scope: Callable = nullcontext  # a context manager in which the database shows and takes its rows
    woorden: dict = field(default_factory=dict)  # {field: a function of the importer and a value, for people to read}

    @property
    def naam(self):
        return self.model.KIND

    def kolom(self, naam):
        return next((kolom for kolom in self.kolommen if kolom.naam == naam), None)

    def label_of(self, veld) -> str:
        """What people call a field of a record."""
        kolom = next((kolom for kolom in self.kolommen if kolom.gevuld[0] == veld), None)
        label = kolom.label if kolom and kolom.label else veld.replace("_", " ")
        return label[:1].upper() + label[1:]

    def permission(self, verb):
        return permission(verb, self.model)

    def may_see(self, gebruiker) -> bool:
        """An import shows records as they are, also what is not public."""
        return may_see(gebruiker, self.model)

    def may_import(self, gebruiker) -> bool:
        """Who may add and change the records may import them."""
        return all(map(gebruiker.has_perm, ["redactie.add_import", self.permission("add"), self.permission("change")]))

    def may_change(self, gebruiker) -> bool:
        return gebruiker.has_perm("redactie.change_import") and gebruiker.has_perm(self.permission("change"))


SOORTEN: dict[str, Soort] = {}


def register(soort: Soort) -> None:
    SOORTEN[soort.naam] = soort


def seen_by(gebruiker) -> list[str]:
    """The kinds whose imports this person may see."""
    return [naam for naam, soort in SOORTEN.items() if soort.may_see(gebruiker)]
