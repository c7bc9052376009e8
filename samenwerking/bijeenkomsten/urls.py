"""Addresses under /bijeenkomsten/."""

from django.urls import path

from samenwerking.bijeenkomsten import calendar, views

app_name = "bijeenkomsten"
urlpatterns = [
    path("", views.bijeenkomsten, name="bijeenkomsten"),
    path("rss/", views.rss, name="rss"),
    path("agenda.ics", calendar.agenda_ics, name="agenda_ics"),
    path("maand/<int:jaar>/<int:maand>/", views.maand, name="maand"),
    path("afmelden/<str:sleutel>/", views.afmelden, name="afmelden"),
    path("<slug:slug>.ics", calendar.ics, name="ics"),
    path("<slug:slug>/", views.bijeenkomst, name="bijeenkomst"),
    path("<slug:slug>/aanmelden/", views.aanmelden, name="aanmelden"),
]
