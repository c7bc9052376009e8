"""What a changed sentence would say, on papers of real records: for the editor, before it counts."""

from agendas.models import Indicator
from raadsportaal.dossiers.models import Dossier
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten import materiaal
from raadsportaal.instrumenten.bouwen import build
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.zinnen import Zinnen

SHOWN = 5  # sentences
FEW_FIGURES, FEW_EXAMPLES = 24, 12
SUBDOELEN = ["3.a", "11.5", "11.7"]


def previews(changed: dict[str, str], today) -> dict[str, list[str]]:
    """Of each of these a few sentences, each different; none where the records of today give no occasion for it."""
    zinnen = Zinnen(changed)
    whole = _material(today)
    for soort in Soort:
        build(soort, whole, zinnen)
    empty = materiaal.Materiaal(whole.gemeente, whole.peers, today)
    for soort in Soort:
        build(soort, empty, zinnen)
    texts = {sleutel: dict.fromkeys(text for made, text in zinnen.made if made == sleutel) for sleutel in changed}
    return {sleutel: list(different)[:SHOWN] for sleutel, different in texts.items()}


def _material(today):
    """Of a municipality with figures, and an unsaved dossier: what a municipality keeps is not VNG's to see."""
    gemeente = Gemeente.objects.real().filter(cijfers__isnull=False).order_by("-inwoners", "pk").first()
    gemeente = gemeente or Gemeente.objects.order_by("pk").first()
    codes = list(Indicator.objects.for_meetlat().values_list("code", flat=True)[:FEW_FIGURES])
    of_each = [
        slug
        for sureness in (1, 2, 3)
        for slug in materiaal.praktijken().filter(zekerheid=sureness).values_list("slug", flat=True)[:FEW_EXAMPLES]
    ]
    agreed = [doel.sleutel for doel in materiaal.afspraken()[:SHOWN]]
    keuze = materiaal.Keuze("", SUBDOELEN, codes, of_each, afspraken=agreed)
    found = materiaal.offered(gemeente, keuze, today)
    found.dossier = Dossier(gemeente=gemeente, titel="Een voorstel als voorbeeld", soort="raadsvoorstel", slug="x")
    return found
