"""Of the kinds in the register those that the desk keeps: every Publicatie in the admin; and who may see them."""

from django.contrib import admin

from raadsportaal.basis import kinds
from raadsportaal.basis.adminnames import permission
from raadsportaal.redactie.models import Publicatie


def models() -> dict:
    """{kind: (model, its ModelAdmin)} of every Publicatie in the admin."""
    ours = [kind for kind in kinds.every() if issubclass(kind.model, Publicatie)]
    return {
        kind.name: (kind.model, admin.site.get_model_admin(kind.model))
        for kind in ours
        if admin.site.is_registered(kind.model)
    }


def may_see(gebruiker, model) -> bool:
    """Whether this person may see records of a model in the admin; asked by all that shows them outside their list."""
    return any(gebruiker.has_perm(permission(verb, model)) for verb in ("view", "change"))


def seen_by(gebruiker) -> list[str]:
    """The kinds whose records this person may see, also those that the public does not."""
    return [kind for kind, (model, _) in models().items() if may_see(gebruiker, model)]
