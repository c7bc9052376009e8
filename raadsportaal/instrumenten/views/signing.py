"""Signing along: its maker asks members of the council, and each says yes or no in person."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.as_seen import SEEN
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.gemeenten.outbox import post
from raadsportaal.instrumenten.forms.signing import VraagMedeForm
from raadsportaal.instrumenten.kaarten import signers
from raadsportaal.instrumenten.models import Antwoord
from raadsportaal.instrumenten.ondertekenen import SIGNED, decides
from raadsportaal.instrumenten.views.concepten import own, seen_open


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def mede_indieners(request, pk):
    """By the maker: whom to ask, how it stands, and asking no longer."""
    concept = own(request, pk)
    if concept.soort not in SIGNED:
        raise Http404
    here = redirect("instrumenten:mede_indieners", request.toegang.gemeente.slug, pk)
    if stop := number_in(request.POST.get("stop")):
        concept.medeindieners.filter(pk=stop).delete()
        messages.success(request, "U vraagt het deze persoon niet meer. Die kan uw concept nog wel lezen.")
        return here
    form = VraagMedeForm(concept, request.POST or None)
    if form.is_valid():
        for lid in form.cleaned_data["wie"]:
            concept.ask(lid, now=timezone.now())
            _tell(request, concept, lid)
        messages.success(request, "Gevraagd. Wie u vroeg, krijgt een e-mail en ziet het bij Mijn papieren.")
        return here
    context = {"concept": concept, "form": form, "mede": signers(concept, request.user)}
    return render_page(request, "instrumenten/mede_indieners.html", context, status=422 if form.errors else 200)


def _tell(request, concept, lid):
    """Once for this draft, also when its maker stops and asks again; of the paper only its kind."""
    key = f"mede-indienen-{concept.pk}-{lid.gebruiker_id}"
    address = request.build_absolute_uri(reverse("instrumenten:papieren", args=[concept.gemeente.slug]))
    context = {"maker": request.user, "soort": concept.get_soort_display(), "address": address}
    post(key, "instrumenten/email/mede_indienen", lid.gebruiker.email, gemeente=concept.gemeente, **context)


@require_POST
@for_gemeente(Recht.LEZEN)
def mede_indienen(request, pk):
    """By who was asked. A yes is for the text that the page showed; a no can come later too, and takes a yes back."""
    concept = seen_open(request, pk)
    mine = get_object_or_404(concept.medeindieners.of_person(request.user).of_council())
    antwoord, now = request.POST.get("antwoord"), timezone.now()
    if antwoord not in Antwoord.values:
        raise Http404
    if antwoord == Antwoord.NEE:
        mine.say(Antwoord.NEE, now=now)
        messages.success(request, "U dient dit niet mede in. De maker ziet dat.")
    elif request.POST.get(SEEN) != decides(concept.inhoud):
        messages.error(request, "De tekst is net gewijzigd. Lees hem eerst, en kies dan opnieuw.")
    else:
        mine.say(Antwoord.JA, merk=decides(concept.inhoud), now=now)
        messages.success(request, "U dient mede in. Uw naam staat op het papier.")
    return redirect(f"{concept.get_absolute_url()}#mede")
