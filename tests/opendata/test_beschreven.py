"""Whatever a program asks of the API, the answer is one that its description has: never a fault of ours."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from raadsportaal.opendata.api.openapi import document
from raadsportaal.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
FORMS = ["application/json", "application/geo+json", "text/html", "*/*"]


def _from_somewhere(environ, start_response):
    """With the network address that a web server tells."""
    return application(environ | {"REMOTE_ADDR": "127.0.0.1"}, start_response)


def _addresses():
    described = schemathesis.openapi.from_dict(document())
    described.app = _from_somewhere
    return [found.ok() for found in described.get_all_operations()]


def _forms(address):
    """A hundred thousand figures at once take seconds: test_api.py asks for them."""
    return FORMS if address.path == "/waarden" else [*FORMS, "application/x-ndjson"]


@pytest.fixture
def own_connection(settings):
    """A request ends the connection to the database: that of the test is kept."""
    settings.API_PER_MINUTE = 100_000
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("own_connection")
@pytest.mark.parametrize("address", _addresses(), ids=lambda address: address.path)
def test_every_answer_is_as_described(address, pytestconfig):
    """`--stappen 20000` asks each address more of it."""
    most = max(pytestconfig.getoption("stappen") // 80, 3)

    @settings(max_examples=most, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data(), st.sampled_from(GenerationMode), st.sampled_from(_forms(address)))
    def ask(data, mode, form):
        case = data.draw(address.as_strategy(generation_mode=mode))
        case.call_and_validate(checks=CHECKS, headers={"Accept": form, "Accept-Encoding": "identity"})

    ask()
