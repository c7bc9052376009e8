"""The admin without a door of its own: one signs in as everywhere, and staff with a second factor."""

from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse

from raadsportaal.basis.forgiving_admin import forgiving

# Recovery codes alone are no second factor: allauth makes them with one of these, and asks for them in its place.
SECOND_FACTORS = ["totp", "webauthn"]


def lacks_second_factor(gebruiker) -> bool:
    """Who works for VNG and has not set up what the sign-in will then ask for."""
    return settings.STAFF_SECOND_FACTOR and not is_mfa_enabled(gebruiker, SECOND_FACTORS)


def used_second_factor(request) -> bool:
    """In this session: one that was there before the account had a second factor proves nothing."""
    records = get_authentication_records(request, request.user)
    return not settings.STAFF_SECOND_FACTOR or any(record["method"] == "mfa" for record in records)


class Beheer(AdminSite):
    def register(self, model_or_iterable, admin_class=None, **options):
        super().register(model_or_iterable, forgiving(admin_class or ModelAdmin), **options)

    def has_permission(self, request):
        if not super().has_permission(request):
            return False
        return not lacks_second_factor(request.user) and used_second_factor(request)

    def login(self, request, extra_context=None):
        """Where the admin sends whoever it does not let in: a second form would be a door without limits."""
        if not request.user.is_authenticated:
            return redirect_to_login(_wanted(request))
        if not request.user.is_staff:
            raise PermissionDenied
        if lacks_second_factor(request.user):
            messages.warning(request, "Zet eerst een tweede stap aan. Daarna kunt u in het beheer.")
            return redirect("mfa_index")
        if not used_second_factor(request):
            return redirect(f"{_confirming(request.user)}?{urlencode({'next': _wanted(request)})}")
        return redirect("admin:index")

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")


def _confirming(gebruiker):
    """The page where this person gives the second factor once more: a code from the app, or else a passkey."""
    app = is_mfa_enabled(gebruiker, ["totp"])
    return reverse("mfa_reauthenticate" if app else "mfa_reauthenticate_webauthn")


def _wanted(request):
    """The page of the admin that was asked for; the page to sign in refuses an address elsewhere."""
    return request.GET.get("next") or reverse("admin:index")
