"""The Dutch API Design Rules (Logius), as their linter asks them of a description; each test names the rule.

Beside the ruleset of version 2.2.0 stands what its draft asks, and of what Spectral asks of any description
(`spectral:oas`) all but a licence and tags from A to Z. docs/opendata.md says when the linter itself was run.
"""

import json
import re

import pytest

from raadsportaal.opendata.api.openapi import document

pytestmark = pytest.mark.urls("raadsportaal.urls")


@pytest.fixture(scope="module")
def beschrijving():
    return document()


def _operations(found):
    for path, methods in found["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _responses(found):
    """Each answer with its status; one that stands elsewhere is looked up there."""
    for path, method, operation in _operations(found):
        for status, response in operation["responses"].items():
            if "$ref" in response:
                response = found["components"]["responses"][response["$ref"].rpartition("/")[2]]
            yield f"{method} {path} {status}", status, response


def _properties(part):
    """Every (name, schema) of a field, however deep, of any part of a description."""
    if isinstance(part, list):
        for inner in part:
            yield from _properties(inner)
    elif isinstance(part, dict):
        fields = part.get("properties", {})
        yield from fields.items()
        for inner in [*fields.values(), *(value for name, value in part.items() if name != "properties")]:
            yield from _properties(inner)


def test_doc_openapi(beschrijving):
    assert re.fullmatch(r"3(\.\d+){1,2}", beschrijving["openapi"])
    assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", beschrijving["info"]["version"])  # semver


def test_doc_openapi_contact(settings):
    settings.CONTACT_EMAIL = "iemand@example.org"
    assert {"email", "name", "url"} <= document.__wrapped__()["info"]["contact"].keys()


def test_servers_use_https(settings):
    settings.PORTAL_URL = "https://portaal.example"
    assert [server["url"] for server in document.__wrapped__()["servers"]] == ["https://portaal.example/api/v1"]


def test_uri_version(beschrijving):
    assert beschrijving["servers"]
    assert all(re.search(r"/v\d+$", server["url"]) for server in beschrijving["servers"])


def test_no_trailing_slash(beschrijving):
    assert not [path for path in beschrijving["paths"] if path.endswith("/") and path != "/"]


def test_path_segments_kebab_case(beschrijving):
    for path in beschrijving["paths"].keys() - {"/", "/openapi.json"}:
        assert re.fullmatch(r"(/([a-z0-9-]+|{[^}]+}))+", path), path


def test_path_params(beschrijving):
    for path, _, operation in _operations(beschrijving):
        told = {one["name"] for one in operation.get("parameters", []) if one["in"] == "path"}
        assert told == set(re.findall(r"{(.+?)}", path)), path


def test_query_keys_camel_case(beschrijving):
    for path, _, operation in _operations(beschrijving):
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "query":
                assert re.fullmatch(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*", parameter["name"]), (path, parameter)


def test_http_methods(beschrijving):
    assert {method for _, method, _ in _operations(beschrijving)} == {"get"}


def test_version_header(beschrijving):
    for where, status, response in _responses(beschrijving):
        if status[0] in "23":
            assert "API-Version" in response["headers"], where


def test_publish_openapi(beschrijving):
    found = beschrijving["paths"]["/openapi.json"]
    assert found.keys() == {"get"}
    assert "access-control-allow-origin" in found["get"]["responses"]["200"]["headers"]


def test_error_handling_problem_details(beschrijving):
    for where, status, response in _responses(beschrijving):
        if status[0] in "45":
            assert response["content"].keys() == {"application/problem+json"}, where
    assert {"status", "title", "detail"} <= beschrijving["components"]["schemas"]["Probleem"]["properties"].keys()


def test_error_handling_invalid_input(beschrijving):
    for path, _, operation in _operations(beschrijving):
        if operation.get("parameters"):
            assert "400" in operation["responses"], path


def test_date_time(beschrijving):
    for name, told in _properties(beschrijving):
        assert told.get("format") not in ("date-time-local", "time"), name
        if re.search(r"^(date|datum)$|((\w+D)|(_[dD]))(ate|atum)", name):
            assert told.get("format") == "date", name


def test_schema_names_are_upper_camel_case(beschrijving):
    assert all(re.fullmatch(r"([A-Z][a-z]+)+", name) for name in beschrijving["components"]["schemas"])


def test_each_address_has_a_name_of_its_own_that_a_program_can_have(beschrijving):
    names = [operation["operationId"] for _, _, operation in _operations(beschrijving)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name) for name in names)


def test_tags_are_unique_and_each_address_has_one(beschrijving):
    names = [tag["name"] for tag in beschrijving["tags"]]
    assert len(names) == len(set(names))
    assert all(len(operation["tags"]) == 1 for _, _, operation in _operations(beschrijving))
    assert {tag for _, _, operation in _operations(beschrijving) for tag in operation["tags"]} == set(names)


def test_each_part_is_used(beschrijving):
    whole = json.dumps(beschrijving)
    for kind, parts in beschrijving["components"].items():
        for name in parts:
            assert f'"#/components/{kind}/{name}"' in whole, name


def test_interface_language(beschrijving):
    """Every kind, filter and field is explained, in Dutch."""
    for path, _, operation in _operations(beschrijving):
        assert operation["summary"] and operation["description"], path
        assert all(parameter["description"] for parameter in operation.get("parameters", [])), path
    for name, told in _properties(beschrijving):
        assert told.get("description") or "$ref" in told or "const" in told or name in WITHOUT_WORDS, name


# What GeoJSON, HAL and RFC 9457 prescribe needs no words of ours.
WITHOUT_WORDS = {"_links", "geometry", "properties", "location", "coordinates", "features", "code", "items"}
