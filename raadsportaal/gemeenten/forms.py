"""The forms by which a griffier invites people and gives them a role."""

from django import forms

from raadsportaal.basis.forms import NO_ADDRESS, InOnzeStijl
from raadsportaal.basis.texts import plain
from raadsportaal.gemeenten.models import Rol
from raadsportaal.gemeenten.names import check_name
from raadsportaal.gemeenten.people_list import MOST, read

LARGEST_LIST = 100_000  # bytes


class UitnodigingForm(InOnzeStijl, forms.Form):
    naam = forms.CharField(
        max_length=150, label="Naam", validators=[check_name], error_messages={"required": "Vul de naam in."}
    )
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": NO_ADDRESS,
            "max_length": "Dit e-mailadres is te lang. Het kan hooguit 254 tekens hebben.",
        },
    )
    rol = forms.ChoiceField(
        choices=Rol.choices, widget=forms.RadioSelect, label="Rol", error_messages={"required": "Kies een rol."}
    )


class MensenlijstForm(InOnzeStijl, forms.Form):
    """A list of people as text, or a file with that text; the text is what counts when it is shown again."""

    lijst = forms.CharField(
        required=False,
        max_length=100_000,
        label="Plak hier uw lijst",
        help_text="Op elke regel één persoon: naam en e-mailadres, en de rol als die anders is dan hieronder. "
        "U kunt plakken uit Excel of uit uw adresboek. Zijn er meer kolommen, zoals de fractie? "
        "Laat dan de kop erboven staan.",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        error_messages={"max_length": "Deze lijst is te lang. Knip hem in delen."},
    )
    bestand = forms.FileField(
        required=False,
        label="Of kies een bestand",
        help_text="CSV, hooguit 100 kB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt"}),
        error_messages={"empty": "Dit bestand is leeg."},
    )
    rol = forms.ChoiceField(
        choices=Rol.choices,
        widget=forms.RadioSelect,
        label="Rol van wie er geen rol bij heeft staan",
        initial=Rol.RAADSLID,
        error_messages={"required": "Kies een rol."},
    )

    def clean_bestand(self):
        """Its text. Excel writes a CSV in the letters of Windows, unless it is told otherwise."""
        bestand = self.cleaned_data["bestand"]
        if bestand is None:
            return ""
        if bestand.size > LARGEST_LIST:
            raise forms.ValidationError("Dit bestand is te groot. Het mag 100 kB zijn.")
        data = bestand.read()
        if b"\x00" in data:
            raise forms.ValidationError("Dit is geen CSV. Bewaar uw lijst als CSV, of plak hem hierboven.")
        try:
            return plain(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return plain(data.decode("cp1252", errors="replace"))

    def clean(self):
        if self.errors:
            return
        self.text = "\n".join(filter(None, [self.cleaned_data["lijst"], self.cleaned_data["bestand"]]))
        self.rows = read(self.text, self.cleaned_data["rol"])
        if not self.rows:
            self.add_error("lijst", "Plak een lijst met e-mailadressen, of kies een bestand.")
        elif len(self.rows) > MOST:
            self.add_error("lijst", f"Dit zijn {len(self.rows)} mensen. Het mogen er {MOST} tegelijk zijn.")


class RolForm(forms.Form):
    rol = forms.ChoiceField(choices=Rol.choices)
    fractie = forms.CharField(max_length=60, required=False)

    def clean_fractie(self):
        return " ".join(plain(self.cleaned_data["fractie"]).split())
