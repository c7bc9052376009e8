"""The forms of a leesronde: files to attach, and with which dossier each goes."""

import re

from django import forms

from raadsportaal.basis.documents import Onleesbaar, check_size
from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.dossiers.forms.koppeling import DONE, OPEN

MOST_FILES = 20
MEGABYTES = 40  # together: what the portal takes in one question of who is signed in
WORD = re.compile(r"[^a-z0-9]+")


class MoreFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Bestanden(forms.FileField):
    widget = MoreFiles

    def clean(self, data, initial=None):
        """Each of them as one file is looked at."""
        return [super(Bestanden, self).clean(one, initial) for one in data or [None]]


class StukkenForm(InOnzeStijl, forms.Form):
    """Several files at once; `bestanden` is the list."""

    bestanden = Bestanden(
        label="Bestanden",
        help_text=f"PDF, Word (.docx), ODT of tekst. Hooguit {MOST_FILES} bestanden, samen {MEGABYTES} MB.",
        allow_empty_file=True,
        widget=MoreFiles(attrs={"accept": ".pdf,.docx,.odt,.txt"}),
        error_messages={"required": "Kies een of meer bestanden.", "missing": "Kies een of meer bestanden."},
    )

    def clean_bestanden(self):
        files = self.cleaned_data["bestanden"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"U koos {len(files)} bestanden. Kies er hooguit {MOST_FILES}.")
        faults = [fault for fault in map(_fault, files) if fault]
        if faults:
            raise forms.ValidationError(faults)
        return files


def _fault(file):
    try:
        check_size(file.size)
    except Onleesbaar as fault:
        return f"{file.name[:80]}: {fault}"
    return ""


class VerdeelForm(InOnzeStijl, forms.Form):
    """With which dossier each file goes; the kenmerk in its name says the first guess."""

    def __init__(self, beurten, gemeente, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dossiers = list(gemeente.dossiers.current().by_day().only("titel", "stand", "extern_id", "gearchiveerd_op"))
        self.beurten, self.known = beurten, {str(dossier.pk): dossier.pk for dossier in dossiers}
        groups = {OPEN: [d for d in dossiers if d.is_open], DONE: [d for d in dossiers if not d.is_open]}
        choices = [(label, [(str(d.pk), _named(d)) for d in some]) for label, some in groups.items() if some]
        for beurt in beurten:
            guess = guessed(beurt.naam, dossiers)
            self.fields[f"stuk-{beurt.pk}"] = forms.ChoiceField(
                label=beurt.naam, required=False, choices=[("", "Lees dit bestand niet"), *choices],
                initial=str(guess.pk) if guess else "",
                help_text=f"Het kenmerk {guess.extern_id} staat in de naam." if guess else "",
                error_messages={"invalid_choice": "Dit dossier is er niet. Kies een ander."},
                widget=forms.Select(attrs={"class": "raad-keuze"}),
            )  # fmt: skip

    def clean(self):
        if not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError("Kies bij ten minste één bestand een dossier.")

    @property
    def chosen(self) -> dict[int, int | None]:
        """{file: dossier}"""
        return {beurt.pk: self.known.get(self.cleaned_data[f"stuk-{beurt.pk}"]) for beurt in self.beurten}


def _named(dossier):
    return f"{dossier.titel} ({dossier.extern_id})" if dossier.extern_id else dossier.titel


def guessed(naam, dossiers):
    """The dossier whose kenmerk stands in the name of a file, the longest kenmerk first; None when none does."""
    plain = f"-{WORD.sub('-', naam.lower())}-"
    keys = [(WORD.sub("-", dossier.extern_id.lower()).strip("-"), dossier) for dossier in dossiers]
    fits = [(len(key), dossier) for key, dossier in keys if key and f"-{key}-" in plain]
    return max(fits, key=lambda one: one[0])[1] if fits else None
