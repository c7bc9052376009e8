"""The forms of an import: a file, or a day from which a council information system is read."""

from datetime import timedelta

from django import forms

from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.dossiers.choices import Dossierbron


class InvoerbestandForm(InOnzeStijl, forms.Form):
    bestand = forms.FileField(
        label="Bestand",
        help_text="CSV of Excel (.xlsx), hooguit 5 MB en 5.000 rijen.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg.",
            "missing": "Kies een bestand.",
        },
    )


class SysteemForm(InOnzeStijl, forms.Form):
    bron = forms.ChoiceField(label="Waarvandaan?", widget=forms.RadioSelect)
    vanaf = forms.DateField(
        label="Vanaf welke dag?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Kies een dag.", "invalid": "Vul een datum in, zoals 26-11-2026."},
    )

    def __init__(self, gemeente, today, *args, **kwargs):
        super().__init__(*args, initial={"vanaf": today - timedelta(days=90)}, **kwargs)
        known = [
            (Dossierbron.NOTUBIZ, gemeente.notubiz),
            (Dossierbron.IBABS, gemeente.ibabs),
            (Dossierbron.OPENBESLUITVORMING, gemeente.openbesluitvorming),
        ]
        self.fields["bron"].choices = [(bron.value, bron.label) for bron, key in known if key]
        self.fields["bron"].initial = next(iter(self.fields["bron"].choices), ("",))[0]

    @property
    def possible(self):
        """Whether the municipality is known at any of them."""
        return bool(self.fields["bron"].choices)
