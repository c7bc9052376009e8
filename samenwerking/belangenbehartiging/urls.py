"""Addresses of what VNG does for municipalities, under /samenwerking/."""

from django.urls import path

from samenwerking.belangenbehartiging import views

urlpatterns = [
    path("belangenbehartiging/", views.belangenbehartiging, name="belangenbehartiging"),
    path("belangenbehartiging/<slug:slug>/", views.inzet, name="inzet"),
]
