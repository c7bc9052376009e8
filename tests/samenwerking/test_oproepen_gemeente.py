"""What a municipality offers and how it responds: made, changed, ended, taken back; and what VNG decides."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kennisbank.models import Land, Thema
from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Aanbod, Reactie
from samenwerking.oproepen import herindeling
from tests import build
from tests.samenwerking.bijeenkomsten import aanbod, close, oproep, reactie, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
HERE = "/gemeenten/waterstad/"
TODAY = timezone.localdate()


@pytest.fixture
def ambtenaar(client, gemeente):
    person = build.lid(gemeente, Rol.AMBTENAAR).gebruiker
    client.force_login(person)
    return person


def offer(**fields):
    return {
        "titel": "Ervaring met riool",
        "themas": [Thema.objects.get(slug="water").pk],
        "rollen": ["adviseur"],
        "talen": ["nl", "fr"],
        "reist": "on",
        "geldig_tot": "",
    } | fields


def everything(queryset):
    with build.bereik(build.EVERYTHING):
        return list(queryset)


def test_an_official_offers_something_and_sees_what_fits(client, gemeente, ambtenaar):
    call = oproep(titel="Riool in Cotonou")
    benin = Land.objects.get(code="BJ")
    assert client.post(f"{HERE}aanbod/nieuw/", offer(landen=[benin.pk])).url == f"{HERE}aanbod/"
    (made,) = everything(Aanbod.objects.filter(gemeente=gemeente))
    assert (made.door, made.gewijzigd_door, made.reist) == (ambtenaar, ambtenaar, True)
    page = text(client, f"{HERE}aanbod/")
    assert "Uw aanbod is bewaard." in page and "Ervaring met riool" in page
    assert "Past: thema water en sanitair, voor Benin, spreekt Frans, rol adviseur, kan op reis." in page
    assert call.get_absolute_url() in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"titel": ""}, "Schrijf in een paar woorden"),
        ({"titel": "x" * 151}, "150"),
        ({"themas": []}, "Kies minstens één thema."),
        ({"themas": ["x"]}, ""),
        ({"themas": ["99999999999999999999"]}, ""),
        ({"rollen": []}, "Kies minstens één rol."),
        ({"rollen": ["koning"]}, ""),
        ({"talen": ["<script>"]}, ""),
        ({"landen": ["999999"]}, ""),
        ({"geldig_tot": "morgen"}, "Vul een datum in"),
        ({"geldig_tot": "2020-01-01"}, "Deze dag is voorbij"),
        ({"geldig_tot": "99999-01-01"}, "Vul een datum in"),
    ],
)
def test_an_offer_that_is_not_complete_keeps_what_was_typed(client, gemeente, ambtenaar, fields, said):
    typed = offer(toelichting="Twee <b>ambtenaren</b>") | fields
    response = client.post(f"{HERE}aanbod/nieuw/", typed)
    page = response.content.decode()
    assert response.status_code == 422 and said in page and "Fout: " in page
    assert 'href="#"' not in page
    assert "Twee &lt;b&gt;ambtenaren&lt;/b&gt;" in page and "<script>" not in page.partition("<main")[2]
    assert not everything(Aanbod.objects.filter(gemeente=gemeente))


def test_an_offer_is_changed_ended_and_begun_again(client, gemeente, ambtenaar):
    made = aanbod(gemeente, titel="Oud", geldig_tot=TODAY - timedelta(days=3))
    address = f"{HERE}aanbod/{made.pk}/"
    assert "Verlopen" in text(client, f"{HERE}aanbod/")
    assert "Oud" in text(client, address)
    client.post(address, {"daad": "stop"})
    assert "Gestopt" in text(client, f"{HERE}aanbod/")
    client.post(address, {"daad": "hervat"})
    (now,) = everything(Aanbod.objects.filter(pk=made.pk))
    assert now.is_valid(TODAY) and now.geldig_tot is None and now.gewijzigd_door == ambtenaar
    client.post(address, offer(titel="Nieuw"))
    assert "Nieuw" in text(client, f"{HERE}aanbod/")


def test_a_councillor_reads_and_changes_nothing(client, gemeente):
    made, call = aanbod(gemeente, titel="Riool"), oproep()
    answer = reactie(oproep(titel="Beantwoord"), gemeente, stand="in_gesprek")
    client.force_login(build.lid(gemeente, Rol.RAADSLID).gebruiker)
    page = text(client, f"{HERE}aanbod/")
    assert "Riool" in page and "In gesprek" in page and "Past: " in page
    assert (
        "<button"
        not in page.partition("<main")[2].partition("</main>")[0].partition("foutmelding")[2].partition("<h1>")[2]
    )
    for path in (f"aanbod/{made.pk}/", "aanbod/nieuw/", f"oproepen/{call.slug}/reageer/", f"reacties/{answer.pk}/"):
        assert client.get(HERE + path).status_code == 403
        assert client.post(HERE + path, {"daad": "stop"}).status_code == 403


def test_nothing_of_another_municipality_can_be_reached(client, gemeente, ambtenaar):
    other = build.gemeente("Elders")
    theirs, answer = aanbod(other, titel="Geheim"), reactie(oproep(), other)
    for path in (f"aanbod/{theirs.pk}/", f"reacties/{answer.pk}/"):
        assert client.get(HERE + path).status_code == 404
        assert client.post(HERE + path, {"daad": "stop"}).status_code == 404
    assert "Geheim" not in text(client, f"{HERE}aanbod/")
    assert client.get("/gemeenten/elders/aanbod/").status_code == 404
    response = client.post(f"{HERE}oproepen/{oproep().slug}/reageer/", {"bericht": "Wij", "aanbod": theirs.pk})
    assert response.status_code in (302, 422)
    assert all(one.aanbod is None for one in everything(Reactie.objects.filter(gemeente=gemeente)))


def test_without_a_scope_the_database_shows_no_offers_and_no_responses(gemeente):
    aanbod(gemeente)
    reactie(oproep(), gemeente)
    with transaction.atomic():
        assert not Aanbod.objects.exists() and not Reactie.objects.exists()


def test_an_official_responds_sees_the_state_and_takes_it_back(client, gemeente, ambtenaar):
    call, mine = oproep(titel="Riool in Cotonou"), aanbod(gemeente)
    address = f"{HERE}oproepen/{call.slug}/reageer/"
    assert "Riool in Cotonou" in text(client, address)
    response = client.post(address, {"bericht": "Wij helpen graag.\nMet twee mensen.", "aanbod": mine.pk})
    (answer,) = everything(Reactie.objects.all().select_related("door"))
    assert response.url == f"{HERE}reacties/{answer.pk}/"
    assert (answer.stand, answer.door, answer.aanbod_id) == ("ontvangen", ambtenaar, mine.pk)
    page = text(client, response.url)
    assert "Ontvangen" in page and "Wij helpen graag.<br>Met twee mensen." in page
    assert "Ontvangen" in text(client, f"{HERE}aanbod/")
    assert client.get(address).url == response.url, "one per municipality"
    client.post(response.url)
    assert "Ingetrokken" in text(client, response.url)
    client.post(address, {"bericht": "Toch wel."})
    (again,) = everything(Reactie.objects.all())
    assert (again.pk, again.stand, again.bericht) == (answer.pk, "ontvangen", "Toch wel.")


def test_a_colleague_who_was_first_is_shown(client, gemeente, ambtenaar):
    """Both had the form open; what the second typed is not lost without a word."""
    call = oproep()
    first = reactie(call, gemeente, bericht="Van een collega")
    response = client.post(f"{HERE}oproepen/{call.slug}/reageer/", {"bericht": "Van mij"}, follow=True)
    page = response.content.decode()
    assert "Uw gemeente reageerde al op deze oproep." in page and "Van een collega" in page
    assert [one.pk for one in everything(Reactie.objects.all())] == [first.pk]


@pytest.mark.parametrize(("typed", "said"), [("", "Schrijf wat u kunt bijdragen."), ("x" * 2001, "Dit is te lang")])
def test_a_response_without_words_or_with_too_many_stays_on_the_page(client, gemeente, ambtenaar, typed, said):
    response = client.post(f"{HERE}oproepen/{oproep().slug}/reageer/", {"bericht": typed})
    assert response.status_code == 422 and said in response.content.decode() and typed in response.content.decode()


def test_nobody_responds_to_what_is_closed(client, gemeente, ambtenaar):
    late, travel = oproep(deadline=TODAY - timedelta(days=1)), oproep(landen=["ML"])
    close("ML")
    for call in (late, travel, oproep(status="gearchiveerd")):
        for ask in (client.get, client.post):
            response = ask(f"{HERE}oproepen/{call.slug}/reageer/", {"bericht": "Wij"}, follow=True)
            assert response.status_code == 200
    assert "Er wordt nu niemand gestuurd naar Mali." in text(client, travel.get_absolute_url())
    assert client.post(f"{HERE}oproepen/{oproep(status='concept').slug}/reageer/", {"bericht": "x"}).status_code == 404
    assert not everything(Reactie.objects.all())


@pytest.mark.parametrize("path", ["aanbod/99999999999999999999/", "reacties/0/", "oproepen/%00/reageer/"])
def test_addresses_that_cannot_be_are_not_there(client, gemeente, ambtenaar, path):
    assert client.get(HERE + path).status_code in (400, 404)


def test_at_a_merger_offers_and_responses_go_along(gemeente):
    other = build.gemeente("Opvolger")
    both, one = oproep(), oproep()
    aanbod(gemeente)
    reactie(both, gemeente)
    reactie(one, gemeente)
    kept = reactie(both, other)
    with build.bereik(build.EVERYTHING):
        assert herindeling.move(gemeente, other) == (1, 1)
        assert Reactie.objects.filter(gemeente=other).count() == 2 and Reactie.objects.filter(pk=kept.pk).exists()
        assert not Reactie.objects.filter(gemeente=gemeente).exists()


@pytest.mark.parametrize("n", [1, 5])
def test_the_page_asks_the_same_number_of_questions_however_much_there_is(client, gemeente, ambtenaar, n):
    for _ in range(n):
        aanbod(gemeente, themas=["water", "wonen"], landen=["BJ"])
        oproep()
        reactie(oproep(), gemeente, door=ambtenaar)
    client.get(f"{HERE}aanbod/")
    with CaptureQueriesContext(connection) as asked:
        text(client, f"{HERE}aanbod/")
    assert len(asked) == 19
