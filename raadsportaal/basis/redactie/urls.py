"""Addresses of previews."""

from django.urls import path

from raadsportaal.basis.redactie import voorbeeld

urlpatterns = [
    path("voorbeeld/maak/<slug:soort>/<int:pk>/", voorbeeld.maak, name="voorbeeld_maak"),
    path("voorbeeld/<str:token>/", voorbeeld.voorbeeld, name="voorbeeld"),
    path("voorbeeld/<str:token>/pagina/", voorbeeld.pagina, name="voorbeeld_pagina"),
    path("voorbeeld/<str:token>/bijlage/", voorbeeld.pagina, {"deel": "bijlage"}, name="voorbeeld_bijlage"),
]
