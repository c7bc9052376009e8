"""What waits for the editors of VNG, on the start page of the admin."""

from django.utils import timezone

from agendas.models import Lexiconversie, Term
from kennisbank.models import EngelseVersie, Praktijk
from raadsportaal.basis import kinds
from raadsportaal.basis.adminnames import change_url, list_url, permission
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.redactie.checks import points
from raadsportaal.redactie.imports import kinds as import_kinds
from raadsportaal.redactie.kinds import models, seen_by
from raadsportaal.redactie.models import Bronlink, Controlepunt, Import, Publicatie, Status, Werkkopie
from raadsportaal.redactie.worklist import Werk, werk
from samenwerking.models import Adviesvraag, Bandwijziging, Reactie


def _list(model, query=""):
    return f"{list_url(model)}{query}"


def _of_status(model, status, label):
    """A line that counts the records of a model with a status."""

    @werk(permission("change", model))
    def line():
        n = model.objects.filter(status=status).count()
        if not n:
            return None
        return Werk(f"{model._meta.verbose_name_plural.capitalize()}: {label}", n, _list(model, f"?status={status}"))

    return line


for _kind in kinds.every():
    if issubclass(_kind.model, Publicatie):
        _of_status(_kind.model, Status.TER_BEOORDELING, "ter controle")
        _of_status(_kind.model, Status.TERUGGESTUURD, "teruggestuurd")


@werk("kennisbank.change_praktijk", personal=True)
def eigen_concepten(gebruiker):
    """What one writes oneself and has not asked a check of, or got back."""
    n = Praktijk.objects.unfinished_of(gebruiker).count()
    query = f"?gewijzigd_door__id__exact={gebruiker.pk}&status__in={Status.CONCEPT},{Status.TERUGGESTUURD}"
    return Werk("Voorbeelden: uw eigen concepten", n, _list(Praktijk, query)) if n else None


@werk("redactie.view_controlepunt", personal=True)
def eigen_werkkopieen(gebruiker):
    """Changes of public pages that one has not asked a check of; leads to the oldest."""
    mine = Werkkopie.objects.filter(door=gebruiker, ter_controle=False).order_by("op")
    first = mine.first()
    if first is None:
        return None
    return Werk("Uw werkkopieën", mine.count(), _form(first), "Nog geen controle aangevraagd.")


def _form(kopie):
    return change_url(models()[kopie.soort][0], kopie.record)


@werk("redactie.publiceren", personal=True)
def werkkopieen(gebruiker):
    """Changes of published records that wait for a second pair of eyes; leads to the first of them."""
    waiting = Werkkopie.objects.filter(ter_controle=True, soort__in=seen_by(gebruiker)).order_by("op")
    first = waiting.first()
    if first is None:
        return None
    return Werk("Wijzigingen ter controle", waiting.count(), _form(first), "De oudste eerst.")


@werk("kennisbank.change_engelseversie")
def engelse_versies():
    n = EngelseVersie.objects.published().behind().count()
    uitleg = "Het Nederlandse voorbeeld is daarna gewijzigd."
    return Werk("Engelse versies om na te lezen", n, _list(EngelseVersie, "?achter=ja"), uitleg) if n else None


@werk("agendas.change_term")
def voorstellen_van_de_computer():
    n = Term.objects.proposed().count()
    nieuw = Lexiconversie.objects.current()
    uitleg = f"Nu in gebruik: {nieuw}." if nieuw else ""
    return Werk("Termen die de computer voorstelt", n, _list(Term, "?stand=voorstel"), uitleg) if n else None


@werk("samenwerking.change_adviesvraag")
def adviesvragen():
    waiting = Adviesvraag.objects.unanswered()
    first = waiting.first()
    uitleg = ""
    if first:
        days = (first.deadline - timezone.localdate()).days
        wanneer = {0: "vandaag", 1: "morgen"}.get(days, f"over {days} dagen")
        uitleg = "De eerste is te laat." if days < 0 else f"De eerste moet {wanneer} beantwoord zijn."
    return Werk("Adviesvragen zonder antwoord", waiting.count(), _list(Adviesvraag), uitleg)


@werk("samenwerking.change_reactie")
def reacties():
    with bereik(EVERYTHING):
        n = Reactie.objects.waiting().count()
    return Werk("Reacties van gemeenten op een oproep", n, _list(Reactie, "?stand=ontvangen")) if n else None


@werk("samenwerking.change_stedenband")
def stedenbanden():
    with bereik(EVERYTHING):
        n = Bandwijziging.objects.unseen().count()
    return Werk("Gemeenten wijzigden hun stedenband", n, _list(Bandwijziging), "") if n else None


@werk("redactie.change_controlepunt", personal=True)
def controle_nodig(gebruiker):
    n = points.of_person(gebruiker).per_record().count()
    return Werk("Controle nodig", n, _list(Controlepunt), "De oudste eerst.") if n else None


@werk("redactie.view_bronlink")
def kapotte_bronlinks():
    n = Bronlink.objects.broken().count()
    return Werk("Kapotte bronlinks", n, _list(Bronlink, "?stand__exact=kapot")) if n else None


@werk("redactie.view_import", personal=True)
def imports(gebruiker):
    """Also when none waits: from here one begins."""
    n = Import.objects.waiting().filter(soort__in=import_kinds.seen_by(gebruiker)).count()
    query = "?stand__in=geladen,bekeken" if n else ""
    return Werk("Import wacht op controle", n, _list(Import, query), "Hier leest u ook een nieuw bestand in.")
