"""What a merger does with people, invitations and imports, along chains, and while others work on the same dossiers."""

import threading
from datetime import date, timedelta

import pytest
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.utils import timezone

from raadsportaal.dossiers import herindeling
from raadsportaal.dossiers.forms import DossierForm
from raadsportaal.dossiers.models import Dossier, Invoer
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Deelnameverzoek, Lidmaatschap, Rol
from raadsportaal.gemeenten.people_history import latest
from tests import build
from tests.gemeenten.test_people import invitations
from tests.gemeenten.test_register import load

LAST_DAY = date(2025, 12, 31)


@pytest.fixture
def oud(content):
    return build.gemeente("Oudstad", einddatum=LAST_DAY)


@pytest.fixture
def nieuw(oud):
    gemeente = build.gemeente("Nieuwstad")
    oud.opvolgers.add(gemeente)
    return gemeente


def merge():
    return " ".join(str(moved) for moved in herindeling.move_to_successors(timezone.localdate()))


def invited(gemeente, email="sanne@voorbeeld.nl", rol=Rol.GRIFFIER):
    return build.uitnodiging(gemeente, email, naam="Sanne", rol=rol)


def test_an_open_invitation_leads_to_the_successor(client, oud, nieuw):
    _, token = invited(oud)
    assert "1 uitnodiging." in merge()
    client.get(f"/uitnodiging/{token}/")
    client.post("/uitnodiging/")
    assert Lidmaatschap.objects.get(gebruiker__email="sanne@voorbeeld.nl").gemeente == nieuw
    assert merge() == "", "an invitation is moved once"


def test_a_request_to_join_waits_with_the_successor_and_once(oud, nieuw):
    for gemeente, email in ((oud, "sanne@oud.example"), (oud, "piet@oud.example"), (nieuw, "piet@oud.example")):
        with bereik(EVERYTHING):
            Deelnameverzoek.objects.create(
                gemeente=gemeente, naam="Iemand", functie="Griffier", email=email, bevestigd_op=timezone.now(),
                token=f"{gemeente}{email}",
            )  # fmt: skip
    assert "2 verzoeken om mee te doen" in merge()
    with bereik(EVERYTHING):
        waiting = Deelnameverzoek.objects.waiting().order_by("email")
        assert [(one.gemeente, one.email) for one in waiting] == [
            (nieuw, "piet@oud.example"), (nieuw, "sanne@oud.example"),
        ]  # fmt: skip
    assert merge() == ""


def test_the_report_counts_in_sentences(oud, nieuw):
    build.dossier(oud)
    build.lid(oud)
    for n in range(2):
        invited(oud, f"persoon{n}@nieuw.example")
    assert merge() == "Oudstad naar Nieuwstad: 1 dossier en 1 persoon, 2 uitnodigingen."


def test_an_invitation_to_who_is_invited_or_works_there_already_is_withdrawn(oud, nieuw):
    invited(oud)
    stays, _ = invited(nieuw, rol=Rol.RAADSLID)
    member = build.lid(nieuw).gebruiker
    invited(oud, member.email)
    report = merge()
    assert "De uitnodiging van sanne@voorbeeld.nl verviel." in report and member.email in report
    assert invitations() == [stays]


@pytest.mark.parametrize(
    ("before", "there", "after"),
    [
        ("griffier", "raadslid", "griffier"),
        ("raadslid", "griffier", "griffier"),
        ("raadslid", "ambtenaar", "ambtenaar"),
        ("fractiemedewerker", "raadslid", "raadslid"),
        ("raadslid", "raadslid", "raadslid"),
    ],
)
def test_of_two_roles_the_higher_one_stays_and_the_report_says_so(oud, nieuw, before, there, after):
    person = build.lid(oud, before, naam="Sanne de Wit").gebruiker
    build.lid(nieuw, there, person)
    report = merge()
    assert person.lidmaatschappen.get().rol == after
    assert (f"Sanne de Wit had in beide een rol en is nu {after}." in report) == (before != there)


def test_rows_that_wait_to_be_taken_over_move_along(oud, nieuw):
    with bereik(EVERYTHING):
        Invoer.objects.create(gemeente=oud, bron="bestand", naam="geheim.csv")
    assert "1 keer ingelezen rijen" in merge()
    with bereik(EVERYTHING):
        assert nieuw.invoeren.get().naam == "geheim.csv"


def test_a_successor_that_was_merged_itself_leads_further(oud, nieuw):
    nieuw.einddatum = LAST_DAY
    nieuw.save()
    last = build.gemeente("Nuwaard")
    nieuw.opvolgers.add(last)
    dossier, griffier = build.dossier(oud), build.lid(nieuw, Rol.GRIFFIER).gebruiker
    merge()
    with bereik(EVERYTHING):
        assert Dossier.objects.get(pk=dossier.pk).gemeente == last
    assert griffier.lidmaatschappen.get().gemeente == last


def test_the_griffier_there_reads_where_people_came_from(oud, nieuw):
    build.lid(oud, naam="Sanne de Wit")
    merge()
    with bereik(EVERYTHING):
        changes = [(change.who, change.what) for change in latest(nieuw, 10)]
    assert changes[0] == ("Herindeling", "Sanne de Wit kwam mee van Oudstad naar Nieuwstad")


def test_nothing_is_moved_to_itself(oud):
    griffier, dossier = build.lid(oud, Rol.GRIFFIER), build.dossier(oud, slug="plan")
    with bereik(EVERYTHING):
        assert "bleven staan" in str(herindeling.move(oud, oud))
        assert Dossier.objects.get(pk=dossier.pk).slug == "plan"
    assert oud.leden.get() == griffier


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [("GM9001=GM9001", "volgt zichzelf niet op"), ("GM9001=GM9002", "bestaat niet meer"), ("GM9001=", "geen code")],
)
def test_a_choice_that_makes_no_sense_is_refused(content, tmp_path, chosen, reason):
    ended = (timezone.localdate() - timedelta(days=1)).isoformat()
    rows = [{"code": f"GM900{n}", "naam": f"Stad {n}", "einddatum": ended} for n in (1, 2)]
    with pytest.raises(CommandError, match=reason):
        load(tmp_path, *rows, opvolger=[chosen])


def test_a_successor_that_this_register_adds_can_be_chosen(oud, tmp_path):
    dossier = build.dossier(oud)
    load(tmp_path, {"code": "GM9002", "naam": "Gloednieuw"}, opvolger=[f"{oud.code}=GM9002"])
    with bereik(EVERYTHING):
        assert Dossier.objects.get(pk=dossier.pk).gemeente.naam == "Gloednieuw"


@pytest.fixture
def both(proefstad, committed):
    """Proefstad with a dossier and the browser of its griffier, and where it goes; seen by every connection."""

    def make():
        lid = build.lid(proefstad, Rol.GRIFFIER, email="griffier@proefstad.example")
        client = Client()
        client.force_login(lid.gebruiker)
        return client, build.dossier(proefstad, titel="Oud", slug="oud")

    client, dossier = committed(make)
    naar = committed(lambda: build.gemeente("Nieuwproef"))
    yield client, dossier, naar
    committed(lambda: build.remove(naar))


CHANGE = "/gemeenten/proefstad/dossiers/oud/wijzig/"
EDIT = {"titel": "Nieuwe titel", "soort": "motie", "stand": "geagendeerd"}


def titel_and_place(dossier):
    with bereik(EVERYTHING):
        return Dossier.objects.values_list("titel", "gemeente").get(pk=dossier.pk)


def do_merge(van, naar):
    with bereik(EVERYTHING):
        herindeling.move(van, naar)


def test_an_edit_just_before_a_dossier_moves_is_kept(proefstad, both, committed, monkeypatch):
    client, dossier, naar = both
    move_dossier = herindeling._move_dossier

    def after_an_edit(pk, naar):
        assert committed(lambda: client.post(CHANGE, EDIT)).status_code == 302
        move_dossier(pk, naar)

    monkeypatch.setattr(herindeling, "_move_dossier", after_an_edit)
    committed(lambda: do_merge(proefstad, naar))
    assert committed(lambda: titel_and_place(dossier)) == ("Nieuwe titel", naar.pk)


def test_a_merger_waits_for_who_is_saving(proefstad, both, committed, monkeypatch):
    client, dossier, naar = both
    save, waiting = DossierForm.save, []

    def while_a_merger_starts(form, *args, **kwargs):
        def in_turn():
            try:
                do_merge(proefstad, naar)
            finally:
                connection.close()

        waiting.append(threading.Thread(target=in_turn))
        waiting[0].start()
        waiting[0].join(0.5)
        assert waiting[0].is_alive()
        return save(form, *args, **kwargs)

    monkeypatch.setattr(DossierForm, "save", while_a_merger_starts)
    response = committed(lambda: client.post(CHANGE, EDIT))
    waiting[0].join(30)
    assert response.status_code == 302
    assert committed(lambda: titel_and_place(dossier)) == ("Nieuwe titel", naar.pk)
