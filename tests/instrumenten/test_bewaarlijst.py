"""A member keeps finds on a list of one's own: in order, with notes, shown to the fractie, on to the council."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agendas.models import Agenda, Doel, Indicator
from kennisbank.models import Thema
from raadsportaal.dossiers.herindeling import move
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.instrumenten.bewaarlijst import retention
from raadsportaal.instrumenten.models import Bewaard, bewaard
from raadsportaal.redactie.doubles import merging
from raadsportaal.redactie.models import Status
from tests import build
from tests.addresses import context_of
from tests.instrumenten.acts import page, put_in
from tests.samenwerking import bijeenkomsten, programmas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIJST = "/gemeenten/zwolle/bewaard/"
VRAAG = "Wat kost het als wij niets doen?"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def praktijk():
    made = build.praktijk(titel="Bomen eerst", slug="bomen-eerst")
    made.praktijkvraagregels.create(vraag=VRAAG)
    return made


def press(client, record, soort="praktijk", daad="bewaar", vraag="", **how):
    sent = {"soort": soort, "record": record.pk, "daad": daad} | ({"vraag": vraag} if vraag else {})
    return client.post(LIJST, sent, **how)


def do(client, one, daad, **sent):
    return client.post(f"{LIJST}{one.pk}/", {"daad": daad} | sent)


def names(client):
    """The names on the list, from the top."""
    return [regel.kop for regel in context_of(client, LIJST)["regels"]]


def seen(client, one):
    """What the page sends along with the note of this line."""
    regel = next(r for r in context_of(client, LIJST)["regels"] if r.bewaard.pk == one.pk)
    return regel.bewaard.form.gezien


def state(client, address):
    """Whether the first button of a page says that it is kept."""
    return re.search(r'aria-pressed="(\w+)"', client.get(address).content.decode())[1]


def test_pressing_keeps_it_and_pressing_again_takes_it_off(client, raadslid, praktijk):
    address = praktijk.get_absolute_url()
    assert state(client, address) == "false"
    back = press(client, praktijk, headers={"Referer": f"http://testserver{address}"})
    assert back.url == f"{address}#bewaar-praktijk-{praktijk.pk}"
    assert state(client, address) == "true"
    assert names(client) == ["Bomen eerst"]
    press(client, praktijk, daad="weg")
    assert state(client, address) == "false" and names(client) == []


def test_with_htmx_the_button_is_swapped_and_says_so(client, raadslid, praktijk):
    response = press(client, praktijk, headers=HTMX)
    assert b'aria-pressed="true"' in response.content and b"<html" not in response.content
    assert "Bewaard" in response["HX-Trigger-After-Settle"]


def test_pressed_twice_and_in_two_tabs_it_is_kept_once_with_its_note(client, raadslid, praktijk):
    press(client, praktijk)
    kept = Bewaard.objects.all()
    with bereik(EVERYTHING):
        kept.update(notitie="Voor dinsdag")
    press(client, praktijk)
    press(client, praktijk, daad="weg")
    press(client, praktijk, daad="weg")
    press(client, praktijk)
    assert names(client) == ["Bomen eerst"]
    assert "Voor dinsdag" in page(client, "bewaard/"), "what was taken off by mistake comes back as it was"


def test_what_can_be_kept_says_what_it_is(client, raadslid, praktijk):
    cijfer, thema = Indicator.objects.published().exclude(vraag="").first(), Thema.objects.first()
    doel = Doel.objects.global_goals().filter(vragen__isnull=False).first()
    agenda = Agenda.objects.published().except_global_goals().filter(vragen__isnull=False).first()
    thema.vragen.create(vraag="Hoe begint het?")
    press(client, praktijk)
    press(client, praktijk, vraag=VRAAG)
    press(client, cijfer, "indicator")
    press(client, cijfer, "indicator", vraag=cijfer.vraag)
    press(client, thema, "thema", vraag="Hoe begint het?")
    press(client, doel, "doel", vraag=doel.vragen.first().vraag)
    press(client, agenda, "agenda", vraag=agenda.vragen.first().vraag)
    press(client, programmas.programma(titel="Water in Mali"), "programma")
    press(client, bijeenkomsten.bijeenkomst(titel="Op bezoek"), "bijeenkomst")
    told = {regel.kop: regel.bewaard.regel for regel in context_of(client, LIJST)["regels"]}
    assert len(told) == 9
    assert told["Bomen eerst"] == "Voorbeeld uit Bergen, Noorwegen"
    assert told[VRAAG] == "Vraag bij het voorbeeld uit Bergen, Noorwegen"
    assert told[cijfer.titel].startswith("Zwolle: ")
    assert told["Hoe begint het?"] == f"Vraag bij het thema {thema.naam}"
    assert told["Op bezoek"].startswith("Bijeenkomst, ")


def test_a_figure_is_kept_as_it_was_on_the_day(client, raadslid, zwolle):
    cijfer = Indicator.objects.filter(waarden__gemeente=zwolle).exclude(laatste_jaar=None).first()
    press(client, cijfer, "indicator")
    before = context_of(client, LIJST)["regels"][0].bewaard.regel
    cijfer.waarden.filter(gemeente=zwolle).update(waarde=1234)
    assert str(cijfer.laatste_jaar) in before
    assert context_of(client, LIJST)["regels"][0].bewaard.regel == before


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"soort": "gemeente", "record": "1"},
        {"soort": "thema", "record": "1"},
        {"soort": "praktijk", "record": "9" * 30},
        {"soort": "praktijk", "record": "²"},
        {"soort": "praktijk", "record": "1\x00"},
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(client, raadslid, sent):
    response = client.post(LIJST, sent, follow=True)
    assert "Dit staat niet meer in het portaal" in response.content.decode()
    assert client.post(LIJST, sent, headers=HTMX)["HX-Redirect"] == LIJST
    assert names(client) == []


def test_a_question_that_does_not_stand_there_and_a_draft_are_not_kept(client, raadslid, praktijk):
    press(client, praktijk, vraag="Verzonnen?")
    press(client, build.praktijk(status=Status.CONCEPT))
    assert names(client) == []


def test_the_list_has_an_order_of_its_own(client, raadslid, zwolle):
    first, second, third = (build.bewaard(zwolle, raadslid, build.praktijk(titel=name)) for name in "ABC")
    assert names(client) == ["C", "B", "A"], "the newest on top"
    do(client, first, "omhoog")
    assert names(client) == ["C", "A", "B"]
    do(client, third, "omlaag")
    assert names(client) == ["A", "C", "B"]
    do(client, first, "omhoog")
    do(client, second, "omlaag")
    assert names(client) == ["A", "C", "B"], "at either end it stays"


def test_moving_with_htmx_says_where_it_is_now(client, raadslid, zwolle):
    one = build.bewaard(zwolle, raadslid, build.praktijk(titel="A"))
    build.bewaard(zwolle, raadslid)
    response = client.post(f"{LIJST}{one.pk}/", {"daad": "omhoog"}, headers=HTMX)
    assert "nu op plaats 1" in response["HX-Trigger-After-Settle"]
    assert response.content.decode().lstrip().startswith('<div id="bewaarlijst"')


def test_what_is_taken_off_can_be_put_back_where_it_was(client, raadslid, zwolle):
    one = build.bewaard(zwolle, raadslid, build.praktijk(titel="A"))
    build.bewaard(zwolle, raadslid, build.praktijk(titel="B"))
    off = do(client, one, "weg", notitie="Ook dit blijft")
    shown = client.get(off.url).content.decode()
    assert "‘A’ is van uw lijst." in shown and "Zet terug" in shown
    assert names(client) == ["B"]
    assert "‘A’ is van uw lijst." in client.get(do(client, one, "omhoog").url).content.decode()
    do(client, one, "terug")
    assert names(client) == ["B", "A"] and "Ook dit blijft" in page(client, "bewaard/")


def test_a_note_is_kept_while_typing_and_by_any_button(client, raadslid, zwolle):
    one, address = build.bewaard(zwolle, raadslid), f"{LIJST}{{}}/"
    typed = {"notitie": "Bel de griffie\r\nmorgen", "_gezien": seen(client, one)}
    response = client.post(address.format(one.pk), typed, headers=HTMX)
    assert "Vanzelf bewaard om" in response.content.decode()
    assert "Bel de griffie<br>morgen" in page(client, "bewaard/")
    do(client, one, "omhoog", notitie="Toch niet", _gezien=seen(client, one))
    assert "Toch niet" in page(client, "bewaard/")


def test_a_note_that_another_tab_changed_is_not_written_over_unseen(client, raadslid, zwolle):
    one = build.bewaard(zwolle, raadslid)
    before = seen(client, one)
    do(client, one, "notitie", notitie="Uit het ene venster", _gezien=before)
    second = do(client, one, "notitie", notitie="Uit het andere", _gezien=before)
    text = second.content.decode()
    assert second.status_code == 422 and "Iemand was u voor" in text
    assert "Uit het ene venster" in text and "Uit het andere" in text
    insisted = next(r for r in second.context["regels"]).bewaard.form.gezien
    assert do(client, one, "notitie", notitie="Uit het andere", _gezien=insisted).status_code == 302
    typed = {"notitie": "x" * 1001, "_gezien": insisted}
    refused = client.post(f"{LIJST}{one.pk}/", typed, headers=HTMX)
    assert refused.status_code == 422 and "hooguit 1000 tekens" in refused.content.decode()


def test_a_full_list_says_so_and_loses_nothing(client, raadslid, zwolle, praktijk, monkeypatch):
    monkeypatch.setattr(bewaard, "MOST", 2)
    one, _ = build.bewaard(zwolle, raadslid), build.bewaard(zwolle, raadslid)
    said = press(client, praktijk, headers=HTMX).content.decode()
    assert "Uw bewaarlijst is vol" in said and 'aria-pressed="false"' in said
    assert "Uw bewaarlijst is vol" in press(client, praktijk, follow=True).content.decode()
    do(client, one, "weg")
    press(client, praktijk)
    assert "vol" in client.get(do(client, one, "terug").url).content.decode()
    assert len(names(client)) == 2


def test_an_empty_list_says_how_to_keep_something(client, raadslid):
    assert f'href="{LIJST}"' in page(client, ""), "Mijn gemeente leads to it"
    assert "Kies <strong>Bewaar</strong>" in page(client, "bewaard/")


def test_what_was_withdrawn_says_so_instead_of_vanishing(client, raadslid, zwolle, praktijk):
    other = build.praktijk(titel="Blijft", slug="blijft")
    for record, vraag in ((praktijk, ""), (praktijk, VRAAG), (other, "")):
        build.bewaard(zwolle, raadslid, record, vraag)
    praktijk.praktijkvraagregels.update(vraag="Anders?")
    text = page(client, "bewaard/")
    assert text.count("Ingetrokken.") == 1 and VRAAG in text
    praktijk.status = Status.GEARCHIVEERD
    praktijk.save()
    text = page(client, "bewaard/")
    assert text.count("Ingetrokken.") == 2 and "Bomen eerst" in text
    assert 'value="blijft"' in text and 'value="bomen-eerst"' not in text


def test_what_is_ticked_goes_to_the_council(client, raadslid, zwolle, praktijk):
    cijfer = Indicator.objects.published().first()
    later = build.praktijk(slug="later")
    for record, vraag in ((later, ""), (praktijk, ""), (praktijk, VRAAG), (cijfer, "")):
        build.bewaard(zwolle, raadslid, record, vraag)
    boxes = re.findall(r'form="mee"\s+name="(\w+)"\s+value="([^"]+)"', page(client, "bewaard/"))
    assert boxes == [("cijfer", cijfer.code), ("vraag", VRAAG), ("praktijk", "bomen-eerst"), ("praktijk", "later")]
    address = "/gemeenten/zwolle/naar-de-raad/{}?" + urlencode(boxes)
    response = client.get(address.format(""))
    assert f"de vraag ‘{VRAAG}’" in response.content.decode()
    offered = context_of(client, address.format("motie/"))["aanbod"]
    assert offered.praktijken[:2] == [praktijk, later], "in the order of the list"
    assert offered.vragen[0].tekst == VRAAG


def test_what_is_kept_can_still_be_added_to_a_paper_that_began_with_something_else(client, raadslid, zwolle, praktijk):
    build.bewaard(zwolle, raadslid, praktijk)
    build.bewaard(zwolle, raadslid, praktijk, VRAAG)
    build.bewaard(zwolle, raadslid, bijeenkomsten.bijeenkomst())
    response = client.get("/gemeenten/zwolle/naar-de-raad/motie/")
    assert [regel.kop for regel in response.context["bewaard"]] == [VRAAG, "Bomen eerst"]
    assert "Wat u bewaarde (2)" in response.content.decode()
    response = client.get("/gemeenten/zwolle/naar-de-raad/motie/", {"praktijk": "bomen-eerst"})
    assert response.context["bewaard"] == [], "offered already, with its questions"


def test_the_fractie_reads_what_is_shown_to_it_and_who_keeps_it(client, raadslid, collega, fractie, zwolle):
    shared = build.bewaard(zwolle, raadslid, build.praktijk(titel="Samen", slug="samen"), notitie="Voor ons")
    build.bewaard(zwolle, raadslid, build.praktijk(titel="Alleen van mij"))
    do(client, shared, "deel")
    assert "Uw fractie ziet dit." in page(client, "bewaard/")
    client.force_login(collega)
    text = page(client, "bewaard/")
    assert "Sanne de Wit bewaarde dit op" in text and "Voor ons" in text and "Alleen van mij" not in text
    assert 'value="samen"' in text, "it can go to the council too"
    assert do(client, shared, "weg").status_code == 404
    put_in("Anders", collega)
    assert 'value="samen"' not in page(client, "bewaard/")
    put_in("Anders", raadslid)
    assert 'value="samen"' not in page(client, "bewaard/"), "it was of the fractie that its keeper left"
    client.force_login(raadslid)
    assert "Uw fractie ziet dit." not in page(client, "bewaard/")


def test_who_stops_sharing_or_takes_it_off_shows_it_no_more(client, raadslid, collega, fractie, zwolle):
    one, two = (build.bewaard(zwolle, raadslid, build.praktijk(titel=name), fractie="Lokaal") for name in "PQ")
    do(client, one, "deel_niet")
    do(client, two, "weg")
    client.force_login(collega)
    assert context_of(client, LIJST)["van_fractie"] == []


def test_without_a_fractie_nothing_can_be_shared(client, raadslid, zwolle):
    one, other = build.bewaard(zwolle, raadslid), build.lid(zwolle).gebruiker
    assert "Deel met uw fractie" not in page(client, "bewaard/")
    do(client, one, "deel")
    client.force_login(other)
    assert context_of(client, LIJST)["van_fractie"] == []


def test_the_database_itself_opens_a_line_for_its_keeper_and_that_fractie_only(zwolle, raadslid, collega, fractie):
    build.bewaard(zwolle, raadslid, fractie="Lokaal")
    build.bewaard(zwolle, raadslid, fractie="Anders")
    other, elsewhere = build.lid(zwolle).gebruiker, build.gemeente("Elders")
    stranger = build.lid(elsewhere).gebruiker
    with bereik(EVERYTHING):
        elsewhere.leden.update(fractie="Lokaal")
    for place, person, n in ((zwolle, raadslid, 2), (zwolle, collega, 1), (zwolle, other, 0), (elsewhere, stranger, 0)):
        with bereik(place.pk, person.pk):
            assert Bewaard.objects.count() == n
            if person != raadslid:
                assert Bewaard.objects.update(notitie="Van mij") == 0 and Bewaard.objects.all().delete()[0] == 0
    with bereik(zwolle.pk, other.pk), pytest.raises(DatabaseError), transaction.atomic():
        one = {"soort": "praktijk", "record": 1, "titel": "T", "regel": "", "volgorde": 0, "op": timezone.now()}
        Bewaard.objects.create(gemeente=zwolle, wie=raadslid, **one)


def test_the_page_takes_as_many_queries_for_many_as_for_few(client, raadslid, collega, fractie, zwolle):
    def queries():
        client.get(LIJST)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(LIJST)
        return len(asked)

    def keep(person):
        praktijk = build.praktijk()
        praktijk.praktijkvraagregels.create(vraag=VRAAG)
        doel = Doel.objects.global_goals().first()
        for record, vraag in ((praktijk, ""), (praktijk, VRAAG), (doel, doel.vragen.first().vraag)):
            build.bewaard(zwolle, person, record, vraag, fractie="Lokaal")

    keep(raadslid)
    keep(collega)
    few = queries()
    for _ in range(4):
        keep(raadslid)
        keep(collega)
    assert queries() == few


def test_all_buttons_of_a_page_ask_the_database_once(client, raadslid, praktijk):
    praktijk.praktijkvraagregels.create(vraag="En hoe lang duurt het?")
    client.get(praktijk.get_absolute_url())
    with CaptureQueriesContext(connection) as asked:
        text = client.get(praktijk.get_absolute_url()).content.decode()
    assert text.count("aria-pressed=") == 3
    assert sum("instrumenten_bewaard" in query["sql"] for query in asked) == 1


def test_a_visitor_and_a_draft_have_no_button(client, zwolle, praktijk, raadslid):
    assert "bewaarknop" not in Client().get(praktijk.get_absolute_url()).content.decode()
    cijfer = Indicator.objects.published().first()
    elsewhere = build.gemeente("Elders")
    assert "bewaarknop" in client.get(f"/gemeenten/zwolle/meetlat/{cijfer.slug}/").content.decode()
    assert "bewaarknop" not in client.get(f"/gemeenten/{elsewhere.slug}/meetlat/{cijfer.slug}/").content.decode()
    praktijk.status = Status.GEARCHIVEERD
    praktijk.save()
    assert 'record" value' not in client.get(praktijk.get_absolute_url()).content.decode()


def test_merged_records_leave_one_line_with_both_notes(client, raadslid, collega, zwolle, praktijk):
    weg = build.praktijk(titel="Bomen vooraf")
    weg.praktijkvraagregels.create(vraag="Wie kapt er?")
    build.bewaard(zwolle, raadslid, praktijk, notitie="Eerste")
    build.bewaard(zwolle, raadslid, weg, notitie="Tweede")
    build.bewaard(zwolle, collega, weg)
    build.bewaard(zwolle, raadslid, weg, "Wie kapt er?")
    merging.merge(weg, praktijk, by=build.gebruiker(is_superuser=True))
    assert names(client) == ["Wie kapt er?", "Bomen eerst"]
    text = page(client, "bewaard/")
    assert "Eerste<br>Tweede" in text and "Ingetrokken" not in text
    client.force_login(collega)
    assert names(client) == ["Bomen eerst"]


def test_in_a_merger_of_municipalities_the_list_goes_along(client, raadslid, fractie, zwolle, praktijk):
    new = build.gemeente("Nieuwstad")
    build.lid(new, gebruiker=raadslid)
    build.bewaard(new, raadslid, praktijk, notitie="Daar")
    build.bewaard(zwolle, raadslid, praktijk, notitie="Hier", fractie="Lokaal")
    build.bewaard(zwolle, raadslid, build.praktijk(titel="Mee"), fractie="Lokaal")
    with bereik(EVERYTHING):
        move(zwolle, new)
        assert not Bewaard.objects.of_person(raadslid).exclude(fractie="").exists(), "a new council has new fracties"
    regels = context_of(client, f"/gemeenten/{new.slug}/bewaard/")["regels"]
    assert {(r.kop, r.bewaard.notitie) for r in regels} == {("Bomen eerst", "Daar\nHier"), ("Mee", "")}


def test_what_a_person_keeps_is_in_the_download_and_goes_with_the_account(raadslid, zwolle, praktijk):
    build.bewaard(zwolle, raadslid, praktijk, notitie="Mijn woorden")
    (told,) = account.collect(raadslid)["bewaarlijst"]
    assert (told["wat"], told["notitie"], told["gemeente"]) == ("Bomen eerst", "Mijn woorden", "Zwolle")
    account.erase(raadslid)
    with bereik(EVERYTHING):
        assert not Bewaard.objects.of_person(raadslid).exists()


def test_at_night_goes_what_was_taken_off_and_what_somebody_left_behind(raadslid, collega, zwolle):
    now = timezone.now()
    stays = build.bewaard(zwolle, raadslid)
    build.bewaard(zwolle, raadslid, weg_op=now - timedelta(hours=3))
    build.bewaard(zwolle, raadslid, weg_op=now - retention.KEPT - timedelta(hours=1))
    build.bewaard(zwolle, collega)
    with bereik(EVERYTHING):
        collega.lidmaatschappen.all().delete()
    assert retention.forget(now) == 2
    with bereik(EVERYTHING):
        assert Bewaard.objects.of_person(raadslid).on_list().get() == stays
        assert zwolle.bewaard.count() == 2
