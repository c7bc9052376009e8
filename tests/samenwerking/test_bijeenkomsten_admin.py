"""Events in the admin: a change reaches who signed up, a list leaves with a reason; and what the night does."""

from datetime import timedelta

import icalendar
import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from raadsportaal.gemeenten.models import Zending
from samenwerking.bijeenkomsten import signing_up, tasks
from samenwerking.models import Aanmelding, Bijeenkomst
from tests import build
from tests.redactie import forms
from tests.samenwerking.bijeenkomsten import at, bijeenkomst, deliver, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def form(event, **fields):
    local = {name: timezone.localtime(getattr(event, name)) for name in ("begin", "einde")}
    values = {
        "titel": event.titel, "slug": event.slug, "samenvatting": event.samenvatting, "plaats": event.plaats,
        "organisator": event.organisator, "taal": event.taal, "doelgroepen": event.doelgroepen or ["raadsleden"],
        "aanmelden": "on", "capaciteit": event.capaciteit or "", "aanmelden_tot_0": "", "aanmelden_tot_1": "",
        "aanmeldingen-TOTAL_FORMS": "0", "aanmeldingen-INITIAL_FORMS": "0", "_continue": "1",
    } | fields  # fmt: skip
    for name, moment in local.items():
        moment = values.pop(name, moment)
        values |= {f"{name}_0": f"{moment:%d-%m-%Y}", f"{name}_1": f"{moment:%H:%M:%S}"}
    return values


def change(client, event, **fields):
    """As an editor does it, whether that is one step or a working copy that a colleague publishes."""
    address = reverse("admin:samenwerking_bijeenkomst_change", args=[event.pk])
    response = client.post(address, form(event, **fields))
    assert response.status_code == 302, response.context["errors"]
    return forms.said(forms.sure(client, address, client.post(address, {"_wijzigingen": "1"}), follow=False))


def subjects():
    deliver()
    return [message.subject for message in mail.outbox]


def test_an_editor_makes_an_event_that_is_a_concept_first(beheer):
    begin = at("2027-05-11 19:30")
    new = Bijeenkomst(titel="Nieuw", slug="nieuw", begin=begin, einde=begin + timedelta(hours=2), samenvatting="Kort.")
    response = beheer.post(reverse("admin:samenwerking_bijeenkomst_add"), form(new, plaats="Zwolle"))
    assert response.status_code == 302
    made = Bijeenkomst.objects.get(slug="nieuw")
    assert made.status == "concept" and made.begin == begin and made.doelgroepen == ["raadsleden"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"einde": at("2027-05-11 18:00")}, "Het einde ligt na het begin"),
        ({"einde": at("2028-05-11 18:00")}, "Het einde ligt na het begin"),
        ({"begin": at("2999-05-11 18:00")}, "Kijk het jaar na"),
        ({"slug": "afmelden"}, "Dit adres gebruikt het portaal zelf"),
        ({"capaciteit": "0"}, "vanaf 1"),
    ],
)
def test_what_cannot_be_is_told_in_words(beheer, fields, said):
    begin = at("2027-05-11 19:30")
    new = Bijeenkomst(titel="Nieuw", slug="nieuw", begin=begin, einde=begin + timedelta(hours=2), samenvatting="Kort.")
    response = beheer.post(reverse("admin:samenwerking_bijeenkomst_add"), form(new, **fields))
    assert response.status_code == 200 and said in response.content.decode()


def test_who_signed_up_stands_under_the_event_to_read_only(beheer):
    event = bijeenkomst(capaciteit=1)
    first, second = sign_up(event, 1), sign_up(event, 2)
    page = beheer.get(reverse("admin:samenwerking_bijeenkomst_change", args=[event.pk])).content.decode()
    assert first.email in page and page.index(first.email) < page.index(second.email)
    assert 'name="aanmeldingen-0-naam"' not in page and "aanmeldingen-0-DELETE" not in page
    assert "BEGIN:VCALENDAR" in page and "BEGIN:VTIMEZONE" in page
    listed = beheer.get(reverse("admin:samenwerking_bijeenkomst_changelist")).content.decode()
    assert "1 van 1, 1 op de wachtlijst" in listed


def test_more_places_move_the_waiting_list_up(beheer):
    event = bijeenkomst(capaciteit=1)
    people = [sign_up(event, n) for n in range(4)]
    page = change(beheer, event, capaciteit="3")
    assert "2 van de wachtlijst hebben nu een plaats" in page
    assert [Aanmelding.objects.get(pk=one.pk).stand for one in people] == ["aangemeld"] * 3 + ["wachtlijst"]
    assert subjects() == ["U hebt nu een plaats"] * 2
    change(beheer, Bijeenkomst.objects.get(pk=event.pk), capaciteit="1")
    assert event.aanmeldingen.with_place().count() == 3, "who has a place keeps it"
    change(beheer, Bijeenkomst.objects.get(pk=event.pk), capaciteit="")
    assert event.aanmeldingen.with_place().count() == 4


def test_another_time_is_told_to_all_and_corrects_their_calendars(beheer):
    event = bijeenkomst(begin=at("2027-05-11 19:30"), capaciteit=1)
    sign_up(event, 1)
    sign_up(event, 2)
    change(beheer, event, einde=at("2027-05-11 21:30"))
    assert subjects() == ["Een bijeenkomst is gewijzigd"] * 2
    (_, ics, _), = mail.outbox[0].attachments  # fmt: skip
    entry = icalendar.Calendar.from_ical(ics).walk("VEVENT")[0]
    assert entry["sequence"] == 1 and entry.decoded("dtend") == at("2027-05-11 21:30")
    assert not mail.outbox[1].attachments and "U staat nog op de wachtlijst" in mail.outbox[1].body


def test_a_change_of_what_stands_in_no_calendar_is_told_to_nobody(beheer):
    event = bijeenkomst()
    sign_up(event)
    change(beheer, event, samenvatting="Een betere samenvatting.")
    assert subjects() == []


def test_calling_off_is_told_and_cancelled(beheer):
    event = bijeenkomst()
    sign_up(event)
    change(beheer, event, afgelast="on")
    assert subjects() == ["Een bijeenkomst gaat niet door"]
    (_, ics, _), = mail.outbox[0].attachments  # fmt: skip
    assert icalendar.Calendar.from_ical(ics).walk("VEVENT")[0]["status"] == "CANCELLED"


def test_a_list_leaves_only_with_a_reason_that_is_written_down(beheer):
    event = bijeenkomst(capaciteit=1)
    sign_up(event, 1, naam="=HYPERLINK(1)")
    sign_up(event, 2)
    signing_up.sign_off(sign_up(event, 3), timezone.now())
    address = reverse("admin:samenwerking_bijeenkomst_aanmeldingen", args=[event.pk])
    assert "Waarvoor hebt u deze lijst nodig?" in beheer.get(address).content.decode()
    assert beheer.post(address, {"waarvoor": " "}).status_code == 422
    response = beheer.post(address, {"waarvoor": "=naambordjes"})
    assert response["Content-Type"].startswith("text/csv") and "attachment" in response["Content-Disposition"]
    told = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert told[0].startswith("Alleen voor: =naambordjes. Gooi weg voor ")
    assert told[1] == "naam;e-mailadres;gemeente;gemeentecode;stand;aangemeld op"
    assert len(told) == 4 and told[2].startswith("'=HYPERLINK") and "gast3" not in " ".join(told)
    assert "naambordjes" in LogEntry.objects.latest("pk").change_message


def test_a_list_is_for_who_may_see_the_sign_ups(client):
    event = bijeenkomst()
    address = reverse("admin:samenwerking_bijeenkomst_aanmeldingen", args=[event.pk])
    assert client.get(address).status_code == 302
    client.force_login(build.gebruiker(is_superuser=False))
    assert client.get(address).status_code in (302, 403, 404)
    client.force_login(build.persoon())
    assert client.get(address).status_code == 302
    client.force_login(build.gebruiker())
    assert client.get(address.replace(str(event.pk), "999999")).status_code == 404


def test_an_event_with_sign_ups_is_not_thrown_away(beheer):
    event = bijeenkomst()
    address = reverse("admin:samenwerking_bijeenkomst_delete", args=[event.pk])
    assert beheer.post(address, {"post": "yes"}).status_code == 403


NOW = at("2027-05-10 09:00")


def test_a_day_before_who_has_a_place_is_reminded_once(client):
    tomorrow = bijeenkomst(begin=at("2027-05-11 19:30"), capaciteit=1, online=True, link="https://meet.example/1")
    others = [
        bijeenkomst(begin=at("2027-05-12 00:00")),
        bijeenkomst(begin=at("2027-05-11 10:00"), afgelast=True),
        bijeenkomst(begin=at("2027-05-11 10:00"), status="gearchiveerd"),
        bijeenkomst(begin=at("2027-05-10 08:00")),
    ]
    sign_up(tomorrow, 1, now=NOW - timedelta(days=9))
    sign_up(tomorrow, 2, now=NOW - timedelta(days=8))  # waits
    for event in others:
        Bijeenkomst.objects.filter(pk=event.pk).update(status="gepubliceerd", afgelast=False)
        sign_up(event, now=NOW - timedelta(days=9))
        event.save()
    assert signing_up.remind(NOW) == 1
    assert signing_up.remind(NOW + timedelta(hours=5)) == 0
    assert subjects() == ["Herinnering aan uw bijeenkomst"]
    assert mail.outbox[0].to == ["gast1@elders.example"] and "https://meet.example/1" in mail.outbox[0].body
    assert Zending.objects.get(sleutel__startswith="bijeenkomst-herinnering").naar == ""


def test_who_signed_up_today_just_got_the_confirmation_and_a_missed_morning_is_made_up_for():
    event = bijeenkomst(begin=at("2027-05-11 19:30"))
    sign_up(event, now=NOW - timedelta(minutes=5))
    assert signing_up.remind(NOW) == 0
    assert signing_up.remind(at("2027-05-11 08:00")) == 1
    assert signing_up.remind(at("2027-05-11 20:00")) == 0


def test_an_event_that_moved_is_reminded_of_again():
    event = bijeenkomst(begin=at("2027-05-11 19:30"))
    sign_up(event, now=NOW - timedelta(days=9))
    assert signing_up.remind(NOW) == 1
    event.begin, event.einde = at("2027-06-11 19:30"), at("2027-06-11 21:00")
    event.save()
    assert signing_up.remind(at("2027-06-10 09:00")) == 1


def test_the_morning_task_runs(db):
    sign_up(bijeenkomst(begin=timezone.now() + timedelta(hours=20)), now=timezone.now() - timedelta(days=2))
    tasks.herinner(0)
    assert Zending.objects.filter(sleutel__startswith="bijeenkomst-herinnering").count() == 1


def test_after_half_a_year_sign_ups_are_thrown_away_and_the_event_stays():
    old, young = bijeenkomst(begin=at("2027-01-05 10:00")), bijeenkomst(begin=at("2027-02-05 10:00"))
    for event in (old, young):
        sign_up(event)
    now = at("2027-07-20 03:20")
    assert signing_up.forget(now) == 1
    assert signing_up.forget(now) == 0
    assert not old.aanmeldingen.exists() and young.aanmeldingen.exists()
    assert Bijeenkomst.objects.filter(pk=old.pk).exists()


def test_who_erases_the_account_is_taken_out_and_the_place_goes_on():
    event = bijeenkomst(capaciteit=1)
    person = build.persoon(email="weg@elders.example")
    sign_up(event, email=person.email)
    waiting = sign_up(event, 2)
    signing_up.forget_person(person, timezone.now())
    waiting.refresh_from_db()
    assert waiting.stand == "aangemeld" and event.aanmeldingen.count() == 1
