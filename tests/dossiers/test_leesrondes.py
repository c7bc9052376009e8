"""Reading documents of many dossiers in the queue: which ones, how far it is, what fails, and that nothing is lost."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.basis.logs import ARGUMENT
from raadsportaal.dossiers import herindeling, tasks
from raadsportaal.dossiers.leesrondes import starting
from raadsportaal.dossiers.leesrondes.starting import addresses_of
from raadsportaal.dossiers.models import Dossier, Invoer, Leesbeurt, Leesronde, Stuk, Suggestie
from raadsportaal.dossiers.rows import DossierRow
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.readings import GELD, HERE, WATER, WONEN, words
from tests.dossiers.replay import Answer, replaying
from tests.queue import run_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
BULK, RONDES = f"{HERE}in-een-keer/", f"{HERE}leesrondes/"
HTMX = {"HTTP_HX_REQUEST": "true"}


def page(text, **headers):
    return Answer(text.encode(), kind="text/plain; charset=utf-8", **headers)


@pytest.fixture
def elsewhere():
    """The system of the council, with three documents: elsewhere.base is where it stands."""
    answers = {
        "/stuk/wonen.txt": [page(WONEN)],
        "/stuk/water.txt": [page(WATER)],
        "/stuk/plaatje.gif": [Answer(b"GIF89a.............", kind="image/gif")],
    }
    with replaying(answers) as server:
        yield server


def ask(client, *dossiers, **more):
    return client.post(BULK, {"daad": "lees", "dossier": [dossier.pk for dossier in dossiers], **more})


def work():
    """Do all that waits in the queue; how many jobs that were."""
    done = 0
    while n := run_queue():
        done += n
    return done


def beurten():
    with bereik(EVERYTHING):
        return list(Leesbeurt.objects.filter(gemeente__slug="testwaard").order_by("pk"))


def stukken(dossier):
    with bereik(EVERYTHING):
        return list(Stuk.objects.filter(dossier=dossier).order_by("pk"))


# What is read


def test_the_titel_samenvatting_and_documents_of_ticked_dossiers_are_read(client, gemeente, griffier, elsewhere):
    with_paper = build.dossier(gemeente, titel="Plan", document_url=f"{elsewhere.base}/stuk/wonen.txt")
    bare = build.dossier(gemeente, titel="Brief", samenvatting=WATER)
    other = build.dossier(gemeente, titel="Niet gekozen", samenvatting=WATER)
    answer = ask(client, with_paper, bare)
    assert answer.status_code == 302 and "/leesrondes/" in answer.url
    assert "Bezig met lezen" in words(client.get(answer.url))
    work()
    said = words(client.get(answer.url))
    assert "Klaar met lezen" in said and "2 dossiers, gevraagd door" in said
    assert [stuk.naam for stuk in stukken(with_paper)] == ["wonen.txt", "Titel en samenvatting"]
    kept = stukken(with_paper)[0]
    assert kept.tekst == WONEN and kept.adres == with_paper.document_url and kept.gelezen_door_id == griffier.pk
    assert not stukken(other)
    with bereik(EVERYTHING):
        assert Suggestie.objects.filter(dossier=with_paper, subdoel__code="11.1").exists()
        assert Suggestie.objects.filter(dossier=bare).exists()


def test_all_of_a_filter_is_read_also_what_stands_on_other_pages(client, gemeente, griffier):
    for number in range(30):
        build.dossier(gemeente, titel=f"Motie {number}", soort="motie")
    build.dossier(gemeente, soort="raadsvoorstel")
    client.post(BULK, {"daad": "lees", "alles": "ja", "keuze": "welke=alles&soort=motie"})
    assert {beurt.dossier_id for beurt in beurten()} == {d.pk for d in dossiers_of(gemeente, soort="motie")}


def dossiers_of(gemeente, **wanted):
    with bereik(EVERYTHING):
        return list(Dossier.objects.filter(gemeente=gemeente, **wanted))


def test_of_too_many_the_first_are_read_and_who_asks_again_goes_on(client, gemeente, griffier, monkeypatch):
    monkeypatch.setattr(starting, "MOST_DOSSIERS", 2)
    three = [build.dossier(gemeente) for _ in range(3)]
    answer = ask(client, *three)
    assert "Niet gelezen: 1 dossier. Reden: wij lezen er" in words(client.get(answer.url))
    work()
    ask(client, *three)
    assert {beurt.dossier_id for beurt in beurten()} == {dossier.pk for dossier in three}


def test_an_import_leads_to_the_question_whether_to_read_its_dossiers(client, gemeente, griffier):
    file = SimpleUploadedFile("lijst.csv", f"Titel;Samenvatting\nPlan;{WONEN}\n".encode())
    preview = client.post(f"{HERE}dossiers/invoer/", {"waaruit": "bestand", "bestand": file}).url
    after = client.post(preview, {"daad": "ja", "rij": "1"}).url
    assert "Wilt u dat de computer deze dossiers leest?" in words(client.get(after))
    with bereik(EVERYTHING):
        invoer = Invoer.objects.get()
    answer = client.post(f"{HERE}dossiers/invoer/{invoer.pk}/lees/")
    work()
    assert "Gelezen 1" in words(client.get(answer.url))


def test_what_is_public_in_the_archive_or_being_read_already_is_left_out_with_the_reason(client, gemeente):
    client.force_login(build.lid(gemeente, Rol.AMBTENAAR).gebruiker)
    public = build.dossier(gemeente, openbaar_op=timezone.now())
    archived = build.dossier(gemeente, gearchiveerd_op=timezone.now())
    ours = build.dossier(gemeente)
    assert ask(client, ours).url
    answer = client.post(BULK, {"daad": "lees", "dossier": [d.pk for d in (public, archived, ours)]}, follow=True)
    said = words(answer)
    assert "1 dossier. Reden: zijn openbaar: alleen de griffie leest die." in said
    assert "1 dossier. Reden: liggen in het archief." in said and "1 dossier. Reden: worden al gelezen." in said
    assert len(beurten()) == 1


# What cannot be had or read


def test_what_cannot_be_had_or_read_is_named_and_the_others_go_on(client, gemeente, griffier, elsewhere):
    gone = build.dossier(gemeente, titel="Weg", document_url=f"{elsewhere.base}/stuk/weg.pdf")
    image = build.dossier(gemeente, titel="Plaatje", document_url=f"{elsewhere.base}/stuk/plaatje.gif")
    good = build.dossier(gemeente, titel="Goed", document_url=f"{elsewhere.base}/stuk/water.txt")
    answer = ask(client, gone, image, good)
    work()
    said = words(client.get(answer.url))
    assert "weg.pdf, bij Weg : Het adres geeft dit bestand niet (fout 404)." in said
    assert "plaatje.gif, bij Plaatje : Dit soort bestand kennen wij niet." in said
    assert "Niet gelukt 2" in said
    assert [stuk.naam for stuk in stukken(good)] == ["water.txt", "Titel en samenvatting"]


def test_an_address_in_our_own_network_is_not_asked(client, gemeente, griffier, monkeypatch, elsewhere):
    monkeypatch.undo()  # the server that stands in for the internet is of this machine after all
    dossier = build.dossier(gemeente, document_url=f"{elsewhere.base}/stuk/wonen.txt")
    answer = ask(client, dossier)
    work()
    assert "ligt in een besloten netwerk. Daar halen wij niets op." in words(client.get(answer.url))
    assert not elsewhere.questions


def test_what_failed_can_be_tried_again(client, gemeente, griffier, elsewhere):
    elsewhere.answers["/stuk/later.txt"] = [Answer({}, status=503), page(WONEN)]
    dossier = build.dossier(gemeente, document_url=f"{elsewhere.base}/stuk/later.txt")
    answer = ask(client, dossier)
    work()
    assert "Lees wat niet gelukt is (1)" in words(client.get(answer.url))
    client.post(answer.url, {"daad": "verder"})
    work()
    assert [beurt.stand for beurt in beurten()] == ["gelezen", "gelezen"]


def test_a_fault_of_ours_in_one_document_leaves_the_others(client, gemeente, griffier, monkeypatch, caplog):
    answer = ask(client, build.dossier(gemeente), build.dossier(gemeente))
    with bereik(EVERYTHING):
        Leesbeurt.objects.filter(pk=beurten()[0].pk).update(eigen=False, bestand=b"%PDF-1.7 \xff")
    work()
    assert [beurt.stand for beurt in beurten()] == ["mislukt", "gelezen"]
    assert "Niet gelukt 1" in words(client.get(answer.url))


# Once


def test_nothing_is_read_twice_while_nothing_changed(client, gemeente, griffier, elsewhere):
    dossier = build.dossier(gemeente, titel="Plan", document_url=f"{elsewhere.base}/stuk/wonen.txt")
    ask(client, dossier)
    work()
    first = stukken(dossier)
    answer = ask(client, dossier)
    work()
    assert stukken(dossier) == first
    assert "Al eerder gelezen 2" in words(client.get(answer.url))
    with bereik(EVERYTHING):
        Dossier.objects.filter(pk=dossier.pk).update(samenvatting=WATER)
    ask(client, dossier)
    work()
    assert {stuk.naam: stuk.tekst for stuk in stukken(dossier)} == {
        "Titel en samenvatting": f"Plan\n\n{WATER}",
        "wonen.txt": WONEN,
    }, "what nobody decided about makes place for the new text"


def test_a_document_that_the_worker_died_of_is_tried_once_more_and_then_left(client, gemeente, griffier):
    dossier = build.dossier(gemeente)
    answer = ask(client, dossier)
    with bereik(EVERYTHING):
        Leesbeurt.objects.filter(gemeente=gemeente).update(stand="leest", pogingen=1)
    work()
    assert beurten()[0].stand == "gelezen"
    client.post(answer.url, {"daad": "verder"})
    with bereik(EVERYTHING):
        Leesbeurt.objects.filter(gemeente=gemeente).update(stand="leest", pogingen=2)
    work()
    assert beurten()[0].reden.startswith("Het lezen brak twee keer af.")


def test_a_leesronde_without_a_job_ends_with_a_message(client, gemeente, griffier):
    ask(client, build.dossier(gemeente))
    tasks.set_aside_lost()
    assert beurten()[0].stand == "wacht", "a job works at it"
    ProcrastinateJob.objects.all()._raw_delete(using="default")
    tasks.set_aside_lost()
    assert beurten()[0].reden.startswith("Het lezen brak af.")


def test_what_a_document_says_is_not_asked_again_for_the_titel_and_samenvatting(client, gemeente, griffier, elsewhere):
    address = f"{elsewhere.base}/stuk/wonen.txt"
    both = build.dossier(gemeente, titel="Sociale huurwoningen", samenvatting=WONEN, document_url=address)
    own = build.dossier(gemeente, titel="Sociale huurwoningen", samenvatting=WONEN)
    ask(client, both, own)
    work()
    assert [stuk for stuk, code in asked(both) if code == "11.1"] == ["wonen.txt"]
    assert [stuk for stuk, code in asked(own) if code == "11.1"] == ["Titel en samenvatting"]
    file = SimpleUploadedFile("later.txt", WONEN.encode())
    client.post(f"{own.get_absolute_url()}stukken/", {"bestanden": [file]})
    work()
    assert [stuk for stuk, code in asked(own) if code == "11.1"] == ["later.txt"], "it goes before the own text"


def asked(dossier):
    with bereik(EVERYTHING):
        return list(dossier.suggesties.waiting().values_list("stuk__naam", "subdoel__code"))


# In turn


def test_rounds_take_turns_and_a_text_that_somebody_waits_for_goes_first(client, gemeente, griffier):
    first = ask(client, build.dossier(gemeente), build.dossier(gemeente)).url
    second = ask(client, build.dossier(gemeente), build.dossier(gemeente)).url
    order = []
    while jobs := list(ProcrastinateJob.objects.filter(status="todo", queue_name="lezen").order_by("-priority", "id")):
        assert {job.lock for job in jobs} == {"dossiers.lees_ronde"} and {job.priority for job in jobs} == {-10}
        order.append(jobs[0].args["ronde"])
        jobs[0].args.pop(ARGUMENT, "")  # as the worker does, before it begins
        tasks.lees_ronde(**jobs[0].args)
        ProcrastinateJob.objects.filter(pk=jobs[0].pk)._raw_delete(using="default")
    one, two = (int(re.search(r"leesrondes/(\d+)/", url)[1]) for url in (first, second))
    assert order[:4] == [one, two, one, two]


def test_it_can_be_stopped_and_gone_on_with(client, gemeente, griffier):
    answer = ask(client, build.dossier(gemeente), build.dossier(gemeente))
    run_queue()
    client.post(answer.url, {"daad": "stop"})
    work()
    assert [beurt.stand for beurt in beurten()] == ["gelezen", "gestopt"]
    assert "Het lezen is gestopt" in words(client.get(answer.url))
    client.post(answer.url, {"daad": "verder"})
    work()
    assert [beurt.stand for beurt in beurten()] == ["gelezen", "gelezen"]


def test_over_htmx_the_page_asks_until_it_is_done(client, gemeente, griffier):
    answer = ask(client, build.dossier(gemeente))
    busy = client.get(answer.url, **HTMX).content.decode()
    assert busy.startswith('<div\n  id="leesronde"') or 'id="leesronde"' in busy[:60]
    assert 'hx-trigger="every 4s"' in busy
    work()
    assert client.get(answer.url, **HTMX)["HX-Refresh"] == "true"
    assert 'http-equiv="refresh"' not in client.get(answer.url).content.decode()


# Who


def test_who_no_longer_works_here_reads_nothing_more(client, gemeente, griffier):
    ask(client, build.dossier(gemeente))
    with bereik(EVERYTHING):
        griffier.lidmaatschappen.all().delete()
    work()
    assert beurten()[0].stand == "wacht"
    tasks.set_aside_lost()
    assert beurten()[0].stand == "mislukt"


def test_what_was_made_public_meanwhile_an_ambtenaar_does_not_change(client, gemeente):
    client.force_login(build.lid(gemeente, Rol.AMBTENAAR).gebruiker)
    dossier = build.dossier(gemeente)
    ask(client, dossier)
    with bereik(EVERYTHING):
        Dossier.objects.filter(pk=dossier.pk).update(openbaar_op=timezone.now())
    work()
    assert beurten()[0].reden.startswith("Dit dossier is openbaar")
    assert not stukken(dossier)


def test_another_municipality_finds_no_leesronde(client, gemeente, griffier):
    answer = ask(client, build.dossier(gemeente))
    client.force_login(build.lid(build.gemeente("Anderwaard"), Rol.GRIFFIER).gebruiker)
    assert client.get(answer.url).status_code == 404
    assert client.get(answer.url.replace("testwaard", "anderwaard")).status_code == 404


# Files of one's own


def test_several_files_are_attached_to_a_dossier_at_once(client, gemeente, griffier):
    dossier = build.dossier(gemeente, titel="Plan")
    address = f"{dossier.get_absolute_url()}stukken/"
    assert client.get(address).status_code == 200
    sent = [SimpleUploadedFile("visie.txt", WONEN.encode()), SimpleUploadedFile("nota.txt", WATER.encode())]
    answer = client.post(address, {"bestanden": sent})
    work()
    assert [stuk.naam for stuk in stukken(dossier)] == ["visie.txt", "nota.txt"]
    assert all(beurt.bestand is None for beurt in beurten()), "read, so not kept"
    assert "Gelezen 2" in words(client.get(answer.url))


def test_files_that_are_empty_or_too_many_are_refused_with_the_reason(client, gemeente, griffier):
    address = f"{build.dossier(gemeente).get_absolute_url()}stukken/"
    empty = client.post(address, {"bestanden": [SimpleUploadedFile("leeg.txt", b"")]})
    assert empty.status_code == 422 and "leeg.txt: Dit bestand is leeg." in words(empty)
    many = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(21)]
    assert "U koos 21 bestanden. Kies er hooguit 20." in words(client.post(address, {"bestanden": many}))
    assert "Kies een of meer bestanden." in words(client.post(address, {"iets": 1}))


def test_a_bundle_finds_its_dossiers_by_the_kenmerk_in_the_names_and_asks_first(client, gemeente, griffier):
    first = build.dossier(gemeente, titel="Eerste", extern_id="RV-2026-11")
    second = build.dossier(gemeente, titel="Tweede", extern_id="RV-2026-118")
    sent = [
        SimpleUploadedFile("RV 2026.118 visie.txt", WONEN.encode()),
        SimpleUploadedFile("rv-2026-11.txt", WATER.encode()),
        SimpleUploadedFile("onbekend.txt", GELD.encode()),
    ]
    preview = client.post(RONDES, {"bestanden": sent}).url
    shown = client.get(preview).content.decode()
    assert not work() and "Het kenmerk RV-2026-118 staat in de naam." in shown
    asked = beurten()
    chosen = re.findall(r'<option value="(\d+)" selected>', shown)
    assert chosen == [str(second.pk), str(first.pk)]
    assert client.post(preview, {"daad": "lees"}).status_code == 422
    assert client.post(preview, {f"stuk-{asked[0].pk}": "9" * 30}).status_code == 422
    client.post(preview, {f"stuk-{asked[0].pk}": second.pk, f"stuk-{asked[1].pk}": first.pk})
    work()
    assert [stuk.naam for stuk in stukken(second)] == ["RV 2026.118 visie.txt"]
    assert [stuk.naam for stuk in stukken(first)] == ["rv-2026-11.txt"]
    assert len(beurten()) == 2, "what got no dossier is not kept"
    assert client.get(preview).status_code == 404


def test_a_bundle_can_be_thrown_away(client, gemeente, griffier):
    preview = client.post(RONDES, {"bestanden": [SimpleUploadedFile("a.txt", WONEN.encode())]}).url
    client.post(preview, {"daad": "weg"})
    assert not beurten()


# Addresses of documents


def test_the_piece_itself_comes_first_each_address_once_and_no_two_names_alike():
    dossier = Dossier(
        document_titel="Voorstel", document_url="https://x.nl/1",
        stukadressen=[["Bijlage", "https://x.nl/2"], ["Bijlage", "https://x.nl/3"], ["", "https://x.nl/document/4/1"]],
    )  # fmt: skip
    assert addresses_of(dossier) == [
        ("Voorstel", "https://x.nl/1"),
        ("Bijlage", "https://x.nl/2"),
        ("Bijlage (2)", "https://x.nl/3"),
        ("x.nl/document/4/1", "https://x.nl/document/4/1"),
    ]


def test_an_import_keeps_the_addresses_of_all_documents_and_they_are_read(client, gemeente, griffier, elsewhere):
    there = [f"{elsewhere.base}/stuk/{name}.txt" for name in ("wonen", "water")]
    row = DossierRow("Plan", document_url=there[0], stukadressen=(("Bijlage water", there[1]),), extern_id="x:1")
    with bereik(EVERYTHING):
        invoer = Invoer.objects.create(
            gemeente=gemeente, door=griffier, bron="notubiz", naam="x", rijen=[row.as_json()]
        )
    client.post(f"{HERE}dossiers/invoer/{invoer.pk}/", {"daad": "ja", "rij": "1"})
    [dossier] = dossiers_of(gemeente)
    ask(client, dossier)
    work()
    assert [stuk.naam for stuk in stukken(dossier)] == ["wonen.txt", "Bijlage water", "Titel en samenvatting"]


# What is kept


def test_in_a_merger_what_was_not_read_yet_is_asked_for_again(client, gemeente, griffier):
    ask(client, build.dossier(gemeente))
    with bereik(EVERYTHING):
        herindeling.move(gemeente, build.gemeente("Nieuwstad"))
    work()
    with bereik(EVERYTHING):
        assert not Leesbeurt.objects.filter(gemeente__slug__in=["testwaard", "nieuwstad"]).exists()


def test_a_leesronde_goes_after_a_month_and_files_without_a_dossier_after_a_day(gemeente, griffier):
    now = timezone.now()
    with bereik(EVERYTHING):
        for days, begun in ((31, now), (29, now), (2, None), (0, None)):
            made = now - timezone.timedelta(days=days)
            Leesronde.objects.create(gemeente=gemeente, gemaakt_op=made, begonnen_op=begun, door=griffier)
    call_command("ruim_op")
    with bereik(EVERYTHING):
        assert sorted((now - ronde.gemaakt_op).days for ronde in gemeente.leesrondes.all()) == [0, 29]


def test_the_download_tells_what_a_person_had_read(client, gemeente, griffier):
    ask(client, build.dossier(gemeente))
    told = account.collect(griffier)["dossiers"]["veel stukken tegelijk laten lezen"]
    assert [(one["gemeente"], one["stukken"]) for one in told] == [("Testwaard", 1)]
