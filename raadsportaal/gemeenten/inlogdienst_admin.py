"""The OpenID Connect providers of municipalities in the admin: a form with our checks in place of free JSON."""

import re

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError

from raadsportaal.gemeenten.models import Inlogdienst

# Sign-in means belong to a person: VNG helps through the account itself (GebruikerAdmin), and sees no secrets.
admin.site.unregister([Authenticator, EmailAddress, SocialAccount, SocialApp, SocialToken])

DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")


class InlogdienstForm(forms.ModelForm):
    provider_id = forms.SlugField(
        label="Naam in het adres",
        max_length=60,
        help_text="Bijvoorbeeld oosterwaard. De dienst stuurt mensen terug naar /inloggen/via/oosterwaard/terug/.",
    )
    server_url = forms.URLField(
        label="Adres van de dienst",
        assume_scheme="https",
        help_text="Hieronder staat /.well-known/openid-configuration. Bij Entra ID: het adres van de eigen tenant.",
    )
    domeinen = forms.CharField(
        label="E-maildomeinen",
        help_text="Met een spatie ertussen. Alleen mensen met zo’n e-mailadres kunnen via deze dienst inloggen.",
    )
    email_vertrouwd = forms.BooleanField(
        label="De beheerder van deze dienst bepaalt zelf de e-mailadressen",
        required=False,
        help_text="Voor Entra ID, dat niet meldt of een adres is gecontroleerd. Andere diensten hebben dit niet nodig.",
    )
    secret = forms.CharField(
        label="Client secret", required=False, widget=forms.PasswordInput, help_text="Leeg: het oude blijft staan."
    )

    class Meta:
        model = Inlogdienst
        fields = ["name", "provider_id", "client_id"]
        labels = {"name": "Naam", "client_id": "Client ID"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("server_url", "email_vertrouwd"):
            self.fields[name].initial = self.instance.settings.get(name)
        self.fields["domeinen"].initial = " ".join(self.instance.domeinen)

    def clean_server_url(self):
        url = self.cleaned_data["server_url"]
        if settings.PRODUCTION and not url.startswith("https://"):
            raise ValidationError("Het adres moet met https:// beginnen.")
        return url

    def clean_provider_id(self):
        name = self.cleaned_data["provider_id"]
        if self._others().filter(provider_id=name).exists() or name == "openid_connect":
            raise ValidationError("Deze naam is al in gebruik. Kies een andere.")
        return name

    def clean_domeinen(self):
        """Domains in lower case; each with one provider only, so that it is plain who vouches for whom."""
        domains = sorted(set(re.split(r"[\s,;]+", self.cleaned_data["domeinen"].lower().strip())))
        for domain in domains:
            if not DOMAIN.fullmatch(domain):
                raise ValidationError(f"‘{domain}’ is geen domein. Bedoelt u iets als oosterwaard.nl?")
            if taken := self._others().with_domain(domain).first():
                raise ValidationError(f"{domain} staat al bij {taken.name}.")
        return domains

    def save(self, commit=True):
        self.instance.provider = "openid_connect"
        self.instance.settings |= {
            name: self.cleaned_data[name] for name in ("server_url", "domeinen", "email_vertrouwd")
        }
        self.instance.secret = self.cleaned_data["secret"] or self.initial_secret
        return super().save(commit)

    @property
    def initial_secret(self):
        return Inlogdienst.objects.filter(pk=self.instance.pk).values_list("secret", flat=True).first() or ""

    def _others(self):
        return Inlogdienst.objects.exclude(pk=self.instance.pk)


@admin.register(Inlogdienst)
class InlogdienstAdmin(admin.ModelAdmin):
    form = InlogdienstForm
    fields = [*InlogdienstForm.Meta.fields, "secret", "server_url", "domeinen", "email_vertrouwd"]
    list_display = ["name", "provider_id", "domains"]

    @admin.display(description="e-maildomeinen")
    def domains(self, app):
        return ", ".join(app.domeinen)
