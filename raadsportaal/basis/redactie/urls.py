"""Addresses of previews, of telling that a page is wrong, and of the help while writing.

What only the desk may do goes through `admin_view`, the one door of the desk (gemeenten/aanmelding/beheer.py).
"""

from django.contrib import admin
from django.urls import path

from raadsportaal.basis.redactie import schrijfhulp, voorbeeld
from raadsportaal.basis.redactie.controle import melden

urlpatterns = [
    path("schrijfhulp/", admin.site.admin_view(schrijfhulp.schrijfhulp), name="schrijfhulp"),
    path("voorbeeld/maak/<slug:soort>/<int:pk>/", admin.site.admin_view(voorbeeld.maak), name="voorbeeld_maak"),
    path("voorbeeld/<str:token>/", voorbeeld.voorbeeld, name="voorbeeld"),
    path("voorbeeld/<str:token>/pagina/", voorbeeld.pagina, name="voorbeeld_pagina"),
    path("voorbeeld/<str:token>/bijlage/", voorbeeld.pagina, {"deel": "bijlage"}, name="voorbeeld_bijlage"),
    path("voorbeeld/<str:token>/pdf/", voorbeeld.pagina, {"deel": "pdf"}, name="voorbeeld_pdf"),
    path("voorbeeld/<str:token>/openbaar/", voorbeeld.pagina, {"deel": "openbaar"}, name="voorbeeld_openbaar"),
    path("melden/<slug:soort>/<int:pk>/", melden.meld, name="melden"),
    path("melden/<slug:soort>/<int:pk>/dank/", melden.dank, name="melden_dank"),
]
