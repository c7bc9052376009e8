"""Keep the form of a published record beside it, show it again, and apply it when a colleague says yes."""

from django.http import QueryDict
from django.utils import timezone

from raadsportaal.basis.as_seen import SEEN
from raadsportaal.redactie.models import Werkkopie

NOT_KEPT = {"csrfmiddlewaretoken", "reden"}


def keep(record, data: QueryDict, *, by) -> Werkkopie:
    """What was filled in becomes the working copy; the one that was there is replaced."""
    values = {"velden": _fields(data), "door": by, "op": timezone.now(), "ter_controle": False}
    return Werkkopie.objects.update_or_create(soort=record.KIND, record=record.pk, defaults=values)[0]


def _fields(data: QueryDict) -> dict:
    return {name: data.getlist(name) for name in data if name not in NOT_KEPT and not name.startswith("_")}


def filled(werkkopie: Werkkopie) -> QueryDict:
    """Its form as it would be sent."""
    data = QueryDict(mutable=True)
    for name, values in werkkopie.velden.items():
        data.setlist(name, values)
    return data


def last_change(record, kopie: Werkkopie | None):
    """(moment, who) of the last change to a record or to its working copy."""
    if kopie and kopie.op > record.gewijzigd_op:
        return kopie.op, kopie.door
    return record.gewijzigd_op, record.gewijzigd_door


def differs(werkkopie: Werkkopie, data: QueryDict) -> bool:
    """Whether a form says something else than the working copy; line ends are the browser's own. No form: no."""
    return SEEN in data and _said(_fields(data)) != _said(werkkopie.velden)


def _said(velden):
    """Without the empty row that a browser sends along to make new ones from, and without what is empty."""
    rows = {name: [value.replace("\r\n", "\n") for value in values] for name, values in velden.items()}
    return {name: values for name, values in rows.items() if "__prefix__" not in name and any(values)}


def send_again(request, data: QueryDict) -> None:
    """Make a request one that sends this form. Its files are read first: later, Django would read the form anew too."""
    list(request.FILES)
    request.method, request.POST = "POST", data


def of(record) -> Werkkopie | None:
    return Werkkopie.objects.of(record).select_related("door").first() if record and record.pk else None
