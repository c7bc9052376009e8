"""The search over everything: what was meant comes first, the best group is on top, and nothing found leads on."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from django.db.models import Count
from django.urls import reverse
from django.utils.text import slugify

from agendas.models import Agenda, Subdoel
from kennisbank.models import Collectie, Land, Praktijk, Thema
from raadsportaal.basis import kinds
from raadsportaal.basis.models import SearchName, SearchRow
from raadsportaal.basis.search import find, rarity, relevance, suggest
from raadsportaal.basis.search.names import named, plain_name
from raadsportaal.basis.search.nearest import parts_of
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.portaal import about, everywhere
from raadsportaal.redactie.models import Status
from samenwerking.models import Landpagina
from tests import build
from tests.addresses import unrendered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
HTMX = {"HTTP_HX_REQUEST": "true"}
DOELEN = "/agendas/global-goals/11/"
# What somebody types, and the page that is meant.
MEANT = [
    ("Jordanië", "/samenwerking/landen/jordanie/"),
    ("jordanie", "/samenwerking/landen/jordanie/"),
    ("Denemarken", "/samenwerking/landen/denemarken/"),
    ("Brazilië", "/samenwerking/landen/brazilie/"),
    ("Apeldoorn", "/gemeenten/apeldoorn/"),
    ("den haag", "/gemeenten/den-haag/"),
    ("’s-Gravenhage", "/gemeenten/den-haag/"),
    ("Den Bosch", "/gemeenten/s-hertogenbosch/"),
    ("wonen", "/kennisbank/themas/wonen/"),
    ("Klimaatadaptatie", "/kennisbank/themas/klimaatadaptatie/"),
    ("woningnood", "/kennisbank/themas/wonen/"),
    ("doel 11", DOELEN),
    ("SDG 11", DOELEN),
    ("global goal 11", DOELEN),
    ("11", DOELEN),
    ("11.5", f"{DOELEN}#11-5"),
    ("SDG 11.5", f"{DOELEN}#11-5"),
    ("SDLG", "/samenwerking/programmas/sdlg-beter-lokaal-bestuur/"),
    ("Parijs", "/agendas/klimaat/parijs/"),
    ("C40", "/kennisbank/netwerken/c40/"),
    ("wat niet lukte", "/kennisbank/collecties/wat-niet-lukte/"),
    ("privacyverklaring", "/privacy/"),
]


def links(html):
    """The addresses in the main content, but for the same page in another way and the front door."""
    main = html[html.index("<main") : html.index("</main>")]
    return [href for href in re.findall(r'<a\b[^>]*\bhref="([^"]+)"', main) if href != "/" and href[0] not in "#?"]


@pytest.fixture
def page(client):
    def get(words, **extra):
        response = client.get("/zoeken/", {"q": words} | extra)
        assert response.status_code == 200
        return response.content.decode()

    return get


@pytest.fixture
def suggested(client):
    def get(words):
        html = client.get("/zoeken/suggesties/", {"q": words}, **HTMX).content.decode()
        assert html.startswith('<div id="zoeksuggesties">')
        return re.findall(r'href="([^"]+)"', html)

    return get


@pytest.fixture
def weighed(monkeypatch):
    """Let the search find this: weighed((record, score, good), ...), and these words besides."""

    def put(*rows, also=(), near=()):
        hits = [relevance.Hit(record.KIND, record.pk, score, good) for record, score, good in rows]
        monkeypatch.setattr(relevance, "weigh", lambda question, kinds, limit=500, *, names=(), beside=(): hits)
        asked, ask = relevance.Question(own=(), same=tuple(also), related=tuple(near)), relevance.ask

        def fake_ask(words, *, literal=False, mark=None):
            return ask(words, mark=mark) if mark else asked  # with a mark it is a list that asks

        monkeypatch.setattr(relevance, "ask", fake_ask)

    return put


@pytest.mark.parametrize(("words", "address"), MEANT)
def test_an_exact_name_leads_straight_to_its_page_here_and_while_typing(page, suggested, words, address):
    assert address in links(page(words))[:2]
    assert address in suggested(words)[:2] or len(words) < 3


def test_it_asks_which_was_meant_unless_that_stands_right_below(page, weighed):
    land, praktijk = Land.objects.get(code="JO"), build.praktijk(titel="Laan")
    weighed((praktijk, 9, True), (land, 8, True))
    html = page("Jordanië")
    assert "Bedoelt u:" not in html
    assert links(html)[0] == "/samenwerking/landen/jordanie/"
    assert "Bedoelt u:" not in page("jeugdzorg")  # a thema and its onderwerp, in one group
    collectie = Collectie.objects.published().first()
    collectie.titel = "Jordanië"
    collectie.save()
    asked = page("Jordanië")
    assert asked.index("Bedoelt u:") < asked.index("/samenwerking/landen/jordanie/") < asked.index('id="groep-1"')


@pytest.mark.parametrize("words", ["wateroverlast", "zorg voor jeugd", "azc"])
def test_a_kind_that_is_too_large_to_hold_gives_the_same_answer(page, monkeypatch, words):
    def answered():
        found = find(Praktijk.KIND, words=words)
        return links(page(words))[:8], found.total, found.ids[:12], found.counts

    held = answered()
    monkeypatch.setattr(rarity, "MOST_HELD", 100)
    assert answered() == held


def test_a_name_of_several_gives_all_of_them(page):
    assert links(page("Bergen"))[:2] == ["/gemeenten/bergen-l/", "/gemeenten/bergen-nh/"]
    assert {"/kennisbank/themas/gezondheid/", "/kennisbank/themas/jeugd/"} <= set(links(page("jeugdzorg"))[:3])


def test_a_former_municipality_leads_to_those_that_came_after(page):
    nieuw = build.gemeente("Nieuwwaard")
    oud = build.gemeente("Oudwaard", einddatum=date(2020, 12, 31))
    oud.opvolgers.add(nieuw)
    Gemeente.objects.reindex()
    assert links(page("oudwaard"))[0] == "/gemeenten/nieuwwaard/"
    assert "/gemeenten/oudwaard/" not in page("oudwaard")


def test_what_is_meant_is_not_a_redirect_and_counts(client, page):
    assert client.get("/zoeken/?q=11.5").status_code == 200
    assert "gevonden voor ‘11.5’" in page("11.5")
    assert 'value="11.5"' in page("11.5")


def test_groups_stand_in_the_order_of_the_best_of_each(page, weighed):
    praktijk, thema = build.praktijk(titel="Bomen langs de weg", themas=[]), Thema.objects.get(slug="groen")
    doel = Subdoel.objects.get(code="11.7")
    weighed((thema, 9, True), (praktijk, 8, True), (doel, 1, True))
    html = page("laanbomen")
    found = re.findall(r'<h2 class="raad-kopje" id="groep-\d">\s*(.*?)\s*<span', html)
    assert found == ["Thema’s en collecties", "Voorbeelden", "Doelen en agenda’s"]
    assert html.count("Deze groep past het best bij uw vraag") == 1
    assert "3 gevonden voor ‘laanbomen’" in html
    assert links(html)[:3] == [record.get_absolute_url() for record in (thema, praktijk, doel)]


def test_the_themas_of_the_best_examples_stand_beside_them(page, weighed):
    praktijken = [
        build.praktijk(titel=f"Laan {n}", themas=themas) for n, themas in enumerate([["groen"], ["groen"], []])
    ]
    weighed(*((praktijk, 9, True) for praktijk in praktijken))
    html = page("laanbomen")
    assert links(html)[3] == "/kennisbank/themas/groen/"
    assert "de beste voorbeelden horen bij dit thema." in html
    assert "4 gevonden" in html
    weighed(*((praktijk, 9, True) for praktijk in praktijken), (Thema.objects.get(slug="groen"), 1, False))
    assert page("laanbomen").count('href="/kennisbank/themas/groen/"') == 1, "and not also as what is only alike"


def test_a_thema_of_one_of_two_examples_is_not_said_to_be_that_of_the_best(page, weighed):
    alone, other = build.praktijk(titel="Laan", themas=["sturing"]), build.praktijk(titel="Weg", themas=["inwoners"])
    weighed((alone, 9, True), (other, 8, True))
    assert "horen bij dit thema" not in page("laanbomen")
    weighed((alone, 9, True))
    assert "/kennisbank/themas/sturing/" in links(page("laanbomen"))


def test_the_collectie_in_which_two_of_the_best_examples_stand_together_is_beside_them(page, weighed):
    praktijken = [build.praktijk(titel=f"Laan {n}") for n in range(4)]
    weighed(*((praktijk, 9, True) for praktijk in praktijken))
    _collectie("Nog niet af", praktijken, Status.CONCEPT)
    _collectie("Met een ervan", praktijken[:1])
    assert "in deze collectie" not in page("laanbomen")
    two = _collectie("Met twee", praktijken[1:3])
    html = page("laanbomen")
    assert two.get_absolute_url() in links(html)
    assert "de beste voorbeelden staan in deze collectie." in html


def test_the_higher_its_examples_stand_the_fewer_a_collectie_needs(page, weighed):
    praktijken = [build.praktijk(titel=f"Laan {n}", themas=[]) for n in range(11)]
    weighed(*((praktijk, 9, True) for praktijk in praktijken))
    for places, is_there in (((0, 9), True), ((0, 10), False), ((2, 3), True), ((3, 4), False), ((3, 4, 5), True)):
        one = _collectie("Met die van deze plaatsen", [praktijken[place] for place in places])
        assert (one.get_absolute_url() in links(page("laanbomen"))) is is_there, places
        one.delete()


def test_the_subdoel_that_most_of_the_best_examples_have_is_beside_them(page, weighed):
    """Of two that these have, the one that says more: fewer others have it."""
    every, few, one = (Subdoel.objects.get(code=code) for code in ("11.7", "9.4", "14.7"))
    assert every.praktijken.count() > few.praktijken.count()
    praktijken = [build.praktijk(titel=f"Laan {n}", themas=[]) for n in range(4)]
    weighed(*((praktijk, 9, True) for praktijk in praktijken))
    praktijken[0].subdoelen.set([one])
    assert "dit subdoel" not in page("laanbomen")
    for praktijk in praktijken[:3]:
        praktijk.subdoelen.set([every, few])
    html = page("laanbomen")
    assert few.get_absolute_url() in links(html) and every.get_absolute_url() not in links(html)
    assert "de beste voorbeelden dragen bij aan dit subdoel." in html


def test_the_more_examples_have_a_subdoel_the_more_of_the_best_must(page, weighed):
    """One that a thirteenth has three of four, one that a sixth has all; one that a fifth has is never there."""
    some, sixth, fifth = (Subdoel.objects.get(code=code) for code in ("11.3", "16.7", "16.6"))
    all_of_them = Praktijk.objects.count()
    assert all_of_them / 15 < some.praktijken.count() < all_of_them / 11
    assert all_of_them / 7 < sixth.praktijken.count() < all_of_them / 5 < fifth.praktijken.count()
    praktijken = [build.praktijk(titel=f"Laan {n}", themas=[]) for n in range(4)]
    weighed(*((praktijk, 9, True) for praktijk in praktijken))
    for subdoel, enough in ((some, 3), (sixth, 4), (fifth, None)):
        for number, praktijk in enumerate(praktijken, start=1):
            praktijk.subdoelen.add(subdoel)
            is_there = subdoel.get_absolute_url() in links(page("laanbomen"))
            assert is_there is (enough is not None and number >= enough), (subdoel, number)
        for praktijk in praktijken:
            praktijk.subdoelen.clear()


def test_examples_of_a_place_that_was_asked_for_lead_nowhere_else(page):
    """They share a thema or a subdoel by chance."""
    html = page("Finland")
    finnish = {praktijk.get_absolute_url() for praktijk in Praktijk.objects.filter(land__code="FI")}
    assert len(finnish.intersection(links(html))) > 1
    assert "de beste voorbeelden" not in html


def test_the_land_of_a_place_that_the_question_names_is_beside_them(page):
    """There are its other examples, programmes and partner towns. The Netherlands have no page."""
    html = page("burgerbegroting Porto Alegre")
    assert "/samenwerking/landen/brazilie/" in links(html)
    assert "de plaats die u noemt ligt in dit land." in html
    assert "ligt in dit land" not in page("burgerbegroting")
    assert "ligt in dit land" not in page("algoritme Nissewaard")


def test_a_page_beside_the_examples_has_more_of_the_question_than_one_word(page):
    """Of figures about how many people of 18 and older do something none is about the old."""
    html = page("eenzame ouderen").partition('id="lijkt"')[0]
    assert "/kennisbank/themas/gezondheid/" in html
    assert "/cijfers/" not in html.partition("<main")[2]


def _collectie(titel, praktijken, status=Status.GEPUBLICEERD):
    one = Collectie.objects.create(titel=titel, slug=slugify(titel), status=status)
    one.praktijken.set(praktijken)
    return one


def test_of_a_group_three_are_shown_with_a_link_to_all(page, weighed):
    praktijken = [build.praktijk(titel=f"Laan {n}") for n in range(5)]
    weighed(*((praktijk, 9, True) for praktijk in praktijken))
    html = page("laanbomen")
    assert [praktijk.get_absolute_url() in html for praktijk in praktijken] == [True, True, True, False, False]
    assert "Alle 5 voorbeelden, met filters" in html
    assert "/kennisbank/?q=laanbomen" in links(html)


def test_of_what_has_no_list_to_look_in_all_are_there(page, weighed):
    themas = list(Thema.objects.all()[:5])
    weighed(*((thema, 9, True) for thema in themas))
    html = page("laanbomen")
    assert "<summary>Toon er nog 2</summary>" in html
    assert links(html)[:5] == [thema.get_absolute_url() for thema in themas]
    assert "/kennisbank/themas/?q=laanbomen" not in html


def test_a_list_that_says_it_can_look_for_words_can(client):
    for kind in kinds.searched():
        main = client.get(reverse(kind.all_of)).content.decode().partition("<main")[2]
        assert ('name="q"' in main) == kind.finds, kind.name


def reasons(html):
    return re.findall(r"<b>Waarom hier:</b> (.*?)</p>", html)


def test_of_another_name_that_is_a_phrase_the_words_stand_together(page, weighed):
    oud = build.praktijk(titel="Een oud huis met nieuwe ramen", themas=[])
    feest = build.praktijk(titel="Vuur bij oud en nieuw", themas=[])
    weighed((oud, 9, True), (feest, 8, True), also=["oud en nieuw"])
    assert reasons(page("vuurwerkverbod")) == ["‘oud en nieuw’ in de titel: een ander woord voor uw vraag"]


def test_an_example_has_the_reason_that_it_has_in_the_kennisbank(page, weighed):
    praktijk = build.praktijk(titel="Laan", trefwoorden=["straatgroen"], themas=[])
    weighed((praktijk, 9, True), also=["straatgroen"])
    assert reasons(page("laanbomen")) == ["‘straatgroen’ in de trefwoorden: een ander woord voor uw vraag"]


def test_a_word_that_is_only_near_is_the_last_reason_and_not_said_to_be_the_same(page, weighed):
    plein = build.praktijk(titel="Overlast op het plein", samenvatting="Vuur bij oud en nieuw.", themas=[])
    lawaai = build.praktijk(titel="Overlast in de wijk", themas=[])
    weighed((plein, 9, True), (lawaai, 8, True), also=["oud en nieuw"], near=["overlast"])
    assert reasons(page("vuurwerkverbod")) == [
        "‘oud en nieuw’ in de samenvatting: een ander woord voor uw vraag",
        "‘Overlast’ in de titel: dat hoort er vaak bij",
    ]


def test_words_of_the_question_that_stand_together_are_said_together(page):
    assert "‘Schone lucht’ in de titel" in reasons(page("schone lucht"))  # subdoel 11.6


def test_of_the_words_of_a_question_the_one_that_tells_most_is_the_reason(page):
    """The title has only that something is empty, as many do; the shops stand further on."""
    build.praktijk(titel="Lege ramen op straat", samenvatting="De laatste kleermakers sloten hun deur.", themas=[])
    assert "‘kleermakers’ in de samenvatting" in reasons(page("lege kleermakers"))


def test_who_types_a_number_gets_no_examples_that_have_its_digits(page):
    examples = {praktijk.get_absolute_url() for praktijk in Praktijk.objects.published()}
    assert Praktijk.objects.filter(samenvatting__contains="11").exists()
    for typed in ("11.5", "SDG 11"):
        assert examples.isdisjoint(links(page(typed)))


def test_what_was_meant_by_a_number_or_another_name_says_so(page):
    assert reasons(page("11.5"))[0] == "u typte dit nummer"
    assert "‘woningnood’ hoort hierbij" in reasons(page("woningnood"))


def test_an_example_says_where_which_doelen_and_how_sure(page, weighed):
    praktijk = build.praktijk(titel="Laan", plaats="Oslo", inwoners=700_000, zekerheid=2)
    weighed((praktijk, 9, True))
    html = page("laanbomen")
    assert praktijk.waar in html
    assert "Resultaat gemeten" in html
    assert "700.000 inwoners" in html
    assert "Global Goals: " in html


def test_what_is_only_alike_stands_apart_and_is_not_counted(page, weighed):
    goed, ander = build.praktijk(titel="Laan", themas=[]), build.praktijk(titel="Iets anders")
    weighed((goed, 9, True), (ander, 2, False))
    html = page("laanbomen")
    assert "1 gevonden voor" in html
    assert html.index("Laan") < html.index("raad-lijktop") < html.index("Iets anders")


def test_it_says_which_words_were_looked_for_too_and_can_leave_them_out(page, weighed):
    weighed((build.praktijk(titel="Laan"), 9, True), also=["bomen", "straatgroen"])
    html = page("laanbomen")
    assert "Wij zochten ook op:</strong> bomen, straatgroen." in html
    assert "?q=laanbomen&amp;letterlijk=1" in html
    html = page("wateroverlast", letterlijk="1")
    assert "Wij zochten ook op" not in html
    assert "U zoekt alleen op uw eigen woorden" in html
    assert "/kennisbank/themas/klimaatadaptatie/" in links(html)


def test_words_that_are_near_are_not_said_to_be_the_same(page):
    html = page("hitte in de stad")
    same, near = html.index("Wij zochten ook op:"), html.index("Dit hoort er vaak bij:")
    assert same < html.index("hittegolf") < near < html.index("bomen", near)


def test_nothing_found_says_so_and_gives_three_ways_out(page, weighed):
    weighed()
    html = page("hondenbelasting afschaffen")
    assert "Niets gevonden dat bij ‘hondenbelasting afschaffen’ past" in html
    assert re.search(r'href="\?q=belasting">belasting</a>\s*<span class="raad-stil">\(\d+ voorbeeld', html)
    assert "/kennisbank/themas/sturing/" in links(html)
    assert f"Alle {Thema.objects.count()} thema’s" in html
    assert "/advies/stel/?zocht=hondenbelasting%20afschaffen" in links(html)


def test_nothing_found_offers_what_an_editor_put_beside_the_words(page):
    html = page("fatbikes")
    assert "Niets gevonden" in html
    assert "?q=fietsen" in html
    assert "/kennisbank/themas/verkeer/" in links(html)


def test_nothing_found_with_something_alike_shows_it_apart(page, weighed):
    weighed((build.praktijk(titel="Honden in het park"), 1, False))
    html = page("hondenbelasting")
    assert html.index("Niets gevonden") < html.index("raad-lijktop") < html.index("Honden in het park")


def test_with_much_that_fits_what_is_only_alike_is_left_out(page, weighed):
    praktijken = [build.praktijk(titel=f"Laan {n}") for n in range(everywhere.ENOUGH)]
    weighed(*((praktijk, 9, True) for praktijk in praktijken), (build.praktijk(titel="Iets anders"), 2, False))
    assert "raad-lijktop" not in page("laanbomen")


def test_a_typing_error_and_no_words_at_all_help_on(page):
    assert ">wateroverlast<" in page("wateroverlats") or "Wij zochten ook op:</strong> wateroverlast" in page(
        "wateroverlats"
    )
    assert "Niets gevonden" in page("qqqqqqqq")
    assert "Vul een woord in" in page("")
    assert "Vul een woord in" in page("?!")


def test_the_form_of_advice_begins_with_what_was_looked_for(client):
    client.force_login(build.lid(build.gemeente("Zoekwaard")).gebruiker)
    html = client.get("/advies/stel/", {"zocht": "honden <b>"}).content.decode()
    assert "Ik zocht in het portaal op ‘honden &lt;b&gt;’." in html


def test_suggestions_are_links_from_three_letters_on(client, suggested):
    assert suggested("afv")
    assert suggested("wa") == []
    assert "<!doctype html>" in client.get("/zoeken/suggesties/?q=wat").content.decode()
    assert suggested("Jordanië")[-1] == "/zoeken/?q=Jordani%C3%AB"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Utr", "/gemeenten/utrecht/"),
        ("jord", "/samenwerking/landen/jordanie/"),
        ("klimaatad", "/kennisbank/themas/klimaatadaptatie/"),
    ],
)
def test_a_name_is_offered_before_it_is_finished(suggested, typed, address):
    assert address in suggested(typed)[:2]


def test_suggestions_have_the_order_of_the_page_after_the_names_that_begin_so(page, suggested):
    offered = suggested("klimaat")[3:-1]
    shown = list(dict.fromkeys(links(page("klimaat"))))
    first = [address for address in shown if address in offered]
    assert first == [address for address in offered if address in shown]


# Names, the praktijken, their lands, thema's and subdoelen; of each other kind that is shown one more.
def test_more_results_are_no_more_queries(client, weighed, django_assert_num_queries):
    praktijken = [build.praktijk(titel=f"Laan {n}", themas=[]) for n in range(9)]
    for most in (1, 3, 9):
        weighed(*((praktijk, 9, True) for praktijk in praktijken[:most]))
        with django_assert_num_queries(5):
            client.get("/zoeken/", {"q": "laanbomen"})
    weighed(*((praktijk, 9, True) for praktijk in praktijken), *((thema, 8, True) for thema in Thema.objects.all()))
    with django_assert_num_queries(6):
        client.get("/zoeken/", {"q": "laanbomen"})


def test_the_rows_follow_what_an_editor_saves():
    thema, pagina = Thema.objects.get(slug="wonen"), Landpagina.objects.get(land__code="JO")
    thema.trefwoorden += " zwavelhuis"
    thema.save()
    assert (Thema.KIND, thema.pk) in named("Zwavelhuis")
    pagina.inleiding = "Over zwavelbronnen."
    pagina.save()
    assert everywhere.answer("zwavelbronnen").links[0].url == "/samenwerking/landen/jordanie/"
    gemeente = build.gemeente("Zwavelwaard")
    assert named("zwavelwaard") == [(Gemeente.KIND, gemeente.pk)]
    gemeente.delete()
    assert named("zwavelwaard") == []


def test_an_agenda_that_goes_takes_its_doelen_and_subdoelen_along():
    agenda = Agenda.objects.get(slug="global-goals")
    assert {kind for kind, _ in named("11.5")} == {"subdoel"}
    agenda.status = "concept"
    agenda.save()
    assert named("11.5") == named("doel 11") == []


def test_indexing_anew_keeps_all_kinds(capsys):
    before = dict(SearchRow.objects.order_by().values_list("kind").annotate(n=Count("pk")))
    names = SearchName.objects.count()
    call_command("herindexeer")
    assert dict(SearchRow.objects.order_by().values_list("kind").annotate(n=Count("pk"))) == before
    assert SearchName.objects.count() == names
    assert before["subdoel"] == 169
    assert before["pagina"] == len(about.PAGINAS)


@pytest.mark.parametrize("pagina", about.PAGINAS, ids=str)
def test_every_page_about_the_portal_is_there_and_found_by_its_title(client, page, pagina):
    with unrendered():
        assert client.get(pagina.get_absolute_url()).status_code == 200
    assert pagina.get_absolute_url() in links(page(pagina.titel))[:4]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("11,5", "11 5"), ("’s-Hertogenbosch", "s hertogenbosch"), ("  JORDANIË ", "jordanie"), ("!", "")],
)
def test_a_name_is_compared_without_marks_accents_and_capitals(typed, name):
    assert plain_name(typed) == name


def test_a_compound_offers_the_known_words_that_it_is_made_of():
    assert parts_of("jeugdwerkloosheid")[0] == "werkloosheid"
    assert parts_of("toeristendrukte") == ["toeristen"]
    assert parts_of("hondenbelasting") == ["belasting"], "though nothing is about honden"


def test_a_word_of_councils_that_nothing_has_is_no_typing_error():
    assert suggest("tarief hondenbelasting") == "", "not huizenbelasting"


def test_what_a_word_looks_like_is_not_what_it_is_made_of():
    assert "regen" not in parts_of("lintjesregen"), "lintjes is no word"
    assert "regel" not in parts_of("regelen"), "an ending"
    assert "honderden" not in parts_of("hondenpoep")
    assert parts_of("!") == []


@pytest.mark.parametrize(
    ("words", "naam"),
    [
        ("hondenbelasting afschaffen", "Geld en sturing"),
        ("fatbikes", "Verkeer en vervoer"),
        ("natuurbegraven", "Groen en natuur"),
    ],
)
def test_who_finds_nothing_gets_the_thema_that_is_most_like_it(words, naam):
    found = everywhere.answer(words)
    assert not found.total
    assert everywhere.ways_out(found)["themas"][0].naam == naam


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("smart cities", ["/kennisbank/collecties/smart-cities/"]),
        ("slimme steden", ["/kennisbank/collecties/smart-cities/"]),
        ("participatie", ["/kennisbank/themas/inwoners/", "/agendas/global-goals/16/#16-7"]),
        ("covid", ["/kennisbank/collecties/covid-19/"]),
        ("COVID-19", ["/kennisbank/collecties/covid-19/"]),
        ("corona", ["/kennisbank/collecties/covid-19/"]),
    ],
)
def test_the_words_of_the_clients_own_page_lead_to_examples_and_a_collection(page, words, wanted):
    found = links(page(words))
    assert [address for address in wanted if address not in found] == []
