from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "raadsportaal.dossiers"
    verbose_name = "Dossiers"

    def ready(self):
        from raadsportaal.dossiers import own_data  # noqa: F401 (adds the dossiers to one's own data)
