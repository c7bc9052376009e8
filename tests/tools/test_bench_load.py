"""Who measures a crowd asks what it says, at the moments it chose, and counts what comes back."""

from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from urllib.parse import urlsplit

from tests.webserver import answering, serving
from tools.bench import load
from tools.bench.load import Answer, Ask


def _apart(measure, *given):
    """In a thread of its own: where a browser was driven before, the thread of the tests has a loop that runs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(measure, *given).result()


def test_each_question_is_asked_when_it_is_due_and_its_answer_is_counted():
    with answering({"/goed/": 200, "/fout/": 500}) as (address, asked):
        port = urlsplit(address).port
        answers = _apart(load.at_rate, port, repeat(Ask("goed", "/goed/", session="sleutel")), 200, 0.1)
        answers += _apart(load.at_rate, port, repeat(Ask("fout", "/fout/")), 200, 0.1)
    assert len(asked) == len(answers) > 10
    assert [answer.at for answer in answers if answer.kind == "goed"] == sorted({a.at for a in answers if a.served})
    number = sum(answer.served for answer in answers)
    assert f"| goed | {number} | {number} | 0 | 0 |" in load.table(answers)
    assert load.statuses(answers) == f"200: {number}, 500: {len(answers) - number}"


def test_who_hears_that_it_is_too_busy_comes_back():
    def answer(handler):
        handler.send_response(503 if len(asked) < 3 else 200)
        handler.send_header("Retry-After", "0")
        handler.end_headers()

    with serving(answer) as (address, asked):
        (answer,) = _apart(load.at_once, urlsplit(address).port, [Ask("vraag", "/")])
    assert answer.served and len(asked) == 3


def test_who_is_cut_off_counts_as_a_fault():
    with serving(lambda handler: handler.connection.close()) as (address, _):
        (answer,) = _apart(load.at_once, urlsplit(address).port, [Ask("vraag", "/")])
    assert answer.status == load.GAVE_UP
    assert "| vraag | 1 | 0 | 0 | 1 | - | - | - |" in load.table([answer])


def test_waiting_is_counted_of_who_is_served():
    answers = [Answer("vraag", 200, 0, seconds / 10) for seconds in range(1, 21)] + [Answer("vraag", 503, 0, 9)]
    assert "| vraag | 21 | 20 | 1 | 0 | 1050 | 2000 | 2000 |" in load.table(answers)
