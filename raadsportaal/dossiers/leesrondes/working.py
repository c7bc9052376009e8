"""The work of a leesronde: one document a job, so that nobody waits long for a turn."""

import logging
import re
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pghistory
from django.utils import timezone

from agendas.duiding.current import engine_and_version
from raadsportaal.basis import fetching
from raadsportaal.basis.documents import Document, Onleesbaar, read_document
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.dossiers.council_systems.pacing import TEMPO_STUKKEN
from raadsportaal.dossiers.leesrondes.starting import name_of
from raadsportaal.dossiers.models import Dossier, Leesbeurt, Leesronde, Lezing, Stuk
from raadsportaal.dossiers.suggesties.keeping import keep
from raadsportaal.dossiers.suggesties.reading import DATABASE_GONE, IN_QUEUE, NOTHING, judged, without_job
from raadsportaal.gemeenten.access import EVERYTHING, RECHTEN, Recht, bereik
from raadsportaal.gemeenten.models import Gebruiker, Lidmaatschap

logger = logging.getLogger(__name__)
MAX_BYTES = 20_000_000
FETCHING = 60.0  # seconds for one document
ATTEMPTS = 2  # of a document: it may be what the worker died of
STOPPED = "Het lezen brak af. Dat ligt aan ons. Probeer het opnieuw."
ENDING = re.compile(r"\.\w{3,4}$")
LOST = "Het lezen brak twee keer af. Misschien kunnen wij dit stuk niet aan."
ABANDONED = "Het lezen brak af. Kies ‘Lees wat niet gelukt is’. Wat al gelezen is, lezen wij niet nog eens."
NOT_ANY_MORE = "Dit dossier is openbaar of ligt in het archief. Daarom lazen wij dit stuk niet."
Stand = Leesbeurt.Stand


def do_next(ronde: int, gemeente: int, gebruiker: int) -> bool:
    """Read the next document of a leesronde as the person who asked for it; whether there may be more.

    Raises DATABASE_GONE with the document as it was: it can be read once more.
    """
    scope = (gemeente, gebruiker)
    beurt = _claimed(ronde, scope)
    if beurt is None:
        return False
    if beurt.pogingen > ATTEMPTS:
        return _close(beurt, scope, Stand.MISLUKT, reden=LOST)
    try:
        Turn(beurt, scope).take()
    except (Onleesbaar, BrokenFile) as fault:
        _close(beurt, scope, Stand.MISLUKT, reden=str(fault))
    except DATABASE_GONE:
        raise
    except Exception as fault:  # a fault of ours in one document is no reason to leave the others
        # Without its text, which can hold words of the document.
        logger.error("Leesbeurt %s mislukte: %s", beurt.pk, type(fault).__name__)
        _close(beurt, scope, Stand.MISLUKT, reden=STOPPED)
    return True


def _claimed(ronde, scope):
    with bereik(*scope):
        if Recht.BEWERKEN not in _rights(scope):
            return None
        beurten = Leesbeurt.objects.open().filter(ronde=ronde, ronde__gestopt_op=None, ronde__begonnen_op__isnull=False)
        beurt = beurten.in_order().select_for_update(of=("self",), skip_locked=True).first()
        if beurt:
            beurt.stand, beurt.pogingen = Stand.LEEST, beurt.pogingen + 1
            beurt.save(update_fields=["stand", "pogingen"])
        return beurt


def _rights(scope):
    """What the person who asked may do now."""
    gemeente, gebruiker = scope
    lid = Lidmaatschap.objects.filter(gemeente=gemeente, gebruiker=gebruiker).first()
    return RECHTEN[lid.rol] if lid else set()


def _close(beurt, scope, stand, **what):
    with bereik(*scope):
        here = Leesbeurt.objects.light().filter(pk=beurt.pk).first()  # the dossier can be gone by now
        if here:
            here.close(stand, **what)
    return True


class Turn:
    """Between two steps nothing is held in the database, so that whoever looks sees how far it is."""

    def __init__(self, beurt, scope):
        self.beurt, self.scope = beurt, scope

    def take(self):
        data = self._data()
        mark = sha256(data).hexdigest()
        with bereik(*self.scope):
            known = Stuk.objects.filter(dossier=self.beurt.dossier_id, vingerafdruk=mark).exists()
        if known:
            _close(self.beurt, self.scope, Stand.GELIJK)
            return
        document = self._document(data)
        if not document.tekst.strip():
            raise Onleesbaar(NOTHING)
        engine, versie = engine_and_version()
        found: list[dict] = []
        for _, rows in judged(engine, document, IN_QUEUE):
            found = rows
        lezing = Lezing(
            naam=self.beurt.naam, tekst=document.tekst, bladzijden=document.pages, bevindingen=found, versie=versie
        )
        with bereik(*self.scope), pghistory.context(gebruiker=self.scope[1]):
            self._keep(lezing, mark)

    def _data(self):
        """The bytes by which the document is known again."""
        if self.beurt.eigen:
            with bereik(*self.scope):
                dossier = Dossier.objects.get(pk=self.beurt.dossier_id)
            return f"{dossier.titel}\n\n{dossier.samenvatting}".encode()
        if self.beurt.adres:
            return fetched(self.beurt.adres)
        return bytes(self.beurt.bestand or b"")

    def _document(self, data):
        if self.beurt.eigen:
            return Document(data.decode())
        # What is fetched is called by its title; which kind of file it is, its address says better.
        named = name_of(self.beurt.adres)
        return read_document(named if ENDING.search(named) else self.beurt.naam, data)

    def _keep(self, lezing, mark):
        """As the person may, at this moment; nothing when somebody threw the document away meanwhile."""
        beurt = Leesbeurt.objects.light().select_for_update(of=("self",)).filter(pk=self.beurt.pk).first()
        if beurt is None:
            return
        dossier = Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=beurt.dossier_id)
        if dossier.is_archived or (dossier.is_public and Recht.PUBLICEREN not in _rights(self.scope)):
            beurt.close(Stand.MISLUKT, reden=NOT_ANY_MORE)
            return
        source = {"adres": beurt.adres, "vingerafdruk": mark}
        by = Gebruiker.objects.get(pk=self.scope[1])
        stuk = keep(lezing, dossier, by=by, now=timezone.now(), **source)
        Stuk.objects.replaced_by(stuk).delete()
        beurt.close(Stand.GELEZEN, gevonden=stuk.suggesties.clear().count())


def fetched(adres: str) -> bytes:
    """The file at a public address, a moment later when many were fetched just now. Raises BrokenFile."""
    time.sleep(TEMPO_STUKKEN.claim(time.monotonic()))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "stuk"
        fetching.fetch(adres, path, max_bytes=MAX_BYTES, accept="*/*", seconds=FETCHING)
        return path.read_bytes()


def set_aside(working: Callable[[], set[int]]) -> None:
    """End the leesrondes without a job: the queue gave up, or the person left."""
    with bereik(EVERYTHING):
        lost = without_job(Leesronde.objects.busy(), working)
        Leesbeurt.objects.open().filter(ronde__in=lost).update(stand=Stand.MISLUKT, reden=ABANDONED)
