"""The page of who works on a thema."""

from django.utils import timezone

from raadsportaal.basis.pages import render_page
from samenwerking.uitwisseling.colleagues import colleagues
from samenwerking.uitwisseling.forms import ThemaForm


def uitwisseling(request):
    form = ThemaForm(request.GET)
    thema = form.cleaned_data.get("thema")
    found = colleagues(thema, timezone.localdate()) if thema else {}
    return render_page(request, "samenwerking/uitwisseling.html", {"form": form, "thema": thema, **found})
