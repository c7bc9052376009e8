"""An act on many records counts for what the page that asked found: what changed since is left as it is, and named."""

import re

import pytest

from tests import build
from tests.redactie.forms import said
from tests.redactie.merging import status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/beheer/kennisbank/praktijk/"


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("publish", "ter_beoordeling", "gepubliceerd"),
        ("archive", "gepubliceerd", "gearchiveerd"),
        ("delete_selected", "concept", "verwijderd"),
    ],
)
def test_what_changed_between_the_question_and_the_yes_is_left_out_and_named(controleur, action, before, after):
    same, other = (build.praktijk(status=before, titel=f"Voorbeeld {n}") for n in ("een", "twee"))
    chosen = {"action": action, "_selected_action": [same.pk, other.pk]}
    question = controleur.post(LIST, chosen).content.decode()
    seen = re.search(r'name="_gezien" value="([^"]+)"', question)[1]
    other.titel = "Voorbeeld drie"
    other.save()
    yes = chosen | {"bevestig": "1", "reden": "Oud.", "_gezien": seen}
    page = said(controleur.post(LIST, yes))
    assert "1 gelukt, 1 overgeslagen: iemand wijzigde dit nadat u de lijst kreeg" in page
    assert "‘Voorbeeld drie’" in page
    assert (status(same), status(other)) == (after, before)


def test_what_was_not_in_the_list_that_was_shown_is_left_out(controleur):
    shown, new = build.praktijk(status="ter_beoordeling"), build.praktijk(status="ter_beoordeling")
    question = controleur.post(LIST, {"action": "publish", "_selected_action": [shown.pk]}).content.decode()
    seen = re.search(r'name="_gezien" value="([^"]+)"', question)[1]
    yes = {"action": "publish", "_selected_action": [shown.pk, new.pk], "bevestig": "1", "_gezien": seen}
    controleur.post(LIST, yes)
    assert (status(shown), status(new)) == ("gepubliceerd", "ter_beoordeling")
