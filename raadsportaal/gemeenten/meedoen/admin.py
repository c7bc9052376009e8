"""Requests to join in the admin: who asks, from what domain, who is there already; and the answer, once."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

from raadsportaal.basis.as_seen import IemandWasUVoor, first
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.locked_admin import InEverything
from raadsportaal.gemeenten.meedoen import acts
from raadsportaal.gemeenten.meedoen.addresses import has_name_of
from raadsportaal.gemeenten.models import Deelnameverzoek
from raadsportaal.redactie.admin import NoAdd, NoDelete
from raadsportaal.redactie.worklist import Werk, werk

ACCEPT, REFUSE = "_uitnodigen", "_afwijzen"
DONE = {
    ACCEPT: "De uitnodiging is verstuurd. Zij is 14 dagen geldig.",
    REFUSE: "Afgewezen. De aanvrager krijgt een e-mail met de reden.",
}
LOGGED = {ACCEPT: "Uitgenodigd als griffier", REFUSE: "Afgewezen"}


class AntwoordForm(forms.ModelForm):
    """One box; which button was pressed says what is answered. Answering is the last check, as sending can fail."""

    request = None

    class Meta:
        model = Deelnameverzoek
        fields = ["reden"]
        widgets = {"reden": forms.Textarea(attrs={"rows": 5, "cols": 80})}
        help_texts = {
            "reden": "Alleen nodig als u het afwijst. Gaat per e-mail naar de aanvrager. Noem geen andere mensen."
        }

    @property
    def button(self):
        return next((button for button in DONE if button in self.data), "")

    def clean(self):
        data = super().clean()
        if not self.button:
            self.add_error(None, "Kies onderaan: nodig uit of wijs af. Er is nog niets verstuurd.")
        elif self.button == REFUSE and "reden" in self.fields and not data.get("reden", "").strip():
            self.add_error("reden", "Schrijf eerst waarom u het afwijst.")
        return data

    def full_clean(self):
        super().full_clean()
        if self.is_bound and not self.errors:
            self._answer()

    def _answer(self):
        verzoek, by, now = Deelnameverzoek.objects.get(pk=self.instance.pk), self.request.user, timezone.now()
        try:
            if self.button == ACCEPT:
                acts.accept(self.request, verzoek, now)
            else:
                acts.refuse(verzoek, by=by, reden=self.cleaned_data.get("reden", ""), now=now)
        except IemandWasUVoor as fault:
            who = first(fault.nu.beantwoord_door or "Een collega")
            self.add_error(None, f"{who}: dit verzoek is {fault.nu.get_stand_display()}. Er is niets veranderd.")
        except ValidationError as fault:
            self.add_error(None, fault.messages)


@admin.register(Deelnameverzoek)
class DeelnameverzoekAdmin(NoAdd, NoDelete, InEverything, admin.ModelAdmin):
    """Nobody makes, changes or deletes one here: they go by themselves (acts.forget)."""

    list_display = ["gemeente", "domein", "ontvangen", "stand"]
    list_filter = ["stand"]
    list_select_related = ["gemeente"]
    list_per_page = 50
    search_fields = ["gemeente__naam", "email", "naam"]
    ordering = ["bevestigd_op", "pk"]
    actions = None
    change_form_template = "gemeenten/beheer_verzoek.html"

    def get_queryset(self, request):
        return super().get_queryset(request).confirmed().select_related("gemeente", "beantwoord_door")

    @admin.display(description="ontvangen", ordering="bevestigd_op")
    def ontvangen(self, verzoek):
        return date_format(localtime(verzoek.bevestigd_op), "j F Y")

    def get_fields(self, request, obj=None):
        return ["reden"] if obj and obj.waits else []

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, form=AntwoordForm, **kwargs)
        form.request = request
        return form

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        leden = obj.gemeente.leden.active()
        context["mag_beslissen"] = obj.waits and self.has_change_permission(request, obj)
        context["naam_in_domein"] = has_name_of(obj.domein, obj.gemeente)
        context["griffiers"] = leden.griffiers().count()
        context["domeinen"] = sorted({address.rpartition("@")[2] for address in leden.addresses()})
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        """The form has answered it."""

    def construct_change_message(self, request, form, formsets, add=False):
        return LOGGED[form.button]

    def response_change(self, request, obj):
        self.message_user(request, next(text for button, text in DONE.items() if button in request.POST))
        return HttpResponseRedirect(request.path)


@werk("gemeenten.change_deelnameverzoek")
def verzoeken():
    """The line of the start page."""
    with bereik(EVERYTHING):
        n = Deelnameverzoek.objects.waiting().count()
    uitleg = "Gemeenten die willen meedoen. De oudste eerst."
    return Werk("Verzoeken om mee te doen", n, acts.waiting_list(), uitleg) if n else None
