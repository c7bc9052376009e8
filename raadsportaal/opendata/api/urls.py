"""Addresses of the API. Without a slash at the end, as the Dutch API Design Rules have it (/core/no-trailing-slash)."""

from django.urls import path, register_converter

from raadsportaal.opendata.api import views
from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.soorten import SOORTEN, named


class KindConverter:
    """The slug of a kind; the view gets the kind."""

    regex = "|".join(soort.slug for soort in SOORTEN)

    def to_python(self, value: str) -> Soort | None:
        return named(value)

    def to_url(self, value: Soort | str) -> str:
        return value.slug if isinstance(value, Soort) else value


register_converter(KindConverter, "datasoort")

app_name = "api"
urlpatterns = [
    path("api/v1", views.begin, name="begin"),
    path("api/v1/", views.begin),
    path("api/v1/openapi.json", views.openapi, name="openapi"),
    path("api/v1/<datasoort:soort>", views.lijst, name="lijst"),
    path("api/v1/<datasoort:soort>/<str:sleutel>", views.een, name="een"),
    path("api/<path:path>", views.unknown),
]
