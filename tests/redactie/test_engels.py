"""The desk of the English versions: what lacks, the workflow, working copies, previews, the way from the Dutch one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kennisbank.models import Deling, EngelseVersie, Praktijk
from tests import build
from tests.addresses import context_of
from tests.kennisbank.test_engels import engels
from tests.redactie.forms import address, opened, put, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/beheer/kennisbank/engelseversie/"
BEHIND = "Het Nederlandse voorbeeld is daarna gewijzigd"


def status(versie):
    return EngelseVersie.objects.get(pk=versie.pk).status


def test_an_editor_makes_one_from_the_dutch_praktijk_and_a_colleague_publishes_it(schrijver, controleur, client):
    praktijk = build.praktijk(land="NL", slug="bomen")
    form = schrijver.get(address(praktijk)).content.decode()
    add = f"{LIST}add/?praktijk={praktijk.pk}&amp;slug=bomen"
    assert f'<a href="{add}">Maak een Engelse versie</a>' in form
    page = schrijver.get(add.replace("&amp;", "&")).content.decode()
    assert f'<option value="{praktijk.pk}" selected>' in page and 'value="bomen"' in page
    data = {
        "praktijk": praktijk.pk, "titel": "Trees", "slug": "trees", "samenvatting": "Short.", "context": "Councils.",
        "aanpak": "They planted.", "delingen-TOTAL_FORMS": "0", "delingen-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert schrijver.post(f"{LIST}add/", data).status_code == 302
    versie = EngelseVersie.objects.get(slug="trees")
    put(schrijver, versie, _stap="vraag")
    put(controleur, versie, _stap="publiceer")
    assert status(versie) == "gepubliceerd" and client.get("/en/good-practices/trees/").status_code == 200
    assert f'<a href="{address(versie)}">Trees</a> (gepubliceerd)' in schrijver.get(address(praktijk)).content.decode()


def test_only_a_dutch_praktijk_has_an_english_version(schrijver):
    abroad = build.praktijk(land="NO", titel="Grutto aan zee")
    home, done = build.praktijk(land="NL", titel="Grutto thuis"), build.praktijk(land="NL", titel="Grutto klaar")
    versie = engels(praktijk=done)
    assert "Maak een Engelse versie" not in schrijver.get(address(abroad)).content.decode()
    url = reverse("admin:autocomplete")
    query = {"app_label": "kennisbank", "model_name": "engelseversie", "field_name": "praktijk", "term": "Grutto"}
    assert [r["id"] for r in schrijver.get(url, query).json()["results"]] == [str(home.pk)]
    EngelseVersie.objects.update(status="concept")
    assert "Kies een voorbeeld uit Nederland" in put(schrijver, versie, praktijk=abroad.pk).content.decode()


def test_what_lacks_is_told_and_keeps_it_off_the_portal(controleur):
    praktijk = build.praktijk(land="NL", status="concept")
    versie = engels(praktijk=praktijk, status="ter_beoordeling", samenvatting="x" * 241, context="", aanpak="")
    page = send(controleur, versie, _stap="publiceer", context="Now there is some.").content.decode()
    assert status(versie) == "ter_beoordeling"
    for words in ("hooguit 240 tekens", "wat er is gedaan", "voorbeeld moet gepubliceerd zijn"):
        assert words in page
    assert "context voor lezers" not in page


def test_a_change_of_a_published_one_waits_in_a_working_copy_with_its_rows(schrijver, controleur, client):
    versie = engels()
    row = {"waar": "Platform X", "url": "https://example.org/x", "op": "2026-10-02"}
    data = opened(schrijver, versie) | {"delingen-TOTAL_FORMS": "1", "titel": "Trees everywhere", "_stap": "vraag"}
    put(schrijver, versie, data | {f"delingen-0-{name}": value for name, value in row.items()})
    assert "Trees everywhere" not in client.get(versie.get_absolute_url()).content.decode()
    token = schrijver.get(f"/voorbeeld/maak/engels/{versie.pk}/").url
    preview = Client().get(f"{token}pagina/").content.decode()
    assert "Trees everywhere" in preview and "Platform X" in preview
    assert "Wijzigingen ter controle" in controleur.get("/beheer/").content.decode()
    put(controleur, versie, data={"_wijzigingen": "1"})
    page = client.get(versie.get_absolute_url()).content.decode()
    assert "Trees everywhere" in page and "Platform X" in page


def test_a_concept_of_a_concept_can_be_seen_beforehand_with_its_pdf(schrijver, client):
    versie = engels(praktijk=build.praktijk(land="NL", status="concept"), status="concept")
    token = schrijver.get(f"/voorbeeld/maak/engels/{versie.pk}/").url
    assert "De pdf in het Engels" in Client().get(token).content.decode()
    assert versie.titel in Client().get(f"{token}pagina/").content.decode()
    assert Client().get(f"{token}bijlage/").content.startswith(b"%PDF-")
    assert status(versie) == "concept" and Praktijk.objects.get(pk=versie.praktijk_id).status == "concept"


def test_the_desk_sees_that_the_dutch_text_changed_afterwards(schrijver):
    versie = engels()
    assert BEHIND not in schrijver.get(address(versie)).content.decode()
    Praktijk.objects.filter(pk=versie.praktijk_id).update(gewijzigd_op=timezone.now() + timedelta(days=1))
    for url in (address(versie), LIST, address(versie.praktijk), "/beheer/"):
        assert BEHIND in schrijver.get(url).content.decode()
    found = context_of(schrijver, f"{LIST}?achter=ja")["cl"].queryset
    assert list(found) == [versie]
    EngelseVersie.objects.filter(pk=versie.pk).update(gecontroleerd_op=timezone.localdate() + timedelta(days=2))
    assert BEHIND not in schrijver.get(address(versie)).content.decode(), "an editor said that it still holds"
    assert not context_of(schrijver, f"{LIST}?achter=ja")["cl"].queryset
    assert versie in context_of(schrijver, f"{LIST}?achter=nee")["cl"].queryset


def test_the_list_counts_where_each_was_shared(schrijver, django_assert_num_queries):
    versie = engels()
    for waar in ("Platform X", "A meeting in Ghent"):
        Deling.objects.create(versie=versie, waar=waar)
    schrijver.get(LIST)  # the content types are read once
    with django_assert_num_queries(11):
        shown = schrijver.get(f"{LIST}?gedeeld=ja").context["cl"].result_list
    assert [(v, v.gedeeld) for v in shown] == [(versie, 2)]
    assert versie not in schrijver.get(f"{LIST}?gedeeld=nee").context["cl"].queryset


def test_who_is_in_no_group_may_not_come_here(client):
    gebruiker = build.gebruiker(is_superuser=False)
    client.force_login(gebruiker)
    assert client.get(LIST).status_code == 403


def test_the_dutch_text_stands_beside_what_is_written_in_english(schrijver):
    praktijk = build.praktijk(
        land="NL", titel="Bomen in elke straat", samenvatting="Oss plantte bomen.", nl_duiding="De raad beslist.",
        stap="Eerst kwam er <b>een plan</b>.", probleem="",
    )  # fmt: skip
    pages = [schrijver.get(f"{LIST}add/?praktijk={praktijk.pk}"), schrijver.get(address(engels(praktijk=praktijk)))]
    for html in (page.content.decode() for page in pages):
        assert html.count("In het Nederlands</strong>") == 5
        for dutch in ("Bomen in elke straat", "Oss plantte bomen.", "Kan dit in Nederland? De raad beslist."):
            assert f"<p>{dutch}</p>" in html
        assert "<p>Stap. Eerst kwam er &lt;b&gt;een plan&lt;/b&gt;.</p>" in html
    for nothing in ("", "?praktijk=", "?praktijk=onzin", f"?praktijk={build.praktijk(land='KE').pk}"):
        page = schrijver.get(f"{LIST}add/{nothing}")
        assert page.status_code == 200 and "In het Nederlands</strong>" not in page.content.decode()
