"""What a person gets of dossiers in the download of one's own data: all that is theirs, and nobody else's words."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from raadsportaal.dossiers.models import Invoer, Koppeling
from raadsportaal.dossiers.models.koppeling import Koppeldaad
from raadsportaal.dossiers.own_data import of_person
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.acts import act, decide, later, new_dossier, propose, subdoel

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente(content):
    return build.gemeente("Proefwaard")


@pytest.fixture
def griffier(gemeente):
    return build.lid(gemeente, Rol.GRIFFIER, naam="Mark Jansen").gebruiker


@pytest.fixture
def raadslid(gemeente):
    return build.lid(gemeente, naam="Sanne de Wit").gebruiker


@pytest.fixture
def dossier(gemeente, griffier):
    return new_dossier(
        gemeente, griffier, titel="Geheim plan voor de haven", slug="haven", aangemaakt_door=griffier,
        samenvatting="De griffier schreef dit.",
    )  # fmt: skip


def reword(koppeling, by, **inhoud):
    with act(by, later(hours=3)):
        fresh = Koppeling.objects.get(pk=koppeling.pk)
        fresh.reword(versie=fresh.versie, **inhoud)


def test_the_download_tells_what_a_raadslid_proposed_and_in_which_words(client, dossier, raadslid, griffier):
    koppeling = propose(dossier, subdoel("11.7"), raadslid, toelichting="Ik vind dat dit past.")
    decide(koppeling, Koppeldaad.WIJS_AF, griffier, later(days=1), reden="te_algemeen")
    client.force_login(raadslid)
    data = json.loads(client.get("/account/gegevens/").content)["dossiers"]
    address = "/gemeenten/proefwaard/dossiers/haven/"
    proposal = data["voorgesteld"][0]
    assert (proposal["dossier"], proposal["nu"]) == (address, "Past niet")
    assert proposal["naar"].startswith("11.7")
    told = data["geschiedenis"]
    assert [one["wat"] for one in told] == ["koppeling gemaakt"], "what the griffier decided is not the raadslid's"
    assert told[0]["ingevuld"]["Toelichting"] == "Ik vind dat dit past."
    assert data["besloten"] == []


def test_what_the_griffier_made_and_decided_is_told(dossier, raadslid, griffier, gemeente):
    koppeling = propose(dossier, subdoel("11.7"), raadslid)
    decide(koppeling, Koppeldaad.KOPPEL, griffier, later(days=1))
    with bereik(EVERYTHING):
        Invoer.objects.create(gemeente=gemeente, door=griffier, bron="bestand", naam="lijst.csv", rijen=[{}, {}])
    data = of_person(griffier)
    assert [one["dossier"] for one in data["gemaakt"]] == ["/gemeenten/proefwaard/dossiers/haven/"]
    assert [one["nu"] for one in data["besloten"]] == ["Gekoppeld"]
    assert [(one["naam"], one["rijen"]) for one in data["ingelezen, nog niet overgenomen"]] == [("lijst.csv", 2)]
    assert [one["wat"] for one in data["geschiedenis"]] == ["dossier gemaakt", "koppeling gewijzigd"]
    assert data["geschiedenis"][0]["ingevuld"]["Samenvatting"] == "De griffier schreef dit."


def test_words_of_another_on_the_same_koppeling_do_not_come_along(dossier, raadslid, griffier):
    koppeling = propose(dossier, subdoel("11.7"), raadslid, toelichting="Woorden van Sanne.")
    decide(koppeling, Koppeldaad.KOPPEL, griffier, later(hours=2))
    reword(koppeling, griffier, toelichting="Woorden van Mark.")
    of_sanne, of_mark = str(of_person(raadslid)), str(of_person(griffier))
    assert "Woorden van Sanne." in of_sanne
    assert "Woorden van Mark." not in of_sanne
    assert "Mark Jansen" not in of_sanne
    assert "Geheim plan" not in of_sanne, "the titel is the griffier's"
    assert "Woorden van Mark." in of_mark
    assert "Woorden van Sanne." not in of_mark


def test_who_did_nothing_gets_nothing_of_others(dossier, raadslid, griffier):
    propose(dossier, subdoel("11.7"), griffier, linked=True)
    assert not any(of_person(raadslid).values())
    assert not any(of_person(build.persoon()).values())


def test_who_no_longer_works_there_still_gets_what_was_theirs(dossier, raadslid):
    propose(dossier, subdoel("11.7"), raadslid, toelichting="Van toen.")
    raadslid.lidmaatschappen.all().delete()
    assert "Van toen." in str(of_person(raadslid))


def test_the_scope_is_closed_again_afterwards(dossier, griffier):
    of_person(griffier)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM dossiers_dossier")
        assert cursor.fetchone() == (0,)


def test_more_dossiers_take_no_more_queries(gemeente, dossier, raadslid):
    propose(dossier, subdoel("11.7"), raadslid)
    with CaptureQueriesContext(connection) as few:
        of_person(raadslid)
    for code in ("1.2", "6.b", "13.1"):
        with bereik(EVERYTHING):
            more = new_dossier(gemeente, raadslid, aangemaakt_door=raadslid)
        propose(more, subdoel(code), raadslid)
        with act(raadslid):
            more.beleidspunten.create(titel="Punt")
    with CaptureQueriesContext(connection) as many:
        assert len(of_person(raadslid)["geschiedenis"]) == 10
    assert len(many) == len(few)
