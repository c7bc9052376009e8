"""Addresses of the kennisbank."""

from django.urls import path

from kennisbank import thema_pages, views
from kennisbank.voordrachten import views as voordragen

app_name = "kennisbank"
urlpatterns = [
    path("", views.praktijken, name="praktijken"),
    path("rss/", views.rss, name="rss"),
    path("export.csv", views.export, {"soort": "csv"}, name="export_csv"),
    path("export.xlsx", views.export, {"soort": "xlsx"}, name="export_xlsx"),
    path("netwerken/", views.netwerken, name="netwerken"),
    path("netwerken/<slug:slug>/", views.netwerk, name="netwerk"),
    path("voordragen/", voordragen.voordragen, name="voordragen"),
    path("voordragen/bedankt/<str:teken>/", voordragen.bedankt, name="bedankt"),
    path("collecties/", thema_pages.collecties, name="collecties"),
    path("collecties/<slug:slug>/", thema_pages.collectie, name="collectie"),
    path("themas/", thema_pages.themas, name="themas"),
    path("themas/<slug:slug>/", thema_pages.thema, name="thema"),
    path("<slug:slug>/", views.praktijk, name="praktijk"),
    path("<slug:slug>/bijlage/", views.bijlage, name="bijlage"),
    path("<slug:slug>/bijlage.pdf", views.bijlage_pdf, name="bijlage_pdf"),
]
