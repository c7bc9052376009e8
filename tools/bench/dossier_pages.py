"""The pages of one municipality, side by side: with its dossiers alone in the database, and among all others."""

from contextlib import contextmanager
from functools import partial

from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from raadsportaal.dossiers.models import Koppeling
from raadsportaal.dossiers.models.dossier_queries import portefeuille_key
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente, Rol
from tools.bench import dossiers
from tools.bench.measure import side_by_side
from tools.bench.planner import measure_planning

FEW, MANY = 30, 300  # dossiers of a municipality
KOPPELINGEN = 10  # of a dossier
BARE_LIST = "dossiers, kale lijst"
WITH_DOCUMENTS = 5  # municipalities, of the one that is measured and others: all of them would be 20 million passages
FILTERS = f"welke=alles&soort=raadsvoorstel&doel=11&portefeuille={portefeuille_key('A. Bakker')}"


class DossierBench:
    """Loads the dossiers of one municipality, then of all, and asks for pages of the one in both databases in turn."""

    def __init__(self, stdout, rounds):
        self.stdout, self.rounds, self.today = stdout, rounds, timezone.localdate()

    def run(self):
        call_command("createcachetable", verbosity=0)
        call_command("laad_inhoud", stdout=self.stdout)
        gemeenten = list(Gemeente.objects.current(self.today))
        dossiers.make_people(gemeenten)
        self.gemeente = gemeenten[0]
        self._load([self.gemeente], FEW)
        pages = self._pages()
        few = {name: _statements(ask) for name, ask in pages.items()}
        self._load([self.gemeente], MANY)
        self._load_documents([self.gemeente])
        measure_planning(self.stdout, self.rounds)
        with _clone("een") as alone:
            self._load(gemeenten, MANY)
            self._load_documents(gemeenten[:WITH_DOCUMENTS])
            self._sizes()
            with _clone("zonder_slot") as unlocked:
                with _in(unlocked):
                    dossiers.unlock()
                self._table(pages, few, alone, unlocked)

    def _load(self, gemeenten, number):
        rows, seconds = dossiers.load(gemeenten, number, KOPPELINGEN, self.today)
        size = f"{len(gemeenten)} × {number} × {KOPPELINGEN}"
        self.stdout.write(f"Ingelezen: {size}, {rows} rijen in {seconds:.0f} s, {rows / seconds:.0f} per seconde")

    def _load_documents(self, gemeenten):
        rows, seconds = dossiers.load_documents(gemeenten)
        size = f"{len(gemeenten)} × {MANY} × {dossiers.PAGES} bladzijden"
        self.stdout.write(f"Stukken: {size}, {rows} rijen in {seconds:.0f} s")

    def _table(self, pages, few, alone, unlocked):
        self.stdout.write(
            "\n| pagina | mediaan ms | p95 ms | keer een kale view | keer de lijst | groei | tweede slot "
            f"| opdrachten bij {FEW} | bij {MANY} |\n|---|---|---|---|---|---|---|---|---|"
        )
        bare, among = partial(Client().get, "/robots.txt"), connections["default"]
        beside = {"bare": bare, "list": partial(_ask_in, among, pages[BARE_LIST])}
        for name, ask in pages.items():
            places = {"among": among, "alone": alone, "unlocked": unlocked}
            timed = side_by_side(
                {place: partial(_ask_in, database, ask) for place, database in places.items()} | beside,
                self.rounds,
            )
            page = timed["among"]
            self.stdout.write(
                f"| {name} | {page.median:.1f} | {page.p95:.1f} | {page / timed['bare']:.0f} "
                f"| {page / timed['list']:.1f} | {page / timed['alone']:.2f} | {page / timed['unlocked']:.2f} "
                f"| {few[name]} | {_statements(ask)} |"
            )

    def _pages(self):
        """{name: a function that asks for it}, each as who would ask for it."""
        griffier, raadslid, visitor = self._signed_in(Rol.GRIFFIER), self._signed_in(Rol.RAADSLID), Client()
        own = self.gemeente.get_absolute_url()
        with bereik(EVERYTHING):
            dossier = self.gemeente.dossiers.select_related("gemeente").order_by("pk").first()
        page, lijst = dossier.get_absolute_url(), f"{own}dossiers/"
        return {
            "Mijn gemeente, griffier": partial(griffier.get, own),
            "Mijn gemeente, raadslid": partial(raadslid.get, own),
            BARE_LIST: partial(griffier.get, lijst),
            "dossiers, met woorden": partial(griffier.get, f"{lijst}?q=wijk+bewoners"),
            "dossiers, met zeldzame woorden": partial(griffier.get, f"{lijst}?q=waterberging"),
            "dossiers, met 3 filters": partial(griffier.get, f"{lijst}?{FILTERS}"),
            "alle dossiers als CSV": partial(_whole, griffier, f"{lijst}export.csv"),
            "alle dossiers als Excel": partial(_whole, griffier, f"{lijst}export.xlsx"),
            "één dossier": partial(griffier.get, page),
            "één dossier, zoeken in zijn stukken": partial(griffier.get, f"{page}?q=wijk+bewoners"),
            "geschiedenis van een dossier": partial(griffier.get, f"{page}geschiedenis/"),
            "rij voorstellen": partial(griffier.get, f"{own}voorstellen/"),
            "wat wacht op u": partial(griffier.get, f"{own}wacht/"),
            "wat wacht op u, met 3 filters": partial(griffier.get, f"{own}wacht/?van=lezing&doel=11&sterkte=sterk"),
            "profiel": partial(griffier.get, f"{own}doelen/"),
            "profiel, één doel": partial(griffier.get, f"{own}doelen/11/"),
            "openbare pagina": partial(visitor.get, own),
            "lijst van gemeenten": partial(visitor.get, reverse("portaal:gemeenten")),
            "besluit over een voorstel (POST)": partial(self._decide, griffier),
        }

    def _signed_in(self, rol):
        client = Client()
        client.force_login(self.gemeente.leden.get(rol=rol).gebruiker)
        return client

    def _decide(self, client):
        """Decide the first proposal of the queue, and take it back with all that the triggers wrote."""
        with bereik(EVERYTHING):
            first = Koppeling.objects.of_gemeente(self.gemeente).queue(self.today).first()
        with transaction.atomic():
            address = reverse("dossiers:besluit", args=[self.gemeente.slug, first.pk])
            answer = client.post(address, {"daad": "koppel", "_gezien": first.versie, "terug": "rij"})
            transaction.set_rollback(True)
        return answer

    def _sizes(self):
        self.stdout.write("\n| tabel | rijen | MB | MB indexen |\n|---|---|---|---|")
        for row in dossiers.sizes():
            self.stdout.write("| {} | {} | {} | {} |".format(*row))


def _whole(client, address):
    """With all that is sent bit by bit."""
    answer = client.get(address)
    answer.getvalue()
    return answer


def _statements(ask):
    ask()  # the session remembers the municipality on the first visit
    with CaptureQueriesContext(connection) as queries:
        answer = ask()
        number = len(queries)
    if answer.status_code not in (200, 302):
        raise RuntimeError(f"{answer.request['PATH_INFO']}: {answer.status_code}")
    return number


@contextmanager
def _clone(suffix):
    """A copy of the database as it is now, with a connection of its own."""
    creation = connection.creation
    creation.clone_test_db(suffix, verbosity=0, autoclobber=True)
    copy = connection.copy()
    copy.settings_dict["NAME"] = creation.get_test_db_clone_settings(suffix)["NAME"]
    try:
        yield copy
    finally:
        copy.close()
        creation.destroy_test_db(suffix=suffix, verbosity=0)


@contextmanager
def _in(database):
    """Ask everything of this database; Django looks up the default connection each time."""
    usual = connections["default"]
    connections["default"] = database
    try:
        yield
    finally:
        connections["default"] = usual


def _ask_in(database, ask):
    with _in(database):
        return ask()
