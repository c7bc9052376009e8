"""Addresses under /advies/."""

from django.urls import path

from samenwerking.advies import views

app_name = "advies"
urlpatterns = [
    path("", views.advies, name="advies"),
    path("stel/", views.stel, name="stel"),
    path("mijn/", views.mijn, name="mijn"),
    path("<slug:nummer>/", views.vraag, name="vraag"),
    path("<slug:nummer>/bijlagen/<int:pk>/", views.bijlage, name="bijlage"),
]
