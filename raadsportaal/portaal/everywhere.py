"""The search over everything: what was meant by name, then what fits best, in groups of which the best is on top."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from kennisbank.models import Praktijk, Thema
from raadsportaal.basis import kinds, search
from raadsportaal.basis.search import relevance
from raadsportaal.basis.search.names import named
from raadsportaal.basis.search.nearest import nearest
from raadsportaal.portaal import about

MOST = 500  # that are weighed; a group with more is not counted further
SHOWN, MEANT, ALIKE = 3, 4, 3  # of each group; called exactly so; only alike
WAYS_OUT = 3  # words, and thema's, when nothing fits

Key = tuple[str, int]  # kind and id


@dataclass(frozen=True)
class Result:
    """One link of the page: a record of some kind, what it is called and says, and why it is here."""

    kind: str
    label: str  # of the kind, for who sees several together
    record: Any
    title: str
    text: str
    reason: str = ""

    @property
    def url(self) -> str:
        return self.record.get_absolute_url()


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass
class Group:
    """The kinds of one heading: how many fit, the best of them, and where the others are."""

    heading: str
    id: str
    mixed: bool  # of several kinds, so that each result says what it is
    total: int = 0
    results: list[Result] = field(default_factory=list)
    all_links: list[Link] = field(default_factory=list)


@dataclass
class Answer:
    """What the page shows for these words."""

    words: str
    meant: list[Result] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    alike: list[Result] = field(default_factory=list)
    also: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)

    @property
    def links(self) -> list[Result]:
        """All that is shown once, in the order of the page: what is offered while somebody types."""
        every = [*self.meant, *(result for group in self.groups for result in group.results)]
        return list({(result.kind, result.record.pk): result for result in every}.values())


def answer(typed: str, *, literally: bool = False, shown: int = SHOWN) -> Answer:
    """What is found for what somebody typed; `literally` without the words that mean the same."""
    words = search.clean_query(typed)
    if not words:
        return Answer(words)
    known = [*(kind.name for kind in kinds.searched()), about.KIND]
    hits = _literally(words, known) if literally else relevance.weigh(words, known, MOST)
    meant = [key for key in named(typed) if key[0] in known]
    good = [(hit.kind, hit.object_id) for hit in hits if hit.good]
    alike = [(hit.kind, hit.object_id) for hit in hits if not hit.good and (hit.kind, hit.object_id) not in meant]
    chosen = [_chosen(group, keys, meant, shown) for group, keys in _grouped(good, meant)]
    wanted = [*meant[:MEANT], *alike[:ALIKE], *(key for _, keys, _ in chosen for key in keys)]
    results = _results(wanted)
    return Answer(
        words,
        meant=_of(results, meant[:MEANT]),
        groups=[_filled(*part, results, words) for part in chosen],
        alike=_of(results, alike[:ALIKE]),
        also=[] if literally else relevance.also(words),
    )


def ways_out(words: str) -> dict[str, Any]:
    """For who found nothing: the nearest words and thema's, each with how many praktijken there are."""
    return {
        "suggestion": search.suggest(words),
        "nearest": nearest(words, Praktijk.KIND, WAYS_OUT),
        "themas": Thema.objects.near(words, WAYS_OUT),
        "all_themas": Thema.objects.count(),
    }


def _literally(words, known):
    """The words as they are, by the search table alone: the best of each kind, then the second of each."""
    found = search.find_everywhere(words, limit=MOST)
    rows = [(place, known.index(kind), kind, pk) for kind, of in found.items() if kind in known
            for place, pk in enumerate(of.ids)]  # fmt: skip
    return [relevance.Hit(kind, pk, 1 / (1 + place), True) for place, _, kind, pk in sorted(rows)]


def _grouped(good: list[Key], meant: list[Key]) -> Iterable[tuple[Group, list[Key]]]:
    """Each heading with what is under it. First what is only known by its name, then in the order of the best."""
    weighed = {_heading(kind) for kind, _ in good}
    only_named = [key for key in meant if _heading(key[0]) not in weighed]
    under: dict[str, list[Key]] = {}
    for key in [*only_named, *good]:
        under.setdefault(_heading(key[0]), []).append(key)
    for number, (heading, keys) in enumerate(under.items()):
        keys = list(dict.fromkeys([*(key for key in meant if _heading(key[0]) == heading), *keys]))
        yield Group(heading, f"groep-{number}", len(_kinds_of(heading)) > 1, len(keys)), keys


def _kinds_of(heading):
    return [kind for kind in kinds.searched() if kind.heading == heading]


def _heading(kind):
    return kinds.QUESTIONS if kind == about.KIND else kinds.named(kind).heading


def _chosen(group, keys, meant, shown):
    return group, keys[:shown], keys[shown:]


def _filled(group, keys, others, results, words):
    group.results = _of(results, keys)
    left = {kind for kind, _ in others}
    group.all_links = [
        Link(_all_of(kind, group), f"{reverse(kind.all_of)}?{urlencode({'q': words})}")
        for kind in _kinds_of(group.heading)
        if kind.name in left
    ]
    return group


def _all_of(kind, group):
    if kind.model is Praktijk:
        return f"Alle {group.total} voorbeelden, met filters"
    return f"Bekijk alle {str(kind.model._meta.verbose_name_plural).replace(chr(39), '’')}"


def _of(results: dict[Key, Result], keys: Iterable[Key]) -> list[Result]:
    return [results[key] for key in keys if key in results]


def _results(keys: list[Key]) -> dict[Key, Result]:
    """What to show of these: the records of one kind are read together."""
    ids: dict[str, list[int]] = {}
    for kind, pk in dict.fromkeys(keys):
        ids.setdefault(kind, []).append(pk)
    made: dict[Key, Result] = {}
    for name, pks in ids.items():
        if name == about.KIND:
            pages = about.with_ids(pks)
            made |= {
                (name, pk): Result(name, "Over het portaal", page, page.titel, page.samenvatting)
                for pk, page in pages.items()
            }
            continue
        kind = kinds.named(name)
        label = str(kind.model._meta.verbose_name).capitalize()
        for record in kind.cards(kind.model.objects.all()).in_order_of(pks):
            made[name, record.pk] = Result(name, label, record, kind.title(record), kind.text(record))
    return made
