"""Imports in the admin: a step is a page, and which one is next is the state of the import."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import DatabaseError
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from raadsportaal.basis.adminnames import list_url
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.logs import for_job
from raadsportaal.redactie import tasks
from raadsportaal.redactie.admin.permissions import NoDelete
from raadsportaal.redactie.imports import blanks, outcome, steps, trial, undo
from raadsportaal.redactie.imports.forms import BestandForm, KolommenForm
from raadsportaal.redactie.imports.kinds import SOORTEN, seen_by
from raadsportaal.redactie.imports.plan import Uitkomst
from raadsportaal.redactie.models import Import
from raadsportaal.redactie.models.imports import Importstand

WAITING = {Importstand.GELADEN, Importstand.BEKEKEN}
CHANGED_MEANWHILE = "Sinds u dit bekeek, is er iets veranderd. Er is niets ingelezen. Hieronder staat hoe het nu is."
WRONG = "Er ging bij ons iets mis. Er is niets veranderd. Probeer het opnieuw."
TOLD = {"anders": CHANGED_MEANWHILE}


@admin.register(Import)
class ImportAdmin(NoDelete, admin.ModelAdmin):
    list_display = ["bestand", "wat", "verzameling", "stand", "door", "op", "ingelezen_op"]
    list_filter = ["stand", "soort"]
    list_select_related = ["door"]
    list_per_page = 50
    search_fields = ["bestand", "verzameling"]

    def get_actions(self, request):
        return {}

    def get_queryset(self, request):
        mine = super().get_queryset(request).filter(soort__in=seen_by(request.user))
        return mine.defer("rijen", "aantallen", "kolommen")

    @admin.display(description="wat", ordering="soort")
    def wat(self, partij):
        return SOORTEN[partij.soort].label if partij.soort in SOORTEN else partij.soort

    def get_urls(self):
        views = [
            ("kolommen", self.kolommen_view),
            ("voorbeeld", self.voorbeeld_view),
            ("importeer", self.importeer_view),
            ("uitslag", self.uitslag_view),
            ("terug", self.terug_view),
            ("weg", self.weg_view),
        ]
        wrap = self.admin_site.admin_view
        own = [path(f"<int:pk>/{name}/", wrap(view), name=f"redactie_import_{name}") for name, view in views]
        template = path(
            "sjabloon/<slug:soort>.<slug:formaat>", wrap(self.sjabloon_view), name="redactie_import_sjabloon"
        )
        return [*own, template, *super().get_urls()]

    # What every step needs.

    def _partij(self, request, pk):
        """The import and its kind, for who may see imports and records of that kind."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        partij = get_object_or_404(Import.objects.select_related("door"), pk=pk)
        if partij.soort not in SOORTEN:
            raise Http404
        soort = SOORTEN[partij.soort]
        if not soort.may_see(request.user):
            raise PermissionDenied
        return partij, soort

    def _page(self, request, template, title, **context):
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **context}
        return TemplateResponse(request, f"beheer/{template}.html", context)

    def _to(self, step, partij):
        return HttpResponseRedirect(reverse(f"admin:redactie_import_{step}", args=[partij.pk]))

    def _look(self, partij):
        """On to the preview, which need not be worked out again."""
        trial.look(partij)
        return HttpResponseRedirect(f"{reverse('admin:redactie_import_voorbeeld', args=[partij.pk])}?uitkomst=alle")

    def _next(self, partij):
        pages = {Importstand.GELADEN: "kolommen", Importstand.BEKEKEN: "voorbeeld"}
        return self._to(pages.get(partij.stand, "uitslag"), partij)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        partij, _ = self._partij(request, number_in(object_id))
        return self._next(partij)

    # Step 1: the file.

    def add_view(self, request, form_url="", extra_context=None):
        soorten = [soort for soort in SOORTEN.values() if soort.may_import(request.user)]
        if not soorten:
            raise PermissionDenied
        form = BestandForm(soorten, request.POST or None, request.FILES or None, initial={"soort": _wish(request)})
        if request.method == "POST" and form.is_valid():
            partij, clear = form.keep(request.user)
            self.log_addition(request, partij, "Laadde een bestand om in te lezen.")
            return self._look(partij) if clear else self._to("kolommen", partij)
        return self._page(request, "import_bestand", "Importeer een bestand", form=form, soorten=soorten)

    def sjabloon_view(self, request, soort, formaat):
        if soort not in SOORTEN or formaat not in blanks.FORMATS or not self.has_view_permission(request):
            raise Http404
        file, kind = blanks.FORMATS[formaat](SOORTEN[soort])
        return FileResponse(file, as_attachment=True, filename=f"sjabloon-{soort}.{formaat}", content_type=kind)

    # Step 2: which column is what.

    def kolommen_view(self, request, pk):
        partij, soort = self._partij(request, pk)
        if not soort.may_import(request.user):
            raise PermissionDenied
        if partij.stand not in WAITING or "opdracht" in partij.aantallen:
            return self._next(partij)
        if partij.door_id != request.user.pk:  # else who says yes could first make it another file
            self.message_user(request, "Wie het bestand laadde, kiest de kolommen.", messages.WARNING)
            return self._to("voorbeeld" if partij.stand == Importstand.BEKEKEN else "uitslag", partij)
        form = KolommenForm(partij, soort, request.POST or None)
        if request.method == "POST" and form.is_valid():
            form.keep()
            return self._look(partij)
        return self._page(request, "import_kolommen", "Welke kolom is wat?", form=form, partij=partij, soort=soort)

    # Step 3: what it would do.

    def voorbeeld_view(self, request, pk):
        partij, soort = self._partij(request, pk)
        if partij.stand != Importstand.BEKEKEN:
            return self._next(partij)
        if "opdracht" in partij.aantallen:
            busy = steps.is_busy(partij)
            return self._page(request, "import_bezig", "Bezig met inlezen", partij=partij, bezig=busy)
        if why := partij.aantallen.get("mislukt"):
            self.message_user(request, TOLD.get(why, why), messages.WARNING)
        uitkomst, page = request.GET.get("uitkomst", ""), request.GET.get("pagina")
        if not uitkomst and not page:  # opened anew: as the content is now
            trial.look(partij)
        paged = Paginator(trial.chosen(partij, uitkomst), trial.PER_PAGE).get_page(page)
        context = _preview(partij, soort, uitkomst, paged, request.user)
        return self._page(request, "import_voorbeeld", "Wat deze import doet", **context)

    # Step 4: yes.

    def importeer_view(self, request, pk):
        partij, soort = self._partij(request, pk)
        if not (soort.may_import(request.user) and soort.may_change(request.user)):
            raise PermissionDenied
        if request.method != "POST":
            return self._next(partij)
        agreed = {"zegel": request.POST.get("zegel", ""), "ook_openbaar": "openbaar" in request.POST}
        if len(partij.rijen) > steps.AT_ONCE and partij.stand == Importstand.BEKEKEN:
            steps.ask(
                pk, wat=steps.INLEZEN, by=request.user, defer=tasks.importeer.configure(**for_job()).defer, **agreed
            )
            return self._to("voorbeeld", partij)
        self._try(request, lambda: steps.importeer(pk, by=request.user, **agreed), "Het bestand is ingelezen.")
        return self._next(Import.objects.get(pk=pk))

    def _try(self, request, act, done):
        try:
            act()
        except steps.Anders:
            self.message_user(request, CHANGED_MEANWHILE, messages.WARNING)
        except steps.KanNiet as why:
            self.message_user(request, str(why), messages.WARNING)
        except DatabaseError:
            self.message_user(request, WRONG, messages.ERROR)
        else:
            self.message_user(request, done)

    # Afterwards.

    def uitslag_view(self, request, pk):
        partij, soort = self._partij(request, pk)
        if partij.stand in WAITING:
            return self._next(partij)
        if why := partij.aantallen.get("mislukt"):
            self.message_user(request, TOLD.get(why, why), messages.WARNING)
        paged = Paginator(partij.regels.all(), trial.PER_PAGE).get_page(request.GET.get("pagina"))
        context = outcome.context(partij, soort, paged, timezone.now(), may_undo=soort.may_change(request.user))
        return self._page(request, "import_uitslag", f"Import van {partij.bestand}", **context)

    def terug_view(self, request, pk):
        partij, soort = self._partij(request, pk)
        if not soort.may_change(request.user):
            raise PermissionDenied
        if not undo.can_undo(partij, timezone.now()) or steps.is_busy(partij):
            return self._next(partij)
        if request.method == "POST":
            return self._undo(request, partij)
        records = undo.plan(partij, request.user)
        context = {"partij": partij, "soort": soort, **outcome.of_undoing(records)}
        return self._page(request, "import_terug", "Maak deze import ongedaan", **context)

    def _undo(self, request, partij):
        if partij.regels.count() > steps.AT_ONCE:
            steps.ask(partij.pk, wat=steps.TERUG, by=request.user, defer=tasks.importeer.configure(**for_job()).defer)
        else:
            self._try(request, lambda: undo.undo(partij.pk, by=request.user), "De import is ongedaan gemaakt.")
        return self._to("uitslag", partij)

    def weg_view(self, request, pk):
        """Throw a file away that was not imported."""
        partij, soort = self._partij(request, pk)
        if not soort.may_import(request.user):
            raise PermissionDenied
        if request.method != "POST" or steps.is_busy(partij) or not Import.objects.waiting().filter(pk=pk).delete()[0]:
            return self._next(partij)
        self.message_user(request, f"‘{partij.bestand}’ is weggegooid. Er is niets ingelezen.")
        return HttpResponseRedirect(reverse("admin:redactie_import_changelist"))


def _wish(request):
    """The kind that the list came from, on which somebody chose to import."""
    return request.GET.get("soort", "")


def _preview(partij, soort, uitkomst, paged, gebruiker):
    telling = partij.aantallen["telling"]
    known = uitkomst in trial.WOORDEN
    return {
        "partij": partij,
        "soort": soort,
        "uitkomst": uitkomst if known else "",
        "tellingen": [(one.value, trial.WOORDEN[one], telling.get(one, 0)) for one in Uitkomst],
        "pagina": paged,
        "rijen": trial.shown(partij, paged.object_list),
        "aantal": telling[Uitkomst.NIEUW] + telling[Uitkomst.GEWIJZIGD],
        "openbaar": telling[Uitkomst.OPENBAAR],
        "mag": soort.may_import(gebruiker) and soort.may_change(gebruiker),
        "mag_openbaar": steps.may_change_public(partij, gebruiker),
        "opmerkingen": partij.aantallen.get("opmerkingen", []),
        "niet_gebruikt": [heading for heading, name in partij.kolommen if not name],
        "lijst": list_url(soort.model),
    }
