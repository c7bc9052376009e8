"""The tests' ground: a database that holds the content of the portal, and a browser for the journeys."""

import gc
import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import update_last_login
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.template.base import Template
from django.template.context import RequestContext
from django.test import Client
from django.test.utils import instrumented_test_render
from django.utils import timezone
from hypothesis import settings as hypothesis
from pytest_django.live_server_helper import LiveServer
from xdist.scheduler import LoadFileScheduling

from kennisbank.models import EngelseVersie, Praktijk
from raadsportaal.basis import testing
from raadsportaal.dossiers.models import Koppeling, Suggestie, Suggestiebesluit
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from tests import build
from tests.ground import template

# The same examples each time: a change breaks a test, and never chance. `--hypothesis-profile=zoek` looks for new ones.
hypothesis.register_profile("vast", derandomize=True)
hypothesis.register_profile("zoek", derandomize=False)
hypothesis.load_profile("vast")

PATIENCE = 20_000  # milliseconds that a journey waits for what should appear


def pytest_addoption(parser):
    parser.addoption("--stappen", type=int, default=250, help="steps of the random walk over the desk")
    parser.addoption("--proef-image", action="store_true", help="make the image and try it: some minutes")


def pytest_sessionstart(session):
    """`--create-db` makes the template anew: forgotten once, before there are workers."""
    if session.config.getoption("create_db") and not _worker(session.config):
        template.forget(_database())


def pytest_xdist_make_scheduler(config, log):
    """A file stays on one worker: what it makes once for all its tests is made once.

    Whatever --dist says; the groups of loadgroup are not seen, for pytest 9 does not keep the names that xdist gives.
    """
    config.option.loadscopereorder = False  # they come in an order already: see _longest_first
    return LoadFileScheduling(config, log)


@pytest.hookimpl(trylast=True)  # after -k and -m took their part away
def pytest_collection_modifyitems(session, items):
    """What lacks is said before the first test, and only when a test of the selection opens a browser."""
    if _worker(session.config):
        _longest_first(items)
    if any(item.get_closest_marker("browser") for item in items) and (lacking := testing.lacking()):
        if _worker(session.config):
            session.shouldfail = lacking  # what a worker tells the others
        raise pytest.UsageError(lacking)


def _longest_first(items):
    """A long file that comes last is waited for by who has nothing left to do.

    How many tests a file has says how long it takes, but for files that are marked `long`. Journeys come last: what
    they do stays in the database.
    """
    tests = Counter(item.path for item in items)
    long, journeys = (
        {item.path for item in items if item.get_closest_marker(marker)} for marker in ("long", "browser")
    )
    items.sort(key=lambda item: (item.path in journeys, item.path not in long, -tests[item.path], item.path))


def pytest_collection_finish(session):
    """What is imported by now stays, and little of what comes is in a circle: looking for that took an eighth.

    With a threshold of 50,000 it still took a tenth, with as much memory.
    """
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def only_pages_are_recorded(django_test_environment):
    """Django keeps a copy of the context of each part for response.context: of hundreds, in one form of the desk.

    A test reads that of the page.
    """
    Template._render = _rendered
    yield
    Template._render = instrumented_test_render  # what Django puts back in the end is that of before


def _rendered(template, context):
    if context.template is template and isinstance(context, RequestContext):
        return instrumented_test_render(template, context)
    return template.nodelist.render(context)


@pytest.fixture(scope="session", autouse=True)
def signing_in_is_short(django_test_environment):
    """`force_login` makes a session to throw it away again: sixteen queries in most tests, and not of our doing."""
    with patch.object(Client, "force_login", _signed_in):
        yield


_long_road = Client.force_login


def _signed_in(client, gebruiker, backend=None):
    if settings.SESSION_COOKIE_NAME in client.cookies:  # of a session that goes on, or makes way for another
        return _long_road(client, gebruiker, backend)
    gebruiker.backend = backend or client._get_backend()
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(gebruiker.pk), gebruiker.backend
    session[HASH_SESSION_KEY] = gebruiker.get_session_auth_hash()
    session.create()
    update_last_login(None, gebruiker)
    client._set_login_cookies(SimpleNamespace(session=session))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """The content of a fresh portal, under every test; what a test changes is rolled back."""
    with django_db_blocker.unblock(), template.cloned(_database(), timezone.localdate()):
        yield


def _worker(config):
    return getattr(config, "workerinput", {}).get("workerid", "")


def _database():
    """What the names of all databases of our tests begin with."""
    own = connection.settings_dict
    return own["TEST"]["NAME"] or f"test_{own['NAME']}"


@pytest.fixture
def content(db):
    """Says that a test reads the content that is always there."""


@pytest.fixture
def lege_kennisbank(content):
    """No praktijken at all, so that a test can count its own."""
    _remove_praktijken()


@pytest.fixture(scope="module")
def kept_for_the_file(django_db_setup, django_db_blocker):
    """What a fixture of a file writes is there for all tests of that file, and undone after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def lege_kennisbank_per_bestand(kept_for_the_file):
    """The same for all tests of a file: emptying it for each takes longer than most of them."""
    _remove_praktijken()
    connection.check_constraints()  # what waits until the end is asked once, and not after each test


@pytest.fixture(scope="module")
def testwaard(kept_for_the_file):
    """A municipality for all tests of a file: most of the work of making it is writing what finds it."""
    return build.gemeente("Testwaard")


@pytest.fixture
def gemeente(testwaard, db):
    """Read anew, for a test may have changed what it was given."""
    return Gemeente.objects.get(pk=testwaard.pk)


def _remove_praktijken():
    with bereik(EVERYTHING):
        for model in (Suggestiebesluit, Suggestie, Koppeling):
            model.objects.all().delete()
    EngelseVersie.objects.all().delete()
    Praktijk.objects.all().delete()
    Praktijk.objects.reindex()


@pytest.fixture
def oosterwaard(content):
    """The invented municipality of the demo, with its people and dossiers."""
    return Gemeente.objects.get(slug="oosterwaard")


@pytest.fixture
def redacteur(db):
    return build.gebruiker()


@pytest.fixture
def beheer(client, redacteur):
    client.force_login(redacteur)
    return client


@pytest.fixture(scope="session")
def chromium(portaal):
    """The browser; made after the portal and so closed before it, with the connections it keeps open."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=testing.chromium(), args=[*arguments, "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def portaal(django_db_setup, django_db_blocker):
    """The address of the running portal. Journeys only read, so one server and one load of the content serve all."""
    with django_db_blocker.unblock():
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()


@pytest.fixture
def committed(portaal):
    """Run a function on a connection of its own, outside the test's transaction, so that the running portal sees it."""

    def run(function):
        def call():
            try:
                return function()
            finally:
                connection.close()

        with ThreadPoolExecutor(1) as pool:
            return pool.submit(call).result()

    return run


@pytest.fixture
def open_page(chromium, portaal):
    """Open a page of the running portal: open_page("/kennisbank/", width=390, dark=True, script=False)."""
    contexts = []

    def opened(path, *, width=1280, dark=False, script=True):
        page = new_page(
            chromium,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        contexts.append(page.context)
        page.goto(f"{portaal}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


def new_page(browser, **dress):
    """A page of a visitor who was never here; it tells what it asked, and what its console said was wrong."""
    page = browser.new_context(**dress).new_page()
    page.set_default_timeout(PATIENCE)
    page.requested, page.faults = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    return page


@pytest.fixture(scope="module")
def open_here(chromium, portaal):
    """Open page after page in one window, as a visitor does: a new window takes longer than most pages."""
    page = new_page(chromium)

    def opened(path, *, width):
        page.context.clear_cookies()
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        page.requested.clear()
        page.faults.clear()
        page.goto(f"{portaal}{path}")
        return page

    yield opened
    page.context.close()


@pytest.fixture
def sign_in(committed, portaal):
    """Give a page the session of a person, without the form, and go there: sign_in(page, gebruiker, "/account/")."""
    clients = []

    def signed_in(page, gebruiker, path=""):
        client = Client()
        clients.append(client)
        committed(lambda: client.force_login(gebruiker))
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": portaal}])
        if path:
            page.goto(f"{portaal}{path}")
        return page

    yield signed_in
    for client in clients:
        committed(client.logout)


@pytest.fixture
def proefstad(committed):
    """A municipality of its own for what a journey writes: gone after it, with all that happened there.

    Its people have an address at @proefstad.example.
    """
    gemeente = committed(lambda: build.gemeente("Proefstad"))
    yield gemeente
    committed(lambda: build.remove(gemeente))
