"""The history of a dossier: who did what when, as the people of the municipality read it, and nobody else."""

import pytest

from raadsportaal.dossiers.herindeling import move
from raadsportaal.dossiers.history import latest_changes, of_dossier
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.acts import NOW, act, decide, later, new_dossier, propose, sentences, subdoel, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente():
    return build.gemeente("Noorderwaard")


@pytest.fixture
def griffier(gemeente):
    return build.lid(gemeente, Rol.GRIFFIER, naam="Mark Jansen").gebruiker


@pytest.fixture
def raadslid(gemeente):
    return build.lid(gemeente, Rol.RAADSLID, naam="Sanne de Wit").gebruiker


def test_a_new_dossier_says_who_made_it(gemeente, griffier):
    [change] = told(new_dossier(gemeente, griffier))
    assert (change.who, change.what, change.when) == ("Mark Jansen, griffier", "Maakte het dossier", NOW)


def test_an_erased_person_has_no_name_left(gemeente, griffier):
    dossier = new_dossier(gemeente, griffier)
    with bereik(EVERYTHING):
        griffier.lidmaatschappen.all().delete()
    griffier.naam = "Verwijderde gebruiker"
    griffier.save()
    assert [change.who for change in told(dossier)] == ["Verwijderde gebruiker"]
    with act(griffier, later(hours=1)):
        dossier.samenvatting = "Nieuw."
        dossier.save()
    type(griffier).objects.filter(pk=griffier.pk).delete()
    assert {change.who for change in told(dossier)} == {"Verwijderde gebruiker"}


def test_what_one_person_saves_twice_at_one_moment_is_one_line(gemeente, griffier):
    dossier = new_dossier(gemeente, titel="Eerst")
    with act(griffier, later(hours=1)):
        for titel in ("Tussendoor", "Daarna"):
            dossier.titel = titel
            dossier.save()
    first, _ = told(dossier)
    assert [(d.old, d.new) for d in first.differences] == [("Eerst", "Daarna")]


def test_the_page_of_a_dossier_counts_beleidspunten_of_one_moment_and_all_of_it_names_them(gemeente, griffier, client):
    dossier = new_dossier(gemeente, griffier)
    with act(griffier, later(hours=1)):
        for titel in ("Wonen", "Water", "Geld"):
            build.beleidspunt(dossier, titel=titel)
    client.force_login(griffier)
    page = client.get(dossier.get_absolute_url())
    assert [change.what for change in page.context["wijzigingen"]] == [
        "Voegde 3 beleidspunten toe",
        "Maakte het dossier",
    ]
    assert page.context["meer_wijzigingen"]
    whole = client.get(f"{dossier.get_absolute_url()}geschiedenis/").content.decode()
    assert "Voegde het beleidspunt ‘Water’ toe" in whole


def test_saving_the_same_again_is_no_change(gemeente, griffier):
    dossier = new_dossier(gemeente)
    with act(griffier, later(hours=1)):
        dossier.save()
    assert sentences(dossier) == ["Maakte het dossier"]


def test_a_long_text_is_folded_and_a_short_one_is_not(gemeente, griffier, client):
    dossier = new_dossier(gemeente, samenvatting="Kort.", portefeuillehouder="R. Bakker")
    with act(griffier, later(hours=1)):
        dossier.samenvatting, dossier.portefeuillehouder = "Een lange samenvatting. " * 10, "<b>K. de Boer</b>"
        dossier.save()
    client.force_login(griffier)
    html = client.get(f"/gemeenten/noorderwaard/dossiers/{dossier.slug}/geschiedenis/").content.decode()
    assert "<summary>Samenvatting: oud en nieuw</summary>" in html
    assert "&lt;b&gt;K. de Boer&lt;/b&gt;" in html
    assert html.count('<details class="raad-uitklap"') == 1


def test_a_merger_is_one_line_and_moves_the_history_along(gemeente, griffier):
    naar = build.gemeente("Westerwaard")
    dossier = new_dossier(gemeente, griffier)
    propose(dossier, subdoel("13.1"), griffier, later(hours=1), linked=True)
    with act(None, later(days=30)):
        move(gemeente, naar)
    with bereik(EVERYTHING):
        changes = of_dossier(naar.dossiers.get())
    assert [(change.who, change.what) for change in changes] == [
        ("Het portaal", "Herindeling: van Noorderwaard naar Westerwaard"),
        ("Mark Jansen, griffier", f"Koppelde {subdoel('13.1')}"),
        ("Mark Jansen, griffier", "Maakte het dossier"),
    ]


def test_the_number_of_queries_does_not_grow_with_the_history(gemeente, griffier, raadslid, django_assert_num_queries):
    dossier = new_dossier(gemeente, griffier)
    for n, code in enumerate(("11.3", "11.7", "13.1", "13.2", "6.5", "3.9"), start=1):
        koppeling = propose(dossier, subdoel(code), raadslid, later(days=n))
        decide(koppeling, "koppel", griffier, later(days=n, hours=1))
        if n in (1, 6):
            with bereik(EVERYTHING), django_assert_num_queries(8):
                assert len(of_dossier(dossier)) == 2 * n + 1
            with bereik(EVERYTHING), django_assert_num_queries(7):
                assert latest_changes(gemeente, 5)


def test_the_latest_changes_are_of_all_dossiers_and_compare_with_what_was_before(gemeente, griffier):
    visie, nota = new_dossier(gemeente, titel="Visie"), new_dossier(gemeente, titel="Nota")
    elsewhere = new_dossier(build.gemeente(), titel="Van een ander")
    for n, dossier in enumerate([visie, nota, elsewhere], start=1):
        with act(griffier, later(hours=n)):
            dossier.stand = "aangenomen"
            dossier.save()
    with bereik(EVERYTHING):
        changes = latest_changes(gemeente, 3)
    assert [(c.dossier.titel, c.what) for c in changes] == [
        ("Nota", "Wijzigde de stand"),
        ("Visie", "Wijzigde de stand"),
        ("Nota", "Maakte het dossier"),
    ]
    assert changes[0].dossier.get_absolute_url() == f"/gemeenten/noorderwaard/dossiers/{nota.slug}/"


def test_the_page_of_a_dossier_shows_ten_changes_and_leads_to_all(gemeente, griffier, client):
    dossier = new_dossier(gemeente, griffier)
    for n in range(12):
        with act(griffier, later(minutes=n + 1)):
            dossier.portefeuillehouder = f"Wethouder {n}."
            dossier.save()
    client.force_login(griffier)
    page = client.get(dossier.get_absolute_url()).content.decode()
    assert "Wethouder 11." in page
    assert "Wethouder 0." not in page
    whole = client.get(f"{dossier.get_absolute_url()}geschiedenis/").content.decode()
    assert f'href="{dossier.get_absolute_url()}geschiedenis/"' in page
    assert "Wethouder 0." in whole
    assert "20 november 2026" in whole


def test_another_municipality_sees_nothing_of_it(gemeente, griffier, client):
    dossier = new_dossier(gemeente, griffier)
    outsider = build.lid(build.gemeente(), Rol.GRIFFIER).gebruiker
    client.force_login(outsider)
    for part in ("geschiedenis/", "bijlage/", "bijlage.pdf"):
        assert client.get(f"{dossier.get_absolute_url()}{part}").status_code == 404
    with bereik(outsider.lidmaatschappen.get().gemeente_id, outsider.pk):
        assert of_dossier(dossier) == []


def test_what_a_dossier_belongs_to_is_told_by_its_title(gemeente, griffier):
    proposal, motie = new_dossier(gemeente, titel="Omgevingsvisie"), new_dossier(gemeente, titel="Motie")
    with act(griffier, later(hours=1)):
        motie.bij = proposal
        motie.save()
    change, _ = told(motie)
    assert change.what == "Wijzigde het dossier waar het bij hoort"
    assert [(d.old, d.new) for d in change.differences] == [("", "Omgevingsvisie")]
