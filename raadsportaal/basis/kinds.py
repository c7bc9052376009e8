"""The register of kinds: what the portal can do with each kind of content, said once, beside the kind.

Each app has a `kinds.py` that registers its own. The roof, the desk, the dossiers and the commands read the register:
what is new in it is found, indexed, listed as work, read again at night and tied to dossiers without an edit elsewhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter, methodcaller

from django.db.models import Model, QuerySet

from raadsportaal.basis import search
from raadsportaal.basis.search.lists import Lijst

# The headings of the search over everything under which kinds of several apps stand together.
PLACES = "Landen en gemeenten"
PROGRAMMES = "Programma’s en netwerken"
QUESTIONS = "Vragen en pagina’s"
# And the one among what a person follows.
SUBJECTS = "Thema’s en landen"
# All that is public of a kind has a page of its own: for Kind.pages.
PUBLISHED = methodcaller("published")


@dataclass(frozen=True, kw_only=True)
class Link:
    """How a dossier is tied to a record of this kind, by a koppeling."""

    label: str  # of the field of a koppeling
    choices: Callable[[], QuerySet]  # what may be tied
    # As the history of a dossier names it: the fields to read, and what makes a part of a sentence of their values.
    fields: tuple[str, ...]
    named: Callable[..., str]
    related: tuple[str, ...] = ()  # what the card of a koppeling reads of it, as select_related() takes it
    line: Callable[[Model], str] | None = None  # what stands below its name in the list of a dossier
    # What is kept of it with the koppeling, as it is on the day (record, municipality): a figure changes afterwards.
    snapshot: Callable[[Model, Model], str] | None = None
    joins: bool = False  # something to join: no goal to weigh by, no example to learn from
    # While looking for something to tie: the heading, and what matches (words, municipality, how many at most).
    heading: str = ""
    find: Callable[[str, Model, int], Iterable] | None = None
    address: str = ""  # the word in the address: /koppelen/land/<key>/
    own: bool = False  # each municipality has its own: from an address only those of who asks


@dataclass(frozen=True, kw_only=True)
class Keep:
    """How somebody keeps a record of this kind on a bewaarlijst, or a question for the council that stands at it."""

    choices: Callable[[], QuerySet]  # what may be kept, with what is told of it; what is in it no more was withdrawn
    # What is kept with its name, as it is on the day (record, municipality). Without: only its questions are kept.
    told: Callable[[Model, Model], str] | None = None
    questions: Callable[[Model], Iterable[str]] = lambda record: ()
    asked: Callable[[Model], str] = str  # where a question stands, in words
    address: Callable[[Model, Model], str] = lambda record, gemeente: record.get_absolute_url()
    # What Naar de raad calls it in its address (?praktijk=oslo), and the field that names it there.
    paper: str = ""
    key: str = "slug"


@dataclass(frozen=True, kw_only=True)
class Follow:
    """How a person follows a record of this kind."""

    heading: str  # under which it stands among what one follows
    hears: str  # what one hears of it, as a sentence


@dataclass(frozen=True, kw_only=True)
class News:
    """That a record of this kind is published is news for who follows what it is about."""

    called: str  # what comes before its name: "Nieuw voorbeeld"
    # {the name of a kind that can be followed: the field by which a record is tied to those}
    about: dict[str, str] = field(default_factory=dict)
    lijst: Lijst | None = None  # its list page, when a search there can be followed


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of content. What is left out it does not do."""

    model: type[Model]
    # The field that names a record in an address that stays: what others number it by, if they do (the UN, ISO, CBS).
    key: str = "slug"
    # Those with a page of their own, which search engines are told of.
    pages: Callable[[QuerySet], QuerySet] | None = None
    # In the search over everything, if it has a heading there, its own or shared: its rows are in the search table.
    heading: str = ""
    place: int = 0  # from the top, where nothing fits better
    by_name: bool = False  # a record is little more than a name: found when that is asked for
    all_of: str = ""  # the name of the address that lists all of them
    finds: bool = False  # whether that page finds by words (?q=)
    cards: Callable[[QuerySet], QuerySet] = QuerySet.all  # with what a result shows
    title: Callable[[Model], str] = str  # what a result of it is called
    text: Callable[[Model], str] = attrgetter("samenvatting")  # and what stands under that
    # What a field is called and its text, to say why it was found; without: by the two above.
    told: Callable[[Model], Iterable[tuple[str, str]]] | None = None
    # For the desk.
    parts: tuple[type[Model], ...] = ()  # rows of other tables that an editor fills in in its form
    follows_doelen: bool = False  # is read again when the text of a doel that it is tied to changes
    ends: bool = False  # is read again after its last day (its queryset: ended_unchecked)
    # For dossiers, and for the bewaarlijst of a member.
    link: Link | None = None
    keep: Keep | None = None
    # For who wants to hear of it, or why nobody does: of one record, and of what comes to the list of all.
    follow: Follow | None = None
    why_no_follow: str = ""
    news: News | None = None
    why_no_news: str = ""

    @property
    def name(self) -> str:
        """The word by which tables refer to it; also the field of a koppeling that points at one."""
        return getattr(self.model, "KIND", "") or self.model._meta.model_name


LONGEST_NAME = 12  # characters of the name of a kind that tables refer to it by

_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Make kinds known; called by the kinds.py of an app. A name that is taken or too long is a fault of ours."""
    for kind in kinds:
        if getattr(kind.model, "KIND", "") and len(kind.name) > LONGEST_NAME:
            raise ValueError(f"{kind.name} is longer than {LONGEST_NAME} characters: give the model a shorter KIND")
        if _kinds.setdefault(kind.name, kind) is not kind:
            raise ValueError(f"two kinds are called {kind.name}")


def every() -> list[Kind]:
    """All kinds, in the order of the line of imports."""
    return list(_kinds.values())


def named(name: str) -> Kind | None:
    return _kinds.get(name)


def searched() -> list[Kind]:
    """What the search over everything finds, in the order of its page."""
    return sorted((kind for kind in every() if kind.heading), key=lambda kind: kind.place)


def linked() -> list[Kind]:
    """What a dossier can be tied to."""
    return [kind for kind in every() if kind.link]


def of_record(record: Model) -> Kind:
    """The kind that a record is of; one that nobody registered is a fault of ours."""
    return next(kind for kind in every() if kind.model is type(record))


def found(model, words: str, most: int) -> list:
    """Records of a kind in the search table that match, the best first: for Link.find."""
    ids = search.find(model.KIND, words=words, limit=most).ids
    return model.objects.published().in_order_of(ids)
