"""The two forms of an import: which file of what, and which column fills which field."""

from pathlib import PurePath
from typing import cast

from django import forms
from django.contrib.auth.models import AbstractUser

from raadsportaal.basis.tables.files import Bounds, BrokenFile
from raadsportaal.basis.tables.reading import as_text, read_table
from raadsportaal.redactie.imports import blanks, columns
from raadsportaal.redactie.models import Import

BOUNDS = Bounds(megabytes=20, unpacked=80_000_000, rows=10_000, columns=80, cell=50_000)
EMPTY = "In dit bestand staan geen rijen onder de kolomnamen."
ONLY_EXAMPLE = "In dit bestand staat alleen de voorbeeldrij van het sjabloon."
LONGEST = Import._meta.get_field("verzameling").max_length


class BestandForm(forms.Form):
    soort = forms.ChoiceField(label="Wat staat erin?", widget=forms.RadioSelect)
    bestand = forms.FileField(
        label="Bestand", help_text="CSV of Excel (.xlsx), hooguit 20 MB en 10.000 rijen. Op de eerste rij: kolomnamen."
    )
    verzameling = forms.CharField(
        label="Naam van de verzameling",
        max_length=LONGEST,
        required=False,
        help_text="Leeg: de naam van het bestand. Leest u later een nieuwe versie in? Vul dan dezelfde naam in: "
        "daaraan en aan het kenmerk in de rij herkent het portaal wat er al is.",
    )

    def __init__(self, soorten, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.soorten = {soort.naam: soort for soort in soorten}
        choice = cast(forms.ChoiceField, self.fields["soort"])
        choice.choices = [(soort.naam, soort.label) for soort in soorten]
        if len(soorten) == 1:
            choice.initial = soorten[0].naam

    def clean_bestand(self):
        file = self.cleaned_data["bestand"]
        try:
            table = read_table(file, BOUNDS)
            self.headings, rows = table.names(), [(number, _texts(record)) for number, record in table.records()]
        except BrokenFile as fault:
            raise forms.ValidationError(str(fault))
        self.rows = [[number, row] for number, row in rows if not blanks.is_example(row)]
        if not self.rows:
            raise forms.ValidationError(ONLY_EXAMPLE if rows else EMPTY)
        return file

    def keep(self, by: AbstractUser) -> tuple[Import, bool]:
        """The import, and whether its columns are clear without a question."""
        naam, soort = self.cleaned_data["bestand"].name[:200], self.soorten[self.cleaned_data["soort"]]
        guessed = columns.guess(self.headings, soort)
        partij = Import.objects.create(
            soort=soort.naam,
            bestand=naam,
            verzameling=self.cleaned_data["verzameling"] or PurePath(naam).stem[:LONGEST],
            rijen=self.rows,
            kolommen=[*guessed.items()],
            door=by,  # type: ignore[misc]  # our own user model, which this package may not name
        )
        return partij, columns.is_clear(self.headings, soort) and not columns.missing(guessed, soort)


def _texts(record):
    """The same from CSV as from Excel; an empty cell says nothing."""
    texts = {heading: as_text(cell) for heading, cell in record.items()}
    return {heading: text for heading, text in texts.items() if text}


class KolomField(forms.ChoiceField):
    voorbeeld: str  # the first cell of the column that is filled in


class KolommenForm(forms.Form):
    """A choice for each column of the file."""

    def __init__(self, partij, soort, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.partij, self.soort = partij, soort
        named = [(k.naam, f"{k.label} ({k.naam})" if k.label else k.naam) for k in soort.kolommen]
        choices = [("", "niet gebruiken"), *named]
        for place, (heading, name) in enumerate(partij.kolommen):
            first = next((cells[heading] for _, cells in partij.rijen if cells.get(heading)), "")
            field = KolomField(label=heading, choices=choices, required=False, initial=name)
            field.voorbeeld = first[:120]
            self.fields[f"kolom{place}"] = field

    def clean(self):
        chosen: dict[str, str] = {}
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name, "")
            if value and value in chosen.values():
                self.add_error(name, f"‘{value}’ heeft u al bij een andere kolom gekozen.")
            chosen[str(field.label)] = value
        for lacks in columns.missing(chosen, self.soort):
            self.add_error(None, f"Geen kolom vult ‘{lacks}’. Dat is verplicht.")
        self.chosen = [*chosen.items()]
        return self.cleaned_data

    def keep(self):
        self.partij.kolommen = self.chosen
        self.partij.save(update_fields=["kolommen"])
