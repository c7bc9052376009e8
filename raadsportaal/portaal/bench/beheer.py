"""The lists of the admin with ten thousand praktijken: time against a bare view, and how many statements they take."""

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from raadsportaal.portaal.bench.measure import side_by_side

LIST = "/beheer/kennisbank/praktijk/"
PAGES = {
    "lijst": "",
    "lijst, bladzijde 100": "?p=100",
    "lijst, zoeken": "?q=bewoners",
    "lijst, 3 filters": "?status__exact=gepubliceerd&grootte=tot-50&rol=kaders",
}


def measure_lists(out, rounds):
    """Print a row for each page; the praktijken are loaded already."""
    editor = get_user_model().objects.create_user("bench@voorbeeld.nl", "x", is_staff=True, is_superuser=True)
    client, visitor = Client(), Client()
    client.force_login(editor)
    out.write(
        "| pagina | mediaan ms | p95 ms | keer een kale view | opdrachten aan de database |\n|---|---|---|---|---|"
    )
    for name, query in PAGES.items():
        timed = side_by_side(
            {"lijst": lambda q=query: client.get(LIST + q), "kaal": lambda: visitor.get("/robots.txt")}, rounds
        )
        with CaptureQueriesContext(connection) as made:
            answer = client.get(LIST + query)
        if answer.status_code != 200:
            raise RuntimeError(f"{LIST}{query}: {answer.status_code}")
        row = timed["lijst"]
        ratio = timed["lijst"] / timed["kaal"]
        out.write(f"| {name} | {row.median:.1f} | {row.p95:.1f} | {ratio:.0f} | {len(made)} |")
