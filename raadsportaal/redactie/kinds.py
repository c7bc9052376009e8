"""Of the kinds in the register those that the desk keeps: every Publicatie that is in the admin."""

from django.contrib import admin

from raadsportaal.basis import kinds
from raadsportaal.redactie.models import Publicatie


def models() -> dict:
    """{kind: (model, its ModelAdmin)} of every Publicatie in the admin."""
    ours = [kind for kind in kinds.every() if issubclass(kind.model, Publicatie)]
    return {
        kind.name: (kind.model, admin.site.get_model_admin(kind.model))
        for kind in ours
        if admin.site.is_registered(kind.model)
    }
