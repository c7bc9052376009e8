"""The e-mails: one for all that is new, as often as each wants it, never twice, and with what one may still read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agendas.models import Doel, Indicator, Waarde
from raadsportaal.gemeenten import outbox
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Zending
from raadsportaal.redactie import workflow
from raadsportaal.redactie.models import Daad
from raadsportaal.volgen import choices, followable, letters, spreading
from raadsportaal.volgen.models import Frequentie, Volger, Weekdag
from tests import build

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2026, 12, 9, 6, tzinfo=UTC)
DAY = timedelta(days=1)


def follow(volger, record, hoe_vaak="dag", van=None):
    volgbaar = record if isinstance(record, followable.Volgbaar) else followable.of(record, van)
    return choices.follow(volger, volgbaar, hoe_vaak=hoe_vaak, now=WEDNESDAY - DAY)


def send(now=WEDNESDAY):
    spreading.spread(now)
    return letters.send_of_the_day(now)


def letter():
    (zending,) = Zending.objects.filter(sleutel__startswith="volgen-")
    return zending


@pytest.fixture
def doel():
    return Doel.objects.global_goals().get(nummer=11)


def test_one_e_mail_has_all_that_is_new_with_why_and_how_to_stop(volger, doel, gemeente):
    dossier = build.dossier(gemeente, titel="Omgevingsvisie")
    for record in (doel, dossier):
        follow(volger, record)
    build.praktijk(titel="Klimaatplafond")
    build.koppeling(dossier)
    assert send() == 1
    tekst = letter().tekst
    assert "DOSSIERS\n\n* Omgevingsvisie\n  De griffie koppelde 11.7" in tekst
    assert f"* Doel 11: {doel.titel}\n  Nieuw voorbeeld: Klimaatplafond." in tekst
    assert "omdat u 2 dingen volgt, elke dag" in tekst and "/account/meldingen/" in tekst
    assert tekst.count("Klimaatplafond") == 1 and "/volgen/stop/" in tekst
    assert "Omgevingsvisie" in letter().opmaak and "<style>" in letter().opmaak


def test_the_subject_has_a_number_and_a_day_and_nothing_of_what_is_followed(volger, gemeente):
    dossier = build.dossier(gemeente, titel="Geheim plan")
    follow(volger, dossier)
    build.koppeling(dossier)
    send()
    assert letter().onderwerp == "1 ding nieuw op 9 december"


def test_it_can_be_stopped_by_the_mail_program_itself(volger, doel, mailoutbox):
    follow(volger, doel)
    build.praktijk()
    send()
    outbox.verstuur(letter().pk)
    (sent,) = mail.outbox
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent.extra_headers["List-Unsubscribe"].startswith("<http") and "/volgen/stop/" in str(sent.message())


def test_nothing_new_is_no_e_mail_and_what_was_told_is_not_told_again(volger, doel):
    follow(volger, doel)
    assert send() == 0
    build.praktijk()
    assert [send(), send(), send(WEDNESDAY + DAY)] == [1, 0, 0]
    build.praktijk()
    assert send(WEDNESDAY + DAY) == 1


def test_what_happened_before_somebody_followed_is_no_news(volger, doel):
    build.praktijk()
    spreading.spread(WEDNESDAY)
    follow(volger, doel)
    assert send() == 0


def test_a_worker_that_is_killed_in_the_middle_sends_nothing_twice_and_forgets_nothing(volger, doel, monkeypatch):
    follow(volger, doel)
    build.praktijk()
    with monkeypatch.context() as killed, pytest.raises(ZeroDivisionError):
        killed.setattr(letters, "_mark", lambda told: 1 / 0)
        send()
    assert not Zending.objects.filter(sleutel__startswith="volgen-").exists()
    assert send() == 1


def test_who_works_there_no_more_hears_nothing_of_a_dossier(volger, raadslid, gemeente):
    dossier = build.dossier(gemeente)
    follow(volger, dossier)
    build.koppeling(dossier)
    with bereik(EVERYTHING):
        raadslid.lidmaatschappen.all().delete()
    assert send() == 0


def test_what_was_withdrawn_before_the_e_mail_is_not_in_it(volger, doel, redacteur):
    follow(volger, doel)
    praktijk = build.praktijk(titel="Klimaatplafond")
    workflow.take(praktijk, Daad.VERWIJDER, by=redacteur)
    assert send() == 0


def test_a_correction_stands_apart_and_says_when_it_is_in_a_draft(volger, raadslid, gemeente, redacteur):
    praktijk = build.praktijk(titel="Klimaatplafond in Oslo", slug="klimaatplafond-in-oslo")
    spreading.spread(WEDNESDAY)
    concept = build.concept(gemeente, raadslid, subdoelen=("11.7",))
    with bereik(EVERYTHING):
        concept.papier["uit"]["praktijk"] = [praktijk.slug]
        concept.save()
    follow(volger, praktijk)
    workflow.note(praktijk, Daad.WIJZIGINGEN, redacteur, melding="Het resultaat viel tegen.")
    send()
    assert "VERBETERD OF WEG\n\n* Klimaatplafond in Oslo\n  Het resultaat viel tegen." in letter().tekst
    assert "U nam dit op in een concept. Kijk het na." in letter().tekst


def test_at_once_daily_weekly_and_never(volger, gemeente):
    dossiers = {vaak: build.dossier(gemeente, titel=f"Dossier {vaak}") for vaak in Frequentie.values}
    for vaak, dossier in dossiers.items():
        follow(volger, dossier, vaak)
        build.koppeling(dossier)
    spreading.spread(WEDNESDAY - DAY)
    assert letters.send_at_once(WEDNESDAY - DAY) == 1
    assert "Dossier meteen" in letter().tekst and "Dossier dag" not in letter().tekst
    Zending.objects.all().delete()
    assert letters.send_of_the_day(WEDNESDAY - DAY) == 1
    assert "Dossier dag" in letter().tekst and "Dossier week" not in letter().tekst
    Zending.objects.all().delete()
    assert letters.send_of_the_day(WEDNESDAY) == 1
    assert "Dossier week" in letter().tekst
    Zending.objects.all().delete()
    assert letters.send_of_the_day(WEDNESDAY + 7 * DAY) == 0, "of what one follows without e-mail there is none"


@pytest.mark.parametrize(("council", "sent"), [(date(2026, 12, 11), 10), (date(2026, 12, 10), 9), (None, 9)])
def test_the_e_mail_of_the_week_goes_on_the_eve_of_the_own_council(volger, gemeente, council, sent):
    """Without a council on Wednesday."""
    dossier = build.dossier(gemeente, behandeldatum=council)
    follow(volger, dossier, "week")
    build.koppeling(dossier)
    spreading.spread(WEDNESDAY)
    days = [datetime(2026, 12, 7, 6, tzinfo=UTC) + number * DAY for number in range(7)]
    assert [day.day for day in days if letters.send_of_the_day(day)] == [sent]
    assert ("Morgen vergadert uw raad." in letter().tekst) == bool(council)
    wanted = f"1 ding nieuw voor de raad van {council.day} december" if council else "1 ding nieuw op 9 december"
    assert letter().onderwerp == wanted


def test_the_council_of_another_municipality_sets_no_day(volger, gemeente, doel):
    build.dossier(build.gemeente("Elders"), behandeldatum=date(2026, 12, 11))
    follow(volger, doel, "week")
    build.praktijk()
    assert send(WEDNESDAY + DAY) == 0 and send(WEDNESDAY + 7 * DAY) == 1


def test_who_chose_a_day_gets_it_that_day_and_who_pauses_when_the_pause_is_over(volger, doel):
    follow(volger, doel, "week")
    build.praktijk()
    volger.weekdag, volger.pauze_tot = Weekdag.VRIJDAG, date(2026, 12, 11)
    volger.save()
    assert send() == 0 and send(datetime(2026, 12, 11, 6, tzinfo=UTC)) == 0
    assert send(datetime(2026, 12, 18, 6, tzinfo=UTC)) == 1


def test_the_figure_of_a_new_year_is_told_with_that_of_the_year_before(volger, amsterdam):
    indicator = Indicator.objects.published().filter(waarden__gemeente=amsterdam).exclude(laatste_jaar=None).first()
    follow(volger, indicator, van=amsterdam)
    year = indicator.laatste_jaar + 1
    for past, value in ((year, 81), (year - 1, 80)):
        Waarde.objects.update_or_create(
            indicator=indicator, gemeente=amsterdam, jaar=past, defaults={"waarde": value}
        )  # fmt: skip
    indicator.refresh_years()
    send()
    assert f"Er is een cijfer over {year}. Voor Amsterdam: 81" in letter().tekst
    assert "Een jaar eerder: 80" in letter().tekst


def test_more_followers_ask_no_more_statements_but_those_of_the_outbox(doel):
    """An address hears what is public."""

    def statements(number):
        for one in range(number):
            follow(Volger.objects.of_address(f"lezer{number}-{one}@voorbeeld.nl"), doel)
        build.praktijk()
        spreading.spread(WEDNESDAY)
        with CaptureQueriesContext(connection) as queries:
            letters.send_of_the_day(WEDNESDAY)
        own = [q for q in queries if "zending" not in q["sql"] and "procrastinate" not in q["sql"]]
        return len([q for q in own if "SAVEPOINT" not in q["sql"]])

    assert statements(2) == statements(5)
