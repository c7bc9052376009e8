"""Addresses under /inbedden/: the only ones that pages of others may frame."""

from django.urls import path

from raadsportaal.opendata.inbedden import views

app_name = "inbedden"
urlpatterns = [
    path("praktijk/<slug:slug>/", views.praktijk, name="praktijk"),
    path("cijfer/<slug:slug>/<slug:gemeente>/", views.cijfer, name="cijfer"),
    path("wiel/<slug:gemeente>/", views.wiel, name="wiel"),
]
