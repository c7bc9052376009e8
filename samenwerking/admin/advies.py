"""VNG's queue of adviesvragen, a question with its thread, and the answers for everyone."""

from dataclasses import dataclass

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone

from raadsportaal.basis.as_seen import SharedForm, first
from raadsportaal.basis.per_request import PerRequest
from raadsportaal.gemeenten.models import Gebruiker
from raadsportaal.redactie.admin import NoAdd, NoDelete, PublicatieAdmin
from raadsportaal.redactie.admin.concurrency import EenVoorEen
from samenwerking.admin.help_texts import VEELGESTELD
from samenwerking.advies import acts
from samenwerking.advies.bijlagen import KINDS, as_download, checked
from samenwerking.models import Adviesbericht, Adviesvraag, Veelgesteld
from samenwerking.models.advies_queries import VNG_FIRST

NAMES = "Dit is een concept. Haal alle namen eruit, en alles waaraan iemand een mens of gemeente herkent."
COLLEAGUE = "Een collega"
GONE = "Wie dit vroeg, heeft geen account meer. Er gaat geen e-mail, en niemand kan uw antwoord lezen."
CHOICES = {
    "vng": ("Wacht op VNG", lambda vragen: vragen.unanswered()),
    "laat": ("Te laat", lambda vragen: vragen.late(timezone.localdate())),
    "gemeente": ("Wacht op de gemeente", lambda vragen: vragen.waiting_for_gemeente()),
    "klaar": ("Beantwoord of gesloten", lambda vragen: vragen.done()),
    "alle": ("Alle", lambda vragen: vragen),
}


class Welke(admin.SimpleListFilter):
    """Those that are open, unless asked otherwise."""

    title = "welke vragen"
    parameter_name = "welke"

    def lookups(self, request, model_admin):
        return [(key, label) for key, (label, _) in CHOICES.items()]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [first | {"display": "Open"}, *others]

    def queryset(self, request, queryset):
        return CHOICES[self.value()][1](queryset) if self.value() in CHOICES else queryset.open()


@dataclass
class Reply(PerRequest):
    """What VNG says to the asker; set when the notes are saved, and sent by its button after that."""

    antwoord: str = ""
    bijlage: UploadedFile | None = None


class BehandelForm(SharedForm):
    """Notes of VNG's own; and a reply, that goes with a button of its own."""

    antwoord = forms.CharField(
        label="Uw antwoord", required=False, max_length=8000, help_text="De vrager leest dit.",
        error_messages={"max_length": "Uw antwoord is te lang. Het kan hooguit 8.000 tekens hebben."},
        widget=forms.Textarea(attrs={"rows": 8, "cols": 80}),
    )  # fmt: skip
    bijlage = forms.FileField(label="Een bestand erbij", required=False, allow_empty_file=True, help_text=KINDS)
    guarded = ("eigenaar", "notities")

    class Meta:
        model = Adviesvraag
        fields = ["eigenaar", "notities"]
        widgets = {"notities": forms.Textarea(attrs={"rows": 4, "cols": 80})}

    def also_shown(self):
        last = self.instance.berichten.last() if self.instance.pk else None
        return {"berichten": last.pk if last else 0}

    @property
    def replies(self):
        return "_antwoord" in self.data or "_vraag_terug" in self.data

    def clean_bijlage(self):
        upload = self.cleaned_data["bijlage"]
        return checked(upload) if upload else None

    def clean(self):
        data = super().clean()
        if self.replies and not data.get("antwoord") and "antwoord" not in self.errors:
            self.add_error("antwoord", "Schrijf eerst uw antwoord.")
        if not self.replies and (data.get("antwoord") or data.get("bijlage")):
            self.add_error("antwoord", "Uw antwoord is nog niet verstuurd. Verstuur het, of maak het vak leeg.")
        if (self.replies or "_sluit" in self.data) and not self.is_as_seen("berichten"):
            self.add_error("antwoord", "Er kwam intussen een bericht bij. Lees het eerst en doe het dan opnieuw.")
            self._told.add("berichten")
        return data


@admin.register(Adviesvraag)
class AdviesvraagAdmin(NoAdd, NoDelete, EenVoorEen, admin.ModelAdmin):
    """Nobody deletes: a closed question goes after a year, with its files (advies/retention.py)."""

    list_display = ["nummer", "nog", "stand", "eigenaar", "gemeente", "onderwerp", "deadline"]
    list_filter = [Welke, "onderwerp", ("eigenaar", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["gemeente", "eigenaar"]
    search_fields = ["nummer", "gemeente__naam"]
    list_per_page = 50
    view_on_site = False  # the page is the asker's
    actions = ["take", "wait", "close"]
    form = BehandelForm
    change_form_template = "advies/beheer_vraag.html"
    fieldsets = [
        ("Antwoorden", {"fields": ["antwoord", "bijlage"]}),
        ("Alleen voor VNG", {"fields": ["eigenaar", "notities"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("gemeente", "eigenaar", "vrager")

    def get_fieldsets(self, request, obj=None):
        """Who may only look has no box to answer in."""
        return self.fieldsets if self.has_change_permission(request, obj) else self.fieldsets[1:]

    def get_ordering(self, request):
        return [VNG_FIRST, "deadline", "pk"]

    def get_urls(self):
        file = self.admin_site.admin_view(self.bijlage)
        return [path("bijlage/<int:pk>/", file, name="samenwerking_adviesvraag_bijlage"), *super().get_urls()]

    def bijlage(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return as_download(get_object_or_404(Adviesbericht.objects.with_file(), pk=pk))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "eigenaar":  # without the buttons that change a person
            staff = Gebruiker.objects.filter(is_staff=True, is_active=True).order_by("naam")
            return db_field.formfield(queryset=staff, empty_label="Nog niemand")
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def render_change_form(self, request, context, obj=None, **kwargs):
        context |= {"nog": self.nog(obj), "gone": GONE if obj and not obj.vrager.is_active else ""}
        context["mag_veelgesteld"] = request.user.has_perm("samenwerking.add_veelgesteld")
        return super().render_change_form(request, context, obj=obj, **kwargs)

    @admin.display(description="nog", ordering="deadline")
    def nog(self, vraag):
        """How much time VNG has, in words."""
        days = vraag.days_left(timezone.localdate())
        if days is None:
            return "-"
        if days == 0:
            return "vandaag"
        word = "werkdag" if abs(days) == 1 else "werkdagen"
        return f"nog {days} {word}" if days > 0 else f"{-days} {word} te laat"

    def save_model(self, request, obj, form, change):
        """The reply, if there is one, goes in response_change(), when the notes are there."""
        reply = Reply.of(request)
        reply.antwoord, reply.bijlage = form.cleaned_data["antwoord"], form.cleaned_data["bijlage"]
        obj.treat(**{name: form.cleaned_data[name] for name in form.changed_data if name in form._meta.fields})

    def response_change(self, request, obj):
        for name, step in BUTTONS.items():
            if name in request.POST:
                said, level, address = step(self, request, obj)
                self.message_user(request, said, level)
                return HttpResponseRedirect(address or request.path)
        return super().response_change(request, obj)

    def _answer(self, request, obj, asks_back=False):
        reply = Reply.of(request)
        acts.answer(request, obj, reply.antwoord, reply.bijlage, asks_back=asks_back)
        self.log_change(request, obj, "Bericht verstuurd")
        return (GONE, "WARNING", "") if not obj.vrager.is_active else ("Verstuurd.", "SUCCESS", "")

    def _ask_back(self, request, obj):
        return self._answer(request, obj, asks_back=True)

    def _take(self, request, obj):
        taken = obj.take(by=request.user)
        return ("U pakt deze vraag op.", "SUCCESS", "") if taken else (f"{first(COLLEAGUE)}.", "WARNING", "")

    def _close(self, request, obj):
        closed = obj.close(now=timezone.now())
        return ("De vraag is gesloten.", "SUCCESS", "") if closed else (f"{first(COLLEAGUE)}.", "WARNING", "")

    def _faq(self, request, obj):
        if not request.user.has_perm("samenwerking.add_veelgesteld"):
            raise PermissionDenied
        made = Veelgesteld.objects.of_vraag(obj, request.user)
        return NAMES, "WARNING", reverse("admin:samenwerking_veelgesteld_change", args=[made.pk])

    def _each(self, request, queryset, what, said):
        done = sum(what(vraag) for vraag in queryset)
        skipped = len(queryset) - done
        self.message_user(request, f"{done} {said}." + (f" {skipped} overgeslagen." if skipped else ""))

    @admin.action(description="Pak op", permissions=["change"])
    def take(self, request, queryset):
        self._each(request, queryset, lambda vraag: vraag.take(by=request.user), "door u opgepakt")

    @admin.action(description="Wacht op de gemeente", permissions=["change"])
    def wait(self, request, queryset):
        self._each(request, queryset, lambda vraag: vraag.wait(), "wachten nu op de gemeente")

    @admin.action(description="Sluit", permissions=["change"])
    def close(self, request, queryset):
        self._each(request, queryset, lambda vraag: vraag.close(now=timezone.now()), "gesloten")


BUTTONS = {
    "_antwoord": AdviesvraagAdmin._answer,
    "_vraag_terug": AdviesvraagAdmin._ask_back,
    "_pak": AdviesvraagAdmin._take,
    "_sluit": AdviesvraagAdmin._close,
    "_veelgesteld": AdviesvraagAdmin._faq,
}


@admin.register(Veelgesteld)
class VeelgesteldAdmin(PublicatieAdmin):
    uitleg = VEELGESTELD
    list_display = ["titel", "onderwerp", "status_label", "check_label", "volgorde", "page_link"]
    list_filter = ["status", "onderwerp"]
    search_fields = ["titel", "samenvatting", "antwoord"]
    ordering = ["volgorde", "titel"]
    fieldsets = [
        (None, {"fields": ["titel", "slug", "onderwerp", "samenvatting", "antwoord", "volgorde"]}),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]
