"""Where a record is in the admin, and what the permission to do something with it is called."""

from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.auth import get_permission_codename
from django.urls import reverse


def change_url(model, pk) -> str:
    """The form of the record of a model with this number."""
    return reverse(admin_urlname(model._meta, "change"), args=[pk])


def list_url(model) -> str:
    return reverse(admin_urlname(model._meta, "changelist"))


def permission(verb: str, model) -> str:
    return f"{model._meta.app_label}.{get_permission_codename(verb, model._meta)}"
