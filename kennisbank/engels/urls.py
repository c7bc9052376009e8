"""Addresses in English: they stand under /en/, apart from the Dutch ones."""

from django.urls import path

from kennisbank.engels import views

app_name = "engels"
urlpatterns = [
    path("good-practices/", views.lijst, name="lijst"),
    path("good-practices/<slug:slug>/", views.versie, name="versie"),
    path("good-practices/<slug:slug>.pdf", views.blad, name="blad"),
]
