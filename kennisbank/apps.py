from django.apps import AppConfig


class KennisbankConfig(AppConfig):
    name = "kennisbank"
    verbose_name = "Kennisbank"

    def ready(self):
        from kennisbank import samenvoegen  # noqa: F401 (what moves when editors merge two praktijken)
