"""Addresses that name a record, and what it is in the words of others."""

from django.urls import path, register_converter

from raadsportaal.opendata.betekenis import views


class VormConverter:
    regex = "turtle|json-ld"

    def to_python(self, value):
        return value

    to_url = to_python


register_converter(VormConverter, "betekenisvorm")

app_name = "betekenis"
urlpatterns = [
    path("id/<slug:soort>/<str:sleutel>", views.vast_adres, name="vast_adres"),
    path("id/<slug:soort>/<str:sleutel>/<betekenisvorm:vorm>", views.vast_adres, name="beschrijving"),
]
