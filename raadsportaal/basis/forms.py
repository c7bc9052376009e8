"""What all forms of the portal share: the field class of the stylesheet, and our own messages."""

from django.forms import CharField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select

from raadsportaal.basis.texts import plain


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
