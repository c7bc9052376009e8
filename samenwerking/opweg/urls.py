"""Address of the guide to international policy, under /samenwerking/."""

from django.urls import path

from samenwerking.opweg import views

urlpatterns = [path("op-weg/", views.op_weg, name="op_weg")]
