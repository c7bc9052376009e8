"""Addresses of the agendas and doelen."""

from django.urls import path, register_converter

from agendas import views


class GroepConverter:
    regex = "klimaat|natuur|stad|migratie|digitaal"

    def to_python(self, value):
        return value

    to_url = to_python


register_converter(GroepConverter, "groep")

app_name = "agendas"
urlpatterns = [
    path("", views.agendas, name="agendas"),
    path("global-goals/", views.global_goals, name="global_goals"),
    path("global-goals/<int:nummer>/", views.doel, name="doel"),
    path("<groep:groep>/", views.groep, name="groep"),
    path("<groep:groep>/<slug:slug>/", views.agenda, name="agenda"),
]
