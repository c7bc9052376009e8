"""Filters of lists: choices that are queryset methods, and choices that are asked once.

To count each filter, Django makes all of them anew every time.
"""

from django.contrib import admin

from raadsportaal.redactie.admin.state import DeskState


class Once:
    """Mix in before a RelatedFieldListFilter: its choices are kept for the rest of the request."""

    def field_choices(self, field, request, model_admin):
        kept = DeskState.of(request).choices
        if self.field_path not in kept:
            kept[self.field_path] = list(super().field_choices(field, request, model_admin))
        return kept[self.field_path]


class Alle(Once, admin.RelatedFieldListFilter):
    """All there are."""


class Gebruikte(Once, admin.RelatedOnlyFieldListFilter):
    """Those that some record has."""


class KeuzeFilter(admin.SimpleListFilter):
    """Options with a queryset method each: {key: (label, method of the queryset, its arguments)}."""

    options: dict = {}

    def lookups(self, request, model_admin):
        return [(key, label) for key, (label, *_) in self.options.items()]

    def queryset(self, request, queryset):
        if self.value() not in self.options:
            return queryset
        _, method, *arguments = self.options[self.value()]
        return getattr(queryset, method)(*arguments)

    def get_facet_counts(self, pk_attname, filtered_qs):
        """Each option of all records: they are counted among the filtered ones, which Django would repeat in each."""
        return super().get_facet_counts(pk_attname, filtered_qs.model._default_manager.all())
