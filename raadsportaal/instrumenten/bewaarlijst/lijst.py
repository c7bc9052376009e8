"""A bewaarlijst as its page shows it: each line with what it points at now, and what of it can go into a paper."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.timezone import localtime

from raadsportaal.basis import kinds
from raadsportaal.instrumenten.materiaal import MOST_OFFERED, Materiaal
from raadsportaal.instrumenten.models import Bewaard


@dataclass(frozen=True)
class Regel:
    bewaard: Bewaard
    record: Model | None  # None: it was withdrawn since
    adres: str = ""
    papier: tuple[str, str] | None = None  # as Naar de raad names it in its address: ("praktijk", "oslo")

    @property
    def kop(self) -> str:
        """The name that it has now; of what was withdrawn the one that it had."""
        return str(self.bewaard) if self.bewaard.vraag or not self.record else str(self.record)

    @property
    def verteld(self) -> str:
        """What was told of it, as a sentence: "Voorbeeld uit Oslo, Noorwegen."."""
        return self.bewaard.regel.removesuffix(".") + "."

    @property
    def dag(self) -> str:
        return date_format(localtime(self.bewaard.op), "j F Y")


def lines(bewaard: Iterable[Bewaard], gemeente) -> list[Regel]:
    """In their order. The number of queries grows with the kinds among them, not with how many there are."""
    bewaard, wanted = list(bewaard), defaultdict(set)
    for one in bewaard:
        wanted[one.soort].add(one.record)
    there = {name: kinds.named(name).keep.choices().in_bulk(numbers) for name, numbers in wanted.items()}
    return [_line(one, there[one.soort].get(one.record), gemeente) for one in bewaard]


def _line(one, record, gemeente):
    keep = kinds.named(one.soort).keep
    if record is None or (one.vraag and one.vraag not in keep.questions(record)):
        return Regel(one, None)
    address = keep.address(record, gemeente)
    if one.vraag:
        return Regel(one, record, f"{address}#vragen", ("vraag", one.vraag))
    return Regel(one, record, address, (keep.paper, getattr(record, keep.key)) if keep.paper else None)


def to_add(lid, aanbod: Materiaal) -> list[Regel]:
    """What this person keeps that can go into a paper and is not offered for it already; the first of the list."""
    offered = {(kind, key) for kind, keys in aanbod.uit.items() for key in keys}
    offered |= {("vraag", vraag.tekst) for vraag in aanbod.vragen}
    kept = lines(Bewaard.objects.of_lid(lid).on_list().in_order(), lid.gemeente)
    return [regel for regel in kept if regel.papier and regel.papier not in offered][:MOST_OFFERED]


def as_text(regels: list[Regel], absolute) -> str:
    """To paste into an e-mail; `absolute` makes a whole address of a path."""
    return "\n\n".join("\n".join(_told(regel, absolute)) for regel in regels)


def _told(regel, absolute):
    said = [regel.kop, regel.bewaard.regel, absolute(regel.adres) if regel.adres else "", regel.bewaard.notitie]
    return [line for line in said if line]
