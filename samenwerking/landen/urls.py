"""Addresses: `urlpatterns` for everyone, `municipal` under /gemeenten/<slug>/."""

from django.urls import path

from samenwerking.landen import municipal_views, views, voorstel_views

urlpatterns = [
    path("landen/", views.landen, name="landen"),
    path("landen/<slug:slug>/", views.land, name="land"),
]
municipal = [
    path("actief/", municipal_views.actief, name="actief"),
    path("actief/<int:pk>/", municipal_views.wijzig, name="actief_wijzig"),
    path("landenoverleg/<slug:land>/", municipal_views.voorstel, name="landenoverleg"),
    path("landenoverleg/<slug:land>/voorstel/", voorstel_views.nieuw, name="overlegvoorstel"),
    path("overlegvoorstellen/<int:pk>/", voorstel_views.afwijzen, name="overlegvoorstel_afwijzen"),
    path("overleggen/<int:pk>/", municipal_views.overleg, name="overleg"),
]
