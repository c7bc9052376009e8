"""Which kinds of Publicatie there are in the admin, and who may see them.

This package knows no app, the admin's register does.
"""

from django.contrib import admin

from raadsportaal.basis.adminnames import permission
from raadsportaal.basis.models import Publicatie


def models() -> dict:
    """{kind: (model, its ModelAdmin)} of every Publicatie in the admin."""
    registered = admin.site._registry.items()
    return {model.KIND: (model, site) for model, site in registered if issubclass(model, Publicatie)}


def may_see(gebruiker, model) -> bool:
    """Whether this person may see records of a model in the admin; asked by all that shows them outside their list."""
    return any(gebruiker.has_perm(permission(verb, model)) for verb in ("view", "change"))


def seen_by(gebruiker) -> list[str]:
    """The kinds whose records this person may see, also those that the public does not."""
    return [kind for kind, (model, _) in models().items() if may_see(gebruiker, model)]
