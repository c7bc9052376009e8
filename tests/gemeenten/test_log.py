"""What the log says of a refusal: nothing that leads to a dossier, a municipality or an invitation."""

import pytest
from django.test import Client

DOSSIER, INVITATION = "/gemeenten/oosterwaard/dossiers/geheim-plan/wijzig/", "/uitnodiging/geheim-token/"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.django_db
@pytest.mark.parametrize("path", [DOSSIER, INVITATION])
def test_a_refused_request_leaves_no_address_in_the_log(path, caplog):
    for client in (Client(enforce_csrf_checks=True), Client()):
        client.post(path, {"x": "1"})  # without the token of the form; not signed in, or no such method
        client.post(path, "a=" + "x" * 3_000_000, content_type=FORM)  # too big
        client.post(path, "&".join(f"a{n}=1" for n in range(3000)), content_type=FORM)  # too many fields
        assert client.get(path, headers={"host": "elders.example"}).status_code == 400
        client.put(path)
    assert "geheim" not in caplog.text and "oosterwaard" not in caplog.text
    assert "elders.example" in caplog.text, "a wrong host is for the operator to see"
