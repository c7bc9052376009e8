"""Help while writing: what goes in a field, how long it is, and how plain; it warns and never refuses."""

from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db import models
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from raadsportaal.basis.digits import number_in
from raadsportaal.redactie.writing import readability

SHORT = 400  # characters that fit in a small box
MOST = 40_000  # characters that are read: no field of ours is longer


def hulp(text: str, advised: int | None, taal: str = "nl") -> dict:
    """What stands under a field: its length, whether that is too much, and advice on the words if they are Dutch."""
    length = len(text)
    return {
        "tekens": length,
        "advies": advised,
        "te_lang": bool(advised) and length > advised,
        "raad": readability.advice(text[:MOST]) if taal == "nl" else [],
    }


class Meeleest:
    """A widget that shows the help for its text under it; beheer.js keeps it up to date."""

    taal = "nl"
    taalveld = ""
    naast = ""  # the text in Dutch, where another language is written

    def __init__(self, advised=None, attrs=None):
        super().__init__(attrs)
        self.advised = advised

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        attrs = context["widget"]["attrs"]
        if "id" in attrs:
            described = [attrs.get("aria-describedby", ""), f"{attrs['id']}_schrijfhulp"]
            attrs["aria-describedby"] = " ".join(filter(None, described))
        return context

    def render(self, name, value, attrs=None, renderer=None):
        box = super().render(name, value, attrs, renderer)
        help_now = hulp(self.format_value(value) or "", self.advised, self.taal)
        context = {"hulp": help_now, "vak": (attrs or {}).get("id", ""), "taalveld": self.taalveld, "naast": self.naast}
        return box + render_to_string("beheer/schrijfvak.html", context)


class Schrijfvak(Meeleest, AdminTextareaWidget):
    pass


class Schrijfregel(Meeleest, AdminTextInputWidget):
    pass


class MetSchrijfhulp:
    """Mix in before a ModelAdmin or an inline.

    `uitleg` is {field: what to fill in, in plain Dutch}; `lengtes` is {field: the number of characters advised}.
    Texts, and fields with an advised length, show the help of this module.
    """

    uitleg: dict[str, str] = {}
    lengtes: dict[str, int] = {}
    rows = 5

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        name, text = db_field.name, type(db_field) is models.TextField
        widget = kwargs.get("widget")
        if (text or name in self.lengtes) and not (widget and getattr(widget, "is_hidden", False)):
            kwargs["widget"] = self._widget(name, text)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and name in self.uitleg:
            field.help_text = self.uitleg[name]
        return field

    def _widget(self, name, text):
        if text:
            rows = 3 if self.lengtes.get(name, 999) <= SHORT else self.rows
            return Schrijfvak(self.lengtes.get(name), {"rows": rows})
        return Schrijfregel(self.lengtes.get(name))


def tell_language(forms, taal: str, field: str):
    """Say to the widgets of these forms in what language the record is written, and which field says so."""
    for form in forms:
        for box in form.fields.values():
            if isinstance(box.widget, Meeleest):
                box.widget.taal, box.widget.taalveld = taal, field


@require_POST
def schrijfhulp(request):
    """The help for a text that is being typed, as a fragment."""
    advised = number_in(request.POST.get("advies"))
    text = request.POST.get("tekst", "")[: MOST + 1].replace("\r\n", "\n")
    return render(request, "beheer/schrijfhulp.html", {"hulp": hulp(text, advised, request.POST.get("taal", "nl"))})
