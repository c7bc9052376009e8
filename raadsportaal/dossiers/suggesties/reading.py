"""Read a text that somebody gave and judge its passages, telling on the way how far it is."""

from collections.abc import Callable, Iterator
from time import monotonic

from django.db import InterfaceError, OperationalError
from django.db.models import QuerySet

from agendas.duiding.current import engine_and_version
from agendas.duiding.document import Bevinding, judge_passages
from agendas.duiding.rows import row_of
from raadsportaal.basis.documents import Document, Onleesbaar, read_document
from raadsportaal.dossiers.models import Lezing
from raadsportaal.gemeenten.access import EVERYTHING, bereik

AT_ONCE = 60_000  # characters: a shorter text is judged while its sender waits, in well under a second
# Seconds that judging may take; the longest text that we accept takes fifteen. A worker that is stopped can end its
# reading within the two minutes that docs/beheer.md gives it.
WHILE_ONE_WAITS, IN_QUEUE = 10, 60
TELL_EVERY = 0.7  # seconds of judging between two times, however long telling itself takes
NOTHING = "In dit stuk staat geen tekst waar wij iets uit kunnen halen. Plak anders de tekst zelf."
STOPPED = "Het lezen brak af. Dat ligt aan ons. Probeer het opnieuw."
LASTED = "Het lezen duurde te lang. Knip de tekst in delen en lees die een voor een."
LOST = "Het lezen brak af. Misschien kunnen wij dit stuk niet aan. Knip het in delen, of plak alleen de tekst."
DATABASE_GONE = (OperationalError, InterfaceError)
Stand = Lezing.Stand


def read(pk: int, gemeente: int, gebruiker: int, *, seconds: float = IN_QUEUE) -> None:
    """Read one Lezing as the person who gave it; does nothing when that person or the reading is gone.

    Raises DATABASE_GONE with the reading as far as it was: it can be read once more.
    """
    reading = Reading(pk, gemeente, gebruiker, seconds)
    if reading.lezing is None or not reading.tell(Stand.LEEST):
        return
    try:
        reading.judge(reading.document())
    except Onleesbaar as fault:
        reading.tell(Stand.MISLUKT, reden=str(fault)[:300], bestand=None)
    except DATABASE_GONE:
        raise  # nothing can be told now; whoever called may try again
    except BaseException:
        reading.tell(Stand.MISLUKT, reden=STOPPED, bestand=None)
        raise


def judged(engine, document, seconds) -> Iterator[tuple[Bevinding, list[dict]]]:
    """Each passage with the rows of all that was found so far. Raises Onleesbaar when it takes longer than this."""
    end, found = monotonic() + seconds, []
    for bevinding in judge_passages(engine, document.tekst, document.pages):
        if bevinding.vondsten or bevinding.wereld:
            found.append(row_of(bevinding))
        if monotonic() > end:
            raise Onleesbaar(LASTED)
        yield bevinding, found


def without_job(busy: QuerySet, working: Callable[[], set[int]]) -> set[int]:
    """The pks of what says that it is busy while no job works at it.

    `working` gives the pks that have a job. It is asked last: what ends meanwhile is busy no more.
    """
    pks = set(busy.values_list("pk", flat=True))
    return pks - working() if pks else pks


def set_aside(working: Callable[[], set[int]]) -> None:
    """End the readings without a job: the worker died, perhaps of them."""
    with bereik(EVERYTHING):
        busy = Lezing.objects.busy()
        lost = busy.filter(pk__in=without_job(busy, working))
        lost.update(stand=Stand.MISLUKT, reden=LOST, bestand=None)


class Reading:
    """Between two steps nothing is held in the database, so that whoever waits sees each of them."""

    def __init__(self, pk, gemeente, gebruiker, seconds):
        self.scope, self.seconds = (gemeente, gebruiker), seconds
        with bereik(*self.scope):
            self.lezing = Lezing.objects.filter(pk=pk).first()

    def tell(self, stand, voortgang=0, **fields) -> bool:
        """False when the reading was thrown away or set aside meanwhile."""
        with bereik(*self.scope):
            found = Lezing.objects.busy().filter(pk=self.lezing.pk)
            return bool(found.update(stand=stand, voortgang=voortgang, **fields))

    def document(self) -> Document:
        """What was pasted, or read before a worker died; else the file."""
        lezing = self.lezing
        if lezing.bestand is None:
            return Document(lezing.tekst, lezing.bladzijden, lezing.meldingen)
        return read_document(lezing.naam, bytes(lezing.bestand))

    def judge(self, document):
        if not document.tekst.strip():
            raise Onleesbaar(NOTHING)
        engine, versie = engine_and_version()
        kept = {"tekst": document.tekst, "bladzijden": document.pages, "meldingen": document.meldingen}
        if not self.tell(Stand.DUIDT, 1, bestand=None, versie=versie, **kept):
            return
        tell_from, found, length = monotonic() + TELL_EVERY, [], len(document.tekst)
        for bevinding, found in judged(engine, document, self.seconds):
            if monotonic() > tell_from:
                if not self.tell(Stand.DUIDT, 99 * bevinding.passage.einde // length, bevindingen=found):
                    return
                tell_from = monotonic() + TELL_EVERY
        self.tell(Stand.KLAAR, 100, bevindingen=found)
