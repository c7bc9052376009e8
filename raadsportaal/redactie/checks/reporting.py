"""A visitor says that something on a page is wrong: no name, no e-mail address, and it lands in "Controle nodig"."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from raadsportaal.basis import throttle
from raadsportaal.basis.forms import InOnzeStijl, LeegVak
from raadsportaal.basis.pages import render_page, unlisted
from raadsportaal.redactie.checks import points

LIMITS = "20/h/ip,60/d/ip"
TOO_MANY = "Er kwamen vanaf dit netwerk te veel meldingen. Probeer het over een uur opnieuw."


class MeldForm(InOnzeStijl, forms.Form):
    tekst = forms.CharField(
        label="Wat klopt er niet?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Hooguit 2000 tekens. Typ geen namen, telefoonnummers of andere gegevens van mensen.",
        error_messages={
            "required": "Schrijf wat er niet klopt.",
            "max_length": "Uw melding is te lang. Maak haar korter dan 2000 tekens.",
        },
    )
    website = LeegVak()


def meld(request, soort, pk):
    """The form, and what was sent with it."""
    record = _record(soort, pk)
    form, status = MeldForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        if throttle.may(request, "melding", LIMITS):
            points.report(record, form.cleaned_data["tekst"])
            return redirect("melden_dank", soort, pk)
        form.add_error(None, TOO_MANY)
        status = 429
    return unlisted(render_page(request, "beheer/melden.html", {"record": record, "form": form}, status=status))


def dank(request, soort, pk):
    return unlisted(render_page(request, "beheer/melden_dank.html", {"record": _record(soort, pk)}))


def _record(soort, pk):
    model = points.kinds().get(soort)
    if model is None:
        raise Http404
    return get_object_or_404(model.objects.published(), pk=pk)
