"""What somebody follows, as their page shows it, and what is changed there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction
from django.db.models import Model

from raadsportaal.basis.digits import number_in
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.volgen import followable
from raadsportaal.volgen.followable import Plek, Volgbaar
from raadsportaal.volgen.gathering import AT
from raadsportaal.volgen.models import Frequentie, Gevolgd, Volger, Zoekvraag

LAST = f"""
SELECT g.id, max(n.op) FROM volgen_gevolgd g {AT} JOIN volgen_nieuws n ON n.id = r.nieuws_id
WHERE g.volger_id = %s GROUP BY g.id
"""  # noqa: S608 (our own words)


@dataclass(frozen=True)
class Rij:
    """A line of the page: what is followed, how often, and when there was news of it."""

    volgbaar: Volgbaar
    gevolgd: Gevolgd
    laatst: datetime | None

    @property
    def veld(self) -> str:
        return f"vaak-{self.gevolgd.pk}"


def rows(volger: Volger, own: set[int]) -> list[tuple[str, list[Rij]]]:
    """Under the headings of the page; what this person may no longer read, or what is gone, is left out."""
    gevolgd = list(volger.gevolgd.shown())
    names = followable.named({Plek(one.soort, one.record, one.van_id) for one in gevolgd})
    with bereik(EVERYTHING), connection.cursor() as cursor:
        cursor.execute(LAST, [volger.pk])
        last = dict(cursor.fetchall())
    found = []
    for one in gevolgd:
        volgbaar = names.get(Plek(one.soort, one.record, one.van_id))
        if volgbaar and followable.may_follow(volgbaar, own):
            found.append((volgbaar, Rij(volgbaar, one, last.get(one.pk))))
    return [(kop, [rij for _, rij in some]) for kop, some in followable.by_heading(found)]


MOST = 200  # things that one follows: each search is asked again of all that is new


class TeVeel(Exception):
    """Somebody follows as much as they can."""


@transaction.atomic
def follow(volger: Volger, volgbaar: Volgbaar, *, hoe_vaak: str, now: datetime, confirmed: bool = True) -> Gevolgd:
    """Raises TeVeel."""
    if volger.gevolgd.count() >= MOST and not volger.gevolgd.filter(**_where(volgbaar)).exists():
        raise TeVeel
    plek = volgbaar.plek
    if volgbaar.zoek:
        soort = followable.searches.tidied(volgbaar.zoek).soort
        zoekvraag, _ = Zoekvraag.objects.get_or_create(adres=volgbaar.zoek, defaults={"soort": soort})
        plek = Plek(followable.ZOEKVRAAG, zoekvraag.pk)
    van = volgbaar.van
    return volger.follow(plek.soort, plek.record, van, hoe_vaak=hoe_vaak, now=now, confirmed=confirmed)


def followed(gebruiker, volgbaar: Volgbaar) -> Gevolgd | None:
    """What this person follows of it now."""
    mine = Gevolgd.objects.kept().filter(volger__gebruiker=gebruiker, **_where(volgbaar))
    return mine.first()


def followed_among(gebruiker, records: Iterable[Model]) -> set[int]:
    """The keys of those that this person follows, of records of one kind of content."""
    keys = {record.pk: record.KIND for record in records}
    mine = Gevolgd.objects.kept().filter(volger__gebruiker=gebruiker, soort__in=set(keys.values()), record__in=keys)
    return set(mine.values_list("record", flat=True))


def _where(volgbaar):
    if volgbaar.zoek:
        known = Zoekvraag.objects.filter(adres=volgbaar.zoek).values("pk")
        return {"soort": followable.ZOEKVRAAG, "record__in": known}
    soort, record, van = volgbaar.plek
    return {"soort": soort, "record": record, "van": van}


@transaction.atomic
def change(volger: Volger, data, now: datetime) -> str:
    """What was sent from the page; says in words what was done. What it does not know it passes over."""
    mine = volger.gevolgd.shown()
    if number := number_in(data.get("stop")):
        return "U volgt dit niet meer." if mine.filter(pk=number).stop(now) else ""
    if number := number_in(data.get("terug")):
        for one in mine.filter(pk=number):
            one.confirm(now)
        return "U volgt dit weer."
    if data.get("allemaal") in Frequentie:
        wanted = {one.pk: data["allemaal"] for one in mine}
    else:
        wanted = {one.pk: data.get(f"vaak-{one.pk}", one.hoe_vaak) for one in mine}
    for one in mine.kept():
        if wanted[one.pk] != one.hoe_vaak and wanted[one.pk] in Frequentie:
            one.change(wanted[one.pk], now)
    return "Bewaard."


@transaction.atomic
def keep_fitting(volger: Volger, wanted: bool, now: datetime) -> None:
    """What fits the dossiers of the municipalities that this person works in, or none of it any more."""
    for gemeente in followable.municipalities_of(volger.gebruiker):
        mine = volger.gevolgd.filter(soort=followable.PASSEND, record=gemeente)
        if not wanted:
            mine.stop(now)
        elif not mine.kept().exists():
            volger.follow(followable.PASSEND, gemeente, hoe_vaak=Frequentie.WEEK, now=now)


@transaction.atomic
def stop_email(volger: Volger, hoe_vaak: list[str], sent: int, now: datetime) -> None:
    """No more of the e-mails of this kind, of what was chosen before one was sent at this moment (seconds).

    With an account one goes on following, without e-mail; an address follows it no more.
    """
    told = volger.gevolgd.kept().filter(hoe_vaak__in=hoe_vaak, gekozen_op__lte=datetime.fromtimestamp(sent + 1, UTC))
    if volger.gebruiker_id:
        told.update(hoe_vaak=Frequentie.NOOIT)
    else:
        told.stop(now)
