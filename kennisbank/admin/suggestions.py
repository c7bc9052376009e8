"""What the computer suggests for a praktijk: a part of its form, or a page by itself without script."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render

from kennisbank.models import Praktijk
from kennisbank.suggestions import suggested


def suggesties(request, pk):
    if not request.user.has_perm("kennisbank.view_praktijk"):
        raise PermissionDenied
    praktijk = get_object_or_404(Praktijk.objects.for_import(), pk=pk)
    context = {"praktijk": praktijk, "suggesties": suggested(praktijk)}
    part = "X-Deel" in request.headers
    return render(request, "beheer/suggesties.html" if part else "beheer/suggesties_pagina.html", context)
