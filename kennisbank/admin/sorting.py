"""Thema's, landen and plaatsen in the admin."""

from django.contrib import admin
from django.http import JsonResponse

from kennisbank.models import Land, Onderwerp, Plaats, Thema, Themavraag
from raadsportaal.basis.tables import numbers
from raadsportaal.redactie.admin import NoDelete


class VraagInline(admin.TabularInline):
    model = Themavraag
    extra = 0


@admin.register(Thema)
class ThemaAdmin(NoDelete, admin.ModelAdmin):
    list_display = ["naam", "nummer"]
    search_fields = ["naam"]
    inlines = [VraagInline]


@admin.register(Onderwerp)
class OnderwerpAdmin(NoDelete, admin.ModelAdmin):
    list_display = ["naam", "thema", "nummer"]
    list_filter = ["thema"]
    search_fields = ["naam", "trefwoorden"]


@admin.register(Land)
class LandAdmin(NoDelete, admin.ModelAdmin):
    list_display = ["naam", "code", "werelddeel"]
    list_filter = ["werelddeel"]
    search_fields = ["naam", "andere_namen", "=code"]


def zoek_plaats(request):
    """The places that begin with what was typed, as the search box of the admin asks for them."""
    found = Plaats.objects.beginning_with(request.GET.get("term", ""))
    return JsonResponse({"results": [_choice(plaats) for plaats in found], "pagination": {"more": False}})


def _choice(plaats):
    """With what the form is filled with; decimals with a comma, as the form writes them."""
    inwoners = f" ({numbers.shown(plaats.inwoners)} inwoners)" if plaats.inwoners else ""
    return {
        "id": plaats.pk,
        "text": f"{plaats.naam}, {plaats.land.naam}{inwoners}",
        "plaats": plaats.naam,
        "land": plaats.land_id,
        "land_naam": plaats.land.naam,
        "breedtegraad": f"{plaats.breedtegraad:g}".replace(".", ","),
        "lengtegraad": f"{plaats.lengtegraad:g}".replace(".", ","),
    }
