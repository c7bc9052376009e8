from django.apps import AppConfig


class SamenwerkingConfig(AppConfig):
    name = "samenwerking"
    verbose_name = "Samenwerking"

    def ready(self):
        from samenwerking import own_data  # noqa: F401 (adds what a person did here to one's own data)
