"""The way in to samenwerking: what there is, what comes up, and whom to ask."""

from django.utils import timezone

from raadsportaal.basis.pages import render_page
from samenwerking.landen.overview import landregels
from samenwerking.models import Bijeenkomst, Oproep, Programma, Stedenband

FEW = 3


def samenwerking(request):
    now = timezone.now()
    today = timezone.localdate(now)
    programmas, banden = Programma.objects.published(), Stedenband.objects.living()
    context = {
        "aantallen": {
            "programmas": programmas.count(),
            "lopend": programmas.running(today).count(),
            "einde_onbekend": programmas.open_ended(today).count(),
            "landen": len(landregels(now)),
            "stedenbanden": banden.count(),
            "bevestigd": banden.confirmed().count(),
        },
        "oproepen": Oproep.objects.open(today).soonest_first()[:FEW],
        "bijeenkomsten": Bijeenkomst.objects.coming(now)[:FEW],
    }
    return render_page(request, "samenwerking/samenwerking.html", context)
