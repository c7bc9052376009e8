"""Attachments of an adviesvraag: what is taken, where it is, who gets it and how, and when it is gone."""

import re
import stat
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import override_settings
from django.urls import Resolver404, resolve
from django.utils import timezone
from openpyxl import Workbook

from raadsportaal import settings as production
from samenwerking.advies.bijlagen import BUSY, KINDS, delete_loose
from samenwerking.advies.retention import KEPT, SILENT, forget
from samenwerking.models import Adviesbericht, Adviesvraag
from samenwerking.models.advies import ATTACHMENTS, MAX_ATTACHMENT
from tests import build
from tests.basis.documents.papers import docx, odt, p
from tests.samenwerking.advies import MONDAY, PDF, adviseur, ask, file
from tests.samenwerking.test_advies import words

pytestmark = pytest.mark.django_db
PNG, JPG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20, b"\xff\xd8\xff\xe0" + b"\0" * 20
ODS = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK content.xml"


@pytest.fixture(autouse=True)
def disk(tmp_path):
    """A disk as in production, of the test alone."""
    options = production.STORAGES["default"]["OPTIONS"]
    storages = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}}
    storages["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES=storages, MEDIA_ROOT=tmp_path):
        yield tmp_path


@pytest.fixture
def vraag(client):
    vrager = build.persoon()
    client.force_login(vrager)
    return ask(vrager)


def send(client, vraag, upload):
    return client.post(vraag.get_absolute_url(), {"tekst": "Zie het stuk.", "bijlage": upload})


def on_disk(disk):
    return sorted(path.name for path in disk.rglob("*") if path.is_file())


def xlsx():
    book = BytesIO()
    Workbook().save(book)
    return book.getvalue()


GOOD = {
    "pdf": PDF, "docx": docx(p("Tekst")), "odt": odt("<text:p>Tekst</text:p>"), "xlsx": xlsx(), "ods": ODS,
    "txt": "Eén tekst, in UTF-8".encode(), "png": PNG, "jpg": JPG, "jpeg": JPG,
}  # fmt: skip


def test_every_kind_that_is_promised_is_tried_here():
    assert GOOD.keys() == set(ATTACHMENTS)
    assert set(re.findall(r"[a-z]+", KINDS)) >= GOOD.keys() - {"jpeg"}
    assert f"van hooguit {MAX_ATTACHMENT // 1_000_000} MB" in KINDS


@pytest.mark.parametrize("ending", GOOD)
def test_a_file_is_kept_and_comes_back_as_it_was_to_be_saved(client, vraag, disk, ending):
    assert send(client, vraag, file(f"Ons akkoord.{ending.upper()}", GOOD[ending])).status_code == 302
    bericht = vraag.berichten.get()
    page = client.get(vraag.get_absolute_url()).content.decode()
    assert f'/advies/{vraag.nummer}/bijlagen/{bericht.pk}/">Ons_akkoord.{ending}</a>' in page
    answer = client.get(f"/advies/{vraag.nummer}/bijlagen/{bericht.pk}/")
    assert b"".join(answer.streaming_content) == GOOD[ending]
    assert answer["Content-Disposition"] == f'attachment; filename="Ons_akkoord.{ending}"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]


def test_a_text_of_windows_is_a_text_too(client, vraag):
    assert send(client, vraag, file("brief.txt", "Eén brief".encode("cp1252"))).status_code == 302


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("akkoord.exe", b"MZ", "Dit soort bestand kunnen wij niet aannemen."),
        ("akkoord.html", b"<script>", "Dit soort bestand kunnen wij niet aannemen."),
        ("akkoord.svg", b"<svg>", "Dit soort bestand kunnen wij niet aannemen."),
        ("akkoord.docm", docx(p("x")), "Dit soort bestand kunnen wij niet aannemen."),
        ("akkoord.pdf.js", PDF, "Dit soort bestand kunnen wij niet aannemen."),
        ("akkoord", PDF, "Dit soort bestand kunnen wij niet aannemen."),
        ("akkoord.pdf", b"<html><script>alert(1)</script>", "De inhoud past niet bij de naam: dit is geen pdf."),
        ("akkoord.pdf", b"MZ" + b" " * 2000 + b"%PDF-", "De inhoud past niet bij de naam"),
        ("akkoord.docx", b"PK\x03\x04 iets anders", "De inhoud past niet bij de naam: dit is geen docx."),
        ("akkoord.docx", xlsx(), "De inhoud past niet bij de naam"),
        ("akkoord.odt", ODS, "De inhoud past niet bij de naam"),
        ("akkoord.odt", docx(p("x")), "De inhoud past niet bij de naam"),
        ("akkoord.png", JPG, "De inhoud past niet bij de naam"),
        ("akkoord.jpg", PNG, "De inhoud past niet bij de naam"),
        ("akkoord.txt", b"MZ\0\0\0", "De inhoud past niet bij de naam"),
        ("akkoord.pdf", b"", "Dit bestand is leeg."),
        ("akkoord.pdf", PDF + b"x" * MAX_ATTACHMENT, "Dit bestand is groter dan 10 MB."),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_we_do_not_take_is_refused_with_the_words_kept_and_nothing_on_the_disk(
    client, vraag, disk, name, data, message
):
    answer = send(client, vraag, file(name, data))
    assert answer.status_code == 422 and message in words(answer)
    assert "Zie het stuk." in answer.content.decode()
    assert not vraag.berichten.exists() and on_disk(disk) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"), ("C:\\Users\\sanne\\akkoord.pdf", "akkoord.pdf"),
        ("???.pdf", "bijlage.pdf"),
        ("<b>\"x\" X-Y: z.pdf", "b_x_X-Y_z.pdf"), (".pdf", "bijlage.pdf"), ("a" * 300 + ".pdf", "a" * 60 + ".pdf"),
        ("akk\u202efdp.pdf", "akkfdp.pdf"), ("Één-voor-één.pdf", "Één-voor-één.pdf"), ("文件.pdf", "文件.pdf"),
    ],
    ids=lambda value: ascii(value)[:20],
)  # fmt: skip
def test_a_name_is_only_a_name(client, vraag, disk, name, kept):
    assert send(client, vraag, file(name)).status_code == 302
    bericht = vraag.berichten.get()
    assert bericht.bijlage_naam == kept
    assert [path.parent.parent for path in disk.rglob("*.pdf")] == [disk / "advies"]
    answer = client.get(f"/advies/{vraag.nummer}/bijlagen/{bericht.pk}/")
    assert answer.status_code == 200 and "\n" not in answer["Content-Disposition"]


def test_the_disk_is_no_one_elses_and_no_address_leads_there(client, vraag, disk):
    send(client, vraag, file())
    send(client, vraag, file())
    [one, other] = [path for path in disk.rglob("*") if path.is_file()]
    assert one.name != other.name and stat.S_IMODE(one.stat().st_mode) == 0o600
    assert stat.S_IMODE(one.parent.stat().st_mode) == 0o700
    assert not str(production.MEDIA_ROOT).startswith((str(production.STATIC_ROOT), str(production.BASE_DIR / "static")))
    for address in (f"/{one.relative_to(disk)}", f"/media/{one.relative_to(disk)}", f"/static/{one.relative_to(disk)}"):
        with pytest.raises(Resolver404):
            resolve(address)


def test_only_the_asker_and_vng_in_its_admin_get_a_file(client, vraag, disk):
    send(client, vraag, file())
    pk, staff = vraag.berichten.get().pk, adviseur()
    own, beheer = f"/advies/{vraag.nummer}/bijlagen/{pk}/", f"/beheer/samenwerking/adviesvraag/bijlage/{pk}/"
    elsewhere = ask(build.persoon(), vraag="Iets anders")
    assert client.get(f"/advies/{elsewhere.nummer}/bijlagen/{pk}/").status_code == 404
    assert client.get(f"/advies/{vraag.nummer}/bijlagen/{pk + 1}/").status_code == 404
    assert client.get(beheer).status_code == 302
    for other in (build.persoon(), build.persoon(is_staff=True), staff):
        client.force_login(other)
        assert client.get(own).status_code == 404
        assert client.get(beheer).status_code == (200 if other == staff else 403 if other.is_staff else 302)
    client.logout()
    assert client.get(own).url.startswith("/inloggen/") and client.get(beheer).status_code == 302
    assert client.post(own).status_code == 405


def test_a_file_that_is_gone_from_the_disk_is_a_404(client, vraag, disk):
    send(client, vraag, file())
    for path in disk.rglob("*.pdf"):
        path.unlink()
    assert client.get(f"/advies/{vraag.nummer}/bijlagen/{vraag.berichten.get().pk}/").status_code == 404


# How long


def test_a_year_after_closing_the_question_its_thread_and_its_files_are_gone(client, vraag, disk):
    send(client, vraag, file("weg.pdf"))
    kept = ask(vraag.vrager, vraag="Een andere vraag")
    send(client, kept, file("blijft.pdf"))
    now = timezone.now()
    vraag.close(now=now - KEPT - timedelta(minutes=1))
    kept.close(now=now - KEPT + timedelta(minutes=1))
    assert forget(now) == 1 and forget(now) == 0
    assert list(Adviesvraag.objects.all()) == [kept] and Adviesbericht.objects.count() == 1
    assert [name.partition("-")[2] for name in on_disk(disk)] == ["blijft.pdf"]


def test_what_was_answered_closes_by_itself_after_thirty_days_of_silence(vraag):
    other, waits = (ask(vraag.vrager, vraag=text) for text in ("Met een vervolg", "Wacht op de gemeente"))
    staff = adviseur()
    for one in (vraag, other):
        one.reply(by=staff, tekst="Zo", van_vng=True, now=MONDAY)
    waits.reply(by=staff, tekst="Welke?", van_vng=True, now=MONDAY, asks_back=True)
    other.reply(by=staff, tekst="En zo", van_vng=True, now=MONDAY + timedelta(days=2))
    now = MONDAY + SILENT + timedelta(days=1)
    assert forget(now) == 0
    assert {one.vraag for one in Adviesvraag.objects.all() if one.is_closed} == {vraag.vraag}
    assert Adviesvraag.objects.get(pk=vraag.pk).gesloten_op == now


def test_a_file_whose_message_was_never_stored_goes_after_a_day(client, vraag, disk):
    send(client, vraag, file())
    vraag.berichten.all().delete()
    send(client, vraag, file("hoort-erbij.pdf"))
    assert delete_loose(timezone.now()) == 0, "its message may be on its way"
    assert delete_loose(timezone.now() + BUSY + timedelta(minutes=1)) == 1
    assert [name.partition("-")[2] for name in on_disk(disk)] == ["hoort-erbij.pdf"]


def test_nothing_is_there_to_clear_on_the_first_day(disk):
    assert delete_loose(timezone.now()) == 0 and forget(timezone.now()) == 0
