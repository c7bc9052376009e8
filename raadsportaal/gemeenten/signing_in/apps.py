"""Gives the Django admin our own site, with the portal's sign-in as its only door."""

from django.contrib.admin.apps import AdminConfig


class BeheerConfig(AdminConfig):
    default_site = "raadsportaal.gemeenten.signing_in.admin_site.Beheer"
