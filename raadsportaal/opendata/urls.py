"""Addresses for who builds on what the portal has: machines first."""

from django.urls import include, path

urlpatterns = [
    path("", include("raadsportaal.opendata.api.urls")),
    path("", include("raadsportaal.opendata.dumps.urls")),
    path("", include("raadsportaal.opendata.betekenis.urls")),
    path("inbedden/", include("raadsportaal.opendata.inbedden.urls")),
]
