"""What a working copy would change of a public record, old beside new, for who must say yes to it."""

from django.db.models import Model

from raadsportaal.basis.digits import number_in
from raadsportaal.redactie import working_copy

NOTHING = "(leeg)"


def changes(site, request, record, kopie) -> list[tuple[str, str, str]]:
    """(field, as it is, as it will be) of each field that differs; writes nothing."""
    form = site.get_form(request, record, change=True)(working_copy.filled(kopie), instance=record)
    return [
        (
            form.fields[name].label or name,
            _in_words(form.fields[name], form.get_initial_for_field(form.fields[name], name)),
            _in_words(form.fields[name], form[name].value()),
        )
        for name in form.changed_data
    ]


def _in_words(field, value) -> str:
    """As a person reads it: the names of what was chosen, not their numbers."""
    values = value if isinstance(value, list | tuple | set) else [value]
    return ", ".join(text for text in (_one(field, one) for one in values) if text) or NOTHING


def _one(field, value):
    if isinstance(value, Model):
        return str(value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if value in (None, ""):
        return ""
    if queryset := getattr(field, "queryset", None):
        return str(queryset.filter(pk=number_in(str(value))).first() or "")
    choices = {str(key): label for key, label in getattr(field, "choices", []) or []}
    return str(choices.get(str(value), value))
