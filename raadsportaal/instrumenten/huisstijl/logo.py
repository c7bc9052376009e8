"""The logo of a municipality: what is taken, looked at until the end, and how it goes out again."""

from io import BytesIO

import typst
from django.core.exceptions import ValidationError
from django.http import HttpResponse

from raadsportaal.basis.pages import sent_in
from samenwerking.advies.bijlagen import LOOKS

LARGEST = 300_000  # bytes: it goes into every paper
MOST_PIXELS = 2_000  # of each side; more is unpacked for nothing at this size
KINDS = "Een png of jpg van hooguit 300 kB en 2.000 bij 2.000 beeldpunten."
DRAW = b"#set page(width: auto, height: auto)\n#image(%s)"


def checked(upload) -> bytes:
    """The picture as it will be kept; raises ValidationError for what would not stand on a paper."""
    data = upload.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValidationError("Dit logo is groter dan 300 kB. Maak het kleiner.")
    if not any(LOOKS[kind](data) for kind in ("png", "jpg")):
        raise ValidationError(f"Dit is geen png of jpg. {KINDS}")
    if max(_size(data)) > MOST_PIXELS:
        raise ValidationError("Dit logo heeft meer dan 2.000 beeldpunten op een kant. Maak het kleiner.")
    if not _can_be_drawn(data):
        raise ValidationError("Dit plaatje is beschadigd. Sla het opnieuw op.")
    return data


def _size(data):
    from docx.image.image import Image

    try:
        image = Image.from_file(BytesIO(data))
        size = image.px_width, image.px_height
    except Exception as fault:  # its reader trusts the file, and this one comes from a person
        raise ValidationError("Dit plaatje is beschadigd. Sla het opnieuw op.") from fault
    if not all(size):
        raise ValidationError("Dit plaatje is leeg. Sla het opnieuw op.")
    return size


def _can_be_drawn(data):
    """Unpacked to its last line by what makes our PDFs."""
    numbers = f"bytes(({','.join(map(str, data))},))".encode()
    try:
        typst.compile(DRAW % numbers)
    except typst.TypstError:
        return False
    return True


def as_picture(data: bytes) -> HttpResponse:
    """To be seen on a page of the own municipality; should it be opened by itself, nothing in it runs."""
    kind = "image/png" if LOOKS["png"](data) else "image/jpeg"
    return sent_in(HttpResponse(data, content_type=kind))
