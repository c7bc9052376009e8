"""Addresses of previews, and of the help while writing."""

from django.contrib import admin
from django.urls import path

from raadsportaal.basis.redactie import schrijfhulp, voorbeeld

urlpatterns = [
    path("schrijfhulp/", admin.site.admin_view(schrijfhulp.schrijfhulp), name="schrijfhulp"),
    path("voorbeeld/maak/<slug:soort>/<int:pk>/", voorbeeld.maak, name="voorbeeld_maak"),
    path("voorbeeld/<str:token>/", voorbeeld.voorbeeld, name="voorbeeld"),
    path("voorbeeld/<str:token>/pagina/", voorbeeld.pagina, name="voorbeeld_pagina"),
    path("voorbeeld/<str:token>/bijlage/", voorbeeld.pagina, {"deel": "bijlage"}, name="voorbeeld_bijlage"),
]
