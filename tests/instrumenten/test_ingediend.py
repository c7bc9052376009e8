"""A paper that was handed in is part of the dossiers of its council; the griffie confirms it; others find it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import transaction
from django.utils import timezone
from docx import Document

from kennisbank.models import Praktijk
from raadsportaal.dossiers.herindeling import move
from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, PUBLISHED, bereik
from raadsportaal.gemeenten.models import Gemeente, Rol
from raadsportaal.instrumenten.models import Concept, Ingediend
from raadsportaal.instrumenten.soorten import Soort
from tests import build
from tests.addresses import context_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
VANDAAG = timezone.localdate()
OSLO = "oslo-klimaatbegroting"


@pytest.fixture
def zwolle():
    return Gemeente.objects.get(slug="zwolle")


@pytest.fixture
def raadslid(zwolle):
    return build.lid(zwolle, naam="Sanne de Wit").gebruiker


@pytest.fixture
def griffier(zwolle):
    return build.lid(zwolle, Rol.GRIFFIER, naam="Gerda Bos").gebruiker


def page(client, path, status=200):
    response = client.get(f"/gemeenten/zwolle/{path}")
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def hand_in(client, draft, **said):
    said = {"dag": VANDAAG.isoformat(), "nummer": "", "bij": ""} | said
    return client.post(f"/gemeenten/zwolle/papieren/{draft.pk}/dien-in/", said)


def confirm(client, stuk, **known):
    form = context_of(client, f"/gemeenten/zwolle/ingediend/{stuk.pk}/bevestig/")["form"]
    shown = {name: form[name].value() or "" for name in form.fields}
    return client.post(f"/gemeenten/zwolle/ingediend/{stuk.pk}/bevestig/", shown | known)


def test_what_was_handed_in_is_a_dossier_with_its_text_and_belongs_to_the_proposal(client, zwolle, raadslid):
    proposal = build.dossier(zwolle, titel="Rookvrije speelplekken", slug="rookvrij", behandeldatum=VANDAAG)
    draft = build.concept(zwolle, raadslid, dossier="rookvrij", cijfers=["gez_roken"])
    client.force_login(raadslid)
    offered = context_of(client, f"/gemeenten/zwolle/papieren/{draft.pk}/dien-in/")["form"]
    assert offered["bij"].value() == proposal.pk
    made = hand_in(client, draft, bij=proposal.pk, nummer="M-12")
    assert made.status_code == 302
    assert "Rokers" in page(client, made.url.removeprefix("/gemeenten/zwolle/"))
    with bereik(EVERYTHING):
        made = zwolle.dossiers.exclude(ingediend=None).get()
    assert (made.soort, made.stand, made.extern_id, made.bij_id) == ("motie", "ingediend", "M-12", proposal.pk)
    assert made.behandeldatum == VANDAAG
    text = page(client, "dossiers/rookvrij/")
    assert "Ingediend bij dit dossier" in text and "Motie M-12. Ingediend, nog niet bevestigd" in text


def test_what_it_was_made_of_becomes_a_proposal_and_what_is_unticked_does_not(client, zwolle, raadslid, griffier):
    draft = build.concept(zwolle, raadslid, subdoelen=["11.7"], praktijken=[OSLO], cijfers=["gez_roken"])
    client.force_login(raadslid)
    choices = context_of(client, f"/gemeenten/zwolle/papieren/{draft.pk}/dien-in/")["form"].fields["naar"].choices
    keys = [key for key, _ in choices]
    assert [key.split("-")[0] for key in keys] == ["subdoel", "praktijk", "cijfer"]
    hand_in(client, draft, naar=keys[:2])
    with bereik(EVERYTHING):
        ties = list(Koppeling.objects.of_gemeente(zwolle))
    assert [tie.besluit for tie in ties] == ["voorstel", "voorstel"]
    assert {tie.kind.name for tie in ties} == {"subdoel", "praktijk"}


def test_from_then_on_the_text_is_fixed(client, zwolle, raadslid):
    draft = build.concept(zwolle, raadslid)
    client.force_login(raadslid)
    hand_in(client, draft)
    address = f"papieren/{draft.pk}/"
    assert "Wijzig" not in page(client, address) and "CONCEPT" not in page(client, address).split("data-kopieer")[0]
    for path in ("delen/toelichting/", "gegevens/", "versies/", "wie/", "dien-in/"):
        page(client, f"{address}{path}", 404)
    assert client.post(f"/gemeenten/zwolle/{address}weg/").status_code == 404
    assert f"ingediend op {VANDAAG.day} " in page(client, "papieren/")


@pytest.mark.parametrize("soort", [Soort.PARAGRAAF, Soort.AFWEGING])
def test_a_paragraph_or_weighing_sheet_goes_with_the_paper_of_another(client, zwolle, raadslid, soort):
    draft = build.concept(zwolle, raadslid, soort)
    client.force_login(raadslid)
    assert "Ik heb dit ingediend" not in page(client, f"papieren/{draft.pk}/")
    page(client, f"papieren/{draft.pk}/dien-in/", 404)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"dag": ""}, "Vul een datum in."),
        ({"dag": (VANDAAG + timedelta(days=2)).isoformat()}, "Deze dag moet nog komen."),
        ({"nummer": "rv-1"}, "Er is al een dossier met dit kenmerk."),
        ({"bij": "999999999999999999999"}, "Selecteer een geldige keuze"),
        ({"naar": "praktijk-0"}, "Selecteer een geldige keuze"),
    ],
)
def test_a_slip_is_told_and_what_was_typed_stays(client, zwolle, raadslid, said, told):
    build.dossier(zwolle, titel="Voorstel", extern_id="RV-1")
    draft = build.concept(zwolle, raadslid, praktijken=[OSLO])
    client.force_login(raadslid)
    response = hand_in(client, draft, **{"nummer": "M-99"} | said)
    assert response.status_code == 422 and told in response.content.decode()
    assert said.get("nummer", "M-99") in response.content.decode()


def test_until_the_griffie_confirms_it_is_what_its_maker_says(client, zwolle, raadslid, griffier):
    stuk = build.ingediend(zwolle, raadslid)
    client.force_login(griffier)
    address = f"dossiers/{stuk.dossier.slug}/"
    assert "Dat zegt Sanne de Wit. De griffie heeft het nog niet bevestigd." in page(client, address)
    assert "1 ingediend stuk wacht op bevestiging" in page(client, "")
    response = confirm(client, stuk, extern_id="M-7", stand="aangenomen", behandeldatum=VANDAAG.isoformat())
    assert response.status_code == 302
    text = page(client, f"ingediend/{stuk.pk}/")
    assert "Bevestigd door de griffie" in text and "Aangenomen" in text and "M-7" in text
    assert "wacht op bevestiging" not in page(client, "")


def test_the_griffie_confirms_what_was_handed_in_on_one_page_wherever_it_begins(client, zwolle, raadslid, griffier):
    stuk = build.ingediend(zwolle, raadslid)
    client.force_login(griffier)
    at = f"/gemeenten/zwolle/ingediend/{stuk.pk}/bevestig/"
    elsewhere = f"dossiers/{stuk.dossier.slug}/bevestig/"
    for path in ("ingediend/", "moties-en-toezeggingen/", f"dossiers/{stuk.dossier.slug}/"):
        html = page(client, path)
        assert f'href="{at}"' in html and elsewhere not in html, path
    assert client.post(f"/gemeenten/zwolle/{elsewhere}").url == at
    with bereik(EVERYTHING):
        assert not Dossier.objects.get(pk=stuk.dossier_id).stand_volgens


def test_the_file_of_what_was_handed_in_bears_its_number_and_day_and_is_no_concept(client, zwolle, raadslid):
    stuk = build.ingediend(zwolle, raadslid, nummer="M-7")
    client.force_login(raadslid)
    response = client.get(f"/gemeenten/zwolle/ingediend/{stuk.pk}/stuk.docx")
    document = Document(BytesIO(response.content))
    texts = [line.text for line in document.paragraphs] + [document.sections[0].header.paragraphs[0].text]
    whole = "\n".join(texts)
    assert "Nummer: M-7" in whole and f"Ingediend op {VANDAAG.day} " in whole and "concept" not in whole.lower()


def test_its_maker_takes_it_back_until_the_griffie_confirmed(client, zwolle, raadslid, griffier):
    first, second = build.ingediend(zwolle, raadslid), build.ingediend(zwolle, raadslid)
    client.force_login(griffier)
    confirm(client, second)
    client.force_login(raadslid)
    response = client.post(f"/gemeenten/zwolle/ingediend/{first.pk}/niet-ingediend/")
    assert response.url == f"/gemeenten/zwolle/papieren/{first.concept_id}/"
    page(client, f"papieren/{first.concept_id}/delen/toelichting/")
    assert client.post(f"/gemeenten/zwolle/ingediend/{second.pk}/niet-ingediend/").status_code == 403
    with bereik(EVERYTHING):
        assert list(Dossier.objects.filter(gemeente=zwolle)) == [second.dossier]


def test_taking_back_also_takes_what_was_tied_to_it_meanwhile(client, zwolle, raadslid):
    stuk = build.ingediend(zwolle, raadslid, naar=[Praktijk.objects.get(slug=OSLO)])
    punt = build.beleidspunt(stuk.dossier)
    build.koppeling(stuk.dossier, "11.7", beleidspunt=punt)
    build.suggestie(stuk.dossier, beleidspunt=punt)
    client.force_login(raadslid)
    assert client.post(f"/gemeenten/zwolle/ingediend/{stuk.pk}/niet-ingediend/").status_code == 302
    with bereik(EVERYTHING):
        assert not zwolle.dossiers.exists()


def test_the_database_lets_nobody_change_it_nor_its_maker_take_back_what_is_confirmed(zwolle, raadslid, griffier):
    stuk = build.ingediend(zwolle, raadslid)
    with bereik(zwolle.pk, griffier.pk):
        assert zwolle.ingediend.update(dag=VANDAAG) == 0, "what was handed in never changes"
        stuk.dossier.confirm(timezone.now())
    with bereik(zwolle.pk, raadslid.pk):
        assert Ingediend.objects.all()._raw_delete(Ingediend.objects.db) == 0


def published(zwolle, raadslid, griffier):
    """A motie from an example, confirmed, linked and shown to everyone."""
    oslo, now = Praktijk.objects.get(slug=OSLO), timezone.now()
    stuk = build.ingediend(zwolle, raadslid, praktijken=[OSLO], naar=[oslo])
    with bereik(EVERYTHING):
        stuk.dossier.confirm(now)
        Koppeling.objects.of_gemeente(zwolle).update(besluit="gekoppeld")
        stuk.dossier.publish(now)
    return stuk


def test_its_words_lead_members_to_it_among_the_dossiers_and_nobody_else(client, zwolle, raadslid):
    stuk = build.ingediend(zwolle, raadslid, cijfers=["gez_roken"])
    client.force_login(build.lid(zwolle).gebruiker)
    text = page(client, "dossiers/?q=rokers")
    assert stuk.dossier.get_absolute_url() in text and '<mark class="nl-mark">Rokers</mark>' in text
    client.force_login(build.lid(build.gemeente("Elders")).gebruiker)
    page(client, "dossiers/?q=rokers", 404)


def test_others_find_what_a_council_published_with_the_example_that_it_used(client, zwolle, raadslid, griffier):
    stuk = published(zwolle, raadslid, griffier)
    text = " ".join(client.get(f"/kennisbank/{OSLO}/").content.decode().split())
    assert "Zo vroeg een andere raad dit" in text and f"/gemeenten/zwolle/ingediend/{stuk.pk}/" in text
    client.force_login(raadslid)
    assert f"/ingediend/{stuk.pk}/" in page(client, f"naar-de-raad/motie/?praktijk={OSLO}")
    assert f"/ingediend/{stuk.pk}/" not in page(client, "naar-de-raad/motie/")
    client.logout()
    shown = page(client, f"ingediend/{stuk.pk}/")
    assert "Hier gaat het over" in shown and OSLO in shown
    assert client.get(f"/gemeenten/zwolle/ingediend/{stuk.pk}/stuk.txt").status_code == 200
    assert f"/gemeenten/zwolle/ingediend/{stuk.pk}/" in page(client, "")


def test_nobody_else_finds_what_is_not_published_or_not_so_linked(client, zwolle, raadslid, griffier):
    stuk = published(zwolle, raadslid, griffier)
    with bereik(EVERYTHING):
        Koppeling.objects.of_gemeente(zwolle).update(besluit="afgewezen")
    assert "Zo vroeg een andere raad dit" not in client.get(f"/kennisbank/{OSLO}/").content.decode()
    with bereik(EVERYTHING):
        stuk.dossier.hide()
    page(client, f"ingediend/{stuk.pk}/", 404)
    with bereik(PUBLISHED):
        assert not zwolle.ingediend.exists()


def test_who_publishes_hears_that_the_text_goes_along(client, zwolle, raadslid, griffier):
    stuk = build.ingediend(zwolle, raadslid)
    client.force_login(griffier)
    assert "de hele tekst van het ingediende stuk</a>, met de namen die erin staan" in page(
        client, f"dossiers/{stuk.dossier.slug}/openbaar/"
    )


def test_it_stays_with_the_council_when_its_maker_goes_and_comes_along_in_the_download(zwolle, raadslid):
    stuk = build.ingediend(zwolle, raadslid)
    assert account.collect(raadslid)["concepten"]["ingediend"][0]["titel"] == stuk.dossier.titel
    account.erase(raadslid)
    with bereik(EVERYTHING):
        assert not Concept.objects.exists()
        assert zwolle.ingediend.get().concept is None


def test_it_goes_along_when_municipalities_merge():
    former, new = build.gemeente("Oudstad", einddatum=VANDAAG - timedelta(days=9)), build.gemeente("Nieuwstad")
    former.opvolgers.add(new)
    with transaction.atomic():
        build.ingediend(former, build.lid(former).gebruiker)
    with bereik(EVERYTHING):
        move(former, new)
        assert new.ingediend.count() == 1
