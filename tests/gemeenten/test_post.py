"""The e-mails themselves, and the demo's mailbox where they can be read."""

import re
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client

from raadsportaal.gemeenten import emails
from tests import build

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
SUBJECTS = sorted(TEMPLATES.rglob("email/*_subject.txt"))
# How many things and of which day, and no more: so says tests/volgen/test_brieven.py.
COUNTS = "{{ onderwerp }}"


@pytest.mark.parametrize("path", SUBJECTS, ids=lambda path: path.stem)
def test_a_subject_is_short_and_names_no_one(path):
    subject = path.read_text().strip()
    assert 0 < len(subject) < 60
    assert "{" not in subject or subject == COUNTS, "what a person is called, or works on, is not for a locked screen"


@pytest.mark.parametrize("path", SUBJECTS, ids=lambda path: path.stem)
def test_a_message_says_why_it_comes_in_text_and_in_plain_html(path):
    prefix = str(path.relative_to(TEMPLATES)).removesuffix("_subject.txt")
    message = emails.compose(prefix, "sanne@oosterwaard.example", code="ABCD-EFGH <b>")
    assert "U krijgt deze e-mail omdat" in message.body
    html = message.alternatives[0].content
    assert "U krijgt deze e-mail omdat" in html
    assert "<img" not in html
    assert "<b>" not in html
    if "{{ code }}" in (TEMPLATES / f"{prefix}_message.txt").read_text():
        assert "ABCD-EFGH <b>" in message.body
        assert "ABCD-EFGH &lt;b&gt;" in html


@pytest.fixture
def mail_is_down(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/inloggen/", "/inloggen/vergeten/"])
def test_a_mail_server_that_is_down_gets_the_same_words_with_and_without_an_account(client, mail_is_down, caplog, path):
    """And the log says what happened, but not to whom."""
    build.persoon(email="sanne@oosterwaard.example")
    pages = []
    for email in ("sanne@oosterwaard.example", "niemand@oosterwaard.example"):
        response = Client().post(path, {"email": email})
        assert response.status_code == 200
        page = response.content.decode()
        assert "De e-mail kon niet weg. Probeer het straks opnieuw." in page
        assert f'value="{email}"' in page
        pages.append(re.sub(r'value="[^"]{20,}"|\S+@oosterwaard.example', "", page))
    assert pages[0] == pages[1]
    assert "ConnectionRefusedError" in caplog.text
    assert "oosterwaard" not in caplog.text


@pytest.mark.django_db
def test_a_change_is_made_also_when_the_mail_about_it_cannot_go(client, mail_is_down):
    gebruiker = build.persoon(password="een-lang-wachtwoord")
    client.force_login(gebruiker)
    new = {"oldpassword": "een-lang-wachtwoord", "password1": "nog-een-wachtwoord", "password2": "nog-een-wachtwoord"}
    assert client.post("/account/wachtwoord/", new).status_code == 302
    gebruiker.refresh_from_db()
    assert gebruiker.check_password("nog-een-wachtwoord")


def test_the_demo_shows_when_by_our_own_clock(client, db, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    for moment in ("Thu, 26 Nov 2026 12:05:00 -0000", "Thu, 02 Jul 2026 12:05:00 +0000"):  # Django writes the first
        mail.EmailMessage("Post", "Tekst", to=["sanne@oosterwaard.example"], headers={"Date": moment}).send()
    page = client.get("/demo/post/").content.decode()
    assert "26 november 2026, 13.05 uur" in page and "2 juli 2026, 14.05 uur" in page


@pytest.mark.django_db
def test_the_demo_shows_the_newest_mail_first(client, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    assert "Nog geen e-mail" in client.get("/demo/post/").content.decode()
    mail.send_mail("Eerste", "Met é en <script>alert(1)</script>", "a@b.example", ["sanne@oosterwaard.example"])
    build.gebruiker(email="sanne@oosterwaard.example")
    client.post("/inloggen/", {"email": "sanne@oosterwaard.example"})
    page = client.get("/demo/post/").content.decode()
    assert page.index("Uw code om in te loggen") < page.index("Eerste")
    assert "Met é en &lt;script&gt;" in page
    assert client.get("/inloggen/code/").content.decode().count("/demo/post/") == 1
