"""Words and addresses without a space, wherever people can type one: no page of a telephone scrolls sideways."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kennisbank.models import Praktijk
from raadsportaal.dossiers.models import Besluit, Koppeling, Medevoorstel
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
HERE = "/gemeenten/proefstad/"
WORD = "Meerjareninvesteringsprogramma" * 3
URL = "https://voorbeeld.example/" + "raadsstuk" * 14
PATHS = {
    "griffier": [
        "", "dossiers/", "dossiers/?welke=alles", "dossiers/lang/", "dossiers/lang/wijzig/", "dossiers/lang/koppelen/",
        "dossiers/lang/geschiedenis/", "dossiers/lang/bijlage/", "dossiers/lang/openbaar/",
        "dossiers/lang/koppelingen/{pk}/",
        "dossiers/lang/beleidspunten/{punt}/", "voorstellen/", "voorstellen/{wacht}/", "doelen/", "doelen/11/",
        "koppelen/praktijk/oslo-klimaatbegroting/", "mensen/", "dossiers/invoer/{invoer}/",
        "moties-en-toezeggingen/",
    ],
    "raadslid": ["", "dossiers/lang/"],
    "bezoeker": [""],
}  # fmt: skip
# What sticks out, to say where to look.
WIDE = """width => [...document.querySelectorAll('main *, header *')]
    .filter(el => el.getBoundingClientRect().right > width + 1 && !el.closest('.raad-sr'))
    .map(el => `${el.tagName}.${el.className}<${el.parentElement.className}`).slice(0, 5)"""


@pytest.fixture
def long(proefstad, committed):
    """A dossier in which everything is long; its people and the keys of what hangs on it."""

    def make():
        people = {
            "griffier": build.lid(proefstad, Rol.GRIFFIER, naam=WORD[:100], email="mark@proefstad.example").gebruiker,
            "raadslid": build.lid(proefstad, naam=WORD[:90], email="sanne@proefstad.example").gebruiker,
        }
        own = {"voorgesteld_door": people["raadslid"], "besloten_door": people["griffier"]}
        said = {"toelichting": URL, "passage": WORD, "bladzijde": 3, "richting": "werkt_tegen", "reikwijdte": "elders"}
        dossier = build.dossier(
            proefstad, titel=WORD, slug="lang", samenvatting=URL, portefeuillehouder=WORD, document_titel=WORD,
            soort="motie", indieners=WORD, stemming=WORD[:100], document_url=URL, extern_id=WORD,
            behandeldatum=timezone.localdate() + timedelta(days=9),
            openbaar_op=timezone.now(),
        )  # fmt: skip
        punt = build.beleidspunt(dossier, titel=WORD, passage=URL, bladzijde=3)
        linked = build.koppeling(dossier, beleidspunt=punt, **own, **said)
        build.koppeling(dossier, "13.1", **own, **said)
        build.koppeling(dossier, build.praktijk(titel=WORD, plaats=WORD[:60]), **own, **said)
        build.koppeling(dossier, "3.9", Besluit.AFGEWEZEN, reden="te_algemeen", **own, **said)
        waits = build.koppeling(dossier, "6.3", Besluit.VOORSTEL, beleidspunt=punt, **own, **said)
        row = {"titel": WORD, "soort": "motie", "stand": "geagendeerd", "behandeling": "", "samenvatting": URL,
               "portefeuillehouder": WORD, "behandeldatum": None, "document_url": URL, "bron": "bestand"}  # fmt: skip
        with bereik(EVERYTHING):
            Medevoorstel.objects.create(koppeling=waits, door=people["griffier"], **said)
            rows = [row | {"extern_id": "x"}, row | {"extern_id": dossier.extern_id, "titel": URL}]
            invoer = proefstad.invoeren.create(bron="bestand", naam=WORD, rijen=rows, meldingen=[WORD])
        return people, {"pk": linked.pk, "punt": punt.pk, "wacht": waits.pk, "invoer": invoer.pk}

    people, keys = committed(make)
    yield people, keys
    committed(lambda: remove_praktijk(WORD))


def remove_praktijk(titel):
    with bereik(EVERYTHING):
        Koppeling.objects.filter(praktijk__titel=titel).delete()
        Praktijk.objects.filter(titel=titel).delete()


def test_no_municipal_page_scrolls_sideways_on_a_telephone(open_page, sign_in, portaal, long):
    people, keys = long
    wide = []
    for who, paths in PATHS.items():
        page = open_page("/over/", width=390)
        if who in people:
            sign_in(page, people[who])
        for path in paths:
            page.goto(f"{portaal}{HERE}{path.format(**keys)}")
            page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
            if page.evaluate("document.documentElement.scrollWidth") > 390:
                wide.append((who, path, page.evaluate(WIDE, 390)))
    assert wide == [], "\n".join(map(str, wide))
