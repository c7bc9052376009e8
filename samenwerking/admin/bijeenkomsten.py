"""Events in the admin, with who signed up; a change that people should know of goes to them by e-mail."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from agendas.models import Doel
from raadsportaal.redactie.admin import NoAdd, NoChange, NoDelete, PublicatieAdmin
from raadsportaal.redactie.admin.state import DeskState
from samenwerking.admin import help_texts
from samenwerking.bijeenkomsten import signing_up
from samenwerking.bijeenkomsten.exports import UitvoerForm, as_csv
from samenwerking.bijeenkomsten.ics import calendar_of
from samenwerking.models import Aanmelding, Bijeenkomst, Doelgroep
from samenwerking.models.bijeenkomst import IN_CALENDARS
from samenwerking.models.deskundigheid import Taal


class BijeenkomstForm(forms.ModelForm):
    doelgroepen = forms.MultipleChoiceField(
        label="Voor wie?", choices=Doelgroep.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=help_texts.BIJEENKOMST["doelgroepen"],
    )  # fmt: skip
    taal = forms.ChoiceField(
        label="Taal", choices=Taal.choices, initial=Taal.NL, help_text=help_texts.BIJEENKOMST["taal"]
    )

    class Meta:
        model = Bijeenkomst
        fields = "__all__"  # noqa: DJ007 (BijeenkomstAdmin.fieldsets says which)


class AanmeldingInline(NoAdd, NoChange, admin.TabularInline):
    """To read only: people sign themselves up and off."""

    model = Aanmelding
    fields = readonly_fields = ["naam", "email", "gemeente", "stand", "op"]
    extra = 0
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).in_order()


@admin.register(Bijeenkomst)
class BijeenkomstAdmin(NoDelete, PublicatieAdmin):
    form = BijeenkomstForm
    uitleg = help_texts.BIJEENKOMST
    list_display = ["titel", "begin", "status_label", "aantal", "check_label", "page_link"]
    list_filter = ["status", "afgelast", "online", "themas"]
    search_fields = ["titel", "samenvatting", "plaats"]
    ordering = ["-begin"]
    autocomplete_fields = ["land"]
    filter_horizontal = ["themas", "doelen"]
    inlines = [AanmeldingInline]
    readonly_fields = [*PublicatieAdmin.readonly_fields, "uitvoer", "agenda"]
    fieldsets = [
        ("Wat en wanneer", {"fields": ["titel", "slug", "samenvatting", "tekst", "begin", "einde", "taal"]}),
        ("Daarna", {"fields": ["uitkomst"]}),
        ("Waar", {"fields": ["plaats", "online", "link", "website", "organisator", "land"]}),
        ("Voor wie en waarover", {"fields": ["doelgroepen", "themas", "doelen"]}),
        ("Aanmelden", {"fields": ["aanmelden", "aanmelden_tot", "capaciteit", "uitvoer"]}),
        ("Gaat niet door", {"fields": ["afgelast"]}),
        ("Zo komt het in een agenda (ICS)", {"fields": ["agenda"], "classes": ["collapse"]}),
        ("Beheer", {"fields": ["bron_url", *PublicatieAdmin.readonly_fields]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_waiting()

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "doelen":
            kwargs["queryset"] = Doel.objects.global_goals().order_by("nummer")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description="aanmeldingen", ordering="bezet")
    def aantal(self, record):
        of = f" van {record.capaciteit}" if record.capaciteit else ""
        return f"{record.bezet}{of}" + (f", {record.wacht} op de wachtlijst" if record.wacht else "")

    @admin.display(description="lijst van aanmeldingen")
    def uitvoer(self, record):
        if not record.pk:
            return "-"
        address = reverse("admin:samenwerking_bijeenkomst_aanmeldingen", args=[record.pk])
        return format_html('<a href="{}">Haal de lijst op (CSV)</a>', address)

    @admin.display(description="ICS")
    def agenda(self, record):
        return format_html("<pre>{}</pre>", calendar_of([record], record.titel).decode()) if record.pk else "-"

    def save_model(self, request, obj, form, change):
        """The version in calendars goes up when something changed that stands in them."""
        obj.told = change and bool(set(IN_CALENDARS) & set(form.changed_data))
        obj.volgnummer += obj.told
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        now, obj = timezone.now(), form.instance
        if not change or DeskState.of(request).is_undone:  # a working copy: nothing of it is public yet
            return
        if obj.told and (told := signing_up.tell_change(obj, now)):
            self.message_user(request, f"{told} mensen krijgen een e-mail over de wijziging.")
        if rising := signing_up.move_up(obj, now):
            self.message_user(request, f"{rising} van de wachtlijst hebben nu een plaats en krijgen een e-mail.")

    def get_urls(self):
        page = self.admin_site.admin_view(self.aanmeldingen)
        own = path("<int:pk>/aanmeldingen/", page, name="samenwerking_bijeenkomst_aanmeldingen")
        return [own, *super().get_urls()]

    def aanmeldingen(self, request, pk):
        """Who signed up, as a file; first the editor says what for, and that is kept in the log."""
        bijeenkomst = self.get_object(request, str(pk))
        if bijeenkomst is None:
            raise Http404
        if not request.user.has_perm("samenwerking.view_aanmelding"):
            raise PermissionDenied
        form = UitvoerForm(request.POST or None)
        if form.is_valid():
            waarvoor = form.cleaned_data["waarvoor"]
            self.log_change(request, bijeenkomst, f"Aanmeldingen opgehaald. Waarvoor: {waarvoor}")
            content, content_type = as_csv(bijeenkomst, waarvoor)
            name = f"aanmeldingen-{bijeenkomst.slug}.csv"
            return FileResponse(content, as_attachment=True, filename=name, content_type=content_type)
        context = self.admin_site.each_context(request) | {"form": form, "bijeenkomst": bijeenkomst}
        context["title"] = "Haal de lijst van aanmeldingen op"
        return render(request, "bijeenkomsten/beheer_aanmeldingen.html", context, status=422 if form.errors else 200)
