"""One programme: its page, its projects per country, and what it says of its own certainty."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kennisbank.models import Land
from samenwerking.models import Landpagina, Oproep, Programma
from samenwerking.programmas.loading import DATA
from samenwerking.templatetags.programma_tags import bedrag, periode
from tests.samenwerking import programmas as build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def page(client, programma):
    response = client.get(programma.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_tells_all_of_a_programme(client):
    programma = build.programma(
        aanpak="Eerst graven.\n\nDan leggen.", resultaat="Er is water.", financier="Ministerie", partners=["AMM"],
        budget=46_200_000, budget_toelichting="Alle landen, cijfer van 2025.", onvolledig="De uitkomst ontbreekt.",
        bijdrage_gemeente="Stuur iemand.", bijdrage_ambtenaar="Denk mee.", bijdrage_bestuurder="Ontvang bezoek.",
        landen=["ML", "KE"], subdoelen=["6.5"], begin=timezone.localdate() - timedelta(99), einde=date(2099, 12, 31),
        plaatsen=[{"naam": "Bamako", "breedtegraad": 12.6, "lengtegraad": -8.0}],
    )  # fmt: skip
    html = page(client, programma)
    for text in (
        "Wat wil het bereiken?", "Wat gebeurt er?", "<p>Dan leggen.</p>", "Het resultaat", "Wat is lastig?", "Loopt nu",
        "Wat kunt u doen?", "Uw gemeente", "Een ambtenaar", "Een bestuurder", "Een raadslid", "Ministerie", "AMM",
        "46,2 miljoen euro", "cijfer van 2025", "Mali", "Kenia", "Bamako", "6.5 ", "Annual report", "over 2025",
        "Wat ontbreekt hier?", "De uitkomst ontbreekt.", "Nog niet door VNG gecontroleerd", "31 december 2099",
    ):  # fmt: skip
        assert text in html, text


def test_what_is_over_was_hard_and_a_missing_result_is_said(client):
    html = page(client, build.programma(einde=date(2023, 1, 1)))
    assert "Wat was lastig?" in html
    assert "Een resultaat met een bron kennen wij nog niet." in html


def test_the_projects_stand_per_country_with_their_years(client):
    boven = build.programma(landen=["ML", "BJ"])
    build.project(boven, titel="Water in Mali", landen=["ML"])
    build.project(boven, titel="Water in Benin", landen=["BJ"], begin=None, einde=None)
    build.project(boven, titel="Nog geheim", status="concept")
    html = page(client, boven)
    assert html.index("Water in Benin") < html.index("Water in Mali")
    assert "Wij kennen 2 projecten van dit programma." in html
    assert 'class="raad-tijdlijn"' in html
    assert " style=" not in html
    assert "Nog geheim" not in html


def test_a_project_leads_to_its_programme_unless_that_is_hidden(client):
    boven = build.programma(titel="Groot plan")
    project = build.project(boven)
    assert boven.get_absolute_url() in page(client, project)
    boven.status = "concept"
    boven.save()
    assert "Groot plan" not in page(client, project)


def test_open_calls_are_shown_and_closed_ones_are_not(client):
    programma = build.programma()
    today = timezone.localdate()
    fields = {"tekst": "Wij zoeken iemand.", "rol": "adviseur", "status": "gepubliceerd", "programma": programma}
    Oproep.objects.create(titel="Wie weet van riolen?", slug="riolen", deadline=today, **fields)
    Oproep.objects.create(titel="Te laat", slug="laat", deadline=today - timedelta(1), **fields)
    html = page(client, programma)
    assert "VNG International zoekt kennis" in html
    assert "Wie weet van riolen?" in html
    assert "Te laat" not in html


def test_a_country_to_which_nobody_is_sent_is_named(client):
    land = Land.objects.get(code="ML")
    Landpagina.objects.update_or_create(
        land=land, defaults={"inleiding": "Mali.", "gesloten": True, "reden": "Het reisadvies."}
    )
    assert "(nu geen reizen)" in page(client, build.programma(landen=["ML"]))


def test_a_foreign_text_carries_its_language(client):
    assert '<article lang="es">' in page(client, build.programma(taal="es", titel="Programa de agua"))


def test_an_archived_programme_keeps_its_address_and_says_so(client):
    assert "niet meer actueel" in page(client, build.programma(status="gearchiveerd"))


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a\x00b", "‮x"])
def test_hostile_text_in_any_field_does_not_run(client, hostile):
    names = [
        "titel", "samenvatting", "doelstelling", "aanpak", "resultaat", "lastig", "financier", "budget_toelichting",
        "onvolledig", "bijdrage_gemeente", "bijdrage_raadslid", "engelse_titel",
    ]  # fmt: skip
    texts = {name: f"{name} {hostile}" for name in names}
    programma = build.programma(**texts, partners=["<script>alert(1)</script>"], plaatsen=[{"naam": "<img src=x>"}])
    for html in (page(client, programma), client.get("/samenwerking/programmas/").content.decode()):
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_the_page_takes_a_constant_number_of_queries(client, django_assert_num_queries):
    client.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0"  # a visit, which is counted
    boven = Programma.objects.get(slug="sdlg-beter-lokaal-bestuur")
    with django_assert_num_queries(13):
        page(client, boven)
    for _ in range(5):
        build.project(boven, landen=["ML", "KE"], doelen=[6, 11])
    with django_assert_num_queries(13):
        page(client, boven)


def test_every_programme_of_ours_has_a_page(client):
    ours = Programma.objects.published()
    assert len(ours) >= len(list(DATA.glob("*.toml")))
    for programma in ours:
        assert page(client, programma).count("<h1") == 1


@pytest.mark.parametrize(
    ("amount", "munt", "text"),
    [
        (46_200_000, "EUR", "46,2 miljoen euro"),
        (46_250_000, "EUR", "46.250.000 euro"),
        (2_000_000, "USD", "2 miljoen Amerikaanse dollar"),
        (742_865, "EUR", "742.865 euro"),
        ("1250.50", "XOF", "1.250,50 XOF"),
    ],
)
def test_an_amount_is_rounded_only_where_nothing_is_lost(amount, munt, text):
    programma = build.programma(budget=amount, munt=munt)
    programma.refresh_from_db()
    assert bedrag(programma) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"begin": date(2022, 1, 1), "einde": date(2026, 12, 31)}, "1 januari 2022 tot en met 31 december 2026"),
        ({"begin": date(2022, 5, 3), "begin_precies": "maand", "einde": None}, "vanaf mei 2022"),
        ({"begin": None, "einde": date(2026, 3, 1), "einde_precies": "jaar"}, "tot en met 2026"),
        (
            {"begin": date(2022, 1, 1), "begin_precies": "jaar", "einde": date(2022, 3, 1), "einde_precies": "jaar"},
            "2022",
        ),
        (
            {"begin": date(2022, 1, 1), "einde": date(2030, 12, 31), "einde_gepland": True},
            "1 januari 2022 tot en met 31 december 2030 (gepland)",
        ),
        ({"begin": None, "einde": None}, ""),
    ],
)
def test_a_period_is_as_precise_as_it_is_known(fields, text):
    assert periode(build.programma(**fields)) == text


def test_what_cannot_be_is_refused_in_words():
    boven = build.programma()
    project = build.project(boven)
    for fields, said in [
        ({"boven": project, "soort": "project"}, "hangt"),
        ({"boven": boven, "soort": "programma"}, "is een project"),
        ({"slug": "rss"}, "adres"),
        ({"begin": date(2022, 1, 1), "einde": date(2021, 1, 1)}, "voor het begin"),
    ]:
        other = build.programma()
        for name, value in fields.items():
            setattr(other, name, value)
        with pytest.raises(ValidationError, match=said):
            other.full_clean()
    boven.soort, boven.boven = "project", build.programma()
    with pytest.raises(ValidationError, match="zelf projecten"):
        boven.full_clean()
