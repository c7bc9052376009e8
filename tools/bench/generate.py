"""Generated praktijken as NDJSON, from the sentences of the real ones: the same file for the same number."""

import json
import random
import re
import tomllib
from pathlib import Path

from kennisbank.loading import DATA
from kennisbank.models import Land, Netwerk, Praktijk, Thema


def write_ndjson(path: Path, number: int) -> None:
    """Write `number` records to the file, a line each, in the form that import_praktijken reads."""
    chance = random.Random(number)  # noqa: S311 (reproducible, not secret)
    sentences, titles = _sentences()
    themas = list(Thema.objects.values_list("slug", flat=True))
    landen = list(Land.objects.exclude(werelddeel="antarctica").values_list("code", flat=True))
    netwerken = list(Netwerk.objects.values_list("slug", flat=True))
    # A few countries and thema's have most of the praktijken, as in life.
    weights = [1 / (place + 1) for place in range(len(landen))]
    with path.open("w", encoding="utf-8") as file:
        for n in range(number):
            doelen = chance.sample(range(1, 18), chance.randint(1, 4))
            record = {
                "extern_id": f"bench-{n}",
                "titel": f"{chance.choice(titles)[:60]} {n}",
                "samenvatting": " ".join(chance.sample(sentences, 2))[:240],
                "plaats": f"Plaats {n % 5000}",
                "land": chance.choices(landen, weights)[0],
                "breedtegraad": round(chance.uniform(-50, 65), 2),
                "lengtegraad": round(chance.uniform(-120, 150), 2),
                "inwoners": int(10 ** chance.uniform(3, 7)),
                "sinds": chance.randint(1990, 2025),
                "themas": chance.sample(themas, chance.randint(1, 3)),
                "doelen": doelen,
                "subdoelen": [f"{doel}.1" for doel in doelen],
                "netwerken": chance.sample(netwerken, chance.randint(0, 2)),
                "rollen": chance.sample(Praktijk.Rol.values, chance.randint(1, 3)),
                "zekerheid": chance.choices([1, 2, 3], [5, 3, 2])[0],
                "probleem": " ".join(chance.sample(sentences, 3)),
                "resultaat": " ".join(chance.sample(sentences, 4)),
                "lastig": " ".join(chance.sample(sentences, 3)),
                "stappen": [{"titel": "Stap", "tekst": chance.choice(sentences)} for _ in range(3)],
                "bronnen": [{"titel": "Bron", "url": f"https://example.org/{n}", "taal": chance.choice(["en", "fr"])}],
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _sentences():
    texts, titles = [], []
    for file in sorted((DATA / "praktijken").glob("*.toml")):
        record = tomllib.loads(file.read_text(encoding="utf-8"))
        titles.append(record["titel"])
        texts += [record[field] for field in ("probleem", "resultaat", "lastig")]
    return [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if s], titles
