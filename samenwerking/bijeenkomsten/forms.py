"""The form by which somebody without an account signs up."""

from django import forms

from raadsportaal.basis.forms import NO_ADDRESS, InOnzeStijl
from raadsportaal.gemeenten.names import check_name
from samenwerking.models.aanmelding import address_of


class GastForm(InOnzeStijl, forms.Form):
    naam = forms.CharField(
        label="Naam",
        max_length=150,
        validators=[check_name],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Vul uw naam in.", "max_length": "Deze naam is te lang."},
    )
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        help_text="Hier sturen wij de bevestiging heen.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": NO_ADDRESS,
            "invalid": NO_ADDRESS,
            "max_length": "Dit e-mailadres is te lang. Het kan hooguit 254 tekens hebben.",
        },
    )

    def clean_email(self):
        """As it is kept; before the @ only letters that every mail server takes."""
        email = address_of(self.cleaned_data["email"])
        if not email.isascii() or len(email) > 254:
            raise forms.ValidationError(NO_ADDRESS)
        return email
