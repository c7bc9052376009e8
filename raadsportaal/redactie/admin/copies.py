"""The working copy of a public record in its form: kept, sent to a colleague and back, published, thrown away.

`site` is the ModelAdmin of the record, `stock` the form view of Django for this request: it checks, saves and answers.
"""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect

from raadsportaal.redactie import as_read, workflow, working_copy
from raadsportaal.redactie.admin import announcing
from raadsportaal.redactie.admin.confirming import CONFIRMED, ask
from raadsportaal.redactie.admin.differences import changes
from raadsportaal.redactie.admin.state import DeskState
from raadsportaal.redactie.models import Daad

PUBLISH, DISCARD = "_wijzigingen", "_weg"  # buttons of the form
KEPT = "Bewaard als werkkopie. De openbare pagina verandert pas als een collega de wijzigingen publiceert."
ASKED = "Een collega ziet deze wijzigingen nu op de startpagina."
SENT_BACK = "Teruggestuurd. De schrijver leest uw reden bovenaan het formulier."
PUBLISHED = "De wijzigingen staan op het portaal."
NOT_SAVED = "U wijzigde zelf nog iets. Sla dat eerst op. Daarna publiceert een collega het."
DISCARDED = "De werkkopie is weg. De openbare pagina bleef zoals zij was."
NONE_LEFT = "Er is geen werkkopie meer."
STEPS = {Daad.VRAAG, Daad.TERUG}  # about the copy and not about the record, where there is one


def keep(site, request, record, stock):
    """What the form says becomes the working copy. The answer of Django when it was refused, else None.

    It is saved in a transaction that is undone: what the stock form would refuse is refused here too.
    """
    state = DeskState.of(request)
    state.is_undone = True
    with transaction.atomic():
        response = stock()
        saved = response.status_code == 302
        transaction.set_rollback(saved)
    if not saved:
        return response
    if working_copy.differs(state.kopie, request.POST) if state.kopie else state.has_changed:
        state.kopie = working_copy.keep(record, request.POST, by=request.user)
        workflow.note(record, Daad.WERKKOPIE, request.user)
        site.message_user(request, KEPT)
    return None


def step(site, request, record, daad):
    """Ask a colleague to look at it, or send it back with a reason."""
    kopie = DeskState.of(request).kopie
    reden = workflow.given_reason(request.POST)
    why = workflow.refusal(record, daad, request.user, writer=kopie.door_id)
    if daad == Daad.TERUG and not (why or reden):
        why = "Vul in waarom."
    if why:
        site.message_user(request, why, messages.ERROR)
        return
    kopie.ter_controle = daad == Daad.VRAAG
    kopie.save(update_fields=["ter_controle"])
    workflow.note(record, daad, request.user, reden if daad == Daad.TERUG else "")
    site.message_user(request, ASKED if daad == Daad.VRAAG else SENT_BACK)


def publish(site, request, record, stock):
    """After a yes its form is saved as if its writer had done so now."""
    kopie = DeskState.of(request).kopie
    back = HttpResponseRedirect(request.path)
    if kopie is None:
        site.message_user(request, NONE_LEFT, messages.ERROR)
        return back
    if why := workflow.refusal(record, Daad.WIJZIGINGEN, request.user, writer=kopie.door_id):
        site.message_user(request, why, messages.ERROR)
        return back
    if CONFIRMED not in request.POST:
        return _ask_to_publish(site, request, record, stock)
    melden = announcing.MeldForm(request.POST)
    if not melden.is_valid():
        return _ask(site, request, record, melden)
    was = as_read.of(record)
    request.POST, DeskState.of(request).writer = working_copy.filled(kopie), kopie.door
    response = stock()
    if response.status_code != 302:
        return response
    kopie.delete()
    seen = as_read.differences(was, as_read.of(record))
    workflow.note(record, Daad.WIJZIGINGEN, request.user, melding=melden.sentence if seen else "")
    site.message_user(request, PUBLISHED)
    return back


def _ask_to_publish(site, request, record, stock):
    """What was typed since the copy was saved is no part of it, and not lost."""
    kopie = DeskState.of(request).kopie
    if working_copy.differs(kopie, request.POST):
        site.message_user(request, NOT_SAVED, messages.WARNING)
        return show_again(request, request.POST, stock)
    heard = announcing.can_be_heard(record)
    return _ask(site, request, record, announcing.question(request, record, stock) if heard else None, heard=heard)


def _ask(site, request, record, melden, *, heard=True):
    more = {"verschillen": changes(site, request, record, DeskState.of(request).kopie), "melden": melden}
    return ask(site, request, record, PUBLISH, "1", niemand_ziet_het=heard and melden is None, **more)


def discard(site, request, record):
    kopie = DeskState.of(request).kopie
    if kopie and CONFIRMED not in request.POST:
        return ask(site, request, record, DISCARD, "1", title="Werkkopie weggooien?")
    if kopie:
        kopie.delete()
        workflow.note(record, Daad.WEG, request.user)
        site.message_user(request, DISCARDED)
    return HttpResponseRedirect(request.path)


def show_again(request, data, stock):
    """The form with this data in it, not saved."""
    DeskState.of(request).only_shows = True
    working_copy.send_again(request, data)
    return stock()
