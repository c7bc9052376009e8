from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "raadsportaal.dossiers"
    verbose_name = "Dossiers"
