"""The search over everything: what was meant by name, then what fits best, in groups of which the best is on top."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from django.db.models import Count, F, Q, Subquery, Value
from django.db.models.functions import NullIf, Sqrt
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst

from agendas.models import Doel, Subdoel
from kennisbank.models import HOME, Collectie, CollectieRegel, Land, Praktijk, Thema
from raadsportaal.basis import kinds, search
from raadsportaal.basis.models import SearchOption
from raadsportaal.basis.search import relevance
from raadsportaal.basis.search.indexing import EVERYTHING
from raadsportaal.basis.search.names import beginning, is_named_in, named, plain_name
from raadsportaal.basis.search.nearest import wider
from raadsportaal.basis.search.reasons import Reasons
from raadsportaal.portaal import about

NUMBERED = (Doel.KIND, Subdoel.KIND)  # what many know by its number
COMES_FOR = (Praktijk.KIND, Thema.KIND, Collectie.KIND)  # one comes for an answer: more is asked of what is beside it
MOST = 500  # that are weighed; a group with more is not counted further
SHOWN, MEANT, ALIKE = 3, 4, 3  # in each group; called exactly so; only alike
MOST_SAME, MOST_RELATED = 6, 4  # other words that are named
LENDING, LENT = 3, 2  # so many praktijken lend so many thema's
CHOSEN, TOGETHER = 5, 2  # of so many praktijken as many must share a thema or a subdoel
# A collectie stands there too when those of the best that it has count for enough; each place down counts for less.
COLLECTED, LESS, ENOUGH_COLLECTED = 10, 0.3, 1.1
# A subdoel that so much of the best praktijken have stands there too: half + 2.5 × the part of all that has it.
HALF, RISING = 0.5, 2.5
LENT_BY = {
    Thema.KIND: "de beste voorbeelden horen bij dit thema.",
    Collectie.KIND: "de beste voorbeelden staan in deze collectie.",
    Subdoel.KIND: "de beste voorbeelden dragen bij aan dit subdoel.",
    Land.KIND: "de plaats die u noemt ligt in dit land.",
}
BEGUN = 12  # names that are looked at while somebody types
ENOUGH = 20  # that fit: what is only alike is then in the way
WAYS_OUT = 3  # words, and thema's, when nothing fits

Key = tuple[str, int]  # kind and id


@dataclass(frozen=True)
class Result:
    """One link of the page: a record of some kind, what it is called and says, and why it is here."""

    kind: str
    label: str  # of the kind, where several stand together
    record: Any
    title: str
    text: str
    reason: str = ""

    @property
    def url(self) -> str:
        return self.record.get_absolute_url()


@dataclass
class Group:
    """The kinds of one heading: all that fit, the best of them to show, and where the others are.

    `more` are the others of kinds whose list cannot look for words: there nobody would find them again.
    """

    heading: str
    keys: list[Key] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    more: list[Result] = field(default_factory=list)
    all_links: dict[str, str] = field(default_factory=dict)  # {address: text}

    @property
    def total(self) -> int:
        return len(self.keys)

    @property
    def is_mixed(self) -> bool:
        """Whether each result must say what it is."""
        return len(_kinds_under(self.heading)) > 1


@dataclass
class Answer:
    """What the page shows for these words."""

    words: str
    meant: list[Result] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    alike: list[Result] = field(default_factory=list)
    same: list[str] = field(default_factory=list)  # other words that were looked for: they mean the same
    related: list[str] = field(default_factory=list)  # or are near to it

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)

    @property
    def ask(self) -> list[Result]:
        """What to ask about above the groups: what was meant and does not stand right below that."""
        first = self.groups[0].results if self.groups else []
        return [result for result in self.meant if result not in first]

    @property
    def links(self) -> list[Result]:
        """Each result once, in the order of the page: what is offered while somebody types."""
        return once([*self.meant, *(result for group in self.groups for result in group.results)])


def once(results: Iterable[Result]) -> list[Result]:
    """Each record where it comes first."""
    found: dict[Key, Result] = {}
    for result in results:
        found.setdefault((result.kind, result.record.pk), result)
    return list(found.values())


def answer(typed: str, *, literally: bool = False, shown: int = SHOWN, fold: bool = True) -> Answer:
    """What is found for what somebody typed; `literally` without other words that mean the same.

    Of each group so many are `shown`; without `fold` nothing of the others is read.
    """
    words = search.clean_query(typed)
    if not words:
        return Answer(words)
    known = [*(kind.name for kind in kinds.searched()), about.KIND]
    names = [kind.name for kind in kinds.searched() if kind.by_name]
    beside = [kind for kind in known if kind not in (*names, *COMES_FOR)]
    meant = [key for key in named(typed) if key[0] in known]
    question = relevance.ask(words, literal=literally)
    # That an example has an 11 and a 5 somewhere is chance: the page of 11.5 has its examples.
    by_number = any(_is_number(typed, kind) for kind, _ in meant)
    asked = [kind for kind in known if not (by_number and kind == Praktijk.KIND)]
    hits = _literally(words, asked) if literally else relevance.weigh(question, asked, MOST, names=names, beside=beside)
    good = [(hit.kind, hit.object_id) for hit in hits if hit.good]
    alike = [(hit.kind, hit.object_id) for hit in hits if not hit.good] if len(good) < ENOUGH else []
    # Examples of a place have nothing else in common.
    is_place = any(_heading(kind) == kinds.PLACES for kind, _ in meant)
    praktijken = [pk for kind, pk in good if kind == Praktijk.KIND]
    lent = [] if is_place else [*_lands_of(typed, praktijken[:CHOSEN]), *_lent_by(praktijken)]
    good = _beside_praktijken(good, lent)
    alike = [key for key in alike if key not in (*meant, *lent)][:ALIKE]
    groups = _grouped(good, meant)
    folded = {group.heading: [key for key in group.keys[shown:] if fold and not _finds(key[0])] for group in groups}
    shown_keys = [*(key for group in groups for key in group.keys[:shown]), *chain(*folded.values())]
    results = _results([*meant[:MEANT], *shown_keys, *alike], Reasons(question))
    for key in results.keys() & set(meant):
        results[key] = _called(results[key], typed)
    for key in results.keys() & set(lent):
        results[key] = _explained(results[key])
    for group in groups:
        group.results, group.more = _of(results, group.keys[:shown]), _of(results, folded[group.heading])
        group.all_links = _all_links(group, group.keys[shown:], words)
    return Answer(
        words,
        meant=_of(results, meant[:MEANT]),
        groups=groups,
        alike=_of(results, alike),
        same=list(question.same[:MOST_SAME]),
        related=list(question.related[:MOST_RELATED]),
    )


def begins_so(typed: str, most: int) -> list[Result]:
    """The records with a name that begins as what somebody types, if the title shows it: Wateringen is Westland now."""
    known = {kind.name for kind in kinds.searched()}
    keys = [key for key in beginning(typed, BEGUN) if key[0] in known]
    begun = _of(_results(keys, Reasons(relevance.Question(()))), keys)
    return [result for result in begun if f" {plain_name(typed)}" in f" {plain_name(result.title)}"][:most]


def ways_out(found: Answer) -> dict[str, Any]:
    """For who found nothing: the nearest words and thema's, each with how many praktijken there are."""
    suggestion = search.suggest(found.words)
    near = wider(found.words, [*found.related, *found.same], Praktijk.KIND, WAYS_OUT + 1)
    near = [(word, n) for word, n in near if word != suggestion][:WAYS_OUT]
    return {
        "suggestion": suggestion,
        "nearest": near,
        "themas": _themas_near(found.words) or _themas_of(near),
        "all_themas": Thema.objects.count(),
    }


def _themas_near(words):
    """Those that are most like what was typed."""
    return Thema.objects.with_counts().in_order_of(relevance.near(Thema.KIND, words, WAYS_OUT))


def _themas_of(near):
    """Those of the best praktijken that the first of these words finds."""
    best = search.find(Praktijk.KIND, words=near[0][0], limit=CHOSEN).ids if near else []
    themas = [pk for kind, pk in _lent_by(best) if kind == Thema.KIND]
    return Thema.objects.with_counts().in_order_of(themas)


def _literally(words, known):
    """By the words as they are: the best of each kind, then the second of each."""
    found = search.find_everywhere(words, limit=MOST)
    places = [
        (place, known.index(kind), relevance.Hit(kind, pk, 1 / (1 + place), True))
        for kind in found.keys() & set(known)
        for place, pk in enumerate(found[kind].ids)
    ]
    return [hit for *_, hit in sorted(places, key=lambda row: row[:2])]


def _lands_of(typed: str, best: list[int]) -> list[Key]:
    """Of the places of these that the question names: there are more examples, and partners, in the same country."""
    abroad = Praktijk.objects.filter(pk__in=best).exclude(plaats="").exclude(land__code=HOME)
    places = abroad.order_by("land").values_list("land", "plaats")
    return [(Land.KIND, land) for land in dict.fromkeys(land for land, plaats in places if is_named_in(plaats, typed))]


def _lent_by(best: list[int]) -> list[Key]:
    """Where the best praktijken stand together: what a question is about when no collectie or thema has its words."""
    if not best:
        return []
    themas = Praktijk.themas.through.objects.filter(praktijk__in=best[:LENDING])
    lines = CollectieRegel.objects.filter(praktijk__in=best[:COLLECTED], collectie__in=Collectie.objects.published())
    ties = themas.values_list(Value(Thema.KIND), "thema", "praktijk").union(
        lines.values_list(Value(Collectie.KIND), "collectie", "praktijk")
    )
    places: dict[Key, list[int]] = {}
    for kind, pk, praktijk in ties:
        places.setdefault((kind, pk), []).append(best.index(praktijk))
    collecties = _most(places, Collectie.KIND, LESS)
    themas = _most(places, Thema.KIND, 1)
    shared = [key for key in themas if len(places[key]) >= TOGETHER]
    return [
        *[key for key in collecties if _counts(places[key], LESS) >= ENOUGH_COLLECTED][:1],
        *(shared if len(best) >= TOGETHER else themas)[:LENT],
        *_subdoel_of(best[:CHOSEN]),
    ]


def _most(places: dict[Key, list[int]], kind: str, less: float) -> list[Key]:
    """Those of a kind, first what counts for most."""
    return sorted((key for key in places if key[0] == kind), key=lambda key: (-_counts(places[key], less), key))


def _counts(places: list[int], less: float) -> float:
    """What these places together count for: the first 1, the next 1 / (1 + less), and so on."""
    return sum(1 / (1 + less * place) for place in places)


def _subdoel_of(best: list[int]) -> list[Key]:
    """The one that enough of them have, if any; of several the one that fewer others have.

    The more of all examples have it, the more of these must, and one that a fifth has never: else 16.6 (a government
    that works) stood beside whatever is about a government.
    """
    every = SearchOption.objects.filter(kind=Praktijk.KIND, value=EVERYTHING)
    shared = (
        Subdoel.objects.annotate(
            here=Count("praktijken", Q(praktijken__in=best)),
            everywhere=Count("praktijken", Q(praktijken__in=Praktijk.objects.published())),
            of_all=NullIf(Subquery(every.values("n")), 0),
        )
        .annotate(enough=len(best) * (HALF + RISING * F("everywhere") / F("of_all")))
        .filter(Q(here__gte=TOGETHER), here__gte=F("enough"))
        .order_by(-F("here") / Sqrt("everywhere"), "pk")
    )
    return [(Subdoel.KIND, pk) for pk in shared.values_list("pk", flat=True)[:1]]


def _beside_praktijken(good: list[Key], lent: list[Key]) -> list[Key]:
    """With what they lend right after the first praktijk, unless it stands higher."""
    place = next((place for place, (kind, _) in enumerate(good, start=1) if kind == Praktijk.KIND), 0)
    return list(dict.fromkeys([*good[:place], *lent, *good[place:]]))


def _is_number(typed: str, kind: str) -> bool:
    """Whether a record of this kind, that was meant, was asked for by its number."""
    return kind in NUMBERED and bool(re.search(r"\d", typed))


def _called(result: Result, typed: str) -> Result:
    """With why it was meant, where its title does not say so: by a number, or by another of its names."""
    if _is_number(typed, result.kind):
        return replace(result, reason="u typte dit nummer")
    if result.reason and is_named_in(typed, result.title):
        return result
    return replace(result, reason=f"‘{typed}’ hoort hierbij")


def _explained(result: Result) -> Result:
    return result if result.reason else replace(result, reason=LENT_BY[result.kind])


def _grouped(good: list[Key], meant: list[Key]) -> list[Group]:
    """The headings: first those with what was meant, then in the order of the best of each."""
    groups: dict[str, Group] = {}
    for key in dict.fromkeys([*meant, *good]):
        heading = _heading(key[0])
        groups.setdefault(heading, Group(heading)).keys.append(key)
    return list(groups.values())


def _heading(kind: str) -> str:
    return kinds.QUESTIONS if kind == about.KIND else kinds.named(kind).heading


def _finds(kind: str) -> bool:
    return kind != about.KIND and kinds.named(kind).finds


def _kinds_under(heading):
    return [kind for kind in kinds.searched() if kind.heading == heading]


def _all_links(group, left, words):
    """To the lists of the kinds of which not all are shown, when those find the same words."""
    names = {kind for kind, _ in left}
    links = {}
    for kind in _kinds_under(group.heading):
        if kind.finds and kind.name in names:
            plural = str(kind.model._meta.verbose_name_plural).replace("'", "’")
            text = f"Alle {group.total} {plural}, met filters" if kind.model is Praktijk else f"Bekijk alle {plural}"
            links.setdefault(f"{reverse(kind.all_of)}?{urlencode({'q': words})}", text)
    return links


def _of(results: dict[Key, Result], keys: Iterable[Key]) -> list[Result]:
    return [results[key] for key in keys if key in results]


def _results(keys: list[Key], reasons: Reasons) -> dict[Key, Result]:
    """What to show of these; the records of one kind are read together."""
    ids: dict[str, list[int]] = {}
    for name, pk in dict.fromkeys(keys):
        ids.setdefault(name, []).append(pk)
    made = {(about.KIND, page.pk): _of_page(page) for page in about.with_ids(ids.pop(about.KIND, []))}
    for name, pks in ids.items():
        kind = kinds.named(name)
        label = capfirst(kind.model._meta.verbose_name)
        for record in kind.cards(kind.model.objects.all()).in_order_of(pks):
            title, text = kind.title(record), kind.text(record)
            told = kind.told(record) if kind.told else [("de titel", title), ("de uitleg", text)]
            made[name, record.pk] = Result(name, label, record, title, text, reasons.of(name, told))
    return made


def _of_page(page):
    return Result(about.KIND, "Over het portaal", page, page.titel, page.samenvatting)
