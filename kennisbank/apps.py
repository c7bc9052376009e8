from django.apps import AppConfig


class KennisbankConfig(AppConfig):
    name = "kennisbank"
    verbose_name = "Kennisbank"

    def ready(self):
        from kennisbank import kinds, merging, own_data  # noqa: F401 (register: what there is, moves in a merge, is of a person)
