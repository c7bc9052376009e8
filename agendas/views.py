"""Pages of the agendas: all of them, the Global Goals, one doel, a group of agendas, one agenda."""

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agendas.models import GLOBAL_GOALS, Agenda, Doel, Mijlpaal, Pijler, Verband, Zeggenschap
from raadsportaal.basis.kept_answers import kept
from raadsportaal.basis.pages import render_page


def agendas(request):
    groups = {}
    for agenda in Agenda.objects.published().except_global_goals():
        groups.setdefault(agenda.get_groep_display(), []).append(agenda)
    coming = Mijlpaal.objects.of_published().coming(on=timezone.localdate()).select_related("agenda")[:6]
    context = {"groepen": groups, "doelen": list(Doel.objects.published_goals()), "mijlpalen": coming}
    return render_page(request, "agendas/agendas.html", context)


def global_goals(request):
    agenda = get_object_or_404(Agenda.objects.published(), groep=GLOBAL_GOALS)
    doelen = list(Doel.objects.published_goals())
    pijlers = [{"naam": p.label, "doelen": [d for d in doelen if d.pijler == p]} for p in Pijler]
    context = {
        "agenda": agenda,
        "doelen": doelen,
        "pijlers_op_volgorde": pijlers,
        **_mijlpalen(agenda),
    }
    return render_page(request, "agendas/global_goals.html", context)


def doel(request, nummer):
    return render_page(request, "agendas/doel.html", _of_doel(nummer))


@kept(20)
def _of_doel(nummer):
    doelen = list(Doel.objects.published_goals())
    doel = next((d for d in doelen if d.nummer == nummer), None)
    if doel is None:
        raise Http404
    prefetch_related_objects([doel], "subdoelen")  # read once, by all parts of the page
    subdoelen = list(doel.subdoelen.all())
    return {
        "doel": doel,
        "doelen": doelen,
        "subdoelen": subdoelen,
        "met_zeggenschap": sum(s.zeggenschap != Zeggenschap.WEINIG for s in subdoelen),
        "vragen": list(doel.vragen.select_related("subdoel")),
        "verbanden": list(Verband.objects.of_doel(doel)),
    }


def groep(request, groep):
    found = list(Agenda.objects.published().in_group(groep))
    if not found:
        raise Http404
    context = {"titel": f"Agenda’s: {found[0].get_groep_display().lower()}", "agendas": found}
    return render_page(request, "agendas/groep.html", context)


def agenda(request, groep, slug):
    agenda = get_object_or_404(Agenda.objects.readable(), groep=groep, slug=slug)
    doelen = list(agenda.doelen.with_verbanden().select_related("agenda"))
    context = {
        "agenda": agenda,
        "doelen": doelen,
        "subdoelen": {verband.subdoel_id for doel in doelen for verband in doel.verbanden.all()},
        **_mijlpalen(agenda),
        "vragen": agenda.vragen.select_related("doel"),
    }
    return render_page(request, "agendas/agenda.html", context)


def _mijlpalen(agenda):
    """What is coming, the nearest first; and what has been, the latest first."""
    today, all_dates = timezone.localdate(), list(agenda.mijlpalen.all())
    return {
        "komend": [m for m in all_dates if m.laatste_dag >= today],
        "geweest": [m for m in reversed(all_dates) if m.laatste_dag < today],
    }
