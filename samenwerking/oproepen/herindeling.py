"""What a merger of municipalities does to their offers and responses."""

from django.db import transaction

from raadsportaal.gemeenten.moving import moves_along
from samenwerking.models import Aanbod, Reactie


@moves_along
@transaction.atomic
def move(van, naar) -> tuple[int, int]:
    """(offers, responses) that went along. To a call that both answered the successor's response stays. In bereik.

    So it is for a person who answered in both: the response there stays.
    """
    Reactie.objects.with_raadsleden(van).answered_by(naar).delete()
    return Aanbod.objects.move(van, naar), Reactie.objects.move(van, naar)
