"""All addresses of the portal; each package keeps its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("", include("raadsportaal.redactie.urls")),
    path("", include("raadsportaal.gemeenten.signing_in.urls")),
    path("agendas/", include("agendas.urls")),
    path("", include("agendas.meetlat.urls")),
    path("kennisbank/", include("kennisbank.urls")),
    path("en/", include("kennisbank.engels.urls")),
    path("samenwerking/", include("samenwerking.urls")),
    path("bijeenkomsten/", include("samenwerking.bijeenkomsten.urls")),
    path("advies/", include("samenwerking.advies.urls")),
    path("gemeenten/<slug:gemeente>/", include("samenwerking.municipal_urls")),
    path("gemeenten/<slug:gemeente>/", include("raadsportaal.dossiers.urls")),
    path("gemeenten/<slug:gemeente>/", include("raadsportaal.instrumenten.urls")),
    path("", include("raadsportaal.gemeenten.urls")),
    path("", include("raadsportaal.opendata.urls")),
    path("", include("raadsportaal.volgen.urls")),
    path("", include("raadsportaal.portaal.urls")),
]

handler403 = "raadsportaal.portaal.views.forbidden"
handler404 = "raadsportaal.portaal.views.not_found"
handler400 = "raadsportaal.portaal.views.bad_request"
handler500 = "raadsportaal.portaal.views.server_error"
