"""Possible doubles in the admin: a warning above the form, a list of open pairs, and a page that shows both."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from raadsportaal.basis.adminnames import change_url
from raadsportaal.basis.digits import number_in
from raadsportaal.redactie.admin.addresses import was_public
from raadsportaal.redactie.admin.permissions import NoAdd, NoDelete
from raadsportaal.redactie.admin.state import DeskState
from raadsportaal.redactie.doubles import likeness, merging
from raadsportaal.redactie.kinds import models, seen_by
from raadsportaal.redactie.models import Antwoord, Dubbel
from raadsportaal.redactie.workflow import KanNiet
from raadsportaal.redactie.worklist import Werk, werk

OTHER, MERGE = "_anders", "_samen"


class Dubbelwaarschuwing:
    """Mix in before a ModelAdmin of a Publicatie: what is saved is compared with what is there."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        state = DeskState.of(request)
        if state.has_changed:
            state.alike = form.instance, likeness.find(form.instance)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What was found is written after the saving: that of a working copy is undone with all it did."""
        response = super().changeform_view(request, object_id, form_url, extra_context)
        record, found = DeskState.of(request).alike or (None, {})
        if not found or response.status_code != 302 or not likeness.keep(record, found):
            return response
        if not request.user.has_perm("redactie.view_dubbel") or "_popup" in request.POST:
            return response
        self.message_user(request, "Opgeslagen. Kijk hieronder of dit niet dubbel is.", messages.WARNING)
        return HttpResponseRedirect(change_url(record, record.pk))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and request.user.has_perm("redactie.view_dubbel"):
            pairs = {pair.other(obj.pk): pair for pair in Dubbel.objects.open().of(obj)[: likeness.MOST]}
            others = type(obj).objects.kept().filter(pk__in=pairs)
            context["dubbelen"] = [{"paar": pairs[r.pk], "record": r, "url": change_url(r, r.pk)} for r in others]
            context["mag_samen"] = merging.can_merge(obj.KIND)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.action(description="Voeg twee samen", permissions=["change"])
    def merge_two(self, request, queryset):
        """For a pair that an editor sees and the computer did not: to the same page that shows both."""
        numbers = sorted(queryset.values_list("pk", flat=True)[:3])
        if len(numbers) != 2 or not merging.can_merge(self.model.KIND):
            self.message_user(request, "Vink er precies twee aan die u mag samenvoegen.", messages.ERROR)
            return None
        place = {"soort": self.model.KIND, "een": numbers[0], "twee": numbers[1]}
        pair, _ = Dubbel.objects.get_or_create(**place, defaults={"waarom": "Een redacteur koos deze twee"})
        pair.reopen()
        return HttpResponseRedirect(reverse("admin:redactie_dubbel_change", args=[pair.pk]))


class StandFilter(admin.SimpleListFilter):
    """Open pairs first: the list is work to do."""

    title, parameter_name = "antwoord", "stand"

    def lookups(self, request, model_admin):
        return [("anders", "is iets anders"), ("samen", "samengevoegd")]

    def choices(self, changelist):
        first, *rest = super().choices(changelist)
        return [first | {"display": "nog niet bekeken"}, *rest]

    def queryset(self, request, queryset):
        return queryset.filter(antwoord=self.value() or Antwoord.OPEN)


@admin.register(Dubbel)
class DubbelAdmin(NoAdd, NoDelete, admin.ModelAdmin):
    """To read; its page shows both records and asks what they are."""

    list_display = ["ene", "andere", "wat", "waarom", "gevonden_op", "door"]
    list_display_links = ["ene", "andere"]
    list_filter = [StandFilter, "soort"]
    list_select_related = ["door"]
    list_per_page = 50

    def get_queryset(self, request):
        """Of the kinds that this person may see: the list shows titles, also of what is not public."""
        return super().get_queryset(request).filter(soort__in=seen_by(request.user))

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Mogelijk dubbel"} | (extra_context or {}))

    def get_changelist_instance(self, request):
        """With the titles of all pairs of the page, by one query for each kind."""
        changelist = super().get_changelist_instance(request)
        pairs, titles = list(changelist.result_list), {}
        for kind in {pair.soort for pair in pairs} & models().keys():
            numbers = {n for pair in pairs if pair.soort == kind for n in (pair.een, pair.twee)}
            found = models()[kind][0].objects.filter(pk__in=numbers).values_list("pk", "titel")
            titles |= {(kind, pk): titel for pk, titel in found}
        for pair in pairs:
            pair.titels = [titles.get((pair.soort, n), f"nummer {n}, weg") for n in (pair.een, pair.twee)]
        changelist.result_list = pairs
        return changelist

    @admin.display(description="het ene")
    def ene(self, pair):
        return pair.titels[0]

    @admin.display(description="het andere")
    def andere(self, pair):
        return pair.titels[1]

    @admin.display(description="wat")
    def wat(self, pair):
        return models()[pair.soort][0]._meta.verbose_name if pair.soort in models() else pair.soort

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if not self.has_view_permission(request) or (request.method == "POST" and not self._may_answer(request)):
            raise PermissionDenied
        pair = get_object_or_404(Dubbel, pk=number_in(object_id))
        records, site = self._both(request, pair)
        if request.method == "POST":
            return self._answered(request, pair, records, site)
        return self._ask(request, pair, records, site)

    @staticmethod
    def _may_answer(request):
        return request.user.has_perm("redactie.change_dubbel")

    def _both(self, request, pair):
        model, site = models().get(pair.soort, (None, None))
        records = list(model.objects.filter(pk__in=[pair.een, pair.twee]).order_by("pk")) if model else []
        if len(records) < 2:
            raise Http404
        if not all(site.has_view_permission(request, record) for record in records):
            raise PermissionDenied
        return records, site

    def _ask(self, request, pair, records, site):
        blijft = merging.oldest(*records)
        weg = records[0] if blijft == records[1] else records[1]
        sides = [{"record": r, "url": change_url(r, r.pk), "aantallen": merging.counted(r)} for r in records]
        may = pair.is_open and all(site.has_change_permission(request, record) for record in records)
        context = {
            **self.admin_site.each_context(request),
            "title": "Is dit hetzelfde?",
            "opts": self.opts,
            "paar": pair,
            "kanten": sides,
            "blijft": blijft,
            "mag_antwoorden": may,
            "mag_samen": may and merging.can_merge(pair.soort),
            "bezwaar": merging.refusal(weg, blijft, request.user),
        }
        return TemplateResponse(request, "beheer/samenvoegen.html", context)

    def _answered(self, request, pair, records, site):
        if not all(site.has_change_permission(request, r) or r.status == "verwijderd" for r in records):
            raise PermissionDenied
        if OTHER in request.POST:
            return self._keep_apart(request, pair, records, site)
        chosen = [record for record in records if str(record.pk) == request.POST.get("blijft")]
        if MERGE not in request.POST or not chosen or not merging.can_merge(pair.soort):
            self.message_user(request, "Kies welk van de twee blijft.", messages.ERROR)
            return HttpResponseRedirect(request.path)
        blijft = chosen[0]
        weg = records[0] if blijft == records[1] else records[1]
        leads = " en leidt hierheen" if was_public(weg) else ""
        try:
            merging.merge(weg, blijft, by=request.user)
        except KanNiet as why:
            self.message_user(request, str(why), messages.ERROR)
            return HttpResponseRedirect(request.path)
        for record in records:
            site.log_change(request, record, f"Voegde samen: ‘{weg}’ ging op in ‘{blijft}’.")
        self.message_user(request, f"Samengevoegd. ‘{weg}’ ligt in de prullenbak{leads}.")
        return HttpResponseRedirect(change_url(blijft, blijft.pk))

    def _keep_apart(self, request, pair, records, site):
        if pair.is_open:
            pair.answer(Antwoord.ANDERS, by=request.user)
            for record in records:
                site.log_change(request, record, f"Iets anders: ‘{records[0]}’ en ‘{records[1]}’.")
            self.message_user(request, "Bewaard: dit is iets anders. De vraag komt niet terug.")
        back = next((r for r in records if str(r.pk) == request.POST.get("terug")), None)
        return HttpResponseRedirect(change_url(back, back.pk) if back else reverse("admin:redactie_dubbel_changelist"))


@werk("redactie.view_dubbel", personal=True)
def dubbel(gebruiker):
    n = Dubbel.objects.open().filter(soort__in=seen_by(gebruiker)).count()
    return Werk("Mogelijk dubbel", n, reverse("admin:redactie_dubbel_changelist")) if n else None
