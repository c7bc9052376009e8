"""The history of a dossier as people read it: who did what when, with old and new, from what triggers wrote."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.db.models import Q

from raadsportaal.basis import kinds
from raadsportaal.dossiers import telling
from raadsportaal.dossiers.models import Beleidspunt, Dossier, Koppeling
from raadsportaal.dossiers.suggesties.history import deeds
from raadsportaal.gemeenten.access import Recht
from raadsportaal.gemeenten.models import Gebruiker
from raadsportaal.gemeenten.names import ERASED, PORTAAL

# For each line that is asked, so many rows are read: some acts write several, and some rows change nothing to tell.
MARGIN = 4


ROW = ["pgh_id", "pgh_created_at", "pgh_label", "pgh_context", "pgh_obj_id"]
MORE = {
    Dossier: [],
    Beleidspunt: ["dossier_id"],
    Koppeling: [
        "dossier_id", "voorgesteld_door", "besloten_door", "beleidspunt__titel",
        *(kind.name for kind in kinds.linked()),
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One act of one person on one thing."""

    when: datetime
    who: str
    what: str
    differences: tuple[telling.Difference, ...]
    dossier: Dossier
    koppeling: int | None = None  # what it was about, for who may undo it
    suggestie: int | None = None
    terug: str = ""  # where it is undone
    new_beleidspunt: bool = False

    @property
    def unsaid(self):
        """The differences that the sentence leaves out."""
        return [difference for difference in self.differences if not difference.said]


@dataclass(frozen=True)
class Act:
    """A record before and after; `row` is the last event row of it."""

    model: type
    before: dict | None
    after: dict | None
    row: dict

    @property
    def by(self):
        return _by(self.row)

    @property
    def dossier_id(self):
        return self.row["pgh_obj_id"] if self.model is Dossier else self.row["dossier_id"]

    @property
    def order(self):
        """Of acts at the same moment: the dossier came before its parts."""
        return self.row["pgh_created_at"], list(MORE).index(self.model), self.row["pgh_id"]


def of_dossier(dossier, toegang=None) -> list[Change]:
    """All changes that this person may know of, the newest first; the number of queries does not grow with them."""
    events = {model: model.pgh_event_model.objects.filter(dossier=dossier.pk) for model in (Beleidspunt, Koppeling)}
    events[Dossier] = Dossier.pgh_event_model.objects.filter(pgh_obj=dossier.pk)
    events[Koppeling] = _may_know(events[Koppeling], toegang)
    return _with_duiding(_told(_acts(events), dossier.gemeente, {dossier.pk: dossier}), dossier, toegang)


def _with_duiding(changes, dossier, toegang):
    told = deeds(dossier, toegang)
    names = _names({by for _, by, *_ in told} - {None}, dossier.gemeente) if told else {}
    changes += [
        Change(when, names.get(by, PORTAAL), what, (), dossier, suggestie=suggestie)
        for when, by, what, suggestie in told
    ]
    return sorted(changes, key=lambda change: change.when, reverse=True)


def in_short(changes: list[Change]) -> list[Change]:
    """The beleidspunten that came at one moment are one line: a reading of an agreement makes fifty."""
    found = []
    for (_, _, are_new), group in groupby(changes, key=lambda one: (one.when, one.who, one.new_beleidspunt)):
        first, *rest = group
        if are_new and rest:
            found.append(replace(first, what=f"Voegde {1 + len(rest)} beleidspunten toe", differences=()))
        else:
            found += [first, *rest]
    return found


def with_undoing(changes, dossier) -> list[Change]:
    """For the griffie: the last change of each koppeling and suggestion leads to where it is undone, at any age."""
    decided = list(dossier.suggesties.decided().values_list("pk", "koppeling"))
    of_koppeling = {koppeling: pk for pk, koppeling in decided if koppeling}
    koppelingen = set(dossier.koppelingen.exclude(besluit="voorstel").values_list("pk", flat=True))
    address, places = dossier.get_absolute_url(), {}
    places |= {("koppeling", pk): f"{address}#koppeling-{pk}" for pk in koppelingen}
    places |= {("koppeling", koppeling): f"{address}suggesties/{pk}/" for koppeling, pk in of_koppeling.items()}
    places |= {("suggestie", pk): f"{address}suggesties/{pk}/" for pk, _ in decided}
    found = []
    for change in changes:
        key = ("koppeling", change.koppeling) if change.koppeling else ("suggestie", change.suggestie)
        found.append(replace(change, terug=places.pop(key, "")))
    return found


def latest_changes(gemeente, limit, toegang=None) -> list[Change]:
    """The newest changes of all dossiers of a municipality that this person may know of, the newest first."""
    events = {}
    for model in MORE:
        of_gemeente = model.pgh_event_model.objects.filter(gemeente=gemeente)
        if model is Koppeling:
            of_gemeente = _may_know(of_gemeente, toegang)
        newest = of_gemeente.order_by("-pgh_created_at", "-pgh_id")[: limit * MARGIN]
        # With all that happened before to the same records, to compare with.
        events[model] = of_gemeente.filter(pgh_obj__in=newest.values("pgh_obj"))
    acts = _acts(events)[: limit * MARGIN]
    dossiers = gemeente.dossiers.in_bulk({act.dossier_id for act in acts})
    return _told([act for act in acts if act.dossier_id in dossiers][:limit], gemeente, dossiers)


def _may_know(events, toegang):
    """What one councillor proposes is between that person and the griffie, until the griffie links it."""
    if toegang is None or Recht.KOPPELEN in toegang.rechten:
        return events
    linked = Koppeling.pgh_event_model.objects.filter(gemeente=toegang.gemeente, besluit="gekoppeld")
    return events.filter(Q(pgh_obj__in=linked.values("pgh_obj")) | Q(voorgesteld_door=toegang.lid.gebruiker_id))


def _acts(events):
    """Everything that was done, the newest first: what left nothing to tell is left out."""
    found = []
    for model, rows in events.items():
        if model is not Dossier:  # a merger moves them along with their dossier, which tells it
            rows = rows.exclude(pgh_context__has_key="herindeling")
        fields = dict.fromkeys([*ROW, *telling.FIELDS[model], *MORE[model]])
        ordered = rows.order_by("pgh_obj_id", "pgh_id").values(*fields)  # moments of two transactions may overlap
        records = _with_naar(list(ordered)) if model is Koppeling else ordered
        for _, of_one in groupby(records, key=lambda row: row["pgh_obj_id"]):
            found += _compare(model, of_one)
    return sorted(found, key=lambda act: act.order, reverse=True)


def _compare(model, rows):
    """The acts in the rows of one record: what one person did at one moment is one act."""
    before = None
    for _, group in groupby(rows, key=lambda row: (row["pgh_created_at"], _by(row))):
        first, *rest = group
        last = rest[-1] if rest else first
        after = None if last["pgh_label"] == "delete" else last
        # A record that was there before its history began has nothing to compare with.
        known = before is not None or first["pgh_label"] == "insert"
        if known and (before or after) and (None in (before, after) or _moved(last) or _differs(model, before, after)):
            yield Act(model, before, after, last)
        before = after


def _with_naar(rows):
    """Each row of a koppeling with what it points at, as a sentence says it: a query for each kind that occurs."""
    pointed = [next((kind, row[kind.name]) for kind in kinds.linked() if row[kind.name]) for row in rows]
    wanted = defaultdict(set)
    for kind, pk in pointed:
        wanted[kind.name].add(pk)
    named = {}
    for name, pks in wanted.items():
        kind = kinds.named(name)
        records = kind.model._base_manager.filter(pk__in=pks).values_list("pk", *kind.link.fields)
        named |= {(name, pk): kind.link.named(*fields) for pk, *fields in records}
    return [
        row | {"naar": _naar(row, kind, named.get((kind.name, pk)))}
        for row, (kind, pk) in zip(rows, pointed, strict=True)
    ]


def _naar(row, kind, name):
    """Of a record that is gone only what it was."""
    name = name or f"een {kind.link.label}"
    return f"{name} (bij ‘{row['beleidspunt__titel']}’)" if row["beleidspunt__titel"] else name


def _differs(model, before, after):
    return bool(telling.differences(model, before, after))


def _by(row):
    return (row["pgh_context"] or {}).get("gebruiker")


def _moved(row):
    return (row["pgh_context"] or {}).get("herindeling", "")


def _merged(row):
    """Editors of VNG merged two records, and this dossier had a koppeling with both."""
    both = (row["pgh_context"] or {}).get("samengevoegd", "")
    return both and f"Voegde koppelingen samen, want dit is hetzelfde: {both}"


def _told(acts, gemeente, dossiers):
    names = _names({act.by for act in acts} - {None}, gemeente)
    return [
        Change(
            when=act.row["pgh_created_at"],
            who=PORTAAL if act.by is None else names.get(act.by, ERASED),
            what=_merged(act.row) or telling.sentence(act.model, act.before, act.after, act.by, _moved(act.row)),
            differences=tuple(telling.differences(act.model, act.before, act.after)),
            dossier=dossiers[act.dossier_id],
            koppeling=act.row["pgh_obj_id"] if act.model is Koppeling else None,
            new_beleidspunt=act.model is Beleidspunt and act.before is None,
        )
        for act in acts
    ]


def _names(people, gemeente):
    """{key of a person: the name, with the role that the person has here now}."""
    roles = {lid.gebruiker_id: lid.get_rol_display().lower() for lid in gemeente.leden.filter(gebruiker__in=people)}
    gebruikers = Gebruiker.objects.filter(pk__in=people)
    return {g.pk: f"{g}, {roles[g.pk]}" if g.pk in roles else str(g) for g in gebruikers}
