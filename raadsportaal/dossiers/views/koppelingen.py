"""Tying: from a dossier to a doel or praktijk, from a praktijk or doel to a dossier, and changing a koppeling."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from raadsportaal.basis import kinds, search
from raadsportaal.basis.as_seen import YOURS, IemandWasUVoor, first, seen_version
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.forms import AanDossierForm, InhoudForm, KoppelForm
from raadsportaal.dossiers.forms.koppeling import target
from raadsportaal.dossiers.models import AlGedaan, Koppeling, Lezing
from raadsportaal.dossiers.suggesties.picture import best_passage
from raadsportaal.dossiers.views.dossiers import own
from raadsportaal.dossiers.views.lezingen import readings_of
from raadsportaal.gemeenten.access import Recht, for_gemeente

MOST_CHOICES = 10
PROPOSED = "Voorgesteld aan de griffie:"
AFTERWARDS = "Op Mijn gemeente leest u wat de griffie besluit."


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.VOORSTELLEN)
def koppel(request, dossier):
    """Search, choose and tie on one page, or come with a choice (`?naar=`); over htmx the choices come while typing."""
    dossier = own(request, dossier)
    typed = (request.POST.get("q") or request.GET.get("q", "")).strip()[:200]
    searching = "zoek" in request.POST  # the search button of the same form: nothing that was typed is lost
    came_with = request.POST.dict() if searching else {"naar": request.GET.get("naar", "")}
    form = KoppelForm(dossier, None if searching else request.POST or None, initial=came_with)
    if form.is_valid() and (done := _make(request, dossier, form.cleaned_data["naar"], form)):
        return done
    context = {"dossier": dossier, "form": form, "q": typed, "chosen": target(form["naar"].value() or "")}
    context |= choices(typed, search.clean_query(typed), request.toegang.gemeente)
    n = context["n_choices"]
    announce = number_of(n, "keuze gevonden", "keuzes gevonden")
    page, status = "dossiers/koppel.html", 422 if form.errors else 200
    fragment = "dossiers/_keuzes.html" if request.method == "GET" else ""
    return render_page(request, page, context, fragment=fragment, announce=announce, status=status)


def choices(typed, words, gemeente):
    """What can be chosen for these words, by kind; a number finds subdoelen only."""
    asked = [kind.link for kind in kinds.linked() if kind.link.find]
    if typed[:1].isdigit():
        asked, words = [kinds.named("subdoel").link], typed
    groups = {link.heading: list(link.find(words, gemeente, MOST_CHOICES)) for link in asked} if words else {}
    return {
        "groups": [(label, records) for label, records in groups.items() if records],
        "n_choices": sum(map(len, groups.values())),
        "cut": any(len(records) == MOST_CHOICES for records in groups.values()),
        "words": words,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.VOORSTELLEN)
def koppel_aan(request, soort, sleutel):
    """From the page of a praktijk or a doel: which dossier does it go with?"""
    naar = _named(request.toegang.gemeente, soort, sleutel)
    gemeente, first = request.toegang.gemeente, _of_reading(request, sleutel)
    form = AanDossierForm(gemeente, naar, request.POST or None, initial=first)
    if form.is_valid() and (done := _make(request, form.cleaned_data["dossier"], naar, form)):
        return done
    context = {"naar": naar, "form": form, "soort": soort, "al": linked_already(request.toegang.gemeente, naar)}
    status = 422 if form.errors else 200
    fragment = "dossiers/_koppelen.html"
    return render_page(
        request, "dossiers/koppel_aan.html", context, fragment=fragment, focus="#koppelen", status=status
    )


def _of_reading(request, code):
    """What a reading of this session says of the subdoel, for who came from there (`?lezing=`)."""
    pk = number_in(request.GET.get("lezing"))
    if pk is None:
        return {}
    lezing = readings_of(request).filter(pk=pk, stand=Lezing.Stand.KLAAR).first()
    return {"dossier": lezing.dossier_id} | best_passage(lezing, code) if lezing else {}


def linked_already(gemeente, naar):
    """The koppelingen of this municipality to the same thing."""
    return Koppeling.objects.of_gemeente(gemeente).to(naar).linked().for_card()


def _named(gemeente, soort, sleutel):
    """The record that an address names: /koppelen/land/jordanie/."""
    kind = next((kind for kind in kinds.linked() if kind.link.address == soort), None)
    if kind is None:
        raise Http404
    if kind.key == "pk":
        naar = target(f"{kind.name}-{sleutel}")
    else:
        naar = kind.link.choices().filter(**{kind.key: sleutel}).first()
    if naar is None or (kind.link.own and naar.gemeente != gemeente):
        raise Http404
    return naar


def _make(request, dossier, naar, form):
    """Tie, and go to the dossier; None when it is tied already, with the reason on the form."""
    linked = Recht.KOPPELEN in request.toegang.rechten
    punt = form.cleaned_data.get("beleidspunt")
    try:
        koppeling = Koppeling.make(
            dossier, naar, by=request.user, now=timezone.now(), linked=linked, beleidspunt=punt, **form.inhoud
        )
    except AlGedaan as fault:
        form.add_error(None, str(fault))
        return None
    messages.success(request, f"Gekoppeld: {naar}." if linked else f"{PROPOSED} {naar}. {AFTERWARDS}")
    if "nog" in request.POST:
        return redirect("dossiers:koppel", dossier.gemeente.slug, dossier.slug)
    return redirect(f"{dossier.get_absolute_url()}#{f'koppeling-{koppeling.pk}' if linked else 'gezegd'}")


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.KOPPELEN)
def wijzig_koppeling(request, dossier, pk):
    dossier = own(request, dossier)
    koppeling = get_object_or_404(dossier.koppelingen.for_card(), pk=pk)
    form = InhoudForm(request.POST or None, instance=koppeling)
    if form.is_valid():
        try:
            Koppeling.objects.get(pk=pk).reword(versie=seen_version(request.POST), **form.inhoud)
            messages.success(request, "De koppeling is gewijzigd.")
            return redirect(f"{dossier.get_absolute_url()}#koppeling-{pk}")
        except IemandWasUVoor as fault:
            form.add_error(None, [f"{first()}. {YOURS}", f"Nu staat er: {_now(fault.nu)}"])
            koppeling.versie = fault.nu.versie
        except Koppeling.DoesNotExist as gone:
            raise Http404 from gone
    context = {"dossier": dossier, "koppeling": koppeling, "form": form}
    return render_page(request, "dossiers/wijzig_koppeling.html", context, status=422 if form.errors else 200)


def _now(koppeling):
    parts = [koppeling.get_besluit_display(), koppeling.get_richting_display(), koppeling.toelichting]
    return ". ".join(part for part in parts if part)
