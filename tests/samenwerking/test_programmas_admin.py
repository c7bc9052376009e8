"""The admin: an editor adds a programme with sources, is told what lacks, publishes it, and sees it on the portal."""

import pytest
from django.urls import reverse

from agendas.models import Doel, Subdoel
from kennisbank.models import Land, Thema
from raadsportaal.basis import search
from samenwerking.models import Programma
from tests.redactie.forms import said, sure
from tests.samenwerking import programmas as build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def form(**fields):
    return {
        "titel": "Kwikstaarten aan de rivier", "slug": "kwikstaarten", "samenvatting": "Kort.", "taal": "nl",
        "soort": "programma", "begin": "01-03-2022", "begin_precies": "jaar", "einde": "", "einde_precies": "dag",
        "doelstelling": "Meer vogels.", "lastig": "Veel.", "bijdrage_raadslid": "Vraag ernaar.", "munt": "EUR",
        "budget": "1250,50", "partners": "AMM, de vereniging\r\n\r\nVNG\r\n", "bronnen-TOTAL_FORMS": "0",
        "bronnen-INITIAL_FORMS": "0", "landen": [Land.objects.get(code="ML").pk],
        "themas": [Thema.objects.get(slug="groen").pk],
    } | fields  # fmt: skip


def whole():
    return {
        "doelen": [Doel.objects.global_goals().get(nummer=15).pk],
        "subdoelen": [Subdoel.objects.get(code="15.1").pk],
        "bronnen-TOTAL_FORMS": "1",
        "bronnen-0-titel": "Report",
        "bronnen-0-url": "https://example.org/",
        "bronnen-0-jaar": "2024",
        "bronnen-0-taal": "en",
    }


def add(beheer, **fields):
    data = form(**fields) | {"_continue": "1"}
    response = beheer.post(reverse("admin:samenwerking_programma_add"), data)
    assert response.status_code == 302, response.context["adminform"].form.errors
    return Programma.objects.get(slug="kwikstaarten")


def change(beheer, programma, **fields):
    url = reverse("admin:samenwerking_programma_change", args=[programma.pk])
    return said(sure(beheer, url, beheer.post(url, fields), follow=False))


def test_a_new_programme_is_a_concept_until_it_is_complete(beheer):
    programma = add(beheer, lastig="")
    assert (programma.status, programma.partners) == ("concept", ["AMM, de vereniging", "VNG"])
    assert str(programma.begin) == "2022-01-01"
    page = change(beheer, programma, **form(lastig="", _stap="publiceer"))
    assert "Dit ontbreekt: wat was of is lastig?, een Global Goal, een bron" in page
    programma.refresh_from_db()
    assert programma.status == "concept"


def test_a_complete_programme_is_published_found_and_seen(beheer, client):
    programma = add(beheer, **whole())
    ids = {
        "bronnen-INITIAL_FORMS": "1",
        "bronnen-0-id": programma.bronnen.get().pk,
        "bronnen-0-programma": programma.pk,
    }
    page = change(beheer, programma, **form(**whole()) | ids | {"_stap": "publiceer"})
    assert "is nu: gepubliceerd" in page
    assert search.find("programma", words="kwikstaarten").ids == [programma.pk]
    html = client.get("/samenwerking/programmas/kwikstaarten/").content.decode()
    assert "1.250,50 euro" in html
    assert "over 2024" in html


def test_only_global_goals_can_be_chosen(beheer):
    other = Doel.objects.exclude(agenda__groep="global-goals").first()
    page = beheer.post(reverse("admin:samenwerking_programma_add"), form(doelen=[other.pk])).content.decode()
    assert "errorlist" in page
    asked = {"app_label": "samenwerking", "model_name": "programma", "field_name": "doelen", "term": ""}
    found = beheer.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert len(found) == 17


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"einde": "01-01-2020"}, "Het einde ligt voor het begin."),
        ({"slug": "rss"}, "Dit adres gebruikt het portaal zelf"),
        ({"partners": "x" * 300}, "200"),
        ({"budget": "veel"}, "errorlist"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(beheer, fields, said):
    response = beheer.post(reverse("admin:samenwerking_programma_add"), form(**fields))
    assert response.status_code == 200
    assert said in response.content.decode()


def test_the_list_opens_and_takes_a_constant_number_of_queries(beheer, django_assert_max_num_queries):
    boven = build.programma()
    for _ in range(2):
        with django_assert_max_num_queries(26):
            assert beheer.get(reverse("admin:samenwerking_programma_changelist")).status_code == 200
        for _ in range(5):
            build.project(boven)
    assert beheer.get(reverse("admin:samenwerking_programma_changelist"), {"q": "mali"}).status_code == 200


def test_the_form_of_an_imported_project_opens(beheer):
    project = build.project(build.programma(), verzameling="XX-1", extern_id="XX-1-2", plaatsen=[{"naam": "Bamako"}])
    html = beheer.get(reverse("admin:samenwerking_programma_change", args=[project.pk])).content.decode()
    assert "Bamako" in html
    assert "XX-1-2" in html


def test_a_programme_with_projects_cannot_be_deleted(beheer):
    boven = build.programma()
    build.project(boven)
    beheer.post(reverse("admin:samenwerking_programma_delete", args=[boven.pk]), {"post": "yes"})
    assert Programma.objects.filter(pk=boven.pk).exists()
