"""The form by which a griffier asks VNG to let the municipality join."""

from django import forms
from django.utils import timezone

from raadsportaal.basis.forms import NO_ADDRESS, Emailadres, InOnzeStijl, LeegVak
from raadsportaal.gemeenten.meedoen.addresses import is_free
from raadsportaal.gemeenten.models import Deelnameverzoek, Gemeente

FREE = "Dit is geen adres van een gemeente: iedereen kan er een krijgen bij {}. Vul uw werkadres bij de gemeente in."
TOO_LONG = "Deze tekst is te lang: hij kan hooguit %(limit_value)d tekens hebben, en heeft er %(show_value)d."
NEEDED = {
    "gemeente": "Kies uw gemeente.",
    "naam": "Vul uw naam in.",
    "functie": "Vul uw functie in, zoals griffier.",
    "email": NO_ADDRESS,
}
HELP = {
    "functie": "Zoals griffier of plaatsvervangend griffier.",
    "email": "Uw werkadres. Hierheen sturen wij een link om te bevestigen.",
    "opmerking": "Mag leeg blijven. Noem geen andere mensen bij naam.",
}
AUTOCOMPLETE = {"naam": "name", "functie": "organization-title"}


class MeedoenForm(InOnzeStijl, forms.ModelForm):
    email = Emailadres(label="Uw e-mailadres van de gemeente")
    nog_iets = LeegVak()

    class Meta:
        model = Deelnameverzoek
        fields = ["gemeente", "naam", "functie", "email", "opmerking"]
        widgets = {"opmerking": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].queryset = Gemeente.objects.current(timezone.localdate())
        self.fields["gemeente"].empty_label = "Kies uw gemeente"
        self.fields["gemeente"].error_messages["invalid_choice"] = NEEDED["gemeente"]
        for name, field in self.fields.items():
            field.help_text = HELP.get(name, "")
            field.error_messages |= {"required": NEEDED.get(name, ""), "max_length": TOO_LONG}
            if name in AUTOCOMPLETE:
                field.widget.attrs["autocomplete"] = AUTOCOMPLETE[name]

    def clean_email(self):
        """An address that not anybody can have."""
        email = self.cleaned_data["email"].lower()
        domein = email.rpartition("@")[2]
        if is_free(domein):
            raise forms.ValidationError(FREE.format(domein))
        return email
