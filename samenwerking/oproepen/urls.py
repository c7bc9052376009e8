"""Addresses: `urlpatterns` for everyone, `municipal` under /gemeenten/<slug>/."""

from django.urls import path

from samenwerking.oproepen import own_views, views

urlpatterns = [
    path("oproepen/", views.oproepen, name="oproepen"),
    path("oproepen/<slug:slug>/", views.oproep, name="oproep"),
]
municipal = [
    path("aanbod/", views.aanbod, name="aanbod"),
    path("aanbod/nieuw/", views.aanbod_nieuw, name="aanbod_nieuw"),
    path("aanbod/<int:pk>/", views.aanbod_wijzig, name="aanbod_wijzig"),
    path("aanbod/eigen/nieuw/", own_views.aanbod_nieuw, name="eigen_aanbod_nieuw"),
    path("aanbod/eigen/<int:pk>/", own_views.aanbod_wijzig, name="eigen_aanbod_wijzig"),
    path("oproepen/<slug:slug>/reageer/", views.reageer, name="reageer"),
    path("oproepen/<slug:slug>/reageer/eigen/", own_views.reageer, name="eigen_reageer"),
    path("oproepen/<slug:slug>/stel-voor/", own_views.stel_voor, name="stel_oproep_voor"),
    path("reacties/<int:pk>/", views.reactie, name="reactie"),
    path("reacties/eigen/<int:pk>/", own_views.reactie, name="eigen_reactie"),
]
