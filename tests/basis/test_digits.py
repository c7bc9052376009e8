"""Numbers in addresses and forms: what no record can have is not there, and nothing breaks on it."""

import pytest

from raadsportaal.basis.digits import LARGEST, number_in
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.addresses import every_address

BEYOND = [str(LARGEST + 1), "9" * 5000]  # of the database; of what Python makes a number of
NUMBERED = ["pk", "nummer", "jaar", "maand", "object_id"]


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("12", 12), (str(LARGEST), LARGEST)])
def test_digits_are_a_number(text, number):
    assert number_in(text) == number


@pytest.mark.parametrize("text", [None, "", "x", "-1", " 1", "1.0", "²", "٣", *BEYOND])
def test_anything_else_is_none(text):
    assert number_in(text) is None


@pytest.fixture
def griffier(client, db):
    lid = build.lid(build.gemeente("Testwaard"), Rol.GRIFFIER)
    client.force_login(lid.gebruiker)
    return lid


@pytest.mark.parametrize("number", BEYOND, ids=["database", "python"])
def test_an_address_with_a_number_beyond_the_database_shows_nothing_and_breaks_nothing(client, griffier, number):
    gemeente = griffier.gemeente
    known = dict.fromkeys(NUMBERED, number) | {"gemeente": gemeente.slug, "dossier": build.dossier(gemeente).slug}
    numbered = [path for path in every_address(known) if number in path and not path.startswith("/beheer/")]
    assert len(numbered) > 30
    answers = {path: client.get(path).status_code for path in numbered}
    assert set(answers.values()) <= {302, 403, 404, 405}, answers


QUERIES = ["dossiers/?ingelezen", "voorstellen/?laatst", "bewaard/?bij", "duiding/?opnieuw", "doelen/?pagina"]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("number", BEYOND, ids=["database", "python"])
def test_a_query_with_one_shows_the_page_as_without(client, griffier, query, number):
    assert client.get(f"/gemeenten/testwaard/{query}={number}").status_code == 200


@pytest.mark.parametrize("number", BEYOND, ids=["database", "python"])
def test_the_desk_does_not_break_on_one(client, db, number):
    client.force_login(build.gebruiker())
    for address in ("redactie/import", "redactie/dubbel"):
        assert client.get(f"/beheer/{address}/{number}/change/").status_code == 404
