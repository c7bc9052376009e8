"""The forms of an import: a file, or a day from which a council information system is read."""

from datetime import timedelta

from django import forms

from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.choices import Dossierbron
from raadsportaal.dossiers.rows import CHOICES, DATES, proposal

# What a column of a file is called in a question about it.
CALLED = {
    "soort": "soort",
    "stand": "status",
    "behandeling": "behandeling",
    "afdoening": "afdoening",
    "behandeldatum": "datum van de raad",
    "termijn": "termijn",
}
PROPOSED = "Ons voorstel staat ingevuld. Klopt het niet? Kies iets anders."


class InvoerbestandForm(InOnzeStijl, forms.Form):
    bestand = forms.FileField(
        label="Bestand",
        help_text="CSV of Excel (.xlsx), hooguit 5 MB en 5.000 rijen.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": "Kies een bestand.",
            "empty": "Dit bestand is leeg.",
            "missing": "Kies een bestand.",
        },
    )


class SysteemForm(InOnzeStijl, forms.Form):
    bron = forms.ChoiceField(label="Waarvandaan?", widget=forms.RadioSelect)
    vanaf = forms.DateField(
        label="Vanaf welke dag?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Kies een dag.", "invalid": "Vul een datum in, zoals 26-11-2026."},
    )

    def __init__(self, gemeente, today, *args, **kwargs):
        super().__init__(*args, initial={"vanaf": today - timedelta(days=90)}, **kwargs)
        known = [
            (Dossierbron.NOTUBIZ, gemeente.notubiz),
            (Dossierbron.IBABS, gemeente.ibabs),
            (Dossierbron.OPENBESLUITVORMING, gemeente.openbesluitvorming),
        ]
        self.fields["bron"].choices = [(bron.value, bron.label) for bron, key in known if key]
        self.fields["bron"].initial = next(iter(self.fields["bron"].choices), ("",))[0]

    @property
    def possible(self):
        """Whether the municipality is known at any of them."""
        return bool(self.fields["bron"].choices)


class VragenForm(InOnzeStijl, forms.Form):
    """What words in a file mean that we do not know; each comes with a proposal, and none must be answered."""

    def __init__(self, questions, *args, **kwargs):
        self.questions = {f"vraag_{place}": asked for place, asked in enumerate(questions)}
        super().__init__(*args, **kwargs)
        for field, (name, word, n) in self.questions.items():
            rows = f"in {number_of(n, 'rij', 'rijen')}"
            made = _question(name, f"Wat is ‘{word}’ als {CALLED[name]}? ({rows})", proposal(name, word))
            made.widget.attrs["class"] = "raad-invoer" if name in DATES else "raad-keuze"
            self.fields[field] = made

    @property
    def answers(self) -> dict:
        """{(field, word): what it means} of the questions that were answered."""
        given = ((self.questions[field][:2], value) for field, value in self.cleaned_data.items())
        return {asked: value for asked, value in given if value}


def _question(name, text, proposed):
    if name in DATES:
        return forms.DateField(
            required=False,
            label=text,
            help_text="Weet u het niet? Laat dit dan leeg.",
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": "Vul een datum in, zoals 26-11-2026."},
        )
    kind = CHOICES[name]
    return forms.TypedChoiceField(
        required=False,
        label=text,
        initial=proposed,
        help_text=PROPOSED if proposed else "Kies wat het is, of laat het leeg.",
        choices=[("", "Iets anders: laat dit leeg"), *kind.choices],
        coerce=kind,
        empty_value="",
    )
