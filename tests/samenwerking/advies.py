"""What the tests of advice share: a municipality, who asks, who answers, and files as people send them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from raadsportaal.gemeenten.models import Zending
from raadsportaal.gemeenten.outbox import verstuur
from samenwerking.models import Adviesvraag
from tests import build

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM)  # its three working days end on Thursday the 26th
SECRET = "Geheim plan met de stad Ergenshuizen"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"


def ask(vrager, now=MONDAY, **fields):
    values = {"gemeente": None, "onderwerp": "beleid", "vraag": SECRET, "meegestuurd": []} | fields
    return Adviesvraag.ask(vrager=vrager, now=now, **values)


def adviseur(**fields):
    """Someone of VNG who answers: in the group, and no more rights than that."""
    gebruiker = build.persoon(is_staff=True, **fields)
    gebruiker.groups.add(Group.objects.get(name="advies"))
    return gebruiker


def file(name="akkoord.pdf", data=PDF):
    return SimpleUploadedFile(name, data)


def send_mail():
    """What the queue would do, here and now."""
    for zending in Zending.objects.waiting():
        verstuur(zending.pk)
