"""Whatever a person or program sends to countries and partnerships: an answer, never a fault of ours."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from samenwerking.models import Landenoverleg
from tests import build
from tests.portaal.test_hostile import TEXT, answered, encoded
from tests.samenwerking import landen as maak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
FORGIVING = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PATHS = ["/samenwerking/landen/", "/samenwerking/landen/{}/", "/samenwerking/stedenbanden/"]
PATHS += ["/samenwerking/stedenbanden/export.csv", "/samenwerking/stedenbanden/export.xlsx"]
PARAMS = ["q", "werelddeel", "thema", "land", "provincie", "soort", "stand", "pagina", "volgorde", "alle"]


@pytest.mark.parametrize("path", PATHS)
@FORGIVING
@given(st.lists(st.tuples(st.sampled_from(PARAMS), TEXT), max_size=5), TEXT, st.booleans())
def test_any_query_and_any_country_gets_an_answer(path, pairs, filling, htmx):
    headers = {"HTTP_HX_REQUEST": "true"} if htmx else {}
    query = "&".join(f"{name}={encoded(value)}" for name, value in pairs)
    answered(path.replace("{}", encoded(filling).replace("/", "")), query, **headers)


@pytest.fixture
def griffier(client):
    own, other = build.gemeente("Hier"), build.gemeente("Daar")
    maak.actief(other)
    maak.griffier(other)
    client.force_login(maak.griffier(own))
    return own, other


FIELDS = ["land", "partner", "onderwerp", "sinds", "tot", "plaats", "soort", "stand", "themas", "toelichting"]
FIELDS += ["contact", "bericht", "doet_mee", "daad"]
VALID = {"land": "64", "partner": "P", "onderwerp": "O", "plaats": "P", "stand": "actief", "soort": "contact"}


@settings(FORGIVING, max_examples=3)  # each is twenty requests
@given(values=st.dictionaries(st.sampled_from(FIELDS), TEXT, max_size=8))
def test_any_form_gets_an_answer(client, griffier, values):
    own, other = griffier
    row, band, asked = maak.actief(own), maak.band(own), maak.overleg(other, [own])
    with bereik(EVERYTHING):
        Landenoverleg.objects.exclude(pk=asked.pk).delete()
    typed = {name: value.encode("utf-8", "replace").decode() for name, value in values.items()}
    filled = VALID | typed
    paths = ["actief/", f"actief/{row.pk}/", f"overleggen/{asked.pk}/", "landenoverleg/bhutan/"]
    paths += ["stedenbanden/nieuw/", f"stedenbanden/{band.pk}/"]
    for path in paths:
        for data in (typed, filled):
            response = client.post(f"/gemeenten/hier/{path}", data)
            assert response.status_code in (200, 302, 400, 422), (path, data, response.status_code)
        client.get(f"/gemeenten/hier/{path}")  # what was kept of both can be shown
    for page in ("actief/", "stedenbanden/"):
        html = client.get(f"/gemeenten/hier/{page}").content.decode()
        assert "<script>alert(1)" not in html
    with bereik(EVERYTHING):
        Landenoverleg.objects.filter(gemeente__in=griffier).delete()
