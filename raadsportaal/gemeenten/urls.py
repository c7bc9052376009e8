"""Addresses of the people of a municipality, and of the invitation by which one becomes one of them."""

from django.urls import path

from raadsportaal.gemeenten import views

app_name = "gemeenten"
urlpatterns = [
    path("gemeenten/<slug:gemeente>/mensen/", views.leden, name="leden"),
    path("gemeenten/<slug:gemeente>/mensen/lijst/", views.lijst, name="lijst"),
    path("gemeenten/<slug:gemeente>/mensen/<int:pk>/", views.lid, name="lid"),
    path("gemeenten/<slug:gemeente>/mensen/<int:pk>/weg/", views.weghalen, name="weghalen"),
    path("gemeenten/<slug:gemeente>/uitnodigingen/<int:pk>/", views.uitnodiging, name="uitnodiging"),
    path("uitnodiging/", views.aannemen, name="aannemen"),
    path("uitnodiging/<str:token>/", views.openen, name="openen"),
]
