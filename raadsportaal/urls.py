"""All addresses of the portal; each package keeps its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("agendas/", include("agendas.urls")),
    path("kennisbank/", include("kennisbank.urls")),
    path("", include("raadsportaal.portaal.urls")),
]

handler404 = "raadsportaal.portaal.views.not_found"
handler400 = "raadsportaal.portaal.views.bad_request"
handler500 = "raadsportaal.portaal.views.server_error"
