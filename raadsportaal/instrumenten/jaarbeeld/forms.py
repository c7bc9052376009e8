"""The year of a jaarbeeld: only one in which something was handled can be chosen."""

from django import forms

from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.instrumenten.jaarbeeld.jaar import usual, years


class JaarForm(InOnzeStijl, forms.Form):
    jaar = forms.TypedChoiceField(
        label="Over welk jaar?",
        coerce=int,
        error_messages={"required": "Kies een jaar.", "invalid_choice": "Kies een jaar uit de lijst."},
    )

    def __init__(self, gemeente, today, asked, data=None):
        """`asked`: the query of the address, in which a page may name the year that it showed."""
        super().__init__(data)
        known = years(gemeente, today)
        self.fields["jaar"].choices = [(jaar, f"{jaar} (tot nu toe)" if jaar == today.year else jaar) for jaar in known]
        named = {str(jaar): jaar for jaar in known}.get(asked.get("jaar"))
        self.initial["jaar"] = named or usual(known, today)

    @property
    def has_years(self) -> bool:
        return bool(self.fields["jaar"].choices)
