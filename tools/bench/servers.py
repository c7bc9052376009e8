"""Web servers in turn, on the data of a demo that runs: `python -m tools.bench.servers --session KEY NAME=COMMAND ...`

Each command is a server of the portal on 127.0.0.1:{port}. Printed of each: a kept and a made page, twice what it can
answer, visitors while others send a byte now and then, and the memory that large bodies take.
"""

import argparse
import itertools
import os
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from urllib.parse import urlencode

import psutil

from tools.bench import load
from tools.bench.load import TOKEN, Ask

PAGE, FORM = "/kennisbank/", "/inloggen/wachtwoord/"
HEADS = "hoofd"  # a byte of the head now and then
BODIES = "formulier"  # a whole head, and a byte of the form now and then
MEGABYTE = 1_000_000


def measure(port: int, session: str, pid: int, seconds: float) -> Iterator[str]:
    """One line a subject."""
    load.in_turn(port, itertools.repeat(Ask("a", PAGE, session)), 8, 3)  # a new process reads its templates first
    memory = _megabytes(pid)
    for name, question in {"bewaard": Ask("a", PAGE), "gemaakt": Ask("a", PAGE, session)}.items():
        begun = cpu_seconds(pid)
        answers = load.in_turn(port, itertools.repeat(question), 8, seconds)
        used = 1000 * (cpu_seconds(pid) - begun) / len(answers)
        served = sorted(1000 * answer.seconds for answer in answers if answer.served)
        rate = len(served) / seconds
        told = f"p95 {load.p95(served):.0f} ms, rekentijd {used:.2f} ms per vraag; {load.statuses(answers)}"
        yield f"{name}: {rate:.0f} per seconde, {told}"
    answers = load.at_rate(port, itertools.repeat(Ask("a", PAGE, session)), 2 * rate, 2 * seconds)
    served = sorted(1000 * answer.seconds for answer in answers if answer.served)
    busy = sorted(1000 * answer.seconds for answer in answers if answer.status == 503)
    yield (
        f"dubbel: {load.statuses(answers)}; bediend p95 {load.p95(served):.0f} ms, 503 p95 {load.p95(busy):.0f} ms; "
        f"weer gewoon na {seconds_until_normal(port, Ask('a', PAGE, session)):.1f} s"
    )
    for number, what in ((8, HEADS), (8, BODIES), (100, HEADS), (100, BODIES)):
        with dripping(port, what, number):
            answers = load.at_rate(port, itertools.repeat(Ask("a", "/robots.txt")), 10, 3)
        slowest = max(answer.seconds for answer in answers)
        yield f"{number} druppelaars, {what}: {load.statuses(answers)}; langste {1000 * slowest:.0f} ms"
    before = _megabytes(pid)
    highest = _highest(pid, lambda: large_bodies(port, session))
    after = _megabytes(pid)
    yield f"geheugen: {memory} MB bij het begin, {before} MB voor grote vragen, hoogste {highest} MB, erna {after} MB"


def seconds_until_normal(port: int, question: Ask) -> float:
    """From now until three in a row are served within a second."""
    start, right = time.perf_counter(), 0
    while right < 3 and time.perf_counter() - start < 120:
        answer = load.at_once(port, [question])[0]
        right = right + 1 if answer.served and answer.seconds < 1 else 0
    return time.perf_counter() - start


@contextmanager
def dripping(port: int, what: str, number: int):
    """So many connections that send a byte each half second."""
    done, sockets = Event(), [socket.create_connection(("127.0.0.1", port)) for _ in range(number)]
    head = f"POST {FORM} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    length = (
        f"Cookie: csrftoken={TOKEN}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
    )
    for one in sockets:
        one.sendall((head + length * (what == BODIES)).encode())

    def drip():
        while not done.wait(0.5):
            for one in sockets:
                with suppress(OSError):
                    one.sendall(b"x")

    thread = Thread(target=drip, daemon=True)
    thread.start()
    time.sleep(1)
    try:
        yield
    finally:
        done.set()
        thread.join()
        for one in sockets:
            one.close()


def large_bodies(port: int, session: str) -> None:
    """600 MB of nobody to the form to sign in, and sixteen forms of 8 MB at once of who is signed in."""
    send_body(port, 600 * MEGABYTE, "")
    text = urlencode({"csrfmiddlewaretoken": TOKEN, "tekst": "\u00e9" * (8 * MEGABYTE // 6 - 100)}).encode()
    threads = [Thread(target=send_body, args=(port, len(text), session, text)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def send_body(port: int, length: int, session: str, text: bytes = b"x" * MEGABYTE) -> str:
    """The first line of the answer; or nothing, when the server closed the door."""
    path = "/gemeenten/oosterwaard/duiding/" if session else FORM
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: {length}\r\n"
    head += f"Content-Type: application/x-www-form-urlencoded\r\nCookie: sessionid={session}; csrftoken={TOKEN}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection, suppress(OSError):
        connection.sendall(head.encode())
        with suppress(OSError):
            for _ in range(-(-length // len(text))):
                connection.sendall(text)
        return connection.recv(4096).partition(b"\r\n")[0].decode()
    return ""


def cpu_seconds(pid: int) -> float:
    """That the server and its children used until now."""
    return sum(sum(process.cpu_times()[:2]) for process in _family(pid))


def _megabytes(pid):
    return round(sum(process.memory_info().rss for process in _family(pid)) / MEGABYTE)


def _family(pid):
    return [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]


def _highest(pid, act):
    """The most memory while something is done."""
    seen, done = [0], Event()

    def look():
        while not done.wait(0.1):
            seen.append(_megabytes(pid))

    thread = Thread(target=look, daemon=True)
    thread.start()
    act()
    done.set()
    thread.join()
    return max(seen)


@contextmanager
def server(command: str, port: int, **environment):
    """Start it, wait until it answers, and give its number; at the end it is stopped with all its children."""
    words = shlex.split(command.format(port=port))
    process = subprocess.Popen(words, env=os.environ | environment, start_new_session=True)
    try:
        for _ in range(300):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.1):
                break
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(40)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # and its children, should it have left any


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8300)
    parser.add_argument("--session", required=True, help="the cookie sessionid of a raadslid of Oosterwaard")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("servers", nargs="+", metavar="NAME=COMMAND")
    chosen = parser.parse_args()
    for one in chosen.servers:
        name, _, command = one.partition("=")
        print(f"\n### {name}\n", flush=True)
        with server(command, chosen.port, TRUSTED_PROXIES="1") as pid:
            for line in measure(chosen.port, chosen.session, pid, chosen.seconds):
                print(f"- {line}", flush=True)


if __name__ == "__main__":
    main()
