"""What councils elsewhere handed in and show to everyone: about a doel, a figure or an example."""

from django.db.models import Q

from raadsportaal.gemeenten.access import PUBLISHED, bereik
from raadsportaal.instrumenten.materiaal import Materiaal
from raadsportaal.instrumenten.models import Ingediend

MOST = 4


def asked_elsewhere(naar: Q) -> list[Ingediend]:
    """The newest published papers whose griffie linked them to this, such as `Q(praktijk=…)`.

    Read in the scope of what is public, so that nothing else can come along; also of one's own municipality.
    """
    with bereik(PUBLISHED):
        return list(Ingediend.objects.with_link_to(naar).for_list().newest_first()[:MOST])


def asked_about(found: Materiaal) -> list[Ingediend]:
    """Likewise, of all that goes into a paper."""
    figures = [meting.indicator for meting in found.metingen]
    return asked_elsewhere(Q(subdoel__in=found.subdoelen) | Q(praktijk__in=found.praktijken) | Q(indicator__in=figures))
