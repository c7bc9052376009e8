"""Small makers of records for tests: build.praktijk(titel="...") is complete and published unless told otherwise."""

from itertools import count

from agendas.models import Doel, Subdoel
from kennisbank.models import Bron, Land, Praktijk, PraktijkDoel, Stap, Thema
from raadsportaal.basis.models import Status
from raadsportaal.gemeenten.models import Gebruiker

number = count(1)


def gebruiker(**fields):
    n = next(number)
    fields = {"naam": f"Redacteur {n}", "is_staff": True, "is_superuser": True} | fields
    return Gebruiker.objects.create_user(fields.pop("email", f"redacteur{n}@voorbeeld.nl"), "geheim", **fields)


def praktijk(*, land="NO", themas=("wonen",), doelen=(11,), subdoelen=(), bron_taal="en", stap="", **fields):
    n = next(number)
    fields = {
        "titel": f"Voorbeeld {n}",
        "slug": f"voorbeeld-{n}",
        "samenvatting": "Een korte samenvatting.",
        "status": Status.GEPUBLICEERD,
        "plaats": "Bergen",
        "breedtegraad": 60.39,
        "lengtegraad": 5.32,
        "lastig": "Het duurde lang.",
        "nl_duiding": "Dit kan ook hier.",
        "rollen": ["kaders"],
    } | fields
    praktijk = Praktijk.objects.create(land=Land.objects.get(code=land), **fields)
    praktijk.themas.set(Thema.objects.filter(slug__in=themas))
    praktijk.subdoelen.set(Subdoel.objects.filter(code__in=subdoelen))
    for place, nummer in enumerate(doelen):
        doel = Doel.objects.global_goals().get(nummer=nummer)
        PraktijkDoel.objects.create(praktijk=praktijk, doel=doel, volgorde=place)
    Bron.objects.create(praktijk=praktijk, titel="Source", url="https://example.org/source", taal=bron_taal)
    if stap:
        Stap.objects.create(praktijk=praktijk, titel="Stap", tekst=stap)
    praktijk.index()
    return praktijk


def record(**fields):
    """A row of an import, complete but for what the test leaves out."""
    n = next(number)
    return {
        "slug": f"rij-{n}",
        "titel": f"Rij {n}",
        "samenvatting": "Samenvatting.",
        "plaats": "Bergen",
        "land": "NO",
        "themas": ["wonen"],
        "doelen": [11],
        "bronnen": [{"titel": "Source", "url": "https://example.org/"}],
    } | fields
