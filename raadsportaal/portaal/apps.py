from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "raadsportaal.portaal"
    verbose_name = "Portaal"

    def ready(self):
        from raadsportaal.portaal import worklist  # noqa: F401 (what waits for editors)
