"""Two colleagues with one form of the admin open: the second to save hears of the first and writes nothing over unseen.

For tables that are no Publicatie: those have this in Werkstroom.
"""

from django.db import connection

from raadsportaal.basis.texts import plain

FIRST = "Iemand was u voor. Nu staat er: {}. Uw keuze staat hier nog: sla opnieuw op, dan geldt die."
NOTHING = "niets"


class EenVoorEen:
    """Mix in before a ModelAdmin: while a form is checked and saved, nobody else has the record."""

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        saving = request.method == "POST" and connection.in_atomic_block  # the page of its history saves nothing
        if found is None or not saving:
            return found
        list(self.model.objects.select_for_update(of=("self",), no_key=True).filter(pk=found.pk))
        return super().get_object(request, object_id, from_field)  # as who was first left it


class ZoalsGezien:
    """Mix in before its ModelForm: of the fields in `bewaakt` the page sends along what they were when it was made.

    What this person left alone stays as it is now; what both changed is refused once, with what the other made of it.
    """

    bewaakt = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self._guarded():
            self.fields[name].show_hidden_initial = True

    def _guarded(self):
        return [name for name in self.bewaakt if name in self.fields]

    def clean(self):
        data = super().clean()
        for name in self._guarded():
            key = self[name].html_initial_name
            if key in self.data and name not in self.errors:
                self._compare(name, key, data)
        return data

    def _compare(self, name, key, data):
        field, now = self.fields[name], self.initial.get(name)
        if name not in self.changed_data:
            data[name] = getattr(self.instance, name)
        elif all(field.has_changed(now, plain(self.data[at])) for at in (key, self[name].html_name)):
            self.add_error(name, FIRST.format(self._told(name)))
            self.data = self.data.copy()
            self.data[key] = "" if now is None else now

    def _told(self, name):
        """What stands there now, in words."""
        choice = getattr(self.instance, f"get_{name}_display", None)
        value = choice() if choice else getattr(self.instance, name)
        return f"‘{value}’" if value else NOTHING
