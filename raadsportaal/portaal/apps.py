from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "raadsportaal.portaal"
    verbose_name = "Portaal"
