"""What an address or a form says that no page of ours would send: Django’s admin breaks on it, ours leaves it out."""

from functools import cache

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models

from raadsportaal.basis.digits import number_in


class _Numbers:
    """Mix in before a choice that asks the database for what was chosen: asked for what is no number it breaks."""

    def format_value(self, value):
        return [one for one in super().format_value(value) if one == "" or number_in(one) is not None]


class ChooseOne(_Numbers, AutocompleteSelect):
    pass


class ChooseSeveral(_Numbers, AutocompleteSelectMultiple):
    pass


class _Choosing:
    """Mix in before the admin of a model or of its rows."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChooseOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChooseSeveral(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class Forgiving(_Choosing):
    """Mix in before any ModelAdmin; the site does so for all that is registered (signing_in/admin_site.py)."""

    def get_object(self, request, object_id, from_field=None):
        """An empty `_to_field` names no field."""
        return super().get_object(request, object_id, from_field or None)

    def response_action(self, request, queryset):
        """Of what was ticked the numbers of records; without any Django says that nothing was chosen."""
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        request.POST = request.POST.copy()
        request.POST.setlist(ACTION_CHECKBOX_NAME, [one for one in ticked if number_in(one) is not None])
        return super().response_action(request, queryset)

    def get_inlines(self, request, obj):
        return [forgiving_rows(inline) for inline in super().get_inlines(request, obj)]

    def get_changeform_initial_data(self, request):
        """Of an address; without moments, which have two boxes that no address fills."""
        initial = super().get_changeform_initial_data(request)
        moments = {field.name for field in self.opts.fields if isinstance(field, models.DateTimeField)}
        return {name: value for name, value in initial.items() if name not in moments}


def forgiving(admin_class: type) -> type:
    return type(admin_class.__name__, (Forgiving, admin_class), {"__module__": admin_class.__module__})


@cache
def forgiving_rows(inline: type) -> type:
    return type(inline.__name__, (_Choosing, inline), {"__module__": inline.__module__})
