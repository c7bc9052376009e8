"""Addresses of programmes, under /samenwerking/."""

from django.urls import path

from samenwerking.programmas import views

urlpatterns = [
    path("programmas/", views.programmas, name="programmas"),
    path("programmas/rss/", views.rss, name="programmas_rss"),
    path("programmas/export.csv", views.export, {"soort": "csv"}, name="programmas_csv"),
    path("programmas/export.xlsx", views.export, {"soort": "xlsx"}, name="programmas_xlsx"),
    path("programmas/<slug:slug>/", views.programma, name="programma"),
]
