"""The forms of countries: what a visitor filters by, what a municipality says of itself, and a landenoverleg."""

from django import forms

from kennisbank.models import Land, Thema, Werelddeel
from raadsportaal.basis.forms import FilterForm, InOnzeStijl
from samenwerking.landen.overview import HOME
from samenwerking.models import Aanwezigheid, Landenoverleg, Overlegantwoord, Overlegvoorstel

EARLIEST = 1900
YEARS = ("sinds", "tot")


class LandenForm(FilterForm):
    q = forms.CharField(required=False, max_length=100, label="Zoek een land")
    werelddeel = forms.ChoiceField(
        required=False, label="Werelddeel", choices=[("", "Hele wereld"), *Werelddeel.choices]
    )
    thema = forms.ModelChoiceField(
        Thema.objects.all(), required=False, label="Thema", to_field_name="slug", empty_label="Alle thema’s"
    )


class MetLandEnJaren(InOnzeStijl, forms.ModelForm):
    """A tie with a country abroad, from a year on and perhaps until one; `this_year` is the last that may be."""

    def __init__(self, *args, this_year, **kwargs):
        super().__init__(*args, **kwargs)
        self.this_year = this_year
        self.fields["land"].queryset = Land.objects.exclude(code=HOME)
        self.fields["land"].empty_label = "Kies een land"
        self.fields["land"].error_messages["required"] = "Kies een land."
        for name in YEARS:
            self.fields[name].error_messages["invalid"] = "Vul een jaar in, zoals 2019."

    def clean(self):
        data = super().clean()
        for name in YEARS:
            if data.get(name) and not EARLIEST <= data[name] <= self.this_year:
                self.add_error(name, f"Vul een jaar in van {EARLIEST} tot en met {self.this_year}.")
        if data.get("sinds") and data.get("tot") and data["tot"] < data["sinds"]:
            self.add_error("tot", "Dit jaar ligt voor het begin.")
        return data


class ActiefForm(MetLandEnJaren):
    class Meta:
        model = Aanwezigheid
        fields = ["land", "partner", "onderwerp", "sinds", "tot"]
        help_texts = {
            "partner": "Een gemeente, een organisatie of een netwerk. Geen namen van personen.",
            "onderwerp": "Bijvoorbeeld: groen en schaduw, of opvang van vluchtelingen.",
            "tot": "Laat leeg als het doorgaat.",
        }
        error_messages = {
            "partner": {"required": "Zeg met wie u samenwerkt."},
            "onderwerp": {"required": "Zeg waarover u samenwerkt."},
        }

    def clean(self):
        data = super().clean()
        others = Aanwezigheid.objects.of_gemeente(self.instance.gemeente).same_partner(
            data.get("land"), data.get("partner", "")
        )
        if others.exclude(pk=self.instance.pk).exists():
            self.add_error("partner", "Deze samenwerking staat er al.")
        return data


class OverlegForm(InOnzeStijl, forms.ModelForm):
    class Meta:
        model = Landenoverleg
        fields = ["onderwerp", "bericht"]
        widgets = {"bericht": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "bericht": "Wat wilt u delen of vragen, en wanneer kunt u? De griffies van de andere gemeenten lezen dit.",
        }
        error_messages = {
            "onderwerp": {"required": "Zeg waar u het over wilt hebben."},
            "bericht": {"required": "Schrijf een bericht aan de andere gemeenten."},
        }


class OverlegvoorstelForm(OverlegForm):
    """What a council member writes to the griffie, which can take it over word for word."""

    class Meta(OverlegForm.Meta):
        model = Overlegvoorstel
        help_texts = {
            "bericht": "Wat wilt u delen of vragen? Neemt de griffie dit over, dan lezen andere gemeenten het."
        }
        error_messages = OverlegForm.Meta.error_messages | {"bericht": {"required": "Schrijf een bericht."}}


class AfwijzingForm(InOnzeStijl, forms.Form):
    reden = forms.CharField(
        label="Waarom niet?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Het raadslid leest dit in een e-mail.",
        error_messages={"required": "Schrijf waarom u dit niet overneemt."},
    )  # fmt: skip


class OverlegantwoordForm(InOnzeStijl, forms.ModelForm):
    doet_mee = forms.TypedChoiceField(
        label="Doet u mee?",
        choices=[("ja", "Ja, wij doen mee"), ("nee", "Nee, deze keer niet")],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of u meedoet."},
    )

    class Meta:
        model = Overlegantwoord
        fields = ["doet_mee", "bericht"]
        widgets = {"bericht": forms.Textarea(attrs={"rows": 5})}
        labels = {"bericht": "Uw bericht (mag leeg blijven)"}
        help_texts = {"bericht": "Alleen de gemeente die het vraagt, leest dit. Zet erin hoe zij u kan bereiken."}

    def __init__(self, *args, instance, **kwargs):
        given = {None: None, True: "ja", False: "nee"}[instance.doet_mee]
        super().__init__(*args, instance=instance, initial={"doet_mee": given}, **kwargs)
