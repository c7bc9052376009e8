from django.apps import AppConfig


class BasisConfig(AppConfig):
    name = "raadsportaal.basis"
    verbose_name = "Zoeken"
