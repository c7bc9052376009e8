"""What runs in the reader's own process: bounds first, then the format, then one JSON answer."""

import json
import signal
import sys

from raadsportaal.basis.documents.limits import MAX_CHARACTERS, TOO_LONG, TOO_MUCH, Refused

CPU_SECONDS = 35
MEMORY = 300_000_000  # bytes of address space; the heaviest real files took 150

NO_TEXT = "In dit bestand staat geen tekst."


def main(kind, expected="docx", seconds="45"):
    """Read the file on standard input; `expected` is what a zip should be when it cannot be told."""
    bound(int(seconds))
    try:
        tekst, pages, meldingen = _read(kind, sys.stdin.buffer.read(), expected)
        if not any(letter.isalpha() for letter in tekst[:100_000]):
            raise Refused(NO_TEXT)
        if len(tekst) > MAX_CHARACTERS:
            raise Refused(TOO_LONG)
        answer = {"tekst": clean(tekst), "pages": pages, "meldingen": meldingen}
    except Refused as fault:
        answer = {"reden": str(fault)}
    except (MemoryError, RecursionError):
        answer = {"reden": TOO_MUCH}
    # In bytes of ASCII: whatever the surroundings of the process are.
    sys.stdout.write(json.dumps(answer))


def bound(seconds):
    """Time of the clock and the processor, memory, no files written, no core with somebody's text in it."""
    try:
        import resource
    except ImportError:  # Windows, where only the clock of the parent holds
        return
    signal.alarm(seconds)  # for when the parent is gone and cannot stop us
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def clean(text):
    """Without what a database cannot keep or a page cannot show; place by place, so that offsets stay right."""
    return text.translate(UNWANTED)


UNWANTED = dict.fromkeys([*range(9), 11, *range(13, 32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], " ")
UNWANTED |= {12: "\n"}


def _read(kind, data, expected):
    """(text, pages or None, notices); each format is loaded only when it is asked for."""
    if kind == "pdf":
        from raadsportaal.basis.documents import pdf

        return pdf.read(data)
    if kind == "zip":
        from raadsportaal.basis.documents import packed

        return packed.read(data, expected), None, []
    from raadsportaal.basis.documents import plain

    return plain.read(data), None, []
