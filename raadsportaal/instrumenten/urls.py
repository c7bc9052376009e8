"""Addresses of papers; all of them under a municipality, all behind the gate."""

from django.urls import path

from raadsportaal.instrumenten import views, views_ondertekenen, views_samen

app_name = "instrumenten"
PAPIER = "papieren/<int:pk>/"
urlpatterns = [
    path("naar-de-raad/", views.wat, name="wat"),
    path("naar-de-raad/<slug:soort>/", views.waaruit, name="waaruit"),
    path("papieren/", views.papieren, name="papieren"),
    path(PAPIER, views.papier, name="papier"),
    path(f"{PAPIER}gegevens/", views.gegevens, name="gegevens"),
    path(f"{PAPIER}delen/<slug:deel>/", views.deel, name="deel"),
    path(f"{PAPIER}delen/<slug:deel>/beurt/", views.beurt, name="beurt"),
    path(f"{PAPIER}delen/<slug:deel>/opmerkingen/", views_samen.opmerkingen, name="opmerkingen"),
    path(f"{PAPIER}opmerkingen/<int:nummer>/", views_samen.opmerking, name="opmerking"),
    path(f"{PAPIER}versies/", views.versies, name="versies"),
    path(f"{PAPIER}wie/", views_samen.wie, name="wie"),
    path(f"{PAPIER}mede-indieners/", views_ondertekenen.mede_indieners, name="mede_indieners"),
    path(f"{PAPIER}mede-indienen/", views_ondertekenen.mede_indienen, name="mede_indienen"),
    path(f"{PAPIER}weg/", views.weg, name="weg"),
    path(f"{PAPIER}papier.<slug:vorm>", views.haal_op, name="haal_op"),
    path("raadsregels/", views.raadsregels, name="raadsregels"),
]
