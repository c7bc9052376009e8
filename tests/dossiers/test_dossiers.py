"""A griffier's dossiers: made, changed, found, archived, shown to everyone, and their beleidspunten."""

import re
from datetime import date

import pytest
from django.utils import timezone

from agendas.models import Agenda, Subdoel, Verband
from raadsportaal.dossiers.models import Besluit, Dossier
from raadsportaal.dossiers.models.dossier_queries import portefeuille_key
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
DOSSIERS = "/gemeenten/testwaard/dossiers/"
GOOD = {
    "titel": "Woonvisie",
    "soort": "visie",
    "stand": "commissie",
    "behandeling": "",
    "behandeldatum": "2026-12-10",
    "portefeuillehouder": "R. Bakker",
    "samenvatting": "Over wonen.",
    "document_titel": "Ontwerp",
    "document_url": "https://voorbeeld.example/woonvisie.pdf",
    "extern_id": "RV-1",
}


def stored(**fields):
    with bereik(EVERYTHING):
        return Dossier.objects.select_related("gemeente").get(**fields)


def found(client, **query):
    page = client.get(DOSSIERS, query).content.decode().partition('id="dossierlijst"')[2]
    return page


def test_a_griffier_makes_a_dossier_and_sees_it(client, gemeente, griffier):
    page = client.post(f"{DOSSIERS}nieuw/", GOOD, follow=True)
    dossier = stored(slug="woonvisie")
    assert (dossier.gemeente, dossier.behandeldatum, dossier.aangemaakt_door) == (
        gemeente,
        date(2026, 12, 10),
        griffier,
    )
    for text in ("Woonvisie", "In de commissie", "10 december 2026", "R. Bakker", "RV-1", "Ontwerp"):
        assert text in page.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("titel", "", "Geef het dossier een titel."),
        ("soort", "roman", "Selecteer een geldige keuze"),
        ("behandeldatum", "morgen", "Vul een datum in"),
        ("document_url", "javascript:alert(1)", "Vul een adres in dat begint met https://"),
        ("titel", "x" * 201, "200"),
        ("samenvatting", "x" * 2001, "2000"),
    ],
)
def test_a_mistake_gets_a_message_and_keeps_what_was_typed(client, gemeente, griffier, field, value, message):
    response = client.post(f"{DOSSIERS}nieuw/", GOOD | {field: value})
    assert response.status_code == 422
    page = response.content.decode()
    assert message in page
    assert "Over wonen." in page or field == "samenvatting"
    assert "alert(1)" not in page or 'value="javascript' in page


def test_the_same_kenmerk_twice_is_a_slip(client, gemeente, griffier):
    build.dossier(gemeente, extern_id="RV-1")
    assert "Er is al een dossier met dit kenmerk" in client.post(f"{DOSSIERS}nieuw/", GOOD).content.decode()
    dossier = build.dossier(gemeente, extern_id="RV-2")
    page = client.post(f"{DOSSIERS}{dossier.slug}/wijzig/", GOOD | {"extern_id": "RV-2"})
    assert page.status_code == 302, "its own kenmerk is no slip"


def test_two_dossiers_of_one_title_and_a_reserved_word_get_addresses_of_their_own(client, gemeente, griffier):
    for titel in ("Nieuw", "Nieuw", "???"):
        client.post(f"{DOSSIERS}nieuw/", GOOD | {"titel": titel, "extern_id": ""})
    with bereik(EVERYTHING):
        assert {dossier.slug for dossier in Dossier.objects.filter(gemeente=gemeente)} == {
            "nieuw-2",
            "nieuw-3",
            "dossier",
        }


def test_the_list_shows_what_must_still_go_to_the_council_the_soonest_first(client, gemeente, griffier):
    build.dossier(gemeente, titel="Later plan", behandeldatum="2027-03-01")
    build.dossier(gemeente, titel="Zonder dag")
    build.dossier(gemeente, titel="Eerste plan", behandeldatum="2026-12-01")
    build.dossier(gemeente, titel="Klaar plan", stand="aangenomen")
    page = found(client)
    places = [page.index(titel) for titel in ("Eerste plan", "Later plan", "Zonder dag")]
    assert places == sorted(places)
    assert "Klaar plan" not in page
    assert "Klaar plan" in found(client, welke="klaar")


FINDS = [
    ({"q": "waterberging"}, "Waterplan"),
    ({"q": "RV-2026-9"}, "Waterplan"),
    ({"q": "regentonnen"}, "Waterplan"),
    ({"soort": "motie"}, "Fietsmotie"),
    ({"jaar": "2025"}, "Fietsmotie"),
    ({"portefeuille": portefeuille_key("N. Aydin")}, "Fietsmotie"),
    ({"doel": "6"}, "Waterplan"),
    ({"doel": "geen"}, "Fietsmotie"),
    ({"welke": "archief"}, "Oud plan"),
    ({"soort": "motie", "q": "fiets", "jaar": "2025"}, "Fietsmotie"),
]


def test_each_filter_finds_its_dossier_and_no_other(client, gemeente, griffier):
    water = build.dossier(gemeente, titel="Waterplan", samenvatting="Over waterberging", extern_id="RV-2026-9")
    build.beleidspunt(water, passage="Iedereen krijgt regentonnen.")
    build.koppeling(water, "6.5")
    build.dossier(
        gemeente, titel="Fietsmotie", soort="motie", behandeldatum="2025-05-01", portefeuillehouder="N. Aydin"
    )
    build.dossier(gemeente, titel="Oud plan", gearchiveerd_op=timezone.now())
    for query, titel in FINDS:
        page = found(client, **query)
        assert [name for name in ("Waterplan", "Fietsmotie", "Oud plan") if name in page] == [titel], query


@pytest.mark.parametrize("part", ["dossiers/?welke=alles", "doelen/"])
def test_no_name_of_a_person_can_get_into_an_address(client, gemeente, griffier, part):
    build.koppeling(build.dossier(gemeente, portefeuillehouder="R. Bakker", behandeldatum="2026-12-01"))
    page = client.get(f"/gemeenten/testwaard/{part}").content.decode()
    value = re.search(r'<option value="([^"]*)">R\. Bakker</option>', page)[1]
    assert re.fullmatch("[0-9a-f]{10}", value)
    chosen = client.get(f"/gemeenten/testwaard/{part.partition('?')[0]}", {"portefeuille": value}).content.decode()
    assert f'<option value="{value}" selected>R. Bakker</option>' in chosen
    assert "Bakker" not in " ".join(re.findall(r'(?:href|action|hx-get)="([^"]*)"', page + chosen))


def test_a_dossier_that_is_linked_only_to_a_commitment_counts_for_its_global_goals(client, gemeente, griffier):
    verband = (
        Verband.objects.published()
        .counting()
        .filter(doel__agenda__slug="parijs")
        .select_related("subdoel__doel")
        .first()
    )
    dossier = build.dossier(gemeente, titel="Klimaatplan")
    build.koppeling(dossier, verband.doel)
    nummer = verband.subdoel.doel.nummer
    page = found(client)
    assert f"doel-{nummer}" in page and "Nog geen doel" not in page
    assert "Klimaatplan" in found(client, doel=str(nummer))
    other = next(n for n in range(1, 18) if not verband.doel.verbanden.filter(subdoel__doel__nummer=n).exists())
    assert "Klimaatplan" not in found(client, doel=str(other))
    page = client.get(dossier.get_absolute_url()).content.decode()
    assert f'Telt ook mee voor <a class="raad-normaal" href="{verband.subdoel.get_absolute_url()}"' in page


def test_a_koppeling_names_its_two_strongest_verbanden_and_none_that_only_touches(client, gemeente, griffier):
    dossier, parijs = build.dossier(gemeente), Agenda.objects.get(slug="parijs")
    subdoel = Subdoel.objects.get(code="17.3")
    for nummer, sterkte in ((91, "draagt_bij"), (92, "raakt"), (93, "draagt_bij"), (94, "zelfde_doel")):
        afspraak = parijs.doelen.create(nummer=nummer, titel=f"Afspraak {nummer}")
        Verband.objects.create(subdoel=subdoel, doel=afspraak, sterkte=sterkte, reden="Daarom.")
    build.koppeling(dossier, "17.3")
    page = " ".join(client.get(dossier.get_absolute_url()).content.decode().split())
    line = page.split("Telt ook mee voor")[1].split("</p>")[0]
    assert [int(nummer) for nummer in re.findall(r"(9\d) ?</a>", line)] == [94, 91]


def test_a_dossier_with_only_an_example_has_a_badge_too(client, gemeente, griffier):
    build.koppeling(build.dossier(gemeente), build.praktijk())
    assert "Gekoppeld, niet aan een doel" in found(client)


ODD = [{"jaar": "abc"}, {"doel": "99"}, {"soort": "x"}, {"pagina": "-1"}, {"pagina": "9" * 50}, {"welke": "zomaar"}]
ODD += [{"q": "\x00"}, {"q": "&|!()<->:*"}, {"q": "a" * 5000}]


def test_an_odd_filter_gives_a_list(client, gemeente, griffier):
    for query in ODD:
        assert client.get(DOSSIERS, query).status_code == 200, query


def test_the_list_takes_a_constant_number_of_queries(client, gemeente, griffier, django_assert_num_queries):
    def make(n):
        for _ in range(n):
            dossier = build.dossier(gemeente)
            for code in ("1.1", "2.1", "3.1"):
                build.koppeling(dossier, code)

    make(2)
    client.get(DOSSIERS)
    with django_assert_num_queries(12):
        client.get(DOSSIERS)
    make(30)
    with django_assert_num_queries(12):
        client.get(DOSSIERS)


def test_a_dossier_page_takes_a_constant_number_of_queries(client, gemeente, griffier, django_assert_max_num_queries):
    dossier = build.dossier(gemeente)
    for code in ("1.1", "2.1", "3.1", "4.1", "5.1", "6.1", "7.1", "8.1", "9.1", "11.7", "13.1"):
        build.koppeling(dossier, code)
        build.koppeling(dossier, code, beleidspunt=build.beleidspunt(dossier), besluit=Besluit.VOORSTEL)
    client.get(dossier.get_absolute_url())
    with django_assert_max_num_queries(38):
        client.get(dossier.get_absolute_url())


def test_the_archive_keeps_the_koppelingen_and_gives_back(client, gemeente, griffier):
    dossier = build.dossier(gemeente, titel="Plan")
    build.koppeling(dossier)
    for _ in range(2):  # pressing twice does it once
        client.post(f"{dossier.get_absolute_url()}archief/", {"daad": "archiveer"})
    assert "Plan" not in found(client) and "Plan" in found(client, welke="archief")
    client.post(f"{dossier.get_absolute_url()}archief/", {"daad": "herstel"})
    assert "Plan" in found(client)
    assert "1 gekoppeld" in client.get(dossier.get_absolute_url()).content.decode()


def test_a_beleidspunt_is_added_changed_and_taken_away_but_not_with_its_koppelingen(client, gemeente, griffier):
    dossier = build.dossier(gemeente)
    base = f"{dossier.get_absolute_url()}beleidspunten/"
    client.post(f"{base}nieuw/", {"titel": "Groen", "passage": "Elke woning.", "bladzijde": "12"})
    with bereik(EVERYTHING):
        punt = dossier.beleidspunten.get()
    assert "Elke woning." in client.get(dossier.get_absolute_url()).content.decode()
    client.post(f"{base}{punt.pk}/", {"titel": "Groener", "passage": "", "bladzijde": ""})
    build.koppeling(dossier, beleidspunt=punt)
    page = client.post(f"{base}{punt.pk}/weg/", {"x": 1}, follow=True).content.decode()
    assert "Groener" in page and "Het kan niet weg" in page


def test_a_signed_in_member_lands_in_the_own_municipality(client, gemeente, griffier):
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/gemeenten/testwaard/"


def test_a_praktijk_and_a_doel_offer_the_tie_to_members_only(client, gemeente, griffier):
    pages = ("/kennisbank/oslo-klimaatbegroting/", "/agendas/global-goals/11/")
    for path in pages:
        assert "/gemeenten/testwaard/koppelen/" in client.get(path).content.decode()
    client.logout()
    for path in pages:
        assert "koppelen/" not in client.get(path).content.decode()


def test_a_link_that_leads_elsewhere_is_refused(client, gemeente, griffier):
    odd = GOOD | {"document_url": "https://gemeente.nl@elders.example/"}
    assert client.post(f"{DOSSIERS}nieuw/", odd).status_code == 422
