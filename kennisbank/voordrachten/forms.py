"""The form by which anybody proposes a praktijk, and the answer of an editor."""

from django import forms
from django.core.validators import URLValidator

from kennisbank.models import Voordracht
from raadsportaal.basis.forms import Emailadres, InOnzeStijl, LeegVak
from raadsportaal.gemeenten.names import check_name

NO_ADDRESS = "Vul een e-mailadres in, zoals naam@gemeente.nl, of laat het leeg."
NO_SOURCE = "Vul een webadres in, zoals https://www.gemeente.nl/project"
TOO_LONG = "Deze tekst is te lang: hij kan hooguit %(limit_value)d tekens hebben, en heeft er %(show_value)d."
HELP = {
    "titel": "In één zin, zoals: regenwater bergen op schoolpleinen.",
    "aanpak": "Schrijf het op zoals u het een collega vertelt. Noem geen inwoners bij naam.",
    "resultaat": "Mag leeg blijven. Cijfers helpen: hoeveel, sinds wanneer, vergeleken waarmee?",
    "lastig": "Mag leeg blijven. Juist hier hebben andere raden veel aan.",
    "bron": "Een pagina of document op internet, in welke taal ook.",
    "naam": "Mag leeg blijven.",
    "email": "Mag leeg blijven. Zonder adres kunnen wij u niet antwoorden.",
    "organisatie": "Mag leeg blijven.",
}
NEEDED = {
    "titel": "Schrijf op waar het over gaat.",
    "plaats": "Vul in welke gemeente of stad het was.",
    "land": "Kies een land.",
    "aanpak": "Schrijf op wat de gemeente deed.",
    "bron": NO_SOURCE,
}


class VoordraagForm(InOnzeStijl, forms.ModelForm):
    """Short: an editor looks up the rest."""

    bron = forms.URLField(
        label="Waar kunnen wij het nakijken?", max_length=600, assume_scheme="https",
        validators=[URLValidator(["http", "https"])], error_messages={"invalid": NO_SOURCE},
    )  # fmt: skip
    email = Emailadres(label="Uw e-mailadres", required=False, error_messages={"invalid": NO_ADDRESS})
    nog_iets = LeegVak()

    class Meta:
        model = Voordracht
        fields = [
            "titel", "plaats", "land", "aanpak", "resultaat", "lastig", "bron", "naam", "email", "organisatie",
        ]  # fmt: skip
        widgets = {
            "aanpak": forms.Textarea(attrs={"rows": 6}),
            "resultaat": forms.Textarea(attrs={"rows": 4}),
            "lastig": forms.Textarea(attrs={"rows": 4}),
            "naam": forms.TextInput(attrs={"autocomplete": "name"}),
            "organisatie": forms.TextInput(attrs={"autocomplete": "organization"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.help_text = HELP.get(name, "")
            field.error_messages |= {"required": NEEDED.get(name, ""), "max_length": TOO_LONG}
        self.fields["land"].empty_label = "Kies een land"
        self.fields["land"].error_messages["invalid_choice"] = NEEDED["land"]
        self.fields["naam"].validators.append(check_name)
