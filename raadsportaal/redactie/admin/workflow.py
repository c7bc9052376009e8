"""The change form of every Publicatie: steps at its foot, a working copy of what is public, the second editor told."""

from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localtime

from raadsportaal.basis.as_seen import seen_moment
from raadsportaal.basis.database.locks import locked
from raadsportaal.redactie import workflow, working_copy
from raadsportaal.redactie.admin import copies
from raadsportaal.redactie.admin.confirming import CONFIRMED, ask_before_step
from raadsportaal.redactie.admin.state import DeskState
from raadsportaal.redactie.models import Controlepunt, Daad, Redactiestap
from raadsportaal.redactie.writing.lacking import Gemis

STEP = "_stap"  # the buttons of the steps
SHOWN_STEPS = 5
SETTLES = {Daad.CONTROLEER, Daad.ARCHIVEER}  # what is in the queue "Controle nodig" of this record is dealt with
YOURS = "Hieronder staat wat u invulde. Kijk wat er nu staat en sla opnieuw op: dan geldt uw tekst."
NOT_YET = "Er is nog niets gepubliceerd. Lees het eerst."


class Werkstroom:
    """Mix in before a ModelAdmin. A record that is public is never changed by saving its form: see working_copy.py."""

    change_form_template = "beheer/publicatie.html"
    object_history_template = "beheer/geschiedenis.html"

    def missing(self, record) -> list[Gemis]:
        """What still lacks before this record can be published."""
        return record.missing()

    # The form is opened, or a button of it is pressed. `stock` is the form view of Django for this request.

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        stock = partial(super().changeform_view, request, object_id, form_url, extra_context)
        if not object_id:
            return stock()
        # As the stock view reads it: a number in disguise (5_0A) would else be saved past all of this.
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST":
            return self._pressed(request, record, stock)
        return self._opened(request, record, stock)

    def get_object(self, request, object_id, from_field=None):
        shown = DeskState.of(request).shown
        return shown if shown and not from_field else super().get_object(request, object_id, from_field)

    def _opened(self, request, record, stock):
        """With the working copy filled in, for who may go on with it."""
        DeskState.of(request).shown = record
        kopie = DeskState.of(request).kopie = working_copy.of(record)
        if kopie and self.has_change_permission(request, record):
            return copies.show_again(request, working_copy.filled(kopie), stock)
        return stock()

    @transaction.atomic
    def _pressed(self, request, record, stock):
        """With the record locked: whether it is public is decided once, and nobody publishes it meanwhile."""
        record = locked(record)
        DeskState.of(request).kopie = working_copy.of(record)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        says_yes = CONFIRMED in request.POST
        if says_yes and self._was_changed_meanwhile(request, record):
            return HttpResponseRedirect(request.path)
        if copies.DISCARD in request.POST:
            return copies.discard(self, request, record)
        if copies.PUBLISH in request.POST:
            return copies.publish(self, request, record, stock)
        if says_yes:  # its form was saved before the question
            return self._stepped(request, record)
        return self._saved(request, record, stock)

    def _saved(self, request, record, stock):
        """The step that a button asked for comes after the saving."""
        if self._was_changed_meanwhile(request, record):
            return copies.show_again(request, request.POST, stock)
        if record.is_public:
            return copies.keep(self, request, record, stock) or self._stepped(request, record)
        return stock()  # and then response_change

    def _was_changed_meanwhile(self, request, record) -> bool:
        seen = seen_moment(request.POST)
        moment, who = working_copy.last_change(record, DeskState.of(request).kopie)
        if seen is None or moment <= seen:
            return False
        self.message_user(
            request,
            f"{who or 'Iemand'} wijzigde dit om {localtime(moment):%H.%M} uur, nadat u het opende. "
            + (NOT_YET if CONFIRMED in request.POST else YOURS),
            messages.WARNING,
        )
        return True

    # What the form view of Django asks on its way.

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if DeskState.of(request).only_shows:
            return type(form.__name__, (form,), {"is_valid": lambda self: False})
        return form

    def save_model(self, request, obj, form, change):
        """What is there already is saved with its rows, once: saving writes what finds it, and that reads the rows."""
        if not change:
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        state, record = DeskState.of(request), form.instance
        state.has_changed = form.has_changed() or any(formset.has_changed() for formset in formsets)
        if state.has_changed:
            record.gewijzigd_door = state.writer or request.user
            record.save()

    def response_change(self, request, obj):
        if DeskState.of(request).is_undone:
            return HttpResponseRedirect(request.path)
        if STEP in request.POST:
            return self._stepped(request, obj)
        return super().response_change(request, obj)

    # Steps.

    def _stepped(self, request, record):
        """Take the step that a button asked for, if any, and come back to the form."""
        back = HttpResponseRedirect(request.path)
        if request.POST.get(STEP) not in Daad.values:
            return back
        daad = Daad(request.POST[STEP])
        if CONFIRMED not in request.POST and (question := ask_before_step(self, request, record, STEP, daad)):
            return question
        if daad in copies.STEPS and DeskState.of(request).kopie:
            copies.step(self, request, record, daad)
        else:
            self._step_and_say(request, record, daad)
        return back

    def _step_and_say(self, request, record, daad):
        try:
            self.step(request, record, daad)
        except workflow.KanNiet as why:
            self.message_user(request, str(why), messages.ERROR)
            return
        checked = daad == Daad.CONTROLEER
        became = "is vandaag gecontroleerd" if checked else f"is nu: {record.get_status_display()}"
        self.message_user(request, f"‘{record}’ {became}.")

    @transaction.atomic
    def step(self, request, record, daad):
        """Take a step, or say that all of it is still right today, and log it. Raises workflow.KanNiet.

        What visitors report is settled only where it was on the screen: see DeskState.points.
        """
        if daad == Daad.CONTROLEER:
            record.mark_checked()
            workflow.note(record, daad, request.user)
        else:
            reden = workflow.given_reason(request.POST)
            workflow.take(record, daad, by=request.user, reden=reden, missing=self.missing(record))
        if daad in SETTLES:
            Controlepunt.objects.settle(record, by=request.user, only=DeskState.of(request).points)
        self.log_change(request, record, daad.label)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            kopie = DeskState.of(request).kopie
            steps = list(Redactiestap.objects.of(obj).select_related("door")[:SHOWN_STEPS])
            context |= {
                "stappen": steps,
                "teruggestuurd": workflow.sent_back(steps),
                "knoppen": workflow.steps_for(obj, request.user),
                "werkkopie": kopie,
                "mag_wijzigingen": kopie
                and not workflow.refusal(obj, Daad.WIJZIGINGEN, request.user, writer=kopie.door_id),
                "gewijzigde_velden": self._changed_fields(context) if kopie else [],
                "ontbreekt": self.missing(obj),
                "gezien": working_copy.last_change(obj, kopie)[0].isoformat(),
                "voorbeeld_url": reverse("voorbeeld_maak", args=[obj.KIND, obj.pk]),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_view_on_site_url(self, obj=None):
        """A concept has no page yet: its button would lead to one that is not there."""
        return super().get_view_on_site_url(obj) if obj and obj.is_public else None

    def history_view(self, request, object_id, extra_context=None):
        """Also the steps of the desk: the log of the admin knows the forms only."""
        record = self.get_object(request, unquote(object_id))
        steps = Redactiestap.objects.of(record).select_related("door") if record else []
        return super().history_view(request, object_id, {"stappen": steps, **(extra_context or {})})

    def _changed_fields(self, context):
        """In words what the working copy has that the public page has not."""
        form = context["adminform"].form
        names = [form.fields[name].label or name for name in form.changed_data]
        rows = [
            f.formset.model._meta.verbose_name_plural
            for f in context["inline_admin_formsets"]
            if f.formset.has_changed()
        ]
        return [*map(str, names), *map(str, rows)]
