"""What griffies decided about passages, put together per passage: the doelen it has, and those it was refused for."""

from dataclasses import dataclass, field

from agendas.duiding.matching import Matcher
from raadsportaal.dossiers.models import Besluit, Suggestie, Suggestiekeuze
from raadsportaal.dossiers.suggesties.words import Frase, Woord, phrases_of, small_words, without_names, words_of

FIELDS = (
    "pk", "gemeente", "dossier", "passage", "begin", "bewijs", "score", "keuze", "nummer", "subdoel__code",
    "koppeling__besluit", "koppeling__subdoel__code", "koppeling__subdoel__doel__nummer",
)  # fmt: skip


@dataclass
class Beslist:
    """A passage; `pk` is its first suggestion. Evidence is (doel, begin, einde), places in the passage."""

    pk: int
    gemeente: int
    dossier: int
    tekst: str
    gekoppeld: dict[int, list[str]] = field(default_factory=dict)  # doel: the subdoelen that were linked
    afgewezen: set[int] = field(default_factory=set)
    bewijs: set[tuple[int, int, int]] = field(default_factory=set)
    tegenbewijs: set[tuple[int, int, int]] = field(default_factory=set)
    open: bool = False
    woorden: list[Woord] = field(default_factory=list)

    @property
    def teaches(self):
        """Refused for one doel says that it has none only when no other doel there is open, or true but unfitting."""
        return bool(self.gekoppeld) or not self.open

    def frases(self) -> list[Frase]:
        return list(phrases_of(self.tekst, self.woorden))

    def features(self):
        """(buckets, counts) for the model, without names; the order of the words is lost in it."""
        from agendas.duiding.linear import features  # here: with numpy it takes 0.2 s to import

        return features(" ".join(word.plain for word in self.woorden))


@dataclass
class Besluiten:
    """All that was decided. `scores`: per doel (score, whether it was linked) of each suggestion."""

    passages: list[Beslist]
    scores: dict[int, list[tuple[float, bool]]]
    small: set[str]  # words that are no names


def decisions(matcher: Matcher, known) -> Besluiten:
    """Read within bereik(EVERYTHING). `known`: lists of words of texts that are public.

    Suggestions that rest on the same passage of a dossier are one, also when its document was read again.
    """
    found, scores = {}, {}
    for row in Suggestie.objects.learnable().order_by("pk").values(*FIELDS):
        doel, linked = row["nummer"], row["keuze"] == Suggestiekeuze.GEKOPPELD
        if linked and row["koppeling__besluit"] not in (None, Besluit.GEKOPPELD):
            continue  # linked here and undone at the dossier: nobody said why
        chosen = row["koppeling__subdoel__doel__nummer"] or doel if linked else None
        scores.setdefault(doel, []).append((row["score"], chosen == doel))
        passage = found.setdefault(_key(row), Beslist(row["pk"], row["gemeente"], row["dossier"], row["passage"]))
        spans = {(doel, begin - row["begin"], einde - row["begin"]) for begin, einde in row["bewijs"]}
        if linked:
            code = row["koppeling__subdoel__code"] or row["subdoel__code"]
            passage.gekoppeld.setdefault(chosen, []).extend([code] if code else [])
            passage.bewijs |= spans
        else:
            passage.afgewezen.add(doel)
            passage.tegenbewijs |= spans
    for row in _unsettled().values("dossier", "passage"):
        if passage := found.get(_key(row)):
            passage.open = True
    return Besluiten(list(found.values()), scores, _read(found.values(), matcher, known))


def _key(row):
    return row["dossier"], row["passage"]


def _unsettled():
    """About a Global Goal: those that wait, if they were clear, and those that say nothing against the doel."""
    rows = Suggestie.objects.to_global_goals().exclude(pk__in=Suggestie.objects.learnable().values("pk"))
    return rows.exclude(keuze=Suggestiekeuze.WACHT, sterkte="mogelijk")


def _read(passages, matcher, known):
    """Give each passage its words without names; returns which words are written small somewhere."""
    for passage in passages:
        passage.woorden = words_of(passage.tekst, matcher)
    small = small_words([*known, *(passage.woorden for passage in passages)])
    for passage in passages:
        passage.woorden = without_names(passage.woorden, small)
    return small
