"""What a changed sentence would say, on papers of real records: for the editor, before it counts."""

from dataclasses import replace

from agendas.models import Indicator
from raadsportaal.dossiers.choices import Uitkomst
from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.dossiers.profiel import Deel, Profiel, example_profiel
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten import materiaal
from raadsportaal.instrumenten.bouwen import build
from raadsportaal.instrumenten.jaarbeeld.jaar import Jaar, Telling
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
    found.jaar = _example_jaar(found.dossier, found.subdoelen[0], today)
    return found


def _example_jaar(dossier, subdoel, today):
    """An invented year with a bit of everything, for a municipality whose own dossiers VNG does not see."""
    dossier.stand, dossier.behandeldatum = "aangenomen", today
    profiel = example_profiel()
    koppeling = Koppeling(pk=0, dossier=dossier, subdoel=subdoel, toelichting="Zo schreef een griffie het op")
    none = Profiel([Deel(deel.doel, 0) for deel in profiel.delen], 0, 0)
    untied = replace(none, dossiers=2)
    nu = {Uitkomst.AANGENOMEN: profiel, Uitkomst.VERWORPEN: none, Uitkomst.ANDERS: untied}
    vorig = dict.fromkeys(Uitkomst, none)
    ties = {subdoel.doel.nummer: [koppeling] * 5}
    return Jaar(Telling(today.year, nu), Telling(today.year - 1, vorig), ties, [], 3, 2, 1)
