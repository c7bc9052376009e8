from django.apps import AppConfig


class InstrumentenConfig(AppConfig):
    name = "raadsportaal.instrumenten"
    verbose_name = "Naar de raad"

    def ready(self):
        from raadsportaal.instrumenten import herindeling, own_data  # noqa: F401 (register: mergers, one's own data)
