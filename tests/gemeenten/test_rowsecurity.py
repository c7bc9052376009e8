"""The second lock: the database itself shows a municipality's rows only to who works there."""

import os

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from raadsportaal.dossiers.models import Beleidspunt, Besluit, Dossier, Koppeling
from raadsportaal.gemeenten import access
from raadsportaal.gemeenten.access import EVERYTHING, PUBLISHED, bereik
from raadsportaal.gemeenten.models import Lidmaatschap, Rol
from tests import build
from tests.commands import run_each

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def here():
    return build.gemeente("Hier")


@pytest.fixture
def elsewhere():
    return build.gemeente("Elders")


@pytest.fixture
def griffier(here):
    return build.lid(here, Rol.GRIFFIER).gebruiker


def test_without_a_scope_no_row_comes_out(here):
    build.koppeling(build.dossier(here))
    assert not Dossier.objects.exists()
    assert not Koppeling.objects.exists()
    assert not Dossier.pgh_event_model.objects.exists()


def test_a_forgotten_owner_in_python_shows_no_other_municipality(here, elsewhere, griffier):
    build.koppeling(build.dossier(here, titel="Van ons"))
    build.koppeling(build.dossier(elsewhere, titel="Van hen"))
    with bereik(here.pk, griffier.pk):
        assert {dossier.titel for dossier in Dossier.objects.all()} == {"Van ons"}
        assert Koppeling.objects.count() == 1
        assert {event.titel for event in Dossier.pgh_event_model.objects.all()} == {"Van ons"}


def test_a_gate_that_lets_an_outsider_in_opens_nothing(client, monkeypatch, here, elsewhere):
    """The check of the membership is taken out of the gate on purpose; the database asks for itself."""
    dossier = build.dossier(elsewhere, titel="Geheim plan")
    build.koppeling(dossier, besluit=Besluit.VOORSTEL)
    outsider = build.lid(here, Rol.GRIFFIER).gebruiker
    client.force_login(outsider)
    made_up = Lidmaatschap(gebruiker=outsider, gemeente=elsewhere, rol=Rol.GRIFFIER)
    monkeypatch.setattr(access, "_toegang", lambda request, slug: access.Toegang(elsewhere, made_up))
    base = "/gemeenten/elders/"
    for path in ("", "dossiers/?welke=alles", "voorstellen/", "doelen/", "dossiers/export.csv"):
        response = client.get(base + path)
        assert response.status_code == 200
        assert "Geheim plan" not in b"".join(response).decode()
    assert client.get(f"{base}dossiers/{dossier.slug}/").status_code == 404
    assert client.get(f"{base}dossiers/{dossier.slug}/bijlage.pdf").status_code == 404
    assert client.post(f"{base}dossiers/{dossier.slug}/archief/", {"x": 1}).status_code == 404


def test_nothing_can_be_written_into_another_municipality(here, elsewhere, griffier):
    dossier = build.dossier(elsewhere, titel="Van hen")
    with bereik(here.pk, griffier.pk):
        assert Dossier.objects.filter(pk=dossier.pk).update(titel="Overschreven") == 0
        assert Dossier.objects.filter(pk=dossier.pk).delete()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Dossier.objects.create(gemeente=elsewhere, titel="Ingeslopen", soort="motie")
    with bereik(EVERYTHING):
        assert Dossier.objects.get(pk=dossier.pk).titel == "Van hen"


def test_a_part_cannot_hang_on_a_dossier_of_another_municipality(here, elsewhere):
    ours, theirs = build.dossier(here), build.dossier(elsewhere)
    with pytest.raises(IntegrityError), transaction.atomic(), bereik(EVERYTHING):
        punt = Beleidspunt.objects.create(dossier=ours, titel="Punt")
        Beleidspunt.objects.filter(pk=punt.pk).update(dossier=theirs)
        connection.check_constraints()


def test_the_public_scope_shows_only_what_was_published(here):
    shown = build.dossier(here, titel="Openbaar", openbaar_op="2026-11-01T09:00Z")
    hidden = build.dossier(here, titel="Niet openbaar")
    gone = build.dossier(here, openbaar_op="2026-11-01T09:00Z", gearchiveerd_op="2026-11-02T09:00Z")
    for dossier in (shown, hidden, gone):
        build.koppeling(dossier, "11.7")
        build.koppeling(dossier, "13.1", besluit=Besluit.VOORSTEL)
    with bereik(PUBLISHED):
        ours = Dossier.objects.filter(gemeente=here)
        assert [dossier.titel for dossier in ours] == ["Openbaar"]
        assert Koppeling.objects.filter(gemeente=here).count() == 1
        assert not Dossier.pgh_event_model.objects.exists()
        assert ours.update(titel="Gewijzigd") == 0


def test_the_scope_ends_with_its_block_also_after_a_fault(here, griffier):
    build.dossier(here)
    with pytest.raises(ZeroDivisionError), bereik(here.pk, griffier.pk):
        1 / 0  # noqa: B018
    assert not Dossier.objects.exists()
    with bereik(here.pk, griffier.pk):
        with bereik(PUBLISHED):
            assert not Dossier.objects.filter(gemeente=here).exists()
        assert Dossier.objects.count() == 1
    assert not Dossier.objects.exists()


# Who asks or signs up says of which municipality; the row is that person's own, and no colleague reads it.
OF_A_PERSON = {"samenwerking_adviesvraag", "samenwerking_aanmelding"}


# Facts about a municipality that others publish: everyone may read them, and no municipality writes them.
FIGURES = {"agendas_waarde", "agendas_cijfernoot", "agendas_cijfercorrectie"}


def test_every_table_of_a_municipality_has_the_lock():
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'gemeente_id' AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"""
        )
        locks = dict(cursor.fetchall())
    assert {name for name, locked in locks.items() if not locked} == OF_A_PERSON | FIGURES
    assert len(locks) > 7


def test_the_portal_is_no_superuser():
    """A superuser, or a role with BYPASSRLS, walks past every policy."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)


def test_a_portal_that_is_superuser_does_not_start():
    """The embedded cluster has one; on a database of somebody else's there may be none to try this with."""
    ours, theirs = os.environ["DATABASE_URL"], os.environ["DATABASE_URL"].replace("//portaal@", "//postgres@")
    if ours == theirs:
        pytest.skip("no superuser to try it with")
    commands = [["migrate", "--plan"], ["check", "--database", "default"]]
    for command, (code, errors) in zip(commands, run_each(commands, DATABASE_URL=theirs), strict=True):
        assert code != 0, command
        assert "gemeenten.E001" in errors, command


def test_history_is_added_to_and_read_but_never_altered(here, griffier):
    dossier = build.dossier(here, titel="Zoals het was")
    with bereik(here.pk, griffier.pk):
        events = Dossier.pgh_event_model.objects
        assert events.update(titel="Vervalst") == 0
        assert events.all().delete()[0] == 0
        dossier.titel = "Nieuw"
        dossier.save()
        assert [event.titel for event in events.order_by("pgh_id")] == ["Zoals het was", "Nieuw"]
