"""Moties and toezeggingen: what became of them, by when, and who says so."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from docx import Document

from agendas.models import Doel
from raadsportaal.dossiers.models import Dossier
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.addresses import context_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PAGE = "/gemeenten/testwaard/moties-en-toezeggingen/"
TODAY = timezone.localdate()


def days(number):
    return TODAY + timedelta(days=number)


def motie(gemeente, titel, **fields):
    fields = {"soort": "motie", "stand": "aangenomen", "stand_volgens": "griffie"} | fields
    return build.dossier(gemeente, titel=titel, **fields)


def found(client, query=""):
    """The titles on the page, from top to bottom."""
    return [dossier.titel for dossier in context_of(client, PAGE + query)["page"]]


@pytest.fixture
def moties(gemeente):
    return [
        motie(gemeente, "Bomen", termijn=days(30), indieners="Lijst Linde, CDA", stemming="20 voor, 5 tegen"),
        motie(gemeente, "Banken", termijn=days(-1), soort="toezegging", portefeuillehouder="R. Bakker"),
        motie(gemeente, "Paden", termijn=days(-9), afdoening="afgedaan"),
        motie(gemeente, "Poorten", termijn=days(-9), stand="verworpen"),
        motie(gemeente, "Later", termijn=days(31), soort="schriftelijke_vragen"),
        motie(gemeente, "Los", soort="amendement", stand_volgens="", stand="verworpen"),
        build.dossier(gemeente, titel="Woonvisie", soort="visie"),
        motie(gemeente, "Oud", gearchiveerd_op=timezone.now()),
    ]  # fmt: skip


def test_what_is_due_first_stands_on_top_and_other_dossiers_stay_out(client, moties, raadslid):
    assert found(client)[-1] == "Los"
    assert found(client)[-3:-1] == ["Bomen", "Later"]
    assert set(found(client)) == {"Bomen", "Banken", "Paden", "Poorten", "Later", "Los"}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?termijn=verlopen", ["Banken"]),
        ("?termijn=binnenkort", ["Bomen"]),
        ("?termijn=geen", ["Los"]),
        ("?afdoening=afgedaan", ["Paden"]),
        ("?uitkomst=verworpen", ["Poorten"]),
        ("?uitkomst=onbevestigd", ["Los"]),
        ("?soort=toezegging", ["Banken"]),
        ("?q=bomen", ["Bomen"]),
        ("?soort=visie&uitkomst=x&termijn=y", ["Paden", "Poorten", "Banken", "Bomen", "Later", "Los"]),
    ],
)
def test_each_filter_finds_its_own(client, moties, raadslid, query, titles):
    assert found(client, query) == titles


def test_a_doel_finds_the_motions_that_touch_it(client, moties, raadslid):
    build.koppeling(moties[0], "13.2")
    assert found(client, "?doel=13") == ["Bomen"]


def test_the_page_counts_the_terms_and_says_who_what_when(client, moties, raadslid):
    text = " ".join(client.get(PAGE).content.decode().split())
    assert "Verlopen: 1" in text and "Verloopt binnen 30 dagen: 1" in text and "Nog niet bevestigd: 1" in text
    assert "Motie, door Lijst Linde, CDA" in text and "Aangenomen (20 voor, 5 tegen)" in text
    assert "Volgens de griffie" in text


def test_a_stand_without_an_owner_is_not_told_as_fact(client, gemeente, raadslid):
    los = motie(gemeente, "Los", stand_volgens="")
    for address in (PAGE, los.get_absolute_url(), f"{los.get_absolute_url()}bijlage/"):
        assert "niet bevestigd door de griffie" in client.get(address).content.decode(), address
    assert "(nog niet bevestigd)" in " ".join(
        client.get("/gemeenten/testwaard/dossiers/?welke=alles").content.decode().split()
    )
    assert found(client, "?uitkomst=aangenomen") == []
    visie = build.dossier(gemeente, soort="visie", stand="aangenomen")
    assert "niet bevestigd" not in client.get(visie.get_absolute_url()).content.decode()


def test_the_griffie_confirms_and_nobody_else(client, gemeente, griffier):
    los = motie(gemeente, "Los", stand_volgens="")
    address = f"{los.get_absolute_url()}bevestig/"
    page = client.post(address, {"terug": "lijst"}, follow=True)
    assert page.redirect_chain[-1][0] == PAGE
    assert "U bevestigde de stand van ‘Los’." in page.content.decode()
    with bereik(EVERYTHING):
        los.refresh_from_db()
    assert (los.volgens, timezone.localdate(los.stand_op)) == ("de griffie", TODAY)
    client.force_login(build.lid(gemeente, Rol.AMBTENAAR).gebruiker)
    assert client.post(address).status_code == 403
    assert "Bevestig" not in client.get(PAGE).content.decode()


FORM = {"titel": "Motie", "soort": "motie", "stand": "aangenomen"}


def test_who_writes_down_the_stand_answers_for_it_if_it_is_the_griffie(client, gemeente, griffier):
    client.post("/gemeenten/testwaard/dossiers/nieuw/", FORM)
    with bereik(EVERYTHING):
        dossier = Dossier.objects.get(titel="Motie")
    assert dossier.volgens == "de griffie"
    client.force_login(build.lid(gemeente, Rol.AMBTENAAR).gebruiker)
    client.post(f"{dossier.get_absolute_url()}wijzig/", FORM | {"titel": "Motie bomen"})
    with bereik(EVERYTHING):
        dossier.refresh_from_db()
    assert dossier.volgens == "de griffie", "the stand did not change"
    client.post(f"{dossier.get_absolute_url()}wijzig/", FORM | {"afdoening": "afgedaan"})
    with bereik(EVERYTHING):
        dossier.refresh_from_db()
    assert (dossier.afdoening, dossier.volgens, dossier.stand_op) == ("afgedaan", "", None)


def test_a_term_that_is_no_date_gets_a_message(client, griffier):
    response = client.post("/gemeenten/testwaard/dossiers/nieuw/", FORM | {"termijn": "gauw"})
    assert response.status_code == 422
    assert 'value="gauw"' in response.content.decode()


def test_the_overview_in_csv_has_the_selection_with_who_says_so(client, moties, raadslid):
    response = client.get(f"{PAGE}overzicht.csv?uitkomst=onbevestigd")
    rows = list(csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig")), delimiter=";"))
    assert [row["titel"] for row in rows] == ["Los"]
    assert rows[0]["volgens"] == "nog niet bevestigd door de griffie"


def test_the_overview_in_word_has_the_selection_too(client, moties, raadslid):
    response = client.get(f"{PAGE}overzicht.docx?soort=motie")
    document = Document(io.BytesIO(response.content))
    [table] = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["Wat", "Wie", "Raad", "Uitkomst", "Termijn", "Stand"]
    assert [row[0] for row in cells[1:]] == ["Motie: Paden", "Motie: Poorten", "Motie: Bomen"]
    assert cells[3][1] == "Lijst Linde, CDA"
    assert "volgens de griffie" in cells[3][5]
    header = document.sections[0].header.paragraphs[0].text
    assert "CONCEPT" not in header and re.search(r"Stand op \d+ \w+ \d{4}", header), "an overview is no draft"


def test_the_page_takes_a_constant_number_of_queries(client, gemeente, moties, raadslid, django_assert_num_queries):
    client.get(PAGE)
    with django_assert_num_queries(15):
        client.get(PAGE)
    for n in range(10):
        build.koppeling(motie(gemeente, f"Nog {n}"), "13.2")
    with django_assert_num_queries(15):
        client.get(PAGE)


def test_of_another_municipality_nothing_can_be_seen(client, moties, raadslid):
    client.force_login(build.lid(build.gemeente("Elders")).gebruiker)
    assert client.get(PAGE).status_code == 404
    assert found_elsewhere(client) == []


def found_elsewhere(client):
    return [dossier.titel for dossier in context_of(client, PAGE.replace("testwaard", "elders"))["page"]]


# In bulk

LIST = "/gemeenten/testwaard/dossiers/"
AT_ONCE = "/gemeenten/testwaard/in-een-keer/"


def at_once(client, daad, *dossiers, **more):
    keys = [dossier.pk for dossier in dossiers]
    return client.post(AT_ONCE, {"daad": daad, "dossier": keys} | more, follow=True).content.decode()


def archived(gemeente):
    with bereik(EVERYTHING):
        return set(gemeente.dossiers.archived().values_list("titel", flat=True))


def test_dossiers_go_into_the_archive_and_out_together(client, gemeente, griffier):
    one, two = (build.dossier(gemeente, titel=titel) for titel in ("Een", "Twee"))
    assert "2 dossiers in het archief" in at_once(client, "archiveer", one, two)
    assert archived(gemeente) == {"Een", "Twee"}
    assert "1 dossier terug uit het archief" in at_once(client, "herstel", two, welke="archief")
    assert archived(gemeente) == {"Een"}


def test_what_is_public_an_ambtenaar_does_not_archive(client, gemeente):
    client.force_login(build.lid(gemeente, Rol.AMBTENAAR).gebruiker)
    public = build.dossier(gemeente, titel="Openbaar", openbaar_op=timezone.now())
    text = at_once(client, "archiveer", public, build.dossier(gemeente, titel="Eigen"))
    assert archived(gemeente) == {"Eigen"}
    assert "Alleen de griffie mag dat." in text
    assert client.post(AT_ONCE, {"daad": "verwijder", "dossier": [public.pk]}).status_code == 403


def test_deleting_asks_first_and_spares_what_something_hangs_on(client, gemeente, griffier):
    free = build.dossier(gemeente, titel="Leeg", gearchiveerd_op=timezone.now())
    tied = build.dossier(gemeente, titel="Gekoppeld", gearchiveerd_op=timezone.now())
    build.koppeling(tied)
    current = build.dossier(gemeente, titel="Nog in de lijst")
    asked = at_once(client, "verwijder", free, tied, current)
    assert "Dit dossier gaat" in asked and "Dit blijft staan" in asked
    with bereik(EVERYTHING):
        assert gemeente.dossiers.count() == 3
    assert "1 dossier verwijderd." in at_once(client, "verwijder", free, tied, current, zeker="ja")
    with bereik(EVERYTHING):
        assert set(gemeente.dossiers.values_list("titel", flat=True)) == {"Gekoppeld", "Nog in de lijst"}


@pytest.mark.parametrize("keys", [[], ["x"], ["9" * 30], ["0"]])
def test_senseless_ticks_get_a_message(client, griffier, keys):
    assert "Vink eerst" in client.post(AT_ONCE, {"daad": "archiveer", "dossier": keys}, follow=True).content.decode()


def test_dossiers_of_another_municipality_are_not_touched(client, gemeente, griffier):
    elsewhere = build.dossier(build.gemeente("Elders"), titel="Elders")
    assert "Vink eerst" in at_once(client, "archiveer", elsewhere)


def test_only_who_may_change_dossiers_sees_the_ticks(client, gemeente, raadslid):
    build.dossier(gemeente)
    assert "in-een-keer" not in client.get(LIST).content.decode()


# The profile, and what is international


def test_the_profile_tells_adopted_from_rejected_and_counts_only_what_is_chosen(client, gemeente, raadslid):
    build.koppeling(motie(gemeente, "Ja"), "13.2")
    build.koppeling(motie(gemeente, "Nee", stand="verworpen"), "13.2")
    build.koppeling(motie(gemeente, "Wie zegt dat?", stand_volgens=""), "13.2")
    profiel = lambda query: client.get(f"/gemeenten/testwaard/doelen/{query}")  # noqa: E731
    assert "1 verworpen of ingetrokken" in profiel("").content.decode()
    counts = {query: profiel(f"?uitkomst={query}").context["profiel"].dossiers for query in
              ("", "aangenomen", "verworpen", "onbevestigd", "onzin")}  # fmt: skip
    assert counts == {"": 3, "aangenomen": 1, "verworpen": 1, "onbevestigd": 1, "onzin": 3}
    assert "verworpen of ingetrokken" not in profiel("?uitkomst=aangenomen").content.decode()


@pytest.mark.parametrize(
    ("naar", "international"), [("13.2", False), ("voorbeeld", True), ("parijs", True), ("klimaatwet", False)]
)
def test_only_a_tie_abroad_makes_a_dossier_international(client, gemeente, raadslid, naar, international):
    if naar == "voorbeeld":
        naar = build.praktijk()
    elif naar != "13.2":
        naar = Doel.objects.filter(agenda__slug=naar).first()
    build.koppeling(build.dossier(gemeente, behandeldatum=days(9)), naar)
    text = client.get("/gemeenten/testwaard/").content.decode()
    assert ("staat 1 dossier met een internationale kant" in text) is international
