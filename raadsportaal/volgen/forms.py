"""The forms of following: how often, an address, and the choices for all of it."""

from django import forms

from raadsportaal.basis.forms import Emailadres, InOnzeStijl, LeegVak
from raadsportaal.volgen.models import Frequentie, Volger

NO_DATE = "Vul een datum in, zoals 4-1-2027."
CHOOSE = "Kies hoe vaak u een e-mail wilt."
HOW_OFTEN = [
    (Frequentie.METEEN, "Meteen"),
    (Frequentie.DAG, "Elke dag, in de ochtend"),
    (Frequentie.WEEK, "Elke week, de dag voor de raad"),
    (Frequentie.NOOIT, "Nooit, alleen op Mijn gemeente"),
]


class VolgForm(InOnzeStijl, forms.Form):
    hoe_vaak = forms.ChoiceField(
        label="Wanneer krijgt u een e-mail?",
        choices=HOW_OFTEN,
        initial=Frequentie.WEEK,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


class AdresForm(InOnzeStijl, forms.Form):
    email = Emailadres(
        label="Uw e-mailadres",
        help_text="U krijgt eerst een e-mail om dit te bevestigen. Daarna hooguit 1 per week.",
    )
    nog_iets = LeegVak()

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class AllesForm(InOnzeStijl, forms.ModelForm):
    """For all that one follows: the day of the weekly e-mail, and what fits the own dossiers."""

    past = forms.BooleanField(label="Ook wat bij mijn dossiers past, als het nieuw is", required=False)

    class Meta:
        model = Volger
        fields = ["weekdag"]
        error_messages = {"weekdag": {"required": "Kies een dag.", "invalid_choice": "Kies een dag."}}


class PauzeForm(InOnzeStijl, forms.ModelForm):
    class Meta:
        model = Volger
        fields = ["pauze_tot"]
        widgets = {"pauze_tot": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        error_messages = {"pauze_tot": {"invalid": NO_DATE}}
