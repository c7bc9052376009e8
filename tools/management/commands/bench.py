"""`python3 manage.py bench`: load generated praktijken into a database of their own and print ratios, side by side."""

import gzip
import tempfile
import time
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import (
    CaptureQueriesContext,
    override_settings,
    setup_test_environment,
    teardown_test_environment,
)

from agendas.loading import load_agendas
from agendas.meetlat.loading import load_meetlat
from agendas.models import Waarde
from kennisbank.facets import FACETS
from kennisbank.loading import load_lists
from kennisbank.models import EngelseVersie, Praktijk
from raadsportaal.basis.search import rarity
from raadsportaal.basis.search.facets import Selection
from raadsportaal.portaal.management.commands.demo import collect_static
from raadsportaal.redactie.models import Status
from tools.bench import plain, relevance
from tools.bench.desk import load_praktijken, measure_lists
from tools.bench.dossier_pages import DossierBench
from tools.bench.following import measure_following
from tools.bench.generate import write_ndjson
from tools.bench.kept import measure_kept
from tools.bench.last import LoadBench
from tools.bench.measure import side_by_side
from tools.bench.opendata import measure_opendata
from tools.bench.papers import measure_papers
from tools.bench.storing import measure_outages

WORDS = "wijk bewoners"
CHOSEN = {"thema": ["wonen", "energie"], "rol": ["kaders"], "bewijs": ["2", "3"]}
QUERIES = {
    "woorden": (WORDS, {}),
    "woorden en 3 filters": (WORDS, CHOSEN),
    "3 filters": ("", CHOSEN),
    "1 filter": ("", {"thema": ["wonen"]}),
}
MEETLAT = {
    "meetlat, alle cijfers": "/gemeenten/rijssen-holten/meetlat/",
    "meetlat, een doel met grafieken": "/gemeenten/rijssen-holten/meetlat/?doel=7",
    "meetlat, naast alle gemeenten": "/gemeenten/rijssen-holten/meetlat/?groep=alle",
    "een cijfer": "/gemeenten/rijssen-holten/meetlat/aardgas-per-woning/",
}
HTMX = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "resultaten"}

# The first three are measured where no part is asked for.
PARTS = [
    "kennisbank", "beheer", "dossiers",
    "duiding", "relevantie", "meetlat", "papieren", "bewaard", "opendata", "volgen", "last", "storing", "aanval",
]  # fmt: skip
USUAL = 3


class Command(BaseCommand):
    help = "Meet het portaal met verzonnen voorbeelden en dossiers, in een eigen database."

    def add_arguments(self, parser):
        parser.add_argument("--deel", choices=PARTS, help="wat u meet (zonder: alles wat tijd kost)")
        parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
        parser.add_argument("--rounds", type=int, default=15)
        parser.add_argument("--tempo", type=float, default=100, help="last: vragen per seconde")
        parser.add_argument(
            "--seconden", type=float, default=60, help="last: hoe lang; dubbel zo druk een vijfde daarvan"
        )
        parser.add_argument("--vragen", type=int, default=50_000, help="aanval: hoeveel vragen")
        parser.add_argument("--bestanden", type=int, default=500, help="aanval: hoeveel bestanden")
        parser.add_argument("--zaad", type=int, default=16, help="aanval: dezelfde vragen bij hetzelfde getal")
        parser.add_argument(
            "--set",
            choices=relevance.PARTS,
            default=relevance.TUNED_ON,
            help="relevantie: het deel waarop is afgesteld, of een dat een keer bekeken is",
        )
        parser.add_argument(
            "--tussen",
            type=int,
            default=0,
            help="relevantie: met zoveel verzonnen voorbeelden erbij, in twee stappen en heel",
        )

    def handle(self, deel, rounds, **options):
        self.rounds, self.options, self.medians = rounds, options, {}
        for part in [deel] if deel else PARTS[:USUAL]:
            getattr(self, f"_{part}")()

    def _dossiers(self):
        with _own_database():
            DossierBench(self.stdout, self.rounds).run()

    def _duiding(self):
        from tests.bench.duiding.measure import table  # the labelled passages are not part of the portal itself

        self.stdout.write(table("ontwikkel"))

    def _relevantie(self):
        part = self.options["set"]
        if self.options["tussen"]:
            self._relevance_among(part, self.options["tussen"])
        else:
            self._relevance(part)

    def _papieren(self):
        with _own_content():
            measure_papers(self.stdout, self.rounds)

    def _bewaard(self):
        with _own_content():
            measure_kept(self.stdout, self.rounds)

    def _opendata(self):
        with _own_content():
            measure_opendata(self.stdout, self.rounds)

    def _volgen(self):
        with _own_content():
            measure_following(self.stdout)

    def _last(self):
        collect_static()  # first: within the database of the bench files have plain names
        with _own_database():
            LoadBench(self.stdout, self.options["tempo"], self.options["seconden"]).run()

    def _storing(self):
        measure_outages(self.stdout)

    def _aanval(self):
        from tools.bench.attack import AttackBench  # walks the addresses as the tests do, which are not of the portal

        collect_static()  # first, as for _last
        with _own_database():
            bench = AttackBench(self.stdout, *(self.options[name] for name in ("vragen", "bestanden", "zaad")))
            holds = bench.run()
        if not holds:
            raise CommandError("Er ging iets stuk, of iemand las wat geheim is.")

    def _meetlat(self):
        """The pages of the meetlat beside the list of the kennisbank, on the content as it is loaded."""
        with _own_content():
            Waarde.objects.all().delete()
            started = time.perf_counter()
            added = load_meetlat()["cijfers"]
            self.stdout.write(f"Ingelezen: {added} cijfers in {time.perf_counter() - started:.1f} s\n")
            client = Client()
            asked = {"de kennisbank": "/kennisbank/", **MEETLAT}
            timed = side_by_side({name: lambda u=url: client.get(u) for name, url in asked.items()}, self.rounds)
            self.stdout.write("| wat | mediaan ms | p95 ms | tegen de kennisbank |\n|---|---|---|---|")
            for name, url in asked.items():
                self._row(name, timed[name], f"{timed[name] / timed['de kennisbank']:.2f}")
                self._weigh(client, url)

    def _relevance(self, part):
        """On the content as it is loaded; the baseline in the same run."""
        with _own_content():
            self.stdout.write(f"Vragen, deel {part}: zoals de kennisbank ze beantwoordt")
            self.stdout.write(relevance.table(part))
            self.stdout.write("\nTer vergelijking: BM25 op hele woorden")
            self.stdout.write(relevance.table(part, relevance.by_words_alone))
            self.stdout.write(f"\nDe zoekpagina: {relevance.elsewhere(part)}")
            self.stdout.write(f"\nTeksten van beleid, deel {part}: de voorbeelden die de pagina's erbij tonen")
            self.stdout.write(relevance.fit_table(part))
            if part == relevance.TUNED_ON:
                self.stdout.write(f"\nDe zoekpagina, vragen van alle delen: {relevance.beside()}")
                self.stdout.write("\nVragen voor de vloer")
                self.stdout.write(relevance.floor_table())

    def _relevance_among(self, part, number):
        """With generated praktijken around the judged ones: the two steps beside the whole measure, held in memory."""
        with _own_content():
            self._load(number)
            self.stdout.write(f"\nVragen, deel {part}, tussen {number} verzonnen voorbeelden: in twee stappen")
            self.stdout.write(relevance.table(part))
            self.stdout.write("\nDezelfde, met alle voorbeelden in het geheugen")
            two_steps, rarity.MOST_HELD = rarity.MOST_HELD, 10 * number
            try:
                self.stdout.write(relevance.table(part))
            finally:
                rarity.MOST_HELD = two_steps

    def _kennisbank(self):
        sizes = self.options["sizes"]
        with _own_database():
            load_agendas()
            load_lists()
            for size in sizes:
                EngelseVersie.objects.all().delete()
                Praktijk.objects.all().delete()
                self._measure(size)
            self._growth(sizes)

    def _beheer(self):
        size = self.options["sizes"][0]
        with _own_database(), override_settings(STAFF_SECOND_FACTOR=False):
            load_agendas()
            load_lists()
            load_praktijken(size)
            self.stdout.write(f"\n### Het beheer met {size} voorbeelden\n")
            measure_lists(self.stdout, self.rounds)

    def _measure(self, size):
        self._load(size)
        self.stdout.write(f"\n### {size:,} voorbeelden\n".replace(",", "."))
        self.stdout.write("| wat | mediaan ms | p95 ms | verhouding |\n|---|---|---|---|")
        self._answers(size)
        self._pages(size)

    def _load(self, size):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.ndjson"
            write_ndjson(path, size)
            started = time.perf_counter()
            call_command("import_praktijken", str(path), stdout=self.stdout, stderr=self.stderr)
            seconds = time.perf_counter() - started
        self.stdout.write(f"Ingelezen: {size} in {seconds:.1f} s, {seconds / size * 10_000:.1f} s per 10.000")
        Praktijk.objects.update(status=Status.GEPUBLICEERD)
        started = time.perf_counter()
        Praktijk.objects.reindex()
        self.stdout.write(f"Vindbaar gemaakt in {time.perf_counter() - started:.1f} s")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")

    def _answers(self, size):
        for name, (words, chosen) in QUERIES.items():
            timed = side_by_side(
                {
                    "antwoord": lambda w=words, c=chosen: _selection(w, c).find(),
                    "dezelfde zonder woorden": lambda c=chosen: _selection("", c).find(),
                    "tabellen met joins": lambda w=words, c=chosen: plain.answer(w, c),
                    "SELECT 1": _select_1,
                },
                self.rounds,
            )
            self.medians[size, name] = timed["antwoord"].median
            self._row(f"antwoord, {name}", timed["antwoord"], "")
            others = ["dezelfde zonder woorden"] if words else []
            for other in [*others, "tabellen met joins", "SELECT 1"]:
                self._row(f"– tegen {other}", timed[other], f"{timed['antwoord'] / timed[other]:.2f}")
        timed = side_by_side({"leeg": lambda: _selection("", {}).find()}, self.rounds)
        self.medians[size, "kale lijst"] = timed["leeg"].median
        self._row("antwoord, kale lijst", timed["leeg"], "")

    def _pages(self, size):
        client = Client()
        for name, (words, chosen) in {"kale lijst": ("", {}), **QUERIES}.items():
            url = _selection(words, chosen).url()
            context = _context_of(client, url)
            timed = side_by_side(
                {
                    "pagina": lambda u=url: client.get(u),
                    "sjabloon": lambda c=context: render_to_string("kennisbank/praktijken.html", c),
                    "kaal": lambda: client.get("/robots.txt"),
                },
                self.rounds,
            )
            self.medians[size, f"pagina, {name}"] = timed["pagina"].median
            self._row(f"pagina, {name}", timed["pagina"], "")
            self._row("– tegen hetzelfde sjabloon zonder database", timed["sjabloon"], _ratio(timed, "sjabloon"))
            self._row("– tegen een kale view", timed["kaal"], _ratio(timed, "kaal"))
            self._weigh(client, url)

    def _weigh(self, client, url):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url).content
            statements = len(queries)
        step = client.get(url, **HTMX).content
        packed = [len(gzip.compress(content, 6)) for content in (page, step)]
        self.stdout.write(
            f"| – {statements} opdrachten aan de database; bytes pagina {len(page)} ({packed[0]} gzip), "
            f"htmx-stap {len(step)} ({packed[1]} gzip) | | | {len(step) / len(page):.2f} |"
        )

    def _growth(self, sizes):
        if len(sizes) < 2:
            return
        small, large = sizes[0], sizes[-1]
        self.stdout.write(f"\n### Groei van {small} naar {large}\n\n| wat | keer |\n|---|---|")
        for (size, name), median in self.medians.items():
            if size == small:
                self.stdout.write(f"| {name} | {self.medians[large, name] / median:.1f} |")

    def _row(self, name, timed, ratio):
        self.stdout.write(f"| {name} | {timed.median:.2f} | {timed.p95:.2f} | {ratio} |")


@contextmanager
def _own_database():
    """A database of the bench's own; pages as in production, but for hashed names, which need collectstatic."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        with override_settings(STORAGES=_plain_static(), ALLOWED_HOSTS=["testserver"], KEEP_PAGES=0):
            yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


@contextmanager
def _own_content():
    """The same, with the content of the portal in it."""
    with _own_database():
        call_command("laad_inhoud", stdout=StringIO())
        yield


def _ratio(timed, other):
    return f"{timed['pagina'] / timed[other]:.2f}"


def _selection(words, chosen):
    query = QueryDict(mutable=True)
    query["q"] = words
    for name, values in chosen.items():
        query.setlist(name, values)
    return Selection(Praktijk.KIND, FACETS, query, "/kennisbank/")


def _context_of(client, url):
    """What the view gave its template, with every queryset read."""
    setup_test_environment()
    try:
        contexts = client.get(url).context
        return {name: value for context in reversed(contexts) for name, value in context.flatten().items()}
    finally:
        teardown_test_environment()


def _select_1():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def _plain_static():
    return {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
