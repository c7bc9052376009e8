from django.apps import AppConfig


class VolgenConfig(AppConfig):
    name = "raadsportaal.volgen"
    verbose_name = "Volgen"
