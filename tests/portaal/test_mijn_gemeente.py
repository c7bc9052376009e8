"""Mijn gemeente: where it is, what its page says first, and what asks for attention."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.portaal.attention import greeting
from tests import build

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=9)
JUST = timezone.now() - timedelta(days=2)


# Where /mijn-gemeente/ leads


def test_a_visitor_signs_in_first(client):
    response = client.get("/mijn-gemeente/")
    assert response.status_code == 302
    assert response.url == "/inloggen/?next=/mijn-gemeente/"


def test_a_member_goes_to_the_own_municipality(client, as_role):
    as_role()
    assert client.get("/mijn-gemeente/").url == "/gemeenten/testwaard/"


def test_who_works_in_two_goes_to_the_one_visited_last(client, as_role, gemeente):
    other = build.gemeente("Anderwaard")
    build.lid(other, gebruiker=as_role())
    assert client.get("/mijn-gemeente/").url == "/gemeenten/anderwaard/"
    client.get("/gemeenten/testwaard/")
    assert client.get("/mijn-gemeente/").url == "/gemeenten/testwaard/"


def test_a_municipality_that_someone_left_is_forgotten(client, as_role, gemeente):
    gebruiker = as_role()
    client.get("/gemeenten/testwaard/")
    with bereik(EVERYTHING):
        gebruiker.lidmaatschappen.all().delete()
    build.lid(build.gemeente("Anderwaard"), gebruiker=gebruiker)
    assert client.get("/mijn-gemeente/").url == "/gemeenten/anderwaard/"


def test_a_member_of_none_reads_what_to_do(client):
    client.force_login(build.persoon())
    text = client.get("/mijn-gemeente/").content.decode()
    assert "Vraag uw griffie om een uitnodiging" in text and 'href="/meedoen/"' in text
    assert "/beheer/" not in text


def test_staff_of_vng_is_led_to_the_admin(client, redacteur):
    client.force_login(redacteur)
    assert "/beheer/" in client.get("/mijn-gemeente/").content.decode()


# The sentence on top


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "Goedenavond"), (5, "Goedemorgen"), (12, "Goedemiddag"), (17, "Goedemiddag"), (18, "Goedenavond")],
)
def test_the_greeting_follows_the_clock(hour, words):
    assert greeting(datetime(2026, 11, 24, hour), build.persoon(naam="Sanne de Wit")) == f"{words} Sanne."


def test_someone_without_a_name_is_greeted_all_the_same():
    assert greeting(datetime(2026, 11, 24, 9), build.persoon(naam=" ")) == "Goedemorgen."


def test_the_next_meeting_is_the_first_day_with_an_open_dossier(page, as_role, gemeente):
    as_role()
    build.koppeling(build.dossier(gemeente, behandeldatum=TODAY), build.praktijk())
    build.koppeling(build.dossier(gemeente, behandeldatum=TODAY - timedelta(days=1)))
    build.koppeling(build.dossier(gemeente, behandeldatum=TODAY, stand="aangenomen"))
    build.dossier(gemeente, behandeldatum=SOON)
    assert "Uw raad vergadert vandaag. Op de agenda staat 1 dossier met een internationale kant." in page()


def test_without_a_meeting_the_page_says_so(page, as_role, gemeente):
    as_role()
    build.dossier(gemeente)
    assert "Er staat geen raadsvergadering met dossiers op de agenda." in page()


# What asks for attention


def test_a_griffier_sees_what_waits_and_what_lacks_for_the_next_meeting(page, as_role, gemeente):
    as_role(Rol.GRIFFIER)
    linked = build.dossier(gemeente, behandeldatum=SOON, titel="Klaar")
    build.koppeling(linked)
    build.koppeling(linked, "13.1", besluit="voorstel")
    build.dossier(gemeente, behandeldatum=SOON, titel="Kaal stuk", behandeling="hamerstuk")
    build.dossier(gemeente, stand="in_voorbereiding")
    text = page()
    assert "1 voorstel wacht op een besluit" in text
    assert "/gemeenten/testwaard/voorstellen/" in text
    assert ", hamerstuk. Nog niets gekoppeld." in text
    assert "1 dossier heeft nog geen datum" in text
    assert "Bereid voor" not in text


def test_an_ambtenaar_gets_no_task_that_only_the_griffie_can_do(page, as_role, gemeente):
    as_role(Rol.AMBTENAAR)
    build.koppeling(build.dossier(gemeente), besluit="voorstel")
    text = page()
    assert "wacht op een besluit" not in text
    assert "/voorstellen/" not in text.split("</header>")[1]


def test_an_ambtenaar_has_a_list_of_what_an_ambtenaar_can_do(client, page, as_role, gemeente):
    ambtenaar = as_role(Rol.AMBTENAAR)
    build.dossier(gemeente, behandeldatum=SOON, titel="Kaal stuk")
    build.dossier(gemeente, behandeldatum=SOON + timedelta(days=28), titel="Later stuk")
    build.dossier(gemeente)
    build.concept(gemeente, ambtenaar, Soort.PARAGRAAF)
    client.post("/gemeenten/testwaard/duiding/", {"tekst": "Er komt een park in elke wijk, met bomen en water."})
    text = page()
    for told in (
        "Stel doelen voor", "2 andere dossiers hebben nog geen koppeling", "1 dossier heeft nog geen datum",
        "is gelezen en niet bewaard", "Schrijf verder",
    ):  # fmt: skip
        assert told in text


def test_a_raadslid_prepares_the_dossiers_of_the_next_meeting(page, as_role, gemeente):
    as_role()
    dossier = build.dossier(gemeente, behandeldatum=SOON, titel="Omgevingsvisie", behandeling="bespreekstuk")
    for naar in ("11.7", "11.3", "13.1", build.praktijk()):
        build.koppeling(dossier, naar)
    build.dossier(gemeente, behandeldatum=SOON + timedelta(days=28), titel="Later stuk")
    text = page()
    assert "bespreekstuk. 2 doelen en 1 voorbeeld gekoppeld." in text
    assert "Bereid voor" in text
    assert "Later stuk" not in text.split('id="past"')[0]


def test_a_raadslid_does_not_see_that_proposals_of_others_wait(page, as_role, gemeente):
    as_role()
    build.koppeling(build.dossier(gemeente, behandeldatum=SOON), besluit="voorstel")
    assert "wacht op een besluit" not in page()


def test_a_new_example_is_told_for_a_month(page, as_role, gemeente):
    as_role()
    dossier = build.dossier(gemeente, titel="Jeugd en armoede")
    build.koppeling(dossier, build.praktijk(titel="Eén vaste begeleider"), besloten_op=JUST)
    build.koppeling(dossier, build.praktijk(titel="Lang geleden"), besloten_op=JUST - timedelta(days=60))
    text = page()
    assert "Nieuw voorbeeld bij ‘Jeugd en armoede’" in text
    assert "Eén vaste begeleider (Bergen, Noorwegen)" in text
    assert "Lang geleden (" not in text


def test_a_raadslid_reads_what_became_of_the_own_proposals_only(page, as_role, gemeente):
    own, dossier = as_role(), build.dossier(gemeente, titel="Begroting")
    answered = {"besloten_op": JUST}
    build.koppeling(dossier, "11.7", voorgesteld_door=own, **answered)
    build.koppeling(dossier, "13.1", voorgesteld_door=own, besluit="afgewezen", reden="te_algemeen", **answered)
    build.koppeling(dossier, "6.3", voorgesteld_door=build.persoon(), besluit="afgewezen", **answered)
    text = page()
    assert "Uw voorstel is gekoppeld" in text
    assert "Reden: het klopt, maar is te algemeen." in text
    assert text.count("Uw voorstel") == 2


def test_tasks_stand_by_the_day_of_the_council(page, as_role, gemeente):
    own = as_role()
    late = build.dossier(gemeente, titel="Laat", behandeldatum=SOON + timedelta(days=28))
    build.koppeling(late, voorgesteld_door=own, besloten_op=JUST)
    build.dossier(gemeente, titel="Vroeg", behandeldatum=SOON)
    text = page()
    assert text.index("Vroeg") < text.index("Uw voorstel is gekoppeld")


def test_what_the_council_has_handled_comes_last(page, as_role, gemeente):
    own = as_role()
    past = build.dossier(gemeente, titel="Geweest", behandeldatum=TODAY - timedelta(days=30), stand="aangenomen")
    build.koppeling(past, voorgesteld_door=own, besloten_op=JUST)
    build.dossier(gemeente, titel="Vroeg", behandeldatum=SOON)
    text = page()
    assert text.index("Vroeg") < text.index("Uw voorstel is gekoppeld")


def test_a_long_agenda_is_shortened(page, as_role, gemeente):
    as_role()
    for _ in range(9):
        build.dossier(gemeente, behandeldatum=SOON)
    text = page()
    assert text.count("Bereid voor") == 5
    assert "Nog 4 dossiers voor deze vergadering" in text


def test_nothing_to_do_is_said_kindly(page, as_role, gemeente):
    as_role()
    build.dossier(gemeente, stand="aangenomen")
    assert "U bent bij." in page()


# An empty municipality


def test_a_new_municipality_sees_an_invented_profile_and_how_to_begin(page, as_role):
    as_role()
    text = page()
    assert "Nog geen dossiers. Vraag uw griffie om het eerste dossier te maken." in text
    assert "Verzonnen voorbeeld" in text


def test_the_griffier_of_a_new_municipality_can_begin(page, as_role):
    as_role(Rol.GRIFFIER)
    text = page()
    assert "/gemeenten/testwaard/dossiers/nieuw/" in text
    assert "Vraag uw griffie" not in text


def test_a_griffier_who_is_alone_is_told_to_invite_the_council_with_and_without_dossiers(page, as_role, gemeente):
    as_role(Rol.GRIFFIER)
    assert "U bent hier nog alleen" in page() and "/gemeenten/testwaard/mensen/lijst/" in page()
    build.dossier(gemeente)
    assert "U bent hier nog alleen" in page() and "/gemeenten/testwaard/mensen/lijst/" in page()
    build.lid(gemeente)
    assert "nog alleen" not in page()


# What is cut says how many more there are


def test_of_suggestions_the_first_dossiers_stand_there_and_the_rest_is_counted(page, as_role, gemeente):
    as_role(Rol.GRIFFIER)
    for _ in range(5):
        build.suggestie(build.dossier(gemeente))
    text = page()
    assert text.count("1 suggestie bij ‘") == 2 * 3, "a line and its button"
    assert "Nog 2 dossiers met suggesties" in text and "/gemeenten/testwaard/wacht/?van=lezing" in text


def test_of_answers_the_rest_is_counted_and_the_whole_list_is_a_link_away(page, as_role, gemeente):
    own = as_role()
    for _ in range(5):
        build.koppeling(build.dossier(gemeente), voorgesteld_door=own, besloten_op=JUST)
    text = page()
    assert "Nog 2 antwoorden op uw voorstellen" in text
    assert 'href="/gemeenten/testwaard/?aandacht=alles#aandacht"' in text
    everything = page("?aandacht=alles")
    assert everything.count("Uw voorstel is gekoppeld bij") == 5 and "Nog 2" not in everything


def test_what_is_ready_for_a_long_agenda_is_counted_too(page, as_role, gemeente):
    as_role(Rol.GRIFFIER)
    for _ in range(8):
        build.koppeling(build.dossier(gemeente, behandeldatum=SOON))
    assert "Nog 3 gekoppelde dossiers voor deze vergadering" in page()


def test_what_the_queue_is_reading_stands_there_until_it_is_done(page, as_role, gemeente):
    as_role(Rol.AMBTENAAR)
    ronde = build.leesronde(build.dossier(gemeente), stand="wacht")
    assert "Stukken lezen: 0 van 1" in page()
    with bereik(EVERYTHING):
        ronde.beurten.update(stand="gelezen")
    assert "Stukken lezen" not in page().split('id="doelenprofiel"')[0].split('id="aandacht"')[1]
