from django.apps import AppConfig


class BasisConfig(AppConfig):
    name = "raadsportaal.basis"
    verbose_name = "Zoeken"

    def ready(self):
        from raadsportaal.basis import checks  # noqa: F401 (registers the check of the data in the database)
