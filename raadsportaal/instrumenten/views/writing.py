"""Writing in a draft: its title and facts, or one part, one person at a time."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.as_seen import SEEN
from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.instrumenten.bouwen import with_facts
from raadsportaal.instrumenten.forms.writing import DeelForm, GegevensForm
from raadsportaal.instrumenten.models import Schrijfbeurt
from raadsportaal.instrumenten.papier import GEGEVENS, mark
from raadsportaal.instrumenten.views.choosing import zinnen
from raadsportaal.instrumenten.views.concepten import written


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def gegevens(request, pk):
    """The title and the facts, one person at a time as in a part; kept when that person is done, not while typing."""
    concept, now = written(request, pk), timezone.now()
    beurt = Schrijfbeurt.live_of_another(concept, GEGEVENS, request.user, now)
    form = GegevensForm.of(concept.inhoud, request.POST or None, beurt)
    if form.is_valid():
        new = with_facts(concept.inhoud, form.cleaned_data["titel"], form.facts(), zinnen())
        concept.rewrite(new, "Titel en gegevens", by=request.user, now=now)
        Schrijfbeurt.give_back(concept, GEGEVENS, by=request.user)
        return redirect(concept)
    context = {"concept": concept, "form": form, "deel": form.deel, "beurt": beurt}
    page = "instrumenten/bezet.html" if beurt and not form.is_bound else "instrumenten/gegevens.html"
    return render_page(request, page, context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def deel(request, pk, deel):
    """One part to write in; a fixed sentence is no part of that. Who types has it kept without asking."""
    concept = written(request, pk)
    part = concept.inhoud.deel(deel)
    if part is None or part.is_fixed:
        raise Http404
    beurt = Schrijfbeurt.live_of_another(concept, deel, request.user, timezone.now())
    form = DeelForm(part, len(concept.inhoud.bronnen), request.POST or None, beurt)
    if wants_fragment(request) and form.is_bound:
        return _keep_typed(request, concept, form)
    if form.is_valid():
        concept.write(form.result(), by=request.user, now=timezone.now())
        Schrijfbeurt.give_back(concept, deel, by=request.user)
        messages.success(request, f"Bewaard: {part.kop or 'dit deel'}")
        return redirect(f"{concept.get_absolute_url()}#{part.sleutel}")
    context = {"concept": concept, "deel": part, "form": form, "bronnen": concept.inhoud.bronnen}
    context |= {"gezien": form[SEEN].value(), "beurt": beurt}
    page = "instrumenten/bezet.html" if beurt and not form.is_bound else "instrumenten/deel.html"
    return render_page(request, page, context, status=form.status)


@require_POST
@for_gemeente(Recht.LEZEN)
def beurt(request, pk, deel):
    """Open a part to write in it, unless another does; or leave it. A GET takes no turn: it changes nothing."""
    concept, now = written(request, pk), timezone.now()
    part = concept.inhoud.bovenaan if deel == GEGEVENS else concept.inhoud.deel(deel)
    if part is None or part.is_fixed:
        raise Http404
    if request.POST.get("daad") == "los":
        Schrijfbeurt.give_back(concept, deel, by=request.user)
        return redirect(f"{concept.get_absolute_url()}#{deel}")
    if not Schrijfbeurt.live_of_another(concept, deel, request.user, now):
        Schrijfbeurt.take(concept, deel, by=request.user, now=now)
    if deel == GEGEVENS:
        return redirect("instrumenten:gegevens", request.toegang.gemeente.slug, pk)
    return redirect("instrumenten:deel", request.toegang.gemeente.slug, pk, deel)


def _keep_typed(request, concept, form):
    """Says when it was kept; or that it was not, and then the page still has seen what it saw."""
    now, bewaard = timezone.now(), form.is_valid()
    gezien = request.POST.get(SEEN, "")
    if bewaard:
        part = form.result()
        Schrijfbeurt.take(concept, part.sleutel, by=request.user, now=now)
        concept.keep_typed(part, now=now)
        gezien = mark(part)
    context = {"bewaard": bewaard, "nu": now, "gezien": gezien, "voor": form.another_was_first}
    return render(request, "instrumenten/_bewaard.html", context, status=form.status)
