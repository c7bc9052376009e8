"""The e-mails that gather what is new: at once, every day or every week, one for all of it, and none for nothing.

Followers are taken by hundreds, each hundred in a transaction of its own: the e-mails in the outbox and the marks of
what they told are one, so that a worker that is killed sends nothing twice and forgets nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.timezone import localdate

from raadsportaal.basis.texts import number_of
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Lidmaatschap
from raadsportaal.gemeenten.outbox import post
from raadsportaal.instrumenten.models import Concept
from raadsportaal.volgen import tokens
from raadsportaal.volgen.council_days import council_before, councils, goes_today
from raadsportaal.volgen.gathering import AT, KEPT, Oogst, Words, new_for
from raadsportaal.volgen.models import Frequentie, Gevolgd, Nieuws, Volger

BATCH = 200
EMAIL = "volgen/email/nieuws"
# What no e-mail told, whoever may read it: the followers, and the news.
UNTOLD = """
SELECT DISTINCT {what} FROM volgen_gevolgd g {at}
WHERE {kept} AND g.hoe_vaak = ANY(%s) AND r.id > g.verteld_tot ORDER BY 1
"""
HOW_OFTEN = {Frequentie.METEEN: "meteen", Frequentie.DAG: "elke dag", Frequentie.WEEK: "elke week"}


def send_at_once(now: datetime) -> int:
    """Returns how many e-mails were written."""
    return _send([Frequentie.METEEN], now)


def send_of_the_day(now: datetime) -> int:
    """Of the morning: for who wants it daily, and for whose week it is the day."""
    return _send([Frequentie.DAG, Frequentie.WEEK], now)


def _send(hoe_vaak, now):
    with bereik(EVERYTHING):
        words = Words.of(Nieuws.objects.filter(pk__in=_untold("r.nieuws_id", hoe_vaak)))
        known = councils(localdate(now))
    sent = 0
    for pks in _batches(_untold("g.volger_id", hoe_vaak)):
        with bereik(EVERYTHING):
            sent += _send_some(pks, words, known, hoe_vaak, now)
    return sent


def _untold(what, hoe_vaak):
    """Their keys; numbers alone, of however many there are."""
    with connection.cursor() as cursor:
        cursor.execute(UNTOLD.format(what=what, at=AT, kept=KEPT), [list(hoe_vaak)])
        return [pk for (pk,) in cursor.fetchall()]


def _batches(pks) -> Iterator[list[int]]:
    for start in range(0, len(pks), BATCH):
        yield pks[start : start + BATCH]


def _send_some(pks, words, known, hoe_vaak, now):
    """Lock these followers, so that two workers do not write to the same person; who pauses is passed over."""
    today = localdate(now)
    awake = Volger.objects.filter(Q(pauze_tot=None) | Q(pauze_tot__lt=today), pk__in=pks)
    active = awake.exclude(gebruiker__is_active=False).select_related("gebruiker").order_by("pk")
    volgers = list(active.select_for_update(of=("self",)))
    number = _number_followed(volgers, hoe_vaak)
    by_choice = sorted(_due(volgers, known, hoe_vaak, today), key=lambda brief: brief.wanted)
    told: dict[int, int] = {}
    sent = 0
    for wanted, some in groupby(by_choice, key=lambda brief: brief.wanted):
        briefs = {brief.volger.pk: brief for brief in some}
        for pk, oogst in new_for(briefs, words, hoe_vaak=wanted).items():
            if oogst.aantal:
                followed = sum(number.get((pk, one), 0) for one in wanted)
                sent += _write(briefs[pk], oogst, followed, now)
                told |= {regel.gevolgd: regel.tot for regel in oogst.regels}
    _mark(told)
    return sent


@dataclass(frozen=True)
class Brief:
    """Of one follower: how often what is told now is wanted, and the council that it comes before."""

    volger: Volger
    wanted: tuple[str, ...]
    council: date | None


def _due(volgers, known, hoe_vaak, today) -> Iterator[Brief]:
    members: dict[int, list[int]] = {}
    people = [volger.gebruiker_id for volger in volgers if volger.gebruiker_id]
    for gebruiker, gemeente in Lidmaatschap.objects.filter(gebruiker__in=people).values_list("gebruiker", "gemeente"):
        members.setdefault(gebruiker, []).append(gemeente)
    for volger in volgers:
        council = council_before(volger.weekdag, members.get(volger.gebruiker_id, ()), known)
        week = Frequentie.WEEK in hoe_vaak and goes_today(volger.weekdag, council, today)
        wanted = tuple(one for one in hoe_vaak if one != Frequentie.WEEK or week)
        if wanted:
            yield Brief(volger, wanted, council if week else None)


def _number_followed(volgers, hoe_vaak) -> dict[tuple[int, str], int]:
    kept = Gevolgd.objects.kept().filter(volger__in=volgers, hoe_vaak__in=hoe_vaak)
    rows = kept.values("volger", "hoe_vaak").annotate(n=Count("pk"))
    return {(row["volger"], row["hoe_vaak"]): row["n"] for row in rows}


def _write(brief: Brief, oogst: Oogst, followed: int, now: datetime) -> bool:
    """One e-mail; False when it was written before."""
    volger = brief.volger
    stop = tokens.link("volgen:stop", tokens.signed(tokens.STOP, volger.pk, int(now.timestamp()), *brief.wanted))
    day = date_format(brief.council or localdate(now), "j F")
    things = number_of(oogst.aantal, "ding", "dingen")
    context = {
        "onderwerp": f"{things} nieuw {'voor de raad van' if brief.council else 'op'} {day}",
        "naam": volger.gebruiker.naam if volger.gebruiker_id else "",
        "oogst": oogst,
        "verbeterd": [(one, _in_a_draft(volger, one)) for one in oogst.verbeterd],
        "raad": brief.council,
        "dag": day,
        "gevolgd": followed,
        "hoe_vaak": " of ".join(HOW_OFTEN[one] for one in brief.wanted),
        "portaal": settings.PORTAL_URL,
        "stop": stop,
        "alles": tokens.link("volgen:nieuw") if volger.gebruiker_id else "",
        "wijzig": _manage(volger),
    }
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    key = f"volgen-{volger.pk}-{oogst.tot}"
    return post(key, EMAIL, volger.adres, kopregels=headers, opmaak=f"{EMAIL}.html", **context)


def _manage(volger):
    """Where the choices are changed: signed in, or by a link of one's own."""
    if volger.gebruiker_id:
        return tokens.link("volgen:meldingen")
    return tokens.link("volgen:beheer", tokens.signed(tokens.MANAGE, volger.pk))


def _in_a_draft(volger, verteld) -> bool:
    """Whether this person took it along in a draft that is not handed in."""
    if not (volger.gebruiker_id and verteld.in_papieren):
        return False
    soort, sleutel = verteld.in_papieren
    mine = Concept.objects.of_person(volger.gebruiker_id).still_open()
    return mine.filter(**{f"papier__uit__{soort}__contains": [sleutel]}).exists()


def _mark(told: dict[int, int]) -> None:
    """Remember up to where an e-mail told each thing that is followed."""
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE volgen_gevolgd g SET verteld_tot = t.tot
            FROM unnest(%s::bigint[], %s::bigint[]) AS t(id, tot) WHERE g.id = t.id""",
            [list(told), list(told.values())],
        )
