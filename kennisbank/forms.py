"""The form of a praktijk in the admin, and a box for words."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.postgres.forms import SimpleArrayField
from django.urls import reverse_lazy

from kennisbank.models import Praktijk


class Plaatszoeker(forms.Select):
    """A box that searches our list of places. It holds nothing itself: beheer.js fills the fields under it."""

    def __init__(self):
        super().__init__(
            attrs={
                "class": "admin-autocomplete",
                "data-ajax--url": reverse_lazy("admin:kennisbank_praktijk_plaatsen"),
                "data-ajax--cache": "true",
                "data-ajax--delay": "250",
                "data-ajax--type": "GET",
                "data-theme": "admin-autocomplete",
                "data-allow-clear": "true",
                "data-placeholder": "Typ de eerste letters",
                "data-minimum-input-length": "2",
                "data-plaatszoeker": "",
                "lang": "nl",
            },
            choices=[("", "")],
        )

    def value_from_datadict(self, data, files, name):
        return ""


class Woorden(SimpleArrayField):
    """Words in a box, with a comma and a space between; Django leaves the space out."""

    widget = AdminTextareaWidget(attrs={"rows": 3})

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value


class PraktijkForm(forms.ModelForm):
    """With a search box for the place, and the roles of the council and the thema's as boxes to tick."""

    zoek_plaats = forms.CharField(
        label="Zoek een plaats",
        required=False,
        widget=Plaatszoeker,
        help_text="Kies een plaats: dan vullen de vier velden hieronder zich. Staat zij er niet bij, typ ze dan zelf.",
    )
    rollen = forms.MultipleChoiceField(
        label="Wat doet de raad?",
        choices=Praktijk.Rol.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Waar komt de raad in beeld? U kunt er meer kiezen.",
    )

    class Meta:
        model = Praktijk
        fields = "__all__"  # noqa: DJ007 (PraktijkAdmin.fieldsets says which)
        localized_fields = ["breedtegraad", "lengtegraad"]  # 55,7 as well as 55.7
        field_classes = {"trefwoorden": Woorden}
        widgets = {"themas": forms.CheckboxSelectMultiple}

    def clean(self):
        data = super().clean()
        if data.get("sinds") and data.get("tot") and data["tot"] < data["sinds"]:
            self.add_error("tot", "Het einde ligt voor het begin.")
        return data
