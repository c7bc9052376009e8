"""The Dutch API Design Rules (Logius), as their linter asks them of a description; each test names the rule."""

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


def _properties(schema):
    """Every (name, schema) of a field, however deep."""
    for name, inner in schema.get("properties", {}).items():
        yield name, inner
        yield from _properties(inner)
    if "items" in schema:
        yield from _properties(schema["items"])


def test_doc_openapi(beschrijving):
    assert re.fullmatch(r"3(\.\d+){1,2}", beschrijving["openapi"])
    assert re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", beschrijving["info"]["version"])  # semver


def test_doc_openapi_contact(settings):
    settings.CONTACT_EMAIL = "iemand@example.org"
    assert {"email", "name", "url"} <= document.__wrapped__()["info"]["contact"].keys()


def test_uri_version(beschrijving):
    assert beschrijving["servers"]
    assert all(re.search(r"/v\d+$", server["url"]) for server in beschrijving["servers"])


def test_no_trailing_slash(beschrijving):
    assert not [path for path in beschrijving["paths"] if path.endswith("/") and path != "/"]


def test_path_segments_kebab_case(beschrijving):
    for path in beschrijving["paths"].keys() - {"/", "/openapi.json"}:
        assert re.fullmatch(r"(/([a-z0-9-]+|{[^}]+}))+", path), path


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
    for schema in beschrijving["components"]["schemas"].values():
        for name, told in _properties(schema):
            assert told.get("format") not in ("date-time-local", "time"), name
            if re.search(r"^(date|datum)$|((\w+D)|(_[dD]))(ate|atum)", name):
                assert told.get("format") == "date", name


def test_schema_names_are_upper_camel_case(beschrijving):
    assert all(re.fullmatch(r"([A-Z][a-z]+)+", name) for name in beschrijving["components"]["schemas"])


def test_each_address_has_a_name_of_its_own(beschrijving):
    names = [operation["operationId"] for _, _, operation in _operations(beschrijving)]
    assert len(names) == len(set(names))


def test_interface_language(beschrijving):
    """Every kind, filter and field is explained, in Dutch."""
    for path, _, operation in _operations(beschrijving):
        assert operation["summary"], path
        assert all(parameter["description"] for parameter in operation.get("parameters", [])), path
    for schema in beschrijving["components"]["schemas"].values():
        for name, told in _properties(schema):
            assert told.get("description") or "$ref" in told or "const" in told or name in WITHOUT_WORDS, name


# What GeoJSON, HAL and RFC 9457 prescribe needs no words of ours.
WITHOUT_WORDS = {"_links", "geometry", "properties", "location", "coordinates", "features", "code", "items"}
