"""The accounts of VNG staff in the admin: who may touch them, and who hears of it.

Who gives rights, corrects the address of who has them, or takes away their second factor, can have those rights. So
only functioneel beheer does that, and the others of functioneel beheer get an e-mail of each change.
"""

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.urls import reverse

from raadsportaal.gemeenten.emails import MailNotSent, compose, send
from raadsportaal.gemeenten.models import Gebruiker

RIGHTS = ["is_staff", "is_superuser", "groups", "user_permissions"]


class AccountsVanPersoneel:
    """Mix in before the ModelAdmin of Gebruiker."""

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, *RIGHTS]

    def has_change_permission(self, request, obj=None):
        reached = obj is None or not obj.is_staff or request.user.is_superuser
        return reached and super().has_change_permission(request, obj)

    def reached(self, request, queryset):
        """Of the accounts that were ticked, those that this person may touch."""
        return queryset if request.user.is_superuser else queryset.filter(is_staff=False)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        changed = [name for name in [*RIGHTS, "is_active"] if name in form.changed_data]
        if changed and (form.instance.is_staff or "is_staff" in changed):
            what = ", ".join(str(form.fields[name].label).lower() for name in changed)
            self.tell_beheer(request, form.instance, what)

    def tell_beheer(self, request, gebruiker, what):
        tell_beheer(self, request, gebruiker, f"het account van {gebruiker}, dat van de VNG is of was", what)


admin.site.unregister(Group)


@admin.register(Group)
class Groepen(GroupAdmin):
    """What a group may do, all in it may do: so this too is of functioneel beheer only."""

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "permissions" in form.changed_data:
            tell_beheer(self, request, form.instance, f"de groep {form.instance}", "wat zij mag")


def tell_beheer(modeladmin, request, record, which, what):
    """The others of functioneel beheer hear `what` was changed; when no e-mail can go, who did it hears that."""
    others = Gebruiker.objects.filter(is_superuser=True, is_active=True).exclude(pk=request.user.pk)
    history = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_history", args=[record.pk])
    context = {"door": request.user, "wie": which, "wat": what, "adres": request.build_absolute_uri(history)}
    try:
        for email in others.order_by("pk").values_list("email", flat=True):
            send(compose("gemeenten/email/personeel", email, **context), "aan functioneel beheer")
    except MailNotSent:
        text = "De anderen van functioneel beheer kregen hierover geen e-mail: die kon niet weg. Vertel het zelf."
        modeladmin.message_user(request, text, messages.WARNING)
