"""Two colleagues with one form of the admin open, of what is no Publicatie: see basis/as_seen.py."""

from django.db import connection

from raadsportaal.basis.database.locks import locked


class EenVoorEen:
    """Mix in before a ModelAdmin with a SeenForm: while it is checked and saved, nobody else has the record."""

    change_form_template = "beheer/een_voor_een.html"

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        saving = request.method == "POST" and connection.in_atomic_block  # the page of its history saves nothing
        if found is None or not saving:
            return found
        try:
            locked(found)
        except self.model.DoesNotExist:
            return None
        return super().get_object(request, object_id, from_field)  # as who was first left it
