"""The facets of the kennisbank. Knows a praktijk by its attributes only, so that the model can use it."""

from raadsportaal.basis.search.facets import Facet, Facets
from raadsportaal.basis.search.indexing import sort_key

GROOTTES = [
    (50_000, "tot-50", "Tot 50.000 inwoners"),
    (150_000, "50-150", "50.000 tot 150.000"),
    (500_000, "150-500", "150.000 tot 500.000"),
    (float("inf"), "500-plus", "Meer dan 500.000"),
]
TALEN = {
    "nl": "Nederlands", "en": "Engels", "de": "Duits", "fr": "Frans", "es": "Spaans", "pt": "Portugees",
    "it": "Italiaans", "da": "Deens", "sv": "Zweeds", "no": "Noors", "fi": "Fins", "pl": "Pools", "uk": "Oekraïens",
    "ca": "Catalaans", "ja": "Japans", "id": "Indonesisch", "ar": "Arabisch", "tr": "Turks", "el": "Grieks",
    "sl": "Sloveens", "hu": "Hongaars", "cs": "Tsjechisch", "ro": "Roemeens", "et": "Ests", "ko": "Koreaans",
    "zh": "Chinees", "ru": "Russisch", "hr": "Kroatisch", "sr": "Servisch", "lt": "Litouws", "lv": "Lets",
    "sk": "Slowaaks", "bg": "Bulgaars", "is": "IJslands", "eu": "Baskisch", "he": "Hebreeuws", "sq": "Albanees",
    "vi": "Vietnamees", "th": "Thais", "nb": "Noors", "ka": "Georgisch", "mn": "Mongools", "mk": "Macedonisch",
}  # fmt: skip


def taal_naam(code):
    return TALEN.get(code, code or "onbekend")


def thema_options(record):
    return [(thema.nummer, thema.slug, thema.naam, thema.naam) for thema in record.themas.all()]


def doel_option(doel):
    return doel.nummer, str(doel.nummer), doel.titel, f"{doel.nummer:02}"


def choice_option(record, name):
    """What a field with choices says, in the order of its choices: that order is in the search table."""
    value = getattr(record, name)
    place = [choice for choice, _ in record._meta.get_field(name).flatchoices].index(value)
    return place, value, getattr(record, f"get_{name}_display")(), str(place)


def land_option(land):
    return land.nummer, land.slug, land.naam, land.sorteersleutel


def _inwoners(praktijk):
    if praktijk.inwoners is None:
        return []
    size = next(i for i, (below, _, _) in enumerate(GROOTTES) if praktijk.inwoners < below)
    _, key, label = GROOTTES[size]
    return [(size, key, label, str(size))]


def _rol(praktijk):
    places = [praktijk.Rol.values.index(rol) for rol in praktijk.rollen]
    return [(i, praktijk.Rol.values[i], praktijk.Rol.labels[i], str(i)) for i in places]


def _doel(praktijk):
    return [doel_option(regel.doel) for regel in praktijk.doelregels.all()]


def _land(praktijk):
    return [land_option(praktijk.land)]


def _bewijs(praktijk):
    label = praktijk.Zekerheid(praktijk.zekerheid).label
    return [(praktijk.zekerheid, str(praktijk.zekerheid), label, str(-praktijk.zekerheid + 9))]


def _werelddeel(praktijk):
    return [choice_option(praktijk.land, "werelddeel")]


def _subdoel(praktijk):
    return [(s.volgorde, s.code, f"{s.code} {s.titel}", f"{s.volgorde:03}") for s in praktijk.subdoelen.all()]


def _netwerk(praktijk):
    return [(n.nummer, n.slug, n.afkorting, n.afkorting.lower()) for n in praktijk.netwerken.all()]


def _onderwerp(praktijk):
    return [(one.nummer, one.slug, one.naam, sort_key(one.naam)) for one in praktijk.onderwerpen.all()]


def _afloop(praktijk):
    return [choice_option(praktijk, "afloop")] if praktijk.afloop else []


def _richting(praktijk):
    return [choice_option(praktijk, "richting")]


def _taal(praktijk):
    codes = {bron.taal[:2].lower() for bron in praktijk.bronregels.all() if bron.taal}
    codes = {code for code in codes if len(code) == 2 and code.isascii() and code.isalpha()}
    return [((ord(c[0]) - 97) * 26 + ord(c[1]) - 97, c, taal_naam(c), taal_naam(c)) for c in sorted(codes)]


FACETS = Facets(
    [
        Facet("thema", "Thema", thema_options, whole=True),
        Facet("inwoners", "Grootte van de gemeente", _inwoners),
        Facet("rol", "Wat doet de raad?", _rol),
        Facet("doel", "Global Goal", _doel, numbered=True),
        Facet("land", "Land", _land, most_first=True),
        Facet("bewijs", "Hoe zeker is het resultaat?", _bewijs),
        Facet("werelddeel", "Werelddeel", _werelddeel),
        Facet("subdoel", "Subdoel", _subdoel, most_first=True, numbered=True),
        Facet("netwerk", "Kennisnetwerk", _netwerk, most_first=True),
        Facet("richting", "Van of naar Nederland", _richting),
        Facet("taal", "Taal van de bronnen", _taal, most_first=True),
        Facet("onderwerp", "Onderwerp", _onderwerp, most_first=True),
        Facet("afloop", "Hoe liep het af?", _afloop),
    ]
)
