"""The list of the kennisbank, as its page, its files, its feed, the open data and who follows it know it."""

from kennisbank.facets import FACETS
from kennisbank.models import Praktijk
from raadsportaal.basis.search.lists import Lijst
from raadsportaal.gemeenten.context import inhabitants_of

LIJST = Lijst(
    kind=Praktijk.KIND,
    facets=FACETS,
    naam="praktijken",
    een="voorbeeld",
    meer="voorbeelden",
    page="kennisbank/praktijken.html",
    fragment="kennisbank/_resultaten.html",
    urls={
        "lijst": "kennisbank:praktijken",
        "csv": "kennisbank:export_csv",
        "xlsx": "kennisbank:export_xlsx",
        "rss": "kennisbank:rss",
    },
    told=lambda praktijk: [
        ("de titel", praktijk.titel),
        ("de naam van plaats en land", praktijk.waar),
        ("de samenvatting", praktijk.samenvatting),
        ("de trefwoorden", ", ".join(praktijk.trefwoorden)),
        ("het onderwerp", ", ".join(praktijk.onderwerpnamen)),
    ],
    place_of=Praktijk.place_on_map,
    near=inhabitants_of,
)
