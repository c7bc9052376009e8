"""The sentences of the history: every act has one, with what stood there before."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from raadsportaal.dossiers.templatetags.history_tags import wanneer
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


def test_what_nobody_did_the_portal_did(gemeente):
    [change] = told(new_dossier(gemeente, bron="openbesluitvorming"))
    assert (change.who, change.what) == ("Het portaal", "Las het dossier in uit OpenBesluitvorming")


def test_a_changed_field_shows_what_stood_there_in_words(gemeente, griffier):
    dossier = new_dossier(gemeente, stand="commissie", behandeldatum=date(2026, 11, 26))
    with act(griffier, later(hours=1)):
        dossier.stand, dossier.behandeldatum, dossier.portefeuillehouder = "aangenomen", None, "R. Bakker"
        dossier.save()
    change = told(dossier)[0]
    assert change.what == "Wijzigde de stand, de portefeuillehouder en de datum van behandeling"
    assert [(d.label, d.old, d.new) for d in change.differences] == [
        ("Waar staat het?", "In de commissie", "Aangenomen"),
        ("Portefeuillehouder", "", "R. Bakker"),
        ("Datum van behandeling in de raad", "26 november 2026", ""),
    ]


def test_the_archive_and_the_public_page_are_told(gemeente, griffier):
    dossier = new_dossier(gemeente)
    with act(griffier, later(hours=1)):
        dossier.titel = "Nieuwe titel"
        dossier.save()
        dossier.publish(later(hours=1))
    with act(griffier, later(hours=2)):
        dossier.hide()
    with act(griffier, later(hours=3)):
        dossier.archive(later(hours=3))
    with act(griffier, later(hours=4)):
        dossier.restore()
    assert sentences(dossier)[:-1] == [
        "Haalde het dossier uit het archief",
        "Zette het dossier in het archief",
        "Haalde het dossier van de openbare pagina",
        "Maakte het dossier openbaar en wijzigde de titel",
    ]


def test_the_way_of_a_proposal_is_told_step_by_step(gemeente, griffier, raadslid):
    dossier = new_dossier(gemeente)
    koppeling = propose(dossier, subdoel("13.1"), raadslid)
    decide(koppeling, "afwijs", griffier, later(days=1), reden="te_algemeen")
    decide(koppeling, "ongedaan", griffier, later(days=2))
    decide(koppeling, "koppel", griffier, later(days=3))
    decide(koppeling, "ontkoppel", griffier, later(days=4))
    decide(koppeling, "ongedaan", griffier, later(days=5))
    naar = str(subdoel("13.1"))
    assert sentences(dossier)[:-1] == [
        f"Koppelde {naar} opnieuw",
        f"Ontkoppelde {naar}",
        f"Koppelde {naar}",
        f"Maakte de afwijzing van {naar} ongedaan",
        f"Wees {naar} af: het klopt, maar is te algemeen",
        f"Stelde {naar} voor",
    ]
    assert told(dossier)[0].who == "Mark Jansen, griffier"
    assert told(dossier)[-2].who == "Sanne de Wit, raadslid"


def test_who_proposes_again_what_was_refused_did_not_undo_the_refusal(gemeente, griffier, raadslid):
    dossier = new_dossier(gemeente)
    koppeling = propose(dossier, subdoel("13.1"), raadslid)
    decide(koppeling, "afwijs", griffier, later(days=1), reden="onderwerp")
    propose(dossier, subdoel("13.1"), raadslid, later(days=2))
    assert sentences(dossier)[0] == f"Stelde {subdoel('13.1')} opnieuw voor"


def test_a_proposal_that_is_taken_back_is_told(gemeente, raadslid):
    dossier = new_dossier(gemeente)
    koppeling = propose(dossier, subdoel("13.1"), raadslid)
    decide(koppeling, "trek_in", raadslid, later(days=1))
    assert sentences(dossier)[0] == f"Trok het voorstel voor {subdoel('13.1')} in"


def test_an_example_is_called_by_its_place_and_a_beleidspunt_by_its_title(gemeente, griffier):
    dossier = new_dossier(gemeente)
    with act(griffier, later(hours=1)):
        punt = build.beleidspunt(dossier, titel="Ruimte voor water")
    propose(dossier, build.praktijk(plaats="Kopenhagen", land="DK"), griffier, later(hours=2), beleidspunt=punt)
    assert sentences(dossier)[:2] == [
        "Stelde het voorbeeld uit Kopenhagen (bij ‘Ruimte voor water’) voor",
        "Voegde het beleidspunt ‘Ruimte voor water’ toe",
    ]


def test_a_beleidspunt_that_went_leaves_its_text(gemeente, griffier):
    dossier = new_dossier(gemeente)
    with act(griffier, later(hours=1)):
        punt = build.beleidspunt(dossier, titel="Groen", passage="Elke straat een boom.", bladzijde=4)
    with act(griffier, later(hours=2)):
        punt.remove()
    change = told(dossier)[0]
    assert change.what == "Haalde het beleidspunt ‘Groen’ weg"
    assert ("Passage uit het stuk", "Elke straat een boom.", "") in [
        (d.label, d.old, d.new) for d in change.differences
    ]


def test_today_and_yesterday_are_said_as_such():
    today = timezone.localdate(NOW)
    assert wanneer(NOW, today) == "Vandaag 10.12 uur"
    assert wanneer(NOW, today + timedelta(days=1)) == "Gisteren 10.12 uur"
    assert wanneer(NOW, today + timedelta(days=2)) == "20 november"
    assert wanneer(NOW, today + timedelta(days=60)) == "20 november 2026"


def test_what_is_reworded_keeps_its_old_words(gemeente, griffier):
    dossier = new_dossier(gemeente)
    koppeling = propose(dossier, subdoel("13.1"), griffier, linked=True, toelichting="Eerst.")
    with act(griffier, later(hours=1)):
        koppeling.reword(versie=1, toelichting="Daarna.", richting="werkt_tegen")
    change = told(dossier)[0]
    assert change.what == f"Wijzigde de koppeling met {subdoel('13.1')}"
    assert [(d.label, d.old, d.new) for d in change.unsaid] == [
        ("Richting", "Nog niet bekend", "Werkt tegen"),
        ("Toelichting", "Eerst.", "Daarna."),
    ]


def test_a_koppeling_that_is_deleted_is_told(gemeente, griffier):
    dossier = new_dossier(gemeente)
    koppeling = propose(dossier, subdoel("13.1"), griffier, linked=True)
    with act(None, later(hours=1)):
        koppeling.delete()
    assert sentences(dossier)[0] == f"Haalde de koppeling met {subdoel('13.1')} weg"
