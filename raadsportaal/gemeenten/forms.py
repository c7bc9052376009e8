"""The forms by which a griffier invites people and gives them a role."""

from django import forms

from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.basis.texts import plain
from raadsportaal.gemeenten.models import Rol
from raadsportaal.gemeenten.names import check_name


class UitnodigingForm(InOnzeStijl, forms.Form):
    naam = forms.CharField(
        max_length=150, label="Naam", validators=[check_name], error_messages={"required": "Vul de naam in."}
    )
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Vul een e-mailadres in, zoals naam@gemeente.nl",
            "max_length": "Dit e-mailadres is te lang. Het kan hooguit 254 tekens hebben.",
        },
    )
    rol = forms.ChoiceField(
        choices=Rol.choices, widget=forms.RadioSelect, label="Rol", error_messages={"required": "Kies een rol."}
    )


class RolForm(forms.Form):
    rol = forms.ChoiceField(choices=Rol.choices)
    fractie = forms.CharField(max_length=60, required=False)

    def clean_fractie(self):
        return " ".join(plain(self.cleaned_data["fractie"]).split())
