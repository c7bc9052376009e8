"""Which server a request reads from: here the replica is the same database, by a connection that may only read."""

from copy import deepcopy

import pytest
from django.core.cache import caches
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kennisbank.models import Praktijk
from raadsportaal.basis import replica
from raadsportaal.basis.models import Weergave
from raadsportaal.portaal.operating import exposition
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content", "second")]
PAGE = "/kennisbank/oslo-klimaatbegroting/"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0"
READ_ONLY = "-c default_transaction_read_only=on"
NOWHERE = "/nergens"


@pytest.fixture
def second(monkeypatch):
    """The settings of the replica, for a test to change; nobody looked yet how it stands."""
    own = deepcopy(connections["default"].settings_dict)
    own["OPTIONS"]["options"] = f"{own['OPTIONS'].get('options', '')} {READ_ONLY}"
    monkeypatch.setitem(connections.settings, replica.REPLICA, own)
    monkeypatch.setattr(replica, "standing", replica.Standing())
    connections[replica.REPLICA].connect()  # what Django lets a test open only of databases that it knows beforehand
    yield own
    connections[replica.REPLICA].close()
    del connections[replica.REPLICA]


@pytest.fixture
def asked():
    """How many queries each server gets of a request."""

    def ask(method, path):
        here, there = connections["default"], connections[replica.REPLICA]
        with CaptureQueriesContext(here) as primary, CaptureQueriesContext(there) as second:
            response = method(path)
        return response, len(primary), len(second)

    return ask


@pytest.mark.parametrize("path", [PAGE, "/kennisbank/?q=water", "/gemeenten/oosterwaard/", "/zoeken/?q=wonen"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_visitor_without_a_cookie_reads_from_the_replica(asked, path, method):
    response, here, there = asked(getattr(Client(), method), path)
    assert response.status_code == 200
    assert here == 0 and there > 0
    assert "raadsportaal_replica 1.0" in exposition.page("").decode()


def test_a_member_reads_from_the_primary(asked):
    client = Client()
    client.force_login(build.persoon())
    response, here, there = asked(client.get, PAGE)
    assert response.status_code == 200
    assert here > 0 and there == 0


def test_who_sent_a_form_reads_from_the_primary(asked):
    client = Client()
    address = f"/melden/praktijk/{Praktijk.objects.get(slug='oslo-klimaatbegroting').pk}/"
    client.get(address)
    response, here, there = asked(client.get, PAGE)
    assert response.status_code == 200
    assert here > 0 and there == 0
    assert asked(Client().post, address)[2] == 0


def test_an_address_that_writes_is_answered_by_the_primary_as_if_it_had_just_come(asked, caplog):
    response, here, there = asked(Client().get, "/inloggen/via/x/")
    assert response.status_code == 404
    assert here > 0 and there > 0
    assert not [line for line in caplog.records if line.name.startswith("django")]


def test_a_replica_that_goes_away_halfway_leaves_the_request_to_the_primary(asked, caplog):
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [connections[replica.REPLICA].connection.info.backend_pid])
    response, here, _ = asked(Client().get, PAGE)
    assert response.status_code == 200 and here > 0
    assert not [line for line in caplog.records if line.name.startswith("django")]


def test_without_the_replica_the_primary_is_read(asked, second):
    second["HOST"] = NOWHERE
    response, here, there = asked(Client().get, PAGE)
    assert response.status_code == 200
    assert here > 0 and there == 0
    assert Client().get("/gereed/").json()["onderdelen"]["replica"] == "loopt achter of geeft geen antwoord"
    assert "raadsportaal_replica 0.0" in exposition.page("").decode()


def test_without_the_primary_visitors_are_served_and_counted_when_it_is_back(asked, monkeypatch):
    read = Client(headers={"User-Agent": BROWSER}).get
    with monkeypatch.context() as away:
        away.setitem(connections["default"].settings_dict, "HOST", NOWHERE)
        response, here, there = asked(read, PAGE)
        assert response.status_code == 200
        assert here == 0 and there > 0
        ready = Client().get("/gereed/")
        assert ready.status_code == 200
        assert ready.json()["onderdelen"] == {"database": "geeft geen antwoord; bezoekers lezen van de replica"}
    monkeypatch.setattr(replica, "standing", replica.Standing())
    assert read(PAGE).status_code == 200
    assert Weergave.objects.get(soort="praktijk").aantal == 2


def test_a_visit_is_counted_on_the_primary_and_the_page_read_from_the_replica(asked):
    praktijk = Praktijk.objects.get(slug="oslo-klimaatbegroting")
    response, here, there = asked(Client(headers={"User-Agent": BROWSER}).get, PAGE)
    assert response.status_code == 200
    assert Weergave.objects.get(soort="praktijk", record=praktijk.pk).aantal == 1
    assert there > here > 0


def test_a_look_in_the_middle_of_a_request_asks_the_primary_too(second, monkeypatch):
    """From then on the replica has no address: asked in its place, the primary would seem to have none."""
    monkeypatch.setattr(replica, "LOOK_AGAIN", 0)

    def move(execute, *query):
        second["HOST"] = NOWHERE
        return execute(*query)

    with connections[replica.REPLICA].execute_wrapper(move):
        assert Client(headers={"User-Agent": BROWSER}).get(PAGE).status_code == 200
    assert Weergave.objects.filter(soort="praktijk").count() == 1


def test_a_kept_page_of_a_replica_that_is_behind_is_not_that_of_the_primary(settings, second, monkeypatch):
    """What this test writes is not to be seen on the replica."""
    settings.KEEP_PAGES = 600
    caches["pages"].clear()
    client = Client()
    before = client.get(PAGE).content
    Praktijk.objects.filter(slug="oslo-klimaatbegroting").update(titel="Oslo telt het anders")
    assert client.get(PAGE).content == before
    own = second["HOST"]
    for host, told in [(NOWHERE, True), (own, False), (NOWHERE, True)]:
        second["HOST"] = host
        monkeypatch.setattr(replica, "standing", replica.Standing())
        assert ("Oslo telt het anders" in client.get(PAGE).content.decode()) is told
    caches["pages"].clear()
