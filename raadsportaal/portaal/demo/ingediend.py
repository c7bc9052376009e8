"""A motie that Zuiderwaard handed in, adopted and shows to everyone: other councils find it with its example."""

import tomllib
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pghistory
from django.utils import timezone
from django.utils.formats import date_format

from agendas.models import Subdoel
from kennisbank.models import Praktijk
from raadsportaal.dossiers.choices import Dossierstand
from raadsportaal.instrumenten.bouwen import build, with_facts
from raadsportaal.instrumenten.materiaal import Keuze, chosen
from raadsportaal.instrumenten.models import Concept, Ingediend
from raadsportaal.instrumenten.papier import Regel
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.zinnen import Zinnen

MOTIE = Path(__file__).with_name("data") / "motie.toml"


def load_motie(gemeente, *, griffier) -> None:
    """In a scope that shows everything; handed in on the day that the council handled the dossier it belongs to."""
    told = tomllib.loads(MOTIE.read_text(encoding="utf-8"))
    proposal = gemeente.dossiers.get(slug=told["bij"])
    day = proposal.behandeldatum
    now = timezone.make_aware(datetime.combine(day, time(22, 15)))  # at the end of the meeting
    with pghistory.context(gebruiker=griffier.pk):
        concept = Concept.make(gemeente, _paper(gemeente, told, day), by=griffier, now=now)
        about = [Subdoel.objects.get(code=told["subdoel"]), Praktijk.objects.get(slug=told["praktijk"])]
        said = {"dag": day, "nummer": told["nummer"], "bij": proposal, "linked": True}
        ingediend = Ingediend.make(concept, about, **said, by=griffier, now=now)
        dossier = ingediend.dossier
        dossier.stand, dossier.behandeldatum = Dossierstand.AANGENOMEN, day
        dossier.save()
        dossier.confirm(now)
        dossier.publish(now)
        concept.delete()  # nobody of the demo wrote it


def _paper(gemeente, told, day):
    keuze = Keuze(told["bij"], subdoelen=[told["subdoel"]], praktijken=[told["praktijk"]])
    papier = build(Soort.MOTIE, chosen(gemeente, keuze, day), Zinnen())
    facts = {"naam": told["naam"], "datum": date_format(day, "j F Y"), "agendapunt": told["agendapunt"]}
    papier = with_facts(papier, told["titel"], facts, Zinnen())
    for key, lines in told["delen"].items():
        deel = papier.deel(key)
        if deel.is_table:
            papier = papier.with_deel(replace(deel, rijen=tuple(map(tuple, lines))))
        else:
            kept = deel.regels if key == "overwegende" else ()
            papier = papier.with_deel(replace(deel, regels=(*kept, *map(Regel, lines))))
    return papier
