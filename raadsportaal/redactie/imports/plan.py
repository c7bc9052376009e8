"""What an import would do with a row: the same decision for its preview and for its writing."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from raadsportaal.redactie.imports.report import Refusal

# What an import reads is a dict of plain values, as JSON holds them. What it finds is an instance of whatever model its
# kind has: no type tells what those have in common.
Record = dict[str, Any]
Instance = Any


class Uitkomst(StrEnum):
    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    OPENBAAR = "openbaar"  # changed, and the public sees it already: not by one person alone
    ONGEWIJZIGD = "ongewijzigd"
    SAMEN = "samengevoegd"  # went up in another record, which is the `instance`; nothing is done
    FOUT = "fout"


@dataclass
class Plan:
    """One row: `record` as it was read, `instance` when it is there already.

    `wijzigingen` and `gehouden` are {field: (what is here now, what the file says)}: to be written, and left as an
    editor made it. `waarden` is what will be remembered of the row, None when that stays the same.
    """

    rij: int
    uitkomst: Uitkomst
    naam: str = ""
    record: Record = field(default_factory=dict)
    place: tuple[str, str] = ("", "")  # its collection and its key there
    instance: Instance = None
    wijzigingen: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    gehouden: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    waarden: Record | None = None
    fouten: list[Refusal] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)  # what is no fault, and worth a look
    opgegaan: str = ""  # in what it went up, in words: where that is a row of the same file and no instance
    werkkopie: bool = False  # a colleague's changes of it wait to be published
    written: bool = False  # what it does was done

    @property
    def pk(self):
        return self.instance.pk if self.instance else None

    @property
    def does_something(self):
        return self.uitkomst in (Uitkomst.NIEUW, Uitkomst.GEWIJZIGD, Uitkomst.OPENBAAR)

    def tell(self, report):
        """Count it, but for what is new: that is counted when it is there."""
        report.refused += self.fouten
        report.notes += [f"Rij {self.rij} ({self.naam}): {text}" for text in self.opmerkingen]
        if self.gehouden:
            report.kept.append(f"{self.instance.titel}: {', '.join(self.gehouden)}")
        if self.wijzigingen and self.written:
            report.changed += 1
        elif self.wijzigingen:
            report.left.append(str(self.instance))
        elif self.uitkomst == Uitkomst.ONGEWIJZIGD:
            report.unchanged += 1
        elif self.uitkomst == Uitkomst.SAMEN:
            report.merged += 1
            if not self.opgegaan:
                titel = self.record["titel"]
                report.notes.append(f"‘{titel}’ is samengevoegd met ‘{self.instance}’: er gebeurt niets.")

    def as_data(self):
        """All that a person who sees the preview agrees to; the same data, the same deed."""
        if self.uitkomst == Uitkomst.NIEUW:  # its number is not known before it is written
            return [self.rij, self.uitkomst, self.record]
        return [self.rij, self.uitkomst, self.pk, self.wijzigingen, self.gehouden, self.werkkopie]
