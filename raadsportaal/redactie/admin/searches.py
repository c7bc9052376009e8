"""The list "Gezocht en niet gevonden" in the admin: read-only, summed per term."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils import timezone

from raadsportaal.basis import kinds
from raadsportaal.basis.models import Zoekterm
from raadsportaal.basis.search.counting import EVERYWHERE
from raadsportaal.redactie.admin.permissions import NoAdd, NoChange, NoDelete

PER_PAGE = 100


@admin.register(Zoekterm)
class ZoektermAdmin(NoAdd, NoChange, NoDelete, admin.ModelAdmin):
    """No forms: a single row says less than the sum, and a rare one could be somebody's name."""

    def has_view_permission(self, request, obj=None):
        return obj is None and super().has_view_permission(request)

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = Paginator(Zoekterm.objects.summed(timezone.localdate()), PER_PAGE)
        page = rows.get_page(request.GET.get("pagina"))
        names = _places()
        for row in page:
            row["waar"] = ", ".join(names.get(plek, plek) for plek in row["plekken"])
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": "Gezocht en niet gevonden"}
        return TemplateResponse(request, "beheer/zoektermen.html", context | {"pagina": page})


def _places():
    """{what `waar` holds: what the editors call that list}"""
    names = {kind.name: str(kind.model._meta.verbose_name_plural) for kind in kinds.every()}
    return names | {EVERYWHERE: "hele portaal"}
