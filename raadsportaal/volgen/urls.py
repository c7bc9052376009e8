"""Addresses of following: the bell, its choices, and what stands in a mail."""

from django.urls import path

from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.volgen import account_views, views
from raadsportaal.volgen.feeds import CijferFeed, LijstFeed, NieuwsFeed

app_name = "volgen"
urlpatterns = [
    path("volgen/", views.volg, name="volg"),
    path("volgen/bevestig/<str:token>/", views.bevestig, name="bevestig"),
    path("volgen/stop/<str:token>/", views.stop, name="stop"),
    path("volgen/mijn/<str:token>/", views.beheer, name="beheer"),
    path("volgen/nieuws/<slug:soort>/", LijstFeed(), name="lijstfeed"),
    path("volgen/nieuws/<slug:soort>/<int:pk>/", NieuwsFeed(), name="feed"),
    path(
        "volgen/nieuws/cijfer/<int:pk>/<slug:gemeente>/",
        for_gemeente(Recht.OPENBAAR)(CijferFeed()),
        name="cijferfeed",
    ),
    path("account/meldingen/", account_views.meldingen, name="meldingen"),
    path("account/meldingen/alles/", account_views.alles, name="alles"),
    path("account/nieuws/", account_views.nieuw, name="nieuw"),
]
