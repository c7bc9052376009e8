"""Two people change the same thing at once: the second one hears what stands there now, and may insist."""

import hashlib
import json

from django import forms

AHEAD = "Iemand was u voor. Hieronder staat uw tekst. Kiest u nog een keer Bewaar, dan vervangt die wat er nu staat."


class GezienForm(forms.ModelForm):
    """Mix in before a ModelForm of what exists; its page sends `versie` along: how the record was when it was shown.

    A digest of the fields of the form, not a moment: what else happens to it (archive, publishing) is no conflict.
    Who sends no `versie` did not see a page, and is not compared.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._now = {name: self._text(name, self.initial.get(name)) for name in self.fields}

    @property
    def versie(self):
        """Of the record as it is now; empty for a new one."""
        if not self.instance.pk:
            return ""
        return hashlib.sha256(json.dumps(self._now).encode()).hexdigest()[:16]

    def clean(self):
        super().clean()
        seen = self.data.get("versie", "")
        other = [name for name in self.fields if self._text(name, self.cleaned_data.get(name)) != self._now[name]]
        if self.instance.pk and seen and seen != self.versie and other:
            told = [f"Nu staat er bij {self.fields[name].label}: {self._shown(name)}" for name in other]
            self.add_error(None, [AHEAD, *told])

    def _text(self, name, value):
        return "" if value is None else str(self.fields[name].prepare_value(value))

    def _shown(self, name):
        choices = dict(getattr(self.fields[name], "choices", ()))
        return f"‘{choices.get(self._now[name], self._now[name])}’" if self._now[name] else "niets"
