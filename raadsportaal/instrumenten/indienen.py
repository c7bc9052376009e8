"""Handing in: what its maker says of it, what the griffie confirms, and what it is about."""

from django import forms
from django.utils import timezone

from agendas.models import Doel, Indicator, Subdoel
from kennisbank.models import Praktijk
from raadsportaal.basis.as_seen import WholeForm
from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.dossiers.forms.dossier import HasKenmerkAndBij, check_kenmerk
from raadsportaal.dossiers.models import Dossier

NAMES_DAY = {"required": "Vul een datum in.", "invalid": "Vul een datum in, zoals 26-11-2026."}


def about(papier) -> dict[str, object]:
    """{key: record} of what the paper was made of and a dossier can be tied to; what is no more is left out."""
    uit = papier.uit
    found = {
        "subdoel": Subdoel.objects.findable().filter(code__in=uit.get("subdoel", [])).order_by("volgorde"),
        "afspraak": Doel.objects.commitments().of_keys(uit.get("afspraak", [])).order_by("agenda__volgorde", "nummer"),
        "praktijk": Praktijk.objects.published().filter(slug__in=uit.get("praktijk", [])).order_by("titel"),
        "cijfer": Indicator.objects.published().filter(code__in=uit.get("cijfer", [])).order_by("titel"),
    }
    return {f"{kind}-{record.pk}": record for kind, records in found.items() for record in records}


class IndienForm(InOnzeStijl, forms.Form):
    dag = forms.DateField(
        label="Wanneer diende u het in?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NAMES_DAY,
    )
    nummer = forms.CharField(
        label="Nummer",
        max_length=200,
        required=False,
        help_text="Het nummer dat de griffie gaf. Weet u het nog niet? Laat het leeg.",
    )
    bij = forms.ModelChoiceField(
        Dossier.objects.none(), label="Bij welk dossier?", required=False, empty_label="Geen dossier"
    )
    naar = forms.MultipleChoiceField(
        label="Waar gaat het over?", required=False, widget=forms.CheckboxSelectMultiple, choices=[]
    )

    def __init__(self, concept, data=None):
        papier, self.records = concept.inhoud, about(concept.inhoud)
        self._dossier = Dossier(gemeente=concept.gemeente)
        others = self._dossier.may_belong_to()
        used = others.filter(slug__in=papier.uit.get("dossier", [])).first()
        super().__init__(data, initial={"dag": timezone.localdate(), "bij": used, "naar": list(self.records)})
        self.fields["bij"].queryset = others
        self.fields["naar"].choices = [(key, str(record)) for key, record in self.records.items()]
        if not self.records:
            del self.fields["naar"]

    def clean_dag(self):
        if self.cleaned_data["dag"] > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Meld het stuk als u het hebt ingediend.")
        return self.cleaned_data["dag"]

    def clean_nummer(self):
        return check_kenmerk(self.cleaned_data["nummer"].strip(), self._dossier)

    def chosen(self) -> list:
        """The records that were ticked."""
        return [self.records[key] for key in self.cleaned_data.get("naar", [])]


class BevestigForm(HasKenmerkAndBij, InOnzeStijl, WholeForm):
    """What the griffie knows better than who handed it in. Saving it confirms."""

    class Meta:
        model = Dossier
        fields = ["extern_id", "stand", "behandeldatum", "bij"]
        labels = {"extern_id": "Nummer"}
        widgets = {"behandeldatum": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {"stand": "Is er al een besluit? Kies dan wat de raad deed."}
        error_messages = {"behandeldatum": NAMES_DAY}
