"""The list of programmes, as its page, its files, its feed, the open data and who follows it know it."""

from raadsportaal.basis.search.lists import Lijst
from samenwerking.facets import PROGRAMMA_FACETS
from samenwerking.models import Programma

LIJST = Lijst(
    kind=Programma.KIND,
    facets=PROGRAMMA_FACETS,
    naam="programmas",
    een="programma of project",
    meer="programma’s en projecten",
    page="samenwerking/programmas.html",
    fragment="samenwerking/_programmas.html",
    urls={
        "lijst": "samenwerking:programmas",
        "csv": "samenwerking:programmas_csv",
        "xlsx": "samenwerking:programmas_xlsx",
        "rss": "samenwerking:programmas_rss",
    },
    orders={
        "best": "Past het best",
        "laatst": "Laatst begonnen eerst",
        "eerst": "Eerst begonnen eerst",
        "nieuw": "Laatst gewijzigd eerst",
    },
)
