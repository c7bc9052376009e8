"""Addresses of the files of open data: the newest, and one night of each month."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from raadsportaal.opendata.dumps.views import TYPES, bestand


class MonthConverter(StringConverter):
    regex = r"20\d\d-(?:0[1-9]|1[0-2])"


class FileConverter(StringConverter):
    regex = "|".join(naam.replace(".", r"\.") for naam in TYPES)


register_converter(MonthConverter, "datamaand")
register_converter(FileConverter, "databestand")

app_name = "dumps"
urlpatterns = [
    path("data/<databestand:naam>", bestand, name="bestand"),
    path("data/<datamaand:maand>/<databestand:naam>", bestand, name="maand"),
]
