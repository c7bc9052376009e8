"""The tests' ground: a database that holds the content of the portal, and a browser for the journeys."""

import os
import shutil

import pytest
from django.core.management import call_command

from kennisbank.models import Praktijk
from tests import build


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("laad_inhoud", verbosity=0, stdout=open(os.devnull, "w"))  # noqa: PTH123, SIM115


@pytest.fixture
def content(db):
    """The content of a fresh portal; loaded again where a browser test emptied the database."""
    if not Praktijk.objects.exists():
        call_command("laad_inhoud", stdout=open(os.devnull, "w"))  # noqa: PTH123, SIM115


@pytest.fixture
def lege_kennisbank(content):
    """No praktijken at all, so that a test can count its own."""
    Praktijk.objects.all().delete()
    Praktijk.objects.reindex()


@pytest.fixture
def redacteur(db):
    return build.gebruiker()


@pytest.fixture
def beheer(client, redacteur):
    client.force_login(redacteur)
    return client


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, ["chromium", "chromium-browser"])), None)
    if path is None:
        pytest.fail("Chromium ontbreekt. Installeer het met: apt-get install chromium (of zet CHROMIUM)")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*arguments, "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, transactional_db, content, live_server):
    """Open a page of the running portal: open_page("/kennisbank/", width=390, dark=True, script=False)."""
    contexts = []

    def opened(path, *, width=1280, dark=False, script=True, media="screen"):
        scheme = "dark" if dark else "light"
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.emulate_media(media=media, color_scheme=scheme)
        page.requested, page.faults = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(f"{live_server.url}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
