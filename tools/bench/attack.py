"""Fuzzed requests of all roles, and hostile files: whether anything breaks, and whether a stranger reads a secret.

Everything happens in this process, on a database of its own. Whoever asks walks as a person would, from a page to what
its form leads to, with a field or two that no person would send; whatever is done is undone after each walk.
"""

import gzip
import itertools
import logging
import random
import time
from contextlib import contextmanager
from http.cookies import SimpleCookie
from io import StringIO
from tempfile import TemporaryDirectory

from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import override_settings
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
from tests.queue import run_queue
from tools.bench.attack_map import Map, of_portal, route_of, text_of
from tools.bench.attack_verdict import Verdict, memory
from tools.bench.crooked_doors import CrookedDoors
from tools.bench.hostile import METHODS, Attacker
from tools.bench.hostile_files import hostile_files
from tools.bench.page_forms import links_and_forms
from tools.bench.raw_http import RawHttp

ROLES = {
    "bezoeker": "",
    "raadslid": "raadslid@oosterwaard.example",
    "fractiemedewerker": "fractie@oosterwaard.example",
    "ambtenaar": "ambtenaar@oosterwaard.example",
    "griffier": "griffier@oosterwaard.example",
    "griffier elders": "griffier@zuiderwaard.example",
    **{email.partition("@")[0]: email for email, *_ in ACCOUNTS},
}
STAFF = [email.partition("@")[0] for email, *_ in ACCOUNTS]
START = ["/", "/account/", "/gemeenten/oosterwaard/", "/gemeenten/zuiderwaard/", "/volgen/", "/open-data/", "/beheer/"]
SIGN_OUT = "/uitloggen/"
READING = ("GET", "HEAD", "OPTIONS")
IN_ITS_PLACE = ("tekst", "geplakt")  # fields for who has no file
TOLD_EACH = 1_000  # questions
CROOKED = 0.12  # of the walks go in by a door for JSON or XML
STEPS = 4  # from a page through its forms, at most
PASSWORD = "een-wachtwoord-van-de-proef"  # noqa: S105 (of a database that is thrown away)
UNREACHABLE = "http://127.0.0.1:9"


class AttackBench:
    def __init__(self, out, questions, files, seed):
        self.out, self.questions, self.files, self.password = out, questions, files, PASSWORD
        self.chance = random.Random(seed)  # noqa: S311
        self.attacker = Attacker(self.chance)
        self.broken = hostile_files(self.chance)
        self.map = Map(self.attacker)
        self.verdict = Verdict(out, seed)

    def run(self) -> bool:
        """Whether nothing broke and nothing leaked."""
        with _ours_alone():
            self._fill()
            self._walk_about()
            RawHttp(self.chance, self.verdict).run(self.questions // 10)
        self.verdict.tell()
        return not self.verdict.faults

    def _walk_about(self):
        with self.doors.open():
            self._look_around()
            self.out.write(f"Rondgekeken: {self.verdict.asked} vragen, {len(self.map.known)} soorten adressen")
            self._send_files()
            before, told = self.verdict.asked, 0
            while (asked := self.verdict.asked - before) < self.questions:
                if asked - told >= TOLD_EACH:  # it takes an hour: how far it is, and that it still goes
                    told = asked
                    self.out.write(f"{asked} vragen, {len(self.verdict.faults)} soorten fouten")
                    self.out.flush()
                with self._undone():
                    if self.chance.random() < CROOKED:
                        self.doors.enter()
                    else:
                        self._walk(self.chance.choice(list(self.clients)))

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
        oosterwaard.notubiz, oosterwaard.ibabs, oosterwaard.openbesluitvorming = "281", "Proef", "proef"
        oosterwaard.save()
        build.bewaard(oosterwaard, people["raadslid"], notitie="snorrebelt", fractie="")
        self.clients = {role: _client(people.get(role)) for role in ROLES}
        self.doors = CrookedDoors(self, people)
        self.cookies = {role: client.cookies.output(header="") for role, client in self.clients.items()}

    def _look_around(self):
        """A page of each kind of address that a role finds by its links."""
        for role in self.clients:
            seen, waiting = set(), list(START)
            while waiting:
                address = waiting.pop(0)
                route = route_of(address)
                if route in seen or (role != "beheer" and address.startswith("/beheer/")):
                    continue
                seen.add(route)
                with self._undone():
                    page = self.ask(role, "GET", address, headers={})
                if _is_page(page):
                    waiting += self.map.learn(role, address, page)

    # One walk

    def _walk(self, role):
        address = self.map.somewhere(in_desk=role in STAFF)
        strange = self.chance.random()
        if strange < 0.12:
            self.ask(role, self.chance.choice(METHODS), address, *self._loose_fields(address))
            return
        if strange < 0.5:
            address = self.attacker.with_query(address, self.map.names_at(address))
        page = self.ask(role, "GET", address)
        for _ in range(self.chance.randrange(STEPS)):
            if not _is_page(page):
                return
            address, page = self.further(role, address, page)

    def _loose_fields(self, address):
        """The body of a form that no page has, of fields that this address may read."""
        names = self.map.names_at(address) or ["x"]
        chosen = self.chance.choices(names, k=self.chance.randrange(1, 8))
        return self.attacker.body([(name, self.attacker.odd()) for name in chosen])

    def further(self, role, address, page):
        """Send a form of this page, or follow a link; gives where that led and what stood there."""
        self.map.learn(role, address, page)
        links, forms = links_and_forms(text_of(page))
        forms = [form for form in forms if form.action != SIGN_OUT and of_portal(address, form.action)]
        if not forms:
            link = of_portal(address, self.chance.choice(links or ["/"])) or "/"
            return link, self.ask(role, "GET", link)
        form = self.chance.choice([form for form in forms if form.method == "POST"] or forms)
        target = of_portal(address, form.action)
        if form.method == "GET":
            target = self.attacker.with_query(target, form.names)
            return target, self.ask(role, "GET", target)
        files = [(name, *next(self.broken)) for name in form.files if self.chance.random() < 0.3]
        body = self.attacker.body(self.attacker.mutated(form), files, is_multipart=form.is_multipart)
        return self.send(role, target, body)

    def send(self, role, target, body):
        answer = self.ask(role, "POST", target, *body)
        if answer is not None and answer.status_code in (302, 303):
            target = of_portal(target, answer["Location"]) or "/"
            answer = self.ask(role, "GET", target)
        return target, answer

    def _send_files(self):
        """To each form that takes one, in turn; what is read later is read at once."""
        uploads = sorted(self.map.uploads.items())
        before = memory()
        for (_, name), (role, address) in itertools.islice(itertools.cycle(uploads), self.files):
            with self._undone():
                page = self.ask(role, "GET", address)
                forms = links_and_forms(text_of(page))[1] if _is_page(page) else []
                for form in [form for form in forms if name in form.files][:1]:
                    self._send_file(role, address, form, name)
        self.out.write(f"{self.files} bestanden langs {len(uploads)} formulieren: {before}, daarna {memory()}")
        for (route, name), (role, _) in uploads:
            self.out.write(f"- {role}: /{route} ({name})")

    def _send_file(self, role, address, form, name):
        fields = [one for one in self.attacker.filled(form) if one[0] not in IN_ITS_PLACE]
        body = self.attacker.body(fields, [(name, *next(self.broken))], is_multipart=True)
        where, page = self.send(role, of_portal(address, form.action), body)
        self.whatever_comes(role, ("wachtrij", where, ""), run_queue)
        if _is_page(page):
            page = self.ask(role, "GET", where)
        for _ in range(2):  # a preview, and what is done after it
            if not _is_page(page):
                return
            where, page = self.further(role, where, page)

    # One question, and what is thought of the answer

    @contextmanager
    def _undone(self):
        for role, client in self.clients.items():
            client.cookies = SimpleCookie(self.cookies[role])
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    def ask(self, role, method, address, kind="", body=b"", headers=None):
        self.verdict.asked += 1
        headers = self.attacker.headers() if headers is None else headers
        question = method, address[:300], f"{headers or ''} {body[:300]!r}"

        def ask():
            answer = self.clients[role].generic(method, address, body, kind or "application/octet-stream", **headers)
            answer.read = _read(answer)
            if method not in READING and not connection.needs_rollback:
                connection.check_constraints()  # what a commit would look at
            return answer

        started = time.process_time()
        answer = self.whatever_comes(role, question, ask)
        self.verdict.took(role, question, time.process_time() - started)
        if answer is not None:
            self.verdict.judge(role, question, answer)
        return answer

    def whatever_comes(self, role, question, act):
        try:
            return act()
        except Exception as fault:
            self.verdict.broke(role, question, fault)
            if isinstance(fault, DatabaseError):
                connection.needs_rollback = True
            return None


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


def _read(answer):
    """All of it, unpacked."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return gzip.decompress(content) if answer.get("Content-Encoding") == "gzip" and content else content


def _is_page(answer):
    """Whether a walk goes on from here: after a fault the database may do nothing more before all is undone."""
    if answer is None or answer.status_code >= 500 or connection.needs_rollback:
        return False
    return "html" in answer.get("Content-Type", "")
