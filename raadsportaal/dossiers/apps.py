from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "raadsportaal.dossiers"
    verbose_name = "Dossiers"

    def ready(self):
        from raadsportaal.dossiers import herindeling, merging, own_data  # noqa: F401 (register: mergers, one's own data)
