from django.apps import AppConfig


class GemeentenConfig(AppConfig):
    name = "raadsportaal.gemeenten"
    verbose_name = "Gemeenten en gebruikers"

    def ready(self):
        from raadsportaal.gemeenten import checks  # noqa: F401 (registers the check of the role in the database)
