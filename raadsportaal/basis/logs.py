"""Lines of the log: each with the number of its request, and without what a person typed or where somebody went.

Knows no Django, for the settings read it first. A request gets a number; a job that it asks for takes that along, so
that the lines of the worker have it too (portaal/operating/worker.py).
"""

import json
import logging
import re
import secrets
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # of a number that somebody reads to us over the telephone
LENGTH = 8
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
ARGUMENT = "verzoek"  # in the arguments of a job
# Faults whose words are about the machine or our code, never about what somebody typed.
HARMLESS = (AttributeError, ImportError, NameError, TypeError, RecursionError, MemoryError, TimeoutError)

request_number: ContextVar[str] = ContextVar("request_number", default="")


def new_number() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def for_job() -> dict:
    """For `configure()` of a task: the number of the request that asks for it."""
    number = request_number.get()
    return {"task_kwargs": {ARGUMENT: number}} if number else {}


class AddNumber(logging.Filter):
    """Give a line the number of its request; of a fault that Django tells, take the address out."""

    def filter(self, record):
        record.verzoek = request_number.get()
        if record.name == "django.request" and hasattr(record, "request"):
            match = getattr(record.request, "resolver_match", None)
            record.msg = "Status %s van %s"
            record.args = (getattr(record, "status_code", ""), match.view_name if match else "een onbekend adres")
        return True


class Discreet(logging.Formatter):
    """Of a fault no values, unless asked for."""

    def __init__(self, *layout, values=False):
        super().__init__(*layout)
        self.values = values

    def formatException(self, exc_info):
        return super().formatException(exc_info) if self.values else without_values(exc_info[1])


class Text(Discreet):
    """For people: `2026-12-01 15:04:05 ERROR django.request [k3m9x2ab] Status 500 van portaal:home`."""

    def __init__(self, **options):
        line = "%(asctime)s %(levelname)s %(name)s [%(verzoek)s] %(message)s"
        super().__init__(line, "%Y-%m-%d %H:%M:%S", **options)

    def format(self, record):
        record.verzoek = getattr(record, "verzoek", "") or "-"
        facts = " ".join(f"{name}={value}" for name, value in _facts(record).items())
        return super().format(record) + (f" {on_one_line(facts)}" if facts and not record.exc_info else "")

    def formatMessage(self, record):
        return on_one_line(super().formatMessage(record))


class Json(Discreet):
    """For a program: an object a line."""

    def format(self, record):
        line = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "bericht": record.getMessage(),
            "verzoek": getattr(record, "verzoek", ""),
            **_facts(record),
        }
        if record.exc_info:
            line["fout"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def on_one_line(text: str) -> str:
    """A line feed that somebody sent begins no line of its own: it is written as `\\n`."""
    return CONTROL.sub(lambda control: repr(control[0])[1:-1], text)


def _facts(record):
    """What our own lines say beside their words: a dictionary of names and numbers."""
    return getattr(record, "feiten", {})


def without_values(error: BaseException | None) -> str:
    """Where a fault was and of which kind, cause first; its words only where they cannot hold a row or a person."""
    parts, seen = [], set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        stack = "".join(traceback.format_tb(error.__traceback__))
        parts.append(f"Traceback (most recent call last):\n{stack}{said(error)}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n\n".join(reversed(parts))


def said(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, OSError) and error.strerror:
        return f"{name}: {error.strerror}"
    if isinstance(error, HARMLESS):
        return f"{name}: {error}"
    found = getattr(getattr(error, "diag", None), "constraint_name", None)
    state = getattr(error, "sqlstate", None)
    return " ".join(filter(None, [name, state and f"({state})", found]))
