"""Every municipal page in a real browser: no axe violation, no sideways scroll, nothing from elsewhere, light."""

import gzip
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from raadsportaal.dossiers.models import Besluit, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Gemeente, Rol
from tests import build
from tests.journeys.looks import look
from tests.journeys.test_pages_look import LATER_PAGE
from tests.samenwerking import landen
from tests.samenwerking.bijeenkomsten import aanbod, oproep, reactie

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
HERE, OWN = "/gemeenten/oosterwaard/", "/gemeenten/proefstad/"
DOSSIER = f"{HERE}dossiers/omgevingsvisie-2040/"
PRAKTIJK = "/kennisbank/oslo-klimaatbegroting/"
GRIFFIER = [
    HERE,
    f"{HERE}doelen/",
    f"{HERE}doelen/11/",
    f"{HERE}wijzigingen/",
    f"{HERE}doelen/14/",
    f"{HERE}dossiers/",
    f"{HERE}dossiers/?q=zzzzz",
    f"{HERE}dossiers/?q=vrachtverkeer",  # in a document
    DOSSIER,
    f"{DOSSIER}koppelen/?q=water",
    f"{DOSSIER}geschiedenis/",
    f"{DOSSIER}bijlage/",
    f"{DOSSIER}suggesties/",
    f"{DOSSIER}stukken/",
    f"{HERE}wacht/",
    f"{HERE}leesrondes/",
    f"{HERE}duiding/",
    f"{HERE}duiding/?dossier=omgevingsvisie-2040",
    f"{HERE}koppelen/praktijk/oslo-klimaatbegroting/",
    PRAKTIJK,
    "/agendas/global-goals/11/",
    f"{HERE}meetlat/",
    f"{HERE}meetlat/rokers/",
    f"{HERE}meetlat/rokers/toelichting/",
    f"{HERE}meetlat/ambities/nieuw/",
    f"{HERE}voorstellen/",
    f"{HERE}voorstellen/besloten/",
    f"{HERE}moties-en-toezeggingen/",
    f"{HERE}mensen/",
    f"{HERE}mensen/lijst/",
    f"{HERE}dossiers/nieuw/",
    f"{HERE}dossiers/invoer/",
    f"{DOSSIER}wijzig/",
    f"{DOSSIER}openbaar/",
    f"{DOSSIER}beleidspunten/nieuw/",
    f"{HERE}aanbod/",
    f"{HERE}aanbod/nieuw/",
    f"{HERE}actief/",
    f"{HERE}landenoverleg/jordanie/",
    "/account/bericht/",
    "/account/meldingen/",
    "/account/nieuws/",
    "/volgen/?zoek=/kennisbank/",
    "/account/",  # the others of an account: test_sign_in.py
]
RAADSLID = [
    HERE,
    f"{HERE}bewaard/",
    f"{HERE}moties-en-toezeggingen/?termijn=binnenkort",
    f"{HERE}dossiers/",
    f"{DOSSIER}?q=fietsers",  # in its documents
    f"{DOSSIER}koppelen/",
    f"{DOSSIER}suggesties/",  # 403
    f"{HERE}duiding/",
    PRAKTIJK,
    f"{HERE}mensen/",  # 403
    f"{HERE}aanbod/",
    f"{HERE}aanbod/eigen/nieuw/",
    f"{HERE}actief/",
    f"{HERE}landenoverleg/jordanie/voorstel/",
    "/gemeenten/zuiderwaard/dossiers/",  # 404, of another municipality
    "/gemeenten/zuiderwaard/",
]
AMBTENAAR = [HERE]
PAGES = {
    "griffier@oosterwaard.example": GRIFFIER,
    "raadslid@oosterwaard.example": RAADSLID,
    "ambtenaar@oosterwaard.example": AMBTENAAR,
    "": ["/gemeenten/", "/gemeenten/?q=utr", HERE, "/gemeenten/utrecht/"],
}
# What a page of these answers is in the console of the browser too.
EXPECTED = re.compile("status of (403|404|409|422)")


def faults_of(page):
    return [fault for fault in page.faults if not EXPECTED.search(fault)]


@pytest.mark.parametrize("email", PAGES, ids=["griffier", "raadslid", "ambtenaar", "bezoeker"])
def test_every_page_of_a_person_looks_right(open_page, sign_in, portaal, email):
    page = open_page("/over/")
    if email:
        sign_in(page, Gebruiker.objects.get(email=email))
    for path in PAGES[email]:
        page.goto(portaal + path)
        look(page, path)
    assert all(url.startswith((portaal, "data:")) for url in page.requested)
    assert faults_of(page) == []


@pytest.fixture
def griffier(proefstad, committed):
    return committed(
        lambda: build.lid(proefstad, Rol.GRIFFIER, naam="Mark Jansen", email="mark@proefstad.example").gebruiker
    )


@pytest.fixture
def two_proposals(proefstad, committed):
    """Made when asked: the page of a municipality without dossiers is looked at before."""

    def make():
        dossier = build.dossier(proefstad, titel="Visie", slug="visie", behandeldatum=timezone.localdate())
        return [build.koppeling(dossier, code, Besluit.VOORSTEL, besloten_op=None) for code in ("11.7", "13.1")]

    return lambda: committed(make)


def test_every_state_between_looks_right(open_page, sign_in, portaal, griffier, two_proposals, committed):
    page = sign_in(open_page("/over/"), griffier, OWN)
    main = page.get_by_role("main")
    look(page, "nog geen dossiers")
    page.goto(f"{portaal}{OWN}voorstellen/")
    look(page, "geen voorstellen")

    page.goto(f"{portaal}{OWN}dossiers/nieuw/")
    page.get_by_role("button", name="Maak het dossier").click()
    main.get_by_role("alert").wait_for()
    look(page, "dossier met fouten")
    page.goto(f"{portaal}{OWN}mensen/")
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    main.get_by_role("alert").wait_for()
    look(page, "mensen met fouten")
    page.get_by_label("Naam").fill("Yusuf Demir")
    page.get_by_label("E-mailadres").last.fill("yusuf@proefstad.example")
    main.get_by_role("radio", name="Raadslid").check()
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    main.get_by_role("status").wait_for()
    look(page, "iemand uitgenodigd")

    decided, waiting = two_proposals()
    page.goto(f"{portaal}{OWN}dossiers/invoer/")
    rows = "titel;soort;datum\nVisie;visie;26-11-2026\nMotie Bomen;motie;31-31-2026\nBegroting;begroting;5-11-2026\n"
    page.locator("input[type=file]").set_input_files({"name": "x.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    page.get_by_role("button", name="Lees het bestand").click()
    page.get_by_role("heading", name="Klopt dit?").wait_for()
    look(page, "voorbeeld van de invoer")

    page.goto(f"{portaal}{OWN}dossiers/visie/koppelen/")
    page.get_by_role("button", name="Koppel", exact=True).click()
    main.get_by_role("alert").wait_for()
    look(page, "koppelen met fouten")

    page.goto(f"{portaal}{OWN}voorstellen/{waiting.pk}/")
    look(page, "waarom niet, op een eigen bladzijde")
    page.goto(f"{portaal}{OWN}voorstellen/")
    page.locator(f"#voorstel-{waiting.pk}").get_by_role("link", name="Past niet").click()
    page.get_by_text("Waarom past dit niet?").wait_for()
    committed(lambda: decide(decided, griffier))
    page.get_by_role("button", name="Koppel 11.7").click()
    main.get_by_role("alert").wait_for()
    look(page, "iemand was u voor, en een vraag naar de reden")
    assert all(url.startswith((portaal, "data:")) for url in page.requested)
    assert faults_of(page) == []


@pytest.fixture
def own_work(proefstad, committed):
    """A council member, two calls for one of which the first is answered, one for an adviser, and a proposal."""

    def make():
        person = build.lid(proefstad, naam="Sanne de Wit", email="sanne@proefstad.example").gebruiker
        aanbod(proefstad, persoon=person)
        calls = [oproep(rol=rol, vorm="online") for rol in ("raadslid", "raadslid", "adviseur")]
        reactie(calls[0], proefstad, persoon=person, door=person)
        return person, calls, landen.voorstel(proefstad, person)

    def remove():
        with bereik(EVERYTHING):
            proefstad.reacties.all().delete()
        for call in calls:
            call.delete()

    person, calls, voorstel = committed(make)
    yield person, calls, voorstel
    committed(remove)


def test_what_a_councillor_does_in_their_own_name_looks_right(open_page, sign_in, portaal, griffier, own_work):
    raadslid, (answered, open_call, for_an_adviser), proposal = own_work
    pages = {
        raadslid: [
            f"{OWN}aanbod/", f"{OWN}actief/", f"{OWN}oproepen/{answered.slug}/reageer/eigen/",  # to the answer
            f"{OWN}oproepen/{open_call.slug}/reageer/eigen/", open_call.get_absolute_url(),
            for_an_adviser.get_absolute_url(),
        ],
        griffier: [
            f"{OWN}aanbod/", f"{OWN}actief/", f"{OWN}overlegvoorstellen/{proposal.pk}/",
            f"{OWN}landenoverleg/bhutan/?voorstel={proposal.pk}",
        ],
    }  # fmt: skip
    for person, paths in pages.items():
        page = sign_in(open_page("/over/"), person, OWN)
        for path in paths:
            page.goto(f"{portaal}{path}")
            look(page, path)
        assert faults_of(page) == []
    page.goto(f"{portaal}{OWN}aanbod/")
    page.get_by_role("link", name=answered.titel).first.click()
    page.get_by_role("heading", name="Reactie van Sanne de Wit").wait_for()
    look(page, "reactie van een raadslid")
    page.goto(f"{portaal}{OWN}overlegvoorstellen/{proposal.pk}/")
    page.get_by_role("button", name="Wijs af").click()
    page.get_by_role("main").get_by_role("alert").wait_for()
    look(page, "afwijzen zonder reden")


def decide(koppeling, gebruiker):
    with bereik(EVERYTHING):
        fresh = Koppeling.objects.get(pk=koppeling.pk)
        fresh.decide("afwijs", by=gebruiker, now=timezone.now(), versie=fresh.versie)


def test_an_invitation_and_a_former_municipality_look_right(open_page, portaal, proefstad, committed):
    former = committed(
        lambda: build.gemeente("Oudstad", einddatum=timezone.localdate() - timedelta(days=1), inwoners=1)
    )
    try:
        page = open_page(f"/gemeenten/{former.slug}/")
        look(page, "bestaat niet meer")
    finally:
        committed(former.delete)
    page.goto(f"{portaal}/uitnodiging/bestaat-niet/")
    look(page, "uitnodiging verlopen")


@pytest.mark.parametrize("email", [email for email in PAGES if email], ids=["griffier", "raadslid", "ambtenaar"])
def test_every_page_of_a_person_is_light(client, content, email):
    client.force_login(Gebruiker.objects.get(email=email))
    for path in PAGES[email]:
        weight = len(gzip.compress(client.get(path).content, 9)) / 1000
        assert weight <= LATER_PAGE, f"{path}: {weight:.1f} kB"


def test_mijn_gemeente_is_light_with_three_hundred_dossiers(client, content):
    gemeente = Gemeente.objects.get(slug="oosterwaard")
    with bereik(EVERYTHING):
        for _ in range(300):
            build.dossier(gemeente, stand="aangenomen", behandeldatum=timezone.localdate() - timedelta(days=40))
    client.force_login(Gebruiker.objects.get(email="griffier@oosterwaard.example"))
    for path in (HERE, f"{HERE}dossiers/?welke=alles"):
        assert len(gzip.compress(client.get(path).content, 9)) / 1000 <= LATER_PAGE, path
