"""Changes of who may do what: nobody overtakes another, VNG gives itself nothing, and all of it leaves a trace."""

import json

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Lidmaatschap, Rol
from raadsportaal.gemeenten.people_history import latest
from tests import build
from tests.gemeenten.test_people import PEOPLE, griffier, invitations, invite, link  # noqa: F401 (fixtures)
from tests.redactie.forms import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
Event = Lidmaatschap.pgh_event_model


@pytest.fixture
def mail_is_down(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9


def told(gemeente):
    with bereik(EVERYTHING):
        return [(change.who, change.what) for change in latest(gemeente, 10)]


def in_admin(beheer, gemeente, gebruiker, rol="griffier", lid=None):
    """Add a member, or change the one that is given, on VNG's page of a municipality."""
    forms = {"leden-TOTAL_FORMS": "1", "leden-INITIAL_FORMS": "1" if lid else "0"}
    row = {"gebruiker": gebruiker.pk, "rol": rol, "gemeente": gemeente.pk} | ({"id": lid.pk} if lid else {})
    fields = {"raadssysteem": "", "openbesluitvorming": "", "notubiz": ""} | forms
    fields |= {f"leden-0-{name}": value for name, value in row.items()}
    return beheer.post(f"/beheer/gemeenten/gemeente/{gemeente.pk}/change/", fields)


def test_a_role_that_changed_meanwhile_is_looked_at_as_it_is_now(gemeente):
    first, second = build.lid(gemeente, Rol.GRIFFIER), build.lid(gemeente)
    stale = Lidmaatschap.objects.get(pk=second.pk)
    with bereik(EVERYTHING):
        second.change_role(Rol.GRIFFIER)
        first.end()
    for act in (stale.end, lambda: stale.change_role(Rol.AMBTENAAR)):
        with pytest.raises(ValidationError, match="laatste griffier"), bereik(EVERYTHING):
            act()
    assert gemeente.leden.griffiers().exists()


def test_somebody_taken_out_meanwhile_gets_no_role(gemeente):
    lid = build.lid(gemeente)
    stale = Lidmaatschap.objects.get(pk=lid.pk)
    with bereik(EVERYTHING):
        lid.end()
    for act in (stale.end, lambda: stale.change_role(Rol.GRIFFIER)):
        with pytest.raises(ValidationError, match="werkt hier niet meer"), bereik(EVERYTHING):
            act()
    assert not gemeente.leden.exists()


def test_the_griffier_reads_who_came_went_and_got_another_role(client, gemeente, griffier):  # noqa: F811
    lid = build.lid(gemeente, naam="Sanne de Wit")
    client.post(f"{PEOPLE}{lid.pk}/", {"rol": "ambtenaar"})
    client.post(f"{PEOPLE}{lid.pk}/weg/")
    by = str(griffier.gebruiker)
    assert told(gemeente)[:3] == [
        (by, "Sanne de Wit ging weg als ambtenaar"),
        (by, "Sanne de Wit is nu ambtenaar en was raadslid"),
        ("Het portaal", "Sanne de Wit kwam erbij als raadslid"),
    ]
    page = client.get(PEOPLE).content.decode()
    assert "Laatste wijzigingen" in page and "Sanne de Wit is nu ambtenaar en was raadslid" in page


def test_who_accepts_an_invitation_stands_there_too(client, gemeente, griffier):  # noqa: F811
    invite(client)
    client.logout()
    client.get(link())
    client.post("/uitnodiging/")
    assert told(gemeente)[0] == ("Nieuw Raadslid", "Nieuw Raadslid kwam erbij als raadslid")


def test_the_page_shows_the_last_ten(client, gemeente, griffier):  # noqa: F811
    for _ in range(12):
        build.lid(gemeente)
    assert client.get(PEOPLE).content.decode().count("kwam erbij als raadslid") == 10


def test_the_trace_of_another_municipality_is_behind_its_lock_and_nobody_alters_it(gemeente, griffier):  # noqa: F811
    other = build.gemeente()
    build.lid(other)
    assert not Event.objects.exists()
    with bereik(gemeente.pk, griffier.gebruiker.pk):
        assert {event.gemeente_id for event in Event.objects.all()} == {gemeente.pk}
        assert Event.objects.update(rol="raadslid") == 0
        assert Event.objects.all().delete()[0] == 0


def test_an_erased_person_has_no_name_in_the_trace(gemeente, griffier):  # noqa: F811
    sanne = build.lid(gemeente, naam="Sanne de Wit").gebruiker
    account.erase(sanne)
    changes = told(gemeente)
    assert changes[0] == ("Verwijderde gebruiker", "Verwijderde gebruiker ging weg als raadslid")
    assert "Sanne" not in str(changes)
    with bereik(EVERYTHING):
        assert "Sanne" not in str(list(Event.objects.values()))


def test_the_download_tells_of_own_roles_and_of_deeds_without_other_names(client, gemeente, griffier):  # noqa: F811
    lid = build.lid(gemeente, naam="Sanne de Wit")
    client.post(f"{PEOPLE}{lid.pk}/", {"rol": "ambtenaar"})
    data = client.get("/account/gegevens/").json()["wijzigingen van rollen"]
    assert [(row["wie"], row["wat"], row["rol"], row["door u"]) for row in data] == [
        ("u", "kwam erbij", "Griffier", False),
        ("iemand anders", "kreeg deze rol", "Ambtenaar", True),
    ]
    assert "Sanne" not in json.dumps(data)
    client.force_login(lid.gebruiker)
    data = client.get("/account/gegevens/").json()["wijzigingen van rollen"]
    assert [row["wat"] for row in data] == ["kwam erbij", "kreeg deze rol"]


def test_vng_gives_itself_no_role(beheer, redacteur, gemeente):
    build.lid(gemeente, Rol.GRIFFIER)
    page = in_admin(beheer, gemeente, redacteur)
    assert "U kunt uzelf geen rol geven" in page.content.decode()
    assert not redacteur.lidmaatschappen.exists()
    fields = {"gemeente": gemeente.pk, "naam": "Ik", "email": redacteur.email.upper(), "rol": "griffier"}
    page = beheer.post("/beheer/gemeenten/uitnodiging/add/", fields)
    assert "U kunt uzelf niet uitnodigen" in page.content.decode()
    assert invitations() == [] and mail.outbox == []


def test_vng_does_not_raise_the_role_that_it_has(beheer, redacteur, gemeente):
    lid = build.lid(gemeente, Rol.RAADSLID, redacteur)
    assert "uzelf geen rol" in in_admin(beheer, gemeente, redacteur, "griffier", lid).content.decode()
    lid.refresh_from_db()
    assert lid.rol == Rol.RAADSLID


def test_a_membership_does_not_pass_to_another_person_in_the_admin(beheer, redacteur, gemeente):
    lid = build.lid(gemeente, Rol.GRIFFIER)
    in_admin(beheer, gemeente, redacteur, "griffier", lid)
    assert gemeente.leden.get().gebruiker == lid.gebruiker


def test_the_griffiers_hear_what_vng_does_with_their_people(beheer, redacteur, gemeente):
    griffier, lid = build.lid(gemeente, Rol.GRIFFIER), build.lid(gemeente)  # noqa: F811
    in_admin(beheer, gemeente, build.persoon(naam="Sanne de Wit"))
    assert [message.to for message in mail.outbox] == [[griffier.gebruiker.email]]
    assert "Sanne de Wit kwam erbij als griffier." in mail.outbox[0].body
    assert told(gemeente)[0] == (f"{redacteur}, VNG", "Sanne de Wit kwam erbij als griffier")
    mail.outbox.clear()
    fields = {"gemeente": gemeente.pk, "naam": "Piet", "email": "piet@voorbeeld.nl", "rol": "griffier"}
    beheer.post("/beheer/gemeenten/uitnodiging/add/", fields)
    assert [griffier.gebruiker.email] in [message.to for message in mail.outbox]
    assert "Piet is uitgenodigd als griffier." in mail.outbox[-1].body
    assert lid.gebruiker.email not in str([message.to for message in mail.outbox])


def test_when_the_griffiers_cannot_be_told_vng_hears_that(beheer, gemeente, mail_is_down):
    build.lid(gemeente, Rol.GRIFFIER)
    assert "Laat het zelf weten" in said(in_admin(beheer, gemeente, build.persoon()))
    assert gemeente.leden.count() == 2


def test_an_invitation_of_vng_that_cannot_go_keeps_nothing_but_what_was_typed(beheer, gemeente, mail_is_down):
    fields = {"gemeente": gemeente.pk, "naam": "Eerste", "email": "eerste@voorbeeld.nl", "rol": "griffier"}
    page = beheer.post("/beheer/gemeenten/uitnodiging/add/", fields).content.decode()
    assert "De e-mail kon niet weg" in page and "eerste@voorbeeld.nl" in page
    assert invitations() == []


def test_vng_erasing_somebody_is_noted_as_vng(beheer, redacteur, gemeente):
    lid = build.lid(gemeente)
    beheer.post("/beheer/gemeenten/gebruiker/", {"action": "erase", "_selected_action": [lid.gebruiker_id]})
    assert told(gemeente)[0] == (f"{redacteur}, VNG", "Verwijderde gebruiker ging weg als raadslid")
