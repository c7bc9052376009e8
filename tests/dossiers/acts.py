"""Things that people do to dossiers, each at its own moment: a test is one transaction and so has only one."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pghistory

from agendas.models import Subdoel
from raadsportaal.dossiers.history import of_dossier
from raadsportaal.dossiers.models import Beleidspunt, Dossier, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from tests import build

NOW = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)
EVENTS = [model.pgh_event_model.objects for model in (Dossier, Beleidspunt, Koppeling)]


@contextmanager
def act(by=None, when=NOW, **context):
    """What is done inside is done by this person at this moment."""
    with bereik(EVERYTHING):
        before = [events.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0 for events in EVENTS]
        with pghistory.context(gebruiker=by.pk if by else None, **context):
            yield
        for events, last in zip(EVENTS, before, strict=True):
            events.filter(pgh_id__gt=last).update(pgh_created_at=when)


def later(**parts):
    return NOW + timedelta(**parts)


def new_dossier(gemeente, by=None, **fields):
    with act(by):
        return build.dossier(gemeente, **fields)


def propose(dossier, naar, by, when=NOW, linked=False, **more):
    with act(by, when):
        return Koppeling.make(dossier, naar, by=by, now=when, linked=linked, **more)


def decide(koppeling, daad, by, when, **more):
    with act(by, when):
        fresh = Koppeling.objects.get(pk=koppeling.pk)
        return fresh.decide(daad, by=by, now=when, versie=fresh.versie, **more)


def subdoel(code):
    return Subdoel.objects.get(code=code)


def told(dossier):
    with bereik(EVERYTHING):
        return of_dossier(dossier)


def sentences(dossier):
    return [change.what for change in told(dossier)]
