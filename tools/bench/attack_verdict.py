"""What is thought of each answer to an attack, and the table of it."""

import resource
import traceback
from collections import Counter, defaultdict

from django.conf import settings

from tools.bench.attack_map import route_of

# A word that stands in what a municipality keeps to itself, or a person, and who may read it.
SECRETS = {
    "kwarkelzwam": {"raadslid", "fractiemedewerker", "ambtenaar", "griffier"},
    "drompelvink": {"ambtenaar", "griffier elders"},
    "snorrebelt": {"raadslid"},
}
EXPECTED = {200, 204, 301, 302, 303, 304, 400, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 503}
BY_PROVIDER, AT_PROVIDER = "/inloggen/via/", {401, 502}  # it did not vouch for who came, or made no sense
COLUMNS = [200, 302, 304, 400, 403, 404, 405, 409, 413, 415, 422, 429, 503, 500]
SLOW = 5  # seconds of processor time in this process, which others on the machine do not make longer
MARKUP = b"<script>alert(1)"
LINES, CHARACTERS = 8, 1_500  # of what is told of a fault
HERE = f"{settings.BASE_DIR}/"


class Verdict:
    """A question is (method, address, the rest of it in words)."""

    def __init__(self, out, seed):
        self.out, self.seed = out, seed
        self.asked = 0
        self.told = defaultdict(Counter)  # by role: how often which answer
        self.faults = defaultdict(list)  # by what went wrong: who asked, and how
        self.slowest = []

    def judge(self, role, question, answer):
        status = answer.status_code
        self.told[role][302 if status in (301, 303) else status] += 1
        if status not in EXPECTED and not (question[1].startswith(BY_PROVIDER) and status in AT_PROVIDER):
            fault = answer.exc_info[1] if answer.exc_info else None
            self.fault(_place(fault) if fault else f"antwoord {status}", role, question, fault)
        for word, may_read in SECRETS.items():
            if role not in may_read and word.encode() in answer.read:
                self.fault(f"geheim ‘{word}’ bij een ander, op /{route_of(question[1])}", role, question)
        if "html" in answer.get("Content-Type", ""):
            self._judge_page(role, question, answer)

    def _judge_page(self, role, question, answer):
        if MARKUP in answer.read:
            self.fault("opmaak van de vraag staat in het antwoord", role, question)
        is_part = answer.status_code == 422 and answer.request.get("HTTP_HX_REQUEST") == "true"  # of a form, to htmx
        if answer.status_code >= 400 and answer.read and not is_part and b'lang="nl"' not in answer.read:
            self.fault(f"antwoord {answer.status_code} is geen Nederlandse pagina", role, question)

    def broke(self, role, question, fault):
        """Not even a page of a fault came back."""
        self.told[role][500] += 1
        self.fault(_place(fault), role, question, fault)

    def took(self, role, question, seconds):
        self.slowest = sorted([*self.slowest, (seconds, role, *question[:2])], reverse=True)[:5]
        if seconds > SLOW:
            self.fault(f"rekende langer dan {SLOW} s", role, question)

    def fault(self, what, role, question, fault=None):
        """Told at once when it is the first of its kind."""
        self.faults[what].append((role, question, self.asked))
        if len(self.faults[what]) == 1:
            self.out.write(f"FOUT na {self.asked} vragen (zaad {self.seed}): {what}\n  {role}: {_plain(question)}")
            self.out.write(_plain("".join(traceback.format_exception(fault)[-LINES:] if fault else [])))
            self.out.flush()

    def tell(self):
        heads = ["wie", "vragen", *map(str, COLUMNS), "anders"]
        self.out.write(f"\n{self.asked} vragen, zaad {self.seed}; {memory()}\n")
        self.out.write(f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|")
        for role, told in self.told.items():
            row = [told[status] for status in COLUMNS]
            cells = [role, told.total(), *row, told.total() - sum(row)]
            self.out.write(f"| {' | '.join(map(str, cells))} |")
        slowest = "; ".join(f"{seconds:.1f} s {asked}" for seconds, *asked in self.slowest)
        self.out.write(f"\nDe meeste rekentijd: {_plain(slowest)}")
        self.out.write(f"\nFouten: {sum(map(len, self.faults.values()))}, in {len(self.faults)} soorten")
        for what, times in self.faults.items():
            self.out.write(f"- {len(times)} × {what}; het eerst {_plain(times[0])}")


def memory():
    return f"piek {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def _place(fault):
    """The kind of a fault and the last line of ours that it came through."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(HERE) and "/bench/" not in frame.filename]
    last = (ours or frames)[-1]
    return f"{type(fault).__name__} in {last.filename.removeprefix(HERE)}:{last.lineno}"


def _plain(text):
    """To be written anywhere: what an attacker sends is no text that every screen takes."""
    return str(text).encode("ascii", "backslashreplace").decode()[:CHARACTERS]
