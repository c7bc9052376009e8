"""The meetlat through its pages: numbers can be traced, hard cases are shown right, anything gets an answer."""

import csv
import io
import random
import re
from collections import defaultdict

import numpy as np
import pytest
from django.utils.html import escape

from agendas.meetlat import amounts
from agendas.meetlat.loading import DATA, load_meetlat
from agendas.models import Cijfernoot, Indicator, Ontbrekend, Waarde
from raadsportaal.gemeenten.models import Gemeente, Rol
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def text(html):
    """What a person reads of a page, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def source():
    """Every row of the data, as it was gathered."""
    return [row for path in sorted((DATA / "waarden").glob("*.csv")) for row in rows(f"waarden/{path.name}")]


def test_all_figures_are_loaded_and_none_is_made_up(source):
    assert Waarde.objects.count() == len(source) > 107_000
    assert Indicator.objects.published().count() == 73
    assert Gemeente.objects.filter(cijfers__isnull=False).distinct().count() == 342


@pytest.mark.parametrize("path", ["/inbedden/cijfer/{}/zwolle/", "/gemeenten/zwolle/meetlat/{}/", "/cijfers/{}/"])
def test_a_share_with_nothing_behind_its_percent_sign_is_written_as_one(client, path):
    found = text(page(client, path.format("aardgasvrije-woningen")))
    assert re.search(r"\d%", found)
    assert not re.search(r"% [.,]| , 20\d\d", found)


@pytest.mark.parametrize(
    "slug, written",
    [
        ("personenautos-per-huishouden", r"\d,\d in 20\d\d\."),
        ("gemiddelde-woz-waarde", r"\d{3} × 1\.000 euro in 20\d\d\."),
    ],
)
def test_a_number_of_things_has_no_unit_and_thousands_are_times(client, slug, written):
    assert re.search(written, text(page(client, f"/gemeenten/zwolle/meetlat/{slug}/")))


@pytest.fixture(scope="module")
def by_chance(source):
    """{code of a municipality: five years of each of three figures}: of twenty municipalities, the same each time."""
    series = defaultdict(list)
    for row in source:
        series[row["gemeente"], row["indicator"]].append(row)
    long = defaultdict(list)
    for (code, _), years in series.items():
        if len(years) >= 5:
            long[code].append(years)
    chance = random.Random(2026)
    return {
        code: [chance.sample(years, 5) for years in chance.sample(long[code], 3)]
        for code in chance.sample(sorted(code for code in long if len(long[code]) >= 3), 20)
    }


@pytest.mark.parametrize("part", range(2))
def test_three_hundred_random_figures_are_the_same_in_the_page_the_export_and_the_data(client, by_chance, part):
    indicatoren = {indicator.code: indicator for indicator in Indicator.objects.all()}
    for code, figures in list(by_chance.items())[part::2]:
        gemeente = Gemeente.objects.get(code=code)
        values = exported(client, gemeente)
        for years in figures:
            indicator = indicatoren[years[0]["indicator"]]
            html = page(client, f"/gemeenten/{gemeente.slug}/meetlat/{indicator.slug}/")
            for row in years:
                assert float(values[indicator.code, row["jaar"]]) == float(row["waarde"]), row
                line = re.search(rf'<th scope="row">{row["jaar"]}</th>\s*<td class="getal">([^<]+)<', html)
                assert line[1] == amounts.of(indicator, float(row["waarde"])), row


def exported(client, gemeente):
    """{(indicator, year): value} of the download of a municipality."""
    sent = b"".join(client.get(f"/gemeenten/{gemeente.slug}/meetlat/alle.csv").streaming_content)
    lines = csv.DictReader(io.StringIO(sent.decode("utf-8-sig")), delimiter=";")
    return {(line["indicator"], line["jaar"]): line["waarde"] for line in lines}


def test_the_middle_on_the_page_is_that_of_numpy(client):
    indicator = Indicator.objects.get(code="gas_woning")
    values = list(Waarde.objects.filter(indicator=indicator, jaar=indicator.laatste_jaar).exclude(
        gemeente__slug="zwolle").values_list("waarde", flat=True))  # fmt: skip
    html = text(page(client, f"/gemeenten/zwolle/meetlat/{indicator.slug}/?groep=alle"))
    assert f"Het midden is {amounts.of(indicator, float(np.median(values)))}." in html
    low, high = (amounts.of(indicator, float(part)) for part in np.quantile(values, [0.25, 0.75]))
    assert f"ligt het tussen {low} en {high}" in html


def test_the_inhabitants_add_up_to_what_cbs_counts():
    """In the years in which every municipality of today can be told apart."""
    checks = (row for row in rows("controles.csv") if row["controle"].endswith(": som gemeenten"))
    totals = {row["controle"][9:13]: float(row["waarde"]) for row in checks}
    values = {}
    for year, value in Waarde.objects.filter(indicator__code="inwoners").values_list("jaar", "waarde"):
        values.setdefault(str(year), []).append(value)
    whole = {year: sum(found) for year, found in values.items() if len(found) == 342}
    assert len(whole) >= 2 and whole == {year: totals[year] for year in whole}


def meetlat(client, slug, query=""):
    return page(client, f"/gemeenten/{slug}/meetlat/{query}")


def cijfer(client, slug, code, query=""):
    return text(page(client, f"/gemeenten/{slug}/meetlat/{Indicator.objects.get(code=code).slug}/{query}"))


def test_cars_in_houten_are_told_and_compared_with_nobody(client):
    said = cijfer(client, "houten", "autos")
    assert "Niet te vergelijken" in said and "leasebedrijf" in said
    assert (
        "Hoger dan bij" not in said
        and "<svg"
        not in page(client, "/gemeenten/houten/meetlat/personenautos-per-1000-inwoners/").partition("anderen")[2]
    )


def test_a_figure_that_cannot_be_compared_does_not_pull_the_middle_of_others_along(client):
    like_houten = Gemeente.objects.real().filter(grootteklasse=Gemeente.objects.get(slug="houten").grootteklasse)
    other = like_houten.exclude(slug="houten").first()
    html = cijfer(client, other.slug, "autos", "?groep=grootte")
    assert f"van wie {like_houten.count() - 2} een cijfer hebben" in html


def test_solar_power_in_borger_odoorn_is_shown_with_what_one_must_know(client):
    said = cijfer(client, "borger-odoorn", "zon_watt")
    assert "zonneparken" in said and "Hoger dan bij alle" in said


def test_turnout_above_a_hundred_on_an_island_is_explained(client):
    said = cijfer(client, "schiermonnikoog", "opkomst_tk")
    assert "117,0%" in said and "kiezerspas" in said and "Niet te vergelijken" in said


def test_a_merged_municipality_has_its_own_page_and_no_rates_from_before(client):
    voorne = Gemeente.objects.get(slug="voorne-aan-zee")  # since 2023
    years = set(Waarde.objects.filter(gemeente=voorne, indicator__code="gas_woning").values_list("jaar", flat=True))
    assert years and min(years) >= 2023
    assert "Voorne aan Zee" in meetlat(client, "voorne-aan-zee")


def test_a_margin_that_spans_the_middle_is_called_chance(client):
    assert "Verschil kan toeval zijn" in meetlat(client, "rijssen-holten", "?doel=2")


def test_a_goal_without_any_figure_stays_in_sight(client):
    html = meetlat(client, "zwolle")
    assert 'id="doel-14"' in html and "/cijfers/ontbreekt/#doel-14" in html


def test_what_is_missing_is_not_zero_and_has_a_reason(client):
    said = cijfer(client, "rijssen-holten", "wmo")
    assert "Geen cijfer" in said and "Het is dus niet nul." in said


def test_an_invented_municipality_has_no_figures_and_says_so(client):
    gemeente = build.gemeente("Verzonnendam", verzonnen=True)
    assert "Verzonnen gemeente" in meetlat(client, gemeente.slug)
    assert "heeft geen cijfers" in cijfer(client, gemeente.slug, "gas_woning")


def test_a_former_municipality_leads_to_what_became_of_it(client):
    gone = Gemeente.objects.exclude(einddatum=None).first()
    assert client.get(f"/gemeenten/{gone.slug}/meetlat/").url == f"/gemeenten/{gone.slug}/"


def test_the_group_is_said_in_words_and_follows_the_choice(client):
    said = text(meetlat(client, "zwolle"))
    assert "100.000 tot 300.000 inwoners" in said
    assert "gemeenten in Overijssel" in text(meetlat(client, "zwolle", "?groep=provincie"))
    assert "2 gemeenten die u koos" in text(meetlat(client, "zwolle", "?groep=eigen&met=kampen,deventer"))


def test_names_can_be_typed_for_an_own_group_and_what_is_no_municipality_is_said(client):
    said = text(meetlat(client, "zwolle", "?groep=eigen&met=Kampen, Bergen op Zoom, Atlantis"))
    assert "2 gemeenten die u koos" in said and "Niet gevonden: Atlantis." in said


def test_fewer_than_five_are_not_compared_with(client):
    said = cijfer(client, "zwolle", "gas_woning", "?groep=eigen&met=kampen,deventer,raalte")
    assert "Te weinig gemeenten om te vergelijken" in said and "Het midden is" not in said


def test_htmx_gets_the_group_alone_and_the_address_keeps_the_choice(client):
    answer = client.get("/gemeenten/zwolle/meetlat/?groep=provincie", HTTP_HX_REQUEST="true").content.decode()
    assert answer.lstrip().startswith('<div id="meetlatten"') and "groep=provincie" in answer


@pytest.mark.parametrize(
    "query",
    ["?groep=%00", "?groep=x&met=,,,", "?doel=abc", "?doel=99", "?invloed=zeer", "?gemeente=x", "?met=" + "a," * 500],
)
def test_anything_typed_gets_an_answer(client, query):
    for path in ("/gemeenten/zwolle/meetlat/", "/gemeenten/zwolle/meetlat/aardgas-per-woning/"):
        assert client.get(path + query).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/cijfers/bestaat-niet/",
        "/gemeenten/zwolle/meetlat/bestaat-niet/",
        "/gemeenten/zwolle/meetlat/rokers/verloop.gif",
    ],
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_drawing_can_be_taken_along_with_its_source_and_year(client):
    svg = client.get("/gemeenten/zwolle/meetlat/aardgas-per-woning/groep.svg")
    assert "attachment" in svg["Content-Disposition"]
    said = svg.content.decode()
    assert (
        "Bron: CBS" in said and "Zwolle, 2024" in said and "http" not in said.replace("http://www.w3.org/2000/svg", "")
    )
    png = client.get("/gemeenten/zwolle/meetlat/aardgas-per-woning/verloop.png")
    assert png.content.startswith(b"\x89PNG")


def test_the_page_of_the_country_leads_to_a_municipality(client):
    assert client.get("/cijfers/?gemeente=zwolle").url == "/gemeenten/zwolle/meetlat/"
    assert client.get("/cijfers/rokers/?gemeente=zwolle").url == "/gemeenten/zwolle/meetlat/rokers/"
    html = page(client, "/cijfers/")
    assert all(f'id="doel-{n}"' in html for n in range(1, 18))


@pytest.mark.parametrize(
    ("typed", "leads"),
    [("zwolle", "zwolle"), ("  ZWOLLE ", "zwolle"), ("rijssen", "rijssen-holten"), ("Den Haag", "den-haag")],
)
def test_a_municipality_is_chosen_by_its_name_or_a_part_of_it(client, typed, leads):
    slug = Gemeente.objects.get(slug=leads).slug if Gemeente.objects.filter(slug=leads).exists() else "s-gravenhage"
    assert client.get("/cijfers/", {"gemeente": typed}).url == f"/gemeenten/{slug}/meetlat/"


def test_where_several_fit_they_are_offered_and_where_none_does_that_is_said(client):
    several = text(client.get("/cijfers/", {"gemeente": "bergen"}).content.decode())
    assert "Bedoelt u:" in several and "Bergen op Zoom" in several
    assert "Wij kennen geen gemeente met" in text(client.get("/", {"gemeente": "Atlantis"}).content.decode())


def test_the_home_page_shows_three_figures_of_different_goals_at_once(client):
    html = page(client, "/?gemeente=zwolle")
    chosen = re.findall(r'href="/gemeenten/zwolle/meetlat/([\w-]+)/"', html)
    assert len(chosen) == 3
    assert len({Indicator.objects.get(slug=slug).doel_id for slug in chosen}) == 3


def test_what_lacks_is_listed_with_why(client):
    html = text(page(client, "/cijfers/ontbreekt/"))
    lacking = [escape(word) for one in Ontbrekend.objects.all() for word in (one.titel, one.waarom)]
    assert len(lacking) == 70 and [word for word in lacking if word not in html] == []


def test_all_figures_take_as_many_queries_as_a_few(client, django_assert_num_queries):
    client.get("/gemeenten/zwolle/meetlat/")
    for query in ("", "?invloed=veel"):
        with django_assert_num_queries(12):
            client.get(f"/gemeenten/zwolle/meetlat/{query}")


def test_loading_again_changes_nothing_of_an_editor():
    Indicator.objects.filter(code="gez_roken").update(titel="Mensen die roken")
    load_meetlat()
    assert Indicator.objects.get(code="gez_roken").titel == "Mensen die roken"
    assert Cijfernoot.objects.count() == len(rows("noten.csv"))


@pytest.fixture
def griffier(client):
    gemeente = Gemeente.objects.get(slug="zwolle")
    client.force_login(build.lid(gemeente, Rol.GRIFFIER, naam="Mark Jansen").gebruiker)
    return client


REPLY = "/gemeenten/zwolle/meetlat/rokers/toelichting/"


def test_the_municipality_replies_to_a_figure_and_everyone_reads_it_with_who_and_when(griffier, client):
    assert griffier.post(REPLY, {"tekst": "Onze eigen telling van 2025 geeft 14%."}).status_code == 302
    griffier.logout()
    said = text(page(griffier, "/gemeenten/zwolle/meetlat/rokers/"))
    assert "Onze eigen telling van 2025 geeft 14%." in said and "Mark Jansen" in said
    assert "Niet gecontroleerd" in said


def test_an_empty_reply_takes_it_away_and_a_long_one_keeps_what_was_typed(griffier):
    griffier.post(REPLY, {"tekst": "Kort."})
    long = griffier.post(REPLY, {"tekst": "x" * 700})
    assert long.status_code == 422 and "x" * 700 in long.content.decode()
    griffier.post(REPLY, {"tekst": ""})
    assert "Toelichting van de gemeente" not in page(griffier, "/gemeenten/zwolle/meetlat/rokers/")


def test_only_who_may_write_there_writes(client):
    other = build.lid(Gemeente.objects.get(slug="kampen"), Rol.GRIFFIER).gebruiker
    raadslid = build.lid(Gemeente.objects.get(slug="zwolle")).gebruiker
    for who, expected in ((None, 302), (other, 404), (raadslid, 403)):
        client.logout()
        if who:
            client.force_login(who)
        for path in (REPLY, "/gemeenten/zwolle/meetlat/ambities/nieuw/"):
            assert client.post(path, {"tekst": "Nee"}).status_code == expected, (who, path)


AMBITIE = {
    "citaat": "Zwolle gebruikt in 2030 gemiddeld 900 m³ gas per woning.", "jaar": "2030", "bereik": "gebied",
    "besluit": "Warmtevisie", "besloten_op": "2024-03-14", "stand": "loopt", "stand_op": "2026-11-01",
}  # fmt: skip


def ambitie(**fields):
    from agendas.models import Subdoel

    return AMBITIE | {"subdoel": Subdoel.objects.get(code="7.3").pk} | fields


def test_an_ambition_of_the_council_stands_on_the_meetlat_with_its_decision_and_as_a_mark_in_the_drawing(griffier):
    gas = Indicator.objects.get(code="gas_woning")
    done = griffier.post("/gemeenten/zwolle/meetlat/ambities/nieuw/", ambitie(indicator=gas.pk, streefwaarde="900"))
    assert done.status_code == 302, done.context["form"].errors
    said = text(meetlat(griffier, "zwolle"))
    assert "“Zwolle gebruikt in 2030 gemiddeld 900 m³ gas per woning.”" in said and "Warmtevisie" in said
    assert "volgens de griffie op 1 november 2026" in said
    html = page(griffier, f"/gemeenten/zwolle/meetlat/{gas.slug}/")
    assert "Streefwaarde van de raad:" in html and 'class="streef"' in html


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"streefwaarde": "900"}, "Vul een cijfer en een streefwaarde allebei in"),
        ({"jaar": "2020"}, "ligt voor het besluit"),
        ({"stand_op": "2020-01-01"}, "ligt voor het besluit"),
        ({"citaat": ""}, "Neem over wat de raad besloot."),
        ({"besloten_op": "ooit"}, "Vul een datum in."),
    ],
)
def test_what_cannot_be_is_refused_and_keeps_what_was_typed(griffier, fields, fault):
    answer = griffier.post("/gemeenten/zwolle/meetlat/ambities/nieuw/", ambitie(**fields))
    assert answer.status_code == 422 and fault in answer.content.decode()
    assert "Warmtevisie" in answer.content.decode()


def test_an_ambition_can_be_taken_away(griffier):
    griffier.post("/gemeenten/zwolle/meetlat/ambities/nieuw/", ambitie())
    pk = re.search(r"/meetlat/ambities/(\d+)/", meetlat(griffier, "zwolle"))[1]
    griffier.post(f"/gemeenten/zwolle/meetlat/ambities/{pk}/", {"daad": "weg"})
    assert "Warmtevisie" not in meetlat(griffier, "zwolle")


def test_mijn_gemeente_has_the_figures_of_what_open_dossiers_are_about_as_they_are_now(client):
    gemeente = Gemeente.objects.get(slug="houten")
    client.force_login(build.lid(gemeente).gebruiker)
    build.koppeling(build.dossier(gemeente), "11.6")
    before = text(page(client, "/gemeenten/houten/"))
    assert "Cijfers bij uw dossiers" in before and "1 open dossier gaat over 11.6" in before
    build.koppeling(build.dossier(gemeente), "11.6")
    Waarde.objects.of_gemeente(gemeente).update(waarde=77)
    after = text(page(client, "/gemeenten/houten/"))
    assert "2 open dossiers gaan over 11.6" in after
    assert "77" in after.partition("Cijfers bij uw dossiers")[2]
