"""The forms of a reading: the text to read, where to keep it, and what to decide about a suggestion."""

from django import forms

from agendas.models import Subdoel
from raadsportaal.basis.as_seen import VersionForm
from raadsportaal.basis.documents import Onleesbaar, check_size
from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.dossiers.choices import Dossiersoort
from raadsportaal.dossiers.models import Dossier, Reden
from raadsportaal.dossiers.models.koppeling import Koppeldaad, Koppelrichting
from raadsportaal.dossiers.titles import check_titel

MAX_PASTED = 1_000_000  # characters, some 350 pages
MIN_PASTED = 40
MAX_TOELICHTING = 1000


class DuidForm(InOnzeStijl, forms.Form):
    """Paste a text or choose a file, one of the two."""

    tekst = forms.CharField(
        required=False, label="Plak een tekst", max_length=MAX_PASTED, widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"max_length": "Deze tekst is te lang om te plakken. Kies het bestand."},
    )  # fmt: skip
    bestand = forms.FileField(
        required=False, label="Of kies een bestand", allow_empty_file=True,
        help_text="Een PDF, Word (.docx), ODT of tekst (.txt). Hooguit 20 MB of 300 bladzijden.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.odt,.txt"}),
    )  # fmt: skip

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand:
            try:
                check_size(bestand.size)
            except Onleesbaar as fault:
                raise forms.ValidationError(str(fault))
        return bestand

    def clean(self):
        tekst, bestand = self.cleaned_data.get("tekst", ""), self.cleaned_data.get("bestand")
        if tekst and bestand:
            raise forms.ValidationError("U koos een tekst én een bestand. Kies er een. Maak het tekstvak anders leeg.")
        if not tekst and not bestand and not self.errors:
            self.add_error("tekst", "Plak een tekst of kies een bestand.")
        elif tekst and len(tekst) < MIN_PASTED:
            self.add_error("tekst", "Deze tekst is te kort. Plak ten minste een of twee zinnen.")


class BewaarForm(InOnzeStijl, forms.Form):
    """With which dossier a reading is kept: a new one, or one that is there."""

    dossier = forms.ModelChoiceField(
        Dossier.objects.none(), required=False, label="Bij welk dossier?", empty_label="Een nieuw dossier",
        error_messages={"invalid_choice": "Dit dossier is er niet. Kies een ander."},
    )  # fmt: skip
    titel = forms.CharField(
        required=False, max_length=200, label="Titel van het nieuwe dossier", validators=[check_titel]
    )
    soort = forms.ChoiceField(required=False, choices=[("", "Kies een soort"), *Dossiersoort.choices], label="Soort")

    def __init__(self, dossiers, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dossier"].queryset = dossiers

    def clean(self):
        if self.cleaned_data.get("dossier") or "dossier" in self.errors:
            return
        if not self.cleaned_data.get("titel"):
            self.add_error("titel", "Geef het dossier een titel, of kies een dossier dat er al is.")
        if not self.cleaned_data.get("soort") and "soort" not in self.errors:
            self.add_error("soort", "Kies een soort.")


class SuggestieForm(VersionForm):
    """What somebody does with a suggestion, and the version of it that they saw; `koppel` links with a direction.

    `q` is only on a card that asks for another subdoel: who sees that one and chooses none does not link the first.
    """

    daad = forms.ChoiceField(
        choices=[(daad.value, daad.label) for daad in (Koppeldaad.KOPPEL, Koppeldaad.WIJS_AF, Koppeldaad.ONGEDAAN)],
        required=False,
    )
    koppel = forms.ChoiceField(choices=Koppelrichting, required=False)
    toelichting = forms.CharField(required=False, max_length=MAX_TOELICHTING)
    reden = forms.ChoiceField(choices=[("", ""), *Reden.choices], required=False)
    anders = forms.ModelChoiceField(
        Subdoel.objects.all(), to_field_name="code", required=False,
        error_messages={"invalid_choice": "Dit subdoel is er niet. Kies een ander."},
    )  # fmt: skip

    def clean(self):
        if not self.cleaned_data.get("koppel") and not self.cleaned_data.get("daad"):
            self.add_error("daad", "Kies wat u met deze suggestie wilt doen.")
        if self.asks_another and not self.data.get("anders"):
            self.add_error("anders", "Kies eerst welk subdoel wel past.")

    @property
    def asks_another(self) -> bool:
        """Whether it was sent from a card that asks which other subdoel fits."""
        return "q" in self.data

    @property
    def fault(self) -> str:
        """The first of what is wrong."""
        return next(fault for faults in self.errors.values() for fault in faults)

    @property
    def decision(self):
        chosen = super().decision
        richting = chosen.pop("koppel") or Koppelrichting.ONBEKEND
        if chosen["daad"] in ("", Koppeldaad.KOPPEL):
            return {**chosen, "daad": Koppeldaad.KOPPEL, "richting": richting}
        del chosen["toelichting"]
        return chosen


class PassageForm(InOnzeStijl, forms.Form):
    """A passage that the griffie chose in the text, and what it is linked to."""

    passage = forms.CharField(
        label="Passage", min_length=10, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"min_length": "Kies ten minste een paar woorden.", "required": "Kies een stuk van de tekst."},
    )  # fmt: skip
    subdoel = forms.ModelChoiceField(
        Subdoel.objects.all(), to_field_name="code",
        error_messages={"required": "Kies een subdoel.", "invalid_choice": "Dit subdoel is er niet. Kies een ander."},
    )  # fmt: skip
    toelichting = forms.CharField(
        label="Toelichting voor de raad", required=False, max_length=MAX_TOELICHTING,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    koppel = forms.ChoiceField(choices=Koppelrichting)
