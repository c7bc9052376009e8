"""A small linear model on words and pieces of words: it knows sentences like the ones that clerks linked.

Trained when a version of the lexicon is published (scikit-learn), stored as numbers, and read with numpy alone. The
same sentences give the same numbers. Character pieces carry Dutch compounds better than whole words do.
"""

import io
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from agendas.duiding.examples import WORD, Example, Learned
from agendas.duiding.normalise import normalise

BUCKETS = 2**17
SIZES = (3, 4, 5)
STRENGTH = 6.0  # inverse regularisation; 2 to 20 measured alike on the example sentences
SENTENCE = 5  # words: what is shorter is a term or a phrase, and says nothing about how rare a word is
CLEAR = 0.12  # what a word must weigh to count as a reason
MOST_WORDS = 3  # reasons that are named
KEPT_WORD = 60  # letters: the pieces of a longer word are not kept, for a paste can be one word of megabytes


@dataclass(frozen=True)
class LinearModel:
    """`labels` are numbers of doelen; one row of weights and a bias for each; `rarity` how rare each bucket is."""

    labels: np.ndarray
    weights: np.ndarray
    biases: np.ndarray
    rarity: np.ndarray

    def logits(self, plain: str) -> dict[int, float]:
        """How much speaks for each doel in a normalised text: 0 is even, above it is for."""
        buckets, values = self._values(plain)
        scores = self.weights[:, buckets] @ values + self.biases
        return dict(zip(self.labels.tolist(), scores.tolist(), strict=True))

    def words(self, plain: str, doel: int) -> list[tuple[int, int]]:
        """(begin, end) of the words that clearly weighed for a doel, in the order of the text; perhaps none."""
        buckets, values = self._values(plain)
        row = self.weights[int(np.flatnonzero(self.labels == doel)[0])]
        share = dict(zip(buckets.tolist(), (row[buckets] * values).tolist(), strict=True))
        weighed = []
        for match in WORD.finditer(plain):
            score = sum(share[bucket] for bucket in _buckets(match[0]).tolist())
            if len(match[0]) > 3 and score > CLEAR:
                weighed.append((-score, match.start(), match.end()))
        return sorted((begin, end) for _, begin, end in sorted(weighed)[:MOST_WORDS])

    def _values(self, plain):
        buckets, counts = features(plain)
        values = counts * self.rarity[buckets]
        return buckets, values / max(float(np.linalg.norm(values)), 1e-9)

    def dumps(self) -> bytes:
        """The numbers as bytes, half as precise as they were: enough, and half as large."""
        file = io.BytesIO()
        weights, rarity = self.weights.astype(np.float16), self.rarity.astype(np.float16)
        np.savez_compressed(file, labels=self.labels, biases=self.biases, weights=weights, rarity=rarity)
        return file.getvalue()

    @classmethod
    def loads(cls, data: bytes) -> "LinearModel":
        with np.load(io.BytesIO(data), allow_pickle=False) as kept:
            halves = (kept["weights"].astype(np.float32), kept["biases"], kept["rarity"].astype(np.float32))
            return cls(kept["labels"], *halves)


def train(examples: list[Example], learned: Iterable[Learned] = ()) -> LinearModel:
    """Learn from examples and decisions. A model just trained and one that was kept give the same answer."""
    from sklearn.linear_model import LogisticRegression

    plains = [normalise(example.tekst) for example in examples]
    learned = list(learned)
    matrix, rarity = _matrix(plains, [features(plain) for plain in plains], learned)
    lessons: list[Example | Learned] = [*examples, *learned]
    weigh = np.array([lesson.gewicht for lesson in lessons])
    labels = sorted({doel for lesson in lessons for doel in lesson.doelen})
    weights, biases = [], []
    for doel in labels:
        wanted = [doel in lesson.doelen for lesson in lessons]
        # The dual form is many times faster here (more columns than rows) and ends at the same place; a tolerance of
        # 0.01 takes half as long again and gives the same figures.
        model = LogisticRegression(
            C=STRENGTH, class_weight="balanced", solver="liblinear", dual=True, tol=0.1, random_state=0
        )
        model.fit(matrix, wanted, sample_weight=weigh)
        weights.append(model.coef_[0])
        biases.append(model.intercept_[0])
    trained = LinearModel(np.array(labels), np.array(weights, np.float32), np.array(biases, np.float32), rarity)
    return LinearModel.loads(trained.dumps())


def _matrix(plains, rows, learned):
    """A row of values for each text, and the rarity of each bucket among the texts that are sentences."""
    from scipy.sparse import csr_matrix

    sentences = [buckets for plain, (buckets, _) in zip(plains, rows, strict=True) if plain.count(" ") >= SENTENCE]
    sentences += [example.buckets for example in learned]
    rows = [*rows, *((example.buckets, example.counts) for example in learned)]
    seen = np.bincount(np.concatenate([np.zeros(0, np.int64), *sentences]), minlength=BUCKETS)
    rarity = (np.log((1 + len(sentences)) / (1 + seen)) + 1).astype(np.float16).astype(np.float32)
    values = [counts * rarity[buckets] for buckets, counts in rows]
    values = [value / max(float(np.linalg.norm(value)), 1e-9) for value in values]
    ends = np.cumsum([0] + [len(buckets) for buckets, _ in rows])
    columns = np.concatenate([buckets for buckets, _ in rows])
    return csr_matrix((np.concatenate(values), columns, ends), (len(rows), BUCKETS)), rarity


def features(plain: str) -> tuple[np.ndarray, np.ndarray]:
    """The buckets of all words and word pieces, with dampened counts."""
    found = [_buckets(match[0]) for match in WORD.finditer(plain)]
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    buckets, counts = np.unique(np.concatenate(found), return_counts=True)
    return buckets, (1 + np.log(counts)).astype(np.float32)


def _buckets(word):
    return _kept_buckets(word) if len(word) <= KEPT_WORD else _buckets_of(word)


@lru_cache(50_000)
def _kept_buckets(word):
    return _buckets_of(word)


def _buckets_of(word):
    padded = f" {word} "
    pieces = [padded[at : at + size] for size in SIZES for at in range(max(1, len(padded) - size + 1))]
    # The whole word as well, from three letters: a piece does not know where its word ends on the other side.
    pieces += [f"={word}"] if len(word) > 2 else []
    buckets = np.array([zlib.crc32(piece.encode()) % BUCKETS for piece in pieces], np.int64)
    buckets.setflags(write=False)
    return buckets
