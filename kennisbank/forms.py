"""The form of a praktijk in the admin."""

from django import forms

from kennisbank.models import Praktijk


class PraktijkForm(forms.ModelForm):
    """With advice on lengths, and the roles of the council as boxes to tick."""

    titel = forms.CharField(
        label="Titel",
        max_length=200,
        help_text="Zeg wat er is gedaan. Hooguit 70 tekens leest het best.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    rollen = forms.MultipleChoiceField(
        label="Wat doet de raad?",
        choices=Praktijk.Rol.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Praktijk
        fields = "__all__"  # noqa: DJ007 (PraktijkAdmin.fieldsets says which)
        localized_fields = ["breedtegraad", "lengtegraad"]  # 55,7 as well as 55.7
        widgets = {
            "samenvatting": forms.Textarea(attrs={"rows": 3, "cols": 80, "maxlength": 400}),
        }

    def clean(self):
        data = super().clean()
        if data.get("sinds") and data.get("tot") and data["tot"] < data["sinds"]:
            self.add_error("tot", "Het einde ligt voor het begin.")
        return data
