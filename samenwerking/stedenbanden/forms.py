"""What a municipality says of one of its partnerships."""

from django import forms

from samenwerking.landen.forms import MetLandEnJaren
from samenwerking.models import Bandstand, Stedenband
from samenwerking.models.stedenband import INHOUD

STANDEN = [
    (Bandstand.ACTIEF, "Actief: er gebeurt nog iets"),
    (Bandstand.SLAPEND, "Slapend: de band is er, maar er gebeurt niets"),
    (Bandstand.BEEINDIGD, "Beëindigd: de band is gestopt"),
    (Bandstand.ONJUIST, "Was er nooit: haal dit uit het register"),
]


class BandForm(MetLandEnJaren):
    class Meta:
        model = Stedenband
        fields = ["plaats", "land", "soort", "stand", "sinds", "tot", "themas", "toelichting", "contact"]
        labels = {"plaats": "Met welke plaats?", "soort": "Wat voor band is het?", "stand": "Bestaat de band nog?"}
        widgets = {
            "stand": forms.RadioSelect,
            "themas": forms.CheckboxSelectMultiple,
            "toelichting": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "sinds": "Mag leeg blijven.",
            "tot": "Alleen als de band is gestopt.",
            "toelichting": "Openbaar. Wat doet u samen? Twee of drie zinnen, zonder namen van personen.",
        }
        error_messages = {
            "plaats": {"required": "Vul de plaats in."},
            "stand": {"required": "Zeg of de band nog bestaat."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # What never was cannot be added; what was not confirmed is so by not saying anything.
        self.fields["stand"].choices = STANDEN if self.instance.pk else STANDEN[:-1]
        if self.initial.get("stand") == Bandstand.NIET_BEVESTIGD:
            self.initial["stand"] = None

    def clean(self):
        data = super().clean()
        if data.get("tot") and data.get("stand") in (Bandstand.ACTIEF, Bandstand.SLAPEND):
            self.add_error("tot", "Laat dit leeg, of kies ‘Beëindigd’.")
        same = Stedenband.objects.same_pair(self.instance.gemeente, data.get("land"), data.get("plaats", ""))
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("plaats", "Deze band staat al in het register.")
        return data

    @property
    def inhoud(self):
        """For Stedenband.register() and .confirm()."""
        return {name: self.cleaned_data[name] for name in (*INHOUD, "themas")}
