"""What is done with a working copy beside publishing it: ask a colleague, send it back with a reason, throw it away."""

from django.contrib import messages
from django.http import HttpResponseRedirect

from raadsportaal.redactie import workflow
from raadsportaal.redactie.admin.confirming import CONFIRMED, Zeker
from raadsportaal.redactie.models import Daad

DISCARD = "_weg"
ASKED = "Een collega ziet deze wijzigingen nu op de startpagina."
SENT_BACK = "Teruggestuurd. De schrijver leest uw reden bovenaan het formulier."
GONE = "De werkkopie is weg. De openbare pagina bleef zoals zij was."


class Kopiestappen(Zeker):
    """Part of Werkstroom."""

    def _step_of_copy(self, request, record, kopie, daad):
        """Take a step that is about the copy and not about the record; says so itself."""
        reden = workflow.given_reason(request.POST)
        why = workflow.refusal(record, daad, request.user, writer=kopie.door_id)
        if daad == Daad.TERUG and not (why or reden):
            why = "Vul in waarom."
        if why:
            self.message_user(request, why, messages.ERROR)
            return
        kopie.ter_controle = daad == Daad.VRAAG
        kopie.save(update_fields=["ter_controle"])
        workflow.note(record, daad, request.user, reden if daad == Daad.TERUG else "")
        self.message_user(request, ASKED if daad == Daad.VRAAG else SENT_BACK)

    def _discard(self, request, record):
        if request.kopie and CONFIRMED not in request.POST:
            return self._ask(request, record, DISCARD, "1", title="Werkkopie weggooien?")
        if request.kopie:
            request.kopie.delete()
            workflow.note(record, Daad.WEG, request.user)
            self.message_user(request, GONE)
        return HttpResponseRedirect(request.path)
