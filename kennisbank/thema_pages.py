"""Pages that lead into the kennisbank: a thema with what there is about it, and the collections that editors made."""

from django.shortcuts import get_object_or_404

from kennisbank.models import Collectie, Netwerk, Onderwerp, Praktijk, Thema
from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.context import inhabitants_of

EXAMPLES, GOALS = 6, 5


def themas(request):
    return render_page(request, "kennisbank/themas.html", {"themas": Thema.objects.with_counts()})


def thema(request, slug):
    thema = get_object_or_404(Thema, slug=slug)
    praktijken = Praktijk.objects.published().of_thema(thema)
    context = {
        "thema": thema,
        "aantal": praktijken.count(),
        "praktijken": praktijken.for_cards().most_useful_first(near=inhabitants_of(request))[:EXAMPLES],
        "onderwerpen": Onderwerp.objects.of_thema(thema),
        "vragen": thema.vragen.all(),
        "doelen": praktijken.goals(most=GOALS),
        "collecties": Collectie.objects.of_thema(thema),
        "netwerken": Netwerk.objects.published().of_thema(thema),
    }
    return render_page(request, "kennisbank/thema.html", context)


def collecties(request):
    return render_page(request, "kennisbank/collecties.html", {"collecties": Collectie.objects.shown().home_first()})


def collectie(request, slug):
    collectie = get_object_or_404(Collectie.objects.readable().select_related("thema"), slug=slug)
    praktijken = Praktijk.objects.published().of_collectie(collectie).for_cards()
    return render_page(request, "kennisbank/collectie.html", {"collectie": collectie, "praktijken": praktijken})
