"""The change form of every Publicatie: steps at its foot, a working copy of what is public, the second editor told."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware, localtime

from raadsportaal.redactie import workflow, working_copy
from raadsportaal.redactie.admin.confirming import CONFIRMED, STEP, WORKING_COPY
from raadsportaal.redactie.admin.copies import DISCARD, Kopiestappen
from raadsportaal.redactie.models import Controlepunt, Daad, Redactiestap

SHOWN_STEPS = 5
SETTLES = {Daad.CONTROLEER, Daad.ARCHIVEER}  # what is in the queue "Controle nodig" of this record is dealt with
YOURS = "Hieronder staat wat u invulde. Kijk wat er nu staat en sla opnieuw op: dan geldt uw tekst."
NOT_YET = "Er is nog niets gepubliceerd. Lees het eerst."


class Werkstroom(Kopiestappen):
    """Mix in before a ModelAdmin. A record that is published is never changed by saving its form: see werkkopie.py."""

    change_form_template = "beheer/publicatie.html"
    object_history_template = "beheer/geschiedenis.html"

    def missing(self, record) -> list[str]:
        """What still lacks before this record can be published, in words; nothing by default."""
        return []

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if not object_id:
            return super().changeform_view(request, object_id, form_url, extra_context)
        # As the stock view reads it: a number in disguise (5_0A) would else be saved past all of this.
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST":
            return self._changed_alone(request, record, object_id, form_url, extra_context)
        request.kopie = working_copy.of(record)
        if request.kopie and self.has_change_permission(request, record):
            self._show_again(request, working_copy.filled(request.kopie))
        return super().changeform_view(request, object_id, form_url, extra_context)

    @transaction.atomic
    def _changed_alone(self, request, record, *where):
        """With the record locked: whether it is public is decided once, and nobody publishes it meanwhile."""
        record = workflow.locked(record)
        request.kopie = working_copy.of(record)
        return self._changed(request, record, *where)

    def _changed(self, request, record, object_id, form_url, extra_context):
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        if CONFIRMED in request.POST and self._was_changed_meanwhile(request, record):
            return HttpResponseRedirect(request.path)
        if DISCARD in request.POST:
            return self._discard(request, record)
        if WORKING_COPY in request.POST:
            return self._apply(request, record, object_id, form_url, extra_context)
        if CONFIRMED in request.POST:  # its form was saved before the question
            return self._stepped(request, record)
        if self._was_changed_meanwhile(request, record):
            self._show_again(request, request.POST)
            return super().changeform_view(request, object_id, form_url, extra_context)
        if not record.is_public:
            return super().changeform_view(request, object_id, form_url, extra_context)
        return self._keep(request, record, object_id, form_url, extra_context)

    def _show_again(self, request, data):
        """Make the stock view render a form with this data, without saving it."""
        request.toont = True
        working_copy.send_again(request, data)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if getattr(request, "toont", False):
            return type(form.__name__, (form,), {"is_valid": lambda self: False})
        return form

    # Two editors on one record.

    def _was_changed_meanwhile(self, request, record) -> bool:
        seen = _moment(request.POST.get("_gezien", ""))
        moment, who = working_copy.last_change(record, request.kopie)
        if seen is None or moment <= seen:
            return False
        self.message_user(
            request,
            f"{who or 'Iemand'} wijzigde dit om {localtime(moment):%H.%M} uur, nadat u het opende. "
            + (NOT_YET if CONFIRMED in request.POST else YOURS),
            messages.WARNING,
        )
        return True

    # The working copy of a published record.

    def _keep(self, request, record, object_id, form_url, extra_context):
        """Save in a transaction that is undone: what the stock form would refuse is refused here too."""
        request.houdt = True
        with transaction.atomic():
            response = super().changeform_view(request, object_id, form_url, extra_context)
            saved = response.status_code == 302
            transaction.set_rollback(saved)
        if not saved:
            return response
        if working_copy.differs(request.kopie, request.POST) if request.kopie else request.gewijzigd:
            request.kopie = working_copy.keep(record, request.POST, by=request.user)
            workflow.note(record, Daad.WERKKOPIE, request.user)
            self.message_user(
                request,
                "Bewaard als werkkopie. De openbare pagina verandert pas als een collega de wijzigingen publiceert.",
            )
        return self._stepped(request, record)

    def _apply(self, request, record, object_id, form_url, extra_context):
        """Publish the working copy: its form is saved as if its writer had done so now."""
        kopie = request.kopie
        if kopie is None:
            self.message_user(request, "Er is geen werkkopie meer.", messages.ERROR)
            return HttpResponseRedirect(request.path)
        if why := workflow.refusal(record, Daad.WIJZIGINGEN, request.user, writer=kopie.door_id):
            self.message_user(request, why, messages.ERROR)
            return HttpResponseRedirect(request.path)
        if CONFIRMED not in request.POST:
            return self._sure_of_changes(request, record, object_id, form_url, extra_context)
        request.POST, request.schrijver = working_copy.filled(kopie), kopie.door
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if response.status_code != 302:
            return response
        kopie.delete()
        workflow.note(record, Daad.WIJZIGINGEN, request.user)
        self.message_user(request, "De wijzigingen staan op het portaal.")
        return HttpResponseRedirect(request.path)

    # Saving and stepping.

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        request.gewijzigd = form.has_changed() or any(formset.has_changed() for formset in formsets)
        record = form.instance
        if request.gewijzigd:
            record.gewijzigd_door = getattr(request, "schrijver", None) or request.user
            record.save()
        else:
            record.index()

    def response_change(self, request, obj):
        if getattr(request, "houdt", False):
            return HttpResponseRedirect(request.path)
        if STEP in request.POST:
            return self._stepped(request, obj)
        return super().response_change(request, obj)

    def _stepped(self, request, record):
        """Take the step that a button asked for, if any, and come back to the form."""
        daad = request.POST.get(STEP, "")
        if daad not in Daad.values:
            return HttpResponseRedirect(request.path)
        if daad == Daad.PUBLICEER and CONFIRMED not in request.POST and self._can_publish(request, record):
            return self._ask(request, record, STEP, daad)
        if daad == Daad.VRAAG and CONFIRMED not in request.POST and (lacks := self._unfinished(request, record)):
            return self._ask(request, record, STEP, daad, title="Nu al controle aanvragen?", ontbreekt=lacks)
        if daad in (Daad.VRAAG, Daad.TERUG) and request.kopie:
            self._step_of_copy(request, record, request.kopie, daad)
        else:
            self._step_and_say(request, record, Daad(daad))
        return HttpResponseRedirect(request.path)

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
        """Take a step, or say that all of it is still right today, and log it. Raises stappen.KanNiet.

        `request.punten`: the reasons to check that were on the screen; without, what visitors report stays open.
        """
        if daad == Daad.CONTROLEER:
            record.mark_checked()
            workflow.note(record, daad, request.user)
        else:
            reden = workflow.given_reason(request.POST)
            workflow.take(record, daad, by=request.user, reden=reden, missing=self.missing(record))
        if daad in SETTLES:
            Controlepunt.objects.settle(record, by=request.user, only=getattr(request, "punten", None))
        self.log_change(request, record, daad.label)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            kopie = getattr(request, "kopie", None)
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


def _moment(text):
    """The moment that a page says it was made; None for what is no moment."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None
