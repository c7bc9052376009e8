"""What open data is: each kind says all its public records, and names each so that it is found again."""

import json

import jsonschema_rs
import pytest

from raadsportaal.gemeenten.access import PUBLISHED, bereik
from raadsportaal.opendata.api.openapi import document, schema_name
from raadsportaal.opendata.soorten import SOORTEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.slug)
def test_a_record_is_said_in_full_and_found_by_its_key(soort):
    with bereik(PUBLISHED):
        for record in soort.published()[:20]:
            said = soort.said(record)
            json.dumps(said)
            assert said["sleutel"] == soort.key(record)
            assert [found.pk for found in soort.one(said["sleutel"])] == [record.pk]
            assert all(said[veld.naam] is not None for veld in soort.velden if veld.altijd)


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.slug)
def test_every_record_is_as_its_schema_says(soort):
    whole = document()
    described = {"$ref": f"#/components/schemas/{schema_name(soort)}", "components": whole["components"]}
    right = jsonschema_rs.Draft202012Validator(described, validate_formats=True)
    with bereik(PUBLISHED):
        for record in soort.published()[:1000]:
            right.validate(soort.said(record))


def test_no_two_kinds_or_fields_share_a_name():
    assert len({soort.slug for soort in SOORTEN}) == len(SOORTEN)
    for soort in SOORTEN:
        names = [veld.naam for veld in soort.velden]
        assert len(set(names)) == len(names), soort.slug
