from django.apps import AppConfig


class InstrumentenConfig(AppConfig):
    name = "raadsportaal.instrumenten"
    verbose_name = "Naar de raad"

    def ready(self):
        from raadsportaal.instrumenten import own_data  # noqa: F401 (registers: one's own data, and erasing it)
