"""Addresses of the people of a municipality, of the invitation that makes one of them, and of asking VNG to join."""

from django.urls import path

from raadsportaal.gemeenten import views
from raadsportaal.gemeenten.meedoen import views as meedoen

app_name = "gemeenten"
urlpatterns = [
    path("gemeenten/<slug:gemeente>/mensen/", views.leden, name="leden"),
    path("gemeenten/<slug:gemeente>/mensen/lijst/", views.lijst, name="lijst"),
    path("gemeenten/<slug:gemeente>/mensen/<int:pk>/", views.lid, name="lid"),
    path("gemeenten/<slug:gemeente>/mensen/<int:pk>/weg/", views.weghalen, name="weghalen"),
    path("gemeenten/<slug:gemeente>/uitnodigingen/<int:pk>/", views.uitnodiging, name="uitnodiging"),
    path("uitnodiging/", views.aannemen, name="aannemen"),
    path("uitnodiging/<str:token>/", views.openen, name="openen"),
    path("meedoen/", meedoen.meedoen, name="meedoen"),
    path("meedoen/verstuurd/", meedoen.verstuurd, name="meedoen_verstuurd"),
    path("meedoen/bevestigen/", meedoen.bevestigen, name="meedoen_bevestigen"),
    path("meedoen/bevestigen/<str:token>/", meedoen.link, name="meedoen_link"),
]
