"""The forms by which others read a draft along, and say something about it."""

from django import forms

from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.instrumenten.models import Kring


class OpmerkingForm(InOnzeStijl, forms.Form):
    tekst = forms.CharField(
        label="Uw opmerking",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Schrijf eerst iets op.",
            "max_length": "Een opmerking heeft hooguit 1000 tekens. Maak haar korter.",
        },
    )


class KringenForm(InOnzeStijl, forms.Form):
    """Whether a draft is shown to the fractie of its maker, and to the griffie. Who is in no fractie has no choice."""

    fractie = forms.BooleanField(required=False)
    mag_schrijven = forms.BooleanField(label="Mijn fractie mag ook wijzigen", required=False)
    griffie = forms.BooleanField(
        label="De griffie kijkt mee naar de vorm",
        required=False,
        help_text="Zij leest en schrijft opmerkingen. Zij wijzigt niets.",
    )

    def __init__(self, concept, maker, data=None):
        """`maker`: the Lidmaatschap of whose draft it is."""
        now = {deling.kring: deling for deling in concept.delingen.in_force(maker)}
        initial = {
            "fractie": Kring.FRACTIE in now,
            "mag_schrijven": any(deling.mag_schrijven for kring, deling in now.items() if kring == Kring.FRACTIE),
            "griffie": Kring.GRIFFIE in now,
        }
        super().__init__(data, initial=initial)
        self._fractie = maker.fractie
        self.fields["fractie"].label = f"Mijn fractie: {maker.fractie}"
        if not maker.fractie:
            del self.fields["fractie"], self.fields["mag_schrijven"]

    def chosen(self) -> dict:
        """As Concept.share_with_kringen takes it."""
        given = self.cleaned_data
        return {
            "fractie": self._fractie if given.get("fractie") else "",
            "mag_schrijven": given.get("mag_schrijven", False),
            "griffie": given["griffie"],
        }


class DeelMetForm(InOnzeStijl, forms.Form):
    """Whom to show a draft to: somebody who works in its municipality, by the address that person signs in with."""

    email = forms.EmailField(
        label="E-mailadres van een collega",
        help_text="Iemand die in het portaal bij uw gemeente werkt: een raadslid, fractiemedewerker of griffier.",
        error_messages={"required": "Vul een e-mailadres in.", "invalid": "Vul een e-mailadres in."},
    )
    mag_schrijven = forms.BooleanField(label="Mag ook wijzigen", required=False)

    def __init__(self, concept, data=None):
        super().__init__(data)
        self._concept, self.lid = concept, None

    def clean_email(self):
        leden = self._concept.gemeente.leden.active().select_related("gebruiker")
        self.lid = leden.filter(gebruiker__email__iexact=self.cleaned_data["email"]).first()
        if self.lid is None:
            raise forms.ValidationError("Dit adres hoort niet bij iemand van uw gemeente in het portaal.")
        if self.lid.gebruiker_id == self._concept.maker_id:
            raise forms.ValidationError("Dit bent u zelf.")
        return self.cleaned_data["email"]
