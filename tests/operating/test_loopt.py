"""The page "Hoe het portaal loopt" for functioneel beheer."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.portaal.management.commands.ruim_op import PARTS
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.operating.nightly import CLEARING
from tests import build

pytestmark = pytest.mark.django_db
PAGE = "/beheer/portaal/verrichting/"


@pytest.fixture
def beheerder(client):
    def made(*rights):
        gebruiker = build.gebruiker(is_superuser=False)
        gebruiker.user_permissions.set(Permission.objects.filter(codename__in=rights))
        client.force_login(gebruiker)
        return client

    return made


def test_who_has_no_right_to_it_sees_nothing(beheerder):
    job = build.failed_job()
    assert beheerder().get(PAGE).status_code == 403
    only_looks = beheerder("view_verrichting")
    assert "Probeer taak" not in only_looks.get(PAGE).content.decode()
    assert only_looks.post(f"{PAGE}taak/{job}/opnieuw/").status_code == 403


def test_the_page_tells_how_it_goes(beheerder, django_assert_max_num_queries):
    job = build.failed_job()
    call_command("ruim_op", verbosity=0)
    client = beheerder("view_verrichting", "change_verrichting")
    with django_assert_max_num_queries(30):
        page = client.get(PAGE).content.decode()
    for words in ("Let op: er loopt geen worker", f"Probeer taak {job} opnieuw", "PostgreSQL", "Verlopen sessies"):
        assert words in page


@pytest.mark.parametrize(("act", "status"), [("opnieuw", "todo"), ("weg", "cancelled")])
def test_a_failed_job_is_tried_again_or_set_aside(beheerder, act, status):
    job, client = build.failed_job(), beheerder("view_verrichting", "change_verrichting")
    answer = client.post(f"{PAGE}taak/{job}/{act}/")
    assert (answer.status_code, answer.url) == (302, PAGE)
    assert ProcrastinateJob.objects.get(pk=job).status == status
    assert client.post(f"{PAGE}taak/{job}/{act}/").status_code == 404, "it failed no longer"
    assert client.get(f"{PAGE}taak/{job}/{act}/").status_code == 405


def test_the_night_reports_each_kind_that_it_throws_away():
    call_command("ruim_op", verbosity=0)
    assert Verrichting.objects.get(naam=CLEARING).uitslag.keys() == PARTS.keys()
