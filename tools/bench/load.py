"""Questions to a web server at moments that were chosen beforehand, whether it keeps up or not: waiting counts.

Each question is a visitor of its own, with a connection and a network address of its own.
"""

import asyncio
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

PATIENCE = 30  # seconds after which a visitor gives up
GAVE_UP = 0  # where the status of an answer would stand
TOKEN = "a" * 32  # what a form sends against forgery, and the cookie that it must be the same as


@dataclass(frozen=True)
class Ask:
    kind: str
    path: str
    session: str = ""
    form: dict = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        body = urlencode(self.form | {"csrfmiddlewaretoken": TOKEN}, doseq=True) if self.form else ""
        cookies = [f"sessionid={self.session}"] * bool(self.session) + [f"csrftoken={TOKEN}"] * bool(self.form)
        network = ".".join(str(random.randint(1, 254)) for _ in range(4))  # noqa: S311
        lines = [
            f"{'POST' if self.form else 'GET'} {self.path} HTTP/1.1",
            "Host: 127.0.0.1",
            f"X-Forwarded-For: {network}",
            "Accept-Encoding: gzip",
            "Connection: close",
            *([f"Cookie: {'; '.join(cookies)}"] if cookies else []),
            *(["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"] if body else []),
        ]
        return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


@dataclass(frozen=True)
class Answer:
    kind: str
    status: int
    at: float  # seconds after the first question that this one was due
    seconds: float  # from when it was due until its last byte
    retry: int = 0  # seconds after which the server said to come back

    @property
    def served(self) -> bool:
        return 200 <= self.status < 400


async def ask(port: int, question: Ask, due: float, start: float) -> Answer:
    status, retry = GAVE_UP, 0
    try:
        async with asyncio.timeout(PATIENCE):
            whole = await _exchange(port, question.as_bytes())
        status = int(whole[9:12])
        if found := re.search(rb"\r\n(?i:retry-after): (\d+)", whole):
            retry = int(found[1])
    except (OSError, TimeoutError, ValueError):
        pass
    return Answer(question.kind, status, due, time.perf_counter() - start - due, retry)


async def _exchange(port, message):
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    try:
        writer.write(message)
        return await reader.read(-1)
    finally:
        writer.close()


def at_rate(port: int, questions: Iterable[Ask], rate: float, seconds: float) -> list[Answer]:
    """Ask so many a second for so long, one by one at random moments as strangers come (a Poisson process)."""
    return asyncio.run(_at_rate(port, iter(questions), rate, seconds))


async def _at_rate(port, questions, rate, seconds):
    chance, asked, due, start = random.Random(1), [], 0.0, time.perf_counter()  # noqa: S311
    while (due := due + chance.expovariate(rate)) < seconds:
        await asyncio.sleep(max(0, due - (time.perf_counter() - start)))
        asked.append(asyncio.create_task(ask(port, next(questions), due, start)))
    return await asyncio.gather(*asked)


def at_once(port: int, questions: Iterable[Ask]) -> list[Answer]:
    """All in one moment. Who hears that it is too busy comes back when it was told to; all that counts."""
    return asyncio.run(_at_once(port, list(questions)))


async def _at_once(port, questions):
    start = time.perf_counter()
    return await asyncio.gather(*(_until_served(port, question, start) for question in questions))


async def _until_served(port, question, start):
    while (answer := await ask(port, question, 0, start)).status == 503:
        await asyncio.sleep(answer.retry)
    return answer


def in_turn(port: int, questions: Iterable[Ask], hands: int, seconds: float) -> list[Answer]:
    """As many as the server can answer: so many visitors, each asking again as soon as it has its answer."""
    return asyncio.run(_in_turn(port, iter(questions), hands, seconds))


async def _in_turn(port, questions, hands, seconds):
    start, answers = time.perf_counter(), []

    async def hand():
        while (now := time.perf_counter() - start) < seconds:
            answers.append(await ask(port, next(questions), now, start))

    await asyncio.gather(*(hand() for _ in range(hands)))
    return answers


def table(answers: list[Answer]) -> str:
    """Per kind: how many, what went wrong, and how long those waited that were served."""
    lines = [
        "| soort | gevraagd | bediend | 503 | fouten | mediaan ms | p95 ms | hoogste ms |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for kind in [*sorted({answer.kind for answer in answers}), None]:
        own = [answer for answer in answers if kind in (answer.kind, None)]
        served = sorted(1000 * answer.seconds for answer in own if answer.served)
        busy = sum(answer.status == 503 for answer in own)
        waited = f"{statistics.median(served):.0f} | {p95(served):.0f} | {served[-1]:.0f}" if served else "- | - | -"
        wrong = len(own) - len(served) - busy
        lines.append(f"| {kind or 'alles'} | {len(own)} | {len(served)} | {busy} | {wrong} | {waited} |")
    return "\n".join(lines)


def p95(ordered: list[float]) -> float:
    return ordered[int(len(ordered) * 0.95)] if ordered else float("nan")


def statuses(answers: list[Answer]) -> str:
    """How often which status came; 0 is who gave up or was cut off."""
    return ", ".join(f"{status}: {n}" for status, n in sorted(Counter(answer.status for answer in answers).items()))
