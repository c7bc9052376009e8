from django.apps import AppConfig


class KennisbankConfig(AppConfig):
    name = "kennisbank"
    verbose_name = "Kennisbank"

    def ready(self):
        from kennisbank import (
            own_data,  # noqa: F401 (adds what was proposed to one's own data)
            samenvoegen,  # noqa: F401 (what moves when editors merge two praktijken)
        )
