from django.apps import AppConfig


class InstrumentenConfig(AppConfig):
    name = "raadsportaal.instrumenten"
    verbose_name = "Naar de raad"

    def ready(self):
        # They register: mergers of municipalities and of records, one's own data.
        from raadsportaal.instrumenten import herindeling, own_data  # noqa: F401
        from raadsportaal.instrumenten.bewaarlijst import doubles  # noqa: F401
        from raadsportaal.instrumenten.bewaarlijst import herindeling as _moves  # noqa: F401
        from raadsportaal.instrumenten.bewaarlijst import own_data as _own  # noqa: F401
