"""What the griffie sets of how its papers look."""

from django import forms

from raadsportaal.basis.as_seen import WholeForm
from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.instrumenten.huisstijl.logo import KINDS, checked
from raadsportaal.instrumenten.models import Huisstijl


class HuisstijlForm(InOnzeStijl, WholeForm):
    guarded = ("naam", "lettertype", "toelichting", "gehoord")
    logo = forms.FileField(
        label="Logo (mag leeg blijven)",
        required=False,
        allow_empty_file=True,
        help_text=KINDS,
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
        error_messages={"invalid": "Dit bestand kwam niet over. Kies het opnieuw."},
    )
    logo_weg = forms.BooleanField(label="Haal het logo weg", required=False)

    class Meta:
        model = Huisstijl
        fields = ["naam", "lettertype", "toelichting", "gehoord"]
        widgets = {"lettertype": forms.RadioSelect, "toelichting": forms.RadioSelect, "gehoord": forms.RadioSelect}
        help_texts = {"naam": "Zoals: Gemeenteraad van Zwolle. Leeg: ‘Gemeente’ en de naam van uw gemeente."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.logo:
            del self.fields["logo_weg"]

    def clean_logo(self):
        upload = self.cleaned_data["logo"]
        return checked(upload) if upload else b""

    def save(self, commit=True):
        if self.cleaned_data["logo"] or self.cleaned_data.get("logo_weg"):
            self.instance.logo = self.cleaned_data["logo"]
        return super().save(commit)
