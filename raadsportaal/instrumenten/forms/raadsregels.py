"""The form of the rules of order of a council."""

from django import forms

from raadsportaal.basis.as_seen import WholeForm
from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.instrumenten.models import Raadsregels


class RaadsregelsForm(InOnzeStijl, WholeForm):
    class Meta:
        model = Raadsregels
        fields = [
            "rvo_url", "artikel_vragen", "termijn", "eenheid", "artikel_motie", "inleveren_vreemd", "ondertekenaars",
            "reces", "reces_schort_op", "gecontroleerd_op",
        ]  # fmt: skip
        widgets = {
            "gecontroleerd_op": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "reces": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "artikel_vragen": "Alleen het nummer, zoals 37.",
            "termijn": "Leeg: wij zeggen ‘vraag uw griffie’.",
            "artikel_motie": "Alleen het nummer, zoals 33.",
            "gecontroleerd_op": "Wanneer keek u dit na in het Reglement van Orde?",
        }
