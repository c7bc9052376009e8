"""What comes in from the pages about a bewaarlijst."""

from django import forms

from raadsportaal.basis import kinds
from raadsportaal.basis.as_seen import SharedForm
from raadsportaal.basis.database.locks import hold
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.instrumenten.models import Bewaard
from raadsportaal.instrumenten.models.bewaard import LONGEST_NOTE


class BewaarForm(forms.Form):
    """What a button names: a record of a kind that can be kept, or a question that stands at it."""

    soort = forms.CharField(max_length=40)
    record = forms.CharField()
    vraag = forms.CharField(max_length=300, required=False)
    notitie = forms.CharField(max_length=LONGEST_NOTE, required=False)

    def found(self):
        """(kind, record, question) of what can be kept now; None for anything else.

        Held before it is read: what an editor merges into another at this moment is found to be gone.
        """
        kind = kinds.named(self.cleaned_data["soort"]) if self.is_valid() else None
        if kind is None or kind.keep is None:
            return None
        pk = number_in(self.cleaned_data["record"])
        if pk is None:
            return None
        hold(kind.model(pk=pk))
        record = kind.keep.choices().filter(pk=pk).first()
        vraag = self.cleaned_data["vraag"]
        known = record is not None and (vraag in kind.keep.questions(record) if vraag else kind.keep.told)
        return (kind, record, vraag) if known else None


class NotitieForm(InOnzeStijl, SharedForm):
    """The note beside what is kept; another window of the same person may have it open too."""

    class Meta:
        model = Bewaard
        fields = ["notitie"]
        labels = {"notitie": "Uw notitie"}
        widgets = {"notitie": forms.Textarea(attrs={"rows": 2})}
        error_messages = {"notitie": {"max_length": "Een notitie heeft hooguit 1000 tekens. Maak haar korter."}}

    def __init__(self, bewaard, data=None):
        super().__init__(data, instance=bewaard, auto_id=f"id_{bewaard.pk}_%s")
