"""Addresses of samenwerking for everyone, under /samenwerking/; each part keeps its own."""

from django.urls import path

from samenwerking import views
from samenwerking.belangenbehartiging import urls as belangenbehartiging
from samenwerking.landen import urls as landen
from samenwerking.oproepen import urls as oproepen
from samenwerking.opweg import urls as opweg
from samenwerking.programmas import urls as programmas
from samenwerking.stedenbanden import urls as stedenbanden
from samenwerking.uitwisseling import urls as uitwisseling

app_name = "samenwerking"
urlpatterns = [
    path("", views.samenwerking, name="samenwerking"),
    *programmas.urlpatterns,
    *landen.urlpatterns,
    *stedenbanden.urlpatterns,
    *oproepen.urlpatterns,
    *belangenbehartiging.urlpatterns,
    *opweg.urlpatterns,
    *uitwisseling.urlpatterns,
]
