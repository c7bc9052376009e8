from django.apps import AppConfig
from django.db.models.signals import post_migrate


class VolgenConfig(AppConfig):
    name = "raadsportaal.volgen"
    verbose_name = "Volgen"

    def ready(self):
        from raadsportaal.volgen import herindeling, merging, own_data, triggers  # noqa: F401 (the first three register)

        post_migrate.connect(triggers.watch, sender=self)  # Django tells no other of what every app has by then
