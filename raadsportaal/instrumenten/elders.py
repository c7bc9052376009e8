"""What councils elsewhere handed in and show to everyone: about a doel, a figure or an example."""

from raadsportaal.gemeenten.access import PUBLISHED, bereik
from raadsportaal.instrumenten.models import Ingediend

MOST = 4


def asked_elsewhere(**naar) -> list[Ingediend]:
    """The newest published papers whose griffie linked them to this, such as `praktijk=…`.

    Read in the scope of what is public, so that nothing else can come along; also of one's own municipality.
    """
    with bereik(PUBLISHED):
        return list(Ingediend.objects.with_link_to(**naar).for_list().newest_first()[:MOST])
