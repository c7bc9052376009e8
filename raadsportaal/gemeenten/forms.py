"""The forms by which a griffier invites people and gives them a role."""

from django import forms

from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.gemeenten.models import Rol


class UitnodigingForm(InOnzeStijl, forms.Form):
    naam = forms.CharField(max_length=150, label="Naam", error_messages={"required": "Vul de naam in."})
    email = forms.EmailField(
        label="E-mailadres",
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Vul een e-mailadres in, zoals naam@gemeente.nl",
        },
    )
    rol = forms.ChoiceField(
        choices=Rol.choices, widget=forms.RadioSelect, label="Rol", error_messages={"required": "Kies een rol."}
    )


class RolForm(forms.Form):
    daad = forms.ChoiceField(choices=[("rol", "rol"), ("weg", "weg")])
    rol = forms.ChoiceField(choices=Rol.choices, required=False)
