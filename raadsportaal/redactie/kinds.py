"""Which kinds of Publicatie there are in the admin: this package knows no app, the admin's register does."""

from django.contrib import admin

from raadsportaal.redactie.models import Publicatie


def models() -> dict:
    """{kind: (model, its ModelAdmin)} of every Publicatie in the admin."""
    registered = admin.site._registry.items()
    return {model.KIND: (model, site) for model, site in registered if issubclass(model, Publicatie)}
