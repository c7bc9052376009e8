"""Addresses of signing in and of one's own account. The names are allauth's; what is not listed here has no address."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.urls import path

from raadsportaal.gemeenten import account_views as own
from raadsportaal.gemeenten.signing_in import views

urlpatterns = [
    path("inloggen/", views.Inloggen.as_view(), name="account_login"),
    path("inloggen/", views.Inloggen.as_view(), name="account_request_login_code"),
    path("inloggen/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("inloggen/wachtwoord/", views.Wachtwoord.as_view(), name="account_password_login"),
    path("inloggen/sleutel/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/tweede-stap/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/geen-account/", views.no_account, name="account_signup"),
    path("inloggen/niet-actief/", account.account_inactive, name="account_inactive"),
    path("inloggen/vergeten/", views.Vergeten.as_view(), name="account_reset_password"),
    path("inloggen/vergeten/code/", account.confirm_password_reset_code, name="account_confirm_password_reset_code"),
    path("inloggen/vergeten/nieuw/", account.complete_password_reset, name="account_complete_password_reset"),
    path("inloggen/vergeten/klaar/", account.password_reset_from_key_done, name="account_password_reset_completed"),
    path("inloggen/gestopt/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("inloggen/via/<slug:provider_id>/", views.to_provider, name="openid_connect_login"),
    path("inloggen/via/<slug:provider_id>/terug/", views.from_provider, name="openid_connect_callback"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("account/", own.page, name="account"),
    path("account/naam/", own.naam, name="account_naam"),
    path("account/bericht/", own.bericht, name="account_bericht"),
    path("account/gegevens/", own.gegevens, name="account_gegevens"),
    path("account/verwijderen/", own.verwijderen, name="account_verwijderen"),
    path("account/overal-uitloggen/", own.uitloggen, name="account_overal_uitloggen"),
    path("account/diensten/<int:pk>/weg/", own.ontkoppel, name="account_ontkoppel"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/bevestigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/bevestigen/sleutel/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/tweede-stap/", mfa.index, name="mfa_index"),
    path("account/tweede-stap/app/", views.NieuweApp.as_view(), name="mfa_activate_totp"),
    path("account/tweede-stap/app/uitzetten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/herstelcodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/herstelcodes/download/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/sleutels/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/sleutels/nieuw/", views.NieuweSleutel.as_view(), name="mfa_add_webauthn"),
    path("account/sleutels/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/sleutels/<int:pk>/weg/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]
