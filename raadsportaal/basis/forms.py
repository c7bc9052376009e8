"""What all forms of the portal share: the field class of the stylesheet, our own messages and fields."""

from urllib.parse import urlencode

from django.forms import (
    CharField,
    CheckboxInput,
    CheckboxSelectMultiple,
    EmailField,
    EmailInput,
    Form,
    RadioSelect,
    Select,
    TextInput,
    ValidationError,
)

from raadsportaal.basis.tables import dates
from raadsportaal.basis.texts import plain

NO_ADDRESS = "Vul een e-mailadres in, zoals naam@gemeente.nl"


def _take_plainly(widget):
    """What nobody can see (control characters, marks that turn a text around) is no input: before any check."""
    typed = widget.value_from_datadict

    def value_from_datadict(data, files, name):
        value = typed(data, files, name)
        return plain(value) if isinstance(value, str) else value

    widget.value_from_datadict = value_from_datadict


class InOnzeStijl:
    """Mix in before a form: the browser's own messages stay away, they come in its own language and vanish."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for field in self.fields.values():
            if isinstance(field, CharField):
                _take_plainly(field.widget)
            if isinstance(field.widget, CheckboxInput | RadioSelect | CheckboxSelectMultiple):
                continue
            field.widget.attrs["class"] = "raad-keuze" if isinstance(field.widget, Select) else "raad-invoer"
            # A maximum in the browser cuts what is pasted without a word; our message does not.
            field.widget.attrs.pop("maxlength", None)


class FilterForm(InOnzeStijl, Form):
    """What a visitor chose on a list that is not in the search table, from the URL.

    Anything may come in, and what is wrong is left out. Lists that are in the search table have a Selection
    (basis/search/facets.py).
    """

    def __init__(self, query):
        super().__init__(query)
        self.offer()
        self.full_clean()

    def offer(self):
        """Fill in what can be chosen, where that is only known now."""

    @property
    def chosen(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if value}

    def query(self) -> str:
        """What was chosen, as an address has it."""
        return urlencode({name: self[name].value() for name in self.chosen})


class LeegVak(CharField):
    """A box that people do not see: a program that fills in everything gives itself away.

    Said aloud: a browser that fills in forms by itself may have done it, and its reader must not be lost.
    """

    def __init__(self):
        attrs = {"autocomplete": "off", "tabindex": "-1"}
        super().__init__(label="Laat dit vak leeg", required=False, widget=TextInput(attrs=attrs))

    def clean(self, value):
        if super().clean(value):
            raise ValidationError("Maak dit vak leeg. Het is er om programma’s tegen te houden.")
        return ""


class Emailadres(EmailField):
    """Of letters that every mail server takes."""

    default_error_messages = {
        "required": NO_ADDRESS,
        "invalid": NO_ADDRESS,
        "max_length": "Dit e-mailadres is te lang. Het kan hooguit 254 tekens hebben.",
    }

    def __init__(self, **kwargs):
        super().__init__(max_length=254, widget=EmailInput(attrs={"autocomplete": "email"}), **kwargs)

    def clean(self, value):
        email = super().clean(value)
        if not email.isascii():
            raise ValidationError(self.error_messages["invalid"])
        return email


class LosseDatum(CharField):
    """A date as precise as it is known: shown as 12 mei 2024, typed in any form, kept as 2024-05-12."""

    def prepare_value(self, value):
        return dates.shown(value)

    def to_python(self, value):
        return dates.stored(super().to_python(value))

    def has_changed(self, initial, data):
        return super().has_changed(dates.stored(initial), data)
