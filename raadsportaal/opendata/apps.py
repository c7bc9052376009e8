from django.apps import AppConfig


class OpendataConfig(AppConfig):
    name = "raadsportaal.opendata"
    verbose_name = "Open data"

    def ready(self):
        from raadsportaal.opendata import desk

        desk.tell_the_desk()
