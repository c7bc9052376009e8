"""What is new for some followers, by what they follow: one statement, with who may still read it asked there.

For e-mails, and for the page "Nieuw". The words come from telling.py; the news of a run is told once for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import connection

from raadsportaal.volgen import followable, telling
from raadsportaal.volgen.followable import Plek, Volgbaar
from raadsportaal.volgen.models import Nieuws, Wat
from raadsportaal.volgen.telling import Verteld

MOST = 3  # pieces of news of one thing that are told; of the rest only how many
READ = 12  # that are read to tell MOST of: what another line told already falls out
# Who works in the municipality of a dossier reads of it; of an example that fits dossiers, in that of the dossiers.
MAY = """
(g.soort NOT IN ('dossier', 'passend') OR EXISTS (
    SELECT FROM gemeenten_lidmaatschap l JOIN gemeenten_gebruiker u ON u.id = l.gebruiker_id AND u.is_active
    WHERE l.gebruiker_id = v.gebruiker_id
    AND l.gemeente_id = CASE g.soort WHEN 'dossier' THEN n.gemeente_id ELSE g.record END
))
"""
AT = """
JOIN volgen_nieuwsregel r
    ON r.soort = g.soort AND r.record = g.record AND coalesce(r.van_id, 0) = coalesce(g.van_id, 0)
"""
KEPT = "g.bevestigd_op IS NOT NULL AND g.gestopt_op IS NULL"
NEW = f"""
SELECT g.volger_id, g.id, g.soort, g.record, g.van_id, max(r.id), count(*),
    (array_agg(n.id ORDER BY n.op DESC, n.id DESC))[1:{READ}]
FROM volgen_gevolgd g JOIN volgen_volger v ON v.id = g.volger_id {AT}
JOIN volgen_nieuws n ON n.id = r.nieuws_id
WHERE g.volger_id = ANY(%(volgers)s) AND {KEPT} AND g.hoe_vaak = ANY(%(hoe_vaak)s)
AND r.id > greatest(%(na)s, CASE WHEN %(van_post)s THEN g.verteld_tot ELSE 0 END)
AND n.id = ANY(%(verteld)s) AND {MAY}
GROUP BY g.id ORDER BY g.volger_id, g.id
"""  # noqa: S608 (our own words; what is asked are parameters)


@dataclass
class Regel:
    """One thing that somebody follows, with what is new of it: the first few, and how many more there are."""

    volgbaar: Volgbaar
    gevolgd: int
    tot: int  # the number of the last news in it
    nieuws: list[Verteld]
    meer: int


@dataclass
class Oogst:
    """What is new for one follower, corrections apart."""

    groepen: list[tuple[str, list[Regel]]] = field(default_factory=list)
    verbeterd: list[Verteld] = field(default_factory=list)
    regels: list[Regel] = field(default_factory=list)

    @property
    def aantal(self) -> int:
        return len(self.verbeterd) + sum(len(regel.nieuws) + regel.meer for regel in self.regels)

    @property
    def tot(self) -> int:
        return max(regel.tot for regel in self.regels)


@dataclass
class Words:
    """Sentences of the news of a run and names of what is followed, each asked for once."""

    told: dict[int, Verteld]
    what: dict[int, Nieuws]
    names: dict[Plek, Volgbaar | None] = field(default_factory=dict)

    @classmethod
    def of(cls, news: Iterable[Nieuws]) -> Words:
        what = {one.pk: one for one in news}
        return cls(telling.tell(what.values()), what)

    def name(self, plekken: Iterable[Plek]) -> None:
        missing = set(plekken) - self.names.keys()
        if missing:
            self.names |= dict.fromkeys(missing) | followable.named(missing)


def new_for(
    volgers: Collection[int], words: Words, *, hoe_vaak: Collection[str], after: int = 0, mailed: bool = True
) -> dict[int, Oogst]:
    """{key of a follower: what is new}, of what they want to hear this often; within bereik(EVERYTHING).

    `after`: the number of the last news that they know; `mailed`: nor what an e-mail told.
    """
    asked = {
        "volgers": list(volgers),
        "hoe_vaak": list(hoe_vaak),
        "na": after,
        "van_post": mailed,
        "verteld": list(words.told),
    }
    with connection.cursor() as cursor:
        cursor.execute(NEW, asked)
        rows = cursor.fetchall()
    words.name({Plek(*row[2:5]) for row in rows})
    figures = telling.figures(_figures(rows, words))
    per_volger = defaultdict(list)
    for row in rows:
        per_volger[row[0]].append(row)
    return {volger: _harvest(some, words, figures) for volger, some in per_volger.items()}


def _figures(rows, words):
    for _, _, soort, record, van, _, _, news in rows:
        for pk in news if soort == followable.CIJFER else ():
            if words.what[pk].wat == Wat.JAAR:
                yield record, int(words.what[pk].sleutel), van


def _harvest(rows, words, figures):
    """Each piece of news once, under the first thing that it is news of."""
    oogst, seen = Oogst(), set()
    for _, gevolgd, *plek, tot, count, news in rows:
        volgbaar = words.names[Plek(*plek)]
        if volgbaar is None:
            continue
        fresh = [pk for pk in news if pk not in seen]
        seen.update(news)
        corrections = [words.told[pk] for pk in fresh if words.told[pk].verbetering]
        others = [_with_figure(words, pk, volgbaar, figures) for pk in fresh if not words.told[pk].verbetering]
        more = max(count - len(news), 0) + len(others[MOST:])
        oogst.verbeterd += corrections
        oogst.regels.append(Regel(volgbaar, gevolgd, tot, others[:MOST], more))
    shown = [(regel.volgbaar, regel) for regel in oogst.regels if regel.nieuws or regel.meer]
    oogst.groepen = [(kop, [regel for _, regel in some]) for kop, some in followable.by_heading(shown)]
    return oogst


def _with_figure(words, pk, volgbaar, figures):
    told, one = words.told[pk], words.what[pk]
    if one.wat != Wat.JAAR or volgbaar.van is None:
        return told
    figure = figures.get((one.record, int(one.sleutel), volgbaar.van.pk), "")
    return told.with_figure(figure, volgbaar.adres)
