"""The register of city partnerships, as its page, its files and the open data know it."""

from raadsportaal.basis.search.lists import Lijst
from samenwerking.models import Stedenband
from samenwerking.stedenbanden.facets import STEDENBAND_FACETS

LIJST = Lijst(
    kind=Stedenband.KIND,
    facets=STEDENBAND_FACETS,
    naam="stedenbanden",
    een="stedenband",
    meer="stedenbanden",
    page="samenwerking/stedenbanden.html",
    fragment="samenwerking/_banden.html",
    urls={
        "lijst": "samenwerking:stedenbanden",
        "csv": "samenwerking:stedenbanden_csv",
        "xlsx": "samenwerking:stedenbanden_xlsx",
    },
    per_page=50,
)
