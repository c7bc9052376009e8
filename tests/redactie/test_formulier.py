"""The form of a Publicatie: help for every field, the order of the public page, places, suggestions, what lacks."""

import pytest
from django.contrib import admin
from django.forms import HiddenInput
from django.test import RequestFactory
from django.urls import reverse

from kennisbank.models import Plaats
from raadsportaal.redactie.admin import PublicatieAdmin
from tests import build
from tests.redactie.forms import address, opened, put, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
DESK = [model for model, site in admin.site._registry.items() if isinstance(site, PublicatieAdmin)]


def fields_of(site, request):
    """(where, name, field) of all that an editor can fill in in a form, its rows too."""
    form = site.get_form(request, fields=None)
    yield from ((site.opts.model_name, name, field) for name, field in form.base_fields.items())
    for inline in site.get_inline_instances(request):
        if inline.has_add_permission(request, None):
            formset = inline.get_formset(request)
            rows = formset.form.base_fields.items()
            yield from ((inline.opts.model_name, name, field) for name, field in rows if name != formset.fk.name)


@pytest.mark.parametrize("model", DESK, ids=lambda model: model.__name__)
def test_every_field_says_in_dutch_what_goes_in_it(model, redacteur):
    request = RequestFactory().get("/")
    request.user = redacteur
    silent = [
        f"{where}.{name}"
        for where, name, field in fields_of(admin.site._registry[model], request)
        if not isinstance(field.widget, HiddenInput) and not field.help_text
    ]
    assert silent == []


def test_the_parts_stand_in_the_order_of_the_public_page(schrijver):
    praktijk = build.praktijk(status="concept")
    page = schrijver.get(address(praktijk)).content.decode()
    order = [
        ">Wat en waar<", ">Samenvatting<", ">Het probleem<", 'id="stapregels-group"', ">Resultaat<",
        'id="cijferregels-group"', ">Wat was lastig?<", ">Kan dit in Nederland?<", 'id="praktijkvraagregels-group"',
        ">Doelen en thema&#x27;s<", 'id="doelregels-group"', 'id="bronregels-group"', ">Beheer<",
    ]  # fmt: skip
    places = [page.index(part) for part in order]
    assert places == sorted(places) and page.count('id="stapregels-group"') == 1


def test_what_lacks_is_a_link_to_the_field(controleur):
    praktijk = build.praktijk(
        status="ter_beoordeling", lastig="", nl_antwoord="", titel="T" * 71, gecontroleerd_op=None
    )
    praktijk.bronregels.update(datum="")
    page = controleur.get(address(praktijk)).content.decode()
    for link in ("#id_lastig", "#id_nl_antwoord", "#id_titel", "#bronregels-group", "#stappen"):
        assert f'<a href="{link}">' in page
    assert 'id="stappen"' in page
    page = said(put(controleur, praktijk, _stap="publiceer"))
    assert "een titel van hooguit 70 tekens" in page and "datum van controle" in page
    praktijk.refresh_from_db()
    assert praktijk.status == "ter_beoordeling"


def places(client, term):
    return client.get(reverse("admin:kennisbank_praktijk_plaatsen"), {"term": term}).json()["results"]


def test_a_place_is_found_by_its_beginning_without_accents_and_in_dutch(schrijver, client):
    assert places(schrijver, "sao pau")[0]["plaats"] == "São Paulo"
    for typed in ("lond", "LONDE", "keul", "köln"):
        assert places(schrijver, typed)[0]["plaats"] in ("Londen", "Keulen"), typed
    found = places(schrijver, "lund")[0]
    assert found["land_naam"] == "Zweden" and found["breedtegraad"] == "55,71" and found["lengtegraad"] == "13,19"
    assert places(schrijver, "x") == [] and places(schrijver, "%") == []
    assert client.get(reverse("admin:kennisbank_praktijk_plaatsen"), {"term": "lund"}).status_code == 302


def test_the_list_of_places_has_those_of_our_own_praktijken():
    assert Plaats.objects.count() > 34_000
    assert Plaats.objects.beginning_with("Kampala").first().land.code == "UG"


def test_the_stored_place_is_a_mark_on_a_map(schrijver):
    assert '<circle class="raad-merk"' in schrijver.get(address(build.praktijk(status="concept"))).content.decode()


def test_suggestions_come_with_their_sentence_and_save_nothing(schrijver):
    text = "De gemeente gaf 200 daken aan een energiecoöperatie. De raad was er blij mee."
    praktijk = build.praktijk(status="concept", doelen=(11,), themas=(), probleem=text, titel="Zonnepanelen op scholen")
    url = reverse("admin:kennisbank_praktijk_suggesties", args=[praktijk.pk])
    page = schrijver.get(url).content.decode()
    assert (
        'data-veld="subdoel"' in page
        and 'data-veld="doel"' in page
        and "Betaalbare" in page
        and "De gemeente gaf 200 daken aan een energiecoöperatie." in page
    )
    assert 'data-veld="thema"' in page and "Energie en warmte" in page
    assert "Global Goals 11:" not in page, "it is chosen already"
    assert [regel.doel.nummer for regel in praktijk.doelregels.all()] == [11]
    assert url in schrijver.get(address(praktijk)).content.decode(), "an ordinary link where there is no script"
    assert (
        "niet in het Nederlands"
        in schrijver.get(
            reverse("admin:kennisbank_praktijk_suggesties", args=[build.praktijk(taal="en").pk])
        ).content.decode()
    )


def test_four_doelen_leave_no_room_for_more(schrijver):
    praktijk = build.praktijk(status="concept", doelen=(1, 2, 3, 4), probleem="Er kwamen zonnepanelen en warmtepompen.")
    url = reverse("admin:kennisbank_praktijk_suggesties", args=[praktijk.pk])
    assert 'data-veld="doel"' not in schrijver.get(url).content.decode()


def test_the_date_of_a_source_is_typed_in_any_form_and_read_in_one(schrijver, client):
    praktijk = build.praktijk(status="concept")
    bron, form = praktijk.bronregels.get(), opened(schrijver, praktijk)
    for typed, page in (("05-2023", "mei 2023"), ("7-5-2023", "7 mei 2023"), ("voorjaar 2023", "voorjaar 2023")):
        put(schrijver, praktijk, {**form, "bronregels-0-datum": typed})
        form = opened(schrijver, praktijk)
        assert form["bronregels-0-datum"] == page
    praktijk.bronregels.update(datum="12-05-2024", raadpleging="kopie, bekeken 24-11-2026")
    put(schrijver, praktijk)
    bron.refresh_from_db()
    assert bron.datum == "12-05-2024", "who changes nothing, changes nothing"
    praktijk.refresh_from_db()
    praktijk.status = "gepubliceerd"
    praktijk.save()
    for part in ("", "bijlage/"):
        html = client.get(f"{praktijk.get_absolute_url()}{part}").content.decode()
        assert "12 mei 2024" in html and "Kopie, bekeken 24 november 2026." in html
