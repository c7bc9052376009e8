"""Who signed up, as a file for the organiser: with what it is for, and until when it may be kept."""

from django import forms

from raadsportaal.basis.tables.exports import FORMATS, harmless
from samenwerking.bijeenkomsten.signing_up import KEPT
from samenwerking.bijeenkomsten.times import local

COLUMNS = ["naam", "e-mailadres", "gemeente", "gemeentecode", "stand", "aangemeld op"]


class UitvoerForm(forms.Form):
    waarvoor = forms.CharField(
        label="Waarvoor hebt u deze lijst nodig?",
        min_length=5,
        max_length=200,
        help_text="Bijvoorbeeld: naambordjes. Dit staat in de lijst en in het logboek.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        error_messages={
            "required": "Vul in waarvoor u de lijst nodig hebt.",
            "min_length": "Schrijf iets meer: waarvoor hebt u de lijst nodig?",
        },
    )


def as_csv(bijeenkomst, waarvoor):
    """(content, content type). Without who signed off: they are nobody's guest."""
    until = local(bijeenkomst.einde + KEPT).date()
    return FORMATS["csv"](_rows(bijeenkomst, f"Alleen voor: {waarvoor}. Gooi weg voor {until:%d-%m-%Y}."), "")


def _rows(bijeenkomst, note):
    yield [harmless(note)]
    yield COLUMNS
    for aanmelding in bijeenkomst.aanmeldingen.active().in_order():
        gemeente, code = (aanmelding.gemeente.naam, aanmelding.gemeente.code) if aanmelding.gemeente else ("", "")
        moment = f"{local(aanmelding.op):%d-%m-%Y %H:%M}"
        row = [aanmelding.naam, aanmelding.email, gemeente, code, aanmelding.get_stand_display(), moment]
        yield [harmless(value) for value in row]
