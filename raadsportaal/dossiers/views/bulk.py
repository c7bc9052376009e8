"""Many dossiers at once, from the list: read, into the archive and out of it, and what is of no use away for good."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.forms import LijstForm
from raadsportaal.dossiers.importing import DossierImporter
from raadsportaal.dossiers.views.leesrondes import begin_reading
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.redactie.imports.restoring import tied

MOST = 500  # at once
LONGEST = 2000  # characters of the choice that the page sends along


@require_POST
@for_gemeente(Recht.BEWERKEN)
def in_een_keer(request):
    dossiers = list(_ticked(request))
    if not dossiers:
        messages.error(request, "Vink eerst een of meer dossiers aan.")
        return _back(request)
    daad = request.POST.get("daad")
    if daad == "archiveer":
        _archive(request, dossiers)
    elif daad == "herstel":
        for dossier in dossiers:
            dossier.restore()
        messages.success(request, f"{_counted(dossiers)} terug uit het archief.")
    elif daad == "verwijder":
        return _remove(request, dossiers)
    elif daad == "lees":
        return begin_reading(request, dossiers) or _back(request)
    return _back(request)


def _ticked(request):
    """Those with a tick, or all that the list finds. Locked, in one order, so that two at once do not wait for each
    other."""
    if request.POST.get("alles") == "ja":
        form = LijstForm(QueryDict(request.POST.get("keuze", "")[:LONGEST]), request.toegang.gemeente)
        keys = list(form.found().values_list("pk", flat=True)[:MOST])
    else:
        keys = filter(None, map(number_in, request.POST.getlist("dossier")[:MOST]))
    found = request.toegang.gemeente.dossiers.filter(pk__in=keys).order_by("pk")
    return found.select_related("gemeente").select_for_update(of=("self",), no_key=True)


def _archive(request, dossiers):
    """What is public goes out of everyone's sight with it: that is the griffie's."""
    may_publish = Recht.PUBLICEREN in request.toegang.rechten
    mine = [dossier for dossier in dossiers if may_publish or not dossier.is_public]
    for dossier in mine:
        dossier.archive(timezone.now())
    messages.success(request, f"{_counted(mine)} in het archief. De koppelingen blijven bewaard.")
    if len(mine) < len(dossiers):
        rest = _counted([dossier for dossier in dossiers if dossier not in mine])
        messages.warning(request, f"Openbaar, dus niet in het archief: {rest}. Alleen de griffie mag dat.")


def _remove(request, dossiers):
    """First what would go and what stays, then yes. Only out of the archive, and only what nothing hangs on."""
    if Recht.KOPPELEN not in request.toegang.rechten:
        raise PermissionDenied
    used = tied(DossierImporter(request.toegang.gemeente), [dossier.pk for dossier in dossiers])
    free = [dossier for dossier in dossiers if dossier.is_archived and dossier.pk not in used]
    stays = [dossier for dossier in dossiers if dossier not in free]
    if request.POST.get("zeker") != "ja":
        return render_page(request, "dossiers/verwijder.html", {"weg": free, "blijft": stays})
    gone = [titel for titel in map(_gone, free) if titel]
    messages.success(request, f"{_counted(gone)} verwijderd.")
    return _back(request)


def _gone(dossier):
    """Its titel once it is deleted; empty when something that this person does not see hangs on it."""
    titel = dossier.titel
    try:
        with transaction.atomic():
            dossier.delete()
    except (ProtectedError, RestrictedError, IntegrityError):
        return ""
    return titel


def _counted(dossiers):
    return number_of(len(dossiers), "dossier", "dossiers")


def _back(request):
    """To the list as it was, of which the page sends the choice along."""
    response = redirect("dossiers:dossiers", request.toegang.gemeente.slug)
    if request.POST.get("welke") == "archief":
        response["Location"] += "?welke=archief"
    return response
