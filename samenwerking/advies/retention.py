"""How long an adviesvraag is kept: until a year after it was closed, with its messages and files."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction

from samenwerking.advies.bijlagen import delete_loose
from samenwerking.models import Adviesbericht, Adviesvraag

KEPT = timedelta(days=365)
SILENT = timedelta(days=30)  # after an answer, until it closes by itself


def forget(now: datetime) -> int:
    """Of the nightly clearing: close what was answered and stayed silent, delete what was closed a year ago."""
    with transaction.atomic():  # who says something at this moment goes first: then it is not silent
        for vraag in Adviesvraag.objects.silent(now - SILENT).select_for_update(skip_locked=True):
            vraag.close(now=now)
    with transaction.atomic():
        expired = Adviesvraag.objects.expired(now - KEPT).select_for_update()
        numbers = list(expired.values_list("pk", flat=True))
        files = Adviesbericht.objects.of_vragen(numbers).with_file()
        names = list(files.values_list("bijlage", flat=True))
        Adviesvraag.objects.filter(pk__in=numbers).delete()
    for name in names:
        default_storage.delete(name)
    delete_loose(now)
    return len(numbers)
