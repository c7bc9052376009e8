"""Two people at one thing: the second to save hears what the first made of it, and writes nothing over unseen.

One way for every page that two people may have open:

1. The page sends along what it showed, in the hidden field SEEN (onderdelen/gezien.html).
2. Who saves has the record locked, as it is now (locks.locked).
3. What the page showed is compared with what is there now. Who sends nothing saw no page, and is not compared.
4. When it is no longer so, nothing is saved. The person hears that another was first and what stands there now, sees
   what they typed or chose, and gets a page that has seen it: who sends that one insists.

What a page showed is said in the shortest way that tells enough:

- a form of one record: a mark of each field (WholeForm, SharedForm), so that what else happens to it is no conflict;
- a decision about one card: the version of the record (VersionForm), for whoever decides has nothing typed to compare;
- a Publicatie, with its rows and its working copy, and a list of records: the moment of the last change (seen_moment).
"""

import hashlib

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.texts import plain

SEEN = "_gezien"  # as buttons, with an underscore: it is nothing that a record keeps
YOURS = "Hieronder staat uw tekst. Kiest u nog een keer Bewaar, dan vervangt die wat er nu staat."
CHOSEN = "Uw keuze staat hier nog: sla opnieuw op, dan geldt die."


class IemandWasUVoor(Exception):
    """Another changed a record after this person saw it; `nu` is the record as it is now."""

    def __init__(self, nu):
        super().__init__(first())
        self.nu = nu


def first(who=None) -> str:
    """The words that all pages say it with."""
    return f"{who or 'Iemand'} was u voor"


def stands(record, name) -> str:
    """What a field says now, in words."""
    in_words = getattr(record, f"get_{name}_display", None)
    value = in_words() if in_words else getattr(record, name)
    return "niets" if value in (None, "") else f"‘{value}’"


def seen_moment(data):
    """The moment that a page says it was made; None for what is no moment."""
    try:
        moment = parse_datetime(data.get(SEEN, ""))
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None


def seen_version(data) -> int:
    """The version that a page says it showed; 0, which no record has, for what is no version."""
    return number_in(data.get(SEEN)) or 0


class VersionForm(forms.Form):
    """A decision about a record whose versions are counted. Who does not say which one was seen decides nothing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[SEEN] = forms.IntegerField(min_value=1)

    @property
    def decision(self) -> dict:
        """As decide() of the record takes it."""
        chosen = dict(self.cleaned_data)
        return {"versie": chosen.pop(SEEN), **chosen}


class SeenForm(forms.ModelForm):
    """The ground of the two forms below: marks of how the fields were when the page was made."""

    guarded: tuple[str, ...] = ()  # fields; none named: all of the form

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._guarded = [name for name in self.guarded or self.fields if name in self.fields]
        self._now = {name: self._mark(name, self.initial.get(name)) for name in self._guarded}
        self._now |= {name: str(value) for name, value in self.also_shown().items()}
        self._seen = _read(self.data.get(SEEN, "")) if self.instance.pk else {}
        self._told: set[str] = set()

    def also_shown(self) -> dict:
        """{name: a number or word} of what is no field of the form, and what its sender must have seen."""
        return {}

    @property
    def gezien(self) -> str:
        """What the page of this form sends along. What was not told yet stays as this person saw it."""
        if not self.instance.pk:
            return ""
        seen = {name: mark for name, mark in self._seen.items() if name in self._now and name not in self._told}
        return " ".join(f"{name}:{mark}" for name, mark in (self._now | seen).items())

    def is_as_seen(self, name) -> bool:
        return self._seen.get(name) == self._now[name]

    def _mark(self, name, value) -> str:
        value = self.fields[name].prepare_value(value)
        text = "" if value is None else plain(str(value)).strip()
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def _mine(self, name) -> str:
        return self._mark(name, self.cleaned_data.get(name))


class WholeForm(SeenForm):
    """A text that one person writes, as a dossier is: whatever another changed is told, also what was left alone here.

    A title and a date that come from two people may say something that neither of them meant.
    """

    def clean(self):
        data = super().clean()
        other = [name for name in self._guarded if self._mine(name) != self._now[name]]
        if other and any(not self.is_as_seen(name) for name in self._seen.keys() & self._now.keys()):
            told = [f"Nu staat er bij {self.fields[name].label}: {stands(self.instance, name)}" for name in other]
            self.add_error(None, [f"{first()}. {YOURS}", *told])
            self._told.update(self._now)
        return data


class SharedForm(SeenForm):
    """Boxes that several people fill in, each their own: what this person left alone stays as another made it.

    Only what both changed is told. So VNG adds a contact while the municipality corrects a place.
    """

    def clean(self):
        data = super().clean()
        for name in self._guarded:
            if name not in self._seen or name in self.errors:
                continue
            if self._mine(name) == self._seen[name]:
                self._leave(name)
            elif self._now[name] not in (self._seen[name], self._mine(name)):
                self.add_error(name, f"{first()}. Nu staat er: {stands(self.instance, name)}. {CHOSEN}")
                self._told.add(name)
        return data

    def _leave(self, name):
        self.cleaned_data[name] = getattr(self.instance, name)
        if name in self.changed_data:
            self.changed_data.remove(name)


def _read(text) -> dict[str, str]:
    """{name: mark} of what a page sent; anything may come in."""
    return dict(part.split(":", 1) for part in text.split() if ":" in part)
