"""Calls in the admin, what municipalities offer, and their responses: VNG gives each response a state."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone

from raadsportaal.basis.as_seen import SharedForm
from raadsportaal.gemeenten.locked_admin import InEverything
from raadsportaal.redactie.admin import NoAdd, NoChange, NoDelete, PublicatieAdmin
from raadsportaal.redactie.admin.concurrency import EenVoorEen
from samenwerking.admin import help_texts
from samenwerking.models import Aanbod, Oproep, Reactie, Taal
from samenwerking.oproepen.reacties import decide


class OproepForm(forms.ModelForm):
    talen = forms.MultipleChoiceField(
        label="Welke taal?", choices=Taal.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=help_texts.OPROEP["talen"],
    )  # fmt: skip

    class Meta:
        model = Oproep
        fields = "__all__"  # noqa: DJ007 (OproepAdmin.fieldsets says which)


@admin.register(Oproep)
class OproepAdmin(NoDelete, PublicatieAdmin):
    form = OproepForm
    uitleg = help_texts.OPROEP
    list_display = ["titel", "programma", "rol_en_vorm", "deadline", "open_label", "status_label", "page_link"]
    list_filter = ["status", "rol", "vorm", "themas"]
    list_select_related = ["programma"]
    search_fields = ["titel", "samenvatting"]
    ordering = ["-deadline"]
    autocomplete_fields = ["landen"]
    filter_horizontal = ["themas"]
    readonly_fields = [*PublicatieAdmin.readonly_fields, "open_label"]
    fieldsets = [
        ("Wat wordt er gezocht?", {"fields": ["titel", "slug", "samenvatting", "tekst", "programma"]}),
        ("Hoe?", {"fields": ["rol", "vorm", "tijd", "periode", "talen"]}),
        ("Waarover en waar?", {"fields": ["themas", "landen"]}),
        ("Reageren", {"fields": ["wie", "deadline", "open_label"]}),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_landen()

    @admin.display(description="kan men reageren?")
    def open_label(self, record):
        return (record.closed_because(timezone.localdate()) or "ja") if record.pk else "-"


@admin.register(Aanbod)
class AanbodAdmin(NoAdd, NoChange, NoDelete, InEverything, admin.ModelAdmin):
    """The municipality makes and changes it, not VNG."""

    list_display = ["titel", "gemeente", "persoon", "rollen_label", "talen_label", "reist", "geldig_tot", "gestopt_op"]
    list_filter = [
        "themas",
        "reist",
        ("persoon", admin.EmptyFieldListFilter),
        ("gestopt_op", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["gemeente", "persoon"]
    search_fields = ["titel", "toelichting", "gemeente__naam", "persoon__naam"]
    fields = ["gemeente", "wie", "titel", "toelichting", "themas", "landen", "rollen_label", "talen_label", "reist"]
    fields += ["geldig_tot", "gestopt_op", "op"]

    def get_queryset(self, request):
        return super().get_queryset(request).standing()

    @admin.display(description="raadslid")
    def wie(self, record):
        return f"{record.persoon}, {record.persoon.email}" if record.persoon else "-"

    @admin.display(description="rollen")
    def rollen_label(self, record):
        return ", ".join(record.rol_labels)

    @admin.display(description="talen")
    def talen_label(self, record):
        return ", ".join(record.taal_labels)


class ReactiebesluitForm(SharedForm):
    """VNG decides with this form; what was taken back, it leaves alone."""

    guarded = ("stand", "antwoord")
    stand = forms.ChoiceField(label="Stand", choices=[(stand.value, stand.label) for stand in Reactie.OF_VNG])

    class Meta:
        model = Reactie
        fields = ["stand", "antwoord"]

    def clean(self):
        data = super().clean()
        if "stand" in data and (refusal := Reactie.objects.get(pk=self.instance.pk).refusal(data["stand"])):
            raise ValidationError(refusal)
        return data


@admin.register(Reactie)
class ReactieAdmin(NoAdd, NoDelete, EenVoorEen, InEverything, admin.ModelAdmin):
    form = ReactiebesluitForm
    list_display = ["oproep", "gemeente", "persoon", "stand", "op", "besloten_op"]
    list_filter = ["stand", ("persoon", admin.EmptyFieldListFilter), "oproep"]
    list_select_related = ["oproep", "gemeente", "persoon"]
    search_fields = ["oproep__titel", "gemeente__naam", "persoon__naam"]
    readonly_fields = ["oproep", "gemeente", "wie", "aanbod", "bericht", "op", "besloten_op", "besloten_door"]
    fieldsets = [
        ("De reactie", {"fields": ["oproep", "gemeente", "wie", "bericht", "aanbod", "op"]}),
        ("Uw besluit", {"fields": ["stand", "antwoord", "besloten_op", "besloten_door"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("oproep", "gemeente", "aanbod", "door")

    @admin.display(description="van wie")
    def wie(self, record):
        """Who responded, and whether for the municipality or in their own name."""
        if not record.door:
            return "-"
        how = ", raadslid, in eigen naam" if record.persoon_id else ""
        return f"{record.door}, {record.door.email}{how}"

    def save_model(self, request, obj, form, change):
        """The form has put the new state on the record; decide() compares with what stands in the database."""
        if decide(obj, obj.stand, antwoord=obj.antwoord, by=request.user, now=timezone.now()):
            self.message_user(request, f"{'Het raadslid' if obj.persoon_id else 'De gemeente'} krijgt een e-mail.")
