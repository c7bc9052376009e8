"""The same for many records: first a page that lists them, then yes, then what came of each."""

from collections import Counter
from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.forms import Form
from django.template.response import TemplateResponse

from raadsportaal.basis.as_seen import SEEN
from raadsportaal.basis.database.locks import locked
from raadsportaal.redactie import workflow
from raadsportaal.redactie.models import Daad
from raadsportaal.redactie.writing.lacking import to_write

MOST = 500  # records at a time: what a person can mean, and a request can do
MOST_TOLD = 10
MOST_NAMED = 100  # on the page that asks
MEANWHILE = "Iemand wijzigde dit nadat u de lijst kreeg. Lees het eerst."
GONE = "Het is er niet meer."


class OnlyYes(Form):
    """Nothing more to fill in."""


def bulk(modeladmin, request, queryset, action, daad):
    """An action of the admin that takes a step of the workflow with each record."""

    def step(record, data):
        modeladmin.step(request, record, daad)

    lacks = modeladmin.missing if daad == Daad.VRAAG else None
    with_reason = daad in workflow.WITH_REASON
    return bulk_each(modeladmin, request, queryset, action, step, met_reden=with_reason, lacks=lacks)


def bulk_each(modeladmin, request, queryset, action, step: Callable, **question):
    """An action: asks until "bevestig" is sent with a form that is right, then calls step(record, cleaned_data).

    The step raises workflow.KanNiet for a record that must be left as it is; one that is not as the page that asked
    found it is left too. The step gets it locked. `question`: the form and the rest that confirmed() takes.
    """
    filled = confirmed(modeladmin, request, queryset, action, **question)
    if isinstance(filled, TemplateResponse) or filled is None:
        return filled
    done, skipped, seen = 0, [], set(request.POST.get(SEEN, "").split())
    for record in queryset:
        try:
            with transaction.atomic():
                step(_as_seen(record, seen), filled)
            done += 1
        except ObjectDoesNotExist:
            skipped.append((record, GONE))
        except workflow.KanNiet as why:
            skipped.append((record, str(why)))
    _tell(modeladmin, request, done, skipped)
    return None


def _as_seen(record, seen):
    """The record as it is now, locked. Raises KanNiet when the page that asked did not find it so."""
    fresh = locked(record)
    if seen and _mark(fresh.pk, fresh.gewijzigd_op) not in seen:
        raise workflow.KanNiet(MEANWHILE)
    return fresh


def _mark(pk, gewijzigd_op):
    """A record and the moment of its last change, in a word."""
    return f"{pk}={gewijzigd_op.isoformat()}"


def confirmed(modeladmin, request, queryset, action, *, form=OnlyYes, met_reden=False, most=MOST, lacks=None):
    """The cleaned data of the form that goes with a yes; else the page that asks; None when there are too many.

    `lacks(record)`: what the page says that a record still lacks.
    """
    n = queryset.count()
    if n > most:
        text = f"U koos er {n}. Het kan met hooguit {most} tegelijk. Maak de keuze kleiner met de filters."
        modeladmin.message_user(request, text, messages.ERROR)
        return None
    said_yes = "bevestig" in request.POST
    filled = form(request.POST if said_yes else None)
    others = said_yes and _everything(request) and request.POST.get("aantal") != str(n)
    if others:
        text = f"De lijst is intussen veranderd: het zijn er nu {n}. Kijk opnieuw."
        modeladmin.message_user(request, text, messages.WARNING)
    if said_yes and not others and filled.is_valid():
        return filled.cleaned_data
    return _ask(modeladmin, request, queryset, action, filled, n, met_reden=met_reden, lacks=lacks)


def _everything(request):
    """Whether all that the list found was chosen, also on other pages of it."""
    return request.POST.get("select_across") == "1"


def _ask(modeladmin, request, queryset, action, form, n, *, met_reden, lacks):
    records = list(queryset[:MOST_NAMED])
    for record in records if lacks else []:
        record.ontbreekt = to_write(lacks(record))
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": dict(modeladmin.get_action_choices(request)).get(action, ""),
        "opts": modeladmin.opts,
        "records": records,
        "nog": max(n - MOST_NAMED, 0),
        "aantal": n,
        "gezien": _marks(queryset) if n <= MOST else "",  # more is an export, that changes nothing
        "alles": _everything(request),
        "keuze": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "action": action,
        "naam": ACTION_CHECKBOX_NAME,
        "met_reden": met_reden,
        "prullenbak": action == "delete_selected",
        "form": form,
        "media": modeladmin.media + form.media,
    }
    return TemplateResponse(request, "beheer/bevestig.html", context)


def _marks(queryset):
    return " ".join(_mark(*row) for row in queryset.values_list("pk", "gewijzigd_op"))


def _tell(modeladmin, request, done, skipped):
    """ "12 gelukt, 1 overgeslagen: geen bron", and which they were."""
    reasons = Counter(why for _, why in skipped)
    only = next(iter(reasons)).rstrip(".") if len(reasons) == 1 else ""
    told = f"{done} gelukt, {len(skipped)} overgeslagen" + (f": {only[:1].lower()}{only[1:]}." if only else ".")
    modeladmin.message_user(request, told, messages.SUCCESS if done else messages.WARNING)
    if skipped:
        named = [f"‘{record}’" if only else f"‘{record}’: {why}" for record, why in skipped[:MOST_TOLD]]
        rest = f" En nog {len(skipped) - MOST_TOLD}." if len(skipped) > MOST_TOLD else ""
        text = f"Overgeslagen: {', '.join(named) + '.' if only else ' '.join(named)}{rest}"
        modeladmin.message_user(request, text, messages.WARNING)
