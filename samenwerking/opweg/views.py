"""The page of the guide: all its steps."""

from raadsportaal.basis.pages import render_page
from samenwerking.models import Beleidsstap


def op_weg(request):
    return render_page(request, "samenwerking/op_weg.html", {"stappen": Beleidsstap.objects.published().for_page()})
