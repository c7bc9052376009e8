"""Words that find nothing: counted without a name, an address or an end; and the list of them for editors."""

import pytest

from raadsportaal.basis.models import Zoekterm
from raadsportaal.basis.search import counting
from tests.redactie.conftest import member
from tests.redactie.tellingen import Reader, days_ago, searched

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/beheer/basis/zoekterm/"


@pytest.fixture
def client():
    return Reader()


def terms():
    return {(row.woorden, row.waar): row.aantal for row in Zoekterm.objects.all()}


def test_words_that_find_nothing_are_counted_per_place_and_in_one_form(client):
    client.get("/kennisbank/", {"q": "  Zwavelkruid   KWARTELEI "})
    client.get("/kennisbank/", {"q": "zwavelkruid kwartelei"})
    client.get("/samenwerking/programmas/", {"q": "zwavelkruid"})
    client.get("/samenwerking/stedenbanden/", {"q": "zwavelkruid"})
    client.get("/zoeken/", {"q": "zwavelkruid"})
    assert terms() == {
        ("zwavelkruid kwartelei", "praktijk"): 2,
        ("zwavelkruid", "programma"): 1,
        ("zwavelkruid", "stedenband"): 1,
        ("zwavelkruid", "overal"): 1,
    }


def test_what_finds_something_or_is_no_search_is_not_counted(client):
    client.get("/kennisbank/", {"q": "regen"})
    client.get("/kennisbank/", {"q": "oslo", "land": "SE"}, follow=True)
    client.get("/kennisbank/", {"q": "oslo", "thema": "onderwijs"})
    client.get("/kennisbank/", {"q": "zwavelkruid", "pagina": "2"})
    client.get("/kennisbank/", {"q": ""})
    client.get("/kennisbank/", {"q": "zwavelkruid"}, headers={"User-Agent": "bingbot"})
    client.get("/zoeken/suggesties/", {"q": "zwavelk"}, headers={"HX-Request": "true"})
    client.head("/zoeken/?q=zwavelkruid")
    assert terms() == {}


def test_another_filter_or_a_reload_is_no_second_search(client):
    here = "http://testserver/kennisbank/?q=Zwavelkruid"
    client.get("/kennisbank/", {"q": "zwavelkruid"}, headers={"HX-Request": "true", "HX-Current-URL": here[:31]})
    client.get(
        "/kennisbank/", {"q": "zwavelkruid", "thema": "wonen"}, headers={"HX-Request": "true", "HX-Current-URL": here}
    )
    client.get("/kennisbank/", {"q": "zwavelkruid"}, headers={"Referer": here})
    client.get("/kennisbank/", {"q": "zwavelkruid"}, headers={"Referer": "http://[kapot"})
    assert terms() == {("zwavelkruid", "praktijk"): 2}


@pytest.mark.parametrize(
    "personal",
    [
        "jan@zwavelkruid.example",
        "zwavelkruid 12345",
        "zwavelkruid 06 12 34 56 78",
        "wie is toch die mevrouw van zwavelkruid hier",
        "zwavelkruid 2514 GL",
        "zwavelkruid 2514gl",
        "Zwavelkruidstraat 12",
        "zwavelkruidlaan 3-b",
        "zwavelkruid, Korte Weg, 145",
    ],
)
def test_what_may_name_a_person_is_not_kept(client, personal):
    client.get("/kennisbank/", {"q": personal})
    client.get("/zoeken/", {"q": personal})
    assert terms() == {}


def test_a_year_behind_a_subject_is_no_address(client):
    client.get("/kennisbank/", {"q": "zwavelkruidpark 2030"})
    assert terms() == {("zwavelkruidpark 2030", "praktijk"): 1}


def test_who_searches_for_ever_new_words_fills_no_table(client, monkeypatch):
    monkeypatch.setattr(counting, "MOST_NEW", 2)
    searched("van gisteren", 1)
    for words in ("zwavelkruid", "havenkraanx", "tramlijnx", "zwavelkruid"):
        client.get("/kennisbank/", {"q": words})
    assert terms() == {("van gisteren", "praktijk"): 1, ("zwavelkruid", "praktijk"): 2, ("havenkraanx", "praktijk"): 1}


def test_long_words_are_cut_and_hostile_ones_break_nothing(client):
    client.get("/zoeken/", {"q": "zwavelkruid" * 20})
    client.get("/zoeken/", {"q": "zwavelkruid\x00'; DROP TABLE"})
    assert sorted(woorden for woorden, _ in terms()) == sorted([("zwavelkruid" * 20)[:60], "zwavelkruid drop table"])


def test_the_list_sums_three_months_and_hides_what_is_rare(controleur):
    searched("havenkraan", 1, 30, 89)
    searched("havenkraan", 1, waar="overal", aantal=4)
    searched("tramlijn", 3, aantal=3)
    searched("jan jansen", 2, aantal=2)
    searched("te oud", 90, 91, aantal=9)
    page = controleur.get(LIST)
    assert [(row["woorden"], row["keer"], row["laatst"], row["waar"]) for row in page.context["pagina"]] == [
        ("havenkraan", 7, days_ago(1), "hele portaal, voorbeelden"),
        ("tramlijn", 3, days_ago(3), "voorbeelden"),
    ]
    assert 'href="/zoeken/?q=havenkraan"' in page.content.decode()
    assert "jan jansen" not in page.content.decode()


def test_the_list_is_read_only_and_for_editors():
    searched("jan jansen", 2)
    one = Zoekterm.objects.get()
    for group, status in (("redacteur", 200), ("programmabeheer", 200), ("advies", 403)):
        client = member(group)
        assert client.get(LIST).status_code == status, group
        for path in (f"{LIST}add/", f"{LIST}{one.pk}/change/", f"{LIST}{one.pk}/delete/", f"{LIST}{one.pk}/history/"):
            page = client.get(path, follow=True)
            assert page.status_code == 403 or "jan jansen" not in page.content.decode(), path
