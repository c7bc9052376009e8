"""What the kennisbank shows on pages of others: examples with a doel, with an agenda, the newest."""

from django import template
from django.urls import reverse
from django.utils.html import format_html

from kennisbank.facets import taal_naam as name_of_language
from kennisbank.models import Onderwerp, Praktijk
from raadsportaal.basis.kept_answers import kept
from raadsportaal.basis.texts import number_of
from raadsportaal.gemeenten.context import inhabitants_of

register = template.Library()


@register.simple_tag(takes_context=True)
def praktijken_bij_doel(context, doel, aantal=3):
    """The count of examples with this Global Goal, and the few that lead with it and are of most use to the reader."""
    return _bij_doel(doel, inhabitants_of(context["request"]), aantal)


@kept(200)
def _bij_doel(doel, near, most):
    found = Praktijk.objects.published().with_doel(doel)
    useful = found.for_cards().most_useful_first("doelregels__volgorde", near=near)
    return {"aantal": found.count(), "praktijken": list(useful[:most])}


@register.simple_tag
def praktijken_bij_subdoelen(subdoelen, aantal=3):
    """Examples that share most of these subdoelen: how an agenda comes to its examples, through its verbanden."""
    return Praktijk.objects.published().sharing(subdoelen).for_cards()[:aantal]


@register.simple_tag
def praktijken_nagelezen():
    """How many examples there are, and how many of them an editor of VNG has checked."""
    found = Praktijk.objects.published()
    return {"alle": found.count(), "nagelezen": found.checked().count()}


@register.simple_tag
def aantal_onderwerpen():
    """How many subjects of councils the examples are sorted by."""
    return Onderwerp.objects.count()


@register.simple_tag
@kept(20)
def aantal_per_subdoel(doel):
    """The number of examples with each subdoel of a doel, by its code."""
    return Praktijk.objects.published().counts_per_subdoel(doel)


@register.simple_tag
def voorbeelden_bij(aantallen, code):
    """A link to the examples with this subdoel; nothing where there are none."""
    n = aantallen.get(code)
    if not n:
        return ""
    text = number_of(n, "voorbeeld", "voorbeelden")
    return format_html('<a href="{}?subdoel={}">{}</a>', reverse("kennisbank:praktijken"), code, text)


@register.filter
def taal_naam(code):
    return name_of_language(code)
