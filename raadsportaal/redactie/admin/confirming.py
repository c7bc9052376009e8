"""The question between a button and what others read: nothing becomes public without a second look."""

from django.contrib import messages
from django.template.response import TemplateResponse
from django.urls import reverse

from raadsportaal.redactie import workflow, working_copy
from raadsportaal.redactie.admin.differences import changes
from raadsportaal.redactie.models import Daad
from raadsportaal.redactie.writing.lacking import to_write

STEP, WORKING_COPY, CONFIRMED = "_stap", "_wijzigingen", "_zeker"
NOT_SAVED = "U wijzigde zelf nog iets. Sla dat eerst op. Daarna publiceert een collega het."


class Zeker:
    """Part of Werkstroom: the page that asks before publishing, or before asking for a check too early."""

    def _can_publish(self, request, record):
        return Daad.PUBLICEER in workflow.steps_for(record, request.user) and not self.missing(record)

    def _unfinished(self, request, record):
        """What a writer who asks for a check has not filled in yet; nothing where the step is refused anyway."""
        may = not request.kopie and Daad.VRAAG in workflow.steps_for(record, request.user)
        return to_write(self.missing(record)) if may else []

    def _sure_of_changes(self, request, record, object_id, form_url, extra_context):
        """Ask before publishing the working copy; what was typed since it was saved is no part of it, and not lost."""
        if not working_copy.differs(request.kopie, request.POST):
            differences = changes(self, request, record, request.kopie)
            return self._ask(request, record, WORKING_COPY, "1", verschillen=differences)
        self.message_user(request, NOT_SAVED, messages.WARNING)
        self._show_again(request, request.POST)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _ask(self, request, record, button, value, **more):
        """With the moment of the last change, so that who says yes says it to what was there."""
        context = {
            **self.admin_site.each_context(request),
            "title": "Op het portaal zetten?",
            "opts": self.opts,
            "record": record,
            "knop": button,
            "waarde": value,
            "zeker": CONFIRMED,
            "gezien": working_copy.last_change(record, request.kopie)[0].isoformat(),
            "kopie": request.kopie,
            "voorbeeld_url": reverse("voorbeeld_maak", args=[record.KIND, record.pk]),
            **more,
        }
        return TemplateResponse(request, "beheer/zeker.html", context)
