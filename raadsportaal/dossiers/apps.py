from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "raadsportaal.dossiers"
    verbose_name = "Dossiers"

    def ready(self):
        from raadsportaal.dossiers import merging, own_data  # noqa: F401 (register: one's own data, what moves in a merge)
