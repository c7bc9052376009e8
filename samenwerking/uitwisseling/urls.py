"""Address of who works on a thema, under /samenwerking/."""

from django.urls import path

from samenwerking.uitwisseling import views

urlpatterns = [path("uitwisseling/", views.uitwisseling, name="uitwisseling")]
