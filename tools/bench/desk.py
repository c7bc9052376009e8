"""The lists of the admin with ten thousand praktijken: time against a bare view, and how many statements they take."""

import random

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agendas.models import Doel
from kennisbank.models import Bron, Land, Praktijk, PraktijkDoel, Thema
from raadsportaal.redactie.models import Status
from tools.bench.measure import side_by_side

LIST = "/beheer/kennisbank/praktijk/"
PAGES = {
    "lijst": "",
    "lijst, bladzijde 100": "?p=100",
    "lijst, zoeken: alles": "?q=bewoners",
    "lijst, zoeken: 25 voorbeelden": "?q=plaats+444",
    "lijst, 3 filters": "?status__exact=gepubliceerd&grootte=tot-50&rol=kaders",
}


def load_praktijken(number):
    """That many, each with three doelen, two thema's and two bronnen; no search rows, which the admin does not read."""
    chance = random.Random(number)  # noqa: S311 (reproducible, not secret)
    landen, themas = list(Land.objects.all()), list(Thema.objects.all())
    doelen = list(Doel.objects.global_goals())
    praktijken = Praktijk.objects.bulk_create(
        Praktijk(
            titel=f"Bewoners doen mee in wijk {n}", slug=f"bench-{n}", samenvatting="Zij beslissen mee. " * 10,
            status=chance.choice(Status.values), land=chance.choice(landen), plaats=f"Plaats {n % 5000}",
            inwoners=int(10 ** chance.uniform(3, 7)), zekerheid=chance.randint(1, 3), probleem="Een zin. " * 60,
            rollen=chance.sample(Praktijk.Rol.values, 2), nl_duiding="Dat kan. " * (n % 3),
        )
        for n in range(number)
    )  # fmt: skip
    PraktijkDoel.objects.bulk_create(
        PraktijkDoel(praktijk=praktijk, doel=doel, volgorde=place)
        for praktijk in praktijken
        for place, doel in enumerate(chance.sample(doelen, 3))
    )
    Praktijk.themas.through.objects.bulk_create(
        Praktijk.themas.through(praktijk=praktijk, thema=thema)
        for praktijk in praktijken
        for thema in chance.sample(themas, 2)
    )
    Bron.objects.bulk_create(
        Bron(praktijk=praktijk, titel=f"Bron {n}", url="https://example.org/", datum="2024"[: 4 * n])
        for praktijk in praktijken
        for n in range(2)
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


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
