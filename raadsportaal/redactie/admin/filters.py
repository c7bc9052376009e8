"""Filters of lists: choices that are queryset methods."""

from django.contrib import admin


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
