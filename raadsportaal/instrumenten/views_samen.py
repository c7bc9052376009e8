"""Working together at a draft: who sees it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.instrumenten.forms_samen import DeelMetForm, KringenForm
from raadsportaal.instrumenten.views import own


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def wie(request, pk):
    """To whom its maker shows it: the fractie, the griffie, colleagues by their address; and taking that back."""
    concept, lid, sent = own(request, pk), request.toegang.lid, request.POST
    kringen = KringenForm(concept, lid, sent if "kringen" in sent else None)
    form = DeelMetForm(concept, sent if sent and "kringen" not in sent else None)
    if said := _shared(concept, kringen, form, sent.get("stop", "")):
        messages.success(request, said)
        return redirect("instrumenten:wie", request.toegang.gemeente.slug, pk)
    met = concept.delingen.of_colleagues().select_related("met")
    fractie = request.toegang.gemeente.leden.in_fractie(lid.fractie).of_others(request.user).by_name()
    context = {"concept": concept, "form": form, "kringen": kringen, "met": met, "lid": lid}
    context["fractie"] = fractie if lid.fractie else []
    return render_page(request, "instrumenten/wie.html", context, status=422 if form.errors else 200)


def _shared(concept, kringen, form, stop):
    """What was done, in words for its maker; nothing when nothing was."""
    now = timezone.now()
    if stop.isascii() and stop.isdigit() and len(stop) < 19:
        concept.unshare(int(stop))
        return "Die persoon ziet uw concept niet meer."
    if kringen.is_valid():
        concept.share_with_kringen(**kringen.chosen(), now=now)
        return "Bewaard. Hieronder staat wie uw concept ziet."
    if form.is_valid():
        concept.share(form.lid, mag_schrijven=form.cleaned_data["mag_schrijven"], now=now)
        return f"{form.lid.gebruiker} ziet uw concept nu ook."
    return ""
