"""The forms of an adviesvraag: asking it, and adding to it."""

from django import forms

from kennisbank.models import Land
from raadsportaal.basis.forms import InOnzeStijl
from samenwerking.advies.bijlagen import KINDS, checked
from samenwerking.advies.sending_along import LONGEST_TITLE, band
from samenwerking.models import Adviesvraag
from samenwerking.models.advies import ATTACHMENTS

CHANGED = "Wat er meegaat, is veranderd. Kijk het na en verstuur opnieuw."


class VraagForm(InOnzeStijl, forms.Form):
    """Four fields and the switches of what goes along."""

    onderwerp = forms.ChoiceField(
        label="Waarover gaat het?", choices=Adviesvraag.Onderwerp.choices, widget=forms.RadioSelect,
        error_messages={"required": "Kies waarover het gaat.", "invalid_choice": "Kies waarover het gaat."},
    )  # fmt: skip
    vraag = forms.CharField(
        label="Wat wilt u weten?", max_length=4000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Schrijf het op zoals u het een collega vraagt. Noem geen inwoners bij naam.",
        error_messages={
            "required": "Schrijf op wat u wilt weten.",
            "max_length": "Uw vraag is te lang. Hij kan hooguit 4.000 tekens hebben.",
        },
    )  # fmt: skip
    over = forms.ChoiceField(
        label="Gaat het over een partner of een land? (mag leeg blijven)", required=False,
        error_messages={"invalid_choice": "Kies een partner of land uit de lijst."},
    )  # fmt: skip
    dossier = forms.CharField(
        label="Hoort het bij een dossier? (mag leeg blijven)", required=False, max_length=LONGEST_TITLE,
        help_text="De titel is genoeg. VNG International kan uw dossiers niet lezen.",
        error_messages={"max_length": "Deze titel is te lang. Hij kan hooguit 200 tekens hebben."},
    )  # fmt: skip
    gemeente = forms.CharField(required=False, widget=forms.HiddenInput)
    adres = forms.CharField(required=False, widget=forms.HiddenInput)
    mee = forms.MultipleChoiceField(required=False, error_messages={"invalid_choice": CHANGED})

    def __init__(self, what, *args, initial=None, **kwargs):
        self.what = what
        every = {"mee": [key for key, *_ in what.delen], "gemeente": what.slug, "adres": what.adres}
        super().__init__(*args, initial=(initial or {}) | every | _kept_off(initial), **kwargs)
        self.fields["mee"].choices = [(key, label) for key, label, _ in what.delen]
        self.fields["over"].choices = self._over()

    def _over(self):
        banden = [(f"band-{one.pk}", band(one)) for one in self.what.stedenbanden]
        landen = list(Land.objects.values_list("code", "naam"))
        own = [("Stedenbanden van uw gemeente", banden)] if banden else []
        return [("", "Nee, over iets anders"), *own, ("Landen", landen)]

    def clean(self):
        data = super().clean()
        shown = data.get("gemeente") == self.what.slug and data.get("adres") == self.what.adres
        if not shown and not self.errors:
            raise forms.ValidationError(CHANGED)
        return data

    @property
    def meegestuurd(self):
        data = self.cleaned_data
        labels = {key: label for _, group in self.fields["over"].choices[1:] for key, label in group}
        return self.what.chosen(data["mee"], Dossier=data["dossier"], **{"Gaat over": labels.get(data["over"], "")})

    @property
    def schakelaars(self):
        """(key, label, text, on) for the page."""
        chosen = self["mee"].value() or []
        return [(*part, part[0] in chosen) for part in self.what.delen]


def _kept_off(initial):
    """A switch that somebody put off stays off when the form is shown again."""
    return {"mee": initial["mee"]} if initial and "mee" in initial else {}


class BerichtForm(InOnzeStijl, forms.Form):
    """A message in the thread, with a file or without."""

    tekst = forms.CharField(
        label="Uw bericht", max_length=8000, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": "Schrijf een bericht.",
            "max_length": "Uw bericht is te lang. Het kan hooguit 8.000 tekens hebben.",
        },
    )  # fmt: skip
    bijlage = forms.FileField(
        label="Een bestand erbij (mag leeg blijven)", required=False, allow_empty_file=True, help_text=KINDS,
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{ending}" for ending in ATTACHMENTS)}),
        error_messages={"invalid": "Dit bestand kwam niet over. Kies het opnieuw."},
    )  # fmt: skip

    def clean_bijlage(self):
        upload = self.cleaned_data["bijlage"]
        return checked(upload) if upload else None
