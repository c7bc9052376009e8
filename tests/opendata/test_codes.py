"""Every file that lists something carries the codes that others know it by, under the same names."""

import csv
import io

import pytest

from raadsportaal.gemeenten.models import Gemeente, Rol
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
GEMEENTE, UN, UN_OF_ONE = {"gemeentecode", "tooi_uri"}, {"doelen", "subdoelen", "sdg_uris"}, {"doel", "sdg_uris"}
PUBLIC = {
    "/kennisbank/export.csv": UN | {"landcode"},
    "/samenwerking/programmas/export.csv": UN | {"landcodes"},
    "/samenwerking/stedenbanden/export.csv": GEMEENTE | {"landcode"},
    "/cijfers/aardgas-per-woning/alle.csv": GEMEENTE | UN_OF_ONE | {"subdoelen"},
    "/gemeenten/zwolle/meetlat/alle.csv": GEMEENTE | UN_OF_ONE | {"subdoelen"},
}
OF_A_COUNCIL = {
    "/gemeenten/oosterwaard/dossiers/export.csv": GEMEENTE | {"doel", "subdoel", "sdg_uri", "landcode"},
    "/gemeenten/oosterwaard/moties-en-toezeggingen/overzicht.csv": GEMEENTE | {"doelen", "sdg_uris"},
}


def read(client, path):
    text = b"".join(client.get(path).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize(("path", "codes"), PUBLIC.items())
def test_a_public_file_carries_its_codes(client, path, codes):
    rows = read(client, path)
    assert codes <= rows[0].keys()
    for code in codes:
        assert any(row[code] for row in rows), code


@pytest.mark.parametrize(("path", "codes"), OF_A_COUNCIL.items())
def test_a_file_of_a_council_carries_its_codes(client, path, codes):
    griffier = build.lid(Gemeente.objects.get(slug="oosterwaard"), Rol.GRIFFIER)
    client.force_login(griffier.gebruiker)
    rows = read(client, path)
    assert codes <= rows[0].keys()
    assert {row["gemeentecode"] for row in rows} == {griffier.gemeente.code}


def test_the_codes_of_the_un_are_addresses_of_goals_and_then_of_targets(client):
    row = next(row for row in read(client, "/kennisbank/export.csv") if "oslo-klimaatbegroting" in row["adres"])
    numbers = [*row["doelen"].split("; "), *row["subdoelen"].split("; ")]
    assert row["sdg_uris"].split("; ") == [f"http://metadata.un.org/sdg/{number}" for number in numbers if number]


def test_a_subdoel_in_the_file_of_a_council_has_its_address_at_the_un(client):
    griffier = build.lid(Gemeente.objects.get(slug="oosterwaard"), Rol.GRIFFIER)
    client.force_login(griffier.gebruiker)
    tied = [row for row in read(client, "/gemeenten/oosterwaard/dossiers/export.csv") if row["subdoel"]]
    assert tied
    for row in tied:
        assert row["sdg_uri"] == f"http://metadata.un.org/sdg/{row['subdoel'].partition(' ')[0]}"


def test_a_municipality_has_the_codes_of_cbs_and_tooi(client):
    row = next(row for row in read(client, "/cijfers/aardgas-per-woning/alle.csv") if row["gemeente"] == "Zwolle")
    assert (row["gemeentecode"], row["tooi_uri"]) == (
        "GM0193",
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0193",
    )
