"""The labelled passages to measure duiding with are frozen, well formed and told apart; none is judged here."""

import csv
from pathlib import Path

import pytest

from tests.bench.duiding.measure import passages

PARTS = ("ontwikkel", "dicht", "gesloten", "slot")
SUBDOELEN = Path(__file__).resolve().parents[2] / "agendas" / "data" / "subdoelen.csv"
FIELDS = ["id", "tekstsoort", "kop", "tekst", "doelen", "ook_goed", "subdoelen"]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_the_file_that_was_frozen_and_its_labels_exist(part):
    with SUBDOELEN.open(encoding="utf-8") as lines:
        codes = {row["code"] for row in csv.DictReader(lines)}
    for row in passages(part):
        labels = row["doelen"] + row["ook_goed"]
        assert list(row) == FIELDS and row["tekst"].strip(), row["id"]
        assert set(labels) <= set(range(1, 18)) and len(labels) == len(set(labels)), row["id"]
        assert set(row["subdoelen"]) <= codes, row["id"]
        assert {int(code.split(".")[0]) for code in row["subdoelen"]} <= set(row["doelen"]), row["id"]


def test_no_id_and_no_passage_with_a_doel_occurs_twice():
    rows = [row for part in PARTS for row in passages(part)]
    texts = [row["tekst"] for row in rows if row["doelen"]]
    assert len({row["id"] for row in rows}) == len(rows)
    assert len(set(texts)) == len(texts)
