from django.apps import AppConfig


class OpendataConfig(AppConfig):
    name = "raadsportaal.opendata"
    verbose_name = "Open data"
