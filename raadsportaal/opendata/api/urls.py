"""Addresses of the API. Without a slash at the end, as the Dutch API Design Rules have it (/core/no-trailing-slash)."""

from django.urls import path

from raadsportaal.opendata.api import views
from raadsportaal.opendata.soorten import SOORTEN

app_name = "api"
urlpatterns = [
    path("api/v1", views.begin, name="begin"),
    path("api/v1/", views.begin),
    path("api/v1/openapi.json", views.openapi, name="openapi"),
    *(path(f"api/v1/{soort.slug}", views.lijst, {"soort": soort}, name=soort.slug) for soort in SOORTEN),
    *(
        path(f"api/v1/{soort.slug}/<str:sleutel>", views.een, {"soort": soort}, name=f"{soort.slug}-een")
        for soort in SOORTEN
    ),
    path("api/<path:path>", views.unknown),
]
