"""The workflow: which step leads from which status to which, who may take it, and what it writes down."""

from django.db import transaction
from django.utils import timezone

from raadsportaal.basis.database.locks import locked
from raadsportaal.redactie.doubles import keys
from raadsportaal.redactie.models import Daad, Dubbel, Redactiestap, Status, Werkkopie

OVERGANGEN = {
    (Daad.VRAAG, Status.CONCEPT): Status.TER_BEOORDELING,
    (Daad.VRAAG, Status.TERUGGESTUURD): Status.TER_BEOORDELING,
    (Daad.PUBLICEER, Status.TER_BEOORDELING): Status.GEPUBLICEERD,
    (Daad.TERUG, Status.TER_BEOORDELING): Status.TERUGGESTUURD,
    (Daad.ARCHIVEER, Status.GEPUBLICEERD): Status.GEARCHIVEERD,
    (Daad.HERSTEL, Status.GEARCHIVEERD): Status.CONCEPT,
    (Daad.HERSTEL, Status.VERWIJDERD): Status.CONCEPT,
    **{(Daad.VERWIJDER, status): Status.VERWIJDERD for status in Status if status != Status.VERWIJDERD},
}
# Functioneel beheer may skip the second pair of eyes; the step says who did.
BEHEER = {
    (Daad.PUBLICEER, Status.CONCEPT): Status.GEPUBLICEERD,
    (Daad.PUBLICEER, Status.TERUGGESTUURD): Status.GEPUBLICEERD,
    (Daad.PUBLICEER, Status.GEARCHIVEERD): Status.GEPUBLICEERD,
}
WITH_REASON = {Daad.TERUG, Daad.ARCHIVEER}
WITHOUT_COPY = {Daad.VERWIJDER, Daad.ARCHIVEER, Daad.HERSTEL}  # nobody's unseen work goes along, or comes back later
TURNS = {Daad.VRAAG, Daad.TERUG, Daad.PUBLICEER, Daad.WIJZIGINGEN, Daad.WEG}  # whose turn it is
BY_CONTROLEUR = {Daad.PUBLICEER, Daad.TERUG, Daad.WIJZIGINGEN}
PUBLISH = "redactie.publiceren"


class KanNiet(Exception):
    """A step that cannot be taken; the message is Dutch and says why."""


def steps_for(record, gebruiker) -> list[Daad]:
    """The steps that this person can take with this record now; the trash has a page of its own."""
    steps = [daad for daad in Daad if daad != Daad.VERWIJDER and _outcome(record, daad, gebruiker)]
    return [daad for daad in steps if not refusal(record, daad, gebruiker)]


def _outcome(record, daad, gebruiker):
    step = (daad, Status(record.status))
    return OVERGANGEN.get(step) or (BEHEER.get(step) if gebruiker.is_superuser else None)


def refusal(record, daad, gebruiker, writer=None) -> str:
    """Why this person may not take a step, in words; empty when they may. `writer` wrote what it is about."""
    if daad == Daad.VERWIJDER and record.is_public and not gebruiker.has_perm(PUBLISH):
        return "Dit staat op het portaal. Een controleur kan het in de prullenbak leggen."
    if daad == Daad.HERSTEL and record.status == Status.GEARCHIVEERD and not gebruiker.has_perm(PUBLISH):
        return "Dit is in het archief te lezen. Een controleur kan het eruit halen."
    if daad not in BY_CONTROLEUR or gebruiker.is_superuser:
        return ""
    if not gebruiker.has_perm(PUBLISH):
        return "Publiceren en terugsturen doet een controleur. Vraag controle aan."
    if daad != Daad.TERUG and (writer or record.gewijzigd_door_id) == gebruiker.pk:
        return "U schreef dit zelf. Een collega moet het publiceren."
    return ""


def given_reason(data) -> str:
    """The reason that was filled in; a form may have a box for each step that wants one."""
    return next((text.strip() for text in data.getlist("reden") if text.strip()), "")


def sent_back(steps) -> Redactiestap | None:
    """The last step when that sent the work back: its reason is what the writer wants to read first."""
    last = next((step for step in steps if step.daad in TURNS), None)
    return last if last and last.daad == Daad.TERUG else None


@transaction.atomic
def take(record, daad, *, by, reden="", missing=()) -> None:
    """Take a step. Raises KanNiet with the reason in words; then nothing changed.

    The record is locked and read again: two who take a step at once take it once.
    """
    fresh = locked(record)
    if why := refusal(fresh, daad, by):
        raise KanNiet(why)
    status = _outcome(fresh, daad, by)
    if status is None:
        raise KanNiet(f"Dit kan niet: de status is nu {fresh.get_status_display()}.")
    if daad in WITH_REASON and not reden.strip():
        raise KanNiet("Vul in waarom.")
    if daad == Daad.PUBLICEER and missing:
        raise KanNiet(f"Nog niet gepubliceerd. Dit ontbreekt: {', '.join(missing)}.")
    if daad in WITHOUT_COPY and Werkkopie.objects.of(fresh).exists():
        raise KanNiet("Er is nog een werkkopie. Publiceer die of gooi die weg.")
    if daad == Daad.VERWIJDER:
        Dubbel.objects.open().of(fresh).delete()  # what was asked about it is no question any more
    elif fresh.status == Status.VERWIJDERD:
        reden = "Uit de prullenbak."
        keys.stands_for_itself(fresh)
    fresh.status = record.status = status
    fresh.save()
    note(fresh, daad, by, reden)


def note(record, daad, by, reden="", now=None, melding="") -> Redactiestap:
    """Write down what was done; with a `melding` who follows the record reads that."""
    return Redactiestap.objects.create(
        soort=record.KIND,
        record=record.pk,
        daad=daad,
        reden=reden.strip()[:500],
        melding=melding,
        door=by,
        op=now or timezone.now(),
    )
