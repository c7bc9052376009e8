"""Whatever a griffier's browser, or somebody in it, sends to a municipal address: an answer, never a fault of ours."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.gemeenten.test_access import ROWS, client_of
from tests.gemeenten.test_access import place as place
from tests.portaal.test_hostile import TEXT, TEXTS, encoded, query_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
NAMES = [
    "q", "naar", "dossier", "beleidspunt", "richting", "reikwijdte", "toelichting", "passage", "bladzijde", "_gezien",
    "daad", "reden", "terug", "laatst", "pagina", "welke", "soort", "jaar", "doel", "portefeuille", "titel", "stand",
    "slug", "email", "naam", "rol", "tonen", "waaruit", "bron", "vanaf", "wijzigingen",
    "tekst", "anders", "zoek", "document_url", "behandeldatum", "extern_id",
    "alles", "keuze", "van", "sterkte", "ingelezen",
    "kringen", "fractie", "griffie", "stop", "bij", "wijzig", "beurt", "wie", "antwoord",
]  # fmt: skip
PATHS = sorted({path for _, path, *_ in ROWS})


def examples(number):
    """So many, the same each time. None is made smaller when it fails: each try would walk to the fault anew."""
    return settings(
        max_examples=number,
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


@examples(2)
@given(TEXTS, st.integers(0, len(NAMES) - 1), st.booleans())
def test_any_query_and_any_form_gets_an_answer(place, texts, start, htmx):
    """By the methods that the address knows: that it does no other is in the table of rights too."""
    for number, (method, path, *_) in enumerate(ROWS):
        by_htmx = htmx == bool(number % 2)
        client = client_of(place, "griffier", headers={"HX-Request": "true"} if by_htmx else None)
        body = query_of(number, NAMES, texts, start)
        address = place.base + path.lstrip("/").format(**place.keys)
        with transaction.atomic():  # each finds the place as it was
            if method == "POST":
                response = client.post(address, body, content_type="application/x-www-form-urlencoded")
            else:
                response = client.get(f"{address}?{body}")
            transaction.set_rollback(True)
        assert response.status_code in (200, 302, 400, 403, 404, 405, 409, 422), (address, body, response.status_code)
        if not response.streaming:
            assert b"<script>alert(1)" not in response.content, (address, body)


@examples(4)
@given(TEXT, st.sampled_from(PATHS))
def test_any_name_of_a_record_gets_an_answer(place, filling, path):
    client = client_of(place, "griffier")
    odd = encoded(filling).replace("/", "")
    response = client.get(place.base + path.lstrip("/").format(**dict.fromkeys(place.keys, odd)))
    assert response.status_code in (200, 301, 302, 400, 404, 405)
