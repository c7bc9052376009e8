"""Asking a council information system: what a griffier reads when it is slow, busy, broken or not there.

Nothing here asks the internet: a local server replays answers, and time passes only when the client sleeps.
"""

import gzip

import pytest

from raadsportaal.dossiers.council_systems.client import Client, Onbereikbaar, Onbruikbaar, Tempo
from tests.dossiers.replay import Answer, client_of, replaying


def ask(answers, clock, **options):
    """What the client makes of these answers to one question, and the server."""
    with replaying({"/x": answers}) as replay:
        return client_of(replay, clock, **options).get("/x"), replay


def test_an_answer_comes_through_and_the_question_names_the_portal(clock):
    answer, replay = ask([{"a": 1}], clock)
    assert answer == {"a": 1}
    assert replay.questions[0][2]["User-Agent"].startswith("RaadsportaalInternationaal")
    assert "Authorization" not in replay.questions[0][2]


def test_too_many_questions_waits_as_long_as_the_service_asks(clock):
    answer, _ = ask([Answer(status=429, headers={"Retry-After": "7"}), {"a": 1}], clock)
    assert answer == {"a": 1}
    assert clock.slept == [7.0]


def test_a_service_that_wants_an_hour_gets_no_second_question(clock):
    with pytest.raises(Onbereikbaar, match="te druk"):
        ask([Answer(status=429, headers={"Retry-After": "3600"}), {}], clock)
    assert clock.slept == []


@pytest.mark.parametrize(
    "header", ["", "gauw", "-5", "Wed, 99 Foo 2026 99:99:99 GMT", "9" * 400, "Tue, 01 Jan 2019 00:00:00 GMT"]
)
def test_a_senseless_retry_after_still_waits_a_little(clock, header):
    answer, _ = ask([Answer(status=429, headers={"Retry-After": header}), {"a": 1}], clock)
    assert answer == {"a": 1}
    assert 0.5 < clock.slept[0] < 2


def test_a_fault_of_the_service_is_tried_again_and_each_wait_is_longer(clock):
    answer, replay = ask([Answer(status=500), Answer(status=503), Answer(status=502), {"a": 1}], clock)
    assert answer == {"a": 1}
    assert clock.slept == sorted(clock.slept)
    assert len(replay.questions) == 4


def test_after_four_times_it_is_enough(clock):
    with replaying({"/x": [Answer(status=500)]}) as replay:
        with pytest.raises(Onbereikbaar, match="storing"):
            client_of(replay, clock).get("/x")
        assert len(replay.questions) == 4


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 204])
def test_a_no_is_never_asked_again(clock, status):
    with replaying({"/x": [Answer(status=status)]}) as replay:
        with pytest.raises(Onbruikbaar, match=f"fout {status}"):
            client_of(replay, clock).get("/x")
        assert len(replay.questions) == 1


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(b'{"results": [{"a": 1}, {"b'), "niet compleet"),
        (Answer(b"\xff\xfe\x00"), "niet compleet"),
        (Answer(b"[" * 100_000), "niet compleet"),
        (Answer(b"<html>Onderhoud</html>", kind="text/html"), "webpagina"),
        (Answer(b"", kind=""), "webpagina"),
        (Answer(b'"' + b"x" * 200_000 + b'"'), "te groot"),
        (Answer(gzip.compress(b"x" * 20_000_000), headers={"Content-Encoding": "gzip"}), "te groot"),
    ],
)
def test_an_answer_that_we_cannot_use_says_why(clock, answer, message):
    with pytest.raises(Onbruikbaar, match=message):
        ask([answer], clock, max_bytes=100_000)
    assert clock.slept == []


def test_an_answer_that_breaks_off_is_tried_again(clock):
    answer, _ = ask([Answer({"a": 1}, promised=50), {"a": 2}], clock)
    assert answer == {"a": 2}


def test_a_service_that_hangs_is_left_after_the_time_out(clock):
    with pytest.raises(Onbereikbaar, match="geen antwoord"):
        ask([Answer(hang=0.6)], clock, read=0.1)


def test_a_service_that_drips_is_left_at_the_deadline(clock):
    with replaying({"/x": [Answer({"a": "b" * 400}, drip=0.02)]}) as replay:
        client = Client(replay.base, "Notubiz", deadline=0.5, tempo=Tempo())
        with pytest.raises(Onbereikbaar, match="langzaam"):
            client.get("/x")


def test_nobody_answers(clock):
    with replaying({}) as replay:
        pass
    with pytest.raises(Onbereikbaar, match="Notubiz geeft geen antwoord"):
        client_of(replay, clock).get("/x")


@pytest.mark.parametrize(
    "there", ["http://169.254.169.254/", "https://127.0.0.1/x", "//elders.example/x", "http://[::1"]
)
def test_another_host_is_not_followed(clock, there):
    with pytest.raises(Onbereikbaar):
        ask([Answer(status=302, headers={"Location": there})], clock)


def test_another_address_at_the_same_host_is_followed_but_not_in_circles(clock):
    with replaying({"/x": [Answer(status=301, headers={"Location": "/y"})], "/y": [{"a": 1}]}) as replay:
        assert client_of(replay, clock).get("/x") == {"a": 1}
    with pytest.raises(Onbereikbaar, match="blijft"):
        ask([Answer(status=302, headers={"Location": "/x"})], clock)


def test_the_tempo_is_shared_and_the_sixty_first_question_waits(clock):
    tempo = Tempo(limit=3, period=10)
    with replaying({"/x": [{}]}) as replay:
        one, other = (client_of(replay, clock, tempo=tempo, deadline=60) for _ in range(2))
        for someone in (one, other, one, other):
            someone.get("/x")
    assert clock.slept == [10.0]


def test_a_question_that_cannot_have_its_turn_in_time_is_not_asked(clock):
    tempo = Tempo(limit=1, period=60)
    with replaying({"/x": [{}]}) as replay:
        client_of(replay, clock, tempo=tempo).get("/x")
        with pytest.raises(Onbereikbaar, match="te veel vragen"):
            client_of(replay, clock, tempo=tempo).get("/x")
        assert len(replay.questions) == 1
    clock.now += 60
    assert tempo.claim(clock.now) == 0, "the question that was not asked holds no place"
