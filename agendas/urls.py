"""Addresses of the agendas and doelen."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from agendas import views
from agendas.models import Agenda


class GroepConverter(StringConverter):
    regex = "|".join(groep for groep in Agenda.Groep if groep != Agenda.Groep.GLOBAL_GOALS)


register_converter(GroepConverter, "groep")

app_name = "agendas"
urlpatterns = [
    path("", views.agendas, name="agendas"),
    path("global-goals/", views.global_goals, name="global_goals"),
    path("global-goals/<int:nummer>/", views.doel, name="doel"),
    path("<groep:groep>/", views.groep, name="groep"),
    path("<groep:groep>/<slug:slug>/", views.agenda, name="agenda"),
]
