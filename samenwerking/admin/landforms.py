"""The form of a country in the admin: places and sources as lines of text, and a reason for closing it."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.tables import numbers
from samenwerking.landen.land_map import MOST_PLACES
from samenwerking.models import Landpagina

is_address = URLValidator(schemes=["http", "https"])


class Lijnen(forms.CharField):
    """A list of records, one on a line, its values divided by |."""

    widget = forms.Textarea(attrs={"rows": 5, "cols": 110})

    def __init__(self, *, read, write, **kwargs):
        self.read, self.write = read, write
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value):
        return value if isinstance(value, str) else "\n".join(" | ".join(self.write(record)) for record in value or [])

    def to_python(self, value):
        lines = [line.strip() for line in super().to_python(value).splitlines()]
        return [self._record(number, line) for number, line in enumerate(filter(None, lines), start=1)]

    def _record(self, number, line):
        try:
            return self.read([part.strip() for part in line.split("|")])
        except (ValueError, ValidationError) as fault:
            reason = fault.messages[0] if isinstance(fault, ValidationError) else str(fault)
            raise ValidationError(f"Regel {number}: {reason}")

    def validate(self, value):
        """Nothing is required of it; to_python() read the lines."""

    def has_changed(self, initial, data):
        return self.prepare_value(initial or []) != (data or "").replace("\r\n", "\n").strip()


def _place(parts):
    if len(parts) != 3 or not parts[0]:
        raise ValueError("schrijf naam | breedtegraad | lengtegraad.")
    latitude, longitude = map(numbers.read, parts[1:])
    if latitude is None or longitude is None:
        raise ValueError("een breedtegraad of lengtegraad is geen getal.")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError("deze plaats ligt niet op aarde.")
    return {"naam": parts[0], "breedtegraad": float(latitude), "lengtegraad": float(longitude)}


def _place_line(place):
    return place["naam"], f"{place['breedtegraad']:g}", f"{place['lengtegraad']:g}"


def _source(parts):
    titel, url, jaar, raadpleging = [*parts, "", "", ""][:4]
    if not titel or len(parts) > 4:
        raise ValueError("schrijf titel | adres | jaar | hoe gelezen.")
    if url:
        is_address(url)
    if jaar and not 1000 <= (number_in(jaar) or 0) <= 9999:
        raise ValueError(f"{jaar} is geen jaar.")
    record = {"titel": titel, "url": url, "jaar": int(jaar) if jaar else "", "raadpleging": raadpleging}
    return {name: value for name, value in record.items() if value}


def _source_line(source):
    return [str(source.get(name, "")) for name in ("titel", "url", "jaar", "raadpleging")]


class LandpaginaForm(forms.ModelForm):
    plaatsen = Lijnen(
        read=_place, write=_place_line, label="Plaatsen op de kaart",
        help_text=f"Hooguit {MOST_PLACES}. Op elke regel: naam | breedtegraad | lengtegraad",
    )  # fmt: skip
    bronnen = Lijnen(
        read=_source, write=_source_line, label="Bronnen",
        help_text="Op elke regel: titel | adres | jaar | hoe gelezen. Alleen de titel is nodig.",
    )  # fmt: skip

    class Meta:
        model = Landpagina
        fields = "__all__"  # noqa: DJ007 (LandpaginaAdmin.fieldsets says which)
        help_texts = {"doelen": "De nummers, met een komma ertussen. De best passende eerst."}

    def clean_plaatsen(self):
        plaatsen = self.cleaned_data["plaatsen"]
        if len(plaatsen) > MOST_PLACES:
            raise ValidationError(f"Kies er hooguit {MOST_PLACES}.")
        return plaatsen

    def clean(self):
        data = super().clean()
        if data.get("gesloten") and not data.get("reden"):
            self.add_error("reden", "Zeg waarom er nu niemand heen gaat.")
        return data
