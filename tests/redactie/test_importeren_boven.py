"""Under which programme a project hangs: what an editor chose by hand stays when a file says otherwise."""

import pytest

from raadsportaal.redactie.models import Status
from samenwerking.models import Programma
from tests.redactie.conftest import member
from tests.redactie.importeren import agree, csv_file, take, upload
from tests.samenwerking import programmas as maak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def row(kenmerk, programma="", titel="Waterleiding"):
    return {"extern_id": kenmerk, "titel": titel, "soort": "project" if programma else "", "programma": programma}


@pytest.mark.parametrize("named", ["ouder", "nergens"])
def test_a_programme_of_elsewhere_that_an_editor_chose_stays_and_the_preview_says_so(named):
    beheer = member("programmabeheer")
    loose = row("kind") | {"soort": "project"}
    take(beheer, row("ouder", titel="Ouder"), loose, soort="programma")
    ours = maak.programma(titel="Van de redactie")
    project = Programma.objects.get(verzameling="proef", extern_id="kind")
    project.boven = ours
    project.save()
    page, partij = upload(beheer, csv_file(row("ouder", titel="Ouder"), row("kind", named)), "programma")
    kept = page.context["rijen"][1].gehouden
    assert [(old, new) for _, old, new in kept] == [("‘Van de redactie’", named)]
    agree(beheer, page, partij)
    project.refresh_from_db()
    assert (project.boven, project.status) == (ours, Status.CONCEPT)


def test_what_nobody_chose_follows_the_file():
    beheer = member("programmabeheer")
    take(beheer, row("ouder", titel="Ouder"), row("kind") | {"soort": "project"}, soort="programma")
    take(beheer, row("ouder", titel="Ouder"), row("kind", "ouder"), soort="programma")
    assert Programma.objects.get(verzameling="proef", extern_id="kind").boven.extern_id == "ouder"
