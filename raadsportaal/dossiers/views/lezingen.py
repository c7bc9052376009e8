"""Give a text to be read for Global Goals, see what was found, and keep it with a dossier."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.logs import for_job
from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.basis.texts import number_of, plain
from raadsportaal.dossiers.forms import BewaarForm, DuidForm
from raadsportaal.dossiers.models import Dossier, Lezing
from raadsportaal.dossiers.suggesties.keeping import keep
from raadsportaal.dossiers.suggesties.picture import beeld_of
from raadsportaal.dossiers.suggesties.reading import AT_ONCE, WHILE_ONE_WAITS, read
from raadsportaal.dossiers.tasks import lees
from raadsportaal.dossiers.titles import PASTED, name_of_pasted
from raadsportaal.gemeenten.access import Recht, for_gemeente

MOST = 5  # readings of one session that are kept; an older one goes
MOST_BUSY = 2


def own(request, pk):
    """The reading with this number, if it was given in this session; 404 otherwise. For a change it is locked."""
    readings = readings_of(request).defer("bestand")  # up to 20 MB, and a page that waits asks every second
    if request.method == "POST":
        readings = readings.select_for_update(of=("self",))
    return get_object_or_404(readings, pk=pk)


def readings_of(request):
    """Those that were given in this session, here."""
    return request.toegang.gemeente.lezingen.of_session(request.session.session_key)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def duiding(request):
    """The form; `?dossier=` reads a document for that one, `?opnieuw=` has what was pasted for one that failed."""
    asked = plain(request.POST.get("dossier") or request.GET.get("dossier", ""))
    dossier = get_object_or_404(request.toegang.gemeente.dossiers, slug=asked[:120]) if asked else None
    form = DuidForm(request.POST or None, request.FILES or None, initial={"tekst": _pasted_before(request)})
    if form.is_valid() and (lezing := _given(request, form, dossier)):
        return redirect("dossiers:lezing", request.toegang.gemeente.slug, lezing.pk)
    kept = list(readings_of(request).light())
    context = {"form": form, "lezingen": kept, "dossier": dossier, "hooguit": MOST, "tot": _until(request)}
    context["gaat_weg"] = kept[-1] if len(kept) >= MOST else None
    return render_page(request, "dossiers/duiding.html", context, status=422 if form.errors else 200)


def _until(request):
    """When the session ends, and all that was given in it goes."""
    return request.session.get_expiry_date()


def _pasted_before(request):
    """The text of the reading that is tried again: nobody has to paste it a second time."""
    pk = number_in(request.GET.get("opnieuw"))
    if pk is None:
        return ""
    pasted = readings_of(request).filter(pk=pk, naam__startswith=PASTED)
    return pasted.values_list("tekst", flat=True).first() or ""


def _given(request, form, dossier):
    """The new reading, begun; None while too many of this person are being read, with the reason on the form."""
    mine = readings_of(request)
    if sum(lezing.is_busy for lezing in mine.light()) >= MOST_BUSY:
        form.add_error(None, "Er worden al twee stukken voor u gelezen. Wacht tot er een klaar is.")
        return None
    mine.drop_all_but(MOST - 1)
    bestand, tekst = form.cleaned_data["bestand"], form.cleaned_data["tekst"]
    lezing = Lezing.objects.create(
        gemeente=request.toegang.gemeente, sessie_id=request.session.session_key, door=request.user, dossier=dossier,
        naam=bestand.name[-200:] if bestand else name_of_pasted(tekst), bestand=bestand.read() if bestand else None,
        tekst=tekst,
    )  # fmt: skip
    key = (lezing.pk, lezing.gemeente_id, request.user.pk)
    if tekst and len(tekst) <= AT_ONCE:
        read(*key, seconds=WHILE_ONE_WAITS)
    else:
        lees.configure(**for_job()).defer(pk=key[0], gemeente=key[1], gebruiker=key[2])
    return lezing


@for_gemeente(Recht.LEZEN)
def lezing(request, pk):
    """While it is read the progress, which asks for itself; then what was found."""
    lezing = own(request, pk)
    if wants_fragment(request) and not lezing.is_busy:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"lezing": lezing, "beeld": beeld_of(lezing) if lezing.is_done else None, "tot": _until(request)}
    if lezing.is_done:
        asked = request.GET.get("doel", "")
        context["gekozen"] = next((d for d in context["beeld"].delen if str(d.doel.nummer) == asked), None)
    return render_page(request, "dossiers/lezing.html", context, fragment="dossiers/_lezing.html")


@require_POST
@for_gemeente(Recht.LEZEN)
def lezing_weg(request, pk):
    own(request, pk).delete()
    messages.success(request, "De tekst en de uitkomst zijn gewist.")
    return redirect("dossiers:duiding", request.toegang.gemeente.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def bewaar(request, pk):
    """Keep a reading that is done with a new dossier or one that is there."""
    lezing, gemeente = own(request, pk), request.toegang.gemeente
    if not lezing.is_done:
        return redirect("dossiers:lezing", gemeente.slug, pk)
    first = {"dossier": lezing.dossier_id, "titel": _titel(lezing.naam)}
    form = BewaarForm(gemeente.dossiers.current().by_day(), request.POST or None, initial=first)
    if form.is_valid():
        dossier = _dossier(request, form.cleaned_data)
        stuk = keep(lezing, dossier, by=request.user, now=timezone.now())
        n = stuk.suggesties.clear().count()
        messages.success(request, f"Bewaard bij dit dossier, met {number_of(n, 'suggestie', 'suggesties')}.")
        return redirect(dossier)
    context = {"form": form, "lezing": lezing}
    return render_page(request, "dossiers/bewaar.html", context, status=422 if form.errors else 200)


def _titel(naam):
    """The name of a text that was pasted or of a file, for the dossier that it becomes."""
    return naam.removeprefix(PASTED) if naam.startswith(PASTED) else naam.rpartition(".")[0]


def _dossier(request, chosen):
    """The dossier that was chosen, locked, or a new one. What is public is changed only by who may publish."""
    gemeente = request.toegang.gemeente
    if not chosen["dossier"]:
        new = {"titel": chosen["titel"], "soort": chosen["soort"], "aangemaakt_door": request.user}
        return Dossier.objects.create(gemeente=gemeente, **new)
    dossier = gemeente.dossiers.select_for_update(of=("self",), no_key=True).get(pk=chosen["dossier"].pk)
    if dossier.is_public and Recht.PUBLICEREN not in request.toegang.rechten:
        raise PermissionDenied
    return dossier
