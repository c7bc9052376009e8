"""The desk in the Django admin: what every Publicatie has there, and the lists of the desk itself."""

from django.contrib import admin
from procrastinate.contrib.django.models import ProcrastinateJob

from raadsportaal.redactie.admin import searches, woordgroepen  # noqa: F401 (they register their lists)
from raadsportaal.redactie.admin.permissions import NoAdd, NoChange, NoDelete
from raadsportaal.redactie.admin.publicatie import PublicatieAdmin, RijInline
from raadsportaal.redactie.checks import admin as checks
from raadsportaal.redactie.imports import admin as imports  # noqa: F401 (registers its list)

__all__ = ["NoAdd", "NoChange", "NoDelete", "PublicatieAdmin", "RijInline"]

checks.register()
if admin.site.is_registered(ProcrastinateJob):  # the queue is for operators, on the command line, and in English
    admin.site.unregister(ProcrastinateJob)

admin.site.site_header = "Raadsportaal: beheer"
admin.site.site_title = "Raadsportaal: beheer"
admin.site.index_title = "Waar wilt u aan werken?"
admin.site.site_url = "/"
admin.site.enable_nav_sidebar = False  # the lists need its room; the start page has all of it
