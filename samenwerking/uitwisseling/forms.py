"""The thema that a visitor chose."""

from django import forms

from kennisbank.models import Thema
from raadsportaal.basis.forms import FilterForm


class ThemaForm(FilterForm):
    thema = forms.ModelChoiceField(
        Thema.objects.all(), required=False, label="Thema", to_field_name="slug", empty_label="Kies een thema"
    )
