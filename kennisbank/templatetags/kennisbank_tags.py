"""What the kennisbank shows on pages of others: examples with a doel, with an agenda, the newest."""

from django import template
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.html import format_html

from kennisbank.facets import taal_naam as name_of_language
from kennisbank.models import Praktijk

register = template.Library()


@register.simple_tag
def praktijken_bij_doel(doel, aantal=3):
    """The count of examples with this Global Goal, and the few that lead with it and are most certain."""
    found = Praktijk.objects.published().with_doel(doel)
    return {
        "aantal": found.count(),
        "praktijken": found.for_cards().order_by("doelregels__volgorde", "-zekerheid", "slug")[:aantal],
    }


@register.simple_tag
def praktijken_bij_subdoelen(subdoelen, aantal=3):
    """Examples that share most of these subdoelen: how an agenda comes to its examples, through its verbanden."""
    shared = Count("subdoelen", Q(subdoelen__in=subdoelen), distinct=True)
    found = Praktijk.objects.published().annotate(gedeeld=shared).filter(gedeeld__gt=0)
    return found.for_cards().order_by("-gedeeld", "-zekerheid", "slug")[:aantal]


@register.simple_tag
def praktijken_nagelezen():
    """How many examples there are, and how many of them an editor of VNG has checked."""
    found = Praktijk.objects.published()
    return {"alle": found.count(), "nagelezen": found.filter(gecontroleerd_op__isnull=False).count()}


@register.simple_tag
def aantal_per_subdoel(doel):
    """The number of examples with each subdoel of a doel, by its code."""
    found = Praktijk.objects.published().filter(subdoelen__doel=doel)
    return dict(found.values_list("subdoelen__code").annotate(n=Count("pk", distinct=True)).order_by())


@register.simple_tag
def voorbeelden_bij(aantallen, code):
    """A link to the examples with this subdoel; nothing where there are none."""
    n = aantallen.get(code)
    if not n:
        return ""
    text = "1 voorbeeld" if n == 1 else f"{n} voorbeelden"
    return format_html('<a href="{}?subdoel={}">{}</a>', reverse("kennisbank:praktijken"), code, text)


@register.filter
def taal_naam(code):
    return name_of_language(code)
