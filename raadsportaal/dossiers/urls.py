"""Addresses of dossiers; all of them under a municipality, all behind the gate."""

from django.urls import path

from raadsportaal.dossiers.views import (
    bulk,
    dossiers,
    invoer,
    koppelingen,
    lezingen,
    lists,
    opvolging,
    papers,
    suggesties,
    voorstellen,
)

app_name = "dossiers"
DOSSIER = "dossiers/<slug:dossier>/"
urlpatterns = [
    path("dossiers/", lists.dossiers, name="dossiers"),
    path("dossiers/nieuw/", dossiers.nieuw, name="nieuw"),
    path("dossiers/export.csv", papers.export, {"soort": "csv"}, name="export_csv"),
    path("dossiers/export.xlsx", papers.export, {"soort": "xlsx"}, name="export_xlsx"),
    path("dossiers/invoer/", invoer.invoer, name="invoer"),
    path("dossiers/invoer/<int:pk>/", invoer.voorbeeld, name="voorbeeld"),
    path("dossiers/invoer/<int:pk>/terug/", invoer.terug, name="invoer_terug"),
    path(DOSSIER, dossiers.dossier, name="dossier"),
    path(f"{DOSSIER}wijzig/", dossiers.wijzig, name="wijzig"),
    path(f"{DOSSIER}archief/", dossiers.archief, name="archief"),
    path(f"{DOSSIER}bevestig/", opvolging.bevestig, name="bevestig"),
    path(f"{DOSSIER}openbaar/", dossiers.openbaar, name="openbaar"),
    path(f"{DOSSIER}beleidspunten/nieuw/", dossiers.beleidspunt, name="nieuw_beleidspunt"),
    path(f"{DOSSIER}beleidspunten/<int:pk>/", dossiers.beleidspunt, name="beleidspunt"),
    path(f"{DOSSIER}beleidspunten/<int:pk>/weg/", dossiers.beleidspunt_weg, name="beleidspunt_weg"),
    path(f"{DOSSIER}koppelen/", koppelingen.koppel, name="koppel"),
    path(f"{DOSSIER}koppelingen/<int:pk>/", koppelingen.wijzig_koppeling, name="wijzig_koppeling"),
    path(f"{DOSSIER}geschiedenis/", papers.geschiedenis, name="geschiedenis"),
    path(f"{DOSSIER}bijlage/", papers.bijlage, name="bijlage"),
    path(f"{DOSSIER}bijlage.pdf", papers.bijlage_pdf, name="bijlage_pdf"),
    path(f"{DOSSIER}suggesties/", suggesties.suggesties, name="suggesties"),
    path(f"{DOSSIER}suggesties/<int:pk>/", suggesties.suggestie, name="suggestie"),
    path("in-een-keer/", bulk.in_een_keer, name="in_een_keer"),
    path("moties-en-toezeggingen/", opvolging.opvolging, name="opvolging"),
    path("moties-en-toezeggingen/overzicht.csv", opvolging.overzicht, name="overzicht_csv"),
    path(f"{DOSSIER}stukken/<int:pk>/passage/", suggesties.passage, name="passage"),
    path("duiding/", lezingen.duiding, name="duiding"),
    path("duiding/<int:pk>/", lezingen.lezing, name="lezing"),
    path("duiding/<int:pk>/bewaar/", lezingen.bewaar, name="bewaar"),
    path("duiding/<int:pk>/weg/", lezingen.lezing_weg, name="lezing_weg"),
    path("koppelen/<str:soort>/<str:sleutel>/", koppelingen.koppel_aan, name="koppel_aan"),
    path("voorstellen/", voorstellen.voorstellen, name="voorstellen"),
    path("voorstellen/besloten/", voorstellen.besloten, name="besloten"),
    path("voorstellen/<int:pk>/", voorstellen.besluit, name="besluit"),
]
