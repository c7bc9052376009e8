"""What the web server does with crowds, with who is slow and with large bodies: a real one, before a small portal."""

import os
import socket
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from raadsportaal import gunicorn_conf
from raadsportaal.doorman import LARGE, MOST, Pace
from raadsportaal.portaal.management.commands.demo import web_server
from raadsportaal.portaal.operating import exposition
from tests.operating.waiting import LONG

pytestmark = pytest.mark.django_db  # all of them: those with a database run apart, and the server would start twice
ROOT = Path(__file__).resolve().parents[2]
THREADS = 4
ROOM, TOO_MANY = THREADS + Pace().room, 10
FOLDER = b"GET /map/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
FORM = b"POST /lees/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
WHOLE = FORM + b"2000000\r\nConnection: close\r\n\r\n" + b"x" * 2_000_000
LARGE_FORM, REST = FORM + b"8000000\r\nConnection: close\r\n\r\n", b"x" * 7_000_000


@pytest.fixture(scope="module")
def door(tmp_path_factory):
    """(connect, the file that lets those through who wait, its counts), of one process as production has two."""
    folder = tmp_path_factory.mktemp("deur")
    with serving(folder) as connect:
        yield connect, folder / "door", str(folder)


@contextmanager
def serving(folder, *options):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    small = ["--threads", str(THREADS), "tests.operating.waiting:application"]
    environment = os.environ | {"MAG_DOOR": str(folder / "door"), "PROMETHEUS_MULTIPROC_DIR": str(folder)}
    with (folder / "log").open("w") as log:
        command = [*web_server(port), "--workers", "1", *options, *small]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log)
        try:
            _until_it_listens(port, server, folder / "log")
            yield lambda: socket.create_connection(("127.0.0.1", port), 30)
        finally:
            (folder / "door").touch()
            server.terminate()
            server.wait(40)


def _until_it_listens(port, server, log):
    for _ in range(300):
        assert server.poll() is None, log.read_text()
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def ask(connect, message=b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"):
    """All that comes back."""
    with connect() as connection:
        connection.sendall(message)
        return heard(connection)


def heard(connection):
    return b"".join(iter(lambda: connection.recv(65536), b""))


def test_who_comes_when_the_queue_is_full_hears_so_and_the_others_are_served(door):
    connect, through, counts = door
    wait = b"GET /wacht/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    with ThreadPoolExecutor(ROOM + TOO_MANY) as pool:
        asked = [pool.submit(ask, connect, wait) for _ in range(ROOM + TOO_MANY)]
        told = as_completed(asked)
        for _ in range(TOO_MANY):  # while nobody is let through
            answer = next(told).result()
            assert answer.startswith(b"HTTP/1.1 503 ")
            assert b"\r\nRetry-After: 5\r\n" in answer
            assert b"\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n" in answer
            assert "Het is nu te druk" in answer.decode()
        through.touch()
        assert {one.result()[:12] for one in told} == {b"HTTP/1.1 200"}
    assert b" 200 " in ask(connect), "and it is over at once"
    refused = f'raadsportaal_verzoeken_total{{methode="ANDERS",pagina="te druk",status="503"}} {TOO_MANY}.0'
    assert refused in exposition.page(counts).decode()


def room_when(seconds, others_wait=True):
    """How many may wait when answers came so long after each other."""
    pace, now = Pace(), 0.0
    for _ in range(1_000):
        now += seconds
        pace.answered(now, others_wait)
    return pace.room


def test_as_many_wait_as_are_served_in_three_seconds():
    assert [room_when(seconds) for seconds in (0.02, 0.1)] == [150, 30]
    assert room_when(0.001) == MOST
    assert room_when(60) < room_when(60, others_wait=False), "who has nobody to serve is not slow"


def test_what_held_all_up_for_a_moment_closes_no_door():
    pace, now = Pace(), 0.0
    for seconds in [0.02] * 1_000 + [10]:
        now += seconds
        pace.answered(now, others_wait=True)
    assert pace.room > 100


def test_the_processes_of_a_server_share_a_folder_for_pages_which_goes_when_it_stops(tmp_path):
    with serving(tmp_path, "--workers", "2") as connect:
        folders = {ask(connect, FOLDER).partition(b"\r\n\r\n")[2] for _ in range(5)}
        (folder,) = [Path(one.decode()) for one in folders]
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()


def test_nothing_is_done_for_who_waited_too_long(tmp_path):
    with serving(tmp_path, "-c", "python:tests.operating.impatient") as connect:
        for _ in range(2):
            assert ask(connect).startswith(b"HTTP/1.1 503 ")


@pytest.mark.parametrize("begun", [b"GET / HTTP/1.1\r\nHost: localhost\r\nX-", FORM + b"1000\r\n\r\na"])
def test_who_sends_a_byte_now_and_then_holds_up_nobody(door, begun):
    connect, *_ = door
    with ExitStack() as slow:
        for _ in range(60):
            slow.enter_context(connect()).sendall(begun)
        assert b" 200 " in ask(connect)


def test_a_form_that_comes_in_pieces_is_read_whole_and_so_are_questions_that_come_together(door):
    connect, *_ = door
    with connect() as connection:
        for piece in (FORM, b"5\r\n", b"\r\nab", b"cde"):
            connection.sendall(piece)
            time.sleep(0.02)
        connection.sendall((FORM + b"2\r\n\r\nab") * 2 + FORM + b"3\r\nConnection: close\r\n\r\nabc")
        bodies = [answer.partition(b"\r\n\r\n")[2] for answer in heard(connection).split(b"HTTP/1.1 200 OK")[1:]]
    assert bodies == [b"5", b"2", b"2", b"3"]


def test_a_few_large_bodies_are_read_at_once_and_leave_room_for_others(door):
    connect, *_ = door
    with ExitStack() as large:
        for _ in range(LARGE):
            large.enter_context(connect()).sendall(FORM + b"8000000\r\n\r\n" + b"x" * 1_000_000)
        assert ask(connect, FORM + b"8000000\r\n\r\n").startswith(b"HTTP/1.1 503 ")
        assert b" 200 " in ask(connect)
    for _ in range(100):  # the server hears that they went
        if ask(connect, WHOLE).endswith(b"2000000"):
            return
    raise AssertionError("large bodies keep being refused")


@pytest.fixture(scope="module")
def hasty(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("haast"), "-c", "python:tests.operating.hasty") as connect:
        yield connect


def begun(connect):
    """A large body of which an eighth came."""
    connection = connect()
    connection.sendall(LARGE_FORM + b"x" * 1_000_000)
    return connection


def test_large_bodies_that_come_a_byte_at_a_time_make_place_for_one_that_comes(hasty):
    with ExitStack() as slow:
        endless = [slow.enter_context(begun(hasty)) for _ in range(LARGE)]
        for _ in range(300):
            time.sleep(0.05)
            for connection in endless:
                with suppress(OSError):  # it was cut off
                    connection.sendall(b"x")
            if ask(hasty, WHOLE).endswith(b"2000000"):
                return
    raise AssertionError("they keep their places")


def test_a_large_body_that_stops_for_a_while_is_read_whole_when_nobody_wants_its_place(hasty):
    with begun(hasty) as slow, begun(hasty) as other:
        time.sleep(2.5)
        for connection in (slow, other):
            connection.sendall(REST)
            assert heard(connection).endswith(b"8000000")


def test_a_large_body_that_keeps_coming_is_not_cut_off_for_another(hasty):
    with begun(hasty) as one, begun(hasty) as two:
        for _ in range(14):
            time.sleep(0.2)
            assert ask(hasty, LARGE_FORM).startswith(b"HTTP/1.1 503 ")
            for connection in (one, two):
                connection.sendall(REST[:500_000])
        assert [heard(connection)[-7:] for connection in (one, two)] == [b"8000000"] * 2


def test_half_of_a_large_body_is_no_form(hasty):
    with begun(hasty) as half:
        half.shutdown(socket.SHUT_WR)
        assert heard(half) == b""


def test_who_is_refused_before_all_was_sent_gets_the_answer(door):
    connect, *_ = door
    answer = b""
    with connect() as connection:
        connection.sendall(b"POST /weiger/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000\r\n\r\n")
        connection.sendall(b"x" * 5_000_000)
        while not answer.endswith(b"te groot"):
            some = connection.recv(65536)
            assert some, answer
            answer += some


def test_who_says_nothing_or_never_stops_is_let_go(door):
    connect, *_ = door
    with connect() as silent:
        silent.shutdown(socket.SHUT_WR)
        assert heard(silent) == b""
    with connect() as endless, suppress(OSError):
        endless.sendall(b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 20_000)
        assert heard(endless) == b""
    assert b" 200 " in ask(connect)


def test_who_does_not_read_a_long_answer_keeps_a_thread_until_others_wait_for_it(door):
    connect, *_ = door
    with ExitStack() as slow:
        for _ in range(THREADS):
            slow.enter_context(connect()).sendall(b"GET /lang/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(0.5)
        assert b" 200 " in ask(connect)
    whole = ask(connect, b"GET /lang/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert len(whole) > LONG


def test_pages_of_a_server_that_was_killed_are_thrown_away_by_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("PAGES_FOLDER", "")
    monkeypatch.setattr(gunicorn_conf, "page_folders", [])
    gone, running, same = 2**22 + 1, os.getppid(), os.getpid()  # in a container each first process has the same number
    for number in (gone, running, same):
        (tmp_path / f"{gunicorn_conf.PAGES}{number}-x" / "map").mkdir(parents=True)
    gunicorn_conf.on_starting(None)
    gunicorn_conf.on_reload(None)
    assert f"{gunicorn_conf.PAGES}{running}-x" in {path.name for path in tmp_path.iterdir()}
    assert len(list(tmp_path.iterdir())) == 3, "and its own two, of before and after a reload"
    gunicorn_conf.on_exit(None)
    assert len(list(tmp_path.iterdir())) == 1
