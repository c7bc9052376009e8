"""Which commitments of other agendas ask the same as a subdoel, and the other way round."""

from collections import defaultdict
from collections.abc import Mapping

from agendas.models import Verband
from raadsportaal.basis.kept_answers import kept


@kept(1)
def counting_verbanden() -> tuple[Mapping[int, list[Verband]], Mapping[int, list[Verband]]]:
    """By the key of a subdoel and by that of a doel its verbanden that count, the strongest first: some 160 in all."""
    of_subdoel, of_doel = defaultdict(list), defaultdict(list)
    for verband in Verband.objects.published().counting().select_related("doel__agenda", "subdoel"):
        of_subdoel[verband.subdoel_id].append(verband)
        of_doel[verband.doel_id].append(verband)
    return dict(of_subdoel), dict(of_doel)
