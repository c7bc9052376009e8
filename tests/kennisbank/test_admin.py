"""The admin: an editor adds a praktijk, is told what lacks, publishes it, and sees it on the portal."""

import pytest
from django.urls import reverse

from agendas.models import Doel
from kennisbank.models import Land, Netwerk, Praktijk, Thema
from raadsportaal.basis import search
from tests import build
from tests.redactie.forms import said, sure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
ROWS = ["doelregels", "stapregels", "cijferregels", "praktijkvraagregels", "bronregels"]


def form(**fields):
    empty = {f"{row}-{name}": "0" for row in ROWS for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return (
        empty
        | {
            "titel": "Kroeskoppelikaan op het dak",
            "slug": "kroeskoppelikaan",
            "samenvatting": "Kort.",
            "taal": "nl",
            "land": Land.objects.get(code="SE").pk,
            "plaats": "Lund",
            "breedtegraad": "55,7",
            "lengtegraad": "13,2",
            "richting": "uit-buitenland",
            "zekerheid": "1",
            "lastig": "Veel.",
            "nl_antwoord": "ja",
            "nl_duiding": "Ja.",
            "rollen": ["kaders"],
            "themas": [Thema.objects.get(slug="groen").pk],
        }
        | fields
    )


def rows():
    return {
        "doelregels-TOTAL_FORMS": "1",
        "doelregels-0-doel": Doel.objects.global_goals().get(nummer=15).pk,
        "doelregels-0-volgorde": "0",
        "bronregels-TOTAL_FORMS": "1",
        "bronregels-0-titel": "Source",
        "bronregels-0-url": "https://example.org/",
        "bronregels-0-datum": "2024",
        "bronregels-0-volgorde": "0",
    }


def add(beheer, **fields):
    response = beheer.post(reverse("admin:kennisbank_praktijk_add"), form(**fields) | {"_continue": "1"})
    assert response.status_code == 302, response.context["errors"]
    return Praktijk.objects.get(slug="kroeskoppelikaan")


def change(beheer, praktijk, **fields):
    url = reverse("admin:kennisbank_praktijk_change", args=[praktijk.pk])
    return said(sure(beheer, url, beheer.post(url, fields), follow=False))


def test_a_new_praktijk_is_a_concept_until_it_is_complete(beheer):
    praktijk = add(beheer)
    assert praktijk.status == "concept"
    assert "Dit ontbreekt: een Global Goal, een bron" in change(beheer, praktijk, **form(_stap="publiceer"))
    praktijk.refresh_from_db()
    assert praktijk.status == "concept"


def test_a_complete_praktijk_is_published_found_and_seen(beheer, client):
    praktijk = add(beheer, **rows())
    ids = {f"{name}-INITIAL_FORMS": "1" for name in ("doelregels", "bronregels")}
    ids |= {"doelregels-0-id": praktijk.doelregels.get().pk, "bronregels-0-id": praktijk.bronregels.get().pk}
    ids |= {"doelregels-0-praktijk": praktijk.pk, "bronregels-0-praktijk": praktijk.pk}
    refused = change(beheer, praktijk, **form(**rows()) | ids | {"_stap": "publiceer"})
    assert "Dit ontbreekt: datum van controle" in refused
    change(beheer, praktijk, **form(**rows()) | ids | {"_stap": "controleer"})
    done = change(beheer, praktijk, **form(**rows()) | ids | {"_stap": "publiceer"})
    assert "is nu: gepubliceerd" in done
    assert search.find("praktijk", words="kroeskoppelikaan").ids == [praktijk.pk]
    assert client.get("/kennisbank/kroeskoppelikaan/").status_code == 200
    praktijk.refresh_from_db()
    assert praktijk.gewijzigd_door is not None


def test_the_bulk_action_publishes_what_is_complete_and_names_the_rest(beheer):
    whole, half = build.praktijk(status="concept"), build.praktijk(status="concept", lastig="")
    data = {"action": "publish", "_selected_action": [whole.pk, half.pk], "bevestig": "1"}
    done = said(beheer.post(reverse("admin:kennisbank_praktijk_changelist"), data))
    assert "1 gelukt, 1 overgeslagen" in done
    assert "wat was lastig?" in done
    half.refresh_from_db()
    assert half.status == "concept"


def test_archiving_a_concept_does_not_publish_it(beheer, client):
    praktijk = build.praktijk(status="concept")
    url = reverse("admin:kennisbank_praktijk_changelist")
    data = {"action": "archive", "_selected_action": [praktijk.pk], "bevestig": "1", "reden": "Oud."}
    assert "de status is nu concept" in said(beheer.post(url, data))
    assert client.get(praktijk.get_absolute_url()).status_code == 404


def test_a_place_is_whole_or_not_there(beheer):
    page = beheer.post(reverse("admin:kennisbank_praktijk_add"), form(lengtegraad="")).content.decode()
    assert "allebei in, of geen van beide" in page


def test_deleting_from_the_list_leaves_no_ghost(beheer):
    praktijk = build.praktijk(titel="Kwartelkoning")
    data = {"action": "delete_selected", "_selected_action": [praktijk.pk], "bevestig": "1"}
    beheer.post(reverse("admin:kennisbank_praktijk_changelist"), data)
    assert search.find("praktijk", words="kwartelkoning").total == 0


def test_checking_and_archiving_from_the_list(beheer):
    praktijk = build.praktijk()
    url = reverse("admin:kennisbank_praktijk_changelist")
    chosen = {"_selected_action": [praktijk.pk]}
    page = beheer.post(url, chosen | {"action": "archive"}).content.decode()
    assert praktijk.titel in page and "Waarom?" in page, "first a page that lists them"
    beheer.post(url, chosen | {"action": "mark_checked", "bevestig": "1"})
    beheer.post(url, chosen | {"action": "archive", "bevestig": "1"})
    praktijk.refresh_from_db()
    assert praktijk.status == "gepubliceerd", "not without a reason"
    beheer.post(url, chosen | {"action": "archive", "bevestig": "1", "reden": "Bestaat niet meer."})
    praktijk.refresh_from_db()
    assert praktijk.gecontroleerd_op is not None
    assert praktijk.status == "gearchiveerd"


@pytest.mark.parametrize(
    "name",
    ["praktijk", "netwerk", "thema", "land", "agenda", "doel", "verband", "gebruiker"],
)
def test_every_list_and_form_of_the_admin_opens(beheer, name):
    app = {"praktijk": "kennisbank", "netwerk": "kennisbank", "thema": "kennisbank", "land": "kennisbank"}.get(
        name, "gemeenten" if name == "gebruiker" else "agendas"
    )
    assert beheer.get(reverse(f"admin:{app}_{name}_changelist"), {"q": "water"}).status_code == 200
    assert beheer.get(reverse(f"admin:{app}_{name}_add")).status_code == 200


def test_the_list_takes_a_constant_number_of_queries(beheer, django_assert_max_num_queries):
    with django_assert_max_num_queries(36):
        beheer.get(reverse("admin:kennisbank_praktijk_changelist"))


def test_a_stranger_gets_the_login_page(client):
    assert client.get("/beheer/kennisbank/praktijk/").status_code == 302


def test_a_network_keeps_its_search_row_in_step(beheer):
    netwerk = Netwerk.objects.get(slug="c40")
    netwerk.opbrengst = "Kennis over zonnedauwteelt."
    netwerk.save()
    assert search.find("netwerk", words="zonnedauwteelt").ids == [netwerk.pk]
