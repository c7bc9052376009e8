"""The same step for many records: first a page that lists them, then yes, then what came of each."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse

from raadsportaal.basis.redactie import stappen
from raadsportaal.basis.redactie.models import Daad

MOST_TOLD = 10


def bulk(modeladmin, request, queryset, action, daad):
    """An action of the admin: without "bevestig" it asks, with it takes the step for each record apart."""
    if "bevestig" not in request.POST:
        return _ask(modeladmin, request, queryset, action, daad)
    done, skipped = 0, []
    for record in queryset:
        try:
            modeladmin.step(request, record, daad)
            done += 1
        except stappen.KanNiet as why:
            skipped.append(f"‘{record}’: {why}")
    modeladmin.message_user(request, f"{done} gelukt, {len(skipped)} overgeslagen.")
    if skipped:
        rest = f" En nog {len(skipped) - MOST_TOLD}." if len(skipped) > MOST_TOLD else ""
        modeladmin.message_user(request, f"Overgeslagen: {' '.join(skipped[:MOST_TOLD])}{rest}", messages.WARNING)
    return None


def _ask(modeladmin, request, queryset, action, daad):
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": dict(modeladmin.get_action_choices(request)).get(action, ""),
        "opts": modeladmin.opts,
        "records": queryset,
        "action": action,
        "naam": ACTION_CHECKBOX_NAME,
        "met_reden": daad in stappen.WITH_REASON,
        "prullenbak": daad == Daad.VERWIJDER,
    }
    return TemplateResponse(request, "beheer/bevestig.html", context)
