"""Make a leesronde: which documents of which dossiers the queue must read."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.db import transaction

from raadsportaal.basis.texts import clean_text
from raadsportaal.dossiers.models import Leesbeurt, Leesronde, Stuk
from raadsportaal.dossiers.models.stuk import OWN_TEXT

MOST_DOSSIERS = 500  # of one leesronde
MOST_FETCHED = 5  # documents of one dossier, the piece itself first
BATCH = 500
LONGEST = 200
ALREADY, PUBLIC, ARCHIVED = (
    "worden al gelezen", "zijn openbaar: alleen de griffie leest die", "liggen in het archief",
)  # fmt: skip
TOO_MANY = f"wij lezen er {MOST_DOSSIERS} tegelijk; kies ze hierna opnieuw"


@dataclass
class Begin:
    """What came of asking: the leesronde, or None when nothing is left to read, and {why: how many dossiers} not."""

    ronde: Leesronde | None
    niet: dict[str, int]


@transaction.atomic
def begin(gemeente, dossiers, *, by, now, may_publish: bool) -> Begin:
    """A leesronde over the titel, samenvatting and documents of these dossiers. The caller tells the queue."""
    dossiers, left = list(dossiers), {}
    here = Leesbeurt.objects.open().filter(dossier__in=[dossier.pk for dossier in dossiers], ronde__gestopt_op=None)
    busy = set(here.values_list("dossier", flat=True))
    chosen = []
    for dossier in dossiers:
        if why := _why_not(dossier, busy, may_publish):
            left[why] = left.get(why, 0) + 1
        else:
            chosen.append(dossier)
    if not chosen:
        return Begin(None, left)
    if len(chosen) > MOST_DOSSIERS:
        left[TOO_MANY] = len(chosen) - MOST_DOSSIERS
        chosen = _unread_first(chosen)[:MOST_DOSSIERS]
    ronde = Leesronde.objects.create(gemeente=gemeente, door=by, gemaakt_op=now, begonnen_op=now)
    beurten = [beurt for dossier in chosen for beurt in _beurten(ronde, dossier)]
    Leesbeurt.objects.bulk_create(beurten, batch_size=BATCH)
    return Begin(ronde, left)


def _unread_first(dossiers):
    """So that who asks again goes on where this leesronde ended."""
    read = set(Stuk.objects.filter(dossier__in=dossiers, naam=OWN_TEXT).values_list("dossier", flat=True))
    return sorted(dossiers, key=lambda dossier: dossier.pk in read)


def _why_not(dossier, busy, may_publish):
    if dossier.is_archived:
        return ARCHIVED
    if dossier.is_public and not may_publish:
        return PUBLIC
    return ALREADY if dossier.pk in busy else ""


def _beurten(ronde, dossier):
    common = {"gemeente_id": ronde.gemeente_id, "ronde": ronde, "dossier": dossier}
    for naam, adres in addresses_of(dossier):
        yield Leesbeurt(naam=naam, adres=adres, **common)
    yield Leesbeurt(naam=OWN_TEXT, eigen=True, **common)  # last: what a document says has a page


def addresses_of(dossier) -> list[tuple[str, str]]:
    """(name, address) of the piece itself and of what goes with it; no two have the same name."""
    asked = [(dossier.document_titel, dossier.document_url), *dossier.stukadressen]
    by_address: dict[str, str] = {}
    for naam, adres in asked:
        if adres:
            by_address.setdefault(adres, naam or name_of(adres))
    names, found = {OWN_TEXT}, []
    for adres, naam in list(by_address.items())[:MOST_FETCHED]:
        names.add(naam := free_name(naam, names))
        found.append((naam, adres))
    return found


def name_of(adres: str) -> str:
    """What the address of a document calls it; the whole address when it ends in no name."""
    parts = urlsplit(adres)
    last = clean_text(unquote(parts.path.rstrip("/").rpartition("/")[2]))
    named = any(letter.isalpha() for letter in last)
    return (last if named else f"{parts.netloc}{parts.path}")[:LONGEST]


def free_name(naam: str, taken) -> str:
    """Cards of a document go when one of the same name is read again: two of one dossier must not have the same."""
    found, number = naam[:LONGEST], 2
    while found in taken:
        found, number = f"{naam[: LONGEST - 6]} ({number})", number + 1
    return found


@transaction.atomic
def attach(gemeente, files, *, by, now, dossier=None) -> Leesronde:
    """A leesronde of files that somebody chose: for this dossier, or not begun until each has one."""
    ronde = Leesronde.objects.create(gemeente=gemeente, door=by, gemaakt_op=now, begonnen_op=now if dossier else None)
    names: set[str] = set()
    for file in files:
        names.add(naam := free_name(file.name, names))
        Leesbeurt.objects.create(gemeente=gemeente, ronde=ronde, dossier=dossier, naam=naam, bestand=file.read())
    return ronde
