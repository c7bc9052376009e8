"""People in the admin."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm
from django.db.models import Count
from django.utils import timezone

from raadsportaal.basis.admin import NoDelete
from raadsportaal.gemeenten import inlogdiensten  # noqa: F401 (registers the sign-in services of municipalities)
from raadsportaal.gemeenten.account import erase
from raadsportaal.gemeenten.inviting import invite
from raadsportaal.gemeenten.models import Gebruiker, Gemeente, Lidmaatschap, Uitnodiging


class GebruikerForm(BaseUserCreationForm):
    class Meta:
        model = Gebruiker
        fields = ["email", "naam"]


@admin.register(Gebruiker)
class GebruikerAdmin(NoDelete, UserAdmin):
    """No deleting: history keeps the row. A person's data go with Gebruiker.erase() (docs/gegevens.md)."""

    list_display = ["email", "naam", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["email", "naam"]
    ordering = ["email"]
    actions = ["remove_second_factor", "erase"]
    add_form = GebruikerForm
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "naam", "password"]}),
        ("Rechten", {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]}),
        ("Wanneer", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "naam", "password1", "password2"]})]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        # A former address must not stay a way in: allauth also finds people by the addresses it noted.
        obj.emailaddress_set.exclude(email=obj.email.lower()).delete()

    @admin.action(description="Verwijder de tweede stap (telefoon of sleutel kwijt)", permissions=["change"])
    def remove_second_factor(self, request, queryset):
        for gebruiker in queryset:
            gebruiker.authenticator_set.all().delete()
            self.log_change(request, gebruiker, "Tweede stap verwijderd")
        self.message_user(request, "Verwijderd. Laat de gebruiker meteen een nieuwe tweede stap instellen.")

    @admin.action(description="Verwijder alle gegevens van deze personen", permissions=["change"])
    def erase(self, request, queryset):
        for gebruiker in queryset.exclude(pk=request.user.pk):
            erase(gebruiker)
            self.log_change(request, gebruiker, "Gegevens verwijderd")
        self.message_user(request, "Verwijderd. Wat deze personen koppelden, blijft staan zonder hun naam.")


class LidInline(admin.TabularInline):
    model = Lidmaatschap
    fields = ["gebruiker", "rol"]
    autocomplete_fields = ["gebruiker"]
    extra = 0


@admin.register(Gemeente)
class GemeenteAdmin(NoDelete, admin.ModelAdmin):
    """Facts and people. The register comes with `laad_gemeenten`: nobody makes a municipality by hand."""

    list_display = ["naam", "code", "provincie", "inwoners", "aantal_leden"]
    list_filter = [
        "provincie",
        "grootteklasse",
        "stedelijkheid",
        "verzonnen",
        ("einddatum", admin.EmptyFieldListFilter),
    ]
    search_fields = ["naam", "officiele_naam", "=code"]
    list_per_page = 50
    readonly_fields = ["code", "naam", "slug", "provincie", "tooi_uri", "inwoners", "inwoners_jaar", "grootteklasse"]
    readonly_fields += ["stedelijkheid", "einddatum", "opvolgers"]
    fields = [*readonly_fields, "raadssysteem", "openbesluitvorming", "notubiz"]
    inlines = [LidInline]

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(leden_n=Count("leden"))

    @admin.display(description="mensen", ordering="leden_n")
    def aantal_leden(self, gemeente):
        return gemeente.leden_n


class EersteUitnodigingForm(forms.ModelForm):
    def clean(self):
        gemeente, email = self.cleaned_data.get("gemeente"), self.cleaned_data.get("email")
        if gemeente and email and gemeente.leden.filter(gebruiker__email__iexact=email).exists():
            raise forms.ValidationError(f"Iemand met dit adres werkt al in {gemeente}.")

    def validate_constraints(self):
        """An invitation that is still open for this address is replaced."""


@admin.register(Uitnodiging)
class UitnodigingAdmin(admin.ModelAdmin):
    """VNG invites the first griffier of a municipality; the griffier invites the others."""

    list_display = ["email", "gemeente", "rol", "verstuurd_op", "aangenomen_op"]
    list_select_related = ["gemeente"]
    search_fields = ["email", "gemeente__naam"]
    autocomplete_fields = ["gemeente"]
    fields = ["gemeente", "naam", "email", "rol"]

    def has_change_permission(self, request, obj=None):
        return False

    def get_form(self, request, obj=None, **kwargs):
        return super().get_form(request, obj, form=EersteUitnodigingForm, **kwargs)

    def save_model(self, request, obj, form, change):
        values = {name: form.cleaned_data[name] for name in ("email", "naam", "rol")}
        obj.pk = invite(request, obj.gemeente, **values, now=timezone.now()).pk
