"""Texts that nobody wrote: what is a million times the same sign is read in the time of any text that long."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from agendas.duiding.engine import Engine
from agendas.duiding.lexicon import Lexicon, Lexiconterm
from agendas.duiding.linear import BUCKETS, KEPT_WORD, _kept_buckets, features
from agendas.duiding.passages import LONGEST_TITLE, passages_of, sentences_of
from raadsportaal.basis.documents.contents import LEADER

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 30_000
SECONDS = 1.5  # of the processor, for what takes a tenth of one; where the work is quadratic it takes minutes
SIGNS = [
    ".", "!", "…", ".!?…", '"', ".)", ')"', "[(", "1", "1.", "1.1.1.1 ", " ", "\n", "\n ", " \t", ". ", ".\n", '." ',
    "a.b.c.", "A. ", "art. ", "• ", "•\n", "# ", "-", "@", "://", "www.", "a", "1. a\n", '.!?…"\'”’)] \n',
]  # fmt: skip
READ = """
import signal
import django
django.setup()
from agendas.duiding.document import judge_document
from agendas.duiding.engine import Engine
from agendas.duiding.lexicon import Lexicon, Lexiconmasker, Lexiconterm
from raadsportaal.basis.documents import contents, lines, running
from raadsportaal.basis.texts import clean_text
from raadsportaal.dossiers.suggesties.parts import NUMBER
from raadsportaal.dossiers.suggesties.words import words_of
from tests.agendas.test_duiding_vijandig import LENGTH, SECONDS, SIGNS

engine = Engine(Lexicon([Lexiconterm("aaaaa", 6, ("6.1",), 3)], [Lexiconmasker("de raad", "procedure")]), None)
for signs in SIGNS:
    for end in ("", " x"):
        text = (signs * LENGTH)[:LENGTH] + end
        print(repr(signs + end), flush=True)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        judge_document(engine, text)
        words_of(text, engine.matcher)
        clean_text(text)
        NUMBER.sub("", text)
        contents.LEADER.search(text)
        contents.NUMBER.search(text)
        running.PAGE_NUMBER.fullmatch(text)
        lines.glued(text + "-", text, set())
        lines.goes_on(text, text)
print("klaar")
"""


def test_no_sign_makes_a_long_text_one_that_is_never_read():
    """In a process of its own, which the system ends: what hangs in a regular expression hears nothing else."""
    own = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", READ], cwd=ROOT, env=own, stdout=subprocess.PIPE, text=True, check=False
    )
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "klaar")


@pytest.mark.parametrize("run", ["...", "!!!", "?!", "…", "...)", '!"', "....”’)]"])
def test_a_run_of_signs_ends_a_sentence_once_and_as_a_whole(run):
    text = f"Wij bouwen{run} Daarna planten wij bomen{run}\n\nKlaar{run} "
    assert [text[begin:end] for begin, end in sentences_of(text)] == [
        f"Wij bouwen{run}", f"Daarna planten wij bomen{run}", f"Klaar{run}"
    ]  # fmt: skip


def test_signs_after_which_nothing_begins_end_nothing():
    text = "Dat is... niet klaar, en (zie boven!) ook dit niet."
    assert list(sentences_of(text)) == [(0, len(text))]


def test_a_word_with_many_terms_is_the_evidence_as_a_whole_and_a_word_beside_it_is_not():
    engine = Engine(Lexicon([Lexiconterm("water", 6, ("6.1",), 3)]), None)
    text = f"Het afval{'water' * 30}beleid (regenwater-) en het land."
    (vondst,) = engine.judge(text)
    assert [text[begin:end] for begin, end in vondst.bewijs] == [f"afval{'water' * 30}beleid", "regenwater"]


def test_a_heading_of_megabytes_is_not_carried_by_each_of_its_passages():
    text = f"# {'Wonen ' * 20_000}\n\n" + "Wij bouwen huizen in de wijk. " * 20
    assert {len(passage.kop) for passage in passages_of(text)} == {LONGEST_TITLE}


def test_a_word_of_megabytes_is_not_kept_after_its_reading():
    before = _kept_buckets.cache_info().currsize
    buckets, _ = features("q" * 1000)
    assert len(buckets) and buckets.max() < BUCKETS
    assert _kept_buckets.cache_info().currsize == before
    features("q" * KEPT_WORD)
    assert _kept_buckets.cache_info().currsize == before + 1


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("Wonen ........ 12", True),
        ("Wonen . . . . 12", True),
        ("Wonen……… ", False),
        ("Wonen…………", True),
        ("a ... b", False),
    ],
)
def test_dots_that_lead_to_a_page_are_still_seen(line, leads):
    assert bool(LEADER.search(line)) == leads
