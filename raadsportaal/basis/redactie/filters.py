"""Filters of a list whose choices are asked once: to count each filter, Django makes all of them anew every time."""

from django.contrib import admin


class Once:
    """Mix in before a RelatedFieldListFilter: its choices are kept for the rest of the request."""

    def field_choices(self, field, request, model_admin):
        kept = request.__dict__.setdefault("filterkeuzes", {})
        if self.field_path not in kept:
            kept[self.field_path] = list(super().field_choices(field, request, model_admin))
        return kept[self.field_path]


class Alle(Once, admin.RelatedFieldListFilter):
    """All there are."""


class Gebruikte(Once, admin.RelatedOnlyFieldListFilter):
    """Those that some record has."""
