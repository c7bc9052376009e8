"""Addresses that name a record, what it is in the words of others, and the catalogue of all open data."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from raadsportaal.opendata.betekenis import views


class VormConverter(StringConverter):
    regex = "turtle|json-ld"


register_converter(VormConverter, "betekenisvorm")

app_name = "betekenis"
urlpatterns = [
    path("data/catalogus", views.catalogus, name="catalogus"),
    path("data/catalogus.ttl", views.catalogus, {"vorm": "turtle"}, name="catalogus_ttl"),
    path("data/catalogus.jsonld", views.catalogus, {"vorm": "json-ld"}, name="catalogus_jsonld"),
    path("id/<slug:soort>/<str:sleutel>", views.vast_adres, name="vast_adres"),
    path("id/<slug:soort>/<str:sleutel>/<betekenisvorm:vorm>", views.vast_adres, name="beschrijving"),
]
