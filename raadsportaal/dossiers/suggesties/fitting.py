"""Which foreign examples and commitments fit the subdoelen that a text touches, with the reason in words."""

from collections import Counter
from dataclasses import dataclass

from agendas.models import Doel, Subdoel, Verband
from kennisbank.models import Praktijk

MOST_EXAMPLES, MOST_COMMITMENTS = 2, 2


@dataclass(frozen=True)
class PassendeInhoud:
    """An example or a commitment that fits, and why."""

    naar: Praktijk | Doel
    reden: str


@dataclass(frozen=True)
class Passends:
    """What fits one doel of a text, the best first."""

    voorbeelden: list[PassendeInhoud]
    afspraken: list[PassendeInhoud]


def fitting(wanted: dict[int, Counter]) -> dict[int, Passends]:
    """For each doel what fits it; `wanted` has per doel how often each of its subdoelen was found.

    Always the same number of queries. An example is named at the first doel that it fits only.
    """
    codes = {code for counts in wanted.values() for code in counts}
    shared = Praktijk.objects.published().codes_among(codes)
    praktijken = Praktijk.objects.for_cards().in_bulk(list(shared))
    subdoelen = {subdoel.code: subdoel for subdoel in Subdoel.objects.filter(code__in=codes)}
    ties = {}
    for tie in Verband.objects.of_codes(codes):
        ties.setdefault(tie.subdoel.code, []).append(tie)
    found, named = {}, set()
    for doel, counts in wanted.items():
        examples = _examples(counts, {pk: had for pk, had in shared.items() if pk not in named}, praktijken, subdoelen)
        named |= {example.naar.pk for example in examples}
        found[doel] = Passends(examples, _commitments(counts, ties))
    return found


def _examples(counts, shared, praktijken, subdoelen):
    """Those that share what the text says most; of equals the one whose result is surest."""

    def weight(pk):
        return sum(counts[code] for code in shared[pk] if code in counts)

    fit = [pk for pk in shared if weight(pk)]
    fit.sort(key=lambda pk: (-weight(pk), -praktijken[pk].zekerheid, praktijken[pk].slug))
    return [PassendeInhoud(praktijken[pk], _why(shared[pk], counts, subdoelen)) for pk in fit[:MOST_EXAMPLES]]


def _why(had, counts, subdoelen):
    """The subdoel that both have, the one that the text says most of."""
    code = min(had & counts.keys(), key=lambda code: (-counts[code], code))
    return f"Gaat ook over {code}, ‘{subdoelen[code].titel}’."


def _commitments(counts, ties):
    found = {}
    for code, _ in counts.most_common():
        for tie in ties.get(code, ()):
            found.setdefault(tie.doel_id, PassendeInhoud(tie.doel, f"{tie.subdoel.code}: {tie.reden}"))
    return list(found.values())[:MOST_COMMITMENTS]
