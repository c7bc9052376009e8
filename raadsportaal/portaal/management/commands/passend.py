"""`manage.py passend --jsonl IN OUT`: the examples that fit texts of policy, as the pages show them."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kennisbank.fitting import Tekst, fitting
from raadsportaal.basis.storage import whole_file

AT_ONCE = 100  # texts


class Command(BaseCommand):
    help = "Geef bij teksten van beleid de voorbeelden die erbij passen, of geen als niets past."

    def add_arguments(self, parser):
        parser.add_argument(
            "--jsonl",
            nargs=2,
            required=True,
            metavar=("IN", "UIT"),
            help="elke regel een JSON-object met id, titel en tekst; het antwoord noemt per id de voorbeelden",
        )

    def handle(self, jsonl, **options):
        source, target = map(Path, jsonl)
        try:
            with source.open("rb") as lines, whole_file(target) as out:
                done, wrong = self._answer(lines, out)
        except OSError as error:
            raise CommandError(f"{error.filename}: dit bestand is niet te lezen of te schrijven.") from error
        self.stdout.write(f"{done} teksten beantwoord, {wrong} regels met een fout.")

    def _answer(self, lines, out):
        asked, done, wrong = [], 0, 0
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                asked.append(question(line))
            except ValueError as fault:
                wrong += 1
                self.stderr.write(f"Regel {number}: {fault}")
            if len(asked) == AT_ONCE:
                done += _write(asked, out)
                asked = []
        return done + _write(asked, out), wrong


def question(line: bytes) -> tuple[object, Tekst]:
    """(id, text) of a line of JSON; raises ValueError that says in words what is wrong with it."""
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError("dit is geen geldige JSON.") from None
    if not isinstance(asked, dict):
        raise ValueError("dit is geen JSON-object.")
    if not isinstance(asked.get("id"), str | int):
        raise ValueError("id ontbreekt.")
    titel, tekst = asked.get("titel") or "", asked.get("tekst")
    if not isinstance(titel, str) or not isinstance(tekst, str):
        raise ValueError("titel en tekst moeten tekst zijn.")
    return asked["id"], Tekst(titel, tekst)


def _write(asked, out):
    for (key, _), found in zip(asked, fitting([tekst for _, tekst in asked]), strict=True):
        praktijken = [{"slug": one.praktijk.slug, "waarom": one.waarom} for one in found]
        answer = json.dumps({"id": key, "praktijken": praktijken})  # in ASCII: an id may hold half of a character
        out.write(f"{answer}\n".encode())
    return len(asked)
