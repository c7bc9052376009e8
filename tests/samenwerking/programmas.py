"""Makers of programmes for tests: programma(titel="...") is complete and published unless told otherwise."""

from datetime import date
from itertools import count

from agendas.models import Doel, Subdoel
from kennisbank.models import Land, Thema
from raadsportaal.redactie.models import Status
from samenwerking.models import Oproep, Programma, Programmabron
from tests import build

number = count(1)


def remove_all():
    """No programmes at all, so that a test can count its own."""
    Oproep.objects.update(programma=None)
    Programma.objects.exclude(boven=None).delete()
    Programma.objects.all().delete()
    Programma.objects.reindex()


def programma(*, landen=("ML",), themas=("water",), doelen=(6,), subdoelen=(), **fields):
    n = next(number)
    fields = {
        "titel": f"Programma {n}",
        "slug": f"programma-{n}",
        "samenvatting": "Een korte samenvatting.",
        "doelstelling": "Iedereen heeft water.",
        "lastig": "Het duurde lang.",
        "bijdrage_raadslid": "Stel een vraag aan het college.",
        "begin": date(2022, 1, 1),
        "einde": date(2026, 12, 31),
        "status": Status.GEPUBLICEERD,
    } | fields
    programma = build.stored(Programma(**fields))
    programma.landen.add(*Land.objects.filter(code__in=landen))
    programma.themas.add(*Thema.objects.filter(slug__in=themas))
    programma.doelen.add(*Doel.objects.global_goals().filter(nummer__in=doelen))
    programma.subdoelen.add(*(Subdoel.objects.filter(code__in=subdoelen) if subdoelen else []))
    Programmabron.objects.create(programma=programma, titel="Annual report", url="https://example.org/", jaar=2025)
    programma.index()
    return programma


def project(boven, **fields):
    return programma(soort="project", boven=boven, **fields)


def row(**fields):
    """A record of a file, complete but for what the test leaves out."""
    n = next(number)
    return {
        "slug": f"rij-{n}",
        "titel": f"Rij {n}",
        "samenvatting": "Samenvatting.",
        "soort": "programma",
        "landen": ["ML"],
        "themas": ["water"],
        "doelen": [6],
        "bronnen": [{"titel": "Report", "url": "https://example.org/", "jaar": 2024, "taal": "en"}],
    } | fields
