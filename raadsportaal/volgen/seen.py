"""What is new since somebody last looked at the page "Nieuw": for that page, and the line on Mijn gemeente."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.volgen.gathering import AT, KEPT, MAY, Oogst, Words, new_for
from raadsportaal.volgen.models import Frequentie, Nieuws, Volger
from raadsportaal.volgen.models.volger import latest

MOST = 300  # pieces of news that the page looks at
UNSEEN = f"""
SELECT count(DISTINCT g.id), min(v.gezien_op) FROM volgen_volger v
JOIN volgen_gevolgd g ON g.volger_id = v.id {AT} AND r.id > v.gezien_tot
JOIN volgen_nieuws n ON n.id = r.nieuws_id
WHERE v.gebruiker_id = %s AND {KEPT} AND {MAY}
"""  # noqa: S608 (our own words)
RECENT = f"""
SELECT n.id FROM volgen_gevolgd g {AT} JOIN volgen_nieuws n ON n.id = r.nieuws_id
WHERE g.volger_id = %s AND {KEPT} AND r.id > %s GROUP BY n.id ORDER BY max(r.id) DESC LIMIT {MOST}
"""  # noqa: S608 (our own words)


@dataclass(frozen=True)
class Ongezien:
    """How many of the things that somebody follows have news, and since when that is new."""

    aantal: int
    sinds: datetime | None


def unseen(gebruiker) -> Ongezien:
    """One statement, for a page that is opened often."""
    with connection.cursor() as cursor:
        cursor.execute(UNSEEN, [gebruiker.pk])
        return Ongezien(*cursor.fetchone())


def harvest(volger: Volger, *, everything: bool) -> Oogst:
    """What is new since the last look, or all that there is."""
    after = 0 if everything else volger.gezien_tot
    with bereik(EVERYTHING):
        with connection.cursor() as cursor:
            cursor.execute(RECENT, [volger.pk, after])
            news = [pk for (pk,) in cursor.fetchall()]
        words = Words.of(Nieuws.objects.filter(pk__in=news))
        found = new_for([volger.pk], words, hoe_vaak=Frequentie.values, after=after, mailed=False)
    return found.get(volger.pk) or Oogst()


def looked(volger: Volger, now: datetime) -> None:
    volger.gezien_tot, volger.gezien_op = latest(), now
    volger.save(update_fields=["gezien_tot", "gezien_op"])
