from django.apps import AppConfig


class GemeentenConfig(AppConfig):
    name = "raadsportaal.gemeenten"
    verbose_name = "Gemeenten en gebruikers"
