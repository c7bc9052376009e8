"""How good searching is on judged questions, and how well examples fit judged texts (tests/bench/relevantie).

Everything goes through the door of the pages: the list of the kennisbank, /zoeken/ and the examples that fit a text.
"""

import json
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.test import Client
from django.urls import reverse

from raadsportaal.basis import kinds
from raadsportaal.portaal import everywhere

SETS = Path(__file__).resolve().parents[2] / "tests" / "bench" / "relevantie"
RESULT = re.compile(r'id="r\d+" href="/kennisbank/([\w-]+)/"')
ALIKE = 'id="lijkt"'  # the heading of what is only alike
LINK = re.compile(r'href="(/[^"#?]*)')
TUNED_ON = "ontwikkel"
# The others were looked at once, each in its turn.
PARTS = (
    TUNED_ON,
    "gesloten",
    "vers",
    "blind",
    "blind2",
    "leer2",
    "blind3",
    "blind4",
    "blind5",
    "blind6",
    "blind7",
    "blind8",
    "blind9",
    "blind11",
)
USEFUL, EXACT = 2, 3  # grades: 1 is only related
AT = 10
NAMED_BY = {"doel": "nummer", "subdoel": "code"}  # the others by their slug


@dataclass(frozen=True)
class Judged:
    """A question with its grades: {slug of a praktijk: 1 to 3}; none for what nothing is about."""

    vraag: str
    soort: str
    oordelen: dict[str, int]
    andere: tuple[str, ...]


def questions(part: str) -> list[Judged]:
    """Of one of PARTS, or `vloer` for the floor alone."""
    return [_judged(row) for row in _rows("vragen", part)]


def _rows(name, part):
    lines = [line for path in sorted(SETS.glob(f"{name}*.jsonl")) for line in path.open(encoding="utf-8")]
    return [row for row in map(json.loads, lines) if row["deel"] == part]


def _judged(row):
    grades = {key.partition(":")[2]: grade for key, grade in row["oordelen"].items() if key.startswith("praktijk:")}
    return Judged(row["vraag"], row["soort"], grades, tuple(row.get("beste_andere", ())))


class Listed(NamedTuple):
    """The slugs of the praktijken that a list shows, in their order; and how many of them fit.

    What comes after those stands under a heading of its own: "Lijkt hierop".
    """

    slugs: list[str]
    fitting: int


def listed(client: Client, vraag: str) -> Listed:
    """What the kennisbank shows for a question."""
    page = client.get(reverse("kennisbank:praktijken"), {"q": vraag}, HTTP_HX_REQUEST="true").content.decode()
    fitting, _, alike = " ".join(page.split()).partition(ALIKE)
    found = [list(dict.fromkeys(RESULT.findall(part))) for part in (fitting, alike)]
    return Listed(found[0] + found[1], len(found[0]))


def gain(grades) -> float:
    """Discounted cumulative gain (Järvelin and Kekäläinen 2002), with 2^grade - 1."""
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def measures(judged: Judged, found: Listed) -> dict[str, float]:
    """What one question adds to the table."""
    shown = found.slugs[:AT]
    grades = [judged.oordelen.get(slug, 0) for slug in shown]
    ideal = sorted(judged.oordelen.values(), reverse=True)
    exact = [slug for slug, grade in judged.oordelen.items() if grade == EXACT]
    told = {
        "nDCG@5": gain(grades[:5]) / gain(ideal[:5]),
        "nDCG@10": gain(grades) / gain(ideal[:AT]),
        "P@1": float(bool(grades) and grades[0] >= USEFUL),
        "leeg": float(not found.slugs),
        "niets past": float(not found.fitting),
    }
    return told | ({"recall van 3": sum(slug in shown for slug in exact) / len(exact)} if exact else {})


def table(part: str = TUNED_ON, search=listed) -> str:
    """Means per kind of question, and how many of those without an answer rightly found nothing."""
    client, sums = Client(), defaultdict(lambda: defaultdict(list))
    for judged in questions(part):
        found = search(client, judged.vraag)
        if judged.soort == "geen":
            sums["geen"]["terecht leeg"].append(float(not found.fitting))
        elif judged.oordelen and not re.match(r"(doel )?\d", judged.vraag):
            for name, value in measures(judged, found).items():
                sums["alle"][name].append(value)
                sums[judged.soort][name].append(value)
    lines = [f"{'soort':15}{'n':>4}  " + "  ".join(f"{name:>12}" for name in COLUMNS)]
    for soort in ["alle", *sorted(set(sums) - {"alle", "geen"}), "geen"]:
        cells = [_mean(sums[soort][name]) for name in COLUMNS]
        number = max((len(values) for values in sums[soort].values()), default=0)
        lines.append(f"{soort:15}{number:>4}  " + "  ".join(f"{cell:>12}" for cell in cells))
    return "\n".join(lines)


def elsewhere(part: str) -> str:
    """Whether the best page of another kind is among the first ten links of the search over everything."""
    client = Client()
    found = [
        not {_address(page) for page in judged.andere}.isdisjoint(_first_links(client, judged.vraag))
        for judged in questions(part)
        if judged.andere
    ]
    return f"de beste andere pagina, bij de eerste tien{sum(found):>4} van {len(found):>3}  {_mean(found)}"


def beside() -> str:
    """Of the pages of other kinds that the search over everything shows below the examples, how many fit."""
    rows = [json.loads(line) for line in (SETS / "elders.jsonl").open(encoding="utf-8")]
    grades = [
        row["paginas"][address]
        for row in rows
        for group in everywhere.answer(row["vraag"]).groups
        for result in group.results
        if (address := result.record.get_absolute_url()) in row["paginas"]
    ]
    exact = sum(grade == EXACT for row in rows for grade in row["paginas"].values())
    fits = [grade >= USEFUL for grade in grades]
    return (
        f"wat er van andere soorten bij staat, klopt{sum(fits):>4} van {len(fits):>3}  {_mean(fits)}\n"
        f"van wat precies past, staat het er{grades.count(EXACT):>4} van {exact:>3}"
    )


def _first_links(client, vraag):
    page = client.get(reverse("portaal:zoeken"), {"q": vraag}).content.decode()
    links = [link for link in LINK.findall(page.partition("<main")[2]) if link != reverse("portaal:zoeken")]
    return list(dict.fromkeys(links))[:AT]


def _address(page):
    """Of `thema:wonen`: a judge names a page by its kind and slug, code or number."""
    name, _, key = page.partition(":")
    found = kinds.named(name).model.objects.filter(**{NAMED_BY.get(name, "slug"): key}).order_by("pk").first()
    return found and found.get_absolute_url().partition("#")[0]


def floor_table() -> str:
    """Whether the list is empty where nothing is about it, and only there: questions that were made for the floor."""
    client, empty = Client(), {True: [], False: []}
    for judged in questions("vloer"):
        empty[judged.soort == "geen"].append(not listed(client, judged.vraag).fitting)
    return "\n".join(
        f"{name:35}{sum(empty[nothing]):>4} van {len(empty[nothing]):>3}  {_mean(empty[nothing])}"
        for name, nothing in (("terecht niets past", True), ("onterecht niets past", False))
    )


@dataclass(frozen=True)
class JudgedText:
    """A text of policy with its grades: {slug of a praktijk: 1 to 3}."""

    titel: str
    tekst: str
    oordelen: dict[str, int]

    @property
    def has_fitting(self):
        return any(grade >= USEFUL for grade in self.oordelen.values())

    @property
    def exact(self):
        return {slug for slug, grade in self.oordelen.items() if grade == EXACT}


def texts(part: str) -> list[JudgedText]:
    return [JudgedText(row["titel"], row["tekst"], row["oordelen"]) for row in _rows("passend", part)]


def fit_table(part: str) -> str:
    """Whether the examples that pages show beside a text fit it, and whether nothing is shown where nothing fits."""
    from kennisbank.fitting import Tekst, fitting

    judged = texts(part)
    found = fitting([Tekst(text.titel, text.tekst) for text in judged])
    shown = [[one.praktijk.slug for one in some] for some in found]
    pairs = list(zip(judged, shown, strict=True))
    grades = [text.oordelen.get(slug, 0) for text, slugs in pairs for slug in slugs]
    rows = [
        ("wat getoond is, klopt (2 of 3)", [grade >= USEFUL for grade in grades]),
        ("een dat precies past, is getoond", [not text.exact.isdisjoint(slugs) for text, slugs in pairs if text.exact]),
        ("terecht leeg", [not slugs for text, slugs in pairs if not text.has_fitting]),
        ("onterecht leeg", [not slugs for text, slugs in pairs if text.has_fitting]),
    ]
    return "\n".join(f"{name:35}{sum(yes):>4} van {len(yes):>3}  {_mean(yes)}" for name, yes in rows)


COLUMNS = ["nDCG@5", "nDCG@10", "P@1", "recall van 3", "leeg", "niets past", "terecht leeg"]


def _mean(values):
    return f"{sum(values) / len(values):.3f}" if values else "-"


def by_words_alone(client: Client, vraag: str) -> Listed:
    """The baseline: BM25 over whole words in their roots, all text alike, without anything else."""
    import numpy as np

    from kennisbank.models import Praktijk
    from raadsportaal.basis.search import corpus
    from raadsportaal.basis.search.features import word_bucket
    from raadsportaal.basis.search.language import words_of

    records = corpus.current(Praktijk.KIND)
    buckets = np.unique(np.array([word_bucket(word) for word in words_of(vraag)], dtype=np.int64))
    scores = records.score(buckets, np.ones(len(buckets)))
    best = [int(records.ids[i]) for i in np.argsort(-scores)[:AT] if scores[i] > 0]
    slugs = dict(Praktijk.objects.filter(pk__in=best).values_list("pk", "slug"))
    return Listed([slugs[pk] for pk in best], len(best))
