"""All that waits for the griffie over all dossiers, on one page; and the way back to it after a decision."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from raadsportaal.basis.pages import render_page
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.forms.wachtend import WachtForm
from raadsportaal.dossiers.suggesties.waiting import Wachtrij, latest
from raadsportaal.dossiers.views.lists import next_address
from raadsportaal.gemeenten.access import Recht, for_gemeente

HERE = "wacht"  # what a card on this page sends along, with what was chosen: wacht?doel=11


@for_gemeente(Recht.KOPPELEN)
def wachtend(request):
    gemeente = request.toegang.gemeente
    form = WachtForm(request.GET, gemeente)
    rij = Wachtrij(form, timezone.localdate())
    page, laatst = rij.page(request.GET.get("pagina")), latest(gemeente, request.GET.get("laatst", ""))
    if laatst and page.object_list:
        page.object_list[0].kaarten[0].eerste = True  # where who decides goes on
    chosen = form.chosen | ({"pagina": page.number} if page.number > 1 else {})
    context = {
        "form": form,
        "page": page,
        "next_page": next_address(request, page),
        "wacht_totaal": rij.totaal,
        "terug": f"{HERE}?{urlencode(chosen)}",
        "hier": f"?{urlencode(chosen)}",
        "laatst": laatst,
        "rij": True,
    }
    announce = "Er wacht niets" if not rij.totaal else f"{number_of(rij.totaal, 'wacht', 'wachten')} op u"
    page_name, fragment = "dossiers/wachtend.html", "dossiers/_wachtlijst.html"
    return render_page(request, page_name, context, fragment=fragment, announce=announce)


class Terugweg:
    """Where a card was decided, if that was on this page: what the choice was, and how much waits of it."""

    def __init__(self, request):
        self.gemeente = request.toegang.gemeente
        self.terug = (request.POST.get("terug") or request.GET.get("terug", ""))[:500]
        name, _, query = self.terug.partition("?")
        self.here, self.query = name == HERE, QueryDict(query)

    @property
    def totaal(self):
        return WachtForm(self.query, self.gemeente).count(timezone.localdate())

    def address(self, laatst=""):
        query = self.query.copy()
        if laatst:
            query["laatst"] = laatst
        address = reverse("dossiers:wachtend", args=[self.gemeente.slug])
        return f"{address}?{query.urlencode()}" if query else address

    @property
    def context(self):
        """For a card, in a form or an answer."""
        return {"terug": self.terug, "terug_url": self.address()} if self.here else {}
