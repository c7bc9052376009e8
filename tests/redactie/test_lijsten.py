"""The list of praktijken: a constant number of queries, filters that count, and acts on many with a yes first."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agendas.models import Doel
from kennisbank.models import Praktijk, Thema
from tests import build
from tests.addresses import context_of
from tests.redactie.forms import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lege_kennisbank_per_bestand")]
LIST = "/beheer/kennisbank/praktijk/"


def queries(client, query=""):
    with CaptureQueriesContext(connection) as made:
        page = client.get(LIST + query)
    return len(made), page.context["cl"].result_count


def test_twenty_praktijken_take_as_many_queries_as_three(schrijver):
    for land in ("NO", "SE", "NO"):
        build.praktijk(doelen=(1, 2), themas=("wonen", "groen"), land=land)
    queries(schrijver)  # content types are remembered from the first time on
    few = queries(schrijver)
    for n in range(17):
        build.praktijk(doelen=(n % 17 + 1, (n + 5) % 17 + 1), land="NO" if n % 2 else "SE")
    many = queries(schrijver)
    assert (few[1], many[1]) == (3, 20) and few[0] == many[0] <= 34
    sought = queries(schrijver, "?q=noorweg")
    assert sought == (many[0] + 1, 10), "the words are looked for once, not again for each filter that counts"


def test_searching_finds_concepts_by_any_of_their_words_and_the_filters_count_what_it_found(schrijver):
    build.praktijk(titel="Iets anders", land="SE", plaats="Falun")
    wanted = build.praktijk(
        titel="Regentuinen", samenvatting="Bewoners planten.", status="concept", land="NO", plaats="Lillehammer"
    )
    build.praktijk(titel="Regentuinen in de bak", status="verwijderd", land="NO")
    wanted.bronregels.update(titel="Kroeskoppelikanen geteld")
    for words in ("regentuin", "bewoners plant", "lille", "noor", "kroeskop", "regen noorwegen"):
        cl = context_of(schrijver, f"{LIST}?q={words}")["cl"]
        assert [p.pk for p in cl.result_list] == [wanted.pk], words
    page = schrijver.get(LIST, {"q": "regentuin"}).content.decode()
    assert "Noorwegen (1)" in page and "Tot 50.000 inwoners (0)" in page and "in de prullenbak (1)" in page
    assert not context_of(schrijver, f"{LIST}?q=dat staat nergens")["cl"].result_count


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("status__exact=concept", {"status": "concept"}),
        ("themas__nummer__exact=3", {"themas": ("groen",)}),
        ("doelregels__doel__id__exact={doel}", {"doelen": (14,)}),
        ("land__werelddeel__exact=afrika", {"land": "KE"}),
        ("land__nummer__exact=404", {"land": "KE"}),
        ("grootte=tot-50", {"inwoners": 49_999}),
        ("grootte=500-plus", {"inwoners": 500_000}),
        ("grootte=onbekend", {}),
        ("rol=geld", {"rollen": ["geld"]}),
        ("zekerheid__exact=3", {"zekerheid": 3}),
        ("taal=en", {"taal": "en"}),
        ("duiding=zonder", {"nl_duiding": ""}),
        ("q=Kroeskoppelikaan", {"titel": "De kroeskoppelikaan"}),
        ("q=Lillehammer", {"plaats": "Lillehammer"}),
        ("q=malmo", {"plaats": "Malmö"}),
    ],
)
def test_a_filter_finds_what_it_says(schrijver, query, fields):
    build.praktijk(**{"inwoners": 90_000} | ({} if fields else {"titel": "Met een aantal"}))
    wanted = build.praktijk(**fields)
    doel = Doel.objects.global_goals().get(nummer=14).pk
    cl = context_of(schrijver, f"{LIST}?{query.format(doel=doel)}")["cl"]
    assert [praktijk.pk for praktijk in cl.result_list] == [wanted.pk]


def test_without_a_source_or_without_a_date_of_it(schrijver):
    build.praktijk()
    undated, none = build.praktijk(titel="Zonder datum"), build.praktijk(titel="Zonder bron")
    undated.bronregels.update(datum="")
    none.bronregels.all().delete()

    def found(query):
        return {p.titel for p in context_of(schrijver, f"{LIST}?{query}")["cl"].result_list}

    assert found("bron=zonder") == {"Zonder bron"} and found("bron=zonder-datum") == {"Zonder bron", "Zonder datum"}
    assert schrijver.get(f"{LIST}?grootte=onzin").status_code == 200


def test_the_longest_unchecked_comes_first_and_too_old_is_a_word(schrijver):
    build.praktijk(titel="Vers", gecontroleerd_op=date.today())
    build.praktijk(titel="Oud", gecontroleerd_op=date(2024, 1, 5))
    build.praktijk(titel="Nooit", gecontroleerd_op=None)
    page = schrijver.get(LIST)
    assert [p.titel for p in page.context["cl"].result_list] == ["Nooit", "Oud", "Vers"]
    html = page.content.decode()
    assert html.count(">te oud<") == 1 and '05-01-2024 <strong class="te-oud">' in html


def test_a_long_filter_is_folded_until_something_in_it_is_chosen(schrijver):
    for land in ("KE", "NO", "SE", "DK", "DE", "FR", "ES", "IT", "BR"):
        build.praktijk(land=land)

    def folded(query):
        html = schrijver.get(f"{LIST}{query}").content.decode()
        assert "<h1>Voorbeelden</h1>" in html and "Naar de filters" in html
        return {name: f'<details data-filter-title="{name}">' in html for name in ("land", "status", "thema&#x27;s")}

    assert folded("") == {"land": True, "status": False, "thema&#x27;s": True}
    assert folded("?land__nummer__exact=404") == {"land": False, "status": False, "thema&#x27;s": True}


def act(client, action, records, **data):
    data = {"action": action, "_selected_action": [record.pk for record in records]} | data
    return client.post(LIST, data)


def test_a_thema_is_put_with_concepts_after_a_yes(schrijver):
    concept, public = build.praktijk(status="concept", themas=()), build.praktijk(titel="Openbaar", themas=())
    groen = Thema.objects.get(slug="groen")
    page = act(schrijver, "add_thema", [concept, public]).content.decode()
    assert concept.titel in page and "Welk thema?" in page and not concept.themas.exists()
    assert "Dit veld is verplicht" in act(schrijver, "add_thema", [concept], bevestig="1").content.decode()
    done = said(act(schrijver, "add_thema", [concept, public], bevestig="1", thema=groen.pk))
    assert "1 gelukt, 1 overgeslagen: staat op het portaal" in done
    assert concept.themas.get() == groen and not public.themas.exists()
    concept.refresh_from_db()
    assert concept.gewijzigd_door == schrijver.gebruiker


def test_a_doel_comes_last_and_a_fifth_is_refused(schrijver):
    two, four = build.praktijk(status="concept", doelen=(1, 2)), build.praktijk(status="concept", doelen=(1, 2, 3, 4))
    doel = Doel.objects.global_goals().get(nummer=9)
    done = said(act(schrijver, "add_doel", [two, four], bevestig="1", doel=doel.pk))
    assert "1 gelukt, 1 overgeslagen: heeft al 4 doelen" in done
    assert [regel.doel.nummer for regel in two.doelregels.all()] == [1, 2, 9] and four.doelregels.count() == 4


def test_the_export_holds_what_was_chosen(schrijver):
    chosen, other = build.praktijk(status="concept", titel="=SOM(1)"), build.praktijk(titel="Niet gekozen")
    assert "Ja, doe dit" in act(schrijver, "export", [chosen]).content.decode()
    answer = act(schrijver, "export", [chosen], bevestig="1")
    text = b"".join(answer).decode("utf-8-sig")
    assert text.startswith("status;adres;titel") and "'=SOM(1)" in text and other.titel not in text


def test_all_that_the_list_found_is_confirmed_by_its_number(schrijver):
    records = [build.praktijk(status="concept") for _ in range(3)]
    page = act(schrijver, "ask_check", records[:1], select_across="1").content.decode()
    assert "Dit geldt voor 3 voorbeelden" in page and 'name="select_across"' in page
    build.praktijk(status="concept")
    refused = said(act(schrijver, "ask_check", records[:1], select_across="1", bevestig="1", aantal="3"))
    assert (
        "De lijst is intussen veranderd" in refused and not Praktijk.objects.filter(status="ter_beoordeling").exists()
    )
    act(schrijver, "ask_check", records[:1], select_across="1", bevestig="1", aantal="4")
    assert Praktijk.objects.filter(status="ter_beoordeling").count() == 4


def test_who_may_only_look_can_export_and_no_more(client):
    kijker = build.gebruiker(is_superuser=False)
    client.force_login(kijker)
    assert client.get(LIST).status_code == 403
    assert client.get(reverse("admin:kennisbank_praktijk_suggesties", args=[1])).status_code == 403
