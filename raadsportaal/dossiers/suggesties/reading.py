"""Read a text that somebody gave and judge its passages, telling on the way how far it is."""

from time import monotonic

from agendas.duiding.current import engine_and_version
from agendas.duiding.document import judge_passages
from agendas.duiding.rows import row_of
from raadsportaal.basis.documents import Document, Onleesbaar, read_document
from raadsportaal.dossiers.models import Lezing
from raadsportaal.gemeenten.access import bereik

AT_ONCE = 60_000  # characters: a shorter text is judged while its sender waits, in well under a second
TELL_EVERY = 0.7  # seconds
NOTHING = "In dit stuk staat geen tekst waar wij iets uit kunnen halen. Plak anders de tekst zelf."
STOPPED = "Het lezen brak af. Dat ligt aan ons. Probeer het opnieuw."
Stand = Lezing.Stand


def read(pk: int, gemeente: int, gebruiker: int) -> None:
    """Read one Lezing as the person who gave it; does nothing when that person or the reading is gone."""
    reading = Reading(pk, gemeente, gebruiker)
    if reading.lezing is None or not reading.tell(Stand.LEEST):
        return
    try:
        reading.judge(reading.document())
    except Onleesbaar as fault:
        reading.tell(Stand.MISLUKT, reden=str(fault)[:300], bestand=None)
    except BaseException:
        reading.tell(Stand.MISLUKT, reden=STOPPED, bestand=None)
        raise


class Reading:
    """Between two steps nothing is held in the database, so that whoever waits sees each of them."""

    def __init__(self, pk, gemeente, gebruiker):
        self.scope = (gemeente, gebruiker)
        with bereik(*self.scope):
            self.lezing = Lezing.objects.filter(pk=pk).first()

    def tell(self, stand, voortgang=0, **fields) -> bool:
        """False when the reading was thrown away meanwhile."""
        with bereik(*self.scope):
            found = Lezing.objects.filter(pk=self.lezing.pk)
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
        found, told, length = [], monotonic(), len(document.tekst)
        for bevinding in judge_passages(engine, document.tekst, document.pages):
            if bevinding.vondsten or bevinding.wereld:
                found.append(row_of(bevinding))
            if monotonic() - told > TELL_EVERY:
                told = monotonic()
                if not self.tell(Stand.DUIDT, 99 * bevinding.passage.einde // length, bevindingen=found):
                    return
        self.tell(Stand.KLAAR, 100, bevindingen=found)
