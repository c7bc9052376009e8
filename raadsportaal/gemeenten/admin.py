"""People in the admin."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm

from raadsportaal.gemeenten.models import Gebruiker


class GebruikerForm(BaseUserCreationForm):
    class Meta:
        model = Gebruiker
        fields = ["email", "naam"]


@admin.register(Gebruiker)
class GebruikerAdmin(UserAdmin):
    list_display = ["email", "naam", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["email", "naam"]
    ordering = ["email"]
    add_form = GebruikerForm
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "naam", "password"]}),
        ("Rechten", {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]}),
        ("Wanneer", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "naam", "password1", "password2"]})]
