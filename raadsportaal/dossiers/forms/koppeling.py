"""The forms of a koppeling: what to tie, how, and what to decide about it."""

from django import forms

from raadsportaal.basis import kinds
from raadsportaal.basis.as_seen import VersionForm
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.forms import FilterForm, InOnzeStijl
from raadsportaal.dossiers.models import Beleidspunt, Dossier, Koppeling, Reden
from raadsportaal.dossiers.models.koppeling import INHOUD, Koppeldaad

OPEN, DONE = "Moet nog naar de raad", "Behandeld"  # dossiers to choose from


def target(text):
    """The record that "subdoel-12", "doel-3" or "praktijk-45" stands for, or None."""
    name, _, pk = str(text).partition("-")
    kind, number = kinds.named(name), number_in(pk)
    if not (kind and kind.link) or number is None:
        return None
    return kind.link.choices().filter(pk=number).first()


class InhoudForm(InOnzeStijl, forms.ModelForm):
    """How a koppeling works: the direction, the reach, the reason and the passage."""

    class Meta:
        model = Koppeling
        fields = INHOUD
        widgets = {
            "richting": forms.RadioSelect,
            "reikwijdte": forms.RadioSelect,
            "toelichting": forms.Textarea(attrs={"rows": 2}),
            "passage": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "toelichting": "Waarom past dit? Eén of twee zinnen. Raadsleden lezen dit.",
            "passage": "De zinnen uit het stuk waar dit op rust.",
        }
        error_messages = {"bladzijde": {"invalid": "Vul een bladzijde in, zoals 12."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reikwijdte"].choices = [("", "Nog niet bekend"), *self.fields["reikwijdte"].choices[1:]]

    @property
    def inhoud(self):
        return {name: self.cleaned_data[name] for name in INHOUD}


class KoppelForm(InhoudForm):
    """On the page of a dossier: choose what to tie it to."""

    naar = forms.CharField(
        error_messages={"required": "Zoek een doel of voorbeeld, en kies het uit de lijst."},
        widget=forms.TextInput(attrs={"id": "q"}),  # where the message leads: to the search field
    )
    beleidspunt = forms.ModelChoiceField(
        Beleidspunt.objects.none(), required=False, label="Bij welk beleidspunt?", empty_label="Het hele dossier"
    )

    def __init__(self, dossier, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["beleidspunt"].queryset = dossier.beleidspunten.all()

    def clean_naar(self):
        naar = target(self.cleaned_data["naar"])
        if naar is None:
            raise forms.ValidationError("Dit doel of voorbeeld is er niet meer. Kies een ander.")
        return naar


class AanDossierForm(InhoudForm):
    """On the page of a praktijk or a doel: choose the dossier to tie it to."""

    dossier = forms.ModelChoiceField(
        Dossier.objects.none(),
        label="Bij welk dossier?",
        empty_label="Kies een dossier",
        error_messages={"required": "Kies een dossier.", "invalid_choice": "Dit dossier is er niet. Kies een ander."},
    )
    field_order = ["dossier"]

    def __init__(self, gemeente, naar, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.linked = set(Koppeling.objects.of_gemeente(gemeente).to(naar).linked().values_list("dossier", flat=True))
        dossiers = gemeente.dossiers.current().by_day(soonest_first=True)
        self.fields["dossier"].queryset = dossiers
        free = [
            dossier for dossier in dossiers.only("titel", "stand", "gearchiveerd_op") if dossier.pk not in self.linked
        ]
        groups = {
            OPEN: [(dossier.pk, str(dossier)) for dossier in free if dossier.is_open],
            DONE: [(dossier.pk, str(dossier)) for dossier in free if not dossier.is_open],
        }
        self.possible = bool(groups[OPEN] or groups[DONE])
        offered = [(label, choices) for label, choices in groups.items() if choices]
        self.fields["dossier"].choices = [("", "Kies een dossier"), *offered]

    def clean_dossier(self):
        dossier = self.cleaned_data["dossier"]
        if dossier.pk in self.linked:
            raise forms.ValidationError("Dit is al gekoppeld aan dit dossier. Kies een ander.")
        return dossier


class BeslotenForm(FilterForm):
    """What a griffier chose of the decisions about proposals: what was decided, and by whom."""

    wat = forms.ChoiceField(
        required=False, label="Wat", choices=[("", "Alles"), ("gekoppeld", "Gekoppeld"), ("afgewezen", "Past niet")]
    )
    wie = forms.ChoiceField(required=False, label="Wie")

    def __init__(self, query, gemeente):
        self.besluiten = Koppeling.objects.of_gemeente(gemeente).decided_proposals()
        super().__init__(query)

    def offer(self):
        people = [(str(pk), name) for pk, name in self.besluiten.deciders()]
        self.fields["wie"].choices = [("", "Iedereen"), *people]

    def found(self):
        chosen, found = self.chosen, self.besluiten
        if "wat" in chosen:
            found = found.filter(besluit=chosen["wat"])
        return found.filter(besloten_door=chosen["wie"]) if "wie" in chosen else found


class BesluitForm(VersionForm):
    """What somebody does with a koppeling, and the version of it that they saw."""

    daad = forms.ChoiceField(choices=Koppeldaad.choices)
    reden = forms.ChoiceField(choices=[("", ""), *Reden.choices], required=False)
