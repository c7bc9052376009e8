"""Tags for pages to the left that show what was handed in: by councils elsewhere, and with a dossier of their own."""

from django import template
from django.db.models import Q

from raadsportaal.instrumenten.elders import asked_elsewhere
from raadsportaal.instrumenten.models import Ingediend

register = template.Library()


@register.inclusion_tag("instrumenten/elders.html")
def zo_vroegen_anderen(**naar):
    """Usage: {% zo_vroegen_anderen praktijk=praktijk %}; nothing where no council did."""
    return {"stukken": asked_elsewhere(Q(**naar))}


@register.inclusion_tag("instrumenten/ingediend_openbaar.html")
def ingediend_tekst_ook(dossier):
    """Before a dossier is shown to everyone: that the text of a paper goes along, with the names in it."""
    return {"stuk": _paper_of(dossier)}


@register.inclusion_tag("instrumenten/ingediend_strook.html", takes_context=True)
def ingediend_stuk(context, dossier):
    """On the page of a dossier that is itself a paper that was handed in: its text, and who says so."""
    return {"stuk": _paper_of(dossier), "dossier": dossier, "request": context["request"]}


def _paper_of(dossier):
    """With the dossier at hand as its own, which says where it stands: it is not read again."""
    stuk = Ingediend.objects.filter(dossier=dossier).select_related("door", "gemeente").defer("papier").first()
    if stuk:
        stuk.dossier = dossier
    return stuk
