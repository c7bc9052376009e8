"""Working together at a draft: who sees it, and what its readers say beside a part."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.database.locks import one_at_a_time
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.instrumenten.forms.sharing import DeelMetForm, KringenForm, OpmerkingForm
from raadsportaal.instrumenten.kaarten import draden
from raadsportaal.instrumenten.models import Opmerking
from raadsportaal.instrumenten.views.concepten import may_write, own, seen_open

MOST_REMARKS = 300  # at one draft


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
    if pk := number_in(stop):
        concept.unshare(pk)
        return "Die persoon ziet uw concept niet meer."
    if kringen.is_valid():
        concept.share_with_kringen(**kringen.chosen(), now=now)
        return "Bewaard. Hieronder staat wie uw concept ziet."
    if form.is_valid():
        concept.share(form.lid, mag_schrijven=form.cleaned_data["mag_schrijven"], now=now)
        return f"{form.lid.gebruiker} ziet uw concept nu ook."
    return ""


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def opmerkingen(request, pk, deel):
    """What was said at one part, and a box for a remark, for an answer (bij) or to change one's own (wijzig)."""
    concept = _seen_in_turn(request, pk)
    part, said = concept.inhoud.deel(deel), concept.opmerkingen.filter(deel=deel)
    if part is None:
        raise Http404
    sent = request.POST or request.GET
    bij, wijzig = _aimed(said.begun(), sent, "bij"), _aimed(said.of_person(request.user), sent, "wijzig")
    form = OpmerkingForm(request.POST or None, initial={"tekst": wijzig.tekst if wijzig else ""})
    if form.is_valid() and _said(request, concept, part, form, bij, wijzig):
        return redirect(f"{concept.get_absolute_url()}#{deel}")
    context = {"concept": concept, "deel": part, "form": form, "bij": bij, "wijzig": wijzig}
    context["draden"] = draden(said.in_order())
    context["mag_schrijven"] = may_write(request, pk)
    return render_page(request, "instrumenten/opmerkingen.html", context, status=422 if form.errors else 200)


def _seen_in_turn(request, pk):
    """No answer comes to a remark while that goes. Not by locking the draft: who only reads may not."""
    concept = seen_open(request, pk)
    if request.method == "POST":
        one_at_a_time(f"opmerkingen bij {pk}")
    return concept


def _aimed(opmerkingen, sent, name):
    """The remark that the page is about, if it is about one; what went meanwhile is not found."""
    number = sent.get(name, "")
    return get_object_or_404(opmerkingen.exclude(afgehandeld=True), pk=number_in(number)) if number else None


def _said(request, concept, part, form, bij, wijzig) -> bool:
    now, tekst = timezone.now(), form.cleaned_data["tekst"]
    if wijzig:
        wijzig.rewrite(tekst, now=now)
    elif concept.opmerkingen.count() >= MOST_REMARKS:
        form.add_error(None, f"Bij dit concept staan al {MOST_REMARKS} opmerkingen. Haal er eerst een weg.")
        return False
    elif bij:
        bij.answer(tekst, by=request.user, now=now)
    else:
        concept.remark(part.sleutel, tekst, by=request.user, now=now)
    messages.success(request, "Uw opmerking is bewaard.")
    return True


@require_POST
@for_gemeente(Recht.LEZEN)
def opmerking(request, pk, nummer):
    """Take away one's own; settle a remark, or not yet after all: who writes in the draft."""
    concept, daad = _seen_in_turn(request, pk), request.POST.get("daad")
    found = get_object_or_404(concept.opmerkingen, pk=nummer)
    if daad == "weg" and found.door_id == request.user.pk and not found.afgehandeld:
        found.remove()
        messages.success(request, "Uw opmerking is weg.")
    elif daad in ("afgehandeld", "heropen") and found.bij_id is None and may_write(request, pk):
        _settle(found, daad, request.user)
        messages.success(request, "Afgehandeld." if daad == "afgehandeld" else "De opmerking staat weer open.")
    else:
        raise Http404
    return redirect(f"{concept.get_absolute_url()}#{found.deel}")


def _settle(opmerking: Opmerking, daad, by):
    if daad == "afgehandeld":
        opmerking.settle(by=by, now=timezone.now())
    else:
        opmerking.reopen()
