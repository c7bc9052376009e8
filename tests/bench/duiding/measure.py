"""Measure duiding against the labelled passages: `python3 manage.py bench --deel duiding`, or this file itself.

`--dicht`, `--gesloten` and `--slot` open a frozen part; `--fit` fits again how the engine adds up its parts.
"""

import hashlib
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

from agendas.duiding import engine as parts
from agendas.duiding.engine import Engine, examples_of
from agendas.duiding.lexicon import lexicon_of_files
from agendas.duiding.linear import train
from agendas.duiding.normalise import normalise

HERE = Path(__file__).parent
CLEAR = ("sterk", "redelijk")
FOLDS = 4
SPENT = ("ontwikkel", "dicht", "gesloten")  # opened, so they may be built on
SENTENCE_WEIGHS = 0.2  # against a passage of a part: sentences were written to be recognised
COLUMNS = ("F1", "P", "R", "F1 ruim", "macro", "P@1", "R@3", "negatief", "subdoel@3", "F1 alles")


def passages(part: str) -> list[dict]:
    """The labelled passages of a part, after its hash was checked."""
    data = (HERE / f"{part}.jsonl").read_bytes()
    if f"{hashlib.sha256(data).hexdigest()}  {part}.jsonl" not in (HERE / "hashes.txt").read_text():
        raise SystemExit(f"{part}.jsonl is niet het bestand dat is vastgelegd")
    return [json.loads(line) for line in data.decode().splitlines()]


def figures(engine: Engine, rows: list[dict]) -> dict[str, float]:
    """All columns of the table. `mogelijk` counts for R@3, for the negatives and for "F1 alles" only."""
    judged = [engine.judge(row["tekst"], row.get("kop", "")) for row in rows]
    pairs = list(zip(rows, judged, strict=True))
    strict = _micro(pairs, CLEAR)
    first = [(row, [v.doel for v in found]) for row, found in pairs if row["doelen"]]
    clean = [found for row, found in pairs if not row["doelen"] and not row.get("ook_goed")]
    hits = [_subdoel_hit(row, v) for row, found in pairs for v in found if v.doel in row["doelen"]]
    hits = [hit for hit in hits if hit is not None]
    wanted = sum(min(3, len(row["doelen"])) for row, _ in first)
    return {
        "F1": strict[0], "P": strict[1], "R": strict[2],
        "F1 ruim": _micro(pairs, CLEAR, lenient=True)[0],
        "macro": float(np.mean([_micro(pairs, CLEAR, doel=doel)[0] for doel in range(1, 18)])),
        "P@1": sum(bool(found) and found[0] in row["doelen"] for row, found in first) / max(1, len(first)),
        "R@3": sum(len(set(row["doelen"]) & set(found[:3])) for row, found in first) / max(1, wanted),
        "negatief": f"{sum(map(bool, clean))}/{len(clean)}",
        "subdoel@3": sum(hits) / max(1, len(hits)),
        "F1 alles": _micro(pairs, parts.STERKTES)[0],
    }  # fmt: skip


def _micro(pairs, shown, lenient=False, doel=None):
    counts = Counter()
    for row, found in pairs:
        gold, arguable = set(row["doelen"]), set(row.get("ook_goed", ())) if lenient else set()
        got = {v.doel for v in found if v.sterkte in shown}
        if doel:
            gold, got = gold & {doel}, got & {doel}
        counts.update(right=len(gold & got), wrong=len(got - gold - arguable), missed=len(gold - got))
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = counts["right"] / max(1, counts["right"] + counts["missed"])
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def _subdoel_hit(row, vondst):
    wanted = {code for code in row["subdoelen"] if code.split(".")[0] == str(vondst.doel)}
    return bool(wanted & set(vondst.subdoelen[:3])) if wanted else None


def variants() -> dict[str, Engine]:
    """The whole engine, and the engine with each part left out in turn."""
    lexicon = lexicon_of_files()
    whole = Engine.compiled(lexicon)
    closed = replace(lexicon, termen=[replace(term, randen="dicht") for term in lexicon.termen])
    plain_model = train([example for example in examples_of(lexicon) if example.tekst.count(" ") >= 4])
    words_out = Engine(replace(lexicon, termen=[]), whole.model)
    unmasked = replace(lexicon, maskers=[])
    return {
        "alles": whole,
        "zonder lineair model": Engine(lexicon, None),
        "zonder lexicon (alleen model)": words_out,
        "model niet geleerd van de termen": Engine(lexicon, plain_model),
        "alle termen met dichte randen": Engine(closed, whole.model),
        "zonder maskers en procedure": Engine.compiled(unmasked),
    }


def table(part: str) -> str:
    """The figures of a part as a Markdown table, for the whole part, without headings, and for its agreement."""
    rows, engines = passages(part), variants()
    lines = ["| " + " | ".join(("", *COLUMNS)) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for name, engine in engines.items():
        lines.append(_line(name, figures(engine, rows)))
    whole = engines["alles"]
    lines.append(_line("zonder koppen", figures(whole, [{**row, "kop": ""} for row in rows])))
    agreement = [row for row in rows if row["id"].startswith("akkoord-")]
    lines.append(_line("alleen het coalitieakkoord", figures(whole, agreement)))
    return "\n".join(lines)


def _line(name, found):
    cells = [value if isinstance(value, str) else f"{value:.3f}" for value in (found[column] for column in COLUMNS)]
    return "| " + " | ".join((name, *cells)) + " |"


def fit() -> str:
    """EVEN, WORDS and LINEAR for engine.py, and how much more or less its headings should weigh (1 is as they are).

    On the spent parts, and on the example sentences, each judged by a model that had not seen it.
    """
    from sklearn.linear_model import LogisticRegression

    lexicon = lexicon_of_files()
    seen, wanted, weigh = [], [], []
    for engine, row, weight in (*_unseen_sentences(lexicon), *_spent_passages(lexicon)):
        plain, headed = normalise(row["tekst"]), engine._headed(row["kop"])
        words = engine._by_words(plain, engine.matcher.find(plain))[0]
        logits = engine.model.logits(engine.matcher.readable(plain))
        seen += [(np.log1p(words[doel]), logits[doel], headed.get(doel, 0)) for doel in range(1, 18)]
        wanted += [doel in row["doelen"] for doel in range(1, 18)]
        weigh += [weight] * 17
    fitted = LogisticRegression(C=10).fit(np.array(seen), wanted, sample_weight=weigh)
    words, linear, heading = fitted.coef_[0]
    return f"EVEN, WORDS, LINEAR = {fitted.intercept_[0]:.2f}, {words:.2f}, {linear:.2f}; headings {heading:.2f}"


def _unseen_sentences(lexicon):
    for fold in range(FOLDS):
        known = [zin for place, zin in enumerate(lexicon.zinnen) if place % FOLDS != fold]
        engine = Engine(lexicon, train(examples_of(replace(lexicon, zinnen=known))))
        for zin in lexicon.zinnen[fold::FOLDS]:
            yield engine, {"tekst": zin.zin, "kop": "", "doelen": zin.doelen}, SENTENCE_WEIGHS


def _spent_passages(lexicon):
    engine = Engine.compiled(lexicon)
    for part in SPENT:
        for row in passages(part):
            yield engine, row, 1.0


def main(words: list[str]) -> str:
    """What the command line asks for."""
    if "--fit" in words:
        return fit()
    return table(next((part for part in ("dicht", "gesloten", "slot") if f"--{part}" in words), "ontwikkel"))


if __name__ == "__main__":
    print(main(sys.argv[1:]))
