"""Addresses of the kennisbank."""

from django.urls import path

from kennisbank import feeds, themapaginas, views
from kennisbank.voordragen import views as voordragen

app_name = "kennisbank"
urlpatterns = [
    path("", views.praktijken, name="praktijken"),
    path("rss/", feeds.PraktijkenFeed(), name="rss"),
    path("export.csv", views.export, {"soort": "csv"}, name="export_csv"),
    path("export.xlsx", views.export, {"soort": "xlsx"}, name="export_xlsx"),
    path("netwerken/", views.netwerken, name="netwerken"),
    path("netwerken/<slug:slug>/", views.netwerk, name="netwerk"),
    path("voordragen/", voordragen.voordragen, name="voordragen"),
    path("voordragen/bedankt/<str:teken>/", voordragen.bedankt, name="bedankt"),
    path("collecties/", themapaginas.collecties, name="collecties"),
    path("collecties/<slug:slug>/", themapaginas.collectie, name="collectie"),
    path("themas/", themapaginas.themas, name="themas"),
    path("themas/<slug:slug>/", themapaginas.thema, name="thema"),
    path("<slug:slug>/", views.praktijk, name="praktijk"),
    path("<slug:slug>/bijlage/", views.bijlage, name="bijlage"),
    path("<slug:slug>/bijlage.pdf", views.bijlage_pdf, name="bijlage_pdf"),
]
