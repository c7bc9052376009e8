"""Fuzzed requests of all roles, and hostile files: whether anything breaks, and whether a stranger reads a secret.

Everything happens in this process, on a database of its own. Whoever asks walks as a person would, from a page to what
its form leads to, with a field or two that no person would send; whatever is done is undone after each walk.
"""

import gzip
import itertools
import logging
import random
import resource
import time
import traceback
from collections import Counter, defaultdict
from contextlib import contextmanager
from http.cookies import SimpleCookie
from io import StringIO
from tempfile import TemporaryDirectory
from urllib.parse import parse_qsl, urljoin, urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import Resolver404, resolve
from django.utils import timezone

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Gemeente
from raadsportaal.instrumenten.models import Concept
from raadsportaal.portaal.demo.dossiers import load_demo
from raadsportaal.portaal.demo.redactie import load_demo_redactie
from raadsportaal.portaal.demo.samenwerking import load_demo_samenwerking
from raadsportaal.portaal.demo.volgen import load_demo_volgen
from raadsportaal.portaal.management.commands.demo import ACCOUNTS, account
from tests import build
from tests.addresses import every_address
from tests.queue import run_queue
from tools.bench.hostile import METHODS, Attacker, segment
from tools.bench.hostile_files import hostile_files
from tools.bench.page_forms import links_and_forms

VISITOR = "bezoeker"
ROLES = {
    VISITOR: "",
    "raadslid": "raadslid@oosterwaard.example",
    "fractiemedewerker": "fractie@oosterwaard.example",
    "ambtenaar": "ambtenaar@oosterwaard.example",
    "griffier": "griffier@oosterwaard.example",
    "griffier elders": "griffier@zuiderwaard.example",
    **{email.partition("@")[0]: email for email, *_ in ACCOUNTS},
}
STAFF = [email.partition("@")[0] for email, *_ in ACCOUNTS]
# A word that stands in what a municipality keeps to itself, or a person, and who may read it.
SECRETS = {
    "kwarkelzwam": {"raadslid", "fractiemedewerker", "ambtenaar", "griffier"},
    "drompelvink": {"ambtenaar", "griffier elders"},
    "snorrebelt": {"raadslid"},
}
EXPECTED = {200, 204, 301, 302, 303, 304, 400, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 503}
COLUMNS = [200, 302, 304, 400, 403, 404, 405, 409, 413, 415, 422, 429, 503, 500]
START = ["/", "/account/", "/gemeenten/oosterwaard/", "/gemeenten/zuiderwaard/", "/volgen/", "/open-data/", "/beheer/"]
MARKUP = b"<script>alert(1)"
KEPT = 30  # addresses remembered of one pattern
STEPS = 4  # from a page through its forms, at most
SLOW = 5  # seconds of processor time in this process, which others on the machine do not make longer
PASSWORD = "een-wachtwoord-van-de-proef"  # noqa: S105 (of a database that is thrown away)
HERE = f"{settings.BASE_DIR}/"
UNREACHABLE = "http://127.0.0.1:9"


class AttackBench:
    def __init__(self, out, questions, files, seed):
        self.out, self.questions, self.files, self.seed = out, questions, files, seed
        self.chance = random.Random(seed)  # noqa: S311
        self.attacker = Attacker(self.chance)
        self.known, self.names, self.keys = defaultdict(list), defaultdict(dict), defaultdict(list)
        self.uploads = {}
        self.told = defaultdict(Counter)  # by role: how often which answer
        self.faults = defaultdict(list)  # by what went wrong: how it was asked
        self.asked, self.slowest = 0, []
        self.walks = {}

    def run(self) -> bool:
        """Whether nothing broke and nothing leaked."""
        with _ours_alone():
            self._fill()
            self._look_around()
            self.out.write(f"Rondgekeken: {self.asked} vragen, {len(self.known)} soorten adressen; {_memory()}")
            self._send_files()
            before = self.asked
            while self.asked - before < self.questions:
                with self._undone():
                    self._walk(self.chance.choice(list(self.clients)))
        self._tell()
        return not self.faults

    # Who asks, and what must stay hidden

    def _fill(self):
        call_command("laad_inhoud", stdout=StringIO())
        load_demo(timezone.localdate(), PASSWORD)
        load_demo_samenwerking(timezone.localdate())
        load_demo_redactie(timezone.now())
        load_demo_volgen(timezone.now())
        call_command("zoek_controle", stdout=StringIO())
        for one in ACCOUNTS:
            account(*one)
        people = {role: Gebruiker.objects.get(email=email) for role, email in ROLES.items() if email}
        _hide("kwarkelzwam", "oosterwaard", people["griffier"])
        _hide("drompelvink", "zuiderwaard", people["griffier elders"])
        oosterwaard = Gemeente.objects.get(slug="oosterwaard")
        build.bewaard(oosterwaard, people["raadslid"], notitie="snorrebelt", fractie="")
        self.clients = {role: _client(people.get(role)) for role in ROLES}
        self.cookies = {role: client.cookies.output(header="") for role, client in self.clients.items()}

    # Where to go

    def _look_around(self):
        """A page of each kind of address that a role finds by its links."""
        for role in self.clients:
            seen, waiting = set(), list(START)
            while waiting:
                address = waiting.pop(0)
                route = _route(address)
                if route in seen or (role != "beheer" and address.startswith("/beheer/")):
                    continue
                seen.add(route)
                with self._undone():
                    page = self._ask(role, "GET", address)
                waiting += self._learn(role, address, page)

    def _learn(self, role, address, page):
        """Remember where a page leads; gives its links and the actions of its forms."""
        if not _is_page(page):
            return []
        links, forms = links_and_forms(page.read.decode(errors="replace"))
        actions = [form.action or address for form in forms]
        found = [one for one in (_ours(address, link) for link in [*links, *actions]) if one]
        for one in [address, *found]:
            self._remember(one)
        for form in forms:
            target = _ours(address, form.action or address)
            if target:
                self.names[_route(target)].update(dict.fromkeys(form.names))
                for name in form.files:
                    self.uploads.setdefault((_route(target), name), (role, address))
        return found

    def _remember(self, address):
        place, _, query = address.partition("?")
        route, keys = _resolved(place)
        self.names[route].update(dict.fromkeys(name for name, _ in parse_qsl(query)))
        known = self.known[route]
        if route and address not in known:
            known[self.chance.randrange(KEPT) if len(known) >= KEPT else len(known) :] = [address]
            for name, value in keys.items():
                if str(value) not in self.keys[name]:
                    self.keys[name].append(str(value))

    def get(self, name, usual):
        """What to fill in for a part of an address: one that is there, or something odd (of every_address)."""
        if self.chance.random() < 0.15:
            return segment(self.attacker.odd())
        return self.chance.choice(self.keys[name] or [usual])

    def _somewhere(self, role):
        """An address that somebody saw, or the next of all patterns."""
        while True:
            if self.chance.random() < 0.6:
                address = self.chance.choice(self.known[self.chance.choice(list(self.known))] or ["/"])
            else:
                address = next(self.walks.setdefault(role, self._all()))
            if self._is_for(role, address) or self.chance.random() < 0.05:
                return self.attacker.bent(address) if self.chance.random() < 0.08 else address

    def _all(self):
        while True:
            addresses = list(every_address(self))
            self.chance.shuffle(addresses)
            yield from addresses

    @staticmethod
    def _is_for(role, address):
        return role in STAFF or not address.startswith("/beheer/")

    # One walk

    def _walk(self, role):
        address = self._somewhere(role)
        strange = self.chance.random()
        if strange < 0.12:
            kind, body = self.attacker.body([(name, self.attacker.odd()) for name in self._some_names(address)])
            self._ask(role, self.chance.choice(METHODS), address, body, kind)
            return
        if strange < 0.5:
            address = self.attacker.with_query(address, list(self.names[_route(address)]))
        page = self._ask(role, "GET", address)
        for _ in range(self.chance.randrange(STEPS)):
            if connection.needs_rollback or not _is_page(page):
                return
            address, page = self._further(role, address, page)

    def _some_names(self, address):
        names = list(self.names[_route(address)]) or ["x"]
        return self.chance.choices(names, k=self.chance.randrange(1, 8))

    def _further(self, role, address, page):
        """Send a form of this page, or follow a link, and go where that leads."""
        self._learn(role, address, page)
        links, forms = links_and_forms(page.read.decode(errors="replace"))
        forms = [form for form in forms if form.action != "/uitloggen/"]
        posting = [form for form in forms if form.method == "POST"]
        form = self.chance.choice(posting or forms) if forms else None
        target = _ours(address, form.action or address) if form else None
        if not target:
            link = _ours(address, self.chance.choice(links or ["/"])) or "/"
            return link, self._ask(role, "GET", link)
        fields = self.attacker.mutated(form)
        if form.method == "GET":
            target = self.attacker.with_query(target, form.names)
            return target, self._ask(role, "GET", target)
        files = [(name, *next(self.broken)) for name in form.files if self.chance.random() < 0.3]
        kind, body = self.attacker.body(fields, files, is_multipart=form.is_multipart)
        return self._sent(role, target, body, kind)

    def _sent(self, role, target, body, kind):
        answer = self._ask(role, "POST", target, body, kind)
        if answer is not None and answer.status_code in (302, 303) and not connection.needs_rollback:
            target = _ours(target, answer.get("Location", "")) or "/"
            answer = self._ask(role, "GET", target)
        return target, answer

    def _send_files(self):
        self.broken = hostile_files(self.chance)
        uploads = sorted(self.uploads.items())
        before = _memory()
        for (_, name), (role, address) in itertools.islice(itertools.cycle(uploads), self.files):
            with self._undone():
                page = self._ask(role, "GET", address)
                _, forms = links_and_forms(page.read.decode()) if _is_page(page) else ([], [])
                form = next((form for form in forms if name in form.files), None)
                if form:
                    self._send_file(role, address, form, name)
        self.out.write(f"{self.files} bestanden langs {len(uploads)} formulieren: {before}, daarna {_memory()}")
        for (route, name), (role, _) in uploads:
            self.out.write(f"- {role}: /{route} ({name})")

    def _send_file(self, role, address, form, name):
        target = _ours(address, form.action or address)
        fields = [one for one in self.attacker.filled(form) if one[0] not in ("tekst", "geplakt")]
        kind, body = self.attacker.body(fields, [(name, *next(self.broken))], is_multipart=True)
        where, page = self._sent(role, target, body, kind)
        self._judged(role, ("wachtrij", where, ""), run_queue)
        if connection.needs_rollback:
            return
        page = self._ask(role, "GET", where)
        for _ in range(2):  # a preview, and what is done after it
            if connection.needs_rollback or not _is_page(page):
                return
            where, page = self._further(role, where, page)

    # One question, and what is thought of the answer

    @contextmanager
    def _undone(self):
        for role, client in self.clients.items():
            client.cookies = SimpleCookie(self.cookies[role])
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    def _ask(self, role, method, address, body=b"", kind=""):
        self.asked += 1
        headers = self.attacker.headers() if self.asked > 1 else {}
        question = method, address[:300], f"{headers or ''} {body[:300]!r}"
        started = time.process_time()

        def ask():
            answer = self.clients[role].generic(method, address, body, kind or "application/octet-stream", **headers)
            answer.read = _read(answer)
            if method not in ("GET", "HEAD", "OPTIONS") and not connection.needs_rollback:
                connection.check_constraints()  # what a commit would look at
            return answer

        answer = self._judged(role, question, ask)
        seconds = time.process_time() - started
        self.slowest = sorted([*self.slowest, (seconds, role, *question[:2])], reverse=True)[:5]
        if seconds > SLOW:
            self._fault(f"rekende langer dan {SLOW} s", role, question)
        if answer is not None:
            self._judge(role, question, answer)
        return answer

    def _judged(self, role, question, act):
        try:
            return act()
        except Exception as fault:  # whatever comes out is what we look for
            self.told[role][500] += 1
            self._fault(_place(fault), role, question, fault)
            if isinstance(fault, DatabaseError):
                connection.needs_rollback = True
            return None

    def _judge(self, role, question, answer):
        status = answer.status_code
        self.told[role][302 if status in (301, 303) else status] += 1
        fault = answer.exc_info[1] if getattr(answer, "exc_info", None) else None
        if status not in EXPECTED:
            self._fault(_place(fault) if fault else f"antwoord {status}", role, question, fault)
        content = answer.read
        for word, may_read in SECRETS.items():
            if role not in may_read and word.encode() in content:
                self._fault(f"geheim ‘{word}’ bij een ander, op /{_route(question[1])}", role, question)
        is_html = "html" in answer.get("Content-Type", "")
        if is_html and MARKUP in content:
            self._fault("opmaak van de vraag staat in het antwoord", role, question)
        if is_html and status >= 400 and content and b'lang="nl"' not in content:
            self._fault(f"antwoord {status} is geen Nederlandse pagina", role, question)

    def _fault(self, what, role, question, fault=None):
        self.faults[what].append((role, question, self.asked))
        if len(self.faults[what]) == 1:
            lines = traceback.format_exception(fault)[-8:] if fault else []
            self.out.write(f"FOUT na {self.asked} vragen (zaad {self.seed}): {what}\n  {role}: {_plain(question)}")
            self.out.write(_plain("".join(lines)))

    def _tell(self):
        self.out.write(f"\n{self.asked} vragen, zaad {self.seed}; {_memory()}\n")
        self.out.write(
            f"| wie | vragen | {' | '.join(map(str, COLUMNS))} | anders |\n|---{'|---' * (2 + len(COLUMNS))}|"
        )
        for role, told in self.told.items():
            others = told.total() - sum(told[status] for status in COLUMNS)
            row = " | ".join(str(told[status]) for status in COLUMNS)
            self.out.write(f"| {role} | {told.total()} | {row} | {others} |")
        self.out.write(
            "\nDe meeste rekentijd: " + _plain("; ".join(f"{one[0]:.1f} s {one[1:]}" for one in self.slowest))
        )
        self.out.write(f"\nFouten: {sum(map(len, self.faults.values()))}, in {len(self.faults)} soorten")
        for what, times in self.faults.items():
            self.out.write(f"- {len(times)} × {what}; het eerst {_plain(times[0])}")


@contextmanager
def _ours_alone():
    """Nothing goes out of this machine or stays on it, and no limit hides a page."""
    with (
        TemporaryDirectory() as folder,
        override_settings(
            EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
            EMAIL_FILE_PATH=folder,
            OPENDATA_ROOT=folder,
            OPENBESLUITVORMING_URL=UNREACHABLE,
            NOTUBIZ_URL=UNREACHABLE,
            IBABS_URL=UNREACHABLE,
            CBS_URL=UNREACHABLE,
            API_PER_MINUTE=10**9,
            ACCOUNT_RATE_LIMITS=False,
            STAFF_SECOND_FACTOR=True,
        ),
    ):
        logging.disable(logging.CRITICAL)  # a fault is told here, once
        yield
        logging.disable(logging.NOTSET)


def _hide(word, slug, gebruiker):
    """In everything that a municipality keeps to itself."""
    gemeente = Gemeente.objects.get(slug=slug)
    dossier = build.dossier(gemeente, titel=f"Plan {word}", slug="plan", samenvatting=word, portefeuillehouder=word)
    build.beleidspunt(dossier, titel=word)
    build.koppeling(dossier, toelichting=word, passage=word)
    build.suggestie(dossier, passage=f"Er komt een {word}.")
    build.lezing(gemeente, gebruiker, naam=f"{word}.pdf", tekst=word)
    build.leesronde(dossier, naam=f"{word}.pdf")
    draft = build.concept(gemeente, gebruiker)
    build.opmerking(draft, gebruiker, tekst=word)
    build.bewaard(gemeente, gebruiker, notitie=word)
    with bereik(EVERYTHING):
        Concept.objects.filter(pk=draft.pk).update(titel=f"Motie {word}")


def _client(gebruiker):
    client = Client(raise_request_exception=False)
    if gebruiker:
        Authenticator.objects.create(user=gebruiker, type=Authenticator.Type.TOTP, data={"secret": "A" * 32})
        client.force_login(gebruiker)
        late = time.time() + 7 * 24 * 3600
        session = client.session
        session["account_authentication_methods_user"] = str(gebruiker.pk)
        session["account_authentication_methods"] = [{"method": "mfa", "at": late, "reauthenticated": True}]
        session.save()
    return client


def _ours(page, link):
    """The address of a link of this page, if it is of the portal."""
    try:
        parts = urlsplit(urljoin(f"http://testserver{page}", link))
    except ValueError:
        return None
    if parts.netloc != "testserver" or parts.path.startswith("/static/"):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _resolved(address):
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return "", {}
    return match.route, match.kwargs


def _route(address):
    return _resolved(address)[0]


def _read(answer):
    """All of it, unpacked."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return gzip.decompress(content) if answer.get("Content-Encoding") == "gzip" and content else content


def _is_page(answer):
    return answer is not None and not answer.streaming and "html" in answer.get("Content-Type", "")


def _place(fault):
    """The kind of a fault and the last line of ours that it came through."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(HERE) and "/bench/" not in frame.filename]
    last = (ours or frames)[-1]
    return f"{type(fault).__name__} in {last.filename.removeprefix(HERE)}:{last.lineno}"


def _plain(text):
    """To be written anywhere: what an attacker sends is no text that every screen takes."""
    return str(text).encode("ascii", "backslashreplace").decode()[:1_500]


def _memory():
    return f"piek {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
