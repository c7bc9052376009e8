"""With whom a municipality is compared: municipalities like it, its province, all, or those a reader chose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.text import slugify

from raadsportaal.basis.texts import clean_text, number_of
from raadsportaal.gemeenten.models import Gemeente, Grootteklasse, Stedelijkheid

LIKE, SIZE, PROVINCE, EVERYONE, OWN = "vergelijkbaar", "grootte", "provincie", "alle", "eigen"
MOST_OWN = 8
FEWEST_LIKE = 10  # others of the same size and urbanity; with fewer the size alone decides


@dataclass
class Peers:
    """The group of a municipality as the address asks for it: `groep`, and `met` (names) for an own choice."""

    gemeente: Gemeente
    groep: str = LIKE
    met: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, gemeente: Gemeente, query: Mapping) -> "Peers":
        """Anything may come in; what is unknown becomes the usual group."""
        groep = query.get("groep", LIKE)
        met = [name.strip() for name in clean_text(query.get("met", "")).split(",")]
        met = list(dict.fromkeys(name for name in met if name))[:MOST_OWN]
        return cls(gemeente, groep if groep in (SIZE, PROVINCE, EVERYONE, OWN) else LIKE, met)

    @cached_property
    def gemeenten(self) -> list[Gemeente]:
        """The others, by name; the municipality itself is never in its group."""
        others = Gemeente.objects.real().exclude(pk=self.gemeente.pk).order_by("sorteernaam")
        if self.groep == OWN:
            return list(others.filter(slug__in=map(slugify, self.met)))
        if self.groep == PROVINCE:
            return list(others.filter(provincie=self.gemeente.provincie))
        if self.groep == EVERYONE or not self.gemeente.grootteklasse:
            return list(others)
        same_size = others.filter(grootteklasse=self.gemeente.grootteklasse)
        if self.groep == SIZE:
            return list(same_size)
        alike = list(same_size.filter(stedelijkheid=self.gemeente.stedelijkheid))
        return alike if len(alike) >= FEWEST_LIKE else list(same_size)

    @cached_property
    def ids(self) -> list[int]:
        return [gemeente.pk for gemeente in self.gemeenten]

    @property
    def in_words(self) -> str:
        """ "46 gemeenten met 25.000 tot 50.000 inwoners, matig stedelijk"."""
        n = len(self.gemeenten)
        many = number_of(n, "gemeente", "gemeenten")
        if self.groep == OWN:
            return f"{many} die u koos" if n else "gemeenten die u nog moet kiezen"
        if self.groep == PROVINCE:
            return f"{many} in {self.gemeente.get_provincie_display()}"
        if self.groep == EVERYONE or not self.gemeente.grootteklasse:
            return f"alle {n} andere gemeenten"
        size = Grootteklasse(self.gemeente.grootteklasse).label
        size = size[0].lower() + size[1:]
        if self._is_by_urbanity:
            urbanity = Stedelijkheid(self.gemeente.stedelijkheid).label.lower()
            return f"{many} met {size}, {urbanity}"
        return f"{many} met {size}"

    @property
    def _is_by_urbanity(self):
        return self.groep == LIKE and all(g.stedelijkheid == self.gemeente.stedelijkheid for g in self.gemeenten)

    @property
    def reason(self) -> str:
        """Why it is another group than one would expect; empty when it is not."""
        if self.groep == LIKE and not self.gemeente.grootteklasse:
            return "Van deze gemeente weten wij niet hoe groot zij is. Daarom ziet u alle gemeenten."
        if self.groep == LIKE and self.gemeenten and not self._is_by_urbanity:
            return "Er zijn te weinig gemeenten die ook even stedelijk zijn. Daarom telt alleen de grootte."
        return ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """(key, label) of what a reader can choose."""
        return [
            (LIKE, "Vergelijkbare gemeenten"),
            (SIZE, "Even grote gemeenten"),
            (PROVINCE, f"Gemeenten in {self.gemeente.get_provincie_display() or 'de provincie'}"),
            (EVERYONE, "Alle gemeenten"),
            (OWN, "Gemeenten die ik zelf kies"),
        ]

    @property
    def most_own(self) -> int:
        return MOST_OWN

    @property
    def as_typed(self) -> str:
        """The own choice by the names of those that are known, and what else was typed."""
        return ", ".join([*(gemeente.naam for gemeente in self.gemeenten), *self.unknown])

    @property
    def unknown(self) -> list[str]:
        """What was typed that is no municipality."""
        known = {gemeente.slug for gemeente in self.gemeenten} | {self.gemeente.slug}
        return [name for name in self.met if slugify(name) not in known]

    def params(self) -> dict[str, str]:
        """What keeps this choice in an address."""
        kept = {"groep": self.groep} if self.groep != LIKE else {}
        chosen = ",".join(gemeente.slug for gemeente in self.gemeenten) if self.groep == OWN else ""
        return kept | ({"met": chosen} if chosen else {})
