"""Addresses of papers; all of them under a municipality, all behind the gate."""

from django.urls import path

from raadsportaal.instrumenten import views, views_ingediend, views_ondertekenen, views_samen
from raadsportaal.instrumenten.bewaarlijst.views import bewaard, bewaarlijst
from raadsportaal.instrumenten.huisstijl.views import huisstijl, logo
from raadsportaal.instrumenten.jaarbeeld.views import jaarbeeld

app_name = "instrumenten"
PAPIER = "papieren/<int:pk>/"
INGEDIEND = "ingediend/<int:pk>/"
urlpatterns = [
    path("naar-de-raad/", views.wat, name="wat"),
    path("naar-de-raad/jaarbeeld/", jaarbeeld, name="jaarbeeld"),
    path("naar-de-raad/<slug:soort>/", views.waaruit, name="waaruit"),
    path("bewaard/", bewaarlijst, name="bewaarlijst"),
    path("bewaard/<int:pk>/", bewaard, name="bewaard"),
    path("papieren/", views.papieren, name="papieren"),
    path(PAPIER, views.papier, name="papier"),
    path(f"{PAPIER}gegevens/", views.gegevens, name="gegevens"),
    path(f"{PAPIER}delen/<slug:deel>/", views.deel, name="deel"),
    path(f"{PAPIER}delen/<slug:deel>/beurt/", views.beurt, name="beurt"),
    path(f"{PAPIER}delen/<slug:deel>/opmerkingen/", views_samen.opmerkingen, name="opmerkingen"),
    path(f"{PAPIER}opmerkingen/<int:nummer>/", views_samen.opmerking, name="opmerking"),
    path(f"{PAPIER}versies/", views.versies, name="versies"),
    path(f"{PAPIER}dien-in/", views_ingediend.dien_in, name="dien_in"),
    path(f"{PAPIER}wie/", views_samen.wie, name="wie"),
    path(f"{PAPIER}mede-indieners/", views_ondertekenen.mede_indieners, name="mede_indieners"),
    path(f"{PAPIER}mede-indienen/", views_ondertekenen.mede_indienen, name="mede_indienen"),
    path(f"{PAPIER}weg/", views.weg, name="weg"),
    path(f"{PAPIER}papier.<slug:vorm>", views.haal_op, name="haal_op"),
    path("ingediend/", views_ingediend.te_bevestigen, name="te_bevestigen"),
    path(INGEDIEND, views_ingediend.ingediend, name="ingediend"),
    path(f"{INGEDIEND}bevestig/", views_ingediend.bevestig, name="bevestig"),
    path(f"{INGEDIEND}niet-ingediend/", views_ingediend.niet_ingediend, name="niet_ingediend"),
    path(f"{INGEDIEND}stuk.<slug:vorm>", views_ingediend.haal_ingediend_op, name="haal_ingediend_op"),
    path("raadsregels/", views.raadsregels, name="raadsregels"),
    path("huisstijl/", huisstijl, name="huisstijl"),
    path("huisstijl/logo/", logo, name="logo"),
]
