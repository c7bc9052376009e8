"""Addresses: `urlpatterns` for everyone, `municipal` under /gemeenten/<slug>/."""

from django.urls import path

from samenwerking.stedenbanden import municipal_views, views

urlpatterns = [
    path("stedenbanden/", views.stedenbanden, name="stedenbanden"),
    path("stedenbanden/export.csv", views.export, {"soort": "csv"}, name="stedenbanden_csv"),
    path("stedenbanden/export.xlsx", views.export, {"soort": "xlsx"}, name="stedenbanden_xlsx"),
]
municipal = [
    path("stedenbanden/", municipal_views.stedenbanden, name="stedenbanden"),
    path("stedenbanden/nieuw/", municipal_views.nieuw, name="stedenband_nieuw"),
    path("stedenbanden/<int:pk>/", municipal_views.stedenband, name="stedenband"),
]
