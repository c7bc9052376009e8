"""One writes at a time in a part; who comes second hears it, and nothing is lost whatever they choose."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F
from django.test import Client
from django.utils import timezone

from raadsportaal.basis.as_seen import SEEN
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.instrumenten import retention
from raadsportaal.instrumenten.models import Conceptversie, Schrijfbeurt
from tests import build
from tests.addresses import context_of
from tests.instrumenten.acts import make, page, show, typed, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
DEEL = "toelichting"


@pytest.fixture
def samen(client, raadslid, collega):
    """The address of a draft of Sanne in which Peter may write, and his browser."""
    address = make(client)
    show(client, address, mag_schrijven="on")
    peter = Client()
    peter.force_login(collega)
    return address, peter


def begin(client, address, daad=""):
    return client.post(f"/gemeenten/zwolle/{address}delen/{DEEL}/beurt/", {"daad": daad})


def send(client, address, tekst, form):
    """With what the page of this form showed."""
    seen = {SEEN: form.data.get(SEEN) or form.fields[SEEN].initial, "beurt": form.data.get("beurt", "")}
    return client.post(f"/gemeenten/zwolle/{address}delen/{DEEL}/", {"tekst": tekst} | seen)


def opened(client, address):
    return context_of(client, f"/gemeenten/zwolle/{address}delen/{DEEL}/")["form"]


def later(minutes):
    """As if the turns had been taken so many minutes earlier."""
    with bereik(EVERYTHING):
        ago = timedelta(minutes=minutes)
        Schrijfbeurt.objects.update(sinds=F("sinds") - ago, laatst=F("laatst") - ago)


def beside(text):
    return text.partition(f'id="{DEEL}"')[2].partition("raad-deel__tekst")[0]


def test_who_opens_a_part_keeps_the_other_out_of_it_and_of_no_other_part(client, samen):
    address, peter = samen
    assert begin(client, address).url.endswith(f"delen/{DEEL}/")
    text = page(peter, address)
    assert "Sanne de Wit schrijft nu in dit deel (sinds " in beside(text) and "wijzig" not in beside(text).lower()
    assert text.count(">Wijzig<") == page(client, address).count(">Wijzig<") - 1
    begin(peter, address)
    assert "Sanne de Wit schrijft nu in dit deel" in page(peter, f"{address}delen/{DEEL}/")
    assert "<textarea" not in page(peter, f"{address}delen/{DEEL}/")
    assert "schrijft nu in dit deel" not in page(client, address), "to oneself it is no news"


@pytest.mark.parametrize("done", ["klaar", "los"])
def test_who_is_done_or_leaves_gives_the_turn_back(client, samen, done):
    address, peter = samen
    begin(client, address)
    if done == "klaar":
        write(client, address, DEEL, "Af.")
    else:
        assert begin(client, address, "los").url.endswith(f"#{DEEL}")
    assert "schrijft nu" not in page(peter, address)


def test_after_two_silent_minutes_another_may_write_and_typing_keeps_the_turn(client, samen):
    address, peter = samen
    begin(client, address)
    seen = context_of(client, f"/gemeenten/zwolle/{address}delen/{DEEL}/")["gezien"]
    later(1)
    typed(client, address, DEEL, "Een halve", seen)
    later(1.5)
    assert "schrijft nu" in beside(page(peter, address)), "since the text that was kept"
    later(1)
    text = beside(page(peter, address))
    assert "Sanne de Wit schreef hier tot" in text and "Toch wijzigen" in text
    begin(peter, address)
    assert "Een halve</textarea>" in page(peter, f"{address}delen/{DEEL}/")
    assert "Peter Aalbers schrijft nu in dit deel" in beside(page(client, address))
    later(61)
    assert "schreef hier" not in beside(page(client, address))


def test_what_the_first_typed_is_a_version_when_the_second_types_over_it(client, samen):
    address, peter = samen
    begin(client, address)
    typed(client, address, DEEL, "Half van Sanne.")
    later(3)
    begin(peter, address)
    typed(peter, address, DEEL, "Van Peter.")
    with bereik(EVERYTHING):
        texts = [str(versie.papier) for versie in Conceptversie.objects.all()]
    assert any("Half van Sanne." in text for text in texts)
    assert "Van Peter." in page(client, address)


def test_who_lost_the_turn_sees_both_texts_and_chooses(client, samen):
    address, peter = samen
    begin(client, address)
    mine = opened(client, address)
    later(3)
    begin(peter, address)
    typed(peter, address, DEEL, "Van Peter.")
    assert typed(client, address, DEEL, "Van Sanne.", mine.fields[SEEN].initial).status_code == 409
    lost = send(client, address, "Van Sanne.", mine)
    text = lost.content.decode()
    assert lost.status_code == 409 and "Iemand was u voor" in text
    assert "Peter Aalbers was u voor en schrijft nu in dit deel." in text
    assert "Nu staat er: Van Peter." in text and "Van Sanne.</textarea>" in text
    assert "Laat staan wat er nu staat" in text and "hx-trigger" not in text.partition("<main")[2]
    assert "Van Peter." in page(client, address)
    assert send(client, address, "Van Sanne.", lost.context["form"]).status_code == 302
    assert "Van Sanne." in page(client, address)
    with bereik(EVERYTHING):
        assert any("Van Peter." in str(versie.papier) for versie in Conceptversie.objects.all())
    assert typed(peter, address, DEEL, "Van Peter, verder.", "oud").status_code == 409


def test_the_title_and_the_facts_are_written_in_turn_too(client, samen):
    address, peter = samen
    path, facts = f"/gemeenten/zwolle/{address}gegevens/", {"datum": "", "agendapunt": "", "naam": ""}
    taken = client.post(f"/gemeenten/zwolle/{address}delen/gegevens/beurt/", {"daad": ""})
    assert taken.url == path
    mine = context_of(client, path)["form"]
    assert "Sanne de Wit schrijft nu in dit deel (sinds " in page(peter, address).partition('id="wijzig"')[0]
    assert "Sanne de Wit schrijft nu in dit deel" in page(peter, f"{address}gegevens/")
    assert '<input type="text"' not in page(peter, f"{address}gegevens/").partition("<main")[2]
    later(3)
    peter.post(f"/gemeenten/zwolle/{address}delen/gegevens/beurt/", {"daad": ""})
    his = context_of(peter, path)["form"]
    assert peter.post(path, facts | {"titel": "Van Peter", SEEN: his.fields[SEEN].initial}).status_code == 302
    lost = client.post(path, facts | {"titel": "Van Sanne", SEEN: mine.fields[SEEN].initial})
    text = lost.content.decode()
    assert lost.status_code == 409 and "Nu staat er: Van Peter" in text and 'value="Van Sanne"' in text
    assert "Van Peter" in page(client, address)
    insist = facts | {"titel": "Van Sanne", SEEN: lost.context["form"].data[SEEN]}
    assert client.post(path, insist).status_code == 302
    assert "Van Sanne" in page(client, address) and "schrijft nu" not in page(peter, address)
    left = client.post(f"/gemeenten/zwolle/{address}delen/gegevens/beurt/", {"daad": "los"})
    assert left.url.endswith("#gegevens")


def test_the_same_text_is_no_race(client, samen):
    address, peter = samen
    mine = opened(client, address)
    begin(peter, address)
    assert send(client, address, "Hetzelfde.", mine).status_code == 409
    write(peter, address, DEEL, "Hetzelfde.")
    assert send(client, address, "Hetzelfde.", mine).status_code == 302


def test_a_reader_takes_no_turn_and_nobody_does_in_a_fixed_sentence(client, raadslid, collega):
    address = make(client)
    show(client, address)
    assert client.post(f"/gemeenten/zwolle/{address}delen/aanhef/beurt/", {"x": 1}).status_code == 404
    begin(client, address)
    client.force_login(collega)
    assert begin(client, address).status_code == 404
    assert "Sanne de Wit schrijft nu in dit deel" in page(client, address)


def test_the_database_itself_keeps_turns_to_who_may_write(zwolle, raadslid, collega):
    draft, now = build.concept(zwolle, raadslid), timezone.now()
    with bereik(zwolle.pk, raadslid.pk):
        Schrijfbeurt.take(draft, DEEL, by=raadslid, now=now)
    with bereik(zwolle.pk, collega.pk):
        assert not Schrijfbeurt.objects.exists()
    with bereik(zwolle.pk, raadslid.pk):
        draft.share(zwolle.leden.get(gebruiker=collega), mag_schrijven=False, now=now)
    with bereik(zwolle.pk, collega.pk):
        assert Schrijfbeurt.objects.update(laatst=now) == 0
        assert Schrijfbeurt.objects.all().delete()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Schrijfbeurt.take(draft, "dekking", by=collega, now=now)


def test_a_turn_is_in_the_download_and_goes_with_the_person_and_with_the_night(zwolle, raadslid):
    draft, now = build.concept(zwolle, raadslid), timezone.now()
    with bereik(EVERYTHING):
        Schrijfbeurt.take(draft, DEEL, by=raadslid, now=now)
    assert [turn["deel"] for turn in account.collect(raadslid)["concepten"]["u schrijft nu in"]] == [DEEL]
    retention.forget(now + timedelta(hours=1))
    with bereik(EVERYTHING):
        assert not Schrijfbeurt.objects.exists()
        Schrijfbeurt.take(draft, DEEL, by=raadslid, now=now)
    account.erase(raadslid)
    with bereik(EVERYTHING):
        assert not Schrijfbeurt.objects.exists()
