"""The facets of events. Knows an event by its attributes only, so that the model can use it."""

from django.db.models import TextChoices

from agendas.models import Doel
from kennisbank.facets import land_option, thema_options
from kennisbank.models import Land, Thema
from raadsportaal.basis.search.facets import Facet, Facets


class Doelgroep(TextChoices):
    RAADSLEDEN = "raadsleden", "Raadsleden"
    GRIFFIERS = "griffiers", "Griffiers"
    AMBTENAREN = "ambtenaren", "Ambtenaren"
    BESTUURDERS = "bestuurders", "Bestuurders"


ONLINE, TER_PLAATSE = (0, "ja", "Online", "0"), (1, "nee", "Op een plek", "1")


def _doel_option(doel):
    return doel.nummer, str(doel.nummer), f"{doel.nummer} {doel.titel}", f"{doel.nummer:02}"


def _doel(event):
    return [_doel_option(doel) for doel in event.doelen.all()]


def _land(event):
    return [land_option(event.land)] if event.land else []


def _all_doelgroepen():
    return [(n, groep.value, groep.label, str(n)) for n, groep in enumerate(Doelgroep)]


def _doelgroep(event):
    return [option for option in _all_doelgroepen() if option[1] in event.doelgroepen]


def _online(event):
    """One that is both online and somewhere has both."""
    return [option for option, so in ((ONLINE, event.online), (TER_PLAATSE, event.plaats or not event.online)) if so]


BIJEENKOMST_FACETS = Facets(
    [
        Facet(
            "thema", "Thema", thema_options, whole=True, single=True,
            empty=lambda: [(thema.nummer, thema.slug, thema.naam, thema.naam) for thema in Thema.objects.all()],
        ),
        Facet(
            "doel", "Global Goal", _doel, whole=True, single=True,
            empty=lambda: map(_doel_option, Doel.objects.global_goals()),
        ),
        Facet("land", "Land", _land, whole=True, single=True, empty=lambda: map(land_option, Land.objects.all())),
        Facet("doelgroep", "Voor wie?", _doelgroep, whole=True, single=True, empty=_all_doelgroepen),
        Facet("online", "Waar?", _online, whole=True, single=True, empty=lambda: [ONLINE, TER_PLAATSE]),
    ]
)  # fmt: skip
