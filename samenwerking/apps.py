from django.apps import AppConfig


class SamenwerkingConfig(AppConfig):
    name = "samenwerking"
    verbose_name = "Samenwerking"

    def ready(self):
        from samenwerking import merging, own_data  # noqa: F401 (register: one's own data, and what moves in a merge)
