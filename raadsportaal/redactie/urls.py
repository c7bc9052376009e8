"""Addresses of previews, of telling that a page is wrong, and of the help while writing.

What only the desk may do goes through `admin_view`, the one door of the desk (gemeenten/signing_in/admin_site.py).
"""

from django.contrib import admin
from django.urls import path

from raadsportaal.redactie import preview
from raadsportaal.redactie.checks import reporting
from raadsportaal.redactie.writing import assistance

urlpatterns = [
    path("schrijfhulp/", admin.site.admin_view(assistance.schrijfhulp), name="schrijfhulp"),
    path("voorbeeld/maak/<slug:soort>/<int:pk>/", admin.site.admin_view(preview.maak), name="voorbeeld_maak"),
    path("voorbeeld/<str:token>/", preview.voorbeeld, name="voorbeeld"),
    path("voorbeeld/<str:token>/pagina/", preview.pagina, name="voorbeeld_pagina"),
    path("voorbeeld/<str:token>/bijlage/", preview.pagina, {"deel": "bijlage"}, name="voorbeeld_bijlage"),
    path("voorbeeld/<str:token>/pdf/", preview.pagina, {"deel": "pdf"}, name="voorbeeld_pdf"),
    path("voorbeeld/<str:token>/openbaar/", preview.pagina, {"deel": "openbaar"}, name="voorbeeld_openbaar"),
    path("melden/<slug:soort>/<int:pk>/", reporting.meld, name="melden"),
    path("melden/<slug:soort>/<int:pk>/dank/", reporting.dank, name="melden_dank"),
]
