"""A reading is kept with a dossier: its parts become beleidspunten, with suggestions that quote the text exactly."""

import pytest
from django.test import Client
from django.utils import timezone

from agendas.models import Lexiconversie
from raadsportaal.dossiers.models import Besluit, Dossier, Koppeling, Sterkte, Stuk
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.basis.documents.papers import pdf
from tests.dossiers.readings import (
    AGREEMENT,
    GELD,
    HERE,
    WATER,
    WONEN,
    keep,
    lezingen,
    paste,
    suggesties,
    upload,
    words,
)
from tests.queue import run_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PAPER = pdf(f"= Visie\n== Wonen\n{WONEN}\n#pagebreak()\n== Water\n{WATER}")


@pytest.fixture(scope="module")
def mark(testwaard, django_db_blocker):
    with django_db_blocker.unblock():
        return build.lid(testwaard, Rol.GRIFFIER, naam="Mark Jansen").gebruiker


@pytest.fixture(scope="module")
def kept_once(mark, django_db_blocker):
    """The agreement, read and kept by him: for all tests of this file."""
    client = Client()
    with django_db_blocker.unblock():
        client.force_login(mark)
        return keep(client, titel="Samen verder")


@pytest.fixture
def griffier(client, mark, db):
    client.force_login(mark)
    return mark


@pytest.fixture
def stuk(griffier, kept_once):
    with bereik(EVERYTHING):
        return Stuk.objects.select_related("dossier").get(pk=kept_once.pk)


def punten(stuk):
    with bereik(EVERYTHING):
        return list(stuk.dossier.beleidspunten.all())


def targets(stuk, **wanted):
    """(beleidspunt, subdoel) of each suggestion that waits."""
    return {(s.beleidspunt and s.beleidspunt.titel, s.subdoel.code) for s in to_subdoelen(stuk, **wanted)}


def to_subdoelen(stuk, **wanted):
    return suggesties(stuk, subdoel__isnull=False, keuze="wacht", **wanted)


# What becomes of a text


def test_each_part_with_a_doel_becomes_a_beleidspunt_with_its_passage(stuk):
    found = {punt.titel: punt for punt in punten(stuk)}
    assert list(found) == ["Wonen", "Water", "Over de grens"]
    assert found["Wonen"].passage == WONEN
    assert stuk.tekst.strip() == AGREEMENT.strip(), "all of the text is kept, also the part about money"


def test_a_part_of_a_pdf_has_the_page_it_stands_on(client, griffier):
    answer = upload(client, "Visie 2040.pdf", PAPER)
    run_queue()
    form = client.get(f"{answer.url}bewaar/").content.decode()
    assert 'value="Visie 2040"' in form, "the name of the file is proposed as the title"
    client.post(f"{answer.url}bewaar/", {"titel": "Visie 2040", "soort": "visie"})
    with bereik(EVERYTHING):
        stuk = Stuk.objects.select_related("dossier").get(naam="Visie 2040.pdf")
    assert [punt.bladzijde for punt in punten(stuk)] == [1, 2]
    assert {s.bladzijde for s in to_subdoelen(stuk, beleidspunt__titel__endswith="Water")} == {2}


def test_every_suggestion_quotes_exactly_the_words_it_rests_on(stuk):
    found = suggesties(stuk)
    for suggestie in found:
        assert stuk.tekst[suggestie.begin : suggestie.einde] == suggestie.passage
        assert suggestie.bewijs or suggestie.sterkte == Sterkte.MOGELIJK
        for begin, end in suggestie.bewijs:
            assert suggestie.begin <= begin < end <= suggestie.einde
            assert f"‘{stuk.tekst[begin:end].lower()}’" in suggestie.uitleg or not suggestie.subdoel
    wonen = next(s for s in found if s.subdoel and s.subdoel.code == "11.1")
    assert "sociale huurwoningen" in [stuk.tekst[begin:end] for begin, end in wonen.bewijs]


def test_subdoelen_are_suggested_at_their_beleidspunt_and_examples_and_commitments_for_the_whole(stuk):
    assert {("Wonen", "11.1"), ("Water", "13.1")} <= targets(stuk)
    whole = [s for s in suggesties(stuk) if not s.subdoel]
    assert {bool(s.praktijk) for s in whole} == {True, False}
    for suggestie in whole:
        assert suggestie.beleidspunt is None and suggestie.uitleg
        assert suggestie.sterkte != Sterkte.MOGELIJK
    assert len({s.naar for s in whole}) == len(whole), "each example and commitment once"


def test_numbers_of_headings_are_left_out_and_two_of_the_same_name_are_told_apart(client, griffier):
    stuk = keep(client, f"# 1. Noord\n\n## 1.1 Wonen\n\n{WONEN}\n\n# 2. Zuid\n\n## 2.1 Wonen\n\n{WONEN}")
    assert [punt.titel for punt in punten(stuk)] == ["Wonen", "Zuid – Wonen"]
    assert targets(stuk) == {("Wonen", "11.1")}, "one card, with the place in the other part"


def test_a_text_without_headings_is_about_the_dossier_as_a_whole(client, griffier):
    stuk = keep(client, f"{WONEN} {GELD}")
    assert punten(stuk) == []
    assert targets(stuk) == {(None, "11.1")}


def test_the_version_of_the_lexicon_is_kept_with_it(stuk, griffier):
    versie = Lexiconversie.objects.current()
    assert stuk.versie_id == versie.pk and stuk.gelezen_door_id == griffier.pk
    assert {s.lexicon_id for s in suggesties(stuk)} == {versie.pk}


def test_the_page_says_how_many_suggestions_wait(client, griffier):
    answer = client.post(f"{paste(client).url}bewaar/", {"titel": "Akkoord", "soort": "coalitieakkoord"}, follow=True)
    with bereik(EVERYTHING):
        n = Dossier.objects.get(titel="Akkoord").suggesties.waiting().clear().count()
    assert f"Bewaard bij dit dossier, met {n} suggesties." in words(answer)
    assert f"{n} suggesties wachten op u" in words(answer)


def test_the_reading_is_gone_once_it_is_kept_and_what_is_kept_outlives_the_session(client, griffier):
    address, data = f"{paste(client).url}bewaar/", {"titel": "A", "soort": "visie"}
    answers = [client.post(address, data).status_code for _ in range(2)]
    assert answers == [302, 404] and lezingen() == []
    client.post("/uitloggen/")
    with bereik(EVERYTHING):
        assert Dossier.objects.filter(titel="A", suggesties__isnull=False).distinct().count() == 1


# What is known already is not suggested again


def test_what_is_linked_by_hand_is_not_suggested(client, gemeente, griffier):
    dossier = build.dossier(gemeente)
    punt = build.beleidspunt(dossier, titel="Water")
    build.koppeling(dossier, "11.1")
    build.koppeling(dossier, "13.1", beleidspunt=punt)
    found = targets(keep(client, dossier=dossier))
    assert "11.1" not in {code for _, code in found}, "linked to the whole dossier, so to its parts"
    assert ("Water", "13.1") not in found and found


@pytest.mark.parametrize("daad", ["koppel", "afwijs"])
def test_what_was_decided_is_not_suggested_again_and_what_waited_is_replaced(client, stuk, daad):
    before = targets(stuk)
    chosen = next(s for s in suggesties(stuk) if s.subdoel and s.subdoel.code == "11.1")
    address = f"{HERE}dossiers/{stuk.dossier.slug}/suggesties/{chosen.pk}/"
    assert client.post(address, {"daad": daad, "_gezien": "1"}).status_code == 302
    again = keep(client, dossier=stuk.dossier)
    assert targets(again) == before - {("Wonen", "11.1")}
    assert [s.pk for s in suggesties(stuk)] == [chosen.pk], "what waited of the first reading is gone"
    assert len(punten(stuk)) == 3, "and no part stands there twice"


def test_what_a_griffier_refused_of_a_councillor_is_not_suggested(client, gemeente, griffier):
    dossier = build.dossier(gemeente)
    build.koppeling(dossier, "11.1", Besluit.AFGEWEZEN)
    assert "11.1" not in {code for _, code in targets(keep(client, dossier=dossier))}


def test_another_text_that_was_pasted_leaves_what_waits_of_the_first_also_with_the_same_heading(client, stuk):
    before = targets(stuk)
    keep(
        client,
        f"# Samen verder\n\nLangs de beek herstellen we leefgebied voor weidevogels. {GELD}",
        dossier=stuk.dossier,
    )
    assert targets(stuk) == before, "it is another text"


def test_what_was_refused_and_taken_back_is_still_told_when_the_text_is_read_again(client, stuk):
    chosen = to_subdoelen(stuk)[0]
    here = f"{HERE}dossiers/{stuk.dossier.slug}/"
    for daad, versie in (("afwijs", 1), ("ongedaan", 2)):
        client.post(f"{here}suggesties/{chosen.pk}/", {"daad": daad, "_gezien": versie})
    line = f"Maakte de afwijzing van de suggestie {chosen.naar} ongedaan"
    assert line in words(client.get(f"{here}geschiedenis/"))
    keep(client, dossier=stuk.dossier)
    assert line in words(client.get(f"{here}geschiedenis/"))


def test_beleidspunten_with_the_same_suggestion_can_be_taken_away(client, griffier):
    stuk = keep(client, f"# Noord\n\n{WONEN}\n\n# Zuid\n\n{WONEN}")
    for punt in punten(stuk):
        address = f"{HERE}dossiers/{stuk.dossier.slug}/beleidspunten/{punt.pk}/weg/"
        assert client.post(address).status_code == 302
    assert punten(stuk) == []


# Who keeps, and with which dossier


def test_an_official_keeps_it_with_a_dossier_but_not_with_a_public_one(client, gemeente):
    client.force_login(build.lid(gemeente, Rol.AMBTENAAR).gebruiker)
    own = keep(client, dossier=build.dossier(gemeente))
    assert punten(own)
    public = build.dossier(gemeente, openbaar_op=timezone.now())
    address = paste(client).url
    assert client.post(f"{address}bewaar/", {"dossier": public.pk}).status_code == 403
    with bereik(EVERYTHING):
        assert not public.beleidspunten.exists() and not public.stukken.exists()
    assert client.get(address).status_code == 200, "the reading is still there"


def test_a_griffier_keeps_it_with_a_public_dossier_and_links_nothing_by_that(client, gemeente, griffier):
    stuk = keep(client, dossier=build.dossier(gemeente, openbaar_op=timezone.now()))
    assert to_subdoelen(stuk)
    with bereik(EVERYTHING):
        assert not Koppeling.objects.filter(dossier=stuk.dossier).exists()


def test_a_text_that_was_read_for_a_dossier_is_kept_there_unless_one_chooses_another(client, gemeente, griffier):
    dossier = build.dossier(gemeente, titel="Woonvisie", slug="woonvisie")
    form = client.get(f"{paste(client, dossier='woonvisie').url}bewaar/").content.decode()
    assert f'<option value="{dossier.pk}" selected>' in form


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"titel": "", "soort": "visie"}, "Geef het dossier een titel, of kies een dossier dat er al is."),
        ({"titel": "Visie", "soort": ""}, "Kies een soort."),
        ({"titel": "x" * 201, "soort": "visie"}, "200"),
        ({"dossier": "0"}, "Dit dossier is er niet. Kies een ander."),
        ({"dossier": "ander"}, "Dit dossier is er niet. Kies een ander."),
        ({"dossier": "archief"}, "Dit dossier is er niet. Kies een ander."),
    ],
)
def test_a_form_that_is_not_complete_keeps_nothing(client, gemeente, griffier, data, message):
    archived = build.dossier(gemeente, gearchiveerd_op=timezone.now())
    others = {"ander": build.dossier(build.gemeente("Anderwaard")).pk, "archief": archived.pk}
    data = {name: others.get(value, value) for name, value in data.items()}
    with bereik(EVERYTHING):
        before = Stuk.objects.count()
    page = client.post(f"{paste(client).url}bewaar/", data)
    assert page.status_code == 422
    assert "Er is nog niets bewaard" in words(page) and message in words(page)
    with bereik(EVERYTHING):
        assert Stuk.objects.count() == before


def test_what_is_still_being_read_cannot_be_kept_yet(client, griffier):
    address = upload(client, "visie.pdf", PAPER).url
    for ask in (client.get, client.post):
        assert ask(f"{address}bewaar/", {"titel": "A", "soort": "visie"}).url == address
