"""Countries, partnerships and what municipalities said of them, in the admin of VNG."""

import pytest

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.portaal.demo.landen import load_demo_landen
from raadsportaal.portaal.demo.stedenbanden import load_demo_stedenbanden
from samenwerking.models import Aanwezigheid, Bandwijziging, Landpagina, Stedenband
from tests import build
from tests.samenwerking import landen as maak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
BASE = "/beheer/samenwerking/"
FIELDS = {
    "land": "64", "inleiding": "Bergen.", "bestuur": "", "opgave": "", "leren": "", "doelen": "13,6",
    "plaatsen": "Thimphu | 27,47 | 89,64", "bronnen": "Boek | https://example.org | 2020 | gelezen\nEigen kennis",
    "reden": "",
}  # fmt: skip


def page(client, path):
    response = client.get(BASE + path)
    assert response.status_code == 200
    return response.content.decode()


def test_every_list_and_form_opens(beheer):
    pagina, band, row = maak.pagina(), maak.band(contact="Piet"), maak.actief()
    overleg = maak.overleg(build.gemeente("Vrager"), [row.gemeente])
    for path in ("landpagina/", "stedenband/", "aanwezigheid/", "landenoverleg/", "bandwijziging/"):
        page(beheer, path)
    page(beheer, "landpagina/add/")
    page(beheer, f"landpagina/{pagina.pk}/change/")
    assert "Piet" in page(beheer, f"stedenband/{band.pk}/change/")
    page(beheer, f"aanwezigheid/{row.pk}/change/")
    html = page(beheer, f"landenoverleg/{overleg.pk}/change/")
    assert "Zullen wij bellen?" in html and "nog geen antwoord" in html


def test_a_country_is_made_of_lines_of_text(beheer):
    response = beheer.post(f"{BASE}landpagina/add/", FIELDS)
    assert response.status_code == 302, response.content.decode()
    pagina = Landpagina.objects.get(land__code="BT")
    assert pagina.plaatsen == [{"naam": "Thimphu", "breedtegraad": 27.47, "lengtegraad": 89.64}]
    first = {"titel": "Boek", "url": "https://example.org", "jaar": 2020, "raadpleging": "gelezen"}
    assert pagina.bronnen == [first, {"titel": "Eigen kennis"}]
    html = page(beheer, f"landpagina/{pagina.pk}/change/")
    assert "Thimphu | 27.47 | 89.64" in html and "Eigen kennis |" in html


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("gesloten", "on", "Zeg waarom er nu niemand heen gaat."),
        ("plaatsen", "Thimphu", "Regel 1: schrijf naam | breedtegraad | lengtegraad."),
        ("plaatsen", "A | 1 | 2\nB | x | 2", "Regel 2: een breedtegraad of lengtegraad is geen getal."),
        ("plaatsen", "A | 100 | 2", "deze plaats ligt niet op aarde"),
        ("plaatsen", "\n".join(f"P{n} | {n} | 2" for n in range(5)), "Kies er hooguit 4."),
        ("bronnen", "Boek | javascript:alert(1)", "Regel 1:"),
        ("bronnen", "Boek | https://example.org | MMXX", "MMXX is geen jaar."),
        ("doelen", "13,99", "17"),
    ],
)
def test_what_cannot_be_is_told(beheer, field, value, words):
    response = beheer.post(f"{BASE}landpagina/add/", FIELDS | {field: value})
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Landpagina.objects.filter(land__code="BT").exists()


def test_closing_a_country_with_a_reason(beheer):
    pagina = maak.pagina()
    beheer.post(f"{BASE}landpagina/{pagina.pk}/change/", FIELDS | {"gesloten": "on", "reden": "Oorlog."})
    pagina.refresh_from_db()
    assert pagina.gesloten and Landpagina.objects.closed_codes() >= {"BT"}
    beheer.post(f"{BASE}landpagina/", {"action": "mark_checked", "_selected_action": [pagina.pk]})
    pagina.refresh_from_db()
    assert pagina.gecontroleerd_op


def test_nothing_of_it_is_deleted(beheer):
    pagina, band = maak.pagina(), maak.band()
    for path in (f"landpagina/{pagina.pk}/delete/", f"stedenband/{band.pk}/delete/"):
        assert beheer.post(BASE + path, {"post": "yes"}).status_code == 403


def test_the_queue_shows_old_and_new_until_somebody_has_seen_it(beheer):
    band = maak.band(build.gemeente("Hier"), plaats="Timfu <b>")
    with bereik(EVERYTHING):
        band.confirm(by=build.persoon(naam="Mark"), now=maak.moment(), stand="actief", plaats="Thimphu")
        band.confirm(by=None, now=maak.moment(27), stand="actief")
    html = page(beheer, "bandwijziging/?gezien_op__isempty=1")
    assert "Niet bevestigd" in html and "Actief" in html and "Mark" in html
    assert "Timfu &lt;b&gt;" in html and "Thimphu" in html
    assert "Klopt nog, zegt de gemeente" in html
    keys = [wijziging.pk for wijziging in Bandwijziging.objects.all()]
    beheer.post(f"{BASE}bandwijziging/", {"action": "mark_seen", "_selected_action": keys})
    assert not Bandwijziging.objects.unseen().exists()
    assert "Timfu" not in page(beheer, "bandwijziging/?gezien_op__isempty=1")


def test_what_vng_changes_is_found_at_once(beheer, client):
    band = maak.band(build.gemeente("Hier"), plaats="Timfu")
    fields = {"gemeente": band.gemeente_id, "plaats": "Thimphu", "land": "64", "soort": "contact", "stand": "slapend"}
    assert beheer.post(f"{BASE}stedenband/{band.pk}/change/", fields | {"themas": ["2"]}).status_code == 302
    html = client.get("/samenwerking/stedenbanden/?q=thimphu&stand=slapend&soort=contact").content.decode()
    assert "Thimphu" in html
    assert not Bandwijziging.objects.filter(stedenband=band).exists()


def test_the_demo_gives_the_invented_municipalities_something_once(oosterwaard, client):
    for _ in range(2):
        load_demo_landen(maak.day())
        load_demo_stedenbanden(maak.day())
    banden = Stedenband.objects.filter(gemeente=oosterwaard)
    assert {band.plaats: band.stand for band in banden} == {"Um Al-Jimal": "actief", "Nowa Wieś": "niet_bevestigd"}
    assert Aanwezigheid.objects.filter(gemeente__verzonnen=True).count() == 2
    html = client.get("/samenwerking/landen/jordanie/").content.decode()
    assert "Um Al-Jimal" in html and "Demo" in html
