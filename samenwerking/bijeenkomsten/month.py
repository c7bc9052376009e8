"""A month as a calendar shows it: weeks from Monday, each day with what takes place."""

from calendar import Calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from samenwerking.bijeenkomsten.times import YEARS, local, midnight

DAGEN = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


@dataclass
class Dag:
    datum: date
    hier: bool  # whether it is of this month
    vandaag: bool
    bijeenkomsten: list = field(default_factory=list)


@dataclass(frozen=True)
class Maand:
    jaar: int
    maand: int

    @classmethod
    def of(cls, jaar, maand):
        """None when there is no such month, or so far away that nothing can be there."""
        return cls(jaar, maand) if jaar in YEARS and 1 <= maand <= 12 else None

    @property
    def eerste(self):
        return date(self.jaar, self.maand, 1)

    @property
    def vorige(self):
        return self.of(self.jaar - (self.maand == 1), (self.maand - 2) % 12 + 1)

    @property
    def volgende(self):
        return self.of(self.jaar + (self.maand == 12), self.maand % 12 + 1)

    @property
    def moments(self):
        """Its first moment, and the first after it."""
        after = (self.eerste + timedelta(days=31)).replace(day=1)
        return midnight(self.eerste), midnight(after)

    def weken(self, bijeenkomsten, today):
        """Rows of seven days; an event stands on each day that it lasts."""
        weken = [
            [Dag(datum, datum.month == self.maand, datum == today) for datum in week]
            for week in Calendar().monthdatescalendar(self.jaar, self.maand)
        ]
        dagen = {dag.datum: dag for week in weken for dag in week if dag.hier}
        for bijeenkomst in bijeenkomsten:
            for datum in days_of(bijeenkomst):
                if datum in dagen:
                    dagen[datum].bijeenkomsten.append(bijeenkomst)
        return weken


def days_of(bijeenkomst):
    """The days in Amsterdam on which it takes place; one that ends at midnight is not of the next day."""
    first, last = local(bijeenkomst.begin).date(), local(bijeenkomst.einde - timedelta(microseconds=1)).date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
