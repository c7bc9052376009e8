"""Tying a dossier to doelen and praktijken: linked or proposed, decided, undone, and never a lost choice."""

import pytest
from django.utils import timezone

from agendas.models import Doel
from kennisbank.models import Praktijk
from raadsportaal.basis import kinds
from raadsportaal.dossiers.models import AlGedaan, Besluit, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.addresses import context_of
from tests.samenwerking import landen as maak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def dossier(gemeente):
    return build.dossier(gemeente, titel="Waterplan", slug="waterplan")


@pytest.fixture
def griffier(gemeente):
    return build.lid(gemeente, Rol.GRIFFIER, naam="Grete Griffier").gebruiker


@pytest.fixture
def raadslid(gemeente):
    return build.lid(gemeente, Rol.RAADSLID, naam="Rik Raadslid").gebruiker


@pytest.fixture
def other_griffier(gemeente):
    return build.lid(gemeente, Rol.GRIFFIER, naam="Ties Tweede").gebruiker


def now_is(koppeling):
    with bereik(EVERYTHING):
        return Koppeling.objects.get(pk=koppeling.pk)


def form(naar, **fields):
    return {"naar": f"{kinds.of_record(naar).name}-{naar.pk}", "richting": "draagt_bij", "reikwijdte": ""} | fields


def subdoel(code="11.7"):
    from agendas.models import Subdoel

    return Subdoel.objects.get(code=code)


def all_of(dossier):
    with bereik(EVERYTHING):
        return list(Koppeling.objects.filter(dossier=dossier).select_related("voorgesteld_door", "besloten_door"))


def test_the_griffier_links_at_once_and_answers_for_it(client, dossier, griffier):
    client.force_login(griffier)
    response = client.post(
        f"{dossier.get_absolute_url()}koppelen/",
        form(subdoel(), toelichting="Groen voor iedereen", reikwijdte="later", passage="Elke woning", bladzijde="34"),
        follow=True,
    )
    (koppeling,) = all_of(dossier)
    assert (koppeling.besluit, koppeling.besloten_door, koppeling.bladzijde) == (Besluit.GEKOPPELD, griffier, 34)
    assert "Gekoppeld: 11.7" in response.content.decode()
    assert "Groen voor iedereen" in response.content.decode()


def test_a_councillor_proposes_and_only_the_griffie_makes_it_count(client, dossier, raadslid):
    client.force_login(raadslid)
    praktijk = Praktijk.objects.get(slug="oslo-klimaatbegroting")
    page = client.post(f"{dossier.get_absolute_url()}koppelen/", form(praktijk), follow=True).content.decode()
    (koppeling,) = all_of(dossier)
    assert (koppeling.besluit, koppeling.voorgesteld_door) == (Besluit.VOORSTEL, raadslid)
    assert "De griffie kijkt ernaar" in page
    assert "0 gekoppeld" in page


def test_the_same_thing_is_not_linked_or_proposed_twice(client, dossier, griffier, raadslid):
    with bereik(EVERYTHING):
        Koppeling.make(dossier, subdoel(), by=raadslid, now=timezone.now(), linked=False)
        with pytest.raises(AlGedaan, match="hebt u al voorgesteld"):
            Koppeling.make(dossier, subdoel(), by=raadslid, now=timezone.now(), linked=False)
    client.force_login(griffier)
    client.post(f"{dossier.get_absolute_url()}koppelen/", form(subdoel()))
    (koppeling,) = all_of(dossier)
    assert koppeling.voorgesteld_door == raadslid, "who had the idea stays on record"
    response = client.post(f"{dossier.get_absolute_url()}koppelen/", form(subdoel(), toelichting="Mijn reden"))
    assert response.status_code == 422
    assert "Dit is al gekoppeld." in response.content.decode()
    assert "Mijn reden" in response.content.decode(), "what was typed stays"


def test_what_a_beleidspunt_is_linked_to_is_no_proposal_for_the_whole_dossier(client, dossier, raadslid):
    punt = build.beleidspunt(dossier, titel="Groen om de hoek")
    build.koppeling(dossier, "11.7", beleidspunt=punt)
    client.force_login(raadslid)
    response = client.post(f"{dossier.get_absolute_url()}koppelen/", form(subdoel(), toelichting="Mijn reden"))
    text = response.content.decode()
    assert response.status_code == 422 and "Mijn reden" in text
    assert "Dit is al gekoppeld, bij ‘Groen om de hoek’. Kies iets anders." in text
    other = build.beleidspunt(dossier)
    sent = form(subdoel(), beleidspunt=other.pk)
    assert client.post(f"{dossier.get_absolute_url()}koppelen/", sent).status_code == 302, (
        "another place is another tie"
    )


def test_a_beleidspunt_and_its_dossier_can_each_be_linked(client, dossier, griffier):
    punt = build.beleidspunt(dossier)
    client.force_login(griffier)
    client.post(f"{dossier.get_absolute_url()}koppelen/", form(subdoel(), beleidspunt=punt.pk))
    client.post(f"{dossier.get_absolute_url()}koppelen/", form(subdoel()))
    assert {koppeling.beleidspunt_id for koppeling in all_of(dossier)} == {punt.pk, None}


def test_a_beleidspunt_of_another_dossier_is_refused(client, gemeente, dossier, griffier):
    punt = build.beleidspunt(build.dossier(gemeente))
    client.force_login(griffier)
    assert (
        client.post(f"{dossier.get_absolute_url()}koppelen/", form(subdoel(), beleidspunt=punt.pk)).status_code == 422
    )


@pytest.mark.parametrize("naar", ["", "subdoel-0", "subdoel-x", "gebruiker-1", "praktijk-999999999999", "subdoel-٣"])
def test_what_cannot_be_linked_gets_a_message(client, dossier, griffier, naar):
    client.force_login(griffier)
    response = client.post(f"{dossier.get_absolute_url()}koppelen/", {"naar": naar, "richting": "onbekend"})
    assert response.status_code == 422
    assert "Er is nog niets gekoppeld" in response.content.decode()


def test_a_concept_praktijk_cannot_be_linked(client, dossier, griffier):
    client.force_login(griffier)
    praktijk = build.praktijk(status="concept", titel="Nog geheim voorbeeld")
    response = client.post(f"{dossier.get_absolute_url()}koppelen/", form(praktijk))
    assert response.status_code == 422
    assert "Nog geheim" not in response.content.decode()


def test_searching_finds_a_number_a_word_a_commitment_and_a_praktijk(client, dossier, griffier):
    client.force_login(griffier)

    def found(q):
        return client.get(f"{dossier.get_absolute_url()}koppelen/", {"q": q}, HTTP_HX_REQUEST="true").content.decode()

    assert "11.7 " in found("11.7") and "11.1 " not in found("11.7")
    assert found("11").count('value="subdoel-') == 10
    water = found("water")
    assert "Subdoelen" in water and "Afspraken van andere agenda’s" in water and "Voorbeelden" in water
    assert water.index("6.5 Water beheren") < water.index("3.9 Minder ziek"), "the title says it first"
    assert "Niets gevonden" in found("zzzzzz")
    assert 'value="subdoel-' not in found("' OR 1=1")


def test_one_koppeling_counts_for_the_agendas_that_ask_the_same(client, dossier, griffier):
    build.koppeling(dossier, "13.1")
    client.force_login(griffier)
    page = client.get(dossier.get_absolute_url()).content.decode()
    assert "Telt ook mee voor" in page and "Klimaatverdrag" in page


def test_a_commitment_of_another_agenda_can_be_linked_itself(client, dossier, griffier):
    client.force_login(griffier)
    afspraak = Doel.objects.commitments().first()
    client.post(f"{dossier.get_absolute_url()}koppelen/", form(afspraak))
    assert [koppeling.naar for koppeling in all_of(dossier)] == [afspraak]


def test_from_a_praktijk_to_a_dossier(client, gemeente, dossier, griffier, raadslid):
    client.force_login(raadslid)
    address = "/gemeenten/testwaard/koppelen/praktijk/oslo-klimaatbegroting/"
    assert "Stel voor aan de griffie" in client.get(address).content.decode()
    client.post(address, {"dossier": dossier.pk, "richting": "onbekend", "toelichting": "Goed idee"})
    assert [koppeling.besluit for koppeling in all_of(dossier)] == [Besluit.VOORSTEL]
    client.force_login(griffier)
    client.post(address, {"dossier": dossier.pk, "richting": "onbekend"})
    assert [koppeling.besluit for koppeling in all_of(dossier)] == [Besluit.GEKOPPELD]
    assert "Al gekoppeld aan" in client.get(address).content.decode()


def test_what_is_linked_already_is_no_choice_and_open_dossiers_come_first(client, gemeente, raadslid):
    done = build.dossier(gemeente, titel="Afgehandeld", stand="aangenomen", behandeldatum="2026-01-01")
    linked, free = build.dossier(gemeente, titel="Al gekoppeld"), build.dossier(gemeente, titel="Nog vrij")
    oslo = Praktijk.objects.get(slug="oslo-klimaatbegroting")
    build.koppeling(linked, oslo)
    client.force_login(raadslid)
    address = "/gemeenten/testwaard/koppelen/praktijk/oslo-klimaatbegroting/"
    offered = context_of(client, address)["form"].fields["dossier"].choices
    assert offered[1:] == [
        ("Moet nog naar de raad", [(free.pk, "Nog vrij")]),
        ("Behandeld", [(done.pk, "Afgehandeld")]),
    ]
    refused = client.post(address, {"dossier": linked.pk, "richting": "onbekend", "toelichting": "Mijn reden"})
    assert refused.status_code == 422 and "Mijn reden" in refused.content.decode()
    assert "Dit is al gekoppeld aan dit dossier. Kies een ander." in refused.content.decode()


def test_after_a_proposal_the_page_opens_at_what_happened(client, dossier, raadslid):
    client.force_login(raadslid)
    address = "/gemeenten/testwaard/koppelen/praktijk/oslo-klimaatbegroting/"
    sent = client.post(address, {"dossier": dossier.pk, "richting": "onbekend"})
    assert sent.url == f"{dossier.get_absolute_url()}#gezegd"
    page = client.get(sent.url).content.decode()
    assert 'id="gezegd"' in page and "Voorgesteld aan de griffie: " in page and "wat de griffie besluit" in page


def test_from_the_own_stedenband_to_a_dossier_and_from_that_of_another_never(client, gemeente, dossier, griffier):
    client.force_login(griffier)
    own, other = (maak.band(g, plaats="Thimphu") for g in (gemeente, build.gemeente()))
    address = f"/gemeenten/testwaard/koppelen/stedenband/{own.pk}/"
    assert f'href="{address}"' in client.get("/gemeenten/testwaard/stedenbanden/").content.decode()
    client.post(address, {"dossier": dossier.pk, "richting": "onbekend"})
    assert [koppeling.naar for koppeling in all_of(dossier)] == [own]
    for number in (other.pk, "x", "9" * 30):
        assert client.get(f"/gemeenten/testwaard/koppelen/stedenband/{number}/").status_code == 404


def test_a_dossier_of_another_municipality_is_no_choice(client, gemeente, griffier):
    other = build.dossier(build.gemeente())
    build.dossier(gemeente)
    client.force_login(griffier)
    address = "/gemeenten/testwaard/koppelen/praktijk/oslo-klimaatbegroting/"
    assert client.post(address, {"dossier": other.pk, "richting": "onbekend"}).status_code == 422
    assert all_of(other) == []


def test_searching_again_and_a_forgotten_choice_lose_nothing(client, dossier, griffier):
    client.force_login(griffier)
    address = f"{dossier.get_absolute_url()}koppelen/"
    typed = {"q": "6.4", "toelichting": "Mijn reden", "richting": "werkt_tegen", "reikwijdte": ""}
    forgotten = client.post(address, typed)
    again = client.post(address, typed | {"zoek": "1"})
    assert (forgotten.status_code, again.status_code) == (422, 200)
    for page in (forgotten.content.decode(), again.content.decode()):
        assert "Mijn reden" in page and 'value="subdoel-' in page
    assert 'href="#q"' in forgotten.content.decode()


def test_several_can_be_linked_one_after_the_other(client, dossier, griffier):
    client.force_login(griffier)
    response = client.post(f"{dossier.get_absolute_url()}koppelen/", form(subdoel(), nog="1"))
    assert response.url == f"{dossier.get_absolute_url()}koppelen/"
