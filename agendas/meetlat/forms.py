"""Forms by which a municipality speaks beside the figures: its reply, and what its council decided to reach."""

from django import forms

from agendas.models import Ambitie, Indicator, Subdoel, Toelichting
from raadsportaal.basis.forms import InOnzeStijl


class ToelichtingForm(InOnzeStijl, forms.ModelForm):
    class Meta:
        model = Toelichting
        fields = ["tekst"]
        widgets = {"tekst": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "tekst": "Wat moet iemand weten die dit cijfer ziet? Zet een eigen cijfer erbij met de bron en het jaar. "
            "Iedereen kan dit lezen, met uw naam. Leeg: dan verdwijnt uw toelichting."
        }
        error_messages = {"tekst": {"max_length": "Dit is te lang. U kunt hooguit 600 tekens gebruiken."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tekst"].required = False

    def save_by(self, gebruiker, now):
        """Keep it as said by this person; without words it goes."""
        if self.cleaned_data["tekst"].strip():
            self.instance.keep(by=gebruiker, now=now)
        elif self.instance.pk:
            self.instance.delete()


class AmbitieForm(InOnzeStijl, forms.ModelForm):
    class Meta:
        model = Ambitie
        fields = [
            "subdoel", "citaat", "jaar", "bereik", "besluit", "besloten_op", "bron_url", "eigenaar", "opnieuw_op",
            "stand", "stand_op", "stand_uitleg", "indicator", "streefwaarde",
        ]  # fmt: skip
        widgets = {
            "citaat": forms.Textarea(attrs={"rows": 3}),
            **{name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
               for name in ("besloten_op", "opnieuw_op", "stand_op")},
        }  # fmt: skip
        help_texts = {
            "indicator": "Alleen als de raad een hoeveelheid besloot die dit cijfer meet.",
            "streefwaarde": "In de eenheid van dat cijfer. Wij rekenen niets uit: alleen wat de raad besloot.",
            "stand": "Zoals de griffie het vandaag weet.",
        }
        error_messages = {
            "citaat": {"required": "Neem over wat de raad besloot."},
            "jaar": {"required": "Vul het jaar in waarin het zover moet zijn."},
            "besluit": {"required": "Schrijf hoe het besluit heet."},
            "besloten_op": {"required": "Vul de dag van het besluit in.", "invalid": "Vul een datum in."},
            "stand_op": {"required": "Vul de dag in waarop u dit weet.", "invalid": "Vul een datum in."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["subdoel"].queryset = Subdoel.objects.for_choice()
        self.fields["indicator"].queryset = Indicator.objects.for_meetlat().exclude(doel=None)
        self.fields["indicator"].empty_label = "Geen"

    def save_by(self, gebruiker, now):
        """As this person made or changed it."""
        self.instance.keep(by=gebruiker, now=now)
