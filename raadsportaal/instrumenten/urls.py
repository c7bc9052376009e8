"""Addresses of papers; all of them under a municipality, all behind the gate."""

from django.urls import path

from raadsportaal.instrumenten.bewaarlijst.views import bewaard, bewaarlijst
from raadsportaal.instrumenten.huisstijl.views import huisstijl, logo
from raadsportaal.instrumenten.jaarbeeld.views import jaarbeeld
from raadsportaal.instrumenten.views import choosing, concepten, ingediend, raadsregels, sharing, signing, writing

app_name = "instrumenten"
PAPIER = "papieren/<int:pk>/"
INGEDIEND = "ingediend/<int:pk>/"
urlpatterns = [
    path("naar-de-raad/", choosing.wat, name="wat"),
    path("naar-de-raad/jaarbeeld/", jaarbeeld, name="jaarbeeld"),
    path("naar-de-raad/<slug:soort>/", choosing.waaruit, name="waaruit"),
    path("bewaard/", bewaarlijst, name="bewaarlijst"),
    path("bewaard/<int:pk>/", bewaard, name="bewaard"),
    path("papieren/", concepten.papieren, name="papieren"),
    path(PAPIER, concepten.papier, name="papier"),
    path(f"{PAPIER}gegevens/", writing.gegevens, name="gegevens"),
    path(f"{PAPIER}delen/<slug:deel>/", writing.deel, name="deel"),
    path(f"{PAPIER}delen/<slug:deel>/beurt/", writing.beurt, name="beurt"),
    path(f"{PAPIER}delen/<slug:deel>/opmerkingen/", sharing.opmerkingen, name="opmerkingen"),
    path(f"{PAPIER}opmerkingen/<int:nummer>/", sharing.opmerking, name="opmerking"),
    path(f"{PAPIER}versies/", concepten.versies, name="versies"),
    path(f"{PAPIER}dien-in/", ingediend.dien_in, name="dien_in"),
    path(f"{PAPIER}wie/", sharing.wie, name="wie"),
    path(f"{PAPIER}mede-indieners/", signing.mede_indieners, name="mede_indieners"),
    path(f"{PAPIER}mede-indienen/", signing.mede_indienen, name="mede_indienen"),
    path(f"{PAPIER}weg/", concepten.weg, name="weg"),
    path(f"{PAPIER}papier.<slug:vorm>", concepten.haal_op, name="haal_op"),
    path("ingediend/", ingediend.te_bevestigen, name="te_bevestigen"),
    path(INGEDIEND, ingediend.ingediend, name="ingediend"),
    path(f"{INGEDIEND}bevestig/", ingediend.bevestig, name="bevestig"),
    path(f"{INGEDIEND}niet-ingediend/", ingediend.niet_ingediend, name="niet_ingediend"),
    path(f"{INGEDIEND}stuk.<slug:vorm>", ingediend.haal_ingediend_op, name="haal_ingediend_op"),
    path("raadsregels/", raadsregels.raadsregels, name="raadsregels"),
    path("huisstijl/", huisstijl, name="huisstijl"),
    path("huisstijl/logo/", logo, name="logo"),
]
