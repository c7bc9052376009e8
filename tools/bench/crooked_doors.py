"""The ways in by which JSON or XML of others comes, with what is good there, bent (bent.py).

A passkey in a field, a place in a list in an address, a provider that signs people in, a council system that is read,
and the files of commands. Each is walked as a person or a service would; the answer is judged as all others are.
"""

from contextlib import ExitStack, contextmanager
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test.utils import override_settings

from agendas.models import Waarde
from kennisbank.models import Praktijk
from raadsportaal.basis import fetching
from raadsportaal.dossiers.choices import Dossierbron
from raadsportaal.dossiers.council_systems.pacing import TEMPO, TEMPO_IBABS
from raadsportaal.dossiers.models import Invoer
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Inlogdienst
from raadsportaal.opendata.api.cursor import LONGEST
from raadsportaal.opendata.soorten import SOORTEN
from samenwerking.models import Programma
from tests.agendas.cbs import GAS
from tests.dossiers.replay import replaying
from tests.gemeenten.oidc_server import CLIENT, SANNE, SECRET
from tests.gemeenten.passkey import Passkey, good
from tests.samenwerking import iati
from tools.bench.bent import Bender, encoded
from tools.bench.lying_services import LyingProvider, LyingSystem

RUNS = "beheer"  # the commands
BY_COMMANDS = [Praktijk, Programma, Waarde]
SIGNS_IN = "raadslid"  # by a key, a second step or the municipality; not of the staff
BY_KEY = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
STATE = "mfa.webauthn.state"
START = "/inloggen/via/proef/"
PLACES = [
    ([12], "vast"), ([12, 24], ""), (["2026-12-01T00:00:00+00:00", 12], "nieuw"), (["2024", 12], "jaar"),
]  # fmt: skip
READS = "/gemeenten/oosterwaard/dossiers/invoer/"
PRAKTIJK = {
    "slug": "proef", "titel": "Proef in Gent", "samenvatting": "De gemeente plant bomen.", "land": "BE",
    "plaats": "Gent", "inwoners": 265_000, "themas": ["wonen"], "extern_id": "7", "jaar": 2024,
    "bronnen": [{"url": "https://gent.example/", "titel": "Gent"}],
}  # fmt: skip
FIGURE = {"gemeente": "Aalsmeer", "indicator": "gas_woning", "jaar": 2024, "waarde": 900.5, "voorlopig": "nee"}
TEXT = "De gemeente plant bomen."
ASKED = {"id": 1, "titel": "Bomen", "tekst": TEXT, "text": TEXT, "heading": ""}
LINES = {"praktijken.ndjson": PRAKTIJK, "cijfers.ndjson": FIGURE, "vragen.ndjson": ASKED, "teksten.ndjson": ASKED}
COMMANDS = {
    "praktijken.ndjson": "import_praktijken {file}",
    "cijfers.ndjson": "import_cijfers {file}",
    "vragen.ndjson": "passend --jsonl {file} {folder}/uit",
    "teksten.ndjson": "duid --jsonl {file} {folder}/uit",
    "praktijken.json": "import_praktijken {file}",
    "activiteiten.xml": "import_iati {file}",
    "cbs": f"import_cijfers --cbs {GAS}",
}


class CrookedDoors:
    """`bench` asks, sends and judges; `people` are who it walks as, by their role."""

    def __init__(self, bench, people):
        self.bench, self.people, self.chance, self.key = bench, people, bench.chance, Passkey()
        self.bender = Bender(self.chance)
        self.doors = [
            self._new_key, self._new_key, self._confirm_by_key, self._sign_in_by_key, self._second_step,
            self._by_provider, self._by_provider, self._place_in_list, self._council, self._council,
            self._command, self._command,
        ]  # fmt: skip
        for person in people.values():
            made = self.key.made("AA")
            data = {"name": "Sleutel van de proef", "credential": made}
            Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data)

    @contextmanager
    def open(self):
        """The services that lie are there, on this machine, for who walks by these doors."""
        self.provider, self.system = LyingProvider(self.bender), LyingSystem(self.bender)
        with ExitStack() as stack:
            stack.callback(self.provider.close)
            self.folder = Path(stack.enter_context(TemporaryDirectory()))
            self.base = stack.enter_context(replaying(self.system)).base
            self.system.table.base = self.base
            yield self

    def enter(self):
        self.chance.choice(self.doors)()

    # A passkey, in the field of a form

    def _new_key(self):
        role, address = self.chance.choice(list(self.people)), "/account/sleutels/nieuw/"
        self.bench.ask(role, "GET", address, headers={})
        known = Authenticator.objects.count()
        answer = self._say(role, address, self.key.made(self._challenge(role), self._signed_along))
        if answer is None:
            return
        if answer.status_code != 302:
            self._nothing_left(Authenticator.objects.count() - known, (role, "POST", address))
        else:  # what was kept can be shown, and asked for again
            for there in ("/account/sleutels/", "/account/bevestigen/sleutel/", address):
                self.bench.ask(role, "GET", there, headers={})

    def _confirm_by_key(self):
        role, address = self.chance.choice(list(self.people)), "/account/bevestigen/sleutel/"
        self.bench.ask(role, "GET", address, headers={})
        self._say(role, address, self._signed(role, self.people[role].pk))

    def _sign_in_by_key(self):
        role, address = "bezoeker", "/inloggen/sleutel/"
        self.bench.ask(role, "GET", address, headers=BY_KEY)
        self._say(role, address, self._signed(role, self.people[SIGNS_IN].pk))

    def _second_step(self):
        role, address = "bezoeker", "/inloggen/tweede-stap/"
        who = [("login", self.people[SIGNS_IN].email), ("password", self.bench.password)]
        self.bench.ask(role, "POST", "/inloggen/wachtwoord/", *self._form(who), headers={})
        self.bench.ask(role, "GET", address, headers={})
        self._say(role, address, self._signed(role, self.people[SIGNS_IN].pk))

    def _challenge(self, role):
        return (self.bench.clients[role].session.get(STATE) or {}).get("challenge", "AA")

    def _signed(self, role, pk):
        return self.key.signed(self._challenge(role), pk, self._signed_along)

    def _signed_along(self, told):
        """What the browser adds is JSON inside the JSON: one in three times that is what is bent."""
        return self.bender.bytes(told) if self.chance.random() < 0.3 else good(told)

    def _say(self, role, address, spoken):
        text = self.bender.text(spoken) if self.chance.random() < 0.9 else good(spoken).decode()
        name = self.bender.value() if self.chance.random() < 0.3 else "Werklaptop"
        fields = [("credential", text), ("name", str(name)), ("passwordless", "on")]
        return self.bench.ask(role, "POST", address, *self._form(fields), headers={})

    def _form(self, fields):
        return self.bench.attacker.form(fields)

    # A provider of OpenID Connect

    def _by_provider(self):
        """Off and back again, as a browser goes; who does not come in leaves nothing behind."""
        options = {"server_url": self.provider.url, "domeinen": ["oosterwaard.example"]}
        Inlogdienst.objects.create(
            provider="openid_connect",
            provider_id="proef",
            name="Proef",
            client_id=CLIENT,
            secret=SECRET,
            settings=options,
        )
        self.provider.claims = SANNE | {"email": self.people[SIGNS_IN].email}
        been_before = self.chance.random() < 0.5
        if been_before:
            SocialAccount.objects.create(user=self.people[SIGNS_IN], provider="proef", uid=SANNE["sub"])
        with _own_machine():
            away = self.bench.ask("bezoeker", "GET", START, headers={})
            if away is None or away.status_code != 302:
                return
            query = dict(parse_qsl(urlsplit(away["Location"]).query))
            if not {"state", "redirect_uri"} <= query.keys():
                return
            back = self.provider.authorize(query)
            if self.chance.random() < 0.1:
                back += f"&{self.chance.choice(['code', 'state', 'error'])}={quote(self._odd_text(), safe='')}"
            answer = self.bench.ask("bezoeker", "GET", back.removeprefix("http://testserver"), headers={})
        if answer is not None and answer.status_code != 302:
            self._nothing_left(SocialAccount.objects.count() > been_before, ("bezoeker", "GET", START))

    def _odd_text(self):
        return str(self.bender.value()).encode("utf-8", "surrogatepass")

    # A council system that a griffier reads from

    def _council(self):
        """Read, and take over what came; all that is kept of it can be shown."""
        bron = self.chance.choice([Dossierbron.NOTUBIZ, Dossierbron.IBABS, Dossierbron.OPENBESLUITVORMING])
        fields = [("waaruit", "systeem"), ("bron", bron.value), ("vanaf", "2018-01-01")]
        urls = {f"{name.name}_URL": self.base for name in Dossierbron if hasattr(settings, f"{name.name}_URL")}
        with _own_machine(), _at_any_rate(), override_settings(**urls):
            where, _ = self.bench.send("griffier", READS, self._form(fields))
        if where == READS:
            return
        with bereik(EVERYTHING):
            rows = range(1, len(Invoer.objects.latest("pk").rijen) + 1)
        yes = [("daad", "ja"), *(("rij", str(n)) for n in rows)]
        self.bench.send("griffier", where, self._form(yes))

    # A place in a list, and the files of who runs the portal

    def _place_in_list(self):
        soort, (place, order) = self.chance.choice(SOORTEN), self.chance.choice(PLACES)
        asked = {"cursor": encoded(self.bender.bytes(place))[: LONGEST + 9]} | ({"volgorde": order} if order else {})
        self.bench.ask("bezoeker", "GET", f"/api/v1/{soort.slug}?{urlencode(asked)}", headers={})

    def _command(self):
        """One file, or what CBS says; a command tells in words what is wrong with it."""
        name = self.chance.choice(list(COMMANDS))
        path = self.folder / name
        path.write_bytes(self._content(name))
        words = COMMANDS[name].format(file=path, folder=self.folder).split()
        question = COMMANDS[name], str(path.read_bytes()[:300]), ""
        with _own_machine(), override_settings(CBS_URL=self.base):
            self.bench.verdict.asked += 1
            self.bench.whatever_comes(RUNS, question, lambda: self._run(question, *words))

    def _run(self, question, *words):
        """A refusal in words is as it should be, when nothing was kept."""
        known = [model.objects.count() for model in BY_COMMANDS]
        try:
            call_command(*words, stdout=StringIO(), stderr=StringIO())
        except CommandError:
            self._nothing_left(known != [model.objects.count() for model in BY_COMMANDS], (RUNS, *question))

    def _nothing_left(self, left, question):
        if left:
            role, *rest = question
            self.bench.verdict.fault("wat geweigerd is, liet iets achter", role, rest)

    def _content(self, name):
        """Three lines, a list or a file of IATI; what a service says is in no file."""
        if name in LINES:
            return b"\n".join(self.bender.bytes(LINES[name]).replace(b"\n", b"") for _ in range(3))
        if name == "praktijken.json":
            return self.bender.bytes([PRAKTIJK, PRAKTIJK])
        return self.bender.xml(_activities()) if name == "activiteiten.xml" else b""


def _activities():
    dates = iati.dates(planned_start="2022-01-01", actual_end="2025-12-31")
    body = f'{iati.budget(100_000)}{dates}<recipient-country code="BE" percentage="100"/>{iati.related(2, "2")}'
    return iati.document(iati.activity("1", body), iati.activity("2", iati.related(1, "1")))


@contextmanager
def _at_any_rate():
    with patch.object(TEMPO, "limit", 10**6), patch.object(TEMPO_IBABS, "limit", 10**6):
        yield


@contextmanager
def _own_machine():
    """It counts as the open internet for a moment, and nothing else does."""
    with patch.object(fetching, "is_public", lambda address: address == "127.0.0.1"):
        yield
