"""What became of the rows of an import: what was done, and why a row was refused."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refusal:
    """A row that was not taken: its number in the file and its name where it has one, the field and the reason."""

    row: int
    field: str
    reason: str
    name: str = ""

    def __str__(self):
        name = f" ({self.name})" if self.name else ""
        return f"Rij {self.row}{name}, {self.field}: {self.reason}"


@dataclass
class Report:
    """What an import would do or did."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    merged: int = 0  # of what an editor merged with another record: nothing is done
    refused: list[Refusal] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # of what changes, and not by this person: it is public, say
    kept: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def refused_rows(self):
        return len({refusal.row for refusal in self.refused})

    @property
    def rows(self):
        """Of the file: each was taken, left as it was, or refused."""
        return self.added + self.changed + self.unchanged + len(self.left) + self.merged + self.refused_rows

    def lines(self, *, dry_run=False):
        counts = {
            "Toegevoegd": self.added,
            "gewijzigd": self.changed,
            "ongewijzigd": self.unchanged,
            "geweigerd": self.refused_rows,
        } | ({"samengevoegd": self.merged} if self.merged else {})
        yield ", ".join(f"{word}: {count}" for word, count in counts.items())
        yield from map(str, self.refused)
        yield from (f"Niet overschreven, want door een redacteur gewijzigd: {text}" for text in self.kept)
        yield from self.notes
        if dry_run:
            yield "Dit was een proef: er is niets opgeslagen."
