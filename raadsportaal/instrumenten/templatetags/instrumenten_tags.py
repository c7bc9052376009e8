"""Tags for pages to the left that show what was handed in, by councils elsewhere and with a dossier of their own.

And what there is to choose from for a paper.
"""

from django import template
from django.db.models import Q
from django.utils.html import format_html

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


@register.simple_block_tag
def kiesoptie(content, naam, waarde, titel, gekozen=None):
    """Something to tick for a paper, with what is told of it; `gekozen`: the values that are ticked, without it all.

    {% kiesoptie "praktijk" praktijk.slug praktijk.titel keuze.praktijken %}…{% endkiesoptie %}
    """
    return format_html(
        '<label class="raad-kies__optie"><input type="checkbox" name="{}" value="{}"{}>'
        '<span class="raad-kies__naam">{}</span>{}</label>',
        naam,
        waarde,
        " checked" if gekozen is None or waarde in gekozen else "",
        titel,
        content,
    )


def _paper_of(dossier):
    """With the dossier at hand as its own, which says where it stands: it is not read again."""
    stuk = Ingediend.objects.filter(dossier=dossier).select_related("door", "gemeente").defer("papier").first()
    if stuk:
        stuk.dossier = dossier
    return stuk
