"""People in the admin."""

import pghistory
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.db.models import Count
from django.utils import timezone

from raadsportaal.gemeenten import inlogdienst_admin  # noqa: F401 (registers the sign-in services of municipalities)
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.account import erase
from raadsportaal.gemeenten.address_change import AdresPagina
from raadsportaal.gemeenten.inviting import invite, tell_griffiers
from raadsportaal.gemeenten.locked_admin import InEverything
from raadsportaal.gemeenten.meedoen import admin as meedoen_admin  # noqa: F401 (registers the requests to join)
from raadsportaal.gemeenten.models import Gebruiker, Gemeente, Lidmaatschap, Uitnodiging
from raadsportaal.gemeenten.models.gebruiker import lowered
from raadsportaal.gemeenten.staff_accounts import AccountsVanPersoneel
from raadsportaal.redactie.admin import NoAdd, NoChange, NoDelete


@admin.register(Gebruiker)
class GebruikerAdmin(NoDelete, AccountsVanPersoneel, AdresPagina, UserAdmin):
    """No deleting: history keeps the row. A person's data go with account.erase() (docs/gegevens.md).

    And no passwords: who sets one can sign in as that person. A new account signs in with a code by e-mail.
    """

    list_display = ["email", "naam", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["email", "naam"]
    ordering = ["email"]
    actions = ["remove_second_factor", "erase"]
    form = add_form = forms.ModelForm
    readonly_fields = ["adres", "last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["adres", "naam"]}),
        ("Rechten", {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]}),
        ("Wanneer", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "naam"]})]

    def get_urls(self):
        """Without the page of UserAdmin that sets a password."""
        return [url for url in super().get_urls() if url.name != "auth_user_password_change"]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    @admin.action(description="Verwijder de tweede stap (telefoon of sleutel kwijt)", permissions=["change"])
    def remove_second_factor(self, request, queryset):
        for gebruiker in self.reached(request, queryset):
            gebruiker.authenticator_set.all().delete()
            self.log_change(request, gebruiker, "Tweede stap verwijderd")
            if gebruiker.is_staff:
                self.tell_beheer(request, gebruiker, "de tweede stap is verwijderd")
        self.message_user(request, "Verwijderd. Laat de gebruiker meteen een nieuwe tweede stap instellen.")

    @admin.action(description="Verwijder alle gegevens van deze personen", permissions=["change"])
    def erase(self, request, queryset):
        for gebruiker in self.reached(request, queryset).exclude(pk=request.user.pk):
            erase(gebruiker, by=request.user)
            self.log_change(request, gebruiker, "Gegevens verwijderd")
        self.message_user(request, "Verwijderd. Wat deze personen koppelden, blijft staan zonder hun naam.")


def tell(modeladmin, request, gemeente, addresses, changes):
    """The griffiers hear what VNG did with their people; when the e-mail cannot go, VNG does that itself."""
    addresses = [address for address in addresses if address != request.user.email]
    if not tell_griffiers(gemeente, addresses, changes):
        text = "De griffie kreeg hierover geen e-mail: die kon niet weg. Laat het zelf weten."
        modeladmin.message_user(request, text, messages.WARNING)


class LidForm(forms.ModelForm):
    """VNG helps a municipality with its people, and does not become one of them: that would open its dossiers."""

    request = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["gebruiker"].disabled = True  # another person is another membership

    def clean(self):
        if self.has_changed() and self.cleaned_data.get("gebruiker") == self.request.user:
            raise forms.ValidationError("U kunt uzelf geen rol geven. Vraag de griffie om een uitnodiging.")
        return super().clean()


class LidInline(admin.TabularInline):
    model = Lidmaatschap
    form = LidForm
    fields = ["gebruiker", "rol"]
    autocomplete_fields = ["gebruiker"]
    extra = 0

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.request = request
        return formset


@admin.register(Gemeente)
class GemeenteAdmin(NoAdd, NoDelete, admin.ModelAdmin):
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
    fields = [*readonly_fields, "raadssysteem", "openbesluitvorming", "notubiz", "ibabs"]
    inlines = [LidInline]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(leden_n=Count("leden"))

    def save_formset(self, request, form, formset, change):
        griffiers = formset.instance.leden.griffiers().addresses()  # also of who is taken out now
        with bereik(EVERYTHING), pghistory.context(gebruiker=request.user.pk):
            super().save_formset(request, form, formset, change)
        changes = [f"{lid.gebruiker} is nu {lid.get_rol_display().lower()}." for lid, _ in formset.changed_objects]
        changes += [f"{lid.gebruiker} kwam erbij als {lid.get_rol_display().lower()}." for lid in formset.new_objects]
        changes += [f"{lid.gebruiker} is weggehaald." for lid in formset.deleted_objects]
        if changes:
            tell(self, request, formset.instance, griffiers, changes)

    @admin.display(description="mensen", ordering="leden_n")
    def aantal_leden(self, gemeente):
        return gemeente.leden_n


class EersteUitnodigingForm(forms.ModelForm):
    request = None

    def clean_email(self):
        email = self.cleaned_data["email"]
        if lowered(email) == lowered(self.request.user.email):
            raise forms.ValidationError("U kunt uzelf niet uitnodigen. Vraag de griffie om een uitnodiging.")
        return email

    def full_clean(self):
        """Sending is the last check: when the e-mail cannot go, nothing is kept but what was typed."""
        super().full_clean()
        if self.is_bound and not self.errors:
            values = {name: self.cleaned_data[name] for name in ("email", "naam", "rol")}
            try:
                gemeente, now = self.cleaned_data["gemeente"], timezone.now()
                self.instance = invite(self.request, gemeente, **values, now=now, by_vng=True)
            except forms.ValidationError as fault:
                self.add_error(None, fault.messages)

    def validate_constraints(self):
        """An invitation that is still open for this address is replaced."""


@admin.register(Uitnodiging)
class UitnodigingAdmin(NoChange, InEverything, admin.ModelAdmin):
    """VNG invites the first griffier of a municipality; the griffier invites the others."""

    list_display = ["email", "gemeente", "rol", "verstuurd_op", "aangenomen_op"]
    list_select_related = ["gemeente"]
    search_fields = ["email", "gemeente__naam"]
    autocomplete_fields = ["gemeente"]
    fields = ["gemeente", "naam", "email", "rol"]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, form=EersteUitnodigingForm, **kwargs)
        form.request = request
        return form

    def save_model(self, request, obj, form, change):
        """The form has made and sent it; here its griffiers hear of it."""
        changes = [f"{obj.naam} is uitgenodigd als {obj.get_rol_display().lower()}."]
        tell(self, request, obj.gemeente, obj.gemeente.leden.griffiers().addresses(), changes)
