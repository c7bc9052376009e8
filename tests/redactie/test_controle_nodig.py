"""The queue "Controle nodig": what brings a record there, what takes it away, and who sees it."""

import re
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from agendas.models import Doel, Subdoel
from kennisbank.models import Praktijk
from raadsportaal.gemeenten.models import Zending
from raadsportaal.portaal import nightly_checks
from raadsportaal.redactie.checks import points
from raadsportaal.redactie.models import Controlepunt, Redactiestap, Tekstmerk
from samenwerking.models import Bijeenkomst, Programma
from tests import build
from tests.redactie.conftest import member
from tests.redactie.forms import address, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
NOW = datetime(2026, 11, 26, 5, tzinfo=UTC)
TODAY, DAY = NOW.date(), timedelta(days=1)
QUEUE = "/beheer/redactie/controlepunt/"


def reasons(record):
    return [punt.aanleiding for punt in Controlepunt.objects.of(record).open()]


def screen(record):
    return f"{QUEUE}{record.KIND}/{record.pk}/"


def shown(client, record):
    """The reasons that the screen posts with a decision."""
    return {"punt": re.findall(r'name="punt" value="(\d+)"', client.get(screen(record)).content.decode())}


@pytest.fixture
def oud():
    """Two praktijken that nobody checked for long, the first of them longest in the queue."""
    long_ago = TODAY - 600 * DAY
    records = [build.praktijk(titel=f"Grutto {n}", gecontroleerd_op=long_ago) for n in (1, 2)]
    for days, record in zip((3, 2), records, strict=True):
        points.raise_points("oud", {(record.KIND, record.pk, "x"): "Lang geleden."}, NOW - days * DAY)
    return records


class TestReasons:
    @pytest.mark.parametrize(("days", "there"), [(548, []), (549, ["oud"])])
    def test_a_check_of_over_a_year_and_a_half_ago(self, days, there):
        checked = build.praktijk(gecontroleerd_op=TODAY - days * DAY)
        never = build.praktijk(aangemaakt_op=NOW - days * DAY, gecontroleerd_op=None)
        concept = build.praktijk(gecontroleerd_op=date(2020, 1, 1), status="concept")
        for _ in range(2):
            points.too_old(NOW)
        assert reasons(checked) == reasons(never) == there and reasons(concept) == []

    def test_an_event_that_is_over_needs_no_check(self):
        old = {"gecontroleerd_op": date(2020, 1, 1), "status": "gepubliceerd"}
        over, coming = (
            Bijeenkomst.objects.create(titel=slug, slug=slug, begin=begin, einde=begin + DAY, **old)
            for slug, begin in (("was", NOW - 9 * DAY), ("komt", NOW + 9 * DAY))
        )
        points.too_old(NOW)
        assert reasons(over) == [] and reasons(coming) == ["oud"]

    @pytest.mark.parametrize(
        ("einde", "checked", "there"),
        [
            (TODAY, None, []),
            (TODAY - DAY, None, ["afgelopen"]),
            (TODAY - DAY, TODAY - 9 * DAY, ["afgelopen"]),
            (TODAY - 9 * DAY, TODAY - DAY, []),
        ],
    )
    def test_a_programme_that_ended_and_was_not_checked_since(self, einde, checked, there):
        fields = {"titel": "Water", "slug": "water-x", "status": "gepubliceerd"}
        programma = Programma.objects.create(einde=einde, gecontroleerd_op=checked, **fields)
        nightly_checks.ended(NOW)
        assert reasons(programma) == there

    def test_a_text_of_a_doel_or_subdoel_that_changed(self):
        praktijk, other = build.praktijk(doelen=(11,), subdoelen=("11.7",)), build.praktijk(doelen=(3,))
        nightly_checks.search(NOW)
        marks = Tekstmerk.objects.count()
        assert marks == Doel.objects.count() + Subdoel.objects.count() and reasons(praktijk) == [], "the first run"
        Subdoel.objects.filter(code="11.7").update(tekst="Anders gezegd.")
        Doel.objects.global_goals().filter(nummer=11).update(raad="Ook anders.")
        for _ in range(2):
            nightly_checks.search(NOW)
        assert reasons(praktijk) == ["doeltekst", "doeltekst"] and reasons(other) == []
        assert "11.7" in Controlepunt.objects.of(praktijk).first().uitleg and Tekstmerk.objects.count() == marks

    def test_the_nightly_command_says_what_it_found_and_does_nothing_twice(self):
        build.praktijk(gecontroleerd_op=date(2020, 1, 1))
        runs = [StringIO(), StringIO()]
        for out in runs:
            call_command("zoek_controle", stdout=out)
        assert "Te lang geleden gecontroleerd: 1 erbij" in runs[0].getvalue()
        assert " 0 erbij, 0 afgedaan" in runs[1].getvalue().splitlines()[0]

    def test_what_an_editor_closed_does_not_come_back_for_the_same_reason(self, schrijver):
        praktijk = build.praktijk(gecontroleerd_op=date(2020, 1, 1))
        points.too_old(NOW)
        Controlepunt.objects.settle(praktijk, by=schrijver.gebruiker)
        points.too_old(NOW)
        assert reasons(praktijk) == []

    def test_what_is_archived_or_checked_since_leaves_by_itself(self, oud):
        Praktijk.objects.filter(pk=oud[0].pk).update(status="gearchiveerd")
        Praktijk.objects.filter(pk=oud[1].pk).update(gecontroleerd_op=TODAY)
        points.tidy(NOW)
        assert not Controlepunt.objects.open().exists()


class TestQueue:
    def test_the_oldest_comes_first_with_its_reasons_and_counts(self, schrijver, oud):
        points.report(oud[1], "Fout.", NOW)
        page = schrijver.get(QUEUE).content.decode()
        assert page.index("Grutto 1") < page.index("Grutto 2")
        assert "2 pagina’s wachten" in page and "Een bezoeker meldt een fout (1)" in page
        page = schrijver.get(f"{QUEUE}?aanleiding=melding").content.decode()
        assert "Grutto 1" not in page and "Grutto 2" in page
        assert "Controle nodig (2)" in schrijver.get("/beheer/").content.decode()

    def test_a_long_queue_takes_as_many_queries_as_a_short_one(self, schrijver, oud, django_assert_max_num_queries):
        wanted = {(p.KIND, p.pk, "y"): "" for p in Praktijk.objects.published()}
        points.raise_points("oud", wanted, NOW)
        with django_assert_max_num_queries(16):
            schrijver.get(QUEUE)

    def test_klopt_nog_writes_the_date_and_the_name_and_opens_the_next(self, schrijver, oud):
        points.report(oud[0], "Fout.", NOW)
        answer = schrijver.post(screen(oud[0]), {"besluit": "klopt"} | shown(schrijver, oud[0]))
        assert answer.url == screen(oud[1])
        assert "is vandaag gecontroleerd" in schrijver.get(answer.url).content.decode()
        oud[0].refresh_from_db()
        assert oud[0].gecontroleerd_op >= TODAY - DAY and reasons(oud[0]) == []
        step = Redactiestap.objects.of(oud[0]).get()
        assert (step.daad, step.door) == ("controleer", schrijver.gebruiker)
        assert {punt.afgedaan_door for punt in Controlepunt.objects.of(oud[0])} == {schrijver.gebruiker}

    @pytest.mark.parametrize("besluit", [{"besluit": "klopt"}, {"besluit": "archiveer", "reden": "Weg."}])
    def test_a_report_that_came_while_the_screen_was_open_is_not_closed_unread(self, schrijver, oud, besluit):
        seen = shown(schrijver, oud[0])
        points.report(oud[0], "Bergen ligt niet in Zweden.", NOW)
        page = schrijver.post(screen(oud[0]), besluit | seen, follow=True).content.decode()
        assert reasons(oud[0]) == ["melding"] and "dat u niet zag" in page and "niet in Zweden" in page
        schrijver.post(screen(oud[0]), {"besluit": "klopt"} | shown(schrijver, oud[0]))
        assert reasons(oud[0]) == []

    @pytest.mark.parametrize("wrong", ["x", "²", "9" * 30, ""])
    def test_a_number_that_no_screen_posts_closes_nothing(self, schrijver, oud, wrong):
        page = schrijver.post(screen(oud[0]), {"besluit": "klopt", "punt": wrong}, follow=True).content.decode()
        assert "al besloten" in page and reasons(oud[0]) == ["oud"]

    def test_forms_and_bulk_actions_and_the_night_leave_what_a_visitor_wrote(self, schrijver, oud):
        for record in oud:
            points.report(record, "Fout.", NOW - DAY)
        put(schrijver, oud[0], _stap="controleer")
        chosen = {"_selected_action": [oud[1].pk], "action": "archive", "bevestig": "1", "reden": "Weg."}
        schrijver.post("/beheer/kennisbank/praktijk/", chosen)
        points.tidy(NOW + 9 * DAY)
        assert [reasons(record) for record in oud] == [["melding"], ["melding"]]
        Praktijk.objects.filter(pk=oud[1].pk).delete()
        points.tidy(NOW + 9 * DAY)
        assert reasons(oud[1]) == []

    def test_archiving_wants_a_reason(self, schrijver, oud):
        page = schrijver.post(screen(oud[0]), {"besluit": "archiveer", "reden": " "}, follow=True).content.decode()
        assert "Vul in waarom." in page and reasons(oud[0]) == ["oud"]
        schrijver.post(screen(oud[0]), {"besluit": "archiveer", "reden": "De site is weg."})
        oud[0].refresh_from_db()
        assert oud[0].is_archived and reasons(oud[0]) == []

    def test_the_last_decision_says_that_the_list_is_empty(self, schrijver, oud):
        Controlepunt.objects.settle(oud[0])
        page = schrijver.post(screen(oud[1]), {"besluit": "klopt"}, follow=True).content.decode()
        assert "niets meer te controleren" in page and "Er is niets te controleren." in page

    def test_after_the_last_of_the_list_the_first_that_was_skipped_opens(self, schrijver, oud):
        assert schrijver.post(screen(oud[1]), {"besluit": "klopt"}).url == screen(oud[0])

    def test_a_filter_stays_while_one_goes_through_the_list(self, schrijver, oud):
        page = schrijver.get(f"{screen(oud[0])}?aanleiding=oud").content.decode()
        assert f'href="{screen(oud[1])}?aanleiding=oud" rel="next" data-toets="j"' in page
        page = schrijver.get(screen(oud[1])).content.decode()
        assert f'href="{screen(oud[0])}" rel="prev" data-toets="k"' in page

    def test_the_second_of_two_who_decide_is_told(self, schrijver, collega, oud):
        schrijver.post(screen(oud[0]), {"besluit": "klopt"})
        answer = collega.post(screen(oud[0]), {"besluit": "klopt"}, follow=True)
        assert "al besloten, misschien door een collega" in answer.content.decode()
        assert Redactiestap.objects.of(oud[0]).count() == 1

    def test_a_record_that_is_thrown_away_is_passed_over(self, schrijver, oud):
        Praktijk.objects.filter(pk=oud[0].pk).delete()
        assert schrijver.get(QUEUE).status_code == 200
        assert "is er niet meer" in schrijver.get(screen(oud[0]), follow=True).content.decode()

    def test_the_page_beside_it_is_what_the_public_reads(self, schrijver, oud):
        put(schrijver, oud[0], titel="Nog niet openbaar")
        page = schrijver.get(screen(oud[0]))
        assert "frame-src 'self'" in page["Content-Security-Policy"]
        framed = Client().get(page.context["pagina"])
        assert "Grutto 1" in framed.content.decode() and "Nog niet openbaar" not in framed.content.decode()
        assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]

    @pytest.mark.parametrize("step", [{"_stap": "controleer"}, {"_stap": "archiveer", "reden": "Weg."}])
    def test_the_buttons_of_the_ordinary_form_close_it_too(self, schrijver, oud, step):
        put(schrijver, oud[0], **step)
        assert reasons(oud[0]) == [] and reasons(oud[1]) == ["oud"]

    def test_lists_of_records_can_be_narrowed_to_it(self, schrijver, oud):
        build.praktijk(titel="Deze is goed")
        page = schrijver.get("/beheer/kennisbank/praktijk/?controle=ja").content.decode()
        assert address(oud[0]) in page and "Deze is goed" not in page
        page = schrijver.get("/beheer/kennisbank/praktijk/?controle=nee&q=deze+is+goed").content.decode()
        assert "Deze is goed" in page


class TestRights:
    def test_each_sees_the_kinds_that_they_may_change(self, oud):
        programma = Programma.objects.published().first()
        points.report(programma, "Fout.", NOW)
        redacteur, beheerder = member("redacteur"), member("programmabeheer")
        for client, mine, other in ((redacteur, oud[0], programma), (beheerder, programma, oud[0])):
            page = client.get(QUEUE).content.decode()
            assert screen(mine) in page and screen(other) not in page
            assert client.get(screen(other)).status_code == 403
            assert client.post(screen(other), {"besluit": "klopt"}).status_code == 403
        assert "Controle nodig (1)" in beheerder.get("/beheer/").content.decode()

    def test_who_has_no_part_in_it_is_kept_out(self, oud):
        for client in (member("advies"), member()):
            assert client.get(QUEUE).status_code == 403
            assert client.post(screen(oud[0]), {"besluit": "klopt"}).status_code == 403
            assert "Controle nodig (" not in client.get("/beheer/").content.decode()
        assert Client().get(QUEUE).status_code == 302
        assert reasons(oud[0]) == ["oud"]


def test_each_monday_editors_hear_how_much_waits_and_only_once(schrijver, oud):
    beheerder, adviseur = member("programmabeheer"), member("advies")
    Controlepunt.objects.exclude(soort="praktijk").delete()
    assert nightly_checks.remind(NOW) >= 1
    assert nightly_checks.remind(NOW + DAY) == 0
    mail = Zending.objects.get(naar=schrijver.gebruiker.email)
    assert mail.onderwerp == "Er wachten pagina’s op controle"
    assert "Grutto 1" in mail.tekst and screen(oud[0]) in mail.tekst
    assert not Zending.objects.filter(naar__in=[beheerder.gebruiker.email, adviseur.gebruiker.email])
    assert nightly_checks.remind(NOW + 7 * DAY) >= 1
    Controlepunt.objects.all().delete()
    assert nightly_checks.remind(NOW + 14 * DAY) == 0
