"""The button by which a member keeps what a page is about, or a question on it."""

from django import template

from raadsportaal.basis import kinds
from raadsportaal.instrumenten.bewaarlijst.knop import Knop, is_kept
from raadsportaal.instrumenten.models.bewaard import LONGEST_NOTE

register = template.Library()


@register.inclusion_tag("instrumenten/bewaarknop.html", takes_context=True)
def bewaarknop(context, record, vraag="", notitie=""):
    """Usage: {% bewaarknop praktijk %}, or {% bewaarknop praktijk vraag=vraag.vraag %}; nothing for a visitor.

    `notitie`: what the note beside it begins with, such as the passage that a question is about.
    """
    gemeente, shown = context["werkplek"].gemeente, {"csrf_token": context.get("csrf_token")}
    if not gemeente or not getattr(record, "is_published", True):
        return shown
    knop = Knop(kinds.of_record(record).name, record.pk, str(record), vraag, notitie[:LONGEST_NOTE])
    knop.bewaard = is_kept(context["request"], knop)
    return shown | {"knop": knop, "gemeente": gemeente}
