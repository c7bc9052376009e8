"""Two people propose the same: nobody's words are lost, and each one's stay between that person and the griffie."""

import json
from collections import namedtuple

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from raadsportaal.dossiers.herindeling import move
from raadsportaal.dossiers.models import AlGedaan, Besluit, Koppeling, Medevoorstel
from raadsportaal.dossiers.own_data import of_person
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.acts import decide, later, propose, subdoel, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
HERE = "/gemeenten/testwaard/"
PAGE = f"{HERE}dossiers/waterplan/"
Place = namedtuple("Place", ["gemeente", "dossier", "griffier", "eerste", "tweede"])


@pytest.fixture(scope="module")
def place(kept_for_the_file):
    """A dossier for which two proposed the same through the form, the one after the other: once for all tests."""
    gemeente = build.gemeente("Testwaard")
    dossier = build.dossier(gemeente, titel="Waterplan", slug="waterplan")
    people = {
        "griffier": build.lid(gemeente, Rol.GRIFFIER, naam="Grete Griffier").gebruiker,
        "eerste": build.lid(gemeente, naam="Eva Eerste").gebruiker,
        "tweede": build.lid(gemeente, Rol.AMBTENAAR, naam="Theo Tweede").gebruiker,
    }
    more = {"passage": "Een park bij elke woning.", "bladzijde": "7"}
    asked(Client(), people["eerste"], f"{PAGE}koppelen/", typed("Omdat Eva het zegt."))
    asked(Client(), people["tweede"], f"{PAGE}koppelen/", typed("Omdat Theo het zegt.", **more))
    return Place(gemeente, dossier, **people)


@pytest.fixture
def gemeente(place):
    return place.gemeente


@pytest.fixture
def griffier(place):
    return place.griffier


@pytest.fixture
def eerste(place):
    return place.eerste


@pytest.fixture
def tweede(place):
    return place.tweede


@pytest.fixture
def both(place):
    """The koppeling that both proposed."""
    with bereik(EVERYTHING):
        return Koppeling.objects.select_related("dossier__gemeente").get(dossier=place.dossier)


@pytest.fixture
def dossier(gemeente):
    """One for which nobody proposed anything yet."""
    return build.dossier(gemeente, titel="Bomenplan", slug="bomenplan")


@pytest.fixture
def as_(client):
    """The page of the dossier, or the answer to a POST, for this person."""

    def ask(gebruiker, path=PAGE, data=None, **headers):
        return asked(client, gebruiker, path, data, **headers)

    return ask


def asked(client, gebruiker, path, data=None, **headers):
    client.force_login(gebruiker)
    response = client.post(path, data, follow=True, headers=headers) if data else client.get(path)
    return response.content.decode()


def typed(tekst, **fields):
    naar = f"subdoel-{subdoel('11.7').pk}"
    return {"naar": naar, "richting": "draagt_bij", "reikwijdte": "later", "toelichting": tekst} | fields


def fresh(koppeling):
    with bereik(EVERYTHING):
        return Koppeling.objects.select_related("dossier__gemeente").get(pk=koppeling.pk)


@pytest.mark.parametrize("path", [PAGE, f"{HERE}voorstellen/", f"{HERE}voorstellen/{{pk}}/"])
def test_the_griffie_reads_the_words_of_both(as_, both, griffier, path):
    page = as_(griffier, path.format(pk=both.pk))
    assert page.count('id="voorstel-') == 1, "one proposal"
    for words in ("Voorgesteld door Eva Eerste", "Omdat Eva het zegt.", "Ook voorgesteld door Theo Tweede",
                  "Omdat Theo het zegt.", "Een park bij elke woning.", "Bladzijde 7"):  # fmt: skip
        assert words in page


@pytest.mark.parametrize(("own", "other"), [("eerste", "tweede"), ("tweede", "eerste")])
def test_each_sees_the_own_words_and_nothing_of_the_other(as_, both, request, own, other):
    gebruiker, ander = request.getfixturevalue(own), request.getfixturevalue(other)
    page = as_(gebruiker)
    assert "Wat u voorstelde" in page and "De griffie kijkt ernaar." in page
    assert f"Omdat {gebruiker.naam.split()[0]} het zegt." in page
    assert f"Omdat {ander.naam.split()[0]} het zegt." not in page and ander.naam not in page


def test_nobody_else_hears_of_it(as_, both, gemeente):
    page = as_(build.lid(gemeente).gebruiker)
    assert "het zegt" not in page and "Wat u voorstelde" not in page


def test_twice_by_the_same_person_is_once(as_, both, tweede):
    assert "Dit hebt u al voorgesteld." in as_(tweede, f"{PAGE}koppelen/", typed("Nog een keer."))
    with bereik(EVERYTHING), pytest.raises(AlGedaan):
        Koppeling.make(both.dossier, subdoel("11.7"), by=tweede, now=timezone.now(), linked=False)


def test_the_answer_reaches_both(as_, both, griffier, eerste, tweede):
    decide(both, "afwijs", griffier, timezone.now(), reden="te_algemeen")
    for gebruiker in (eerste, tweede):
        assert "De griffie zegt: past niet. Het klopt, maar is te algemeen." in as_(gebruiker)
        assert "Uw voorstel past niet bij ‘Waterplan’, zegt de griffie" in as_(gebruiker, HERE)


def test_who_takes_the_second_back_leaves_the_first(as_, both, griffier, tweede):
    address = f"{HERE}voorstellen/{both.pk}/"
    assert "U hebt uw voorstel ingetrokken." in as_(tweede, address, {"daad": "trek_in", "_gezien": "1"})
    page = as_(griffier)
    assert "Omdat Eva het zegt." in page and "Theo" not in page
    assert fresh(both).waits


def test_who_takes_the_first_back_leaves_the_second(as_, both, griffier, eerste, tweede):
    as_(eerste, f"{HERE}voorstellen/{both.pk}/", {"daad": "trek_in", "_gezien": "1"})
    now = fresh(both)
    assert (now.besluit, now.voorgesteld_door, now.toelichting, now.bladzijde) == (
        Besluit.VOORSTEL, tweede, "Omdat Theo het zegt.", 7,
    )  # fmt: skip
    with bereik(EVERYTHING):
        assert not Medevoorstel.objects.exists()
    assert "Omdat Theo het zegt." in as_(tweede)
    assert "Wat u voorstelde" not in as_(eerste) and "Omdat Theo" not in as_(eerste)
    page = as_(griffier)
    assert "Voorgesteld door Theo Tweede" in page and "Ook voorgesteld" not in page
    assert "Omdat Theo" not in str(of_person(eerste)), "nor in the download of who withdrew"
    assert "Omdat Theo" in str(of_person(tweede))


def test_the_history_tells_who_withdrew_and_whose_proposal_waits_on(dossier, eerste, tweede):
    koppeling = propose(dossier, subdoel("11.7"), eerste, later(days=20))
    propose(dossier, subdoel("11.7"), tweede, later(days=21))
    decide(koppeling, "trek_in", eerste, later(days=22))
    acts = [(change.who.partition(",")[0], change.what.partition(" 11.7")[0]) for change in told(dossier)]
    assert acts[:3] == [
        ("Theo Tweede", "Stelde"), ("Eva Eerste", "Trok het voorstel voor"), ("Eva Eerste", "Stelde"),
    ]  # fmt: skip


@pytest.mark.parametrize("data", [{"daad": "trek_in"}, {"daad": "trek_in", "_gezien": "99"}])
@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_what_goes_wrong_shows_no_words_of_the_first(as_, both, griffier, tweede, data, htmx):
    decide(both, "afwijs", griffier, timezone.now())
    page = as_(tweede, f"{HERE}voorstellen/{both.pk}/", data, **htmx)
    assert "Omdat Eva" not in page and "Eva Eerste" not in page


def test_proposing_again_what_was_refused_keeps_the_words_of_the_first(as_, both, griffier, eerste, tweede, gemeente):
    decide(both, "afwijs", griffier, timezone.now())
    propose(both.dossier, subdoel("11.7"), tweede, later(days=3), toelichting="Theo probeert het nog eens.")
    now = fresh(both)
    assert (now.voorgesteld_door, now.toelichting, now.passage) == (tweede, "Theo probeert het nog eens.", "")
    page = as_(griffier)
    assert "Ook voorgesteld door Eva Eerste" in page and "Omdat Eva het zegt." in page
    assert "Ook voorgesteld door Theo Tweede" not in page
    assert "Omdat Eva het zegt." in as_(eerste) and "probeert" not in as_(eerste)


def test_what_somebody_withdrew_does_not_come_back_under_another_name(as_, dossier, eerste, tweede):
    koppeling = propose(dossier, subdoel("11.7"), eerste, toelichting="Bij nader inzien niet.")
    decide(koppeling, "trek_in", eerste, later(hours=1))
    propose(dossier, subdoel("11.7"), tweede, later(hours=2))
    assert "Bij nader inzien niet." not in as_(tweede, f"{HERE}dossiers/bomenplan/")
    assert fresh(koppeling).toelichting == ""


def test_the_download_has_the_own_words_only(client, both, eerste, tweede):
    client.force_login(tweede)
    data = json.loads(client.get("/account/gegevens/").content)["dossiers"]
    (also,) = data["ook voorgesteld"]
    assert (also["dossier"], also["naar"][:4]) == (PAGE, "11.7")
    assert also["ingevuld"]["Toelichting"] == "Omdat Theo het zegt."
    assert "Omdat Eva" not in str(data)
    assert "Omdat Theo" not in str(of_person(eerste))


def test_a_merger_takes_the_words_along(as_, both, gemeente):
    naar = build.gemeente("Nieuwstad")
    there = build.lid(naar, Rol.GRIFFIER).gebruiker
    with bereik(EVERYTHING):
        move(gemeente, naar)
    assert "Omdat Theo het zegt." in as_(there, "/gemeenten/nieuwstad/dossiers/waterplan/")


def test_the_database_shows_the_words_to_the_own_municipality_only(both, gemeente, tweede):
    with bereik(gemeente.pk, tweede.pk):
        assert Medevoorstel.objects.count() == 1
    elders = build.lid(build.gemeente(), Rol.GRIFFIER)
    with bereik(gemeente.pk, elders.gebruiker.pk):
        assert not Medevoorstel.objects.exists()


def test_more_proposers_take_no_more_queries(as_, both, gemeente, griffier, django_assert_num_queries, client):
    client.force_login(griffier)
    for path in (PAGE, f"{HERE}voorstellen/"):
        client.get(path)
        with CaptureQueriesContext(connection) as before:
            client.get(path)
        for _ in range(3):
            propose(both.dossier, subdoel("11.7"), build.lid(gemeente).gebruiker)
        with django_assert_num_queries(len(before)):
            client.get(path)
