"""The cards beside the text: each decision found and undone, any passage chosen, a direction and a toelichting."""

import re

import pytest
from django.utils import timezone

from raadsportaal.dossiers.models import Koppeling, Stuk, Suggestie
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.readings import HERE, WONEN, fresh, keep, suggest, suggesties, words
from tests.dossiers.test_suggesties_zien import DOSSIER, HTMX, LIST, codes, decide
from tests.dossiers.test_suggesties_zien import dossier as dossier
from tests.dossiers.test_suggesties_zien import griffier as griffier

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


# Every decision can be found and undone


def test_the_list_of_decisions_is_filtered_by_what_and_who_and_shows_what_is_not_finished(
    client, gemeente, dossier, griffier
):
    ready, unready, refused, by_other = suggest(dossier, "11.1", "13.1", "1.2", "4.1")
    decide(client, ready, koppel="draagt_bij", toelichting="Dit helpt.")
    decide(client, unready, koppel="onbekend", toelichting="Dit helpt ook.")
    decide(client, refused, "afwijs", reden="te_algemeen")
    other = build.lid(gemeente, Rol.GRIFFIER, naam="Noor Hendriks").gebruiker
    with bereik(EVERYTHING):
        by_other.decide("afwijs", by=other, now=timezone.now(), versie=1)

    def shown(query):
        found = client.get(f"{LIST}{query}").content.decode().partition('id="besloten"')[2]
        return {int(pk) for pk in re.findall(r'id="besluit-(\d+)"', found)}

    everything = {s.pk for s in (ready, unready, refused, by_other)}
    assert shown("") == shown("?wat=zomaar&wie=0") == everything
    assert shown("?wat=gekoppeld") == {ready.pk, unready.pk}
    assert shown("?wat=past_niet") == {refused.pk, by_other.pk}
    assert shown("?wat=af") == {unready.pk}
    assert shown(f"?wie={other.pk}") == {by_other.pk}
    page = words(client.get(LIST))
    assert "Bij 1 koppeling ontbreekt de richting of de toelichting." in page
    assert "Vul richting en toelichting in" in page


def test_of_many_decisions_of_years_ago_each_can_be_reached(client, dossier, griffier):
    found = suggest(dossier, *codes(30))
    for suggestie in found:
        with bereik(EVERYTHING):
            suggestie.decide("afwijs", by=griffier, now=timezone.now(), versie=1)
    first, more = client.get(LIST), client.get(f"{LIST}?tot=2")
    assert first.content.decode().count('id="besluit-') == 25 and "(nu 25 van 30)" in words(first)
    assert more.content.decode().count('id="besluit-') == 30 and "Toon meer besluiten" not in words(more)


def test_the_history_leads_the_griffie_to_where_a_decision_is_undone(client, gemeente, dossier, griffier):
    linked, refused = suggest(dossier, "11.1", "13.1")
    decide(client, linked, koppel="draagt_bij")
    decide(client, refused, "afwijs")
    page = client.get(f"{DOSSIER}geschiedenis/").content.decode()
    for suggestie in (linked, refused):
        address = f"{LIST}{suggestie.pk}/"
        assert page.count(f'href="{address}"') == 1
        assert "Maak ongedaan" in words(client.get(address))
    client.force_login(build.lid(gemeente).gebruiker)
    assert "maak ongedaan" not in words(client.get(f"{DOSSIER}geschiedenis/"))


# The text itself


def test_the_text_is_shown_a_chapter_at_a_time_and_what_is_decided_is_marked_otherwise(client, griffier):
    stuk = keep(client)
    here = f"{HERE}dossiers/{stuk.dossier.slug}/suggesties/"
    water = next(s for s in suggesties(stuk) if s.subdoel and s.subdoel.code == "13.1")
    pages = [client.get(f"{here}?hoofdstuk={n}").content.decode().partition('id="tekst"')[2] for n in range(1, 6)]
    assert any("Wij bouwen 400" in page and "klimaatadaptatiestrategie" not in page.lower() for page in pages)
    page = next(page for page in pages if f'data-van="{water.pk}"' in page)
    assert f'<mark class="nl-mark" data-van="{water.pk}">' in page and f'href="#suggestie-{water.pk}"' in page
    client.post(f"{here}{water.pk}/", {"koppel": "draagt_bij", "_gezien": "1"})
    after = client.get(f"{here}?bij={water.begin}").content.decode().partition('id="tekst"')[2]
    assert f'<mark class="raad-gekoppeld-merk" data-van="{water.pk}">' in after


def test_over_htmx_another_chapter_comes_alone_with_the_focus_where_the_card_rests(client, griffier):
    stuk = keep(client)
    here = f"{HERE}dossiers/{stuk.dossier.slug}/suggesties/"
    card = next(s for s in suggesties(stuk) if s.subdoel and s.subdoel.code == "13.1")
    answer = client.get(f"{here}?stuk={stuk.pk}&bij={card.begin}", HTTP_HX_REQUEST="true", HTTP_HX_TARGET="tekst")
    assert "<html" not in answer.content.decode() and 'id="tekst"' in answer.content.decode()
    assert f"#al-{card.begin}" in answer["HX-Trigger-After-Settle"]


def test_three_hundred_pages_stay_as_light_as_fifteen(client, dossier, griffier):
    with bereik(EVERYTHING):
        tekst = "\n\n".join(f"Alinea {n} over huizen en straten en pleinen. " * 6 for n in range(3000))
        stuk = Stuk.objects.create(dossier=dossier, naam="Lang.pdf", tekst=tekst)
    answer = client.get(f"{LIST}?stuk={stuk.pk}&hoofdstuk=3")
    assert len(tekst) > 800_000 and len(answer.content) < 150_000
    assert "Lees verder" in words(answer)


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "without"])
def test_a_passage_is_chosen_by_the_number_of_its_paragraph_and_linked(client, griffier, headers):
    stuk = keep(client)
    begin = stuk.tekst.index("De begroting sluit")
    here = f"{HERE}dossiers/{stuk.dossier.slug}/"
    address = f"{here}stukken/{stuk.pk}/passage/"
    asked = client.get(f"{address}?begin={begin}", **headers).content.decode()
    assert "De begroting sluit. De algemene reserve" in asked
    part = client.get(f"{address}?begin={begin}&tekst=De+algemene+reserve++blijft+op+peil", **headers)
    assert ">\nDe algemene reserve blijft op peil</textarea>" in part.content.decode()
    data = {"begin": begin, "passage": "De algemene reserve blijft op peil", "q": "8.1"}
    assert 'value="8.1"' in client.post(address, data | {"zoek": "1"}, **headers).content.decode()
    data |= {"subdoel": "8.1", "koppel": "werkt_tegen", "toelichting": "Sparen remt."}
    done = client.post(address, data, **headers)
    assert done.status_code == (200 if headers else 302)
    with bereik(EVERYTHING):
        koppeling = Koppeling.objects.get(dossier=stuk.dossier)
    assert (koppeling.richting, koppeling.toelichting) == ("werkt_tegen", "Sparen remt.")
    assert koppeling.passage == "De algemene reserve blijft op peil"
    card = next(s for s in suggesties(stuk) if s.met_de_hand)
    assert f"Besloten: {card}" in words(client.get(f"{here}suggesties/?bij={begin}"))
    twice = client.post(address, data, **headers)
    assert twice.status_code == 422 and "is al gekoppeld" in words(twice)
    assert client.post(f"{here}suggesties/{card.pk}/", {"daad": "ongedaan", "_gezien": "2"}).status_code == 302
    with bereik(EVERYTHING):
        koppeling.refresh_from_db()
        assert koppeling.besluit == "ontkoppeld" and not Suggestie.objects.filter(pk=card.pk).learnable().exists()


NOT_COMPLETE = [
    ({"passage": "Dit staat er niet, want het is verzonnen."}, "Deze woorden staan zo niet in de tekst."),
    ({"passage": ""}, "Kies een stuk van de tekst."),
    ({"passage": "De"}, "Kies ten minste een paar woorden."),
    ({"subdoel": "99.9"}, "Dit subdoel is er niet."),
    ({"subdoel": ""}, "Kies een subdoel."),
    ({"koppel": "zomaar"}, "zomaar"),
    ({"toelichting": "x" * 1001}, "1000"),
]


def test_a_passage_that_is_not_complete_links_nothing_and_keeps_what_was_typed(client, griffier):
    stuk = keep(client)
    address = f"{HERE}dossiers/{stuk.dossier.slug}/stukken/{stuk.pk}/passage/"
    whole = {"begin": "0", "passage": WONEN, "subdoel": "11.1", "koppel": "draagt_bij", "toelichting": "Omdat."}
    for data, message in NOT_COMPLETE:
        answer = client.post(address, whole | data)
        assert answer.status_code == 422 and message in words(answer), data
        assert (data.get("toelichting") or "Omdat.") in answer.content.decode(), data
    for begin in ("", "abc", "9" * 30, "-1", "999999"):
        assert client.get(f"{address}?begin={begin}&tekst=%00%5B(").status_code == 200
    with bereik(EVERYTHING):
        assert not Koppeling.objects.filter(dossier=stuk.dossier).exists()


# The direction and the toelichting


def test_a_card_proposes_the_sentence_it_rests_on_and_asks_about_words_that_turn_it(client, griffier):
    stuk = keep(client, "# Water\n\nWij doen veel. Het opvangen van regenwater in wadi’s stopt per 2028.")
    page = client.get(f"{HERE}dossiers/{stuk.dossier.slug}/suggesties/").content.decode()
    card = page.partition('class="raad-suggestie"')[2].partition("</form>")[0]
    assert ">Het opvangen van regenwater in wadi’s stopt per 2028.</textarea>" in card
    assert "Let op: er staat ‘stopt’. Draagt dit bij, of werkt het tegen?" in card
    assert "nl-button--primary" not in card, "no direction goes before the other"


def test_what_a_card_proposes_does_not_replace_the_words_of_who_proposed_it(client, gemeente, dossier, griffier):
    more = {"voorgesteld_door": build.lid(gemeente).gebruiker, "toelichting": "Woorden van Sanne.", "besloten_op": None}
    for code, toelichting, kept in (
        ("11.1", "Hier staat zin 1 over huizen (bladzijde 7).", "Woorden van Sanne."),
        ("13.1", "Mijn eigen woorden.", "Mijn eigen woorden."),
    ):
        proposal = build.koppeling(dossier, code, "voorstel", **more)
        (suggestie,) = suggest(dossier, code)
        decide(client, suggestie, koppel="draagt_bij", toelichting=toelichting)
        assert (fresh(proposal).toelichting, fresh(proposal).richting) == (kept, "draagt_bij")
