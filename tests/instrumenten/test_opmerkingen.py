"""Who reads a draft says something beside a part; who writes in it settles that; each has only the own words."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.instrumenten.models import Concept, Opmerking
from tests import build
from tests.instrumenten.acts import make, page, share, show, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def say(client, address, tekst, deel="verzoek", **how):
    return client.post(f"/gemeenten/zwolle/{address}delen/{deel}/opmerkingen/", {"tekst": tekst} | how)


def act(client, address, opmerking, daad):
    return client.post(f"/gemeenten/zwolle/{address}opmerkingen/{opmerking.pk}/", {"daad": daad}).status_code


def said():
    with bereik(EVERYTHING):
        return list(Opmerking.objects.select_related("door").order_by("pk"))


@pytest.fixture
def getoond(client, raadslid, griffier):
    """The address of a draft that the griffie looks at."""
    address = make(client)
    share(client, address, griffie=True)
    return address


def test_who_reads_says_something_beside_a_part_with_name_and_time(client, raadslid, griffier, getoond):
    client.force_login(griffier)
    assert say(client, getoond, "Vraag dit liever aan de raad.\n<b>Kort</b>").url.endswith("#verzoek")
    client.force_login(raadslid)
    text = page(client, getoond)
    beside = text.partition('id="verzoek"')[2].partition('id="dekking"')[0]
    assert "Mark Jansen" in beside and "Vandaag" in beside
    assert "Vraag dit liever aan de raad.<br>&lt;b&gt;Kort&lt;/b&gt;" in beside
    assert "1 open opmerking<" in " ".join(page(client, "papieren/").replace("\n", "").split()).replace(" <", "<")


def test_a_remark_can_stand_at_a_fixed_sentence_and_not_at_what_is_no_part(client, getoond):
    assert say(client, getoond, "Klopt deze zin?", "aanhef").status_code == 302
    assert say(client, getoond, "Waar is dit?", "nergens").status_code == 404


def test_the_maker_answers_and_settles_and_can_open_it_again(client, raadslid, griffier, getoond):
    client.force_login(griffier)
    say(client, getoond, "Klopt programma 5?")
    [vraag] = said()
    assert "Afgehandeld" not in page(client, getoond)
    assert act(client, getoond, vraag, "afgehandeld") == 404, "who only reads settles nothing"
    client.force_login(raadslid)
    say(client, getoond, "Ja, bladzijde 12.", bij=vraag.pk)
    assert act(client, getoond, vraag, "afgehandeld") == act(client, getoond, vraag, "afgehandeld") == 302
    text = page(client, getoond)
    assert "Ja, bladzijde 12." in text and "Afgehandeld door Sanne de Wit" in text
    assert "open opmerking" not in page(client, "papieren/")
    act(client, getoond, vraag, "heropen")
    assert "Afgehandeld door" not in page(client, getoond)


def test_a_colleague_who_writes_settles_too(client, raadslid, collega, getoond):
    say(client, getoond, "Nog een bron?")
    show(client, getoond, mag_schrijven="on")
    client.force_login(collega)
    assert act(client, getoond, said()[0], "afgehandeld") == 302


def test_each_changes_and_takes_away_only_the_own_words(client, raadslid, griffier, getoond):
    client.force_login(griffier)
    say(client, getoond, "Klopt dit?")
    [vraag] = said()
    client.force_login(raadslid)
    path = f"{getoond}delen/verzoek/opmerkingen/"
    page(client, f"{path}?wijzig={vraag.pk}", 404)
    assert say(client, getoond, "Iets anders", wijzig=vraag.pk).status_code == 404
    assert act(client, getoond, vraag, "weg") == 404
    say(client, getoond, "Ja.", bij=vraag.pk)
    client.force_login(griffier)
    assert ">Klopt dit?</textarea>" in page(client, f"{path}?wijzig={vraag.pk}").replace("\n", "")
    say(client, getoond, "Klopt dit bedrag?", wijzig=vraag.pk)
    assert "gewijzigd" in page(client, getoond) and "Klopt dit bedrag?" in page(client, getoond)
    act(client, getoond, vraag, "weg")
    text = page(client, getoond)
    assert "Deze opmerking is weggehaald." in text and "Ja." in text, "what was answered stays"
    client.force_login(raadslid)
    act(client, getoond, said()[1], "weg")
    assert len(said()) == 1


@pytest.mark.parametrize(("tekst", "fout"), [("", "Schrijf eerst iets op."), ("x" * 1001, "hooguit 1000 tekens")])
def test_a_wrong_remark_is_told_and_keeps_what_was_typed(client, getoond, tekst, fout):
    response = say(client, getoond, tekst)
    assert response.status_code == 422
    assert fout in response.content.decode() and tekst in response.content.decode()


@pytest.mark.parametrize("number", ["x", "0", "٣", "9" * 30, "-1"])
def test_an_answer_to_what_is_not_there_is_not_found(client, getoond, number):
    assert say(client, getoond, "Ja.", bij=number).status_code == 404


def test_a_remark_is_no_part_of_the_paper_and_no_version(client, getoond):
    say(client, getoond, "Geheime twijfel")
    assert b"Geheime twijfel" not in client.get(f"/gemeenten/zwolle/{getoond}papier.txt").content
    with bereik(EVERYTHING):
        assert Concept.objects.get().versies.count() == 1


def test_the_pages_take_a_constant_number_of_queries(client, raadslid, getoond, django_assert_num_queries):
    write(client, getoond, "toelichting", "Iets.")
    for _ in range(2):
        with django_assert_num_queries(9):
            page(client, "papieren/")
        with django_assert_num_queries(15):
            page(client, getoond)
        for number in range(3):
            say(client, getoond, f"Opmerking {number}", "dekking")
            say(client, getoond, "Antwoord", "dekking", bij=said()[-1].pk)
            make(client)


def test_the_database_itself_keeps_remarks_to_the_readers_and_words_to_their_person(
    zwolle, raadslid, collega, griffier
):
    draft = build.concept(zwolle, raadslid)
    mine, other = build.opmerking(draft, raadslid), build.lid(zwolle).gebruiker
    with bereik(zwolle.pk, raadslid.pk):
        draft.share(zwolle.leden.get(gebruiker=collega), mag_schrijven=False, now=timezone.now())
    with bereik(zwolle.pk, griffier.pk):
        assert not Opmerking.objects.exists()
    with bereik(zwolle.pk, collega.pk):
        assert Opmerking.objects.update(tekst="Verdraaid") == 0
        assert Opmerking.objects.all().delete()[0] == 0
        answer = mine.answer("Van mij.", by=collega, now=timezone.now())
        for wrong in ({"afgehandeld": True, "door": collega}, {"tekst": "Namens een ander", "door": other}):
            with pytest.raises(DatabaseError), transaction.atomic():
                mine._add(op=timezone.now(), **wrong)
    with bereik(zwolle.pk, other.pk), pytest.raises(DatabaseError), transaction.atomic():
        draft.remark("verzoek", "Ingeslopen", by=other, now=timezone.now())
    with bereik(zwolle.pk, raadslid.pk):
        assert Opmerking.objects.filter(pk=answer.pk).update(tekst="Verdraaid") == 0
        draft.delete()
        assert not Opmerking.objects.exists(), "with the draft go the words of others"


def test_remarks_come_along_in_the_download_and_go_when_erased(zwolle, raadslid, collega):
    draft = build.concept(zwolle, raadslid)
    answered, plain = build.opmerking(draft, collega, "Klopt dit?"), build.opmerking(draft, collega, "Mooi.")
    with bereik(EVERYTHING):
        answered.answer("Ja.", by=raadslid, now=timezone.now())
    told = account.collect(collega)["concepten"]["opmerkingen"]
    assert [one["tekst"] for one in told] == ["Klopt dit?", "Mooi."]
    account.erase(collega)
    assert [(one.tekst, str(one.door)) for one in said()] == [("", "Verwijderde gebruiker"), ("Ja.", "Sanne de Wit")]
    account.erase(raadslid)
    assert said() == []
    assert plain
