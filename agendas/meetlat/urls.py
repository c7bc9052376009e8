"""Addresses of the meetlat: `urlpatterns` of the country, `municipal` under /gemeenten/<slug>/meetlat/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from agendas.meetlat import views


class ExportConverter(StringConverter):
    regex = "csv|xlsx"


class BeeldConverter(StringConverter):
    regex = "svg|png"


class GrafiekConverter(StringConverter):
    regex = "groep|verloop"


register_converter(ExportConverter, "export")
register_converter(BeeldConverter, "beeld")
register_converter(GrafiekConverter, "grafiek")

app_name = "meetlat"
urlpatterns = [
    path("cijfers/", views.cijfers, name="cijfers"),
    path("cijfers/ontbreekt/", views.ontbreekt, name="ontbreekt"),
    path("cijfers/<slug:slug>/", views.indicator, name="indicator"),
    path("cijfers/<slug:slug>/alle.<export:soort>", views.export_indicator, name="export_indicator"),
    path("gemeenten/<slug:gemeente>/meetlat/", views.meetlat, name="meetlat"),
    path("gemeenten/<slug:gemeente>/meetlat/alle.<export:soort>", views.export_gemeente, name="export_gemeente"),
    path("gemeenten/<slug:gemeente>/meetlat/ambities/nieuw/", views.ambitie, name="ambitie_nieuw"),
    path("gemeenten/<slug:gemeente>/meetlat/ambities/<int:pk>/", views.ambitie, name="ambitie"),
    path("gemeenten/<slug:gemeente>/meetlat/<slug:slug>/toelichting/", views.toelichting, name="toelichting"),
    path("gemeenten/<slug:gemeente>/meetlat/<slug:slug>/", views.cijfer, name="cijfer"),
    path("gemeenten/<slug:gemeente>/meetlat/<slug:slug>/<grafiek:welke>.<beeld:soort>", views.grafiek, name="grafiek"),
]
