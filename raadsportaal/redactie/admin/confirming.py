"""The question between a button and what others read: nothing becomes public without a second look."""

from django.template.response import TemplateResponse
from django.urls import reverse

from raadsportaal.redactie import workflow, working_copy
from raadsportaal.redactie.admin.state import DeskState
from raadsportaal.redactie.models import Daad
from raadsportaal.redactie.writing.lacking import to_write

CONFIRMED = "_zeker"  # the button of the page that asks


def ask(site, request, record, button, value, **more):
    """With the moment of the last change, so that who says yes says it to what was there."""
    kopie = DeskState.of(request).kopie
    context = {
        **site.admin_site.each_context(request),
        "title": "Op het portaal zetten?",
        "opts": site.opts,
        "record": record,
        "knop": button,
        "waarde": value,
        "zeker": CONFIRMED,
        "gezien": working_copy.last_change(record, kopie)[0].isoformat(),
        "kopie": kopie,
        "voorbeeld_url": reverse("voorbeeld_maak", args=[record.KIND, record.pk]),
        **more,
    }
    return TemplateResponse(request, "beheer/zeker.html", context)


def ask_before_step(site, request, record, button, daad):
    """The page that asks before publishing, or before asking for a check too early; None where there is no question.

    Nor is there where the step is refused anyway: then that is said.
    """
    if daad not in workflow.steps_for(record, request.user):
        return None
    missing = site.missing(record)
    if daad == Daad.PUBLICEER and not missing:
        return ask(site, request, record, button, daad)
    if daad == Daad.VRAAG and not DeskState.of(request).kopie and (unfinished := to_write(missing)):
        return ask(site, request, record, button, daad, title="Nu al controle aanvragen?", ontbreekt=unfinished)
    return None
