from django.apps import AppConfig


class KennisbankConfig(AppConfig):
    name = "kennisbank"
    verbose_name = "Kennisbank"

    def ready(self):
        from kennisbank import merging, own_data  # noqa: F401 (register: one's own data, and what moves in a merge)
