"""Small makers of records for tests: build.praktijk(titel="...") is complete and published unless told otherwise."""

import struct
import zlib
from datetime import UTC, date, datetime
from itertools import count

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.utils import timezone

from agendas.models import Ambitie, Doel, Subdoel
from kennisbank.models import Bron, Land, Praktijk, PraktijkDoel, Stap, Thema
from raadsportaal.basis import kinds
from raadsportaal.basis.models import PlainText
from raadsportaal.dossiers.models import (
    Beleidspunt,
    Besluit,
    Dossier,
    Koppeling,
    Leesronde,
    Lezing,
    Stuk,
    Suggestie,
    Suggestiebesluit,
)
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Gemeente, Lidmaatschap, Rol, Uitnodiging
from raadsportaal.instrumenten import materiaal
from raadsportaal.instrumenten.bouwen import build as build_papier
from raadsportaal.instrumenten.models import Bewaard, Concept, Huisstijl, Ingediend
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.zinnen import Zinnen
from raadsportaal.redactie.models import Status

number = count(100_000)  # of one length, so that names come in the order in which they were made


def gebruiker(**fields):
    n = next(number)
    fields = {"naam": f"Redacteur {n}", "is_staff": True, "is_superuser": True} | fields
    return Gebruiker.objects.create_user(fields.pop("email", f"redacteur{n}@voorbeeld.nl"), "geheim", **fields)


def failed_job(task="dossiers.lees", queue="lezen"):
    """The number of a job of the queue that failed."""
    insert = "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status) VALUES (%s, %s, '{}', 'failed')"
    with connection.cursor() as cursor:
        cursor.execute(f"{insert} RETURNING id", [queue, task])
        return cursor.fetchone()[0]


def persoon(**fields):
    """Someone without rights in the admin."""
    n = next(number)
    fields = {"naam": f"Persoon {n}", "email": f"persoon{n}@voorbeeld.nl"} | fields
    return Gebruiker.objects.create_user(fields.pop("email"), fields.pop("password", "geheim"), **fields)


def gemeente(naam="", **fields):
    n = next(number)
    naam = naam or f"Gemeente {n}"
    fields = {"code": f"TT{n % 10_000:04}", "slug": naam.lower().replace(" ", "-"), "sorteernaam": naam} | fields
    return Gemeente.objects.create(naam=naam, **fields)


def lid(gemeente, rol=Rol.RAADSLID, gebruiker=None, **fields):
    """A person with a role in a municipality; returns the Lidmaatschap."""
    with bereik(EVERYTHING):
        return Lidmaatschap.objects.create(gebruiker=gebruiker or persoon(**fields), gemeente=gemeente, rol=rol)


def uitnodiging(gemeente, email="nieuw@voorbeeld.nl", **fields):
    """An invitation that waits, and its secret."""
    fields = {"naam": "Nieuw Raadslid", "rol": Rol.RAADSLID, "door": None, "now": timezone.now()} | fields
    with bereik(EVERYTHING):
        return Uitnodiging.make(gemeente, email=email, **fields)


def remove(gemeente):
    """Everything of a municipality, with its history and the people who have an address there."""
    with bereik(EVERYTHING):
        gemeente.leesrondes.all().delete()
        gemeente.bewaard.all().delete()
        for model in (Suggestiebesluit, Suggestie, Stuk, Lezing):
            model.objects.filter(gemeente=gemeente).delete()
        for model in (Koppeling, Beleidspunt, Dossier):
            model.objects.filter(gemeente=gemeente).delete()
            model.pgh_event_model.objects.filter(gemeente=gemeente).delete()
        for own in (gemeente.stedenbanden, gemeente.reacties, gemeente.aanbod, gemeente.overlegvoorstellen):
            own.all().delete()
        gemeente.concepten.all().delete()
        gemeente.invoeren.all().delete()
        gemeente.leden.all().delete()
        Lidmaatschap.pgh_event_model.objects.filter(gemeente=gemeente).delete()
        Gebruiker.objects.filter(email__endswith=f"@{gemeente.slug}.example").delete()
        gemeente.delete()


def dossier(gemeente, **fields):
    fields = {"titel": f"Dossier {next(number)}", "soort": "raadsvoorstel", "stand": "geagendeerd"} | fields
    with bereik(EVERYTHING):
        return Dossier.objects.create(gemeente=gemeente, **fields)


def beleidspunt(dossier, **fields):
    with bereik(EVERYTHING):
        return Beleidspunt.objects.create(dossier=dossier, **{"titel": f"Punt {next(number)}"} | fields)


def koppeling(dossier, naar="11.7", besluit=Besluit.GEKOPPELD, **fields):
    """To a subdoel by its code, or to the record that is given; confirmed unless told otherwise."""
    naar = Subdoel.objects.get(code=naar) if isinstance(naar, str) else naar
    when = datetime(2026, 11, 1, 9, tzinfo=UTC)
    fields = {
        kinds.of_record(naar).name: naar,
        "besluit": besluit,
        "voorgesteld_op": when,
        "besloten_op": when,
    } | fields
    with bereik(EVERYTHING):
        return Koppeling.objects.create(dossier=dossier, **fields)


def suggestie(dossier, naar="11.7", passage="Er komt een park in elke wijk.", **fields):
    """A suggestion that waits, to a subdoel by its code, on a document of its own that says just its passage."""
    naar = Subdoel.objects.get(code=naar) if isinstance(naar, str) else naar
    fields = {
        kinds.of_record(naar).name: naar, "sterkte": "sterk", "score": 0.95, "passage": passage, "bladzijde": 3,
        "begin": 0, "einde": len(passage), "bewijs": [[0, 2]],
    } | fields  # fmt: skip
    with bereik(EVERYTHING):
        stuk = fields.pop("stuk", None) or Stuk.objects.create(
            dossier=dossier, naam=f"Stuk {next(number)}", tekst=passage
        )
        return Suggestie.objects.create(dossier=dossier, stuk=stuk, **fields)


def lezing(gemeente, gebruiker, **fields):
    """A reading that is done, of a session that belongs to nobody's browser."""
    session = SessionStore()
    session.create()
    fields = {"naam": "Akkoord.pdf", "tekst": "Er komt een park.", "stand": "klaar"} | fields
    with bereik(EVERYTHING):
        return Lezing.objects.create(gemeente=gemeente, door=gebruiker, sessie_id=session.session_key, **fields)


def leesronde(dossier, naam="Geheim plan.pdf", stand="gelezen", **fields):
    """A round in which one document of a dossier was read."""
    now = timezone.now()
    fields = {"gemeente": dossier.gemeente, "begonnen_op": now} | fields
    with bereik(EVERYTHING):
        ronde = Leesronde.objects.create(**fields)
        ronde.beurten.create(gemeente=dossier.gemeente, dossier=dossier, naam=naam, stand=stand)
        return ronde


def concept(gemeente, gebruiker, soort=Soort.MOTIE, **keuze):
    """A draft of a paper for the council, of who is named, with nothing in it unless told otherwise."""
    now = timezone.now()
    with bereik(EVERYTHING):
        picked = materiaal.chosen(gemeente, materiaal.Keuze(**keuze), timezone.localdate(now))
        return Concept.make(gemeente, build_papier(soort, picked, Zinnen()), by=gebruiker, now=now)


def bewaard(gemeente, gebruiker, record=None, vraag="", **fields):
    """What this person keeps on the bewaarlijst, an example unless told otherwise."""
    record = record or praktijk()
    with bereik(EVERYTHING):
        lid = gemeente.leden.get(gebruiker=gebruiker)
        kept = Bewaard.keep(lid, kinds.of_record(record), record, vraag, now=timezone.now())
        Bewaard.objects.filter(pk=kept.pk).update(**fields)
    return kept


def ingediend(gemeente, gebruiker, soort=Soort.MOTIE, naar=(), nummer="", **keuze):
    """A paper that this person says was handed in today, with proposals for what is named in `naar`."""
    now = timezone.now()
    draft = concept(gemeente, gebruiker, soort, **keuze)
    said = {"dag": timezone.localdate(now), "nummer": nummer, "bij": None, "linked": False}
    with bereik(EVERYTHING):
        return Ingediend.make(draft, naar, **said, by=gebruiker, now=now)


def png(wide=300, high=100):
    """A picture in one colour."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = (b"\0" + bytes([200, 30, 60]) * wide) * high
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def huisstijl(gemeente, **fields):
    """How its papers look."""
    with bereik(EVERYTHING):
        return Huisstijl.objects.create(gemeente=gemeente, **fields)


def opmerking(concept, gebruiker, tekst="Noem ook het jaar.", deel="constaterende"):
    """What somebody says beside a part of a draft."""
    with bereik(EVERYTHING):
        return concept.remark(deel, tekst, by=gebruiker, now=timezone.now())


def ambitie(gemeente, code="7.3", **fields):
    """What its council decided to reach."""
    fields = {
        "citaat": "In 2030 is het zover.",
        "jaar": 2030,
        "besluit": "Warmtevisie",
        "besloten_op": date(2024, 3, 14),
        "stand_op": date(2026, 11, 1),
    } | fields
    with bereik(EVERYTHING):
        return Ambitie.objects.create(gemeente=gemeente, subdoel=Subdoel.objects.get(code=code), **fields)


def praktijk(*, land="NO", themas=("wonen",), doelen=(11,), subdoelen=(), bron_taal="en", stap="", **fields):
    n = next(number)
    fields = {
        "titel": f"Voorbeeld {n}",
        "slug": f"voorbeeld-{n}",
        "samenvatting": "Een korte samenvatting.",
        "status": Status.GEPUBLICEERD,
        "plaats": "Bergen",
        "breedtegraad": 60.39,
        "lengtegraad": 5.32,
        "lastig": "Het duurde lang.",
        "gecontroleerd_op": date(2026, 11, 2),
        "nl_antwoord": "deels",
        "nl_duiding": "Dit kan ook hier.",
        "rollen": ["kaders"],
    } | fields
    praktijk = stored(Praktijk(land=Land.objects.get(code=land), **fields))
    praktijk.themas.add(*Thema.objects.filter(slug__in=themas))
    praktijk.subdoelen.add(*(Subdoel.objects.filter(code__in=subdoelen) if subdoelen else []))
    places = {nummer: place for place, nummer in enumerate(doelen)}
    PraktijkDoel.objects.bulk_create(
        PraktijkDoel(praktijk=praktijk, doel=doel, volgorde=places[doel.nummer])
        for doel in Doel.objects.global_goals().filter(nummer__in=doelen)
    )
    Bron.objects.create(
        praktijk=praktijk, titel="Source", url="https://example.org/source", taal=bron_taal, datum="2024"
    )
    if stap:
        Stap.objects.create(praktijk=praktijk, titel="Stap", tekst=stap)
    if praktijk.is_findable:
        praktijk.index()
    return praktijk


def stored(record):
    """Saved, but not yet what finds it: that is most of the work, and is to be done when all its parts are there."""
    PlainText.save(record)
    return record


def record(**fields):
    """A row of an import, complete but for what the test leaves out."""
    n = next(number)
    return {
        "slug": f"rij-{n}",
        "titel": f"Rij {n}",
        "samenvatting": "Samenvatting.",
        "plaats": "Bergen",
        "land": "NO",
        "themas": ["wonen"],
        "doelen": [11],
        "bronnen": [{"titel": "Source", "url": "https://example.org/"}],
    } | fields
