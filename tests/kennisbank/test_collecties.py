"""Collections: what the public sees of them, how an editor makes one, and the ones that the portal starts with."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from kennisbank.loading import load_collecties
from kennisbank.models import Collectie, CollectieRegel, Praktijk, Thema
from raadsportaal.basis import search
from raadsportaal.redactie.models import Status
from tests import build
from tests.redactie.conftest import member
from tests.redactie.forms import address, opened, put, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def collectie(praktijken=(), **fields):
    fields = {
        "titel": "Bruggen en sluizen",
        "slug": "bruggen",
        "samenvatting": "Drie bruggen.",
        "inleiding": "Waarom bruggen?",
        "status": Status.GEPUBLICEERD,
    } | fields
    made = Collectie.objects.create(**fields)
    for place, praktijk in enumerate(praktijken):
        CollectieRegel.objects.create(
            collectie=made, praktijk=praktijk, waarom=f"Reden {place}: {praktijk.titel}", volgorde=place
        )
    return made


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_collection_shows_its_published_examples_in_order_with_the_reason(client):
    hidden = build.praktijk(titel="Nog geheim", status=Status.CONCEPT)
    old = build.praktijk(titel="Lang geleden", status=Status.GEARCHIVEERD)
    examples = [build.praktijk(titel="Zwaaibrug"), hidden, old, build.praktijk(titel="Aquaduct")]
    html = page(client, collectie(examples, thema=Thema.objects.get(slug="verkeer")).get_absolute_url())
    assert html.index("Reden 0: Zwaaibrug") < html.index("Reden 3: Aquaduct")
    assert "Nog geheim" not in html and "Lang geleden" not in html
    assert "Waarom bruggen?" in html and "/kennisbank/themas/verkeer/" in html
    assert "Nog niet door VNG gecontroleerd" in html and "De redactie van dit portaal" in html


def test_a_check_by_vng_is_dated(client):
    checked = collectie([build.praktijk()])
    checked.mark_checked()
    html = page(client, checked.get_absolute_url())
    assert "<dd>VNG</dd>" in html and "<dd>VNG, " in html and "Nog niet door VNG" not in html


@pytest.mark.parametrize(("status", "code"), [("concept", 404), ("ter_beoordeling", 404), ("gearchiveerd", 200)])
def test_only_what_was_published_has_a_page(client, status, code):
    made = collectie([build.praktijk()], status=status)
    assert client.get(made.get_absolute_url()).status_code == code
    assert "Bruggen en sluizen" not in page(client, "/kennisbank/collecties/")
    assert "Bruggen en sluizen" not in page(client, "/zoeken/?q=sluizen")


def test_it_is_found_and_listed(client):
    made = collectie([build.praktijk(), build.praktijk()])
    for path in ("/kennisbank/collecties/", "/zoeken/?q=sluizen"):
        assert made.get_absolute_url() in page(client, path)
    assert "Thema’s en collecties <span" in page(client, "/zoeken/?q=sluizen")
    assert "2 voorbeelden" in page(client, "/kennisbank/collecties/")


def test_home_shows_the_newest_with_that_place_and_without_one_the_newest_examples(client):
    examples = [build.praktijk(titel=f"Brug {n}") for n in range(4)]
    made = collectie(examples, plek=Collectie.Plek.HOME)
    html = page(client, "/")
    assert "Bruggen en sluizen" in html and "Bekijk de hele collectie" in html
    assert ">Brug 2<" in html and ">Brug 3<" not in html
    Praktijk.objects.filter(pk__in=[p.pk for p in examples]).update(status=Status.GEARCHIVEERD)
    assert "Bruggen en sluizen" not in page(client, "/")  # nothing in it to read
    Collectie.objects.exclude(pk=made.pk).update(plek=Collectie.Plek.GEEN)
    html = page(client, "/")
    assert "Bekijk de hele collectie" not in html and "Uit de kennisbank" in html


def test_the_pages_take_a_constant_number_of_queries(client, django_assert_num_queries):
    made = collectie([build.praktijk()])
    for n in (0, 8):
        for place in range(n):
            CollectieRegel.objects.create(collectie=made, praktijk=build.praktijk(), volgorde=place)
        with django_assert_num_queries(2):
            client.get(made.get_absolute_url())
        with django_assert_num_queries(1):
            client.get("/kennisbank/collecties/")


# The editor.


def test_an_editor_makes_one_and_a_colleague_publishes_it():
    schrijver, controleur = member("redacteur"), member("redacteur", "controleur")
    examples = [build.praktijk() for _ in range(3)]
    rows = {"regels-TOTAL_FORMS": "2", "regels-INITIAL_FORMS": "0"}
    for place, praktijk in enumerate(examples[:2]):
        rows |= {f"regels-{place}-praktijk": praktijk.pk, f"regels-{place}-volgorde": place}
    data = {"titel": "Nieuw", "slug": "nieuw", "samenvatting": "Kort.", "inleiding": "Lang.", "plek": "geen"}
    schrijver.post(reverse("admin:kennisbank_collectie_add"), data | rows)
    made = Collectie.objects.get(slug="nieuw")
    put(schrijver, made, _stap="vraag")
    refused = said(put(controleur, made, _stap="publiceer"))
    assert "3 gepubliceerde voorbeelden (nu 2)" in refused
    data = opened(schrijver, made) | {"regels-TOTAL_FORMS": "3", "regels-2-volgorde": "2"}
    put(schrijver, made, data | {"regels-2-praktijk": examples[2].pk})
    put(controleur, made, _stap="publiceer")
    made.refresh_from_db()
    assert made.is_published and made.praktijken.count() == 3
    assert made.pk in search.find_everywhere("Nieuw", limit=5)["collectie"].ids


def test_changes_of_a_published_one_wait_in_a_working_copy_and_show_in_the_preview():
    schrijver, controleur = member("redacteur"), member("redacteur", "controleur")
    made = collectie([build.praktijk(titel="Zwaaibrug"), build.praktijk(), build.praktijk()])
    put(schrijver, made, **{"titel": "Alleen sluizen", "regels-0-waarom": "Een betere reden", "_stap": "vraag"})
    visitor, url = Client(), made.get_absolute_url()
    assert "Alleen sluizen" not in page(visitor, url)
    preview = schrijver.get(f"/voorbeeld/maak/collectie/{made.pk}/").url
    shown = page(visitor, f"{preview}pagina/")
    assert "Alleen sluizen" in shown and "Een betere reden" in shown
    assert address(made) in page(controleur, "/beheer/")
    put(controleur, made, _wijzigingen="1")
    assert "Alleen sluizen" in page(visitor, url) and "Een betere reden" in page(visitor, url)


def test_the_list_of_the_admin_counts_and_filters_in_a_constant_number_of_queries(beheer, django_assert_num_queries):
    url = f"{reverse('admin:kennisbank_collectie_changelist')}?plek__exact=geen"
    collectie([build.praktijk(), build.praktijk(status=Status.CONCEPT)])
    html = page(beheer, url + "&q=bruggen")
    assert '<td class="field-aantal">1</td>' in html
    Collectie.objects.exclude(slug="bruggen").delete()
    for n in (0, 5):
        for i in range(n):
            collectie([build.praktijk()], slug=f"nog-{i}")
        with django_assert_num_queries(10):
            beheer.get(url)


# What the portal starts with.


def test_the_first_collections_name_praktijken_that_are_there_and_give_each_a_reason():
    made = Collectie.objects.published().prefetch_related("regels__praktijk")
    assert made.on_home().count() == 1 and made.count() >= 9
    for one in made:
        assert one.missing() == [] and one.gecontroleerd_op is None
        assert len(one.titel) <= 70 and len(one.samenvatting) <= 240
        assert 60 <= len(one.inleiding.split()) <= 120, one.slug
        regels = one.regels.all()
        assert 4 <= len(regels) <= 7, one.slug
        assert all(40 < len(regel.waarom) <= 240 for regel in regels), one.slug


def test_no_example_of_a_first_collection_was_left_out():
    from kennisbank.loading import DATA

    for file in (DATA / "collecties").glob("*.toml"):
        named = re.findall(r'^slug = "(.+)"$', file.read_text(encoding="utf-8"), re.M)
        assert list(Collectie.objects.get(slug=file.stem).regels.values_list("praktijk__slug", flat=True)) == named


def test_loading_again_changes_nothing_of_an_editor_and_adds_what_is_missing():
    Collectie.objects.filter(slug="wat-niet-lukte").update(titel="Van een redacteur")
    Collectie.objects.get(slug="minder-afval").delete()
    Praktijk.objects.filter(slug="kamikatsu-afval-zelf-brengen").update(slug="kamikatsu")
    assert load_collecties() == 1
    assert Collectie.objects.get(slug="wat-niet-lukte").titel == "Van een redacteur"
    assert Collectie.objects.get(slug="minder-afval").regels.count() == 6
    assert load_collecties() == 0
    Collectie.objects.reindex()
    assert search.find_everywhere("restafval", limit=20)["collectie"].total


def test_a_summary_that_fits_no_card_keeps_it_from_being_published():
    made = collectie([build.praktijk() for _ in range(3)], samenvatting="lang " * 50)
    assert made.missing() == ["samenvatting (hooguit 240 tekens)"]


def test_one_that_was_there_before_there_were_trefwoorden_gets_ours_and_an_editor_keeps_her_own():
    Collectie.objects.filter(slug="rondkomen-en-schulden").update(trefwoorden=[])
    Collectie.objects.filter(slug="minder-afval").update(trefwoorden=["vuilnisbelt"])
    load_collecties()
    assert "schuldhulp" in Collectie.objects.get(slug="rondkomen-en-schulden").trefwoorden
    assert Collectie.objects.get(slug="minder-afval").trefwoorden == ["vuilnisbelt"]


def test_a_trefwoord_of_an_editor_finds_the_collectie_and_is_the_reason(client):
    made = collectie([build.praktijk() for _ in range(3)])
    put(member("redacteur"), made, trefwoorden="zwavelsluis, dubbele ophaalbrug", _stap="vraag")
    put(member("redacteur", "controleur"), made, _wijzigingen="1")
    made.refresh_from_db()
    assert made.trefwoorden == ["zwavelsluis", "dubbele ophaalbrug"]
    html = client.get("/zoeken/", {"q": "zwavelsluis"}).content.decode()
    assert made.get_absolute_url() in html and "‘zwavelsluis’ in de trefwoorden" in html
