"""Characters that nobody can see make no title and no reference, wherever a griffier types one."""

import pytest

from tests import build
from tests.dossiers.test_dossiers import DOSSIERS, GOOD, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def test_what_nobody_can_see_is_no_input(client, gemeente, griffier):
    build.dossier(gemeente, extern_id="RV-1")
    page = client.post(f"{DOSSIERS}nieuw/", GOOD | {"extern_id": "rv-1\u202d"})
    assert "Er is al een dossier met dit kenmerk" in page.content.decode()
    assert (
        "Geef het dossier een titel." in client.post(f"{DOSSIERS}nieuw/", GOOD | {"titel": "\u202d"}).content.decode()
    )


@pytest.mark.parametrize("titel", ["\u200b", "\u200d \u2060", "\u3164", "\u2800", "\u0301"])
def test_a_titel_must_have_something_to_see(client, gemeente, griffier, titel):
    dossier = build.dossier(gemeente)
    for path, typed in (("nieuw/", GOOD), (f"{dossier.slug}/beleidspunten/nieuw/", {})):
        response = client.post(f"{DOSSIERS}{path}", typed | {"titel": titel})
        assert response.status_code == 422
        assert "alleen tekens die u niet ziet" in response.content.decode()
    client.post(f"{DOSSIERS}nieuw/", GOOD | {"titel": "Zo\u00adals het is", "extern_id": ""})
    assert stored(slug="zoals-het-is"), "among what can be seen it does no harm"
