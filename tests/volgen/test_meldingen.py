"""A person's own pages: what they follow, how often they hear of it, and what is new."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agendas.models import Doel
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from raadsportaal.gemeenten.moving import along
from raadsportaal.volgen import choices, followable, retention, spreading
from raadsportaal.volgen.models import Gevolgd, Nieuws, Volger
from tests import build

pytestmark = pytest.mark.django_db
PAGE = "/account/meldingen/"


@pytest.fixture
def doel():
    return Doel.objects.global_goals().get(nummer=11)


@pytest.fixture
def dossier(gemeente):
    return build.dossier(gemeente, titel="Omgevingsvisie")


def follow(volger, record, hoe_vaak="week"):
    volgbaar = record if isinstance(record, followable.Volgbaar) else followable.of(record)
    return choices.follow(volger, volgbaar, hoe_vaak=hoe_vaak, now=timezone.now())


def text(client, path=PAGE, **extra):
    return client.get(path, **extra).content.decode()


def test_all_that_somebody_follows_stands_grouped_with_how_often_and_the_last_news(ingelogd, volger, doel, dossier):
    mine = follow(volger, dossier), follow(volger, doel, "nooit")
    build.praktijk()
    spreading.spread(timezone.now())
    page = text(ingelogd)
    assert page.index("Dossiers</h3>") < page.index("Doelen en cijfers</h3>")
    assert "U volgt 2 dingen" in page and f'name="vaak-{mine[0].pk}"' in page
    assert "Laatst nieuw:" in page and "Nog niets nieuws." in page


def test_a_choice_is_kept_by_the_form_and_as_it_is_changed(ingelogd, volger, doel):
    mine = follow(volger, doel)
    assert ingelogd.post(PAGE, {f"vaak-{mine.pk}": "dag"}).status_code == 302
    mine.refresh_from_db()
    assert mine.hoe_vaak == "dag"
    response = ingelogd.post(PAGE, {f"vaak-{mine.pk}": "meteen"}, headers={"HX-Request": "true"})
    mine.refresh_from_db()
    assert mine.hoe_vaak == "meteen"
    assert response.content.decode().strip().startswith("<form") and "Bewaard." in response.content.decode()


def test_stopping_can_be_undone_in_its_place_until_the_next_day(ingelogd, volger, doel):
    mine = follow(volger, doel)
    page = ingelogd.post(PAGE, {"stop": mine.pk}, follow=True).content.decode()
    assert "U volgt dit niet meer." in page and "Zet terug" in page
    ingelogd.post(PAGE, {"terug": mine.pk})
    assert volger.gevolgd.kept().count() == 1
    ingelogd.post(PAGE, {"stop": mine.pk})
    retention.forget_follows(timezone.now() + retention.STOPPED_KEPT + timedelta(hours=1))
    assert not Gevolgd.objects.exists()


@pytest.mark.parametrize("data", [{"stop": "x"}, {"stop": "99999999999"}, {"terug": "0"}, {"allemaal": "soms"}, {}])
def test_what_it_does_not_know_it_passes_over(ingelogd, volger, doel, data):
    mine = follow(volger, doel)
    assert ingelogd.post(PAGE, data | {f"vaak-{mine.pk}": "soms"}, follow=True).status_code == 200
    assert volger.gevolgd.kept().get().hoe_vaak == "week"


def test_nobody_changes_what_another_follows(ingelogd, doel):
    other = follow(Volger.objects.of_person(build.persoon()), doel)
    ingelogd.post(PAGE, {"stop": other.pk, f"vaak-{other.pk}": "meteen"})
    other.refresh_from_db()
    assert other.hoe_vaak == "week" and other.gestopt_op is None
    assert doel.titel not in text(ingelogd)


def test_all_of_it_at_once(ingelogd, volger, doel, dossier, gemeente):
    for record in (doel, dossier):
        follow(volger, record)
    ingelogd.post(PAGE, {"allemaal": "nooit"})
    assert set(volger.gevolgd.values_list("hoe_vaak", flat=True)) == {"nooit"}
    ingelogd.post(f"{PAGE}alles/", {"weekdag": "5", "past": "on"})
    volger.refresh_from_db()
    assert volger.weekdag == "5"
    assert volger.gevolgd.kept().filter(soort="passend", record=gemeente.pk).count() == 1
    assert "Volgende: vrijdag" in text(ingelogd)
    ingelogd.post(f"{PAGE}alles/", {"pauze_tot": "2027-01-04"})
    volger.refresh_from_db()
    assert str(volger.pauze_tot) == "2027-01-04"
    ingelogd.post(f"{PAGE}alles/", {"stop_alles": "1"})
    assert not volger.gevolgd.kept().exists()
    assert "Zet terug" in text(ingelogd)


@pytest.mark.parametrize("data", [{"pauze_tot": "morgen"}, {"weekdag": "9"}])
def test_what_cannot_be_is_said_and_nothing_is_kept(ingelogd, volger, data):
    response = ingelogd.post(f"{PAGE}alles/", data)
    assert response.status_code == 422
    volger.refresh_from_db()
    assert volger.pauze_tot is None and volger.weekdag == "raad"


def test_the_page_asks_as_many_statements_for_many_as_for_few(ingelogd, volger, gemeente):
    def statements(number):
        for _ in range(number):
            follow(volger, build.dossier(gemeente))
        with CaptureQueriesContext(connection) as queries:
            text(ingelogd)
        return len(queries)

    statements(1)
    assert statements(1) == statements(4)


def test_new_since_the_last_visit(ingelogd, volger, raadslid, doel, dossier, gemeente):
    for record in (doel, dossier):
        follow(volger, record, "nooit")
    assert "U volgt" not in text(ingelogd, "/account/nieuws/")
    build.praktijk(titel="Klimaatplafond")
    build.koppeling(dossier)
    spreading.spread(timezone.now())
    assert "Er is nieuws bij 2 dingen die u volgt." in text(ingelogd, f"/gemeenten/{gemeente.slug}/")
    page = text(ingelogd, "/account/nieuws/")
    assert "Nieuw voorbeeld: Klimaatplafond." in page and "De griffie koppelde 11.7" in page
    assert "Er is niets nieuws." in text(ingelogd, "/account/nieuws/"), "by then it was seen"
    assert "Klimaatplafond" in text(ingelogd, "/account/nieuws/?alles=1")
    assert "Nieuw sinds" not in text(ingelogd, f"/gemeenten/{gemeente.slug}/")


def test_who_works_there_no_more_sees_nothing_of_a_dossier(ingelogd, volger, raadslid, dossier):
    follow(volger, dossier)
    build.koppeling(dossier)
    spreading.spread(timezone.now())
    with bereik(EVERYTHING):
        raadslid.lidmaatschappen.all().delete()
    for path in (PAGE, "/account/nieuws/?alles=1"):
        assert "Omgevingsvisie" not in text(ingelogd, path)


def test_it_is_in_the_download_and_erasing_takes_it_away(ingelogd, raadslid, volger, doel):
    follow(volger, doel)
    follow(Volger.objects.of_address(raadslid.email), doel)
    data = json.loads(ingelogd.get("/account/gegevens/").content)["wat u volgt"]
    assert [one["wat"] for one in data["gevolgd"]] == [f"Doel 11: {doel.titel}"] * 2
    account.erase(raadslid)
    assert not Volger.objects.exists() and not Gevolgd.objects.exists()


def test_following_goes_along_when_municipalities_merge(volger, gemeente, dossier):
    new = build.gemeente("Nieuwwaard")
    follow(volger, gemeente)
    follow(volger, followable.fitting(gemeente))
    follow(volger, new)
    build.koppeling(dossier)
    with bereik(EVERYTHING):
        next(one for one in along() if one.move.__module__.startswith("raadsportaal.volgen")).move(gemeente, new)
        assert Nieuws.objects.get(soort="dossier").gemeente == new
    assert {(one.soort, one.record) for one in volger.gevolgd.all()} == {("gemeente", new.pk), ("passend", new.pk)}


def test_a_visitor_is_asked_to_sign_in(client):
    for path in (PAGE, "/account/nieuws/"):
        assert client.get(path).url.startswith("/inloggen/")


def test_a_griffier_follows_as_others_do(client, gemeente, dossier):
    client.force_login(build.lid(gemeente, Rol.GRIFFIER).gebruiker)
    client.post("/volgen/", {"wat": "dossier", "welk": dossier.pk, "hoe_vaak": "dag"})
    assert "Omgevingsvisie" in text(client)
