"""Proposed praktijken in the admin: read what was sent, look whether we have it, and answer once."""

from dataclasses import dataclass

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from kennisbank.models import Praktijk, Voordracht
from kennisbank.voordrachten import acts
from raadsportaal.basis.as_seen import IemandWasUVoor, first
from raadsportaal.basis.per_request import PerRequest
from raadsportaal.redactie.admin import NoAdd, NoDelete
from raadsportaal.redactie.worklist import Werk, werk

TAKE, REFUSE, DISCARD = "_overnemen", "_afwijzen", "_weggooien"
GONE = "Weggegooid, zonder e-mail"
ADD = "kennisbank.add_praktijk"


@dataclass
class Outcome(PerRequest):
    """What came of the button, for the log and for the page that follows: set when the form is saved."""

    done: str = ""  # in words; empty when a colleague was first
    concept: Praktijk | None = None  # what it became


class VoordrachtantwoordForm(forms.ModelForm):
    """One box; which button was pressed says what is answered."""

    class Meta:
        model = Voordracht
        fields = ["antwoord"]
        widgets = {"antwoord": forms.Textarea(attrs={"rows": 6, "cols": 80})}
        help_texts = {
            "antwoord": "Gaat per e-mail naar de indiener, als die een adres gaf. Bij niet overnemen is het verplicht: "
            "schrijf waarom. Noem geen namen."
        }

    def clean(self):
        data = super().clean()
        if "antwoord" not in self.fields:  # a colleague answered while this page was open
            return data
        if REFUSE in self.data and not data.get("antwoord", "").strip() and "antwoord" not in self.errors:
            self.add_error("antwoord", "Schrijf eerst waarom u het niet overneemt.")
        if not {REFUSE, TAKE, DISCARD} & self.data.keys():
            self.add_error(None, "Kies onderaan: neem het over of niet. Er is nog niets verstuurd.")
        return data


@admin.register(Voordracht)
class VoordrachtAdmin(NoAdd, NoDelete, admin.ModelAdmin):
    """Nobody makes, changes or deletes one here: names and refused ones go by themselves (acts.py)."""

    list_display = ["nummer", "titel", "plaats", "land", "ontvangen", "stand"]
    list_display_links = ["nummer", "titel"]
    list_filter = ["stand"]
    list_select_related = ["land"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["nummer", "titel", "plaats", "land__naam", "aanpak", "bron"]
    ordering = ["op", "pk"]
    actions = None
    form = VoordrachtantwoordForm
    change_form_template = "beheer/voordracht.html"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("land", "praktijk", "beantwoord_door")

    @admin.display(description="ontvangen", ordering="op")
    def ontvangen(self, record):
        return date_format(localtime(record.op), "j F Y")

    def get_fields(self, request, obj=None):
        return ["antwoord"] if obj is None or obj.is_new else []

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["mag_beslissen"] = obj.is_new and self.has_change_permission(request, obj)
        context["mag_overnemen"] = request.user.has_perm(ADD)
        if obj.is_new:
            context["lijken"] = Praktijk.objects.published().maybe_same(obj.titel, obj.land, obj.bron)[:10]
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    # Django's form view is one transaction: the answer, its e-mail, the concept and the log come together or not.

    def save_model(self, request, obj, form, change):
        outcome, antwoord = Outcome.of(request), form.cleaned_data.get("antwoord", "")
        try:
            if TAKE in request.POST:
                self._take(request, obj, antwoord)
            elif REFUSE in request.POST:
                acts.refuse(obj, by=request.user, antwoord=antwoord)
                outcome.done = "Niet overgenomen"
            elif DISCARD in request.POST:
                obj.titel = acts.discard(obj, by=request.user).titel  # the log keeps no advertising either
                outcome.done = GONE
        except IemandWasUVoor as fault:
            self._say_who_was_first(request, fault.nu)

    def _take(self, request, obj, antwoord):
        if not request.user.has_perm(ADD):
            raise PermissionDenied
        outcome = Outcome.of(request)
        outcome.concept = acts.take_over(obj, by=request.user, antwoord=antwoord).praktijk
        outcome.done = "Overgenomen als concept"
        self.log_addition(request, outcome.concept, f"Uit voordracht {obj.nummer}")

    def _say_who_was_first(self, request, answered):
        who = first(answered.beantwoord_door or "Een collega")
        said = f"{who}: deze voordracht is {answered.get_stand_display()}. Er is niets veranderd."
        if typed := request.POST.get("antwoord", "").strip():
            said += f" Uw antwoord is niet verstuurd: ‘{typed}’"
        self.message_user(request, said, "WARNING")

    def construct_change_message(self, request, form, formsets, add=False):
        return Outcome.of(request).done

    def log_change(self, request, obj, message):
        if message:
            super().log_change(request, obj, message)

    def response_change(self, request, obj):
        outcome = Outcome.of(request)
        if concept := outcome.concept:
            self.message_user(request, f"Het concept staat klaar. {self._told(obj)} Vul het aan en vraag controle aan.")
            return HttpResponseRedirect(reverse("admin:kennisbank_praktijk_change", args=[concept.pk]))
        if outcome.done == GONE:
            self.message_user(request, "Weggegooid. De indiener krijgt geen bericht.")
        elif outcome.done:
            self.message_user(request, f"Niet overgenomen. {self._told(obj)}")
        return HttpResponseRedirect(request.path)

    def _told(self, obj):
        return "De indiener krijgt een e-mail." if obj.email else "Er gaat geen e-mail: de indiener gaf geen adres."


@werk("kennisbank.change_voordracht")
def voorgedragen():
    """The line of the start page."""
    n = Voordracht.objects.waiting().count()
    url = reverse("admin:kennisbank_voordracht_changelist")
    return Werk("Voorgedragen voorbeelden", n, f"{url}?stand__exact=nieuw", "De oudste eerst.") if n else None
