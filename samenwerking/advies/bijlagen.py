"""Attachments of an adviesvraag: what is taken, where it is kept, and how it goes out again."""

import re
import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from raadsportaal.basis.pages import sent_in
from raadsportaal.basis.texts import plain
from samenwerking.models import Adviesbericht
from samenwerking.models.advies import ATTACHMENTS, MAX_ATTACHMENT

FOLDER = "advies"
STEM = 60  # characters of a file's name that are kept
KINDS = "Een pdf, docx, odt, xlsx, ods, txt, png of jpg, van hooguit 10 MB."
BUSY = timedelta(days=1)  # a file without a message may be one whose message is just being written


def checked(upload) -> ContentFile:
    """The file as it will be kept, under a name that no other has; raises ValidationError for what we do not take."""
    stem, ending = _name(upload.name)
    if ending not in ATTACHMENTS:
        raise ValidationError(f"Dit soort bestand kunnen wij niet aannemen. {KINDS}")
    if upload.size > MAX_ATTACHMENT:
        raise ValidationError("Dit bestand is groter dan 10 MB. Maak het kleiner of stuur een link.")
    data = upload.read()
    if not data:
        raise ValidationError("Dit bestand is leeg.")
    if not LOOKS[ending](data):
        raise ValidationError(f"De inhoud past niet bij de naam: dit is geen {ending}. Sla het opnieuw op.")
    return ContentFile(data, name=f"{secrets.token_hex(8)}-{stem}.{ending}")


def _name(name):
    last = plain(str(name)).replace("\\", "/").rpartition("/")[2]
    stem, _, ending = last.rpartition(".")
    return re.sub(r"[^\w-]+", "_", stem)[-STEM:].strip("_") or "bijlage", ending.lower()


def _is_text(data):
    """In the two ways in which text is written here."""
    if b"\0" in data:
        return False
    for encoding in ("utf-8", "cp1252"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _office(folder):
    return lambda data: data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data and folder in data


def _open_document(kind):
    """Its kind stands first in the file, readable in nearly all; a program that packs it too is believed."""
    mark = b"application/vnd.oasis.opendocument."

    def looks(data):
        told = mark + kind if mark in data[38:80] else b""
        return data.startswith(b"PK\x03\x04") and data[30:38] == b"mimetype" and told in data and b"content.xml" in data

    return looks


# Looked at from the outside: nothing is unpacked here, and whoever opens it is warned by their own programs.
LOOKS = {
    "pdf": lambda data: b"%PDF-" in data[:1024],
    "png": lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"),
    "jpg": lambda data: data.startswith(b"\xff\xd8\xff"),
    "jpeg": lambda data: data.startswith(b"\xff\xd8\xff"),
    "docx": _office(b"word/"),
    "xlsx": _office(b"xl/"),
    "odt": _open_document(b"text"),
    "ods": _open_document(b"spreadsheet"),
    "txt": _is_text,
}


def as_download(bericht: Adviesbericht) -> FileResponse:
    """To be saved and never shown: whatever is in it runs nowhere near the portal. Who asks was checked before."""
    try:
        file = bericht.bijlage.open("rb")
    except OSError:
        raise Http404
    response = FileResponse(file, as_attachment=True, filename=bericht.bijlage_naam or "bijlage")
    response["Content-Type"] = "application/octet-stream"
    return sent_in(response)


def delete_loose(now: datetime) -> int:
    """Delete the files that no message has: their question is gone, or was never stored."""
    kept = set(Adviesbericht.objects.with_file().values_list("bijlage", flat=True))
    loose = [name for name in _all() if name not in kept and default_storage.get_modified_time(name) < now - BUSY]
    for name in loose:
        default_storage.delete(name)
    return len(loose)


def _all():
    if not default_storage.exists(FOLDER):
        return []
    years, _ = default_storage.listdir(FOLDER)
    return [f"{FOLDER}/{year}/{name}" for year in years for name in default_storage.listdir(f"{FOLDER}/{year}")[1]]
